//! Dates that keep their precision: the Extended Date/Time Format of ISO 8601-2:2019, in the
//! profile that the Library of Congress publishes (<https://www.loc.gov/standards/datetime/>).
//!
//! Levels 0 and 1 in full, and all of level 2 as that profile lists it: qualified components, sets,
//! unspecified digits anywhere, exponential years and significant digits.
//!
//! In the order in which the data flows:
//!
//! - [`parse`]: text to [`EdtfDate`], with [`EdtfError`] for what is none
//! - [`date`]: one date, from a century to a second; [`year`], [`period`], [`digits`] and
//!   [`qualification`] are its parts
//! - [`interval`], [`set`]: several of them
//! - [`day`]: what they are compared by
//! - [`print`]: back to the same text
//!
//! **Invariant:** printing gives back the text that was read, and only valid dates exist. Guarded
//! by the tables in `tests.rs`.

mod date;
mod day;
mod digits;
mod error;
mod interval;
mod parse;
mod period;
mod print;
mod qualification;
mod set;
#[cfg(test)]
mod tests;
mod year;

pub use date::{Date, Time, Zone};
pub use day::Day;
pub use digits::Digits;
pub use error::EdtfError;
pub use interval::{Endpoint, Interval};
pub use period::{Period, PeriodKind};
pub use qualification::Qualification;
pub use set::{Member, Set, SetKind};
pub use year::Year;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{cmp::Ordering, cmp::Reverse};

/// A date, an interval or a set of dates, as EDTF writes them. Its variants are what a page shows;
/// its methods are what filters, sorting and drawing need.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum EdtfDate {
    /// One date, exact to whatever the text says: `201X`, `2016`, `2016-09`, `2016-09-14`.
    Date(Date),
    /// From one date to another, either of which may be open or unknown: `2019/2028`, `2023-07/..`.
    Interval(Interval),
    /// One of several dates, or all of them: `[2016,2018]`, `{1967,1973}`.
    Set(Set),
}

/// Orders dates in a list, see [`EdtfDate::sort_key`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey(Day, Reverse<Day>);

impl EdtfDate {
    /// True for a single date that names no month: a year, also one with unspecified digits such as `201X`, or a season or
    /// another part of a year.
    pub fn lacks_month(&self) -> bool {
        matches!(self, Self::Date(date) if date.month().is_none())
    }

    /// The first day that it can mean, or `None` when it has no bound there: the start is open or
    /// unknown, or the year is `XXXX`. Approximate dates are not widened.
    pub fn earliest(&self) -> Option<Day> {
        match self {
            Self::Date(date) => date.earliest(),
            Self::Interval(interval) => interval.start().date()?.earliest(),
            Self::Set(set) => set.earliest(),
        }
    }

    /// The last day that it can mean, or `None` when it has no bound there.
    pub fn latest(&self) -> Option<Day> {
        match self {
            Self::Date(date) => date.latest(),
            Self::Interval(interval) => interval.end().date()?.latest(),
            Self::Set(set) => set.latest(),
        }
    }

    /// True when some day that it can mean lies between `from` and `to`, both included; a bound of
    /// `None` is no bound. What a filter by time asks.
    pub fn overlaps(&self, from: Option<Day>, to: Option<Day>) -> bool {
        let before = matches!((self.latest(), from), (Some(latest), Some(from)) if latest < from);
        let after = matches!((self.earliest(), to), (Some(earliest), Some(to)) if earliest > to);
        !before && !after
    }

    /// How far any part of it is in doubt.
    pub fn qualification(&self) -> Qualification {
        match self {
            Self::Date(date) => date.qualification(),
            Self::Interval(interval) => interval.qualification(),
            Self::Set(set) => set.qualification(),
        }
    }

    /// True when its source is not sure of some part of it (`?` or `%`).
    pub fn is_uncertain(&self) -> bool {
        self.qualification().uncertain
    }

    /// True when some part of it is only about right (`~` or `%`).
    pub fn is_approximate(&self) -> bool {
        self.qualification().approximate
    }

    /// True when it has no end on purpose (`2023/..`): it goes on, as far as its source tells.
    pub fn is_end_open(&self) -> bool {
        matches!(self, Self::Interval(interval) if *interval.end() == Endpoint::Open)
    }

    /// True when it has no start on purpose (`../2023`).
    pub fn is_start_open(&self) -> bool {
        matches!(self, Self::Interval(interval) if *interval.start() == Endpoint::Open)
    }

    /// The key by which lists are sorted: by the earliest day, or by the latest where there is no
    /// earliest; of those that begin together the longest first, so that a year stands before its
    /// days; what has no bound at all comes last.
    pub fn sort_key(&self) -> SortKey {
        let (earliest, latest) = (self.earliest(), self.latest());
        let position = earliest.or(latest).unwrap_or(Day::MAX);
        SortKey(position, Reverse(latest.unwrap_or(Day::MAX)))
    }
}

/// Dates compare only where the answer is certain: `2016 < 2017-03` because every day of the one
/// precedes every day of the other; `2016` and `2016-09` give `None`. For a total order see
/// [`EdtfDate::sort_key`].
impl PartialOrd for EdtfDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        if self == other {
            return Some(Ordering::Equal);
        }
        let precedes = |a: &Self, b: &Self| matches!((a.latest(), b.earliest()), (Some(end), Some(start)) if end < start);
        if precedes(self, other) {
            Some(Ordering::Less)
        } else if precedes(other, self) {
            Some(Ordering::Greater)
        } else {
            None
        }
    }
}

impl From<Date> for EdtfDate {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl From<Interval> for EdtfDate {
    fn from(interval: Interval) -> Self {
        Self::Interval(interval)
    }
}

impl Serialize for EdtfDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for EdtfDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for EdtfDate {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "EdtfDate".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A date in the Extended Date/Time Format, ISO 8601-2:2019, levels 0 to 2",
            "examples": ["2023-07-19", "2016", "201X", "2019/2028", "2023-07/..", "1967~"],
        })
    }
}
