//! Expressions of time in a text (placeholder).

use corpus::{EdtfDate, MentionBasis, Span};

/// Which of two small numbers in `06/05/25` comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumericOrder {
    /// Day, month, year.
    DayFirst,
    /// Month, day, year.
    MonthFirst,
}

/// What is known when a text is read.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// The date of the document, against which partial dates are resolved.
    pub anchor: Option<EdtfDate>,
    /// How all-numeric dates are read where the numbers leave it open; see [`numeric_order`].
    pub order: Option<NumericOrder>,
}

/// An expression of time.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression {
    /// Where it stands in the text.
    pub span: Span,
    /// What it means, as far as the words and the context tell.
    pub edtf: Option<EdtfDate>,
    /// How that is known.
    pub basis: MentionBasis,
    /// The rule that read it.
    pub rule: &'static str,
}

/// All expressions of time in a text, in reading order, without overlaps.
pub fn find(_text: &str, _context: &Context) -> Vec<Expression> {
    Vec::new()
}

/// Day-first or month-first, from the all-numeric dates of a whole document: `19/05/25` can only
/// be day first. `None` when nothing decides or the evidence contradicts itself.
pub fn numeric_order(_text: &str) -> Option<NumericOrder> {
    None
}
