//! The page that Trunk built, as a template for all pages.

use anyhow::{Context, Result};
use app::render::Rendered;
use app::state::Page;
use corpus::Corpus;

/// What Trunk wrote, cut where pages differ.
pub struct Template<'h> {
    /// Up to the language of the page.
    start: &'h str,
    /// From there to the title.
    head: &'h str,
    /// From there to the place of the program.
    body: &'h str,
    /// The rest.
    end: &'h str,
}

const LANGUAGE: &str = "<html lang=\"en\"";
const TITLE: &str = "<title></title>";
const ROOT: &str = "<div id=\"app\"></div>";

impl<'h> Template<'h> {
    /// Cuts the page that Trunk wrote from `index.html`.
    ///
    /// # Errors
    /// One of the places that pages fill in is missing.
    pub fn read(html: &'h str) -> Result<Self> {
        let cut = |text: &'h str, at: &str| {
            let found = text.split_once(at);
            found.with_context(|| format!("index.html has no {at}, which every page fills in"))
        };
        let (start, rest) = cut(html, LANGUAGE)?;
        let (head, rest) = cut(rest, TITLE)?;
        let (body, end) = cut(rest, ROOT)?;
        Ok(Self {
            start,
            head,
            body,
            end,
        })
    }

    /// A page: its title and description in the head, its HTML where the program wakes up.
    pub fn page(&self, corpus: &Corpus, page: &Page, rendered: &Rendered) -> String {
        let root = page.to_root();
        let description = match page.document().and_then(|id| corpus.document(id)) {
            Some(document) => document
                .blocks
                .iter()
                .find(|b| b.text.len() > 80)
                .map(|b| &*b.text),
            None => Some(&*corpus.corpus.description),
        };
        let [start, head, body, end] =
            [self.start, self.head, self.body, self.end].map(|part| at_depth(part, root));
        [
            &start,
            &format!("<html lang=\"{}\"", escape(&corpus.corpus.language)),
            &head,
            &format!("<title>{}</title>", escape(&rendered.title)),
            &format!(
                "<meta name=\"description\" content=\"{}\">",
                escape(&shortened(description.unwrap_or_default(), 300))
            ),
            &body,
            &format!("<div id=\"app\" data-page=\"{}\">", escape(&page.path())),
            &rendered.html,
            "</div>",
            &end,
        ]
        .concat()
    }
}

/// Turns the addresses that Trunk wrote, which are relative to the root, into addresses from a page
/// that lies deeper. They are in the quotes of attributes and of the script that starts the program.
fn at_depth(html: &str, to_root: &str) -> String {
    html.replace("\"./", &format!("\"{to_root}"))
        .replace("'./", &format!("'{to_root}"))
}

/// Text for HTML, in an element or a quoted attribute.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// The first words of a text, at most so many characters of them.
fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.into();
    }
    let cut: String = text.chars().take(most).collect();
    let whole = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(words, _)| words);
    format!("{whole} …")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_never_becomes_markup() {
        let hostile = "\"><script>alert('x')</script>&amp;";
        let escaped = escape(hostile);
        assert!(!escaped.contains(['<', '>', '"', '\'']), "{escaped}");
        assert_eq!(escape("Iran , “é”"), "Iran , “é”");
    }

    #[test]
    fn addresses_follow_the_depth_of_the_page() {
        let html = "<link href=\"./a.js\"><script>import x from './a.js'</script><a href=\"x\">";
        let deep =
            "<link href=\"../../a.js\"><script>import x from '../../a.js'</script><a href=\"x\">";
        assert_eq!(at_depth(html, "../../"), deep);
        assert_eq!(at_depth(html, "./"), html);
    }

    #[test]
    fn a_page_without_a_place_for_the_program_is_refused() {
        assert!(Template::read("<html lang=\"en\"><title></title>").is_err());
        assert!(Template::read("<html lang=\"en\"><title></title><div id=\"app\"></div>").is_ok());
    }
}
