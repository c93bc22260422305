//! The units of a text as blocks.

use super::body::Body;
use super::edit_mark::without_edit_mark;
use super::head::Head;
use super::heading::headings;
use super::measure::{self, Ending};
use super::overrides::same_words;
use super::unit::{Unit, enumerates};
use super::vocabulary::{self as words, List};
use super::{ExtractedBlock, Problem, ProblemKind};
use corpus::BlockKind;
use std::collections::BTreeSet;

/// The blocks of a document, in reading order. `forced` are the lines that an editor has named as
/// headings; one that is not there is a problem.
pub(super) fn blocks(
    units: &[Unit],
    body: &Body,
    head: &Head,
    forced: &[String],
    problems: &mut Vec<Problem>,
) -> Vec<ExtractedBlock> {
    let kept: BTreeSet<_> = body
        .kept
        .iter()
        .chain(&head.notes)
        .filter(|&&index| Some(index) != head.title_unit)
        .collect();
    let is_note: Vec<_> = kept
        .iter()
        .map(|&index| head.notes.contains(index))
        .collect();
    let kept: Vec<&Unit> = kept
        .into_iter()
        .filter_map(|&index| units.get(index))
        .collect();
    let is_note = with_asides(&kept, is_note);
    let text: Vec<_> = (0..kept.len()).filter(|&at| !is_note[at]).collect();
    let text_units: Vec<_> = text.iter().map(|&at| kept[at]).collect();
    let entries: BTreeSet<_> = head
        .entries
        .iter()
        .map(|at| units[*at].span.start)
        .collect();
    let is_forced = |unit: &Unit| {
        entries.contains(&unit.span.start) || forced.iter().any(|line| same_words(line, &unit.text))
    };
    let mut levels = vec![0; kept.len()];
    for (at, level) in text.iter().zip(headings(&text_units, is_forced)) {
        levels[*at] = level;
    }
    for line in forced {
        if !text_units.iter().any(|unit| same_words(line, &unit.text)) {
            problems.push(Problem {
                kind: ProblemKind::HeadingNotFound(line.clone()),
                span: None,
            });
        }
    }
    let mut lists = Indents::default();
    let mut blocks: Vec<_> = (0..kept.len())
        .map(|at| {
            let unit = kept[at];
            let (kind, level) = if is_note[at] {
                (BlockKind::Note, 0)
            } else if levels[at] > 0 {
                (BlockKind::Heading, levels[at])
            } else if unit.bullet || enumerates(&unit.text) {
                (BlockKind::Item, lists.level(unit.indent))
            } else {
                (BlockKind::Paragraph, 0)
            };
            if kind != BlockKind::Item {
                lists = Indents::default();
            }
            let (mut text, mut span) = (unit.text.clone().into_owned(), unit.span);
            if kind == BlockKind::Heading && unit.pieces.is_empty() {
                let kept = without_edit_mark(&text).len();
                span.end -= text[kept..].chars().count() as u32;
                text.truncate(kept);
            }
            ExtractedBlock {
                kind,
                level,
                text,
                span,
                pieces: unit.pieces.clone(),
            }
        })
        .collect();
    mark_standfirst(&mut blocks);
    blocks
}

/// Adds disclaimers at either end of a text, and the footnotes that close it, to its notes.
pub(super) fn with_asides(units: &[&Unit], mut is_note: Vec<bool>) -> Vec<bool> {
    let count = units.len();
    for at in 0..count {
        let unit = units[at];
        let at_an_end = at < 3 || at + 3 >= count;
        is_note[at] |= at_an_end
            && count > 1
            && unit.words <= 60
            && words::within(List::Disclaimers, &unit.folded);
    }
    // "[1] Source: …", but only below something that is no footnote.
    let is_footnote = |unit: &Unit| unit.text.starts_with('[') && enumerates(&unit.text);
    let footnotes = (0..count)
        .rev()
        .take_while(|&at| is_note[at] || is_footnote(units[at]))
        .count();
    if footnotes < count {
        is_note[count - footnotes..].fill(true);
    }
    is_note
}

