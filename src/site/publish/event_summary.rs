//! What is said of an event where there is room for a few lines, in the words of the page.

use super::text::line;
use app::axis::Entry;
use app::i18n::{Messages, SentMessages, dates::show_entry};
use corpus::{Document, Event, EventDateBasis, Evidence, Lookup, Status};

/// When it was, in words and as EDTF: `July 2023 (EDTF 2023-07)`.
pub fn when(event: &Event, words: &Messages) -> String {
    match (show_entry(Entry::Event(event), &words.dates), &event.date) {
        (Some(shown), Some(date)) => format!("{shown} (EDTF {date})"),
        _ => words.no_date.into(),
    }
}

/// What a reader has to know before taking it for a fact with a date: that it is planned, that its
/// date is inferred and why, that nobody has reviewed it.
pub fn cautions(event: &Event, words: &Messages) -> Vec<String> {
    let mut cautions = Vec::new();
    if event.status != Status::Happened {
        let (status, hint) = (words.statuses, words.status_hints);
        cautions.push(format!("{}: {}.", status(event.status), hint(event.status)));
    }
    let basis = (words.date_bases)(event.date_basis);
    match &event.date_reason {
        Some(reason) => cautions.push(format!("{basis} {}", line(reason))),
        None if event.date_basis != EventDateBasis::Stated => cautions.push(basis.into()),
        None => {}
    }
    if !event.reviewed {
        cautions.push(words.unreviewed.into());
    }
    cautions
}

/// Its quotes, each with the document that prints it.
pub fn quotes<'c>(
    lookup: &Lookup<'c>,
    event: &'c Event,
) -> impl Iterator<Item = (&'c Evidence, &'c Document)> {
    event
        .evidence
        .iter()
        .filter_map(|evidence| Some((evidence, lookup.document_of(&evidence.document)?)))
}

/// The words of a quote in quotation marks, unless they bring their own.
pub fn marked(evidence: &Evidence, sent: &SentMessages) -> String {
    let quote = line(&evidence.quote);
    if quote.starts_with(['“', '"', '„', '«', '»', '‘', '‹', '「', '『', '《']) {
        quote
    } else {
        (sent.quotation)(&quote)
    }
}

/// How a document is named beside a quote of it: by its publisher, or else by its title.
pub fn source(document: &Document) -> String {
    line(document.publisher.as_deref().unwrap_or(&document.title))
}
