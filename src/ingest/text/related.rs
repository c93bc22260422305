//! Sections that hold notices of other things: related publications, coming events.

use super::byline::{byline, names_after_by};
use super::notices::{Line, dated, item, undated};
use super::survey::Mark;
use super::unit::Unit;
use super::vocabulary::{self as words, List};
use super::{ExtractedItem, printed_date::whole_date};
use crate::dates::NumericOrder;
use corpus::EdtfDate;
use std::ops::Range;

/// A section of related items.
#[derive(Debug)]
pub(super) struct Section {
    /// From its name to its last item.
    pub units: Range<usize>,
    /// Its items, in the order of the page.
    pub items: Vec<ExtractedItem>,
}

/// The most units that a section is followed for.
const LONGEST: usize = 120;

/// All sections whose name is known and whose lines read as notices. A name in a menu has no
/// notices after it and opens nothing: what follows is more of the menu, then the text itself,
/// which `title`, the unit that prints the title of the page, begins.
pub(super) fn sections(
    units: &[Unit],
    marks: &[Mark],
    repeats: &[usize],
    title: Option<usize>,
    order: Option<NumericOrder>,
) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for (index, unit) in units.iter().enumerate() {
        let taken = sections
            .last()
            .is_some_and(|section| index < section.units.end);
        if taken || !opens(unit) {
            continue;
        }
        let lines = lines(units, marks, repeats, title, index, order);
        if is_menu(&lines, marks) {
            continue;
        }
        let found = match dated(&lines) {
            found if !found.is_empty() => found,
            _ if words::has(List::Related, &unit.folded) => undated(&lines),
            _ => continue,
        };
        let items: Vec<_> = found.iter().filter_map(|lines| item(lines)).collect();
        let last = found.iter().flatten().map(|line| line.index).max();
        if let (false, Some(last)) = (items.is_empty(), last) {
            sections.push(Section {
                units: index..last + 1,
                items,
            });
        }
    }
    sections
}

/// Reads the dates of notices once more when the document's own date is known: it decides the
/// century of `19/05/25`.
pub(super) fn date_by(
    items: &mut [ExtractedItem],
    anchor: Option<&EdtfDate>,
    order: Option<NumericOrder>,
) {
    for item in items {
        let again = item
            .date_text
            .as_deref()
            .and_then(|text| whole_date(text, anchor, order));
        item.date = again.or(item.date.take());
    }
}

fn opens(unit: &Unit) -> bool {
    !unit.bullet
        && (words::has(List::Related, &unit.folded) || words::has(List::Events, &unit.folded))
}

/// The units that may belong to the section of that name, without links to longer lists and
/// without what files a notice.
fn lines<'u, 'a>(
    units: &'u [Unit<'a>],
    marks: &[Mark],
    repeats: &[usize],
    title: Option<usize>,
    name: usize,
    order: Option<NumericOrder>,
) -> Vec<Line<'u, 'a>> {
    // Coming events have no authors.
    let is_of_events = !words::has(List::Related, &units[name].folded);
    let ends = |index: usize| {
        matches!(marks[index], Mark::Furniture | Mark::After)
            || title == Some(index)
            || opens(&units[index])
            || marks[index] == Mark::Navigation && is_month(units.get(index + 1), order)
            || units[index].bullet && repeats[index] > 1
            || is_of_events
                && units[index].is_short()
                && names_after_by(&units[index].text).is_some()
    };
    let from = name + 1;
    let mut lines: Vec<_> = (from..units.len().min(from + LONGEST))
        .take_while(|&index| !ends(index))
        .filter(|&index| !is_see_all(&units[index]) && !is_filing(&units[index]))
        .map(|index| Line {
            index,
            unit: &units[index],
            date: whole_date(&units[index].text, None, order),
        })
        .collect();
    if let Some(start) = start_of_text(&lines) {
        lines.truncate(start);
    }
    lines
}

/// Where the text of the page begins among lines that were taken for those of a section: at
/// paragraphs in a row without a date below them, or at the head of the text right above them.
fn start_of_text(lines: &[Line]) -> Option<usize> {
    let prose = lines.windows(2).enumerate().position(|(at, pair)| {
        let words: usize = pair.iter().map(|line| line.unit.words).sum();
        let dated = lines[at + 2..]
            .iter()
            .take(2)
            .any(|line| line.date.is_some());
        pair.iter().all(|line| line.unit.is_prose()) && words >= 40 && !dated
    })?;
    let date = lines[..prose]
        .iter()
        .rposition(|line| byline(line.unit).is_none())
        .filter(|&at| lines[at].date.is_some());
    let Some(date) = date else {
        return Some(prose);
    };
    // The date is that of the text, whose title is below the notice before or parted from it.
    let above = lines[..date]
        .iter()
        .rposition(|line| line.date.is_some())
        .map_or(0, |above| above + 1);
    let gap = (above..date).rev().find(|&at| lines[at].unit.gap);
    Some(gap.unwrap_or(above))
}

/// True if the lines below a name go on like a menu: with words of navigation, of which a notice
/// can have one, above its title.
fn is_menu(lines: &[Line], marks: &[Mark]) -> bool {
    let is_navigation = |line: &Line| marks[line.index] == Mark::Navigation;
    let dates = lines.iter().filter(|line| line.date.is_some()).count();
    lines.first().is_some_and(is_navigation)
        && (dates < 2 || lines.get(1).is_some_and(is_navigation))
}

/// True for "August 2021", which below "Archives" begins a menu of months.
fn is_month(unit: Option<&Unit>, order: Option<NumericOrder>) -> bool {
    unit.and_then(|unit| whole_date(&unit.text, None, order))
        .is_some_and(|date| date.to_string().len() == "2021-08".len())
}

/// True for "All events".
fn is_see_all(unit: &Unit) -> bool {
    unit.words <= 3 && words::starts(List::SeeAll, &unit.folded)
}

/// True for `In "Housing"`, which files a notice below its date.
fn is_filing(unit: &Unit) -> bool {
    let rest = unit.text.strip_prefix("In ").map(str::trim_start);
    unit.words <= 6
        && rest.is_some_and(|rest| rest.starts_with(['"', '“', '„', '«', '‘']))
        && unit.text.ends_with(['"', '”', '“', '»', '’'])
}
