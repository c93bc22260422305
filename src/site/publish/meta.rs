//! What a page says about itself in its head: to search engines, to those who show a preview of a
//! link (<https://ogp.me>), and to programs that manage citations.
//!
//! The tags for citations are those of Highwire Press, which Google Scholar and Zotero read, and
//! Dublin Core, which says what Highwire cannot: what kind of text it is, and dates that are more
//! than a year, a month or a day.

use super::TEXT;
use super::address::{Links, SiteUrl};
use super::text::{escaped, line, shortened};
use super::{cite, dates, installed, oembed, picture};
use app::i18n::{PartMessages, SentMessages};
use app::route::Page;
use corpus::citation::FILES;
use corpus::{Corpus, Document, Lookup};
use ingest::citation::kind;

/// The longest description, in characters.
const DESCRIPTION: usize = 160;
/// From how many bytes on a block is more than a byline.
const TELLING: usize = 80;

/// The tags of a page, each on a line. See [`super::head`] for `is_slim`.
pub fn tags(lookup: &Lookup<'_>, page: &Page, url: Option<&SiteUrl>, is_slim: bool) -> String {
    let corpus = lookup.corpus();
    let mut tags = Tags::default();
    if matches!(page, Page::NotFound | Page::Notes) {
        // The first answers to every address that leads nowhere, the second holds what a reader's own browser keeps.
        tags.named("robots", "noindex");
        return tags.0;
    }
    let words = PartMessages::of(&corpus.corpus.language);
    let links = Links::of(page, url);
    let sent = SentMessages::of(&corpus.corpus.language);
    let document = page.document().and_then(|id| lookup.document_of(id));
    // Relative, a page's own address is the folder that it lies in.
    let own = url.map_or_else(|| "./".to_owned(), |_| links.page(page));
    let title = match (page, document) {
        (Page::About, _) => format!("{} · {}", words.about, corpus.corpus.title),
        (_, document) => document.map_or(&corpus.corpus.title, |d| &d.title).clone(),
    };
    let description = document.map_or_else(
        || shortened(&line(&corpus.corpus.description), DESCRIPTION),
        |document| first_words(document, DESCRIPTION),
    );
    tags.named("description", &description);
    tags.link("canonical", &own, None);
    let is_slim = is_slim && document.is_some();
    let files = [
        ("feed.xml", "application/atom+xml", words.as_feed),
        ("events.ics", "text/calendar", words.as_calendar),
        ("corpus.json", "application/json", words.as_json),
        ("events.csv", "text/csv", words.as_table),
    ];
    // Readers of feeds look for one on any page.
    let named = if is_slim { &files[..1] } else { &files };
    for &(file, kind, name) in named {
        tags.link("alternate", &links.file(file), Some((kind, name)));
    }
    if url.is_some() && oembed::has_answer(page) {
        let answer = links.page(page) + oembed::FILE;
        tags.link("alternate", &answer, Some((oembed::MEDIA_TYPE, &title)));
    }
    if let Some(document) = document {
        let text = links.document(&document.id) + TEXT;
        tags.link("alternate", &text, Some(("text/plain", sent.as_text)));
        for ((file, name), kind) in FILES.into_iter().zip(cite::MEDIA_TYPES) {
            let href = links.document(&document.id) + file;
            tags.link("alternate", &href, Some((kind, name)));
        }
    }
    tags.property("og:type", document.map_or("website", |_| "article"));
    tags.property("og:title", &title);
    if !is_slim {
        tags.property("og:description", &description);
    }
    tags.property("og:site_name", &corpus.corpus.title);
    if url.is_some() {
        tags.property("og:url", &own);
    }
    tags.property("og:image", &links.file(picture::FILE));
    if !is_slim {
        tags.property("og:image:type", "image/png");
        tags.property("og:image:width", &picture::WIDTH.to_string());
        tags.property("og:image:height", &picture::HEIGHT.to_string());
    }
    let pictured = if picture::shows_events(corpus) {
        sent.picture_of_events
    } else {
        sent.picture_of_documents
    };
    tags.property("og:image:alt", &pictured(&line(&corpus.corpus.title)));
    tags.named("twitter:card", "summary_large_image");
    if let Some(document) = document {
        tags.citation(document, url.map(|_| own.as_str()), is_slim);
    }
    tags.0
}

