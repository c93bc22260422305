//! Events, each with the quotes that support it.

use crate::{
    Diagnostic,
    manifest::{EventEntry, Located, Manifest, Report},
    quote,
    reading::Reading,
};
use corpus::{EntityId, Event, EventDateBasis, EventId, Evidence, Mention, ThemeId};

/// The events by their dates; those without one last, in the order of the manifest.
pub fn events(
    manifest: &Manifest,
    readings: &[Reading],
    mentions: &[Mention],
    report: &mut Report,
) -> Vec<Event> {
    let mut events = Vec::new();
    for entry in &manifest.events {
        let evidence = evidence(entry, manifest, readings, report);
        check_stated(entry, &evidence, mentions, report);
        // An id that is malformed has been reported.
        let Ok(id) = EventId::new(&*entry.id.value) else {
            continue;
        };
        events.push(Event {
            id,
            title: entry.title.clone(),
            date: entry.date.as_ref().map(|date| date.value.clone()),
            status: entry.status,
            date_basis: entry.date_basis.value,
            date_reason: entry.date_reason.clone(),
            reviewed: entry.reviewed,
            themes: ids(&entry.themes, ThemeId::new),
            participants: ids(&entry.participants, EntityId::new),
            evidence,
        });
    }
    events.sort_by_cached_key(|event| {
        let key = event.date.as_ref().map(corpus::EdtfDate::sort_key);
        (key.is_none(), key)
    });
    events
}

fn evidence(
    entry: &EventEntry,
    manifest: &Manifest,
    readings: &[Reading],
    report: &mut Report,
) -> Vec<Evidence> {
    let mut found = Vec::new();
    for entry in &entry.evidence {
        let document = entry.document.as_ref();
        let reading = document.and_then(|id| quote::document(id, manifest, readings, report));
        let (Some(reading), Some(quote)) = (reading, &entry.quote) else {
            continue;
        };
        let near = entry.near.as_ref();
        if let Some(anchor) = quote::anchor(quote, near, reading, readings, report) {
            found.push(anchor.evidence(reading));
        }
    }
    found
}

/// Warns when a date is said to be stated but no quote prints it, or one that it shares a day with.
fn check_stated(
    entry: &EventEntry,
    evidence: &[Evidence],
    mentions: &[Mention],
    report: &mut Report,
) {
    let Some(date) = &entry.date else { return };
    // A quote that was not found may have printed it.
    if entry.date_basis.value != EventDateBasis::Stated || evidence.len() < entry.evidence.len() {
        return;
    }
    let quoted = mentions.iter().filter(|mention| {
        let inside = |evidence: &Evidence| {
            mention.document == evidence.document && evidence.span.contains(mention.span)
        };
        evidence.iter().any(inside)
    });
    let quoted: Vec<_> = quoted.collect();
    let agrees = |mention: &&Mention| {
        let printed = mention.edtf.as_ref();
        printed.is_some_and(|printed| date.value.overlaps(printed.earliest(), printed.latest()))
    };
    if evidence.is_empty() || quoted.iter().any(agrees) {
        return;
    }
    let diagnostic = if quoted.is_empty() {
        Diagnostic::warning("date-not-quoted", "no quote of this event prints a date")
    } else {
        let printed: Vec<_> = quoted.iter().map(|m| format!("{:?}", m.text)).collect();
        let note = format!("they print {}", printed.join(", "));
        Diagnostic::warning("date-not-quoted", "no quote of this event prints this date").note(note)
    };
    let diagnostic = diagnostic
        .at(report.place(&date.at))
        .help("quote the words that do, or say `date_basis = \"inferred\"` with a `date_reason`");
    report.push(diagnostic);
}

/// References as ids; those that are malformed have been reported.
fn ids<T>(texts: &[Located<String>], new: fn(String) -> Result<T, corpus::id::IdError>) -> Vec<T> {
    let texts = texts.iter().map(|text| text.value.clone());
    texts.filter_map(|text| new(text).ok()).collect()
}
