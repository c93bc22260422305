//! Expressions that count from the day of writing.
//!
//! The unit says how exact the answer is and how exactly the document must be dated for it: "last
//! month" needs a month and gives one.

use super::{Anchor, Placed, Reason};
use crate::dates::{grammar::Relative, language::Unit, point::Point};
use corpus::{
    Day, EdtfDate,
    edtf::{Date, Interval, Qualification},
};

/// The date, if the document's date allows to tell.
pub(super) fn placed(relative: Relative, anchor: Option<&Anchor>) -> Placed {
    let rule = match relative {
        Relative::Vague => "vague",
        Relative::SomeWeekday => "weekday",
        _ => "relative",
    };
    let edtf = anchor.and_then(|anchor| from(relative, anchor));
    let date = anchor.map(|anchor| anchor.date.clone());
    let reason = match (relative, date, &edtf) {
        (Relative::Vague | Relative::SomeWeekday, ..) => Reason::Vague,
        (_, Some(date), Some(_)) => Reason::Counted(date),
        (_, Some(date), None) => Reason::Open(date),
        (_, None, _) => Reason::NoAnchor,
    };
    Placed {
        edtf,
        reason: Some(reason),
        rule,
    }
}

fn from(relative: Relative, anchor: &Anchor) -> Option<EdtfDate> {
    match relative {
        Relative::Vague | Relative::SomeWeekday => None,
        Relative::Day(days) => day(anchor.day()?.plus(days)),
        Relative::MonthDay(day, step) => {
            let (year, month) = month_of(anchor, step)?;
            point(Point::day(Some(year), month, day))
        }
        Relative::DayOfMonth(month, number, step) => {
            let today = anchor.day()?;
            let years = [anchor.year - 1, anchor.year, anchor.year + 1];
            let mut days = years
                .into_iter()
                .filter_map(|year| Day::new(year, month, number));
            day(match step {
                -1 => days.rfind(|day| *day < today)?,
                _ => days.find(|day| *day > today)?,
            })
        }
        Relative::Weekday(weekday, step) => {
            let today = anchor.day()?;
            let monday = today.plus(-i64::from(today.weekday()));
            let in_week = monday.plus(weekday.into());
            let weeks = match step {
                -1 if in_week >= today => -7,
                1 if in_week <= today => 7,
                _ => 0,
            };
            day(in_week.plus(weeks))
        }
        Relative::Month(code, step) => month_or_season(code, step, anchor),
        Relative::Unit(unit, step) => unit_of(unit, step, anchor),
        Relative::Ago { count, unit, about } => ago(count.into(), unit, about, anchor),
    }
}

fn unit_of(unit: Unit, step: i64, anchor: &Anchor) -> Option<EdtfDate> {
    match unit {
        Unit::Week => {
            let today = anchor.day()?;
            let monday = today.plus(7 * step - i64::from(today.weekday()));
            let week = Interval::between(Date::from_day(monday)?, Date::from_day(monday.plus(6))?)?;
            Some(week.into())
        }
        Unit::Month => month(anchor, step),
        Unit::Quarter => {
            let quarter = anchor.year * 4 + i64::from(anchor.month? - 1) / 3 + step;
            let code = 33 + u8::try_from(quarter.rem_euclid(4)).ok()?;
            point(Point::month(Some(quarter.div_euclid(4)), code))
        }
        Unit::Year => point(Point::year(anchor.year + step)),
        Unit::Decade => point(Point::years(anchor.year + 10 * step, 1)),
        Unit::Century => point(Point::years(anchor.year + 100 * step, 2)),
        Unit::Day | Unit::Half => None,
    }
}

/// The last, this or next month or season of that name: the last that was over, the next to begin.
fn month_or_season(code: u8, step: i64, anchor: &Anchor) -> Option<EdtfDate> {
    let this_month = Date::new(anchor.year, Some(anchor.month?), None)?;
    let of_year = |year: i64| Date::new(year, Some(code), None);
    let years = [
        anchor.year - 2,
        anchor.year - 1,
        anchor.year,
        anchor.year + 1,
    ];
    let mut dates = years.into_iter().filter_map(of_year);
    let date = match step {
        -1 => dates.rfind(|date| date.latest() < this_month.earliest()),
        1 => dates.find(|date| date.earliest() > this_month.latest()),
        // The winter that began last December goes on in January.
        _ => dates
            .find(|date| {
                date.earliest() <= this_month.earliest() && date.latest() >= this_month.latest()
            })
            .or_else(|| of_year(anchor.year)),
    };
    date.map(EdtfDate::from)
}

fn ago(count: i64, unit: Unit, about: bool, anchor: &Anchor) -> Option<EdtfDate> {
    // People round large numbers, and units longer than a year.
    let round = count >= 10 && count % 5 == 0;
    let years = |years: i64, about: bool| Point {
        doubt: if about {
            Qualification::APPROXIMATE
        } else {
            Qualification::NONE
        },
        ..Point::year(anchor.year - years)
    };
    match unit {
        Unit::Day if !about => day(anchor.day()?.plus(-count)),
        Unit::Day => about_day(anchor.day()?.plus(-count)),
        Unit::Week => about_day(anchor.day()?.plus(-7 * count)),
        Unit::Month if !about && count < 24 => month(anchor, -count),
        Unit::Year => point(years(count, about || round)),
        Unit::Decade => point(years(10 * count, true)),
        Unit::Century => point(years(100 * count, true)),
        Unit::Month | Unit::Quarter | Unit::Half => None,
    }
}

fn month(anchor: &Anchor, step: i64) -> Option<EdtfDate> {
    let (year, month) = month_of(anchor, step)?;
    point(Point::month(Some(year), month))
}

/// The year and month so many months from that of writing.
fn month_of(anchor: &Anchor, step: i64) -> Option<(i64, u8)> {
    let months = anchor.year * 12 + i64::from(anchor.month?) - 1 + step;
    let month = u8::try_from(months.rem_euclid(12)).ok()? + 1;
    Some((months.div_euclid(12), month))
}

fn day(day: Day) -> Option<EdtfDate> {
    Date::from_day(day).map(EdtfDate::from)
}

fn about_day(day: Day) -> Option<EdtfDate> {
    let date = Date::from_day(day)?.qualified(Qualification::APPROXIMATE);
    Some(date.into())
}

fn point(point: Point) -> Option<EdtfDate> {
    point.date().map(EdtfDate::from)
}
