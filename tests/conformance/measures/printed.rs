//! The dates of documents.

use crate::{
    Figure, Outcome,
    data::{Data, text},
};
use anyhow::Result;
use std::collections::BTreeMap;

const FOLDER: &str = "corpora/frus1961-63v06";
const GOLD: &str = "corpora/frus1961-63v06/gold.jsonl";

/// Documents have the date that they print, and none where they print none.
pub fn diplomacy(data: &Data) -> Result<Outcome> {
    let Some(gold) = data.values(GOLD)? else {
        return Ok(Outcome::Absent(GOLD));
    };
    let mut figures = Vec::new();
    for format in ["html", "txt"] {
        let Some(folder) = data.path(&format!("{FOLDER}/{format}")) else {
            continue;
        };
        let compiled = ingest::compile_folder(&folder);
        let mut dates = BTreeMap::new();
        for document in compiled.corpus.iter().flat_map(|corpus| &corpus.documents) {
            let date = document.date.as_ref().map(ToString::to_string);
            dates.insert(document.source.file.clone(), date);
        }
        let mut right = Figure::new(format!("printed dates read, {format}"), "aim: all");
        let mut invented = Figure::new(format!("no date is invented, {format}"), "aim: all");
        for entry in &gold {
            let id = text(entry, "id");
            let name = id.rsplit('-').next().unwrap_or(id);
            let Some(date) = dates.get(&format!("{name}.{format}")) else {
                right.count(false, || format!("{id}: was not read"));
                continue;
            };
            let day = entry["day"].as_str();
            let found = date.as_deref();
            if let Some(day) = day {
                let printed = text(entry, "printed");
                right.count(found == Some(day), || {
                    format!("{id}: {printed:?}, found {found:?}")
                });
            }
            invented.count(found.is_none() || found == day, || {
                format!("{id}: {day:?}, found {found:?}")
            });
        }
        figures.extend([right, invented]);
    }
    Ok(Outcome::Measured(figures))
}
