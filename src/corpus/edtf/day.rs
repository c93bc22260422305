//! Days, and the calendar that numbers them.

use std::fmt;

/// A day, counted from 1970-01-01 in the proleptic Gregorian calendar, in which the year before 1
/// is 0 and the one before that is -1 (ISO 8601).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

/// Beyond these years, on both sides, all days are one: far outside of any history or geology, and
/// far enough inside of `i64` that counting days cannot overflow.
const LAST_YEAR: i64 = 10_000_000_000_000_000;

/// Days in 400 years, after which the calendar repeats.
const ERA: i64 = 146_097;
/// Days from 0000-03-01 to 1970-01-01.
const EPOCH: i64 = 719_468;

impl Day {
    /// Later than any day of any year.
    pub const MAX: Day = Day(i64::MAX);

    /// The day of a year (as ISO 8601 counts them), a month from 1 and a day from 1; `None` when
    /// the calendar has no such day. Years beyond ±10¹⁶ count as that year.
    pub fn new(year: i64, month: u8, day: u8) -> Option<Self> {
        if day == 0 || day > days_in_month(year, month) {
            return None;
        }
        // Counting years from March puts the leap day at the end, so that the days before a month
        // do not depend on the year: 153 days in every five months.
        let month_from_march = (i64::from(month) + 9) % 12;
        let year = year.clamp(-LAST_YEAR, LAST_YEAR) - i64::from(month < 3);
        let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let day_of_year = (153 * month_from_march + 2) / 5 + i64::from(day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Some(Self(era * ERA + day_of_era - EPOCH))
    }

    /// Its year, month and day, the reverse of [`Day::new`].
    pub fn year_month_day(self) -> (i64, u8, u8) {
        let limit = LAST_YEAR / 400 * ERA;
        let day = self.0.saturating_add(EPOCH).clamp(-limit, limit);
        let (era, day_of_era) = (day.div_euclid(ERA), day.rem_euclid(ERA));
        // The last day of every 4, 100 and 400 years is the odd one out.
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / (ERA - 1)) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = (month_from_march + 2) % 12 + 1;
        let year = era * 400 + year_of_era + i64::from(month < 3);
        (year, month as u8, day as u8)
    }

    /// The year in which it lies.
    pub fn year(self) -> i64 {
        self.year_month_day().0
    }

    /// The day so many days later, or earlier when negative; stays inside of the range.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// 0 for Monday to 6 for Sunday.
    pub fn weekday(self) -> u8 {
        // 1970-01-01 was a Thursday. The first remainder keeps the sum from overflowing.
        (self.0.rem_euclid(7) + 3).rem_euclid(7) as u8
    }
}

/// As `2023-07-19`; years that need more than four digits have them, with a sign if negative.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.year_month_day();
        let sign = if year < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}-{month:02}-{day:02}", year.unsigned_abs())
    }
}

/// How many days a month has; 0 for what is no month.
pub(crate) fn days_in_month(year: i64, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        for (year, month, day, count, weekday) in [
            (1970, 1, 1, 0, 3),
            (1969, 12, 31, -1, 2),
            (2000, 2, 29, 11_016, 1),
            (2000, 3, 1, 11_017, 2),
            (2023, 7, 19, 19_557, 2),
            (0, 3, 1, -719_468, 2),
            (1, 1, 1, -719_162, 0),
            (-1, 12, 31, -719_529, 4),
        ] {
            let found = Day::new(year, month, day).expect("is valid");
            assert_eq!(found, Day(count), "{year}-{month}-{day}");
            assert_eq!(found.year_month_day(), (year, month, day));
            assert_eq!(found.weekday(), weekday, "{year}-{month}-{day}");
        }
    }

    #[test]
    fn every_day_of_twenty_thousand_years_follows_the_one_before() {
        let mut next = Day::new(-9999, 1, 1).expect("is valid");
        for year in -9999..=9999 {
            for month in 1..=12 {
                for day in 1..=days_in_month(year, month) {
                    assert_eq!(Day::new(year, month, day), Some(next));
                    assert_eq!(next.year_month_day(), (year, month, day));
                    next = next.plus(1);
                }
            }
        }
    }

    #[test]
    fn what_is_not_in_the_calendar_is_no_day() {
        for (year, month, day) in [
            (2023, 2, 29),
            (1900, 2, 29),
            (2023, 0, 1),
            (2023, 13, 1),
            (2023, 4, 31),
            (2023, 1, 0),
            (i64::MIN, 255, 255),
        ] {
            assert_eq!(Day::new(year, month, day), None, "{year}-{month}-{day}");
        }
    }

    #[test]
    fn extreme_days_saturate() {
        assert_eq!(Day::new(i64::MAX, 1, 1), Day::new(LAST_YEAR, 1, 1));
        assert_eq!(Day::new(i64::MIN, 1, 1), Day::new(-LAST_YEAR, 1, 1));
        assert_eq!(Day::MAX.year(), LAST_YEAR);
        assert_eq!(Day::MAX.plus(1), Day::MAX);
        assert_eq!(Day(i64::MIN).year(), -LAST_YEAR);
        assert!(Day::new(i64::MAX, 12, 31) < Some(Day::MAX));
        assert!(Day::MAX.weekday() < 7 && Day(i64::MIN).weekday() < 7);
    }
}
