//! Whole corpora: that they compile, how much there is in them, and how long it takes.

use crate::{Figure, Outcome, data::Data};
use anyhow::Result;
use ingest::{Severity, compile_folder, render};
use std::path::Path;
use std::time::Instant;

const CONFERENCES: &str = "corpora/conferences";
const LANGUAGES: &str = "corpora/udhr";

/// Very long documents.
pub fn conferences(data: &Data) -> Result<Outcome> {
    let Some(folder) = data.path(CONFERENCES) else {
        return Ok(Outcome::Absent(CONFERENCES));
    };
    let figures =
        ["html", "txt"].map(|format| whole("long documents", &folder.join(format), format));
    Ok(Outcome::Measured(figures.to_vec()))
}

/// One text in several languages, one of them written from right to left.
pub fn languages(data: &Data) -> Result<Outcome> {
    let Some(folder) = data.path(LANGUAGES) else {
        return Ok(Outcome::Absent(LANGUAGES));
    };
    Ok(Outcome::Measured(vec![whole(
        "languages",
        &folder,
        "html and txt",
    )]))
}

/// Documents with text, of those in a folder.
fn whole(name: &str, folder: &Path, format: &str) -> Figure {
    let start = Instant::now();
    let compiled = compile_folder(folder);
    let time = start.elapsed();
    let mut figure = Figure::new(format!("{name} with text, {format}"), "");
    let documents = compiled.corpus.iter().flat_map(|corpus| &corpus.documents);
    let mut blocks = 0;
    for document in documents {
        blocks += document.blocks.len();
        figure.count(!document.blocks.is_empty(), || {
            format!("{}: no text", document.source.file)
        });
    }
    let wrong: Vec<_> = compiled
        .diagnostics
        .into_iter()
        .filter(|d| d.severity == Severity::Error)
        .collect();
    if !wrong.is_empty() {
        figure.count(false, || render(&wrong));
    }
    figure.note = format!("{blocks} blocks, {:.1} s", time.as_secs_f64());
    figure
}
