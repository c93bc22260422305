//! Dates as EDTF writes them, and phrases for them.

use crate::{
    Figure, Outcome,
    data::{Data, text},
};
use anyhow::Result;
use corpus::EdtfDate;
use ingest::dates::{Context, find};

const EXAMPLES: &str = "benchmarks/edtf/loc-spec-valid.txt";
const PHRASES: &str = "benchmarks/edtf/natlang-agreed-en.jsonl";

/// Examples of the specification are read, and printed as they were.
pub fn examples(data: &Data) -> Result<Outcome> {
    let Some(lines) = data.lines(EXAMPLES)? else {
        return Ok(Outcome::Absent(EXAMPLES));
    };
    let mut figure = Figure::new("EDTF examples read and printed", "aim: all");
    for line in lines {
        let printed = line.parse::<EdtfDate>().map(|date| date.to_string());
        let is_same = printed.as_deref() == Ok(&*line);
        figure.count(is_same, || format!("{line}: {printed:?}"));
    }
    Ok(Outcome::Measured(vec![figure]))
}

/// Phrases on whose meaning several programs agree.
pub fn phrases(data: &Data) -> Result<Outcome> {
    let Some(values) = data.values(PHRASES)? else {
        return Ok(Outcome::Absent(PHRASES));
    };
    let mut figure = Figure::new("phrases that mean their date", "aim: 152 of 155");
    for value in values {
        let (phrase, wanted) = (text(&value, "text"), text(&value, "edtf"));
        let found: Vec<_> = find(phrase, &Context::default())
            .iter()
            .filter_map(|expression| Some(expression.period()?.to_string()))
            .collect();
        let is_found = found == [wanted];
        figure.count(is_found, || {
            format!("{phrase:?}: {wanted}, found {found:?}")
        });
    }
    Ok(Outcome::Measured(vec![figure]))
}
