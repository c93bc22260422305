//! Markdown to blocks: CommonMark with tables, footnotes and definition lists, as GitHub, Jekyll and
//! Hugo have them.
//!
//! - [`front_matter`](super::front_matter): what the file says about itself, cut off first
//! - [`template`]: the tags of site generators, masked
//! - [`blocks`]: what the parser (`pulldown-cmark`) finds, written as blocks
//! - [`raw_html`]: the HTML among it, of which only the words stay
//!
//! **Invariant:** a block's text is made of [pieces](crate::positions::Piece) of the source: copied
//! ones, and these that stand for others: a space for the end of a line that was wrapped; a tab and a
//! line break for the borders of cells and rows; a character for its reference; `[1]` for the mark
//! `[^1]` or the link of a footnote; `2.` for the number of an item; and in code the spaces that are
//! left of a tab. Between the pieces there is only markup. Guarded by `tests.rs`.

mod blocks;
mod raw_html;
mod template;

use super::{front_matter::front_matter, metadata};
use crate::text::{Marked, Problem, ProblemKind};
use corpus::Span;
use pulldown_cmark::{Event, Options, Parser, Tag};
use std::ops::Range;

/// Reads a markdown file.
pub fn read(source: &str) -> Marked {
    let front = front_matter(source);
    let (about, wrong) = metadata::of_front_matter(&front.fields);
    let masked = mask(source, front.end);
    let index = super::writer::Index::new(source);
    let problem = |(at, message): (Range<usize>, String)| Problem {
        kind: ProblemKind::Metadata(message),
        span: Some(Span::new(index.at(at.start), index.at(at.end))),
    };
    let mut problems: Vec<_> = front.problems.into_iter().chain(wrong).collect();
    problems.sort_by_key(|(at, _)| at.start);
    Marked {
        blocks: blocks::blocks(source, front.end, &masked, &index),
        metadata: about,
        related: Vec::new(),
        problems: problems.into_iter().map(problem).collect(),
    }
}

/// The events of a source from a byte on, with their places in the whole source.
fn events(source: &str, start: usize) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST;
    let events = Parser::new_ext(&source[start..], options).into_offset_iter();
    events.map(move |(event, at)| (event, start + at.start..start + at.end))
}

/// Masks what generators replace, but not in code. What is code is only seen when it is masked: a
/// line `{:start="2"}` would hide that a list begins below it.
fn mask(source: &str, start: usize) -> template::Masked {
    let masked = template::mask(source, &[]);
    if masked.parts.is_empty() {
        return masked;
    }
    let mut code: Vec<Range<usize>> = Vec::new();
    for (event, at) in events(&masked.text, start) {
        let is_code = matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_)));
        if is_code && code.last().is_none_or(|last| last.end <= at.start) {
            code.push(at);
        }
    }
    if code.is_empty() {
        return masked;
    }
    template::mask(source, &code)
}

#[cfg(test)]
mod tests;
