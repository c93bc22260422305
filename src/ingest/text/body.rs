//! Finds the text of a page among its furniture.
//!
//! The text is the contiguous run of units with the highest score, where prose counts for it and
//! everything else against it (Finn, Kushmerick and Smyth, "Fact or fiction: content classification
//! for digital libraries", 2001; Kadane's algorithm finds it in linear time).

use super::measure::Ending;
use super::survey::{Mark, Survey};
use super::unit::{Unit, enumerates};
use corpus::Span;
use std::ops::Range;

/// The units of the text.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// From its first to its last unit.
    pub units: Range<usize>,
    /// Those of them that belong to it.
    pub kept: Vec<usize>,
    /// The unit above it that prints its title, if the page title says which.
    pub title: Option<usize>,
}

impl Body {
    /// True if the body is so small a part of a source that more likely the source is no page but,
    /// say, a list of words. Copies and notices do not count: a page can have many.
    pub fn is_doubtful(&self, units: &[Unit], survey: &Survey) -> bool {
        let counts = |index: &usize| !matches!(survey.marks[*index], Mark::Copy | Mark::Related);
        let all: usize = (0..units.len())
            .filter(counts)
            .map(|index| units[index].words)
            .sum();
        let kept: usize = self.kept.iter().map(|&index| units[index].words).sum();
        kept * 12 < all
    }
}

/// Finds the body. An editor's `first` or `last` word settles that end of it.
pub(super) fn body(
    units: &[Unit],
    survey: &Survey,
    first: Option<Span>,
    last: Option<Span>,
) -> Body {
    let from = first.map_or(0, |first| {
        units.partition_point(|unit| unit.span.end <= first.start)
    });
    let to = last.map_or(units.len(), |last| {
        units.partition_point(|unit| unit.span.start < last.end)
    });
    let mut range = from..to.max(from);
    if survey.is_dump {
        let ends = [first.map(|_| from), last.map(|_| range.end)];
        range = best_run(units, survey, range, ends);
    }
    let mut title = None;
    if survey.is_dump {
        let floor = if first.is_some() { range.start } else { 0 };
        (range, title) = below_title(units, survey, range, floor);
        if first.is_none() {
            range.start = extended_up(units, survey, range.start, title);
        }
        if last.is_none() {
            range.end = extended_down(units, survey, range.clone());
        }
    }
    let deck = if first.is_none() {
        deck(units, survey, title, range.start)
    } else {
        Vec::new()
    };
    let stays = |&index: &usize| !survey.is_dump || belongs(units, survey, index, range.end);
    let kept = deck
        .into_iter()
        .chain(range.clone().filter(stays))
        .collect();
    Body {
        units: range,
        kept,
        title,
    }
}

/// What a unit adds to the score of a run.
fn score(unit: &Unit, mark: Mark, repeats: usize) -> i64 {
    match mark {
        Mark::Related | Mark::After => -400,
        Mark::Copy => -60,
        Mark::Furniture => -25,
        // No single paragraph outweighs everything else on the page.
        _ if unit.is_prose() => i64::try_from(unit.words.min(80)).unwrap_or(80),
        Mark::Navigation | Mark::Label => -8,
        Mark::Plain if repeats > 1 => -8,
        Mark::Plain if unit.bullet => -4,
        Mark::Plain => -3,
    }
}

