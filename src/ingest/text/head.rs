//! What a document says about itself: its title, authors, date, kind, publisher and address.

use super::body::Body;
use super::byline::{bare_names, byline, names_after_by};
use super::chronicle;
use super::field::{address, field};
use super::measure::{self, Ending};
use super::printed_date::{Dateline, date_and_time, dateline, whole_date};
use super::survey::{Mark, Survey};
use super::title;
use super::unit::Unit;
use super::vocabulary::Field;
use crate::dates::NumericOrder;
use corpus::{EdtfDate, Span};
use std::collections::BTreeSet;

/// The head of a document.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// The title as printed.
    pub title: Option<String>,
    /// The unit that is the title and nothing else.
    pub title_unit: Option<usize>,
    /// Its authors.
    pub authors: Vec<String>,
    /// Its date.
    pub date: Option<EdtfDate>,
    /// Where that is printed, if it is the date of publication and not only of an update.
    pub date_at: Option<Span>,
    /// Its kind.
    pub kind: Option<String>,
    /// Its publisher.
    pub publisher: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The units that are notes about the document.
    pub notes: BTreeSet<usize>,
    /// The units that are the dates of a chronicle's entries, and none of them the document's.
    pub entries: BTreeSet<usize>,
    /// Where the first entry begins.
    first_entry: Option<usize>,
    /// True once a date of publication was found, and not only one of an update.
    is_dated: bool,
}

/// How far around the title and at the end of the text the lines about it are looked for.
const REACH: usize = 8;

/// Reads the head. `first` is true if an editor has said where the body begins.
pub(super) fn head(
    units: &[Unit],
    survey: &Survey,
    body: &Body,
    order: Option<NumericOrder>,
    first: bool,
) -> Head {
    let about = |unit: &Unit| {
        dateline(unit, order).is_some() || byline(unit).is_some() || field(unit).is_some()
    };
    let title = title::title(units, survey, body, about, first);
    let reach = if first { Reach::Below } else { Reach::Around };
    head_with_title(units, survey, body, order, reach, title)
}

/// Where lines about the document are looked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Reach {
    /// Above and below the title.
    Around,
    /// From where an editor has said that the body begins.
    Below,
    /// In a document with markup: past some paragraphs, but only up to this unit.
    Marked(usize),
}

/// Reads the head when it is known which unit is the title.
pub(super) fn head_with_title(
    units: &[Unit],
    survey: &Survey,
    body: &Body,
    order: Option<NumericOrder>,
    reach: Reach,
    title: Option<usize>,
) -> Head {
    let entries = chronicle::entries(units, body, order);
    let first = entries.first().copied();
    let mut head = Head {
        first_entry: first.or_else(|| chronicle::first_run_in(units, body, order)),
        entries,
        ..Head::default()
    };
    let start = body.kept.first().copied().unwrap_or(body.units.start);
    head.set_title(units, survey, body, title);
    let top = head.title_unit.unwrap_or(start);
    // Above and below the title, as far as the head goes on; a page has furniture in between.
    let below = if head.title_unit.is_some() {
        top + 1
    } else {
        start
    };
    let mut strangers = 0;
    let limit = match reach {
        Reach::Marked(limit) => limit,
        Reach::Around | Reach::Below => units.len(),
    };
    for index in (below..limit).take(60) {
        let unit = &units[index];
        if survey.marks[index] == Mark::Related {
            continue;
        }
        // What stands below the first entry is about that.
        if head.first_entry == Some(index) {
            break;
        }
        // Past an address or a greeting, only a line that is nothing but a date counts.
        let plain_date = || {
            let date = whole_date(&unit.text, None, order);
            unit.ending != Ending::Colon
                && date.or_else(|| date_and_time(&unit.text, order)).is_some()
        };
        let about = (strangers == 0 || plain_date()) && head.read(unit, index, order);
        let says_title = head
            .title_unit
            .is_some_and(|title| unit.says_as(&units[title]));
        if index >= body.units.start && !about && !says_title {
            strangers += 1;
            let is_text = unit.words > 8 && !matches!(reach, Reach::Marked(_));
            if strangers > 4 || is_text || survey.is_dump {
                break;
            }
        }
    }
    if let (Reach::Marked(_), Some(title)) = (reach, head.title_unit) {
        head.read_above(
            &units[title.saturating_sub(ABOVE)..title],
            title.saturating_sub(ABOVE),
            order,
        );
    }
    if survey.is_dump && reach != Reach::Below {
        for index in (top.saturating_sub(2)..top).rev() {
            head.read(&units[index], index, order);
        }
    }
    let end = body.units.end.saturating_sub(REACH)..(body.units.end + 3).min(units.len());
    for (index, unit) in end.clone().zip(&units[end]) {
        head.read_address(unit, index);
    }
    if let Some(page) = &survey.page_title
        && survey.is_dump
    {
        head.publisher = page.publisher.clone().or(head.publisher.take());
    }
    head
}

