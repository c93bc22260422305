//! What expressions mean in their context.
//!
//! A date without its year takes that of the list or sentence in which it stands, or else that of the
//! last such date before the document's, or of the next one where the words point ahead. Either way
//! it is *inferred*. Where the text is speaking of another time, or both would do, it stays
//! unresolved.

mod reason;
mod relative;

use reason::Assumed;
pub use reason::{Reason, worded};

use super::{
    Context, Expression,
    grammar::{Found, Meaning, Tense},
    language::Relation,
    point::{Order, Point},
};
use corpus::{
    Day, EdtfDate, MentionBasis,
    edtf::{Date, Digits, Endpoint, Interval},
};

/// How many expressions before and after may lend their year.
const NEIGHBOURS: usize = 4;

/// How many days before or after the day of writing a day is hardly named with its year.
const NEAR: i64 = 31;

/// For how many sentences a date sets the time of what follows.
const SETTING: u32 = 4;

/// What is known of the date of a document.
#[derive(Debug, Clone)]
struct Anchor {
    date: EdtfDate,
    year: i64,
    month: Option<u8>,
    day: Option<u8>,
}

impl Anchor {
    fn of(whole: &EdtfDate) -> Option<Self> {
        let EdtfDate::Date(date) = whole else {
            return None;
        };
        let small = |digits: Option<Digits<2>>| u8::try_from(digits?.exact()?).ok();
        Some(Self {
            date: whole.clone(),
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
    let place = |(index, one): (usize, &Found)| {
        let heading = context.heading.as_deref();
        let year = |point: &Point| year_of(&found, index, point, anchor.as_ref(), heading);
        let Placed { edtf, reason, rule } = match one.meaning {
            Meaning::Point(point) => single(point, year),
            Meaning::Range(first, second) => range(first, second, year),
            Meaning::Relative(relative) => relative::placed(relative, anchor.as_ref()),
        };
        let reason = match (reason, heading) {
            (Some(Reason::Counted(_)), Some(words)) => Some(Reason::CountedHeading(words.into())),
            (reason, _) => reason,
        };
        let basis = match (&edtf, &reason) {
            (None, _) => MentionBasis::Unresolved,
            (Some(_), Some(_)) => MentionBasis::Inferred,
            (Some(_), None) => MentionBasis::Stated,
        };
        Expression {
            span: one.span,
            edtf,
            basis,
            reason,
            rule,
            relation: one.relation,
        }
    };
    found.iter().enumerate().map(place).collect()
}

/// What an expression means, and what that rests on besides its words.
struct Placed {
    edtf: Option<EdtfDate>,
    reason: Option<Reason>,
    rule: &'static str,
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

/// A year and how it is known, or what is missing to know it.
type KnownYear = Result<(i64, Reason), Reason>;

/// The year of a date that is named without it.
fn year_of(
    found: &[Found],
    index: usize,
    point: &Point,
    anchor: Option<&Anchor>,
    heading: Option<&str>,
) -> KnownYear {
    if let Some(lent) = lent_year(found, index, point).filter(|_| point.step.is_none()) {
        return Ok(lent);
    }
    let anchor = anchor.ok_or(Reason::NoAnchor)?;
    match point.step {
        Some(step) => Ok((anchor.year + step, Reason::Counted(anchor.date.clone()))),
        None => {
            let nearest = match heading {
                Some(words) => year_by_heading(point, anchor, words),
                None => nearest_year(point, found[index].tense, anchor),
            };
            let nearest = nearest.ok_or_else(|| Reason::Open(anchor.date.clone()))?;
            match setting(found, index) {
                // What was told sentences ago of the year before or after does not hide what is
                // told of the days of writing.
                Some((year, just)) if year != anchor.year => {
                    let turn = !just && (year - anchor.year).abs() <= 1;
                    let recent = turn && is_recent(point, nearest.0, anchor);
                    recent.then_some(nearest).ok_or(Reason::Elsewhere)
                }
                _ => Ok(nearest),
            }
        }
    }
}

/// A date with its year, and the reason that it rests on.
fn with_year(
    point: Point,
    year: impl Fn(&Point) -> KnownYear,
) -> Result<(Point, Option<Reason>), Reason> {
    let ordered = point.order.map(|order| match order {
        Order::Shown(order) => Reason::Ordered(order),
        Order::Usual(order) => Reason::Guessed(order),
    });
    let supplied = || point.short.then_some(Reason::Century(point.year?));
    match point.year {
        Some(_) => Ok((point, ordered.or_else(supplied))),
        None => year(&point).map(|(year, reason)| (point.in_year(year), Some(reason))),
    }
}

fn single(point: Point, year: impl Fn(&Point) -> KnownYear) -> Placed {
    let (edtf, reason) = match with_year(point, year) {
        Ok((point, reason)) => match point.date() {
            Some(date) => (Some(date.into()), reason),
            None => (None, Some(Reason::NoSuchDay)),
        },
        Err(reason) => (None, Some(reason)),
    };
    let rule = point.rule;
    Placed { edtf, reason, rule }
}

fn range(first: Point, second: Option<Point>, year: impl Fn(&Point) -> KnownYear) -> Placed {
    let (edtf, reason) = match interval(first, second, year) {
        Ok((interval, reason)) => (Some(interval.into()), reason),
        Err(reason) => (None, Some(reason)),
    };
    let rule = "range";
    Placed { edtf, reason, rule }
}

fn interval(
    first: Point,
    second: Option<Point>,
    year: impl Fn(&Point) -> KnownYear,
) -> Result<(Interval, Option<Reason>), Reason> {
    let (first, mut reason) = with_year(first, year)?;
    let end = match second {
        None => Endpoint::Open,
        Some(second) => {
            // Both ends lack a year or neither does; the second follows the first.
            let wraps = i64::from(first.within_year() > second.within_year());
            let same = first.year.ok_or(Reason::NoAnchor)? + wraps;
            let (second, why) = with_year(second, |_| Ok((same, Reason::NoAnchor)))?;
            reason = reason.or(why);
            Endpoint::Date(second.date().ok_or(Reason::NoSuchDay)?)
        }
    };
    let start = first.date().ok_or(Reason::NoSuchDay)?;
    let interval = Interval::new(Endpoint::Date(start), end).ok_or(Reason::NoSuchDay)?;
    Ok((interval, reason))
}

/// The year of a date close by: of one in the same list, "on 3 May and on 5 June 2021", or of the
/// one that opens the sentence, "in 2016 … on September 14". Other dates say nothing about this one:
/// "in June it repealed the law of March 1992".
fn lent_year(found: &[Found], index: usize, point: &Point) -> Option<(i64, Reason)> {
    let before = &found[index.saturating_sub(NEIGHBOURS)..index];
    let after = &found[index + 1..found.len().min(index + 1 + NEIGHBOURS)];
    let lender = |other: &Found| {
        let point = told(other).filter(|other| other.open == 0)?;
        Some((point, other.words.to_owned()))
    };
    let in_list = |other: &Found| lender(other).filter(|(other, _)| other.month.is_some());
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
    let follows = |(other, _): &(Point, String)| {
        other.month.is_none() || point.within_year() >= other.within_year()
    };
    let precedes = |(other, _): &(Point, String)| point.within_year() <= other.within_year();
    let (lender, reason) = if let Some((other, words)) = { earlier }.find_map(in_list) {
        Some((other, words)).filter(follows).map(listed)
    } else if let Some((other, words)) = later.find_map(in_list) {
        Some((other, words)).filter(precedes).map(listed)
    } else {
        let opening = |(other, words)| (other, Reason::Opening(words));
        frame().filter(follows).map(opening)
    }?;
    let year = lender.year?;
    has_weekday(point, year).then_some((year, reason))
}

fn listed((other, words): (Point, String)) -> (Point, Reason) {
    (other, Reason::Listed(words))
}

/// The date of an expression that has its year, of a range the first.
fn told(found: &Found) -> Option<Point> {
    let (Meaning::Point(point) | Meaning::Range(point, _)) = found.meaning else {
        return None;
    };
    point.year.map(|_| point)
}

/// The year of which the sentences before speak, and whether just the one before does: "in 1972 … in
/// October" is not the October nearest to the day of writing, but nor is it surely that of 1972.
fn setting(found: &[Found], index: usize) -> Option<(i64, bool)> {
    let sentence = found[index].sentence;
    let before = &found[index.saturating_sub(NEIGHBOURS)..index];
    before.iter().rev().find_map(|other| {
        let close = other.sentence + SETTING >= sentence;
        let point = told(other).filter(|_| close)?;
        let just = other.sentence + 1 >= sentence && (point.month.is_some() || other.opens);
        (point.month.is_some() || other.framing).then_some((point.year?, just))
    })
}

/// True when a date lies within a month of the day of writing.
fn is_recent(point: &Point, year: i64, anchor: &Anchor) -> bool {
    let written = Date::new(anchor.year, anchor.month, anchor.day);
    let date = point.in_year(year).date();
    let bounds = |date: Option<Date>| Some((date?.earliest()?, date?.latest()?));
    let (Some(date), Some(written)) = (bounds(date), bounds(written)) else {
        return false;
    };
    written.0.0 - date.1.0 <= NEAR && date.0.0 - written.1.0 <= NEAR
}

/// The year that a date has in a document of that day. Of the last such date and the next one it
/// takes the last, as texts tell what was, unless a word points ahead; `None` when both remain
/// plausible.
fn nearest_year(point: &Point, tense: Tense, anchor: &Anchor) -> Option<(i64, Reason)> {
    let same = |year| (year, Reason::SameYear(anchor.date.clone()));
    let Some(month) = anchor.month else {
        return has_weekday(point, anchor.year).then(|| same(anchor.year));
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
    let assumed = |year: i64| {
        let date = point.in_year(year).date().map(EdtfDate::from);
        let anchor = anchor.date.clone();
        let date = date.unwrap_or_else(|| anchor.clone());
        Box::new(Assumed { date, anchor })
    };
    let last = |year| (year, Reason::Last(assumed(year)));
    let ahead_of = |year| (year, Reason::Next(assumed(year)));
    let near = |days: i64| point.day.is_some() && days <= NEAR;
    match (past, next) {
        // Only one has the day of the week that is named, or is in the calendar.
        (Some((_, year)), None) if point.weekday.is_some() => Some(last(year)),
        (None, Some((ahead, year))) => {
            let sure = near(ahead) && point.weekday.is_some() || tense == Tense::Ahead;
            sure.then(|| ahead_of(year))
        }
        (Some((0, year)), _) => Some(last(year)),
        (Some((ago, past)), Some((ahead, next))) => match tense {
            _ if near(ago) && ahead > NEAR => Some(last(past)),
            Tense::Told if ahead <= NEAR && ago > NEAR => None,
            Tense::Told if past == anchor.year || ago < ahead => Some(last(past)),
            Tense::Open | Tense::Ahead if near(ahead) && ago > NEAR => Some(ahead_of(next)),
            Tense::Ahead if ahead <= ago => Some(ahead_of(next)),
            _ => None,
        },
        (Some((_, year)), None) if tense == Tense::Told => Some(last(year)),
        _ => None,
    }
}

/// The year that makes a date the nearest to that of its heading: a part of a chronicle tells what came
/// soon after its day as well as what came before.
fn year_by_heading(point: &Point, anchor: &Anchor, words: &str) -> Option<(i64, Reason)> {
    let reason = || Reason::Heading(words.to_owned());
    let heading = Date::new(anchor.year, anchor.month, anchor.day)?.earliest()?;
    if anchor.month.is_none() {
        return has_weekday(point, anchor.year).then(|| (anchor.year, reason()));
    }
    let years = [anchor.year, anchor.year - 1, anchor.year + 1];
    let distances = years.into_iter().filter_map(|year| {
        let date = Point {
            doubt: Default::default(),
            ..point.in_year(year)
        };
        let first = date.date().filter(|_| has_weekday(point, year))?;
        Some(((first.earliest()?.0 - heading.0).abs(), year))
    });
    let (_, year) = distances.min_by_key(|(distance, _)| *distance)?;
    Some((year, reason()))
}

/// True unless a date falls on another day of the week in that year than the one that is named.
fn has_weekday(point: &Point, year: i64) -> bool {
    let (Some(weekday), Some(month), Some(day)) = (point.weekday, point.month, point.day) else {
        return true;
    };
    Day::new(year, month, day).is_some_and(|day| day.weekday() == weekday)
}