/// The run with the highest score within a range; the earliest of equals. Either end can be fixed;
/// it is kept even where all runs from it score badly, as from the top of a page.
fn best_run(
    units: &[Unit],
    survey: &Survey,
    range: Range<usize>,
    ends: [Option<usize>; 2],
) -> Range<usize> {
    let [fixed_start, fixed_end] = ends;
    let score = |index: usize| score(&units[index], survey.marks[index], survey.repeats[index]);
    let mut best = (0, range.start..range.start);
    let mut sum = 0;
    match (fixed_start, fixed_end) {
        (Some(start), Some(end)) => return start..end,
        (None, Some(end)) => {
            for index in range.clone().rev() {
                sum += score(index);
                if sum > best.0 {
                    best = (sum, index..end);
                }
            }
        }
        _ => {
            let mut start = range.start;
            for index in range.clone() {
                if sum <= 0 && fixed_start.is_none() {
                    (sum, start) = (0, index);
                }
                sum += score(index);
                if sum > best.0 {
                    best = (sum, start..index + 1);
                }
            }
        }
    }
    if !best.1.is_empty() || ends == [None, None] {
        return best.1;
    }
    let free = best_run(units, survey, range.clone(), [None, None]);
    if free.is_empty() {
        return range;
    }
    fixed_start.unwrap_or(free.start)..fixed_end.unwrap_or(free.end)
}

/// Cuts off what a run has above the title of the page, unless that is most of it, and names the
/// unit with the title that is nearest above the text.
fn below_title(
    units: &[Unit],
    survey: &Survey,
    range: Range<usize>,
    floor: usize,
) -> (Range<usize>, Option<usize>) {
    let Some(page) = &survey.page_title else {
        return (range, None);
    };
    let prose = |range: Range<usize>| -> usize {
        units[range]
            .iter()
            .filter(|unit| unit.is_prose())
            .map(|unit| unit.words)
            .sum()
    };
    let mut start = range.start;
    for &title in page
        .units
        .iter()
        .filter(|&&title| (floor..range.end).contains(&title))
    {
        if title >= start && prose(start..title) * 3 < prose(title..range.end) {
            start = title + 1;
        }
    }
    let title = page
        .units
        .iter()
        .copied()
        .rfind(|&title| title < start && title + 40 >= start);
    (start..range.end, title)
}

/// Takes in the heading right above the first prose, and items.
fn extended_up(units: &[Unit], survey: &Survey, start: usize, title: Option<usize>) -> usize {
    let floor = title.map_or(0, |title| title + 1);
    let Some(above) = start.checked_sub(1).filter(|above| *above >= floor) else {
        return start;
    };
    let unit = &units[above];
    let plain = survey.marks[above] == Mark::Plain && survey.repeats[above] == 1;
    let heading = unit.is_short() && !unit.bullet && unit.words > 0;
    // Without a known title it may be the title itself, which is looked for elsewhere.
    if plain && heading && title.is_some() {
        above
    } else {
        start
    }
}

/// Takes in short sentences, items of a list and footnotes that follow the last prose.
fn extended_down(units: &[Unit], survey: &Survey, range: Range<usize>) -> usize {
    let mut end = range.end;
    while let Some(unit) = units.get(end) {
        let plain = survey.marks[end] == Mark::Plain && survey.repeats[end] == 1;
        let item = unit.bullet && end > 0 && units[end - 1].bullet;
        let sentence = unit.ending == Ending::Sentence && unit.words > 1;
        if !plain || end == range.start || !(item || sentence || enumerates(&unit.text)) {
            break;
        }
        end += 1;
    }
    end
}

/// What stands between the title and the text and belongs to neither the page nor its head: a
/// deck, of a few words at least.
fn deck(units: &[Unit], survey: &Survey, title: Option<usize>, start: usize) -> Vec<usize> {
    let Some(title) = title else {
        return Vec::new();
    };
    (title + 1..start)
        .filter(|&index| {
            let unit = &units[index];
            let plain = survey.marks[index] == Mark::Plain && survey.repeats[index] == 1;
            plain && !unit.bullet && unit.words >= 5
        })
        .collect()
}

/// True if a unit within the range is part of the text.
fn belongs(units: &[Unit], survey: &Survey, index: usize, end: usize) -> bool {
    match survey.marks[index] {
        Mark::Furniture | Mark::Copy | Mark::Related => false,
        // "History" is a heading when prose follows, and a link when it does not.
        Mark::Navigation => units[..end]
            .get(index + 1)
            .is_some_and(|next| next.is_prose() || next.bullet),
        Mark::Plain | Mark::Label | Mark::After => true,
    }
}
