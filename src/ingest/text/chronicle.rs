//! Chronicles, diaries and minutes in plain text: lines that are nothing but a date, each above what was
//! on that day.

use super::body::Body;
use super::measure::Ending;
use super::printed_date::whole_date;
use super::unit::Unit;
use crate::dates::NumericOrder;
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
    let different: BTreeSet<_> = heads.iter().map(|at| dates[*at].2.to_string()).collect();
    let steps = heads.windows(2).map(|pair| {
        let [from, to] = [pair[0], pair[1]].map(|at| dates[at].2.earliest());
        to.cmp(&from)
    });
    let steps: Vec<_> = steps.collect();
    let on = steps.iter().filter(|step| step.is_ge()).count();
    let back = steps.iter().filter(|step| step.is_le()).count();
    let is_ordered = on.max(back) * 5 >= steps.len() * 4;
    if different.len() < FEWEST || !is_ordered {
        return BTreeSet::new();
    }
    heads.into_iter().map(|at| dates[at].1).collect()
}
