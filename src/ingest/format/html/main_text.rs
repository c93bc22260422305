//! Finds which units of a page are its text.
//!
//! Clean pages are kept whole. For others the question goes to Readability, the algorithm behind the
//! reader view of Firefox (`dom_smoothie`). It never sees the page itself but a plain copy of it: of
//! bounded depth, with no attributes but short classes and ids, without what is hidden, and with a
//! mark before each run of text by which the kept ones are known again.

use super::{
    page::{self, Unit},
    tags,
    tree::{Content, Tree},
};
use crate::text;
use corpus::BlockKind;
use dom_smoothie::{Config, Readability};
use std::{collections::BTreeSet, panic::AssertUnwindSafe};

/// For each unit true if it belongs to the text.
pub fn main_text(tree: &Tree, units: &[Unit]) -> Vec<bool> {
    if is_clean(units) {
        return vec![true; units.len()];
    }
    let kept = readable(tree);
    let is_kept = |unit: &Unit| {
        let all: usize = unit.nodes.iter().map(|(_, chars)| chars).sum();
        let inside = unit.nodes.iter().filter(|(node, _)| kept.contains(node));
        let inside: usize = inside.map(|(_, chars)| chars).sum();
        inside * 2 > all
    };
    let mut found: Vec<bool> = units.iter().map(is_kept).collect();
    let words = |kept: &dyn Fn(usize) -> bool| -> usize {
        let of = |at: &usize| prose_words(&units[*at]);
        (0..units.len())
            .filter(|at| kept(*at))
            .map(|at| of(&at))
            .sum()
    };
    let all = words(&|at| !units[at].is_aside);
    // What Readability finds may be a single comment, or nothing on a page of short texts.
    if words(&|at| found[at]) * 4 < all || !found.contains(&true) {
        found = units
            .iter()
            .map(|unit| !unit.is_aside && !is_link(unit))
            .collect();
    }
    mend(units, &mut found);
    take_in(tree, units, &mut found);
    let first = found.iter().position(|kept| *kept).unwrap_or(units.len());
    for (at, unit) in units.iter().enumerate() {
        // Readability holds footnotes for a part of the site.
        found[at] |= at > first && unit.is_footnote && !unit.is_aside;
        found[at] &= !text::is_furniture(&unit.text);
    }
    found
}

/// The words of running text.
fn prose_words(unit: &Unit) -> usize {
    let words = unit.text.split_whitespace().count();
    if words >= 10 && unit.linked * 2 < unit.text.len() {
        words
    } else {
        0
    }
}

/// True for a unit that is mostly links.
fn is_link(unit: &Unit) -> bool {
    let chars = unit.text.chars().count();
    unit.linked * 3 > chars * 2 && chars < 200
}

/// True for a page without navigation: no asides, and hardly any units that are nothing but links.
fn is_clean(units: &[Unit]) -> bool {
    let links = units.iter().filter(|unit| is_link(unit)).count();
    links * 30 <= units.len() && !units.iter().any(|unit| unit.is_aside)
}

/// Takes in what was lost within the text: a unit between two kept ones in the same element, and the
/// heading right above kept text.
fn mend(units: &[Unit], kept: &mut [bool]) {
    let places: Vec<usize> = (0..units.len()).filter(|at| kept[*at]).collect();
    for pair in places.windows(2) {
        let (before, after) = (&units[pair[0]], &units[pair[1]]);
        let gap = pair[0] + 1..pair[1];
        let is_short = gap.len() <= 6;
        for at in gap.filter(|_| is_short) {
            let unit = &units[at];
            let inside = unit.parent == before.parent || unit.parent == after.parent;
            let heading = unit.kind == BlockKind::Heading && at + 1 == pair[1];
            let prose = prose_words(unit) > 0 && before.parent == after.parent;
            kept[at] = !unit.is_aside && !is_link(unit) && (inside && prose || heading);
        }
    }
}

/// The fewest words of a paragraph that is taken in although Readability left it out, and of a sentence that is
/// one link.
const PARAGRAPH: usize = 15;
const SENTENCE: usize = 8;

/// Takes in sentences that stand in the same article as the text: Readability drops parts in which they are
/// links, and whole containers with some. Between kept units they need no more than to be sentences; before and
/// behind these they are paragraphs that are not links for the most part.
fn take_in(tree: &Tree, units: &[Unit], kept: &mut [bool]) {
    let places: Vec<usize> = (0..units.len()).filter(|at| kept[*at]).collect();
    let (Some(first), Some(last)) = (places.first().copied(), places.last().copied()) else {
        return;
    };
    let article = article(tree, units[places[places.len() / 2]].parent);
    for at in 0..units.len() {
        let unit = &units[at];
        let is_line = matches!(
            unit.kind,
            BlockKind::Paragraph | BlockKind::Quote | BlockKind::Item
        );
        if kept[at] || !is_line || unit.is_aside || unit.is_added || unit.is_caption {
            continue;
        }
        let words = unit.text.split_whitespace().count();
        let ends = unit
            .text
            .trim_end()
            .ends_with(['.', '!', '?', '”', '"', '’']);
        let inside = first < at && at < last && unit.kind != BlockKind::Item;
        let sentence = inside && ends && words >= SENTENCE;
        let paragraph = ends && words >= PARAGRAPH && unit.linked * 2 < unit.text.chars().count();
        let around = article.is_some_and(|article| is_within(tree, unit.parent, article));
        kept[at] = sentence && (around || article.is_none()) || paragraph && around;
    }
}

