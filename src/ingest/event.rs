//! Events, each with the quotes that support it.

use crate::{
    Diagnostic, dates,
    manifest::{EventEntry, Located, Manifest, Report},
    quote,
    reading::Reading,
};
use corpus::{
    Day, DocumentId, EdtfDate, EntityId, Event, EventDateBasis, EventId, Evidence, Mention,
    MentionBasis, Span, ThemeId, edtf::Endpoint,
};
use std::collections::BTreeMap;

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
        let (date, date_reason) = match &entry.as_of {
            Some(document) => as_of(document, entry, readings, report).unzip(),
            None => (
                entry.date.as_ref().map(|date| date.value.clone()),
                entry.date_reason.clone(),
            ),
        };
        events.push(Event {
            id,
            title: entry.title.clone(),
            date,
            status: entry.status,
            date_basis: entry.date_basis.value,
            date_reason,
            reviewed: entry.reviewed,
            themes: ids(&entry.themes, ThemeId::new),
            participants: ids(&entry.participants, EntityId::new),
            evidence,
        });
    }
    sort(&mut events);
    events
}

/// Puts events into the order of their dates; those without one come last, and equals stay as they are.
pub fn sort(events: &mut [Event]) {
    events.sort_by_cached_key(|event| {
        let key = event.date.as_ref().map(EdtfDate::sort_key);
        (key.is_none(), key)
    });
}

/// The date of the document that tells an event as going on, and the reason that the event carries it. Reports a
/// document without a date; one that is not there is reported where the evidence names it.
fn as_of(
    document: &Located<String>,
    entry: &EventEntry,
    readings: &[Reading],
    report: &mut Report,
) -> Option<(EdtfDate, String)> {
    let mut documents = readings.iter().map(|reading| &reading.document);
    let found = documents.find(|found| found.id.as_str() == document.value)?;
    let Some(date) = &found.date else {
        let message = format!("the document `{}` has no date", found.id);
        let diagnostic = Diagnostic::error("as-of", message)
            .at(report.place(&document.at))
            .help("give the document its `date`, or take `as_of` out: the event then has no date");
        report.push(diagnostic);
        return None;
    };
    let told = told_as_of(date, &found.title);
    let more = entry.date_reason.iter().map(|reason| format!(" {reason}"));
    Some((date.clone(), told + &more.collect::<String>()))
}

/// Why an event that a document tells as going on has the document's date.
pub fn told_as_of(date: &EdtfDate, title: &str) -> String {
    format!(
        "As of {}, the date of “{title}”, which tells it as going on.",
        dates::worded(date)
    )
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

/// Warns when a date is said to be stated but the quotes do not print it, or not all of it.
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
    let stated: Vec<_> = quoted
        .iter()
        .copied()
        .filter(|mention| mention.basis == MentionBasis::Stated)
        .collect();
    if evidence.is_empty() || is_printed(&date.value, &stated) {
        return;
    }
    let overlaps = |mention: &&Mention| {
        let printed = mention.edtf.as_ref();
        printed.is_some_and(|printed| date.value.overlaps(printed.earliest(), printed.latest()))
    };
    let mut help =
        "quote the words that do, or say `date_basis = \"inferred\"` with a `date_reason`";
    let message = if quoted.is_empty() {
        "no quote of this event prints a date"
    } else if is_printed(&date.value, &quoted) {
        help = "say `date_basis = \"inferred\"` with a `date_reason`";
        "the quotes print this date only in part; the rest, such as its year, is taken from context"
    } else if quoted.iter().any(overlaps) {
        "this date is more precise than what the quotes print"
    } else {
        "no quote of this event prints this date"
    };
    let mut diagnostic = Diagnostic::warning("date-not-quoted", message);
    if !quoted.is_empty() {
        let printed: Vec<_> = quoted.iter().map(|m| format!("{:?}", m.text)).collect();
        diagnostic = diagnostic.note(format!("they print {}", printed.join(", ")));
    }
    report.push(diagnostic.at(report.place(&date.at)).help(help));
}

/// True when each end of a date is printed, as it is or more precisely: 2016 where a quote has
/// "September 2016", but not the other way round. Open ends need no words.
fn is_printed(date: &EdtfDate, mentions: &[&Mention]) -> bool {
    let dates = mentions.iter().filter_map(|mention| mention.edtf.as_ref());
    let printed: Vec<_> = dates.flat_map(ends).collect();
    ends(date).iter().all(|(from, to)| {
        printed.iter().any(|(first, last)| {
            // An end without a bound (`None`) lies only within one without it.
            let after = from.is_none() || first.is_some() && first >= from;
            let before = to.is_none() || last.is_some() && last <= to;
            after && before
        })
    })
}

/// The first and last day of a date, or of each end of an interval that has one.
fn ends(date: &EdtfDate) -> Vec<(Option<Day>, Option<Day>)> {
    match date {
        EdtfDate::Interval(interval) => [interval.start(), interval.end()]
            .into_iter()
            .filter_map(Endpoint::date)
            .map(|date| (date.earliest(), date.latest()))
            .collect(),
        _ => vec![(date.earliest(), date.latest())],
    }
}

/// References as ids; those that are malformed have been reported.
fn ids<T>(texts: &[Located<String>], new: fn(String) -> Result<T, corpus::id::IdError>) -> Vec<T> {
    let texts = texts.iter().map(|text| text.value.clone());
    texts.filter_map(|text| new(text).ok()).collect()
}

/// Where each document is quoted, in order and without overlaps.
pub fn quoted(events: &[Event]) -> BTreeMap<&DocumentId, Vec<Span>> {
    let mut quoted: BTreeMap<_, Vec<Span>> = BTreeMap::new();
    for evidence in events.iter().flat_map(|event| &event.evidence) {
        quoted
            .entry(&evidence.document)
            .or_default()
            .push(evidence.span);
    }
    for spans in quoted.values_mut() {
        spans.sort();
        spans.dedup_by(|next, last| {
            let joined = next.start <= last.end;
            last.end = if joined {
                last.end.max(next.end)
            } else {
                last.end
            };
            joined
        });
    }
    quoted
}

/// True if a span shares something with one of those.
pub fn overlaps(quoted: &[Span], span: Span) -> bool {
    let next = quoted.partition_point(|quote| quote.end <= span.start);
    quoted.get(next).is_some_and(|quote| quote.start < span.end)
}
