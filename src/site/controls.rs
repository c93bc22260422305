//! The controls of a document's page that only the program brings to life: search, timeline, filters, dialogs, and the button
//! that quotes a passage. They are the same on the page of every document, so where there are many pages the script that
//! starts the program has them, and puts them where they belong while the page is read, before anything of it is painted
//! there. A reader without scripts does not see them anyway.

use crate::offline::bare;
use serde_json::json;
use std::ops::Range;

/// The script that stands in a page for the controls that it names.
pub const INCLUDE: &str = "include()";

/// Where controls begin, and the last element of each. None has an end tag that HTML may leave out.
const CONTROLS: [[&str; 2]; 7] = [
    ["<div role=search", "<div role=search"],
    [
        "<button type=button class=\"quiet js-only\"",
        "<dialog id=embed",
    ],
    ["<div id=go-on", "<div id=go-on"],
    ["<section id=timeline", "<div id=in-time"],
    ["<section id=filters", "<section id=filters"],
    ["<dialog id=source-lines", "<dialog id=passage"],
    ["<dialog id=note", "<div class=part-awaited"],
];

/// The button at the end of the margin of every passage, and what stands before it in a margin that has nothing else.
const QUOTE: &str = "<button class=take";
const MARGIN: [&str; 2] = ["<div class=margin>", "</div>"];

/// The HTML of the controls of one page.
pub struct Controls {
    /// Those that stand in the page once, in the order of the text.
    parts: Vec<String>,
    /// The button at every passage.
    quote: String,
}

impl Controls {
    /// Those that are found in the page of a document.
    pub fn of(html: &str) -> Self {
        let found = CONTROLS.iter().filter_map(|[first, last]| {
            let range = element(html, first)?.start..element(html, last)?.end;
            Some(html.get(range)?.to_owned())
        });
        let quote = element(html, QUOTE).map(|range| &html[range]);
        Self {
            parts: found.collect(),
            quote: quote.unwrap_or_default().to_owned(),
        }
    }

    /// A page without them. What differs in it stays.
    pub fn left_out(&self, html: &str) -> String {
        let mut page = html.to_owned();
        for (number, part) in self.parts.iter().enumerate() {
            let include = format!("<script data-part={number}>{INCLUDE}</script>");
            page = page.replacen(part, &include, 1);
        }
        match self.quote.as_str() {
            "" => page,
            quote => page.replace(&MARGIN.join(quote), "").replace(quote, ""),
        }
    }

    /// What puts them into a page, before the page goes on.
    pub fn script(&self) -> String {
        bare(include_str!("controls.js"))
            .replace("\"@PARTS@\"", &json!(self.parts).to_string())
            .replace("\"@QUOTE@\"", &json!(self.quote).to_string())
    }
}

/// Where the element stands that begins so.
fn element(html: &str, opening: &str) -> Option<Range<usize>> {
    let start = html.find(opening)?;
    let name = opening[1..].split([' ', '>']).next()?;
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let (mut depth, mut at) = (0, start);
    loop {
        let rest = &html[at..];
        let next = rest.find(&close)?;
        let is_open = |at: &usize| rest[at + open.len()..].starts_with([' ', '>']);
        depth += rest[..next]
            .match_indices(&open)
            .filter(|(at, _)| is_open(at))
            .count();
        depth -= 1;
        at += next + close.len();
        if depth == 0 {
            return Some(start..at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_ends_with_its_own_tag() {
        for (html, opening, want) in [
            (
                "a<div id=x>b</div>c",
                "<div id=x",
                Some("<div id=x>b</div>"),
            ),
            (
                "<div id=x><div>b</div><dialog></dialog></div></div>",
                "<div id=x",
                Some("<div id=x><div>b</div><dialog></dialog></div>"),
            ),
            ("<div id=x>b", "<div id=x", None),
            ("<p>b", "<div id=x", None),
        ] {
            assert_eq!(
                element(html, opening).map(|range| &html[range]),
                want,
                "{html}"
            );
        }
    }

    #[test]
    fn only_what_is_the_same_is_left_out() {
        let page = |search: &str, quote: &str| {
            format!(
                "<div role=search>{search}</div><p>a<div class=margin>{quote}</div>\
                 <p>b<div class=margin><ul></ul>{quote}</div>"
            )
        };
        let quote = "<button class=take>Quote</button>";
        let controls = Controls::of(&page("a", quote));
        let include = "<script data-part=0>include()</script>";
        let rest = "<p>a<p>b<div class=margin><ul></ul></div>";
        assert_eq!(
            controls.left_out(&page("a", quote)),
            format!("{include}{rest}")
        );
        let other = page("b", "<button class=take>Citer</button>");
        assert_eq!(controls.left_out(&other), other);
    }
}
