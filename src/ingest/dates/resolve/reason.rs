//! Why an expression means what it is said to mean.

use crate::dates::language::NumericOrder;
use corpus::EdtfDate;
use std::fmt::{Display, Formatter, Result};

/// Why an inferred expression means what it means, or what an unresolved one lacks. Its text is a
/// sentence without capital and full stop.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// The year is that of these words, which stand in one list with it.
    Listed(String),
    /// The year is that of these words, which open its sentence.
    Opening(String),
    /// It is the last such date up to that of the document.
    Last(EdtfDate),
    /// It is the next such date after that of the document.
    Next(EdtfDate),
    /// The year is that of the document, which has no more exact date.
    SameYear(EdtfDate),
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

impl Display for Reason {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let first = |order: &NumericOrder| match order {
            NumericOrder::DayFirst => "day",
            NumericOrder::MonthFirst => "month",
        };
        match self {
            Self::Listed(words) => write!(f, "the year is that of “{words}”, beside it"),
            Self::Opening(words) => {
                write!(f, "the year is that of “{words}”, which opens the sentence")
            }
            Self::Last(date) => write!(f, "the last such date up to that of the text, {date}"),
            Self::Next(date) => write!(f, "the next such date after that of the text, {date}"),
            Self::SameYear(date) => write!(f, "the year is that of the text, {date}"),
            Self::Counted(date) => write!(f, "counted from the date of the text, {date}"),
            Self::Guessed(order) => write!(
                f,
                "read with the {} first, but nothing in the text shows that order",
                first(order)
            ),
            Self::Ordered(order) => write!(
                f,
                "read with the {} first, as other dates of the text show",
                first(order)
            ),
            Self::NoAnchor => f.write_str("the text has no date to count from"),
            Self::Open(date) => write!(f, "the date of the text, {date}, leaves it open"),
            Self::Elsewhere => f.write_str("the text speaks of another time than its own here"),
            Self::Vague => f.write_str("the words give no bounds"),
            Self::NoSuchDay => f.write_str("the calendar has no such day"),
        }
    }
}
