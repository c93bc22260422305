//! What programs embed that are given the address of a page, such as WordPress: oEmbed 1.0, <https://oembed.com>.
//!
//! A static site has no endpoint that answers to any address; each page links to an answer of its own. Answers are read far
//! from the page, so there are none where the address of the site is not known.

use super::address::{Links, SiteUrl};
use super::picture;
use super::text::line;
use app::embed::lines::{Embedding, HEIGHT, HIGHEST, read_alone, title_of};
use app::route::{Page, ViewState};
use corpus::Corpus;
use serde_json::json;

/// The name of the answer, in the folder of a page.
pub const FILE: &str = "oembed.json";
/// The media type by which it is found.
pub const MEDIA_TYPE: &str = "application/json+oembed";
/// The width that is told to who asks for one, in pixels; the frame is as wide as there is room.
const WIDTH: usize = 800;
/// For so long an answer may be used without asking again, in seconds: a day.
const CACHE_AGE: u32 = 86_400;

/// Whether a page can be embedded by its address.
pub fn has_answer(page: &Page) -> bool {
    matches!(page, Page::Explorer | Page::Document(_))
}

/// The answers, by their paths below the root of the site.
pub fn files<'c>(
    corpus: &'c Corpus,
    url: &'c SiteUrl,
) -> impl Iterator<Item = (String, String)> + 'c {
    let documents = corpus.documents.iter();
    let documents = documents.map(|document| Page::Document(document.id.clone()));
    std::iter::once(Page::Explorer)
        .chain(documents)
        .map(|page| (page.path() + FILE, answer(corpus, page, url)))
}

/// A frame with the page, a title and a picture.
fn answer(corpus: &Corpus, page: Page, url: &SiteUrl) -> String {
    let links = Links::of_root(Some(url));
    let view = match page {
        Page::Document(id) => read_alone(id),
        page => ViewState::of(page),
    };
    let title = line(title_of(&view, corpus));
    let embedding = Embedding {
        root: links.file(""),
        view,
        title: title.clone(),
        colours: "",
        version: String::new(),
        highest: Some(HIGHEST),
    };
    let answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": line(&corpus.corpus.title),
        "provider_url": links.file(""),
        "cache_age": CACHE_AGE,
        "thumbnail_url": links.file(picture::FILE),
        "thumbnail_width": picture::WIDTH,
        "thumbnail_height": picture::HEIGHT,
        "width": WIDTH,
        "height": HEIGHT,
        "html": embedding.frame(),
    });
    answer.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::tests::corpus;
    use serde_json::Value;

    #[test]
    fn each_page_that_can_be_embedded_has_an_answer() {
        let mut corpus = corpus(vec![]);
        corpus.documents[0].title = "\"><script>alert(1)</script>".into();
        let url: SiteUrl = "https://example.org/d".parse().expect("is an address");
        let files: Vec<_> = files(&corpus, &url).collect();
        let paths: Vec<_> = files.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["oembed.json", "documents/one/oembed.json"]);
        let answer: Value = serde_json::from_str(&files[1].1).expect("is JSON");
        // What the specification requires of this type.
        for (name, value) in [
            ("version", "1.0"),
            ("type", "rich"),
            ("provider_url", "https://example.org/d/"),
        ] {
            assert_eq!(answer[name], value);
        }
        assert!(answer["width"].is_u64() && answer["height"].is_u64());
        let html = answer["html"].as_str().expect("is text");
        assert!(html.starts_with("<iframe src=\"https://example.org/d/documents/one/?view=reader&amp;embed=1\" title=\"&quot;&gt;&lt;script&gt;"));
        assert_eq!(html.matches('<').count(), 2, "{html}");
    }
}
