//! Dates in sentences, and sentences without any.

use crate::{
    Figure, Outcome,
    data::{Data, text},
};
use anyhow::Result;
use corpus::{Day, EdtfDate};
use ingest::dates::{Context, find, numeric_order};

const ABSOLUTE: &str = "benchmarks/dates/en-absolute.jsonl";
const NEGATIVE: &str = "benchmarks/dates/en-negative.jsonl";

/// Words that mean another day whenever they are read: what is told with them is no absolute date.
const OF_THE_DAY: [&str; 7] = [
    "today",
    "now",
    "tomorrow",
    "yesterday",
    "current",
    "this",
    "next",
];

/// The dates that a sentence prints are found, whatever else is found in it. Wanted answers that are days of no
/// calendar, and those that hang on the day of reading, which the material does not tell, are counted apart.
pub fn absolute(data: &Data) -> Result<Outcome> {
    let Some(values) = data.values(ABSOLUTE)? else {
        return Ok(Outcome::Absent(ABSOLUTE));
    };
    let mut absolute = Figure::new("absolute dates found", "aim: 95 %");
    let mut others = Figure::new("dates of no calendar or of the day of reading", "no aim");
    for value in values {
        let input = text(&value, "input");
        let found = dates(input);
        for gold in value["gold"].as_array().into_iter().flatten() {
            let wanted = text(gold, "edtf");
            let is_exclusive = gold["end_exclusive"].as_bool() == Some(true);
            let of_the_day = text(gold, "text")
                .split_whitespace()
                .any(|word| OF_THE_DAY.contains(&word.to_lowercase().as_str()));
            let figure = match wanted.parse::<EdtfDate>() {
                Ok(_) if !of_the_day => &mut absolute,
                _ => &mut others,
            };
            let is_found = found.iter().any(|date| is_same(date, wanted, is_exclusive));
            figure.count(is_found, || {
                let found: Vec<_> = found.iter().map(ToString::to_string).collect();
                format!(
                    "{input:?}: {} is {wanted}, found {found:?}",
                    text(gold, "text")
                )
            });
        }
    }
    Ok(Outcome::Measured(vec![absolute, others]))
}

/// Sentences that print no date, whatever their words look like.
pub fn negative(data: &Data) -> Result<Outcome> {
    let Some(values) = data.values(NEGATIVE)? else {
        return Ok(Outcome::Absent(NEGATIVE));
    };
    let mut figure = Figure::new("sentences without a date", "aim: at most 2 with one");
    for value in values {
        let input = text(&value, "input");
        let found = dates(input);
        figure.count(found.is_empty(), || {
            let found: Vec<_> = found.iter().map(ToString::to_string).collect();
            format!("{input:?}: found {found:?}")
        });
    }
    Ok(Outcome::Measured(vec![figure]))
}

/// What the words of a text mean, without what is around them.
fn dates(input: &str) -> Vec<EdtfDate> {
    let context = Context {
        anchor: None,
        order: numeric_order(input),
        ..Context::default()
    };
    let found = find(input, &context);
    found
        .into_iter()
        .filter_map(|expression| expression.edtf)
        .collect()
}

/// True if a date covers the same days as the wanted one. Where the end of a range is marked as exclusive, it is the
/// day after the last one, or that on which the printed end begins: `2014-01-01/2018-01-01` for "2014 to 2018".
fn is_same(date: &EdtfDate, wanted: &str, is_exclusive: bool) -> bool {
    let Ok(wanted) = wanted.parse::<EdtfDate>() else {
        return false;
    };
    if date == &wanted || bounds(date) == bounds(&wanted) {
        return true;
    }
    if !is_exclusive || date.earliest() != wanted.earliest() {
        return false;
    }
    let end = match date {
        EdtfDate::Interval(interval) => interval.end().date().and_then(|end| end.earliest()),
        _ => None,
    };
    let Some(wanted) = wanted.latest() else {
        return false;
    };
    end == Some(wanted) || date.latest().map(|last| last.plus(1)) == Some(wanted)
}

fn bounds(date: &EdtfDate) -> (Option<Day>, Option<Day>) {
    (date.earliest(), date.latest())
}
