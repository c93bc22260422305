//! From one date to another: "2019-2028", "between June and August 2021", "July 3-5, 2021".

use super::{Meaning, Read, Reader, longest, years::FISCAL_YEAR};
use crate::dates::{language::Sense, point::Point};
use corpus::edtf::Interval;

/// What stands between the two dates of a range.
#[derive(Clone, Copy)]
struct Connector {
    next: usize,
    /// A dash or slash rather than a word.
    mark: bool,
    /// Nothing stands around that mark.
    tight: bool,
}

impl Reader<'_> {
    /// A range, with its "from" or "between".
    pub(super) fn range(&self, at: usize) -> Read<Meaning> {
        let between = self.is(at, Sense::Between);
        let lead = between || self.is(at, Sense::From);
        let start = if lead {
            self.skip(at + 1, Sense::The)
        } else {
            at
        };
        let firsts = [
            self.phrase(start),
            self.year(start)
                .filter(|_| self.digits(start) == 4 && !self.is_label(start))
                .map(|(year, next)| (Point::year(year), next)),
            self.month(start)
                .map(|(month, next)| (Point::month(None, month), next)),
            self.day(start).map(|(day, next)| (day_alone(day), next)),
            self.numeric_without_year(start),
            self.lone_quarter(start),
            self.number_of_era(start),
        ];
        let ranges = firsts.map(|first| self.range_from(first?, lead, between));
        let (meaning, mut next) = longest(ranges)
            .or_else(|| self.edge_of(at))
            .or_else(|| self.unit_first_months(at))?;
        let mut meaning = meaning;
        if let Meaning::Range(_, Some(second)) = &mut meaning {
            let (doubt, after) = self.trailing(at, next);
            second.doubt = second.doubt.and(doubt);
            next = after;
        }
        Some((meaning, next))
    }

    /// The rest of a range after its first date.
    fn range_from(
        &self,
        (first, next): (Point, usize),
        lead: bool,
        between: bool,
    ) -> Read<Meaning> {
        let connector = self.connector(next, between)?;
        // A slash joins years, "2019/20", and the days and months beside one another: "4/5 July".
        let slash = self.mark(next) == Some('/');
        let alone = first.year.is_none();
        if slash && !first.is_plain_year() && !alone {
            return None;
        }
        let mut at = connector.next;
        at = self.skip(at, Sense::The);
        if self.is(at, Sense::Present) && first.year.is_some() {
            return Some((Meaning::Range(first, None), at + 1));
        }
        if first.rule == OF_ERA {
            let (second, next) = self.year_of_era(at)?;
            let second = self.shortened(&first, second, &connector);
            let (first, second) = combine(first, second)?;
            return Some((Meaning::Range(first, Some(second)), next));
        }
        let seconds = [
            self.phrase(connector.next),
            self.phrase(at),
            self.second_year(&first, &connector),
            self.second_decade(&first, &connector),
            self.second_day(&first, at),
            self.month(at)
                .map(|(month, next)| (Point::month(None, month), next)),
            self.numeric_without_year(at)
                .map(|(point, next)| match self.year_after(next) {
                    Some((year, next)) => (point.in_year(year), next),
                    None => (point, next),
                }),
        ];
        let ranges = seconds.map(|second| {
            let (second, next) = second?;
            // "2016 - March" and the like are two things with a dash between them.
            let loose = connector.mark && !connector.tight && !lead;
            let alike = first.month.is_some() == second.month.is_some()
                && first.day.is_some() == second.day.is_some();
            if loose && !alike {
                return None;
            }
            let next_day = first.day.is_some_and(|day| second.day == Some(day + 1));
            let next_month = first
                .month
                .is_some_and(|month| second.month == Some(if month == 12 { 1 } else { month + 1 }));
            if slash
                && alone
                && !if first.day.is_some() {
                    next_day
                } else {
                    next_month
                }
            {
                return None;
            }
            let (first, second) = combine(first, second)?;
            Some((Meaning::Range(first, Some(second)), next))
        });
        longest(ranges)
    }

    /// The whole of the year in which a range before Christ ends: "431–04 BC" ends in 404.
    fn shortened(&self, first: &Point, second: Point, connector: &Connector) -> Point {
        let (Some(from), Some(two)) = (first.year, self.number(connector.next)) else {
            return second;
        };
        let whole = from / 100 * 100 + i64::from(two);
        let is_short = connector.tight && self.digits(connector.next) == 2 && from >= 100;
        let is_before = second.year.is_some_and(|year| year <= 0);
        if is_short && is_before && whole < from {
            Point::year(1 - whole)
        } else {
            second
        }
    }

    fn connector(&self, at: usize, between: bool) -> Option<Connector> {
        let word = self.is(at, Sense::To) || between && self.is(at, Sense::And);
        let mark = match self.mark(at) {
            Some('-' | '–' | '~' | '‑' | '‒') => true,
            // Between spaces this one separates clauses.
            Some('—' | '/') => self.glued(at) && self.glued(at + 1),
            _ => false,
        };
        let tight = self.glued(at) && self.glued(at + 1);
        (word || mark).then_some(Connector {
            next: at + 1,
            mark,
            tight,
        })
    }

    /// The two last digits of the year in which a range ends: "1967–73", "2019/20".
    fn second_year(&self, first: &Point, connector: &Connector) -> Read<Point> {
        let two = i64::from(self.number(connector.next)?);
        let year = first.year.filter(|_| first.is_plain_year())?;
        let digits = self.digits(connector.next);
        let power = if digits == 1 { 10 } else { 100 };
        let short = (1..=2).contains(&digits) && self.number_ends(connector.next + 1);
        let later = two > year % power;
        (short && later && connector.tight)
            .then(|| (Point::year(year / power * power + two), connector.next + 1))
    }

    /// The two last digits of the decade in which a range ends: "1970s-80s".
    fn second_decade(&self, first: &Point, connector: &Connector) -> Read<Point> {
        let year = first
            .year
            .filter(|_| first.open == 1 && first.month.is_none())?;
        let apostrophe = matches!(self.mark(connector.next), Some('\'' | '’'));
        let at = connector.next + usize::from(apostrophe);
        let two = self
            .number(at)
            .filter(|_| self.digits(at) == 2)
            .map(i64::from)?;
        let ends = self.glued(at + 1) && self.is(at + 1, Sense::DecadeSuffix);
        let later = two % 10 == 0 && two > year % 100;
        (ends && later).then(|| (Point::years(year / 100 * 100 + two, 1), at + 2))
    }

    /// The day in the same month in which a range ends: "July 3-5, 2021".
    fn second_day(&self, first: &Point, at: usize) -> Read<Point> {
        let (day, next) = self.day(at).filter(|_| !self.is_time(at))?;
        let later = first.day.is_some_and(|first| first < day);
        if !later || self.is(next, Sense::Measure) {
            return None;
        }
        let point = Point::day(None, first.month?, day);
        match (self.year_after(next), first.year) {
            (Some((year, next)), None) => Some((point.in_year(year), next)),
            // "between May 3 and 5, 2020"
            (Some((year, next)), Some(known)) if year == known => Some((point.in_year(year), next)),
            (None, None) => Some((point, next)),
            _ => None,
        }
    }
}

