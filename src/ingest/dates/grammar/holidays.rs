//! Days that have a name of their own: "Easter 1916", "Christmas Eve, 1979".

use super::{Read, Reader, longest};
use crate::dates::{language::Holiday, point::Point};
use corpus::Day;

/// In how many tokens from the first word of a name its year begins at the latest: more than the
/// longest name has, with apostrophes and what may stand before a year.
const REACH: usize = 12;

impl Reader<'_> {
    /// A named day with its year.
    pub(super) fn holiday(&self, at: usize) -> Read<Point> {
        // Most words have no number near them, and need not be compared with the names.
        let has_year = |reach: usize| (at..at + reach).any(|next| self.number(next).is_some());
        if !self.is_word(at) || !has_year(REACH) {
            return None;
        }
        let (holiday, next) = longest(self.language.holidays.iter().map(|(words, holiday)| {
            let next = self.words(at, words)?;
            Some((*holiday, next))
        }))?;
        let (year, next) = self.year_after(next)?;
        let (_, month, day) = day_of(holiday, year)?.year_month_day();
        Some((Point::day(Some(year), month, day).by("named day"), next))
    }

    /// The position after these words, with or without an apostrophe between them.
    pub(super) fn words(&self, at: usize, words: &[&str]) -> Option<usize> {
        let mut next = at;
        for word in words {
            next += usize::from(next > at && matches!(self.mark(next), Some('\'' | '’' | '.')));
            let token = self.tokens.get(next)?;
            if !token.is_the_word(word) {
                return None;
            }
            next += 1;
        }
        Some(next)
    }
}

/// The day on which a holiday falls.
fn day_of(holiday: Holiday, year: i64) -> Option<Day> {
    match holiday {
        Holiday::Fixed(month, day) => Day::new(year, month, day),
        Holiday::Easter(days) => easter(year).map(|day| day.plus(days)),
        Holiday::Nth {
            month,
            weekday,
            n,
            plus,
        } => {
            let first = Day::new(year, month, 1)?;
            let wait = (7 + i64::from(weekday) - i64::from(first.weekday())) % 7;
            Some(first.plus(wait + 7 * (i64::from(n) - 1) + plus))
        }
    }
}

/// Easter Sunday in the Gregorian calendar, by the method that J. M. Oudin published in 1940: the
/// golden number and the corrections of the century give the full moon, the Sunday after it is
/// Easter. `None` before that calendar.
fn easter(year: i64) -> Option<Day> {
    if year < 1583 {
        return None;
    }
    let golden = year % 19;
    let century = year / 100;
    let epact = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
    let moon = epact - (epact / 28) * (1 - (29 / (epact + 1)) * ((21 - golden) / 11));
    // Days from 21 March, counted from zero for that day itself.
    let full = Day::new(year, 3, 21)?.plus(moon);
    let until_sunday = 7 - i64::from((full.weekday() + 1) % 7);
    Some(full.plus(until_sunday))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_calendars_have_it() {
        for (year, month, day) in [
            (1583, 4, 10),
            (1818, 3, 22),
            (1916, 4, 23),
            (1943, 4, 25),
            (1981, 4, 19),
            (1998, 4, 12),
            (2000, 4, 23),
            (2018, 4, 1),
            (2024, 3, 31),
            (2025, 4, 20),
            (2038, 4, 25),
        ] {
            assert_eq!(easter(year), Day::new(year, month, day), "{year}");
        }
        assert_eq!(easter(1582), None);
    }
}
