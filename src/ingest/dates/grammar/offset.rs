//! So long before or after a date that is named: "two weeks before May 13, 1999".

use super::{Read, Reader};
use crate::dates::{
    language::{Relation, Sense, Unit},
    point::Point,
};
use corpus::{
    Day,
    edtf::{Date, Qualification},
};

impl Reader<'_> {
    /// "two weeks before May 13, 1999", "16 days from 1 February 2018", "two years after 2011". How
    /// long something lasted is no date: "for two years after 2011".
    pub(super) fn offset(&self, at: usize) -> Read<Point> {
        let (length, next) = self.length(at)?;
        let count = i64::from(length.count?);
        let lasts = at > 0 && self.is(at - 1, Sense::For);
        let way = self.sense(next, |sense| match sense {
            Sense::Relation(Relation::Before) => Some(-1),
            Sense::Relation(Relation::After | Relation::Since) | Sense::From => Some(1),
            _ => None,
        })?;
        let (point, next) = self.phrase(self.skip(next + 1, Sense::The))?;
        let point = moved(&point, way * count, length.unit)?;
        (!lasts).then_some((point, next))
    }
}

/// A date moved by so many units, if both are exact enough: a year and two weeks are no date.
fn moved(point: &Point, count: i64, unit: Unit) -> Option<Point> {
    let year = point.year?;
    let is_plain = point.open == 0 && !point.some && point.doubt == Qualification::NONE;
    if !is_plain || point.month.is_some_and(|month| month > 12) {
        return None;
    }
    let by_days = |days: i64| {
        let day = Day::new(year, point.month?, point.day?)?.plus(days);
        let date = Date::from_day(day)?;
        let small = |digits: Option<corpus::edtf::Digits<2>>| u8::try_from(digits?.exact()?).ok();
        let day = Point::day(
            date.year().exact(),
            small(date.month())?,
            small(date.day())?,
        );
        Some(day)
    };
    let by_months = |months: i64| {
        let months = year * 12 + i64::from(point.month? - 1) + months;
        let month = u8::try_from(months.rem_euclid(12) + 1).ok()?;
        let year = months.div_euclid(12);
        Some(Point {
            year: Some(year),
            month: Some(month),
            ..*point
        })
    };
    let moved = match unit {
        Unit::Day => by_days(count),
        Unit::Week => by_days(7 * count),
        Unit::Month => by_months(count),
        Unit::Year => Some(point.in_year(year + count)),
        _ => None,
    }?;
    let moved = Point {
        // The order of day and month that was read stays what it rests on.
        order: point.order,
        weekday: None,
        ..moved.by("offset")
    };
    moved.date().is_some().then_some(moved)
}