/// How far above the title of a document with markup its date and authors may stand.
const ABOVE: usize = 3;

impl Head {
    /// Takes in dates and bylines above the title, if nothing else stands there.
    fn read_above(&mut self, units: &[Unit], first: usize, order: Option<NumericOrder>) {
        for (above, unit) in units.iter().enumerate().rev() {
            if !self.read(unit, first + above, order) {
                break;
            }
        }
    }

    fn set_title(&mut self, units: &[Unit], survey: &Survey, body: &Body, found: Option<usize>) {
        if let (true, Some(page)) = (survey.is_dump, &survey.page_title) {
            self.title = Some(page.title.clone());
            self.title_unit = body.title;
        } else if let Some(index) = found {
            self.title = Some(measure::without_footnote_mark(&units[index].text).to_owned());
            self.title_unit = Some(index);
        }
    }

    /// Takes in a line about the document; false if it is none.
    fn read(&mut self, unit: &Unit, index: usize, order: Option<NumericOrder>) -> bool {
        let about =
            self.read_dateline(unit, order) || self.read_byline(unit) || self.read_field(unit);
        if about {
            self.notes.insert(index);
        }
        about
    }

    fn read_dateline(&mut self, unit: &Unit, order: Option<NumericOrder>) -> bool {
        let Some(line) = dateline(unit, order) else {
            return false;
        };
        if self.date.is_none() || !self.is_dated && !line.is_other {
            self.is_dated = !line.is_other;
            self.kind = self.kind.take().or_else(|| line.kind().map(str::to_owned));
            self.read_around(&line);
            self.date_at = self.is_dated.then_some(unit.span);
            self.date = Some(line.date);
        }
        true
    }

    /// "By Jane Doe, 19 July 2023".
    fn read_around(&mut self, line: &Dateline) {
        if let (true, Some(names)) = (
            self.authors.is_empty(),
            line.around.iter().find_map(|rest| names_after_by(rest)),
        ) {
            self.authors = names;
        }
    }

    fn read_byline(&mut self, unit: &Unit) -> bool {
        let Some(names) = byline(unit) else {
            return false;
        };
        if self.authors.is_empty() {
            self.authors = names;
        }
        true
    }

    fn read_field(&mut self, unit: &Unit) -> bool {
        let Some((field, value)) = field(unit) else {
            return false;
        };
        match field {
            Field::Title => {
                self.title = Some(value.to_owned());
                self.title_unit = None;
            }
            Field::Authors if self.authors.is_empty() => {
                self.authors = bare_names(value).unwrap_or_else(|| vec![value.to_owned()])
            }
            Field::Publisher if self.publisher.is_none() => self.publisher = Some(value.to_owned()),
            Field::Kind if self.kind.is_none() => self.kind = Some(value.to_owned()),
            Field::Url if self.url.is_none() => self.set_address(value),
            _ => {}
        }
        true
    }

    /// "Source: https://…", at the end of a text.
    fn read_address(&mut self, unit: &Unit, index: usize) {
        if let Some((Field::Url, value)) = field(unit) {
            self.notes.insert(index);
            if self.url.is_none() {
                self.set_address(value);
            }
        }
    }

    fn set_address(&mut self, value: &str) {
        if let Some((url, host)) = address(value) {
            self.url = Some(url.to_owned());
            self.publisher = self.publisher.take().or(Some(host.to_owned()));
        }
    }
}