/// The tags of the page that is the whole site in one file. It may lie anywhere, so it names the published site or none.
pub fn tags_of_one_file(corpus: &Corpus, url: Option<&SiteUrl>) -> String {
    let mut tags = Tags::default();
    tags.named("robots", "noindex");
    tags.named(
        "description",
        &shortened(&line(&corpus.corpus.description), DESCRIPTION),
    );
    if let Some(url) = url {
        tags.link("canonical", &url.to_string(), None);
    }
    tags.0 + &installed::own_icon()
}

/// The first words of a document that are more than a byline, at most so many characters.
pub fn first_words(document: &Document, most: usize) -> String {
    let texts = || document.blocks.iter().map(|block| &block.text);
    let found = texts().find(|text| text.len() > TELLING).or(texts().next());
    shortened(&line(found.unwrap_or(&document.title)), most)
}

/// Lines of HTML.
#[derive(Default)]
struct Tags(String);

impl Tags {
    fn citation(&mut self, document: &Document, own: Option<&str>, is_slim: bool) {
        let publisher = document.publisher.as_deref().unwrap_or_default();
        let kind = kind::of(document);
        let date = document.date.as_ref();
        // Of a date in doubt these tags would make a plain one: it is only given as EDTF below.
        let plain = date.and_then(dates::iso_of);
        let plain = plain
            .as_deref()
            .map(|date| date.split_once('T').map_or(date, |(day, _)| day));
        self.named("citation_title", &document.title);
        for author in &document.authors {
            self.named("citation_author", author);
        }
        if let Some(plain) = plain {
            self.named("citation_publication_date", &plain.replace('-', "/"));
        }
        self.named("citation_publisher", publisher);
        if kind.is_report() {
            self.named("citation_technical_report_institution", publisher);
        }
        self.named("citation_language", &document.language);
        self.named(
            "citation_public_url",
            document.url.as_deref().or(own).unwrap_or_default(),
        );
        // A citation is read far from the page, where a relative address leads nowhere.
        self.named("citation_fulltext_html_url", own.unwrap_or_default());
        // Without a type Zotero takes everything with a citation title for an article in a journal.
        self.named("z:itemType", kind.zotero());
        self.named("dc.type", document.kind.as_deref().unwrap_or_default());
        self.named(
            "dc.date",
            &date.map(ToString::to_string).unwrap_or_default(),
        );
        if !is_slim {
            self.named("dc.title", &document.title);
            for author in &document.authors {
                self.named("dc.creator", author);
            }
            self.named("dc.publisher", publisher);
            self.named("dc.language", &document.language);
        }
        if !kind.is_report() {
            // In Zotero the website that printed it, which else would be this collection.
            self.named("prism.publicationName", publisher);
        }
        if let Some(day) = plain.filter(|day| !is_slim && day.len() == "2023-07-19".len()) {
            self.property("article:published_time", day);
        }
    }

    fn named(&mut self, name: &str, content: &str) {
        self.meta("name", name, content);
    }

    fn property(&mut self, property: &str, content: &str) {
        self.meta("property", property, content);
    }

    /// A tag; none where there is nothing to say.
    fn meta(&mut self, attribute: &str, name: &str, content: &str) {
        let content = escaped(content);
        if !content.is_empty() {
            self.0 += &format!("<meta {attribute}=\"{name}\" content=\"{content}\">\n");
        }
    }

    fn link(&mut self, relation: &str, href: &str, file: Option<(&str, &str)>) {
        let file = file.map(|(kind, name)| format!(" type=\"{kind}\" title=\"{}\"", escaped(name)));
        let (href, file) = (escaped(href), file.unwrap_or_default());
        self.0 += &format!("<link rel=\"{relation}\" href=\"{href}\"{file}>\n");
    }
}
