//! One date as the words give it.

use super::language::NumericOrder;
use corpus::{
    EdtfDate,
    edtf::{Date, Qualification},
};

/// How day and month were told apart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Order {
    /// As other dates of the document show.
    Shown(NumericOrder),
    /// As is usual in the language.
    Usual(NumericOrder),
}

/// A date whose year may still be missing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Point {
    pub year: Option<i64>,
    /// How many last digits of the year are open: 1 for a decade, 2 for a century.
    pub open: u8,
    /// 1 to 12, or 21 to 41 for another part of the year, as in EDTF.
    pub month: Option<u8>,
    pub day: Option<u8>,
    /// True for "some day in May 2004": the day is exact, but nobody says which.
    pub some: bool,
    /// The year is that of the document (0), the one before (-1) or after (1): "May of last year".
    pub step: Option<i64>,
    /// The day of the week that is named with it, 0 for Monday: years that contradict it are out.
    pub weekday: Option<u8>,
    pub doubt: Qualification,
    /// True if the year was printed with its last two digits only.
    pub short: bool,
    /// The order by which day and month were told apart, where their numbers do not do it.
    pub order: Option<Order>,
    /// The name of the rule.
    pub rule: &'static str,
}

impl Point {
    const NONE: Point = Point {
        year: None,
        open: 0,
        month: None,
        day: None,
        some: false,
        step: None,
        weekday: None,
        doubt: Qualification::NONE,
        short: false,
        order: None,
        rule: "",
    };

    pub fn year(year: i64) -> Self {
        Self {
            year: Some(year),
            rule: "year",
            ..Self::NONE
        }
    }

    /// The decade or century in which a year lies, by how many digits are open.
    pub fn years(year: i64, open: u8) -> Self {
        let rule = if open == 1 { "decade" } else { "century" };
        Self {
            open,
            rule,
            ..Self::year(year)
        }
    }

    /// A month of a year, or of an unnamed one.
    pub fn month(year: Option<i64>, month: u8) -> Self {
        let rule = match month {
            ..=12 => "month",
            13..=32 => "season",
            33..=36 => "quarter",
            _ => "half",
        };
        Self {
            year,
            month: Some(month),
            rule,
            ..Self::NONE
        }
    }

    pub fn day(year: Option<i64>, month: u8, day: u8) -> Self {
        Self {
            year,
            month: Some(month),
            day: Some(day),
            rule: "day",
            ..Self::NONE
        }
    }

    /// The same under another rule's name.
    pub fn by(self, rule: &'static str) -> Self {
        Self { rule, ..self }
    }

    /// True when the year alone is given, all of it.
    pub fn is_plain_year(&self) -> bool {
        self.year.is_some() && self.open == 0 && self.month.is_none()
    }

    /// True if it is one whole year, or one month of a named year, without doubt.
    pub fn is_sharp(&self) -> bool {
        let is_whole = self.day.is_none() && self.month.is_none_or(|month| month <= 12);
        let is_known = self.year.is_some() && self.open == 0 && self.step.is_none();
        is_whole && is_known && self.doubt == Qualification::NONE
    }

    /// The same in that year.
    pub fn in_year(self, year: i64) -> Self {
        Self {
            year: Some(year),
            ..self
        }
    }

    /// Its place within the year, to tell what comes first.
    pub fn within_year(&self) -> (u8, u8) {
        (self.month.unwrap_or(0), self.day.unwrap_or(0))
    }

    /// The date, if it has a year and the calendar has the day.
    pub fn date(&self) -> Option<Date> {
        let year = self.year?;
        if self.open == 0 && !self.some {
            return Some(Date::new(year, self.month, self.day)?.qualified(self.doubt));
        }
        let sign = if year < 0 { "-" } else { "" };
        let mut text = format!("{sign}{:04}", year.unsigned_abs());
        text.truncate(text.len().saturating_sub(self.open.into()));
        for _ in 0..self.open {
            text.push('X');
        }
        if let Some(month) = self.month {
            text.push_str(&format!("-{month:02}"));
        }
        if self.some {
            text.push_str("-XX");
        }
        match text.parse() {
            Ok(EdtfDate::Date(date)) => Some(date.qualified(self.doubt)),
            _ => None,
        }
    }
}
