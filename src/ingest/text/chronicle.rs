//! Chronicles, diaries and minutes: lines that are nothing but a date, each above what was on that day, or
//! paragraphs that begin with it.

use super::body::Body;
use super::measure::Ending;
use super::printed_date::whole_date;
use super::unit::Unit;
use crate::dates::{self, Context, NumericOrder};
use corpus::EdtfDate;
use std::collections::BTreeSet;

/// The fewest entries.
const FEWEST: usize = 3;

/// The units that date the entries of a chronicle; none in another text. At least three different dates
/// stand in lines of their own, each above a sentence, and they go on in one direction.
pub(super) fn entries(units: &[Unit], body: &Body, order: Option<NumericOrder>) -> BTreeSet<usize> {
    let date = |index: &usize| {
        let unit = &units[*index];
        let is_line = !unit.bullet && unit.words <= 8 && unit.ending != Ending::Colon;
        is_line
            .then(|| whole_date(&unit.text, None, order))
            .flatten()
    };
    // Each with its place among the kept units and its unit.
    let dates: Vec<(usize, usize, EdtfDate)> = { body.kept.iter() }
        .enumerate()
        .filter_map(|(place, index)| Some((place, *index, date(index)?)))
        .collect();
    // Above a heading it dates what that names, and is no entry.
    let is_above = |at: &usize| {
        let below = body.kept.get(dates[*at].0 + 1).map(|index| &units[*index]);
        below.is_some_and(|unit| {
            unit.is_prose() || unit.ending == Ending::Sentence && unit.words > 3
        })
    };
    let heads: Vec<_> = (0..dates.len()).filter(is_above).collect();
    let named = heads.iter().map(|at| &dates[*at].2);
    match is_chronicle(named) {
        true => heads.iter().map(|at| dates[*at].1).collect(),
        false => BTreeSet::new(),
    }
}

/// The first of the units that begin with the date of what they tell, "March 3, 1812 – The board bought", if the
/// text is a chronicle of such.
pub(super) fn first_run_in(
    units: &[Unit],
    body: &Body,
    order: Option<NumericOrder>,
) -> Option<usize> {
    let entries: Vec<_> = { body.kept.iter() }
        .filter_map(|index| Some((*index, run_in(&units[*index].text, order)?)))
        .collect();
    let is_chronicle = is_chronicle(entries.iter().map(|(_, date)| date));
    entries
        .first()
        .map(|(index, _)| *index)
        .filter(|_| is_chronicle)
}

/// How far a date at the beginning of a text reaches, in bytes.
const DATE: usize = 48;

/// The date with which a text begins, if a sign parts it from more.
fn run_in(text: &str, order: Option<NumericOrder>) -> Option<EdtfDate> {
    let start = &text[..text.floor_char_boundary(DATE)];
    if !start.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let context = Context {
        order,
        ..Context::default()
    };
    let found = dates::find(start, &context).into_iter().next()?;
    let words = found.span.slice(start).filter(|_| found.span.start == 0)?;
    let rest = text[words.len()..].trim_start();
    let is_parted = rest.starts_with([':', '–', '—', '-', '.']);
    let date = found
        .edtf
        .filter(|date| date.to_string().len() >= "2025-01".len());
    date.filter(|_| is_parted && rest.split_whitespace().count() > 3)
}

/// True for at least three different dates that go on in one direction, but for a few.
fn is_chronicle<'d>(dates: impl Iterator<Item = &'d EdtfDate>) -> bool {
    let dates: Vec<_> = dates.collect();
    let different: BTreeSet<_> = dates.iter().map(|date| date.to_string()).collect();
    let steps = dates
        .windows(2)
        .map(|pair| pair[1].earliest().cmp(&pair[0].earliest()));
    let steps: Vec<_> = steps.collect();
    let on = steps.iter().filter(|step| step.is_ge()).count();
    let back = steps.iter().filter(|step| step.is_le()).count();
    different.len() >= FEWEST && on.max(back) * 5 >= steps.len() * 4
}
