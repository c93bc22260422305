//! Quotes to the passages in which they stand.
//!
//! First the exact words are looked for, then the same words folded (see [`Folded`]); what is kept
//! are always the document's own. What is not found is compared with the nearest passage.

mod candidates;
mod report;
#[cfg(test)]
mod tests;

pub use candidates::Candidates;

use crate::{
    Diagnostic,
    fold::Folded,
    manifest::{Located, Manifest, Report, unknown},
    nearest::differences,
    passage::Passage,
    reading::Reading,
    slug::slug,
};
use corpus::{Evidence, Span};
use std::collections::BTreeSet;

/// Where a quote stands.
#[derive(Debug, Clone, Copy)]
pub struct Anchor<'a> {
    /// The passage.
    pub passage: &'a Passage,
    /// The part of its text.
    pub within: Span,
}

impl Anchor<'_> {
    /// The words as the document has them.
    pub fn text(&self) -> &str {
        self.within.slice(&self.passage.text).unwrap_or_default()
    }

    /// The evidence that the quote is.
    pub fn evidence(&self, reading: &Reading) -> Evidence {
        Evidence {
            document: reading.document.id.clone(),
            block: self.passage.block.clone(),
            quote: self.text().to_owned(),
            span: self.passage.positions.span(self.within),
            offset: self.within.start,
        }
    }
}

/// The document that an entry of the manifest names. Reports when there is none, unless that is
/// the consequence of another problem: its file is missing or its own id malformed.
pub fn document<'r>(
    id: &Located<String>,
    manifest: &Manifest,
    readings: &'r [Reading],
    report: &mut Report,
) -> Option<&'r Reading> {
    let same = |reading: &&Reading| reading.document.id.as_str() == id.value;
    let found = readings.iter().find(same);
    let mut entries = manifest.documents.iter();
    let named = |other: &str| other == id.value || slug(other) == id.value;
    if found.is_none() && !entries.any(|entry| named(&entry.id.value)) {
        let ids = readings.iter().map(|reading| reading.document.id.as_str());
        let place = report.place(&id.at);
        let diagnostic = unknown("document", &id.value, &ids.collect::<Vec<_>>(), report);
        report.push(diagnostic.at(place));
    }
    found
}

/// Finds the one place of a quote in a document, with the help of words `near` it. Reports why
/// there is none.
pub fn anchor<'r>(
    quote: &Located<String>,
    near: Option<&Located<String>>,
    reading: &'r Reading,
    readings: &[Reading],
    report: &mut Report,
) -> Option<Anchor<'r>> {
    let folded = Folded::new(&quote.value);
    let mut anchors = find(reading, &folded, |passage| {
        exact(&passage.text, &quote.value)
    });
    let is_exact = !anchors.is_empty();
    if !is_exact {
        anchors = find(reading, &folded, |passage| passage.folded.find(&folded));
    }
    if anchors.is_empty() {
        report::missing(quote, &folded, reading, readings, report);
        return None;
    }
    // What is only found inside of words counts only when there is nothing else.
    if anchors.iter().any(|anchor| cut_of(anchor).is_none()) {
        anchors.retain(|anchor| cut_of(anchor).is_none());
    }
    if let Some(near) = near {
        keep_near(&mut anchors, near, reading, report)?;
    }
    let anchor = *anchors.first()?;
    // Blocks with the same words prove the same.
    if anchors
        .iter()
        .any(|other| other.passage.block != anchor.passage.block)
        && anchors
            .iter()
            .any(|other| other.passage.text != anchor.passage.text)
    {
        report::ambiguous(quote, &anchors, reading, report);
        return None;
    }
    if !is_exact {
        let (_, difference) = differences(&quote.value, anchor.text());
        let only_spaces = !difference.contains("{+");
        let note = if only_spaces {
            "only the white space differs".into()
        } else {
            difference
        };
        let diagnostic = Diagnostic::notice(
            "quote-normalised",
            "the document prints this with other marks or spaces",
        )
        .at(report.place(&quote.at))
        .see(
            reading
                .place(anchor.passage, anchor.within)
                .label("these words are used"),
        )
        .note(note);
        report.push(diagnostic);
    }
    if let Some(cut) = cut_of(&anchor) {
        let diagnostic = match cut {
            // "20 people" is not what "120 people" says.
            Cut::Number => Diagnostic::error(
                "quote-cuts-number",
                "this quote begins or ends inside of a number",
            )
            .help("quote the whole number"),
            Cut::Word => Diagnostic::warning(
                "quote-cuts-word",
                "this quote begins or ends inside of a word",
            ),
        };
        let place = reading.place(anchor.passage, anchor.within);
        report.push(diagnostic.at(report.place(&quote.at)).see(place));
        if cut == Cut::Number {
            return None;
        }
    }
    Some(anchor)
}

