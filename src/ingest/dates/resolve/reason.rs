//! Why an expression means what it is said to mean.

use crate::citation::MONTHS;
use crate::dates::language::NumericOrder;
use corpus::{EdtfDate, edtf::Digits};
use std::fmt::{Display, Formatter, Result};

/// Why an inferred expression means what it means, or what an unresolved one lacks. Its text is a
/// sentence without capital and full stop.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// The year is that of these words, which stand in one list with it.
    Listed(String),
    /// The year is that of these words, which open its sentence.
    Opening(String),
    /// It is the latest such date that is not after the date of the document.
    Last(Box<Assumed>),
    /// It is the first such date after that of the document.
    Next(Box<Assumed>),
    /// The year is printed with two digits, and its century was supplied.
    Century(i64),
    /// The year is that of the document, which has no more exact date.
    SameYear(EdtfDate),
    /// The year is that of the heading with these words.
    Heading(String),
    /// It counts from the date in the heading with these words.
    CountedHeading(String),
    /// It counts from the date of the document.
    Counted(EdtfDate),
    /// Day and month could be the other way round: the language decided.
    Guessed(NumericOrder),
    /// Other dates of the document show whether the day comes first.
    Ordered(NumericOrder),
    /// Nothing says which year is meant, as the document has no date that would.
    NoAnchor,
    /// The document's date leaves more than one answer, or is not exact enough.
    Open(EdtfDate),
    /// The sentences before speak of another time than the document's.
    Elsewhere,
    /// The words give no bounds.
    Vague,
    /// The calendar has no such day.
    NoSuchDay,
}

/// A date whose year was taken from that of the document.
#[derive(Debug, Clone, PartialEq)]
pub struct Assumed {
    /// What the expression was taken for.
    pub date: EdtfDate,
    /// The date of the document.
    pub anchor: EdtfDate,
}

impl Display for Reason {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let first = |order: &NumericOrder| match order {
            NumericOrder::DayFirst => "day",
            NumericOrder::MonthFirst => "month",
        };
        match self {
            Self::Listed(words) => write!(f, "the year is taken from “{words}” beside it"),
            Self::Opening(words) => {
                write!(
                    f,
                    "the year is taken from “{words}” at the beginning of the sentence"
                )
            }
            Self::Last(of) if within_year(&of.date) == within_year(&of.anchor) => {
                write!(
                    f,
                    "we assume {}, as the document is dated {}",
                    year(&of.date),
                    worded(&of.anchor)
                )
            }
            Self::Last(of) => write!(
                f,
                "we assume {}: the document is dated {}, so this is the latest {} before it",
                year(&of.date),
                worded(&of.anchor),
                within_year(&of.date)
            ),
            Self::Next(of) => write!(
                f,
                "we assume {}: the document is dated {}, so this is the next {} after it",
                year(&of.date),
                worded(&of.anchor),
                within_year(&of.date)
            ),
            Self::Century(year) => write!(
                f,
                "only the last two digits of the year are printed; we assume {year}"
            ),
            Self::SameYear(anchor) => write!(
                f,
                "we assume the year of the document, which is dated {}",
                worded(anchor)
            ),
            Self::Heading(words) => write!(f, "the year is taken from the heading “{words}”"),
            Self::CountedHeading(words) => write!(f, "counted from the heading “{words}”"),
            Self::Counted(anchor) => write!(
                f,
                "counted from the date of the document, {}",
                worded(anchor)
            ),
            Self::Guessed(order) => write!(
                f,
                "read with the {} first, but nothing in the document shows that order",
                first(order)
            ),
            Self::Ordered(order) => write!(
                f,
                "read with the {} first, as other dates of the document show",
                first(order)
            ),
            Self::NoAnchor => f.write_str("the document has no date to count from"),
            Self::Open(anchor) => write!(
                f,
                "the date of the document, {}, allows more than one answer",
                worded(anchor)
            ),
            Self::Elsewhere => f.write_str("the text speaks of another time here"),
            Self::Vague => f.write_str("the wording is too vague"),
            Self::NoSuchDay => f.write_str("the calendar has no such day"),
        }
    }
}

/// A date in words, "19 July 2023"; as EDTF where it is more than a year, month or day.
pub fn worded(date: &EdtfDate) -> String {
    match parts(date) {
        Some((year, Some(month), Some(day))) => format!("{day} {month} {year}"),
        Some((year, Some(month), None)) => format!("{month} {year}"),
        _ => date.to_string(),
    }
}

/// The year of a date.
fn year(date: &EdtfDate) -> String {
    parts(date).map_or_else(|| date.to_string(), |(year, ..)| year.to_string())
}

/// A date without its year, "17 July".
fn within_year(date: &EdtfDate) -> String {
    match parts(date) {
        Some((_, Some(month), Some(day))) => format!("{day} {month}"),
        Some((_, Some(month), None)) => month.to_owned(),
        _ => "such date".to_owned(),
    }
}

/// Year, name of the month and day of a date, as far as it has them.
fn parts(date: &EdtfDate) -> Option<(i64, Option<&'static str>, Option<u16>)> {
    let EdtfDate::Date(date) = date else {
        return None;
    };
    let exact = |digits: Option<Digits<2>>| digits?.exact();
    let name = |month: u16| MONTHS.get(usize::from(month).checked_sub(1)?).copied();
    Some((
        date.year().exact()?,
        exact(date.month()).and_then(name),
        exact(date.day()),
    ))
}
