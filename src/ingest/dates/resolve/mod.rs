//! What expressions mean in their context.
//!
//! A date without its year takes that of a date close by in the text, or else the one that brings
//! it nearest to the date of the document. Either way it is *inferred*. Where the text is speaking of
//! another time it stays unresolved.

mod relative;

use super::{
    Context, Expression,
    grammar::{Found, Meaning},
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
            None => lent_year(&found, index).or_else(|| {
                let anchor = anchor.filter(|anchor| !is_elsewhere(&found, index, anchor.year))?;
                nearest_year(point, anchor)
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

/// The year of a date close by: of one in the same sentence, before it rather than after it, or of
/// one in the sentence before that names a month at least. A year alone counts only where it
/// frames the sentence, "in 2016": "the 2016 agreement" says nothing about other dates.
fn lent_year(found: &[Found], index: usize) -> Option<i64> {
    let sentence = found[index].sentence;
    let lends = |other: &Found, same: bool| {
        let (Meaning::Point(point) | Meaning::Range(point, _)) = other.meaning else {
            return None;
        };
        let close = other.sentence == sentence || !same && other.sentence + 1 == sentence;
        let frames = point.month.is_some() || same && other.framing;
        point.year.filter(|_| close && frames && point.open == 0)
    };
    let before = &found[index.saturating_sub(NEIGHBOURS)..index];
    let after = &found[index + 1..found.len().min(index + 1 + NEIGHBOURS)];
    let in_sentence = before
        .iter()
        .rev()
        .chain(after)
        .find_map(|other| lends(other, true));
    in_sentence.or_else(|| before.iter().rev().find_map(|other| lends(other, false)))
}

/// True when the sentences before speak of a time that is not the document's: "in 1972 … in October"
/// is not the October nearest to the day of writing, but nor is it surely that of 1972.
fn is_elsewhere(found: &[Found], index: usize, year: i64) -> bool {
    let before = &found[index.saturating_sub(NEIGHBOURS)..index];
    let setting = before.iter().rev().find_map(|other| {
        let (Meaning::Point(point) | Meaning::Range(point, _)) = other.meaning else {
            return None;
        };
        let close = other.sentence + SETTING >= found[index].sentence;
        point
            .year
            .filter(|_| close && (point.month.is_some() || other.framing))
    });
    setting.is_some_and(|setting| (setting - year).abs() > 1)
}

/// The year that brings a date nearest to the document's; of two as near the earlier.
fn nearest_year(point: &Point, anchor: Anchor) -> Option<i64> {
    let Some(month) = anchor.month else {
        return Some(anchor.year);
    };
    // To a document that is known to the month, the month that is nearest.
    let centre = match anchor.day {
        Some(_) => anchor.day()?,
        None => Day::new(anchor.year, month, 15)?,
    };
    let years = [anchor.year - 1, anchor.year, anchor.year + 1];
    let distance = |year: i64| {
        let date = Point {
            doubt: Default::default(),
            ..point.in_year(year)
        }
        .date()?;
        let date: Date = date;
        let (first, last) = (date.earliest()?, date.latest()?);
        Some(if centre < first {
            first.0 - centre.0
        } else {
            (centre.0 - last.0).max(0)
        })
    };
    let years = years
        .into_iter()
        .filter_map(|year| Some((distance(year)?, year)));
    years.min().map(|(_, year)| year)
}
