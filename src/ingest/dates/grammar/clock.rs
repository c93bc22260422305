//! Numbers of four digits that are times of the day: "at 1045 June 9", "until 1500 local time".

use super::Reader;
use crate::dates::language::Sense;

/// The most years between the day of writing and a year that stands before a day: "2019 March 5". What is
/// further away is a time of the day: "at 1045 June 9".
const NEAR: i64 = 30;
/// The first number that is such a year in a text without a day of writing.
const FIRST_YEAR: i64 = 1500;

impl Reader<'_> {
    /// True for a number that the words around it make a time of the day.
    pub(super) fn is_clock(&self, at: usize) -> bool {
        let Some(time) = self.number(at).filter(|_| self.digits(at) == 4) else {
            return false;
        };
        if time % 100 >= 60 || time / 100 > 24 {
            return false;
        }
        let before_is = |sense| at.checked_sub(1).is_some_and(|at| self.is(at, sense));
        let is_named = !before_is(Sense::In) && self.names_time(at + 1);
        before_is(Sense::HourCue)
            || is_named
            || self.opens_times(at)
            || self.is_before_day(at, time.into())
    }

    /// True for what stands after a time: "hours", "GMT", "local time", "Paris time".
    fn names_time(&self, at: usize) -> bool {
        let place = self.is_word(at) && (self.is_capital(at) || self.is(at, Sense::Local));
        let zone = place && self.is(at + 1, Sense::Time);
        self.is(at, Sense::Clock) || zone
    }

    /// True for the first of two times: "1015 to 1130 hours".
    fn opens_times(&self, at: usize) -> bool {
        let joins = [Sense::To, Sense::And, Sense::Or];
        let joined = joins.iter().any(|sense| self.is(at + 1, *sense))
            || matches!(self.mark(at + 1), Some('-' | '–'));
        joined && self.digits(at + 2) == 4 && self.names_time(at + 3)
    }

    /// True for a time before a day: one that has a year of its own, or that is far from that year.
    fn is_before_day(&self, at: usize, time: i64) -> bool {
        let Some((month, _, next)) = self.month_then_day(at + 1) else {
            return false;
        };
        let is_far = match self.anchor_year {
            Some(year) => (year - time).abs() > NEAR,
            None => time < FIRST_YEAR,
        };
        let has_year = || {
            let next = self.skip_mark(next, ',');
            self.plain_year(next).is_some()
        };
        (1..=12).contains(&month) && (is_far || has_year())
    }
}
