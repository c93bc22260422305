//! Web pages to blocks.
//!
//! - [`token`]: its tags and texts; [`tree`]: what lies in what, without recursion and of bounded depth
//! - [`tags`]: what the elements mean; [`tables`]: which tables are data
//! - [`page`]: the text that a person sees, unit by unit
//! - [`main_text`]: which of it is the document; [`added`]: what sites set into it
//! - [`about`]: what the page says about itself, in its tags and in [`structured`] data; [`title`]
//!
//! No markup leaves this module: a unit is text. The text of the whole page, a unit a paragraph, is
//! what spans count in; a block is that text at its span, character for character.

mod about;
mod added;
mod main_text;
mod page;
mod structured;
mod tables;
pub mod tags;
mod title;
mod token;
mod tree;

use super::writer::Index;
use crate::{
    source_map::SourceMap,
    text::{self, ExtractedBlock, ExtractedItem, Marked, Overrides, Problem, ProblemKind},
};
use added::Added;
use corpus::{BlockKind, Span};
use encoding_rs::Encoding;
use page::Unit;
use token::{Token, Tokens, attributes};

/// Reads a page that came from `address`, which counts if the page names none. Gives the text in which the spans count, what
/// is to be read as the document, and where the page has the text.
pub fn read_from(
    source: &str,
    address: Option<&str>,
    overrides: &Overrides,
) -> (String, Marked, SourceMap) {
    let tree = tree::tree(source);
    let mut units = page::units(&tree);
    let kept = main_text::main_text(&tree, &units);
    let about = about::about(&tree, address);
    let (title, title_unit) = title::title(&about, &units, &kept);
    let mut kept = with_head(&units, kept, title_unit, overrides);
    let is_forced = overrides.body_first.is_some() || overrides.body_last.is_some();
    let added = if is_forced {
        Added::default()
    } else {
        added::added(&mut units, &mut kept, title_unit, &about.metadata.authors)
    };
    let left_out = added::left_out(&units, &kept, &added);
    let index = Index::new(source);
    let mut runs = Vec::new();
    let mut text = String::new();
    let mut chars = 0;
    let mut blocks = Vec::new();
    let mut related = Vec::new();
    let mut problems = Vec::new();
    for (at, (unit, kept)) in units.into_iter().zip(kept).enumerate() {
        let start = chars;
        unit.map
            .runs(&unit.text, start, |byte| index.at(byte), &mut runs);
        chars += unit.text.chars().count() as u32;
        text.push_str(&unit.text);
        text.push_str("\n\n");
        let span = Span::new(start, chars);
        if added.related.contains(&at) {
            related.extend(added::titles(&unit.text).map(|title| ExtractedItem {
                title,
                date: None,
                date_text: None,
                text: String::new(),
                span,
            }));
        }
        if left_out
            .as_ref()
            .is_some_and(|left_out| left_out.first == at)
        {
            problems.extend(left_out.as_ref().map(|left_out| Problem {
                kind: ProblemKind::LeftOut {
                    paragraphs: left_out.paragraphs,
                    dates: left_out.dates.clone(),
                },
                span: Some(span),
            }));
        }
        if kept {
            blocks.push(ExtractedBlock {
                kind: unit.kind,
                level: unit.level,
                text: unit.text,
                span: Span::new(start, chars),
                pieces: Vec::new(),
            });
        }
        chars += 2;
    }
    let site = title.as_deref().and_then(|title| about.site_beside(title));
    let mut metadata = about.metadata;
    if site.is_some() && (metadata.publisher.is_none() || about.publisher_is_host) {
        metadata.publisher = site;
    }
    metadata.title = title;
    let marked = Marked {
        blocks,
        metadata,
        related,
        problems,
    };
    (text, marked, SourceMap::new(runs))
}

/// Reads a page that is all text, such as a chapter of a book: kind, level and words of each heading, paragraph and item.
pub fn chapter(source: &str) -> Vec<(BlockKind, u8, String)> {
    let source = without_empty(source);
    let units = page::units(&tree::tree(&source)).into_iter();
    units
        .map(|unit| (unit.kind, unit.level, unit.text))
        .collect()
}

/// A page without those of its elements that close themselves in XML, as in `<title/>`, and would take in all that follows
/// in HTML.
fn without_empty(source: &str) -> String {
    let names = ["title", "script", "style", "iframe", "textarea"];
    names.iter().fold(source.to_owned(), |source, name| {
        let start = format!("<{name}");
        let mut parts = source.split(&start);
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |all, part| match part.split_once('>') {
            Some((tag, rest)) if tag.ends_with('/') && !tag.contains('<') => all + rest,
            _ => all + &start + part,
        })
    })
}

/// How far above the text its title and the lines about it are looked for.
const REACH: usize = 40;

