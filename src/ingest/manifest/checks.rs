//! What must hold between the entries of a manifest.

use super::{EventEntry, Located, Manifest, Report};
use crate::{Diagnostic, slug::slug};
use corpus::{DocumentDateBasis, EventDateBasis, Status, id};
use std::collections::BTreeMap;

/// Reports every id that is malformed, given twice or refers to nothing, and every date that
/// contradicts what is said about it.
pub fn check(manifest: &Manifest, report: &mut Report) {
    let documents: Vec<_> = manifest.documents.iter().map(|entry| &entry.id).collect();
    let themes: Vec<_> = manifest.themes.iter().map(|entry| &entry.id).collect();
    let entities: Vec<_> = manifest.entities.iter().map(|entry| &entry.id).collect();
    let events: Vec<_> = manifest.events.iter().map(|entry| &entry.id).collect();
    for (what, ids) in [
        ("document", &documents),
        ("theme", &themes),
        ("entity", &entities),
        ("event", &events),
    ] {
        check_ids(what, ids, 0, report);
    }
    check_events(&manifest.events, manifest, report);
    check_documents(manifest, report);
    check_cues(manifest, report);
}

/// The same for events that were added to those of the manifest, from the one of that number on.
pub fn check_rows(manifest: &Manifest, first: usize, report: &mut Report) {
    let ids: Vec<_> = manifest.events.iter().map(|entry| &entry.id).collect();
    check_ids("event", &ids, first, report);
    check_events(&manifest.events[first..], manifest, report);
}

fn check_events(events: &[EventEntry], manifest: &Manifest, report: &mut Report) {
    let themes: Vec<_> = manifest.themes.iter().map(|entry| &entry.id).collect();
    let entities: Vec<_> = manifest.entities.iter().map(|entry| &entry.id).collect();
    for event in events {
        check_references("theme", &event.themes, &themes, report);
        check_references("entity", &event.participants, &entities, report);
        if let Some(document) = &event.as_of {
            check_as_of(event, document, report);
        }
        check_event(event, report);
    }
}

/// Checks ids from the one of that number on, those before it being checked already.
fn check_ids(what: &str, ids: &[&Located<String>], first: usize, report: &mut Report) {
    let mut seen: BTreeMap<String, &Located<String>> = BTreeMap::new();
    for id in &ids[..first] {
        seen.entry(id.value.to_lowercase()).or_insert(id);
    }
    // An empty id stands for one that is missing, which has been reported.
    for id in ids[first..].iter().filter(|id| !id.value.is_empty()) {
        if let Err(error) = id::ThemeId::new(&*id.value) {
            let diagnostic = Diagnostic::error("id", format!("this is no id: {error}"))
                .at(report.place(&id.at))
                .help(format!("for example `{}`", slug(&id.value)));
            report.push(diagnostic);
        }
        // Folded, because some file systems do not tell `A` from `a`.
        if let Some(first) = seen.get(&id.value.to_lowercase()) {
            let message = format!("there are two entries of the {what} `{}`", id.value);
            let diagnostic = Diagnostic::error("duplicate-id", message)
                .at(report.place(&id.at).label("the second"))
                .see(report.place(&first.at).label("the first"));
            report.push(diagnostic);
        } else {
            seen.insert(id.value.to_lowercase(), id);
        }
    }
}

fn check_references(
    what: &str,
    references: &[Located<String>],
    ids: &[&Located<String>],
    report: &mut Report,
) {
    for (index, reference) in references.iter().enumerate() {
        // A reference to the correct form of a malformed id is what the editor will want.
        let meant = |id: &str| {
            id == reference.value || id::ThemeId::new(id).is_err() && slug(id) == reference.value
        };
        if !ids.iter().any(|id| meant(&id.value)) {
            let known: Vec<_> = ids.iter().map(|id| &*id.value).collect();
            let place = report.place(&reference.at);
            report.push(unknown(what, &reference.value, &known, report).at(place));
        } else if references[..index]
            .iter()
            .any(|earlier| earlier.value == reference.value)
        {
            let message = format!("the {what} `{}` is given twice", reference.value);
            let place = report.place(&reference.at);
            report.push(Diagnostic::warning("given-twice", message).at(place));
        }
    }
}

/// That an id refers to nothing.
pub fn unknown(what: &str, id: &str, known: &[&str], report: &Report) -> Diagnostic {
    let diagnostic = Diagnostic::error("unknown-id", format!("there is no {what} `{id}`"));
    match report.similar_to(id, known) {
        Some(meant) => diagnostic.help(format!("did you mean `{meant}`?")),
        None => diagnostic,
    }
}