/// How many places of a quote are looked at. One that stands in more of them names none, and words
/// `near` it help only to tell a few apart.
const MAX_ANCHORS: usize = 1000;

/// The places in a document that a search finds for a quote.
fn find<'r>(
    reading: &'r Reading,
    quote: &Folded,
    search: impl Fn(&Passage) -> Vec<Span>,
) -> Vec<Anchor<'r>> {
    let in_passage = |passage| {
        let spans = search(passage).into_iter();
        spans.map(move |within| Anchor { passage, within })
    };
    let passages = reading.passages_for(quote);
    passages.flat_map(in_passage).take(MAX_ANCHORS).collect()
}

/// All places of some words in a text, as they are.
fn exact(text: &str, words: &str) -> Vec<Span> {
    let length = words.chars().count() as u32;
    let (mut at, mut start) = (0, 0);
    let found = text.match_indices(words).map(|(byte, _)| {
        start += text[at..byte].chars().count() as u32;
        at = byte;
        Span::new(start, start + length)
    });
    found.collect()
}

/// What a quote cuts in two where it begins or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Cut {
    Word,
    Number,
}

/// True if words that stand there in a text do not begin or end inside of others.
pub fn is_whole(text: &str, within: Span) -> bool {
    cut_in(text, within).is_none()
}

/// What a quote cuts.
fn cut_of(anchor: &Anchor) -> Option<Cut> {
    cut_in(&anchor.passage.text, anchor.within)
}

/// What words cut, the worse of their two ends. Only scripts that tell upper from lower case count as
/// words: others may write words without spaces or attach prefixes to them.
fn cut_in(text: &str, within: Span) -> Option<Cut> {
    let at = |position: Option<u32>| text.chars().nth(position? as usize);
    let cut = |position: u32| {
        let (before, after) = (at(position.checked_sub(1))?, at(Some(position))?);
        let in_word = |c: char| c.is_uppercase() || c.is_lowercase() || c.is_numeric();
        match (
            before.is_numeric() && after.is_numeric(),
            in_word(before) && in_word(after),
        ) {
            (true, _) => Some(Cut::Number),
            (_, true) => Some(Cut::Word),
            _ => None,
        }
    };
    cut(within.start).max(cut(within.end))
}

/// Keeps the places in blocks that have the words `near`; those closest to them come first.
fn keep_near(
    anchors: &mut Vec<Anchor>,
    near: &Located<String>,
    reading: &Reading,
    report: &mut Report,
) -> Option<()> {
    let folded = Folded::new(&near.value);
    let with_words = reading.passages_for(&folded);
    let with_words = with_words.filter(|passage| passage.folded.contains(&folded));
    let blocks: BTreeSet<_> = with_words.map(|passage| &passage.block).collect();
    let in_block = |anchor: &Anchor| blocks.contains(&anchor.passage.block);
    if !anchors.iter().any(in_block) {
        let mut diagnostic = Diagnostic::error(
            "near-not-found",
            "the quote and these words do not stand in one block",
        )
        .at(report.place(&near.at));
        for anchor in anchors.iter().take(report::SHOWN) {
            diagnostic = diagnostic.see(
                reading
                    .place(anchor.passage, anchor.within)
                    .label("the quote"),
            );
        }
        report.push(diagnostic);
        return None;
    }
    anchors.retain(in_block);
    anchors.sort_by_cached_key(|anchor| {
        let words = anchor.passage.folded.find(&folded);
        let distance = |words: &Span| words.start.abs_diff(anchor.within.start);
        words.iter().map(distance).min().unwrap_or(u32::MAX)
    });
    Some(())
}
