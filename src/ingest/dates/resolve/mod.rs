//! What expressions mean in their context.
//!
//! A date without its year takes that of the list or sentence in which it stands, or else that of the
//! last such date before the document's, or of the next one where the words point ahead. Either way
//! it is *inferred*. Where the text is speaking of another time, or both would do, it stays
//! unresolved.

mod relative;

use super::{
    Context, Expression,
    grammar::{Found, Meaning, Tense},
    language::Relation,
    point::Point,
};
use corpus::{
    Day, EdtfDate, MentionBasis,
    edtf::{Date, Digits, Endpoint, Interval},
};
use relative::place;

/// How many expressions before and after may lend their year.
const NEIGHBOURS: usize = 4;

/// How many days before or after the day of writing a day is hardly named with its year.
const NEAR: i64 = 31;

/// For how many sentences a date sets the time of what follows.
const SETTING: u32 = 4;

/// What is known of the date of a document.
#[derive(Debug, Clone, Copy)]
struct Anchor {
    year: i64,
    month: Option<u8>,
    day: Option<u8>,
}

impl Anchor {
    fn of(date: &EdtfDate) -> Option<Self> {
        let EdtfDate::Date(date) = date else {
            return None;
        };
        let small = |digits: Option<Digits<2>>| u8::try_from(digits?.exact()?).ok();
        Some(Self {
            year: date.year().exact()?,
            month: small(date.month()),
            day: small(date.day()),
        })
    }

    /// The day, if it is known to the day.
    fn day(&self) -> Option<Day> {
        Day::new(self.year, self.month?, self.day?)
    }
}

/// The year of a date, for years of two digits.
pub(super) fn year(date: &EdtfDate) -> Option<i64> {
    date.earliest().or(date.latest()).map(Day::year)
}

/// Places all expressions of a text.
pub(super) fn resolve(found: Vec<Found>, context: &Context) -> Vec<Expression> {
    let anchor = context.anchor.as_ref().and_then(Anchor::of);
    let mut expressions = Vec::with_capacity(found.len());
    for (index, one) in found.iter().enumerate() {
        let year = |point: &Point| match point.step {
            Some(step) => Some(anchor?.year + step),
            None => lent_year(&found, index, point).or_else(|| {
                let anchor = anchor.filter(|anchor| !is_elsewhere(&found, index, anchor.year))?;
                nearest_year(point, one.tense, anchor)
            }),
        };
        let (edtf, basis, rule) = match one.meaning {
            Meaning::Point(point) => {
                let whole = with_year(point, year);
                (whole.date().map(EdtfDate::from), basis(&point), point.rule)
            }
            Meaning::Range(first, second) => {
                let guess = second.is_some_and(|second| basis(&second) == MentionBasis::Inferred);
                let stated = if guess {
                    MentionBasis::Inferred
                } else {
                    basis(&first)
                };
                (range(first, second, year), stated, "range")
            }
            Meaning::Relative(relative) => {
                let (date, rule) = place(relative, anchor);
                (date, MentionBasis::Inferred, rule)
            }
        };
        let basis = if edtf.is_some() {
            basis
        } else {
            MentionBasis::Unresolved
        };
        expressions.push(Expression {
            span: one.span,
            edtf,
            basis,
            rule,
            relation: one.relation,
        });
    }
    expressions
}

/// When that is which relates so to a date.
pub(super) fn related(date: &EdtfDate, relation: Relation) -> Option<EdtfDate> {
    let EdtfDate::Date(date) = date else {
        return None;
    };
    let date = Endpoint::Date(*date);
    let interval = match relation {
        Relation::Before | Relation::Until => Interval::new(Endpoint::Open, date),
        Relation::After | Relation::Since => Interval::new(date, Endpoint::Open),
    };
    interval.map(EdtfDate::from)
}

/// Whether the words alone say it.
fn basis(point: &Point) -> MentionBasis {
    if point.year.is_none() || point.guessed {
        MentionBasis::Inferred
    } else {
        MentionBasis::Stated
    }
}

fn with_year(point: Point, year: impl Fn(&Point) -> Option<i64>) -> Point {
    Point {
        year: point.year.or_else(|| year(&point)),
        ..point
    }
}

fn range(
    first: Point,
    second: Option<Point>,
    year: impl Fn(&Point) -> Option<i64>,
) -> Option<EdtfDate> {
    let first = with_year(first, year);
    let end = match second {
        None => Endpoint::Open,
        Some(second) => {
            // Both ends lack a year or neither does; the second follows the first.
            let wraps = i64::from(first.within_year() > second.within_year());
            let second = with_year(second, |_| Some(first.year? + wraps));
            Endpoint::Date(second.date()?)
        }
    };
    Interval::new(Endpoint::Date(first.date()?), end).map(EdtfDate::from)
}

