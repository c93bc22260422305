//! What machines find and quote: what each page says of itself in its head, and the files that
//! carry the corpus to search engines, feed readers, calendars and spreadsheets.
//!
//! - [`address`]: where the site will stand; [`text`], [`dates`], [`urn`], [`event_summary`]: what
//!   all formats share
//! - [`meta`], [`jsonld`]: the head of a page
//! - [`cite`]: files beside a document's page for programs that manage citations
//! - [`oembed`]: a page as others embed it by its address
//! - [`sitemap`], [`feed`], [`ics`], [`csv`], [`picture`], [`installed`]: files at the root of the site
//!
//! **Invariant:** documents and manifests are hostile. Every word of theirs is escaped where it is
//! written, and no file depends on a clock. Guarded by the tests here.

pub mod address;
mod cite;
pub mod csv;
mod dates;
mod event_summary;
mod feed;
pub mod ics;
mod installed;
mod json;
mod jsonld;
mod meta;
mod oembed;
mod picture;
mod sitemap;
#[cfg(test)]
pub mod tests;
mod text;
mod urn;

pub use address::SiteUrl;
pub use cite::files as citations;
pub use installed::icon_at;
pub use json::{json, schema};
pub use meta::tags_of_one_file as head_of_one_file;
pub use oembed::files as answers;

use app::route::Page;
use corpus::Lookup;

/// The name of the text in which the spans of a document count, in the folder of its page.
pub const TEXT: &str = "text.txt";

/// What a page says of itself, as HTML for its head. `url` is the address of the site, as far as it
/// is known; without it all links are relative to the page. `is_slim` leaves out of the page of a document what would be most
/// of many pages: its events, which are in the files that hold them all, these files, which the explorer's page names, and
/// what one of its tags says of another already.
pub fn head(lookup: &Lookup<'_>, page: &Page, url: Option<&SiteUrl>, is_slim: bool) -> String {
    let tags = meta::tags(lookup, page, url, is_slim);
    installed::links(page) + &tags + &jsonld::script(lookup, page, url, is_slim)
}

/// The files at the root of the site, by their paths below it. Those that need the address of the
/// site to be of use are left out without it, but for the sitemap.
pub fn files(lookup: &Lookup<'_>, url: Option<&SiteUrl>) -> Vec<(&'static str, Vec<u8>)> {
    let corpus = lookup.corpus();
    let mut files = vec![
        ("sitemap.xml", sitemap::sitemap(lookup, url).into_bytes()),
        ("feed.xml", feed::feed(lookup, url).into_bytes()),
        ("events.ics", ics::calendar(lookup, url).into_bytes()),
        ("events.csv", csv::table(corpus).into_bytes()),
        (picture::FILE, picture::picture(corpus)),
    ];
    files.extend(installed::files(corpus));
    if let Some(url) = url {
        files.push(("robots.txt", sitemap::robots(url).into_bytes()));
    }
    files
}