/// The only paragraph before the first heading is the standfirst.
pub(super) fn mark_standfirst(blocks: &mut [ExtractedBlock]) {
    let Some(first) = blocks
        .iter()
        .position(|block| block.kind == BlockKind::Heading)
    else {
        return;
    };
    let mut before = blocks[..first]
        .iter_mut()
        .filter(|block| block.kind != BlockKind::Note);
    if let (Some(only), None) = (before.next(), before.next())
        && only.kind == BlockKind::Paragraph
        && (measure::ending(&only.text) == Ending::Sentence && measure::words(&only.text) >= 8
            || measure::words(&only.text) >= 25)
    {
        only.kind = BlockKind::Standfirst;
    }
}

/// The indents of the lists that an item stands in.
#[derive(Debug, Default)]
struct Indents(Vec<usize>);

impl Indents {
    /// The depth of an item, from 1.
    fn level(&mut self, indent: usize) -> u8 {
        while self.0.last().is_some_and(|last| *last > indent) {
            self.0.pop();
        }
        if self.0.last() != Some(&indent) {
            self.0.push(indent);
        }
        u8::try_from(self.0.len()).unwrap_or(u8::MAX)
    }
}

/// The longest derived title in words and in scalar values.
const TITLE_WORDS: usize = 14;
const TITLE_WIDTH: usize = 90;

/// A title for a document that prints none: the words of its first heading, else the beginning of
/// its text.
pub(super) fn derived_title(blocks: &[ExtractedBlock]) -> Option<String> {
    let of_kind = |wanted: fn(BlockKind) -> bool| {
        blocks
            .iter()
            .find(|block| wanted(block.kind) && block.text.chars().any(char::is_alphanumeric))
    };
    if let Some(heading) = of_kind(|kind| kind == BlockKind::Heading) {
        let text = measure::without_footnote_mark(&heading.text);
        return Some(
            text.strip_suffix(['.', '。', ':', '：'])
                .unwrap_or(text)
                .to_owned(),
        );
    }
    let first = of_kind(|kind| kind != BlockKind::Note).or_else(|| of_kind(|_| true))?;
    Some(shortened(&first.text))
}

/// The first sentence of a text; if that is too long, cut where a clause ends, else between words.
fn shortened(text: &str) -> String {
    let (mut width, mut words) = (0, 0);
    let (mut clause, mut word) = (None, None);
    for (at, token) in tokens(text) {
        width += token.chars().count();
        words += usize::from(measure::words(token) > 0);
        let end = at + token.trim_end().len();
        if width > TITLE_WIDTH || words > TITLE_WORDS {
            let cut = clause.or(word).unwrap_or_else(|| floor(text, TITLE_WIDTH));
            let kept = text[..cut].trim_end_matches([
                ',', ';', ':', '–', '—', '-', ' ', '，', '、', '；', '،', '؛',
            ]);
            return format!("{kept}…");
        }
        let ending = measure::ending(token.trim_end());
        if ending == Ending::Sentence && !is_abbreviation(token.trim_end()) {
            let sentence = text[..end].trim_end_matches(['.', '。', '।', '۔']);
            return if sentence.is_empty() {
                text[..end].to_owned()
            } else {
                sentence.to_owned()
            };
        }
        if matches!(ending, Ending::Pause | Ending::Colon) && words >= 4 {
            clause = Some(end);
        }
        word = Some(end);
    }
    text.trim_end_matches('.').to_owned()
}

/// The words of a text with the white space after each, and where they start.
fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive(|c: char| c.is_whitespace() || "。！？，、；".contains(c))
        .map(move |token| {
            let start = at;
            at += token.len();
            (start, token)
        })
}

/// True for "U.S.", "Mr.", "1.": a full stop that ends no sentence, most likely.
fn is_abbreviation(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|stem| {
        stem.contains('.')
            || stem.chars().count() <= 3
                && stem
                    .chars()
                    .next()
                    .is_some_and(|c| c.is_uppercase() || c.is_numeric())
    })
}

/// The byte after the first `count` scalar values.
fn floor(text: &str, count: usize) -> usize {
    text.char_indices()
        .nth(count)
        .map_or(text.len(), |(at, _)| at)
}