/// Adds the title to the units of the text, and what stands between both and is about the document:
/// datelines, bylines, a lead. Where an editor has said where the text begins or ends, everything up
/// to there can be the text.
fn with_head(
    units: &[Unit],
    mut kept: Vec<bool>,
    title: Option<usize>,
    overrides: &Overrides,
) -> Vec<bool> {
    let first = kept.iter().position(|kept| *kept).unwrap_or(units.len());
    let last = kept.iter().rposition(|kept| *kept).unwrap_or(0);
    let is_whole = kept.iter().all(|kept| *kept);
    if overrides.body_first.is_some() {
        kept[..first].fill(true);
    } else if let Some(title) = title {
        let is_about = |unit: &Unit| !unit.is_aside && text::is_about(&unit.text);
        if title < first && title + REACH >= first {
            for at in title + 1..first {
                let unit = &units[at];
                let is_lead = unit.text.split_whitespace().count() >= 8 && unit.linked == 0;
                kept[at] = !unit.is_aside && is_lead || is_about(unit);
            }
            kept[title] = true;
        } else if title > first && !is_whole {
            // What Readability takes in above the title belongs to the site.
            for at in first..title {
                kept[at] &= title > first + 5 || is_about(&units[at]);
            }
        }
        // Readability leaves out bylines. Past other lines than these they belong to other texts.
        let mut strangers = 0;
        for at in title + 1..units.len() {
            let found = is_about(&units[at]);
            kept[at] |= found;
            strangers += usize::from(!found);
            if strangers > 2 || kept[at] && !found {
                break;
            }
        }
    }
    if overrides.body_last.is_some() && last + 1 < kept.len() {
        kept[last + 1..].fill(true);
    }
    kept
}

/// How many bytes are looked at for the encoding of a page. The standard says 1024; some pages
/// declare it below a long comment.
const PRESCAN: usize = 4096;

/// The encoding that a page declares: `<meta charset>`, its older form, or that of XML.
pub fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(PRESCAN)].to_ascii_lowercase();
    let mut rest = &head[..];
    while let Some(at) = find(rest, b"<") {
        rest = &rest[at + 1..];
        let end = find(rest, b">").unwrap_or(rest.len());
        let tag = &rest[..end];
        let label = match () {
            () if tag.starts_with(b"meta") => after(tag, b"charset"),
            () if tag.starts_with(b"?xml") => after(tag, b"encoding"),
            () => None,
        };
        if let Some(encoding) = label.and_then(Encoding::for_label) {
            return Some(encoding);
        }
    }
    None
}

/// The value after a name and an equals sign.
fn after<'b>(tag: &'b [u8], name: &[u8]) -> Option<&'b [u8]> {
    let rest = &tag[find(tag, name)? + name.len()..];
    let rest = rest
        .trim_ascii_start()
        .strip_prefix(b"=")?
        .trim_ascii_start();
    let rest = rest
        .strip_prefix(b"\"")
        .or(rest.strip_prefix(b"'"))
        .unwrap_or(rest);
    let end = rest
        .iter()
        .position(|byte| matches!(byte, b'"' | b'\'' | b' ' | b';' | b'/' | b'>'));
    Some(&rest[..end.unwrap_or(rest.len())])
}

fn find(bytes: &[u8], words: &[u8]) -> Option<usize> {
    bytes.windows(words.len()).position(|part| part == words)
}

/// True for what a server calls a page and is one, and no piece of one that a script asks for.
pub fn is_whole(bytes: &[u8]) -> bool {
    let head = bytes[..bytes.len().min(PRESCAN)].to_ascii_lowercase();
    let marks = ["<!doctype html", "<html", "<title", "<body"];
    marks
        .iter()
        .any(|mark| find(&head, mark.as_bytes()).is_some())
}

/// The addresses of what a page shows in frames, as it gives them.
pub fn frames(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let starts = Tokens::new(&text).filter_map(|token| match token {
        Token::Start(name, rest) if name.eq_ignore_ascii_case("iframe") => Some(rest),
        _ => None,
    });
    let source = |rest| {
        let mut attributes = attributes(rest);
        attributes.find(|attribute| attribute.name.eq_ignore_ascii_case("src"))
    };
    let sources = starts.filter_map(source);
    sources
        .map(|source| html_escape::decode_html_entities(source.value).into_owned())
        .collect()
}

/// True for text that is a whole page, whatever its file is called.
pub fn is_page(text: &str) -> bool {
    let start = text.trim_start();
    let start = start[..start.floor_char_boundary(1000)].to_ascii_lowercase();
    start.starts_with("<!doctype html")
        || start.starts_with("<html")
        || start.starts_with("<?xml") && start.contains("<html")
}

#[cfg(test)]
mod tests;
