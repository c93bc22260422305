//! A page as HTML.

use crate::route::Page;
use crate::shell::{app, explorer};
use crate::store::CorpusStore;
use leptos::prelude::*;

/// A page rendered natively.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The title of the window.
    pub title: String,
    /// The inside of the element that the program wakes up in.
    pub html: String,
}

pub use crate::collection::start::LISTED as LISTED_DOCUMENTS;
pub use crate::timeline::places;

/// HTML that browsers read as the same, in fewer bytes. A page has a comment for every view that is not there; one without text
/// serves as well. Quotation marks and end tags are left out where the standard says that they may be
/// (<https://html.spec.whatwg.org/multipage/syntax.html>, 13.1.2). No text has any of this in it, because it is escaped.
fn short(html: &str) -> String {
    let html = html.replace("<!--<() />-->", "<!>");
    let mut short = String::with_capacity(html.len());
    let mut rest = &*html;
    while let Some(start) = rest.find('<') {
        let end = rest[start..]
            .find('>')
            .map_or(rest.len(), |end| start + end + 1);
        let (tag, after) = (&rest[start..end], &rest[end..]);
        short.push_str(&rest[..start]);
        if !is_implied(tag, after) {
            add_tag(&mut short, tag);
        }
        rest = after;
    }
    short + rest
}

/// True for the end tag of an item or a paragraph that what comes after it ends as well.
fn is_implied(tag: &str, after: &str) -> bool {
    const AFTER_ITEM: [&str; 4] = ["<li>", "<li ", "</ul>", "</ol>"];
    const AFTER_PARAGRAPH: [&str; 12] = [
        "<p>",
        "<p ",
        "<div",
        "<ul",
        "<ol",
        "<h3>",
        "<details",
        "</div>",
        "</li>",
        "</section>",
        "</header>",
        "</details>",
    ];
    let is_before = |tags: &[&str]| tags.iter().any(|next| after.starts_with(next));
    match tag {
        "</li>" => is_before(&AFTER_ITEM),
        "</p>" => is_before(&AFTER_PARAGRAPH),
        _ => false,
    }
}

/// Adds a tag without the quotation marks that its values do not need.
fn add_tag(html: &mut String, tag: &str) {
    let needs_marks = |c: char| c.is_whitespace() || matches!(c, '\'' | '=' | '`');
    // What is outside of quotation marks and what is inside take turns.
    let mut parts = tag.split('"');
    while let Some(outside) = parts.next() {
        match parts.next() {
            None => html.push_str(outside),
            Some("") => html.push_str(outside.trim_end_matches('=')),
            Some(value) if value.contains(needs_marks) => {
                html.extend([outside, "\"", value, "\""]);
            }
            Some(value) => html.extend([outside, value]),
        }
    }
}

/// Renders a page. The program in the browser wakes up in exactly this HTML.
pub fn render(store: &'static CorpusStore, page: Page) -> Rendered {
    let owner = Owner::new();
    let rendered = owner.with(|| Rendered {
        title: explorer(store, page.clone()).title(),
        html: short(&untrack(|| app(store, page)).to_html()),
    });
    owner.cleanup();
    rendered
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::tests::{corpus, document};
    use corpus::DocumentDateBasis;

    #[test]
    fn the_day_of_capture_stands_apart_from_the_date() {
        let mut corpus = corpus();
        corpus.documents[0].captured = "2020-03-05".parse().ok();
        corpus.documents[1].date = "2019".parse().ok();
        corpus.documents[1].date_basis = DocumentDateBasis::Printed;
        let store = Box::leak(Box::new(CorpusStore::rendered(corpus, false)));
        for (id, want, captures) in [
            ("one", "Undated<p class=dateline>Captured 5 March 2020<", 1),
            ("two", "Dated 2019 in the source<", 0),
        ] {
            let page = render(store, Page::Document(document(id).id)).html;
            let words = page.matches("Captured").count();
            assert_eq!(words, captures, "{page}");
            let plain = page.replace("<!>", "").replace("</p>", "");
            assert!(plain.contains(want), "{page}");
        }
        let about = render(store, Page::About).html;
        assert_eq!(about.matches("Undated · Captured 5 March 2020<").count(), 1);
    }

    #[test]
    fn what_is_left_out_may_be_left_out() {
        for (html, want) in [
            ("a<!--<() />-->b", "a<!>b"),
            (
                "<p class=\"a b\" id=\"c\" hidden=\"\">",
                "<p class=\"a b\" id=c hidden>",
            ),
            (
                "<a href=\"?a=b\">x=\"y\"</a>",
                "<a href=\"?a=b\">x=\"y\"</a>",
            ),
            (
                "<a href=\"../\" title=\"&quot;\">",
                "<a href=../ title=&quot;>",
            ),
            (
                "<ul><li>a</li><li><p>b</p></li></ul>",
                "<ul><li>a<li><p>b</ul>",
            ),
            ("<ul><li>a</li><!></ul>", "<ul><li>a</li><!></ul>"),
            ("<p>a</p><p>b</p><pre>c</pre>", "<p>a<p>b</p><pre>c</pre>"),
            ("<div><p>a</p>b</div>", "<div><p>a</p>b</div>"),
            ("a < b", "a < b"),
        ] {
            assert_eq!(short(html), want);
        }
    }
}