/// The innermost element around a node that holds one text.
fn article(tree: &Tree, node: usize) -> Option<usize> {
    around(tree, node).find(|at| matches!(tree.name(*at), "article" | "main"))
}

fn is_within(tree: &Tree, node: usize, outer: usize) -> bool {
    around(tree, node).any(|at| at == outer)
}

/// A node and the elements around it, whose depth is bounded.
fn around(tree: &Tree, node: usize) -> impl Iterator<Item = usize> {
    std::iter::successors(Some(node), |at| (*at != 0).then(|| tree.nodes[*at].parent))
}

/// The longest copy of a page that Readability gets, in bytes. It needs some microseconds for each.
const LONGEST_COPY: usize = 8 * 1024 * 1024;

/// The numbers of the runs of text that Readability keeps; none if it finds no text. Should it ever
/// fail on a page, that costs its help and not the page.
fn readable(tree: &Tree) -> BTreeSet<usize> {
    let copy = plain_copy(tree);
    if copy.len() > LONGEST_COPY {
        return BTreeSet::new();
    }
    let config = Config {
        disable_json_ld: true,
        ..Config::default()
    };
    let read = || Readability::new(copy, None, Some(config)).and_then(|mut page| page.parse());
    match std::panic::catch_unwind(AssertUnwindSafe(read)) {
        Ok(Ok(article)) => marks(&article.text_content).collect(),
        _ => BTreeSet::new(),
    }
}

/// The marks are written in the digits of the private use area, which no reader sees: two for a
/// number below 36 million.
const FIRST_DIGIT: u32 = 0xE000;
const DIGITS: usize = 6000;

fn write_mark(number: usize, out: &mut String) {
    for digit in [number / DIGITS % DIGITS, number % DIGITS] {
        out.extend(char::from_u32(FIRST_DIGIT + digit as u32));
    }
}

/// The numbers whose marks stand in a text.
fn marks(text: &str) -> impl Iterator<Item = usize> {
    let digit = |c: char| {
        let digit = (c as u32).checked_sub(FIRST_DIGIT)? as usize;
        (digit < DIGITS).then_some(digit)
    };
    let mut high = None;
    text.chars().filter_map(move |c| match (digit(c), high) {
        (Some(low), Some(first)) => {
            high = None;
            Some(first * DIGITS + low)
        }
        (found, _) => {
            high = found;
            None
        }
    })
}

/// The longest class that is copied, in bytes.
const LONGEST_CLASS: usize = 100;

/// The page as Readability gets it.
fn plain_copy(tree: &Tree) -> String {
    let mut out = String::from("<!doctype html><html><head><title></title></head><body>");
    let mut stack: Vec<(usize, bool)> = vec![(0, false)];
    while let Some((node, leaves)) = stack.pop() {
        match &tree.nodes[node].content {
            Content::Text(text) if text.trim().is_empty() => out.push(' '),
            Content::Text(text) => {
                write_mark(node, &mut out);
                for c in text.chars() {
                    match c {
                        '<' => out.push_str("&lt;"),
                        '&' => out.push_str("&amp;"),
                        // Digits of marks cannot come from the page.
                        '\u{E000}'..='\u{F8FF}' => {}
                        c => out.push(c),
                    }
                }
            }
            Content::Element(element) if page::is_unseen(element) => {}
            Content::Element(element) => {
                let copied = tags::is_telling(&element.name);
                if leaves {
                    if copied && element.name != "br" {
                        out.push_str(&format!("</{}>", element.name));
                    }
                    continue;
                }
                if copied {
                    out.push('<');
                    out.push_str(&element.name);
                    for name in ["class", "id", "role", "itemprop", "rel"] {
                        if let Some(value) = element.get(name) {
                            out.push_str(&format!(" {name}=\"{}\"", simple(value)));
                        }
                    }
                    if let Some(href) = element.get("href") {
                        let href = if href.starts_with('#') { "#x" } else { "x" };
                        out.push_str(&format!(" href=\"{href}\""));
                    }
                    out.push('>');
                }
                stack.push((node, true));
                let children = tree.nodes[node].children.iter().rev();
                stack.extend(children.map(|child| (*child, false)));
            }
        }
    }
    out.push_str("</body></html>");
    out
}

/// The beginning of a value, with the signs that classes are made of.
fn simple(value: &str) -> String {
    let value = &value[..value.floor_char_boundary(LONGEST_CLASS)];
    let sign = |c: char| {
        if c.is_alphanumeric() || "-_: /".contains(c) {
            c
        } else {
            ' '
        }
    };
    value.chars().map(sign).collect()
}
