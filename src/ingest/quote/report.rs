//! Why a quote has no place, and where it may have been meant to stand.

use super::{Anchor, MAX_ANCHORS};
use crate::{
    Diagnostic,
    fold::Folded,
    manifest::{Located, Report},
    nearest::nearest,
    reading::Reading,
};
use corpus::Span;
use std::collections::BTreeSet;

/// How many places a message shows at most.
pub const SHOWN: usize = 3;

/// From how much in common a passage is so close to a quote that the quote was meant to be of it, even
/// when the file has the very words elsewhere: as in a copy in lower case beside the text.
const CLOSE: f64 = 0.9;

/// Below how much in common a passage is shown with a warning that it is not very similar.
const LIKE: f64 = 0.5;

/// That a quote stands in several blocks, and in which.
pub fn ambiguous(
    quote: &Located<String>,
    anchors: &[Anchor],
    reading: &Reading,
    report: &mut Report,
) {
    let mut blocks = BTreeSet::new();
    let shown = anchors.iter();
    let shown: Vec<_> = shown.filter(|a| blocks.insert(&a.passage.block)).collect();
    let more = if anchors.len() < MAX_ANCHORS {
        ""
    } else {
        "more than "
    };
    let message = format!("these words stand in {more}{} blocks", shown.len());
    let mut diagnostic = Diagnostic::error("quote-ambiguous", message)
        .at(report.place(&quote.at))
        .help("quote more of the block, or for evidence add `near` with other words of the same block");
    for anchor in shown.into_iter().take(SHOWN) {
        diagnostic = diagnostic.see(reading.place(anchor.passage, anchor.within));
    }
    report.push(diagnostic);
}

/// That a quote is not in its document, and what may be the reason.
pub fn missing(
    quote: &Located<String>,
    folded: &Folded,
    reading: &Reading,
    readings: &[Reading],
    report: &mut Report,
) {
    let message = format!(
        "these words are not in the document `{}`",
        reading.document.id
    );
    let diagnostic = Diagnostic::error("quote-not-found", message).at(report.place(&quote.at));
    let cost = reading.source.len() + quote.value.len();
    if !report.nearest.spend(cost) {
        report.push(
            diagnostic.help(
                "mend the quotes above first: so many are wrong that the rest is not compared",
            ),
        );
        return;
    }
    let holds = |other: &&Reading| {
        let mut passages = other.passages_for(folded);
        passages.any(|passage| passage.folded.contains(folded))
    };
    let nearest = nearest(&quote.value, &reading.passages);
    let is_close = nearest
        .as_ref()
        .is_some_and(|nearest| nearest.shared >= CLOSE);
    let diagnostic = if let Some(other) = readings.iter().find(holds) {
        diagnostic.help(format!("they are in `{}`", other.document.id))
    } else if spans_blocks(folded, reading) {
        diagnostic.help("they run over several blocks; quote each block by itself")
    } else if let Some(span) = outside(folded, reading).filter(|_| !is_close) {
        let place = reading.source_file.place(&reading.source, span);
        diagnostic
            .see(place.label("the file has them, but not as part of the text"))
            .help("say in the manifest where the text begins and ends, with `body_first` and `body_last`")
    } else if let Some(nearest) = nearest {
        let passage = &reading.passages[nearest.passage];
        let likeness = if nearest.shared < LIKE {
            ", not very similar"
        } else {
            ""
        };
        let label = format!("the nearest passage, block {}{likeness}", passage.block);
        diagnostic
            .see(reading.place(passage, nearest.within).label(label))
            .note(cut(nearest.difference))
            .help("quote the document's own words: `[-…-]` is not in it, `{+…+}` is")
    } else {
        diagnostic.note("no passage of the document is similar")
    };
    report.push(diagnostic);
}

/// The longest difference that is told, in bytes.
const LONGEST: usize = 2000;

/// The beginning of a difference.
fn cut(mut difference: String) -> String {
    if difference.len() > LONGEST {
        difference.truncate(difference.floor_char_boundary(LONGEST));
        difference.push_str(" …");
    }
    difference
}

/// True when a quote would be found if blocks did not end.
fn spans_blocks(folded: &Folded, reading: &Reading) -> bool {
    let texts: Vec<_> = reading.passages.iter().map(|p| p.folded.as_str()).collect();
    texts.join(" ").contains(folded.as_str())
}

/// Where the file has a quote outside of what was taken as its text.
fn outside(folded: &Folded, reading: &Reading) -> Option<Span> {
    let found = Folded::new(&reading.source).find(folded);
    found.first().copied()
}
