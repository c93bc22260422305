//! One date, exact to whatever its text says.

use super::{Day, Digits, Period, Qualification, Year, day::days_in_month};

/// A year, perhaps with a month or a period of the year, perhaps with a day, perhaps with a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    pub(super) year: Year,
    pub(super) within: Within,
    /// The marks before year, month and day: each is about that part alone.
    pub(super) before: [Qualification; 3],
    /// The marks after them: each is about that part and all to its left.
    pub(super) after: [Qualification; 3],
}

/// What is said of the date within the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Within {
    Year,
    Period(Period),
    Month(Digits<2>),
    Day(Digits<2>, Digits<2>),
    Time(Digits<2>, Digits<2>, Time),
}

/// A time of day to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Time {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59.
    pub second: u8,
    /// Where that time is used, if said.
    pub zone: Option<Zone>,
}

/// Distance of a local time from UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Zone {
    /// `Z`.
    Utc,
    /// `+05`, `-04`, in hours.
    Hours {
        /// True west of Greenwich.
        west: bool,
        /// 0 to 23.
        hours: u8,
    },
    /// `+05:30`.
    Minutes {
        /// True west of Greenwich.
        west: bool,
        /// 0 to 23.
        hours: u8,
        /// 0 to 59.
        minutes: u8,
    },
}

impl Date {
    /// A date whose parts are known. The month may also be the code of a [`Period`], 21 to 41, and
    /// then has no day. `None` when the calendar has no such month or day.
    pub fn new(year: i64, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        let within = match (month, day) {
            (None, None) => Within::Year,
            (Some(code @ 21..), None) => Within::Period(Period::from_code(code)?),
            (Some(month), None) => Within::Month(Digits::known(month.into())?),
            (Some(month), Some(day)) => {
                Within::Day(Digits::known(month.into())?, Digits::known(day.into())?)
            }
            (None, Some(_)) => return None,
        };
        let year = Year::new(year);
        // A year of more than four digits is written with a Y and takes no month.
        if within != Within::Year && year.digits().is_none() {
            return None;
        }
        Self::of(year, within)
    }

    /// The date of a day.
    pub fn from_day(day: Day) -> Option<Self> {
        let (year, month, day) = day.year_month_day();
        Self::new(year, Some(month), Some(day))
    }

    /// A date of these parts, if the calendar has a day that fits them.
    pub(super) fn of(year: Year, within: Within) -> Option<Self> {
        let date = Self {
            year,
            within,
            before: [Qualification::NONE; 3],
            after: [Qualification::NONE; 3],
        };
        date.first().map(|_| date)
    }

    /// The same date with a doubt about all of it.
    #[must_use]
    pub fn qualified(mut self, doubt: Qualification) -> Self {
        let last = self.parts() - 1;
        self.after[last] = self.after[last].and(doubt);
        self
    }

    /// Its year.
    pub fn year(&self) -> Year {
        self.year
    }

    /// Its month, 01 to 12 as far as specified.
    pub fn month(&self) -> Option<Digits<2>> {
        match self.within {
            Within::Month(month) | Within::Day(month, _) | Within::Time(month, ..) => Some(month),
            Within::Year | Within::Period(_) => None,
        }
    }

    /// Its season, quarter, third or half.
    pub fn period(&self) -> Option<Period> {
        match self.within {
            Within::Period(period) => Some(period),
            _ => None,
        }
    }

    /// Its day of the month, 01 to 31 as far as specified.
    pub fn day(&self) -> Option<Digits<2>> {
        match self.within {
            Within::Day(_, day) | Within::Time(_, day, _) => Some(day),
            _ => None,
        }
    }

    /// Its time of day.
    pub fn time(&self) -> Option<Time> {
        match self.within {
            Within::Time(.., time) => Some(time),
            _ => None,
        }
    }

    /// The doubt about the year.
    pub fn year_qualification(&self) -> Qualification {
        self.doubt(0)
    }

    /// The doubt about the month or period.
    pub fn month_qualification(&self) -> Qualification {
        self.doubt(1)
    }

    /// The doubt about the day.
    pub fn day_qualification(&self) -> Qualification {
        self.doubt(2)
    }

    /// The doubt about any part of it.
    pub fn qualification(&self) -> Qualification {
        self.doubt(0).and(self.doubt(1)).and(self.doubt(2))
    }

    /// The first day that it can mean; `None` when the year is `XXXX`.
    pub fn earliest(&self) -> Option<Day> {
        if self.year.is_unknown() {
            None
        } else {
            self.first()
        }
    }

    /// The last day that it can mean; `None` when the year is `XXXX`.
    pub fn latest(&self) -> Option<Day> {
        if self.year.is_unknown() {
            return None;
        }
        if let Within::Period(period) = self.within {
            let (start, count) = period.months();
            let end = start + count - 1;
            let year = self.year.last().saturating_add(i64::from(end > 12));
            let month = (end - 1) % 12 + 1;
            return Day::new(year, month, days_in_month(year, month));
        }
        self.year.candidates().rev().find_map(|year| {
            let mut months = (1..=12).rev().filter(|&month| self.admits_month(month));
            months.find_map(|month| {
                let mut days = (1..=days_in_month(year, month)).rev();
                let day = days.find(|&day| self.admits_day(day))?;
                Day::new(year, month, day)
            })
        })
    }

    /// The first day that fits, whatever is known of the year.
    fn first(&self) -> Option<Day> {
        if let Within::Period(period) = self.within {
            return Day::new(self.year.first(), period.months().0, 1);
        }
        self.year.candidates().find_map(|year| {
            let mut months = (1..=12).filter(|&month| self.admits_month(month));
            months.find_map(|month| {
                let mut days = 1..=days_in_month(year, month);
                let day = days.find(|&day| self.admits_day(day))?;
                Day::new(year, month, day)
            })
        })
    }

    /// True for a year, month or day none of whose digits is left open.
    pub(super) fn is_whole(&self) -> bool {
        let known =
            |digits: Option<Digits<2>>| digits.is_none_or(|digits| digits.exact().is_some());
        let is_exact = self.year.exact().is_some() && known(self.month()) && known(self.day());
        is_exact && self.period().is_none()
    }

    fn admits_month(&self, month: u8) -> bool {
        self.month()
            .is_none_or(|digits| digits.admits(month.into()))
    }

    fn admits_day(&self, day: u8) -> bool {
        self.day().is_none_or(|digits| digits.admits(day.into()))
    }

    fn doubt(&self, part: usize) -> Qualification {
        let group = self.after[part..].iter();
        group.fold(self.before[part], |doubt, &mark| doubt.and(mark))
    }

    /// How many parts it has, of year, month and day.
    fn parts(&self) -> usize {
        match self.within {
            Within::Year => 1,
            Within::Period(_) | Within::Month(_) => 2,
            Within::Day(..) | Within::Time(..) => 3,
        }
    }
}
