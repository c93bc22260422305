//! The first and the last part of a longer time: "the first three months of 2021", "the last week of May 1967".

use super::{Meaning, Read, Reader};
use crate::dates::{
    language::{Sense, Unit},
    point::Point,
};
use corpus::{Day, edtf::Qualification};

/// Which end of a time is meant.
#[derive(Clone, Copy, PartialEq)]
enum Edge {
    First,
    Last,
}

impl Reader<'_> {
    /// So many days, weeks or months at the beginning or end of a month or a year.
    pub(super) fn edge_of(&self, at: usize) -> Read<Meaning> {
        let edge = if self.is(at, Sense::Last) {
            Edge::Last
        } else if self.is(at, Sense::Ordinal(1)) {
            Edge::First
        } else {
            return None;
        };
        let units = [Unit::Day, Unit::Week, Unit::Month];
        let (count, unit, next) = match self.cardinal(at + 1) {
            Some((count, next)) => {
                let unit = units
                    .into_iter()
                    .find(|&unit| self.is(next, Sense::Units(unit)));
                (u8::try_from(count).ok()?, unit?, next)
            }
            None => {
                let mut one = units.into_iter().take(2);
                let unit = one.find(|&unit| self.is(at + 1, Sense::Unit(unit)));
                (1, unit?, at + 1)
            }
        };
        if count == 0 || !self.is(next + 1, Sense::Of) {
            return None;
        }
        let (whole, next) = self
            .phrase(next + 2)
            .filter(|(whole, _)| whole.is_sharp())?;
        let (first, last) = ends(edge, count, unit, &whole)?;
        let meaning = match first == last {
            true => Meaning::Point(first),
            false => Meaning::Range(first, Some(last)),
        };
        Some((meaning, next))
    }
}

/// The first and last day or month of an edge of a month or year; `None` where it is not shorter than that.
///
/// Nobody who writes of a month's first week counts its days, so weeks are approximate: in a month seven days each,
/// in a year those of ISO 8601, whose first has the 4th of January.
fn ends(edge: Edge, count: u8, unit: Unit, whole: &Point) -> Option<(Point, Point)> {
    let year = whole.year?;
    if unit == Unit::Month {
        let months = (2..12).contains(&count) && whole.month.is_none();
        return months.then(|| {
            let (from, to) = match edge {
                Edge::First => (1, count),
                Edge::Last => (13 - count, 12),
            };
            (Point::month(Some(year), from), Point::month(Some(year), to))
        });
    }
    let (start, end) = match (whole.month, unit) {
        (None, Unit::Week) => (first_monday(year)?, first_monday(year.checked_add(1)?)?),
        _ => {
            let whole = whole.date()?;
            (whole.earliest()?, whole.latest()?.plus(1))
        }
    };
    let days = i64::from(count) * if unit == Unit::Week { 7 } else { 1 };
    if days >= end.0 - start.0 {
        return None;
    }
    let (first, last) = match edge {
        Edge::First => (start, start.plus(days - 1)),
        Edge::Last => (end.plus(-days), end.plus(-1)),
    };
    let doubt = match unit {
        Unit::Week => Qualification::APPROXIMATE,
        _ => Qualification::NONE,
    };
    let point = |day: Day| {
        let (year, month, day) = day.year_month_day();
        Point {
            doubt,
            ..Point::day(Some(year), month, day)
        }
    };
    Some((point(first), point(last)))
}

/// The Monday of the first week of a year, after ISO 8601.
fn first_monday(year: i64) -> Option<Day> {
    let fourth = Day::new(year, 1, 4)?;
    Some(fourth.plus(-i64::from(fourth.weekday())))
}
