//! Sentences with a date that no event quotes.

use crate::{
    Diagnostic,
    automatic::{is_running_text, sentences},
    event::{overlaps, quoted},
    manifest::Report,
    reading::Reading,
};
use corpus::{Event, Mention};

/// Gives notice of each sentence of running text that has a date and no part of which is evidence.
pub fn unused(readings: &[Reading], mentions: &[Mention], events: &[Event], report: &mut Report) {
    let quoted = quoted(events);
    let mut mentions = mentions.iter().peekable();
    for reading in readings {
        let id = &reading.document.id;
        // Mentions come in the order of the documents and of their text.
        let mut dated = Vec::new();
        while let Some(mention) = mentions.next_if(|mention| mention.document == *id) {
            dated.extend(mention.edtf.is_some().then_some(mention));
        }
        let quoted = quoted.get(id).map_or(&[][..], |spans| spans);
        let blocks = reading.document.blocks.iter().zip(&reading.passages);
        for (block, passage) in blocks.filter(|(block, _)| is_running_text(block.kind)) {
            let first = dated.partition_point(|mention| mention.span.end <= block.span.start);
            let rest = &dated[first..];
            let inside = rest.iter().take_while(|m| m.span.start < block.span.end);
            let mut inside = inside.filter(|m| m.block == block.id).peekable();
            if inside.peek().is_none() {
                continue;
            }
            for sentence in sentences(&passage.text, &reading.document.language) {
                let span = passage.positions.span(sentence);
                let mut dates = Vec::new();
                while let Some(mention) = inside.next_if(|m| m.span.start < span.end) {
                    dates.push(*mention);
                }
                if let Some(first) = dates.first().filter(|_| !overlaps(quoted, span)) {
                    report.push(notice(reading, first, &dates));
                }
            }
        }
    }
}

fn notice(reading: &Reading, first: &Mention, dates: &[&Mention]) -> Diagnostic {
    let mut texts: Vec<_> = dates
        .iter()
        .filter_map(|mention| mention.edtf.as_ref().map(ToString::to_string))
        .collect();
    texts.dedup();
    let label = texts.join(", ");
    Diagnostic::notice("unused-date", "no event quotes this dated sentence").at(reading
        .source_file
        .place(&reading.source, first.span)
        .label(label))
}