/// The year of a date close by: of one in the same list, "on 3 May and on 5 June 2021", or of the
/// one that opens the sentence, "in 2016 … on September 14". Other dates say nothing about this one:
/// "in June it repealed the law of March 1992".
fn lent_year(found: &[Found], index: usize, point: &Point) -> Option<i64> {
    let before = &found[index.saturating_sub(NEIGHBOURS)..index];
    let after = &found[index + 1..found.len().min(index + 1 + NEIGHBOURS)];
    let lender = |other: &Found| told(other).filter(|other| other.open == 0);
    let in_list = |other: &Found| lender(other).filter(|other| other.month.is_some());
    // The chain of expressions that are joined, each to the one before it.
    let mut joined = found[index].joined;
    let earlier = before.iter().rev().map_while(|other| {
        let reached = joined;
        joined = other.joined;
        reached.then_some(other)
    });
    let mut later = after.iter().take_while(|other| other.joined);
    let frame = || {
        let sentence = found[index].sentence;
        let opening = |other: &&Found| other.opens && other.sentence == sentence;
        before.iter().rev().find(opening).and_then(lender)
    };
    // What is listed or told later is not earlier: "in December 2022 and in January" is no
    // January of 2022.
    let follows =
        |other: &Point| other.month.is_none() || point.within_year() >= other.within_year();
    let precedes = |other: &Point| point.within_year() <= other.within_year();
    let year = match { earlier }.find_map(in_list) {
        Some(other) => Some(other).filter(follows),
        None => match later.find_map(in_list) {
            Some(other) => Some(other).filter(precedes),
            None => frame().filter(follows),
        },
    }?
    .year?;
    has_weekday(point, year).then_some(year)
}

/// The date of an expression that has its year, of a range the first.
fn told(found: &Found) -> Option<Point> {
    let (Meaning::Point(point) | Meaning::Range(point, _)) = found.meaning else {
        return None;
    };
    point.year.map(|_| point)
}

/// True when the sentences before speak of a time that is not the document's: "in 1972 … in October"
/// is not the October nearest to the day of writing, but nor is it surely that of 1972.
fn is_elsewhere(found: &[Found], index: usize, year: i64) -> bool {
    let sentence = found[index].sentence;
    let before = &found[index.saturating_sub(NEIGHBOURS)..index];
    let setting = before.iter().rev().find_map(|other| {
        let close = other.sentence + SETTING >= sentence;
        let point = told(other).filter(|_| close)?;
        // A date that was just told counts even if it is of the year before or after.
        let near = other.sentence + 1 >= sentence && (point.month.is_some() || other.opens);
        let most = i64::from(!near);
        (point.month.is_some() || other.framing).then_some((point.year?, most))
    });
    setting.is_some_and(|(setting, most)| (setting - year).abs() > most)
}

/// The year that a date has in a document of that day. Of the last such date and the next one it
/// takes the last, as texts tell what was, unless a word points ahead; `None` when both remain
/// plausible.
fn nearest_year(point: &Point, tense: Tense, anchor: Anchor) -> Option<i64> {
    let Some(month) = anchor.month else {
        return Some(anchor.year).filter(|year| has_weekday(point, *year));
    };
    let written = Date::new(anchor.year, Some(month), anchor.day)?;
    let (from, to) = (written.earliest()?, written.latest()?);
    let years = [anchor.year - 1, anchor.year, anchor.year + 1];
    let dates = years.into_iter().filter_map(|year| {
        let date = Point {
            doubt: Default::default(),
            ..point.in_year(year)
        };
        let date = date.date().filter(|_| has_weekday(point, year))?;
        Some((date.earliest()?, date.latest()?, year))
    });
    let dates: Vec<_> = dates.collect();
    // Each with its distance in days.
    let past = dates.iter().rfind(|(first, ..)| *first <= to);
    let past = past.map(|(_, last, year)| ((from.0 - last.0).max(0), *year));
    let next = dates.iter().find(|(first, ..)| *first > to);
    let next = next.map(|(first, _, year)| (first.0 - to.0, *year));
    let near = |days: i64| point.day.is_some() && days <= NEAR;
    match (past, next) {
        // Only one has the day of the week that is named, or is in the calendar.
        (Some((_, year)), None) if point.weekday.is_some() => Some(year),
        (None, Some((ahead, year))) => {
            let sure = near(ahead) && point.weekday.is_some() || tense == Tense::Ahead;
            sure.then_some(year)
        }
        (Some((0, year)), _) => Some(year),
        (Some((ago, last)), Some((ahead, next))) => match tense {
            _ if near(ago) && ahead > NEAR => Some(last),
            Tense::Told if ahead <= NEAR && ago > NEAR => None,
            Tense::Told if last == anchor.year || ago < ahead => Some(last),
            Tense::Open | Tense::Ahead if near(ahead) && ago > NEAR => Some(next),
            Tense::Ahead if ahead <= ago => Some(next),
            _ => None,
        },
        (Some((_, year)), None) if tense == Tense::Told => Some(year),
        _ => None,
    }
}

/// True unless a date falls on another day of the week in that year than the one that is named.
fn has_weekday(point: &Point, year: i64) -> bool {
    let (Some(weekday), Some(month), Some(day)) = (point.weekday, point.month, point.day) else {
        return true;
    };
    Day::new(year, month, day).is_some_and(|day| day.weekday() == weekday)
}
