//! The line that is the title of a text.

use super::body::Body;
use super::measure::{self, Ending};
use super::survey::{Mark, Survey};
use super::unit::{Unit, is_ornament};

/// How far above the text of a page its title is looked for: the farther the surer the signs.
const NEAR: usize = 8;
const FAR: usize = 60;

/// Finds the title where no page title tells it. `about` recognises lines about the document, which
/// may stand above the title or between it and the text. `first` is true if an editor has said
/// where the body begins.
pub(super) fn title(
    units: &[Unit],
    survey: &Survey,
    body: &Body,
    about: impl Fn(&Unit) -> bool,
    first: bool,
) -> Option<usize> {
    if survey.is_dump {
        return above_text(units, survey, body.units.start, about);
    }
    let index = (0..units.len().min(4)).find(|&index| !about(&units[index]))?;
    let inside = first && index >= body.units.start;
    (!inside && is_title(&units[index]) && stands_above(units, index, about)).then_some(index)
}

/// The title above the text of a page: the nearest line with which a copy of the text begins or a
/// trail of links ends, else the nearest one right above a line about the document, else just the
/// nearest.
fn above_text(
    units: &[Unit],
    survey: &Survey,
    start: usize,
    about: impl Fn(&Unit) -> bool,
) -> Option<usize> {
    let candidates = |reach: usize| {
        (start.saturating_sub(reach)..start).rev().filter(|&index| {
            let unit = &units[index];
            let plain = survey.marks[index] == Mark::Plain && survey.repeats[index] <= 2;
            plain && unit.words > 1 && is_title(unit) && !about(unit)
        })
    };
    let copies: Vec<String> = survey
        .marks
        .iter()
        .zip(units)
        .filter(|(mark, _)| **mark == Mark::Copy)
        .map(|(_, unit)| measure::fold(&unit.text.chars().take(300).collect::<String>()))
        .collect();
    let is_echoed = |index: &usize| {
        let title = units[*index].folded.as_str();
        let trails = units[index.saturating_sub(FAR)..*index].iter();
        units[*index].words >= 3
            && (copies
                .iter()
                .any(|copy| copy.strip_prefix(title).is_some_and(|r| r.starts_with(' ')))
                || trails
                    .map(|unit| unit.folded.strip_suffix(title))
                    .any(|r| r.is_some_and(|r| r.ends_with(' '))))
    };
    candidates(FAR)
        .find(is_echoed)
        .or_else(|| candidates(FAR).find(|index| about(&units[index + 1])))
        .or_else(|| candidates(NEAR).next())
}

/// True for a line that could be a title: short, not a sentence, nothing that lists or introduces.
fn is_title(unit: &Unit) -> bool {
    let end = unit.text.chars().next_back();
    (1..=30).contains(&unit.words)
        && unit.text.chars().count() <= 250
        && !unit.bullet
        && !is_ornament(&unit.text)
        && (unit.ending == Ending::Open
            || matches!(end, Some('?' | '!' | '"' | '”' | '»' | '’')) && unit.words <= 20)
}

/// True if a text begins after this line: what follows is parted from it and longer, or much
/// longer, or about the document.
fn stands_above(units: &[Unit], index: usize, about: impl Fn(&Unit) -> bool) -> bool {
    let unit = &units[index];
    let Some(next) = units.get(index + 1) else {
        return false;
    };
    let several = units.get(index + 2).is_some_and(|third| !third.gap);
    let later = units[index + 1..].iter().take(200).any(Unit::is_prose);
    unit.underlined
        || about(next)
        || next.gap && (next.words > unit.words || next.bullet || several || later)
        || next.words >= 12 && next.words >= unit.words * 2
}