fn check_event(event: &EventEntry, report: &mut Report) {
    let basis = &event.date_basis;
    let problem = match (basis.value, &event.date) {
        _ if event.as_of.is_some() => None,
        (EventDateBasis::Stated | EventDateBasis::Inferred, None) => Some((
            "`date_basis` speaks of a date, but there is none",
            "give the `date`, or say `date_basis = \"none\"`",
        )),
        (EventDateBasis::None, Some(_)) => Some((
            "`date_basis` says that there is no date, but there is one",
            "say `stated` or `inferred`, or remove the date",
        )),
        (EventDateBasis::Inferred, Some(_)) if event.date_reason.is_none() => Some((
            "an inferred date needs a `date_reason`",
            "say what the date is concluded from",
        )),
        _ => None,
    };
    if let Some((message, help)) = problem {
        let place = report.place(&basis.at);
        report.push(
            Diagnostic::error("date-basis", message)
                .at(place)
                .help(help),
        );
    }
    if event.evidence.is_empty() {
        let diagnostic = Diagnostic::error("no-evidence", "this event has no evidence")
            .at(report.place(&event.at))
            .help("add `[[event.evidence]]` with a `document` and a `quote` of it");
        report.push(diagnostic);
    }
}

/// Reports an event that carries the day of a document and cannot.
fn check_as_of(event: &EventEntry, document: &Located<String>, report: &mut Report) {
    let is_evidence = event.evidence.iter().any(|evidence| {
        let of = evidence.document.as_ref();
        of.is_none_or(|of| of.value == document.value)
    });
    let problem = if event.status != Status::Ongoing {
        Some((
            "only what is `ongoing` can be said as of the day of a document",
            "give the event a `date`, or take `as_of` out",
        ))
    } else if event.date.is_some() {
        Some((
            "there is a `date` and a document whose date is to be taken",
            "keep one of `date` and `as_of`",
        ))
    } else if event.date_basis.value != EventDateBasis::Inferred {
        Some((
            "a date that is taken from the document is inferred",
            "take `date_basis` out, or say `inferred`",
        ))
    } else if !is_evidence && !event.evidence.is_empty() {
        Some((
            "no evidence of this event is from that document",
            "quote the words of the document that tell it as going on",
        ))
    } else {
        None
    };
    if let Some((message, help)) = problem {
        let diagnostic = Diagnostic::error("as-of", message)
            .at(report.place(&document.at))
            .help(help);
        report.push(diagnostic);
    }
}

fn check_documents(manifest: &Manifest, report: &mut Report) {
    for (index, entry) in manifest.documents.iter().enumerate() {
        if let (Some(basis), None) = (&entry.date_basis, &entry.date)
            && basis.value != DocumentDateBasis::None
        {
            let diagnostic = Diagnostic::error("date-basis", "`date_basis` without a `date`")
                .at(report.place(&basis.at));
            report.push(diagnostic);
        }
        let Some(file) = &entry.file else { continue };
        // Two documents can share a file when each says where its body is.
        let first = manifest.documents[..index].iter().find_map(|other| {
            let same = other.file.as_ref().filter(|f| f.value == file.value)?;
            (entry.body_first.is_none() || other.body_first.is_none()).then_some(same)
        });
        if let Some(first) = first {
            let diagnostic = Diagnostic::error("duplicate-file", "two documents are the same file")
                .at(report.place(&file.at).label("the second"))
                .see(report.place(&first.at).label("the first"))
                .help("if the file holds both, give each its `body_first` and `body_last`");
            report.push(diagnostic);
        }
    }
}

fn check_cues(manifest: &Manifest, report: &mut Report) {
    for theme in &manifest.themes {
        if theme.cues.is_empty() && theme.include.is_empty() {
            let message = format!("nothing can have the theme `{}`", theme.id.value);
            let diagnostic = Diagnostic::warning("no-cues", message)
                .at(report.place(&theme.id.at))
                .help("give it `cues`, or `include` passages");
            report.push(diagnostic);
        }
        for cue in &theme.cues {
            if !cue.value.contains(char::is_alphanumeric) {
                let diagnostic = Diagnostic::error("cue", "this cue has no word in it")
                    .at(report.place(&cue.at));
                report.push(diagnostic);
            }
        }
    }
}
