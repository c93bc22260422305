//! What is found by rule in documents of which somebody has said what is in them: events with their titles and dates, and
//! text that is kept or told to be left out.

use crate::{
    Figure, Outcome,
    data::{Data, text},
};
use anyhow::Result;
use corpus::Event;
use ingest::{Compiled, compile_folder};
use serde_json::Value;
use std::path::Path;

const DOCUMENTS: &str = "corpora/found/documents";
const EVENTS: &str = "corpora/found/events.jsonl";
const TEXT: &str = "corpora/found/text.jsonl";

/// Events have the title that is wanted, and the date and status, and there are no others. An event is known by `words`
/// that its quote has.
pub fn events(data: &Data) -> Result<Outcome> {
    let (Some(folder), Some(wanted)) = (data.path(DOCUMENTS), data.values(EVENTS)?) else {
        return Ok(Outcome::Absent(EVENTS));
    };
    let compiled = compile_folder(&folder);
    let found: Vec<&Event> = { compiled.corpus.iter() }
        .flat_map(|corpus| &corpus.events)
        .collect();
    let is_of =
        |event: &Event, wanted: &Value| event.evidence[0].quote.contains(text(wanted, "words"));
    let mut titles = Figure::new("titles of events", "aim: 90 %");
    let mut dates = Figure::new("dates and statuses of events", "aim: 95 %");
    let mut invented = Figure::new("no event is invented", "aim: all");
    for wanted in &wanted {
        let words = text(wanted, "words");
        let Some(event) = found.iter().find(|event| is_of(event, wanted)) else {
            titles.count(false, || format!("{words:?}: no event"));
            dates.count(false, || format!("{words:?}: no event"));
            continue;
        };
        titles.count(event.title == text(wanted, "title"), || {
            format!("{words:?}: found {:?}", event.title)
        });
        let date = event
            .date
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default();
        let status = event.status.as_str();
        let is_right = date == text(wanted, "date") && status == text(wanted, "status");
        dates.count(is_right, || format!("{words:?}: found {date}, {status}"));
    }
    for event in found {
        invented.count(wanted.iter().any(|wanted| is_of(event, wanted)), || {
            format!("found {:?}", event.title)
        });
    }
    Ok(Outcome::Measured(vec![titles, dates, invented]))
}

/// No words of a document vanish: they are in its text, or a diagnostic of its file has them.
pub fn text_kept(data: &Data) -> Result<Outcome> {
    let (Some(folder), Some(wanted)) = (data.path(DOCUMENTS), data.values(TEXT)?) else {
        return Ok(Outcome::Absent(TEXT));
    };
    let compiled = compile_folder(&folder);
    let mut figure = Figure::new("words kept or told to be left out", "aim: all");
    for wanted in &wanted {
        let (file, words) = (text(wanted, "file"), text(wanted, "words"));
        let is_there =
            is_kept(&compiled, file, words) || is_told(&compiled, Path::new(file), words);
        figure.count(is_there, || format!("{file}: {words:?} is lost"));
    }
    Ok(Outcome::Measured(vec![figure]))
}

fn is_kept(compiled: &Compiled, file: &str, words: &str) -> bool {
    let documents = compiled.corpus.iter().flat_map(|corpus| &corpus.documents);
    let mut documents = documents.filter(|document| document.source.file == file);
    documents.any(|document| {
        document
            .blocks
            .iter()
            .any(|block| block.text.contains(words))
    })
}

fn is_told(compiled: &Compiled, file: &Path, words: &str) -> bool {
    compiled.diagnostics.iter().any(|diagnostic| {
        let is_here = diagnostic
            .place
            .as_ref()
            .is_some_and(|place| Path::new(&place.file) == file);
        let told = [Some(&diagnostic.message), diagnostic.note.as_ref()];
        is_here && told.into_iter().flatten().any(|told| told.contains(words))
    })
}