/// The rule of a number that the era after the other end of the range makes a year.
const OF_ERA: &str = "year of an era";

impl Reader<'_> {
    /// A number that may be a year of an era, as in "500-450 BC".
    fn number_of_era(&self, at: usize) -> Read<Point> {
        let year = self.number(at).filter(|year| (1..=9999).contains(year))?;
        Some((Point::year(year.into()).by(OF_ERA), at + 1))
    }
}

/// The day of a month that the other end of the range names.
fn day_alone(day: u8) -> Point {
    Point {
        month: None,
        ..Point::day(None, 1, day)
    }
}

/// Both ends of a range with what the one says for the other; `None` when they make no range.
fn combine(mut first: Point, mut second: Point) -> Option<(Point, Point)> {
    if first.day.is_some() && first.month.is_none() {
        // "3-5 July"
        first.month = second.month;
        if second.day.is_none_or(|day| Some(day) <= first.day) {
            return None;
        }
    }
    if first.rule == OF_ERA {
        // "500-450 BC": both count backwards.
        let year = first.year?;
        first = Point::year(if second.year? <= 0 { 1 - year } else { year });
    }
    if second.step.is_some() {
        first.step = second.step;
    }
    if first.rule == FISCAL_YEAR && second.is_plain_year() {
        second.doubt = first.doubt;
    }
    let wraps = first.within_year() > second.within_year();
    match (first.year, second.year) {
        (None, Some(year)) if first.month.is_some() && second.month.is_some() => {
            first.year = Some(if wraps { year - 1 } else { year });
        }
        (Some(year), None) if first.month.is_some() && first.open == 0 => {
            second.year = Some(if wraps { year + 1 } else { year });
        }
        (None, None) if first.month.is_none() || first == second => return None,
        (Some(_), Some(_)) | (None, None) => {}
        _ => return None,
    }
    if let (Some(from), Some(to)) = (first.date(), second.date()) {
        if from == to {
            return None;
        }
        Interval::between(from, to)?;
    }
    Some((first, second))
}
