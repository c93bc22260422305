//! Dates with the name of a month: "May 19, 2025", "the 19th of May", "April 2025", "June".

use super::{Read, Reader};
use crate::dates::{
    language::{Sense, Unit},
    point::Point,
    token::Kind,
};

/// From this year on nobody lets a year begin in March any more.
const FIRST_OF_TODAY: i64 = 1800;

impl Reader<'_> {
    /// A day of a month, with or without the year, in any order of the three.
    pub(super) fn named_day(&self, at: usize) -> Read<Point> {
        let (month, day, next) = self
            .month_then_day(at)
            .or_else(|| self.day_then_month(at))?;
        if let Some((year, next)) = self.year_after(next) {
            let (year, next) = self.dual_year(month, year, next);
            return Some((Point::day(Some(year), month, day), next));
        }
        if let Some((year, next)) = self.bare_short_year(next) {
            let named = (at..next).any(|at| self.sure_month(at));
            return named.then(|| (Point::day(Some(year), month, day), next));
        }
        if let Some(year) = self.year_after_days(next) {
            return Some((Point::day(Some(year), month, day), next));
        }
        // Without a year a word such as "may" needs its capital, and no thing may be counted.
        let named = (at..next).any(|at| self.sure_month(at));
        let counted = self.is(next, Sense::Measure) && self.number(next - 1).is_some();
        let number = matches!(self.kind(next), Some(Kind::Mark('%' | '°')));
        (named && !counted && !number).then(|| (Point::day(None, month, day), next))
    }

    /// A month with its year: "April 2025", "June of 1992", "2017 April".
    pub(super) fn named_month(&self, at: usize) -> Read<Point> {
        if let Some((month, next)) = self.month(at) {
            let (year, next) = self.year_after(next)?;
            let (year, next) = self.dual_year(month, year, next);
            return Some((Point::month(Some(year), month), next));
        }
        let (year, next) = self.year(at)?;
        let (month, after) = self.month(next).filter(|_| self.sure_month(next))?;
        // "2019 March 5"
        if let Some((day, after)) = self.day(after) {
            return Some((Point::day(Some(year), month, day), after));
        }
        // But in "In 2017 June said" the name is not that of a month, nor in "2016 March 2017".
        let other = self.year_after(after).is_some()
            || self.is(next, Sense::Homonym) && self.is_word(after);
        (!other).then_some((Point::month(Some(year), month), after))
    }

    /// A month alone, as in "in June": where nothing else can be meant.
    pub(super) fn lone_month(&self, at: usize) -> Read<Point> {
        let month = self.sense(at, |sense| match sense {
            Sense::Month(month) => Some(month),
            _ => None,
        })?;
        let before = at.checked_sub(1);
        let cue = before.is_some_and(|at| self.is(at, Sense::Cue) || self.is(at, Sense::Part));
        let capital = self.is_capital(at);
        let sure = match (self.is(at, Sense::Homonym), self.is(at, Sense::Name)) {
            (true, _) => cue && capital,
            (false, true) => cue,
            (false, false) => cue || capital,
        };
        // "June Carter" and "August Wilson" are people, whatever comes before.
        let name = self.is(at, Sense::Name) && capital && self.is_capital(at + 1);
        (sure && !name).then(|| (Point::month(None, month), at + 1))
    }

    /// The first days of a list: "12" in "12 and 13 May 2019".
    pub(super) fn listed_day(&self, at: usize) -> Read<Point> {
        let (first, end) = self.day(at)?;
        let (mut last, mut next) = (first, end);
        for _ in 0..4 {
            let comma = self.skip_mark(next, ',');
            let joint = self.skip(self.skip(comma, Sense::And), Sense::Or);
            let (day, after) = self
                .day(joint)
                .filter(|(day, _)| joint > next && *day > last)?;
            if joint > comma
                && let Some((month, _, after)) = self.day_then_month(joint)
            {
                if !(joint..after).any(|at| self.sure_month(at)) {
                    return None;
                }
                let year = self.year_after(after).map(|(year, _)| year);
                return Some((Point::day(year, month, first), end));
            }
            (last, next) = (day, after);
        }
        None
    }

    /// The first months of a list: "May" and "June" in "May, June and July 2019".
    pub(super) fn listed_month(&self, at: usize) -> Read<Point> {
        let (first, end) = self.month(at).filter(|_| self.sure_month(at))?;
        let mut next = end;
        for _ in 0..11 {
            let comma = self.skip_mark(next, ',');
            let joint = self.skip(self.skip(comma, Sense::And), Sense::Or);
            let (month, after) = self.month(joint).filter(|_| joint > next)?;
            // "May, June and July 2019", but "in May and June 5, 2019" says less.
            if joint > comma
                && let Some((year, _)) = self.year_after(after)
            {
                return (first < month).then(|| (Point::month(Some(year), first), end));
            }
            next = after;
        }
        None
    }

    /// The later days of a list: "13, 2019" after "May 12 and"; `before` is the day before it and
    /// where that ends.
    pub(super) fn day_after(&self, at: usize, before: &(Point, usize)) -> Read<Point> {
        let (point, end) = before;
        let comma = self.skip_mark(*end, ',');
        let joint = self.skip(self.skip(comma, Sense::And), Sense::Or);
        let (day, next) = self.day(at).filter(|_| joint == at && at > *end)?;
        // "May 12, 13 people" has no list, "May 12, 13 and 15" has.
        let goes_on = || {
            let comma = self.skip_mark(next, ',');
            let joint = self.skip(self.skip(comma, Sense::And), Sense::Or);
            joint > next && self.day(joint).is_some()
        };
        let year = self.year_after(next);
        let listed = joint > comma || year.is_some() || goes_on();
        if !listed || point.day.is_none_or(|before| before >= day) || self.is(next, Sense::Measure)
        {
            return None;
        }
        if self.month(self.skip(next, Sense::Of)).is_some() {
            return None;
        }
        let point = Point::day(point.year, point.month?, day);
        match year {
            Some((year, next)) => Some((point.in_year(year), next)),
            None => Some((point, next)),
        }
    }

    /// "11SEP2001"
    pub(super) fn run_together(&self, at: usize) -> Read<Point> {
        let day = self.number(at).filter(|_| self.digits(at) <= 2)?;
        let day = u8::try_from(day)
            .ok()
            .filter(|day| (1..=31).contains(day))?;
        let month = self.month_name(at + 1)?;
        let (year, next) = self.year(at + 2).filter(|_| self.digits(at + 2) == 4)?;
        let glued = self.glued(at + 1) && self.glued(at + 2);
        glued.then(|| (Point::day(Some(year), month, day), next))
    }

    /// "some day in January 1872", "a month in 1999"
    pub(super) fn some_unit(&self, at: usize) -> Read<Point> {
        if !self.is(at, Sense::AnyOne) {
            return None;
        }
        let next = at + 2;
        if !(self.is(next, Sense::In) || self.is(next, Sense::Of)) {
            return None;
        }
        if self.is(at + 1, Sense::Unit(Unit::Day)) {
            let (point, next) = self.named_month(next + 1)?;
            return Some((
                Point {
                    some: true,
                    ..point
                }
                .by("day"),
                next,
            ));
        }
        if self.is(at + 1, Sense::Unit(Unit::Month)) {
            let (year, next) = self.year(next + 1)?;
            return Some((
                Point {
                    some: true,
                    ..Point::year(year)
                }
                .by("month"),
                next,
            ));
        }
        None
    }

    /// The month that a word names, whatever it can mean besides.
    pub(super) fn month_name(&self, at: usize) -> Option<u8> {
        self.sense(at, |sense| match sense {
            Sense::Month(month) | Sense::ShortMonth(month) => Some(month),
            _ => None,
        })
    }

    /// A month and the point of its abbreviation.
    pub(super) fn month(&self, at: usize) -> Read<u8> {
        let month = self.month_name(at)?;
        let short = self.sense(at, |sense| match sense {
            Sense::ShortMonth(_) => Some(()),
            _ => None,
        });
        let point = short.is_some() && self.glued(at + 1) && self.mark(at + 1) == Some('.');
        Some((month, at + 1 + usize::from(point)))
    }

    /// True for a word that is a month even without a year beside it.
    fn sure_month(&self, at: usize) -> bool {
        self.month_name(at).is_some() && (self.is_capital(at) || !self.is(at, Sense::Homonym))
    }

    /// A day of the month: `19`, `19th`, "first", "twenty-first".
    pub(super) fn day(&self, at: usize) -> Read<u8> {
        let (day, next) = match self.number(at) {
            Some(day) if self.digits(at) <= 2 => {
                let suffix = self.glued(at + 1) && self.is(at + 1, Sense::OrdinalSuffix);
                (day, at + 1 + usize::from(suffix))
            }
            Some(_) => return None,
            None => self.ordinal(at)?,
        };
        let day = u8::try_from(day)
            .ok()
            .filter(|day| (1..=31).contains(day))?;
        self.number_ends(next).then_some((day, next))
    }

    /// An ordinal number: `19th`, "nineteenth", "twenty-first".
    pub(super) fn ordinal(&self, at: usize) -> Read<u32> {
        if let Some(number) = self.number(at) {
            let suffix = self.glued(at + 1) && self.is(at + 1, Sense::OrdinalSuffix);
            return suffix.then_some((number, at + 2));
        }
        let word = |at| {
            self.sense(at, |sense| match sense {
                Sense::Ordinal(number) => Some(number),
                _ => None,
            })
        };
        if let Some(number) = word(at) {
            return Some((number, at + 1));
        }
        let tens = self.sense(at, |sense| match sense {
            Sense::Cardinal(tens @ (20 | 30)) => Some(tens),
            _ => None,
        })?;
        let next = self.skip_mark(at + 1, '-');
        let ones = word(next).filter(|ones| *ones < 10)?;
        Some((tens + ones, next + 1))
    }

    /// True when a number is over before a token: it is no decimal, time, share or code.
    pub(super) fn number_ends(&self, next: usize) -> bool {
        if !self.glued(next) {
            return true;
        }
        match self.kind(next) {
            Some(Kind::Mark('.' | ',' | ':')) => {
                let goes_on = self.glued(next + 1) && self.number(next + 1).is_some();
                // "January 18,1967" and "1957,10:55" have lost a space; thousands have three digits.
                let comma = self.mark(next) == Some(',');
                !goes_on || comma && (self.digits(next + 1) == 4 || self.is_time(next + 1))
            }
            Some(Kind::Mark('%' | '°')) => false,
            Some(Kind::Word) => self.is(next, Sense::Era) || self.is(next, Sense::EraBefore),
            _ => true,
        }
    }

    /// True for a time of the day: "10:55", "5 p.m.".
    pub(super) fn is_time(&self, at: usize) -> bool {
        let hour = self
            .number(at)
            .filter(|hour| *hour <= 24 && self.digits(at) <= 2);
        let minutes = self.mark(at + 1) == Some(':') && self.digits(at + 2) == 2;
        hour.is_some() && (minutes || self.is(at + 1, Sense::DayHalf))
    }

    /// A year beside a month or a day. It has four digits, or three if the clause ends with it.
    pub(super) fn year(&self, at: usize) -> Read<i64> {
        self.plain_year(at).filter(|_| !self.is_clock(at))
    }

    /// The same whether or not it can be a time of the day.
    pub(super) fn plain_year(&self, at: usize) -> Read<i64> {
        let year = i64::from(self.number(at)?);
        let likely = match self.digits(at) {
            4 => (1000..=2999).contains(&year),
            3 => year >= 100 && self.is_clause_end(at + 1),
            _ => false,
        };
        (likely && self.number_ends(at + 1)).then_some((year, at + 1))
    }

    /// The year after a month or day, with what may stand between: ", 2025", "of 2025", "'25".
    pub(super) fn year_after(&self, at: usize) -> Read<i64> {
        let mut next = self.skip_mark(at, ',');
        for sense in [Sense::Of, Sense::In] {
            next = self.skip(next, sense);
        }
        if next > at {
            next = self.skip(next, Sense::The);
            next = self.skip(next, Sense::Unit(Unit::Year));
        }
        // "September, A.D. 2001"
        let era = self.skip(next, Sense::Era);
        // "December 7, 1941 local time", but "December 7 1941 hours".
        let year = || match next > at {
            true => self.plain_year(next),
            false => self.year(next),
        };
        let of_era = self.year_of_era(next);
        let of_era = of_era.and_then(|(point, next)| Some((point.year?, next)));
        of_era
            .or_else(|| self.short_year(next))
            .or_else(year)
            .or_else(|| self.year(era).filter(|_| era > next))
            .or_else(|| self.spelled_year(next))
    }

    /// The two last digits of a year after a day, without an apostrophe: "3rd Feb 82". They must be no
    /// other day, and nothing may be counted: "on May 3 82 people died". Behind a comma any number may stand, as in
    /// "on June 12, 62 to 38", so that there the line has to end with it or a bracket to close, and no other number
    /// to stand before the date: "June 5, 60; June 6, 75".
    fn bare_short_year(&self, at: usize) -> Read<i64> {
        let number = self.skip_mark(at, ',');
        let has_comma = number > at;
        let is_first = || {
            let before = 0..at.saturating_sub(4);
            let mut line = before.rev().take_while(|at| self.mark(*at) != Some('\n'));
            line.all(|at| self.number(at).is_none())
        };
        let two = self.number(number).filter(|_| self.digits(number) == 2)?;
        let next = number + 1;
        let is_day = (10..=31).contains(&two);
        let counted = self.is(next, Sense::Measure)
            || self.is(next, Sense::Of)
            || self.is_word(next) && !self.is_capital(next) && self.sense(next, Some).is_none();
        let is_word = self.is_capital(next) && !self.glued(next);
        let closes = match self.kind(next) {
            None => true,
            Some(Kind::Mark(mark)) => matches!(mark, '\n' | ')' | ']' | '”' | '"'),
            Some(_) => false,
        };
        let ends =
            self.number_ends(next) && !counted && !is_word && (!has_comma || closes && is_first());
        (!is_day && two > 0 && ends).then(|| (self.expand(two), next))
    }

    /// The later of the two years of a day between the first of January and the beginning of the year
    /// as it was counted before 1752: "11 February 1731/2" is in 1732 as we count.
    fn dual_year(&self, month: u8, year: i64, next: usize) -> (i64, usize) {
        let second = self.number(next + 1).map(i64::from);
        let digits = self.digits(next + 1) as u32;
        let slash = self.mark(next) == Some('/') && self.glued(next) && self.glued(next + 1);
        let follows = second == Some((year + 1) % 10_i64.pow(digits.clamp(1, 4)));
        if slash && follows && month <= 3 && year < FIRST_OF_TODAY {
            (year + 1, next + 2)
        } else {
            (year, next)
        }
    }

    /// The year after more days of the same month: "May 12, 13 and 15, 2020".
    fn year_after_days(&self, mut at: usize) -> Option<i64> {
        for _ in 0..3 {
            let next = self.skip_mark(at, ',');
            let next = self.skip(self.skip(next, Sense::And), Sense::Or);
            let (_, after) = self.day(next).filter(|_| next > at)?;
            if let Some((year, _)) = self.year_after(after) {
                return Some(year);
            }
            at = after;
        }
        None
    }

    /// `'25`
    pub(super) fn short_year(&self, at: usize) -> Read<i64> {
        let apostrophe = matches!(self.mark(at), Some('\'' | '’' | '‘'));
        let two = self
            .number(at + 1)
            .filter(|_| apostrophe && self.digits(at + 1) == 2)?;
        (self.glued(at + 1) && self.number_ends(at + 2)).then(|| (self.expand(two), at + 2))
    }

    /// "May 19", "May the 19th"
    pub(super) fn month_then_day(&self, at: usize) -> Option<(u8, u8, usize)> {
        let (month, next) = self.month(at)?;
        let (day, next) = self.day(self.skip(next, Sense::The))?;
        Some((month, day, next))
    }

    /// "19 May", "19th of May"
    pub(super) fn day_then_month(&self, at: usize) -> Option<(u8, u8, usize)> {
        let (day, mut next) = self.day(at)?;
        // "the 11th day of September"
        if self.is(next, Sense::Unit(Unit::Day)) && self.is(next + 1, Sense::Of) {
            next += 1;
        }
        let (month, next) = self.month(self.skip(next, Sense::Of))?;
        Some((month, day, next))
    }
}
