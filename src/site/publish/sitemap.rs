//! The list of pages for search engines (<https://www.sitemaps.org/protocol.html>), and the file
//! that tells them of it.

use super::address::{Links, SiteUrl};
use super::text::escaped;
use crate::index;
use app::route::Page;
use corpus::Lookup;

/// The most pages that the protocol allows in one file.
const MAX_PAGES: usize = 50_000;

/// `sitemap.xml`. Nothing in it says when a page was changed, because nobody knows.
pub fn sitemap(lookup: &Lookup<'_>, url: Option<&SiteUrl>) -> String {
    let corpus = lookup.corpus();
    let links = Links::of_root(url);
    let documents = corpus
        .documents
        .iter()
        .map(|d| Page::Document(d.id.clone()));
    let pages: String = [Page::Explorer, Page::About]
        .into_iter()
        .chain(documents)
        .map(|page| links.page(&page))
        .chain(index::pages(lookup).map(|list| links.file(&list.path())))
        .take(MAX_PAGES)
        .map(|address| format!("<url><loc>{}</loc></url>\n", escaped(&address)))
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{pages}</urlset>\n"
    )
}

/// `robots.txt` (RFC 9309) that names the sitemap, which only works with an absolute address.
pub fn robots(url: &SiteUrl) -> String {
    let sitemap = Links::of_root(Some(url)).file("sitemap.xml");
    format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n")
}
