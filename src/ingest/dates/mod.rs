//! Expressions of time in a text, and what they mean.
//!
//! In the order in which the data flows:
//!
//! - [`language`]: what the words of a language mean in expressions of time; data only
//! - [`token`]: text to words, numbers and marks, each with its place
//! - [`point`]: one date as the words give it, perhaps without its year
//! - [`grammar`]: tokens to points, ranges and relative expressions
//! - [`resolve`]: those to EDTF, with what the context supplies
//!
//! **Invariant:** precision is never invented. What the words leave open stays open: "late 2020" is
//! the year 2020, "July 2023" is a month, "in recent years" has no date at all.
//!
//! **Invariant:** the time taken is proportional to the length of the text. Every rule looks at a
//! bounded number of tokens.

mod grammar;
mod language;
mod point;
mod resolve;
#[cfg(test)]
mod tests;
mod token;

use corpus::{EdtfDate, MentionBasis, Span};
use grammar::Reader;
pub use language::{NumericOrder, Relation, Rules};
pub use resolve::{Reason, worded};

/// What is known when a text is read.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// The date of the document, against which partial dates are resolved.
    pub anchor: Option<EdtfDate>,
    /// The words of the heading whose date that is, if it dates a part of the document only: then the
    /// part tells of that time, and was not necessarily written then.
    pub heading: Option<String>,
    /// How all-numeric dates are read where the numbers leave it open; see [`numeric_order`].
    pub order: Option<NumericOrder>,
    /// The language of the text.
    pub rules: Rules,
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
    /// For an inferred one why it means that, for an unresolved one what is missing.
    pub reason: Option<Reason>,
    /// The rule that read it.
    pub rule: &'static str,
    /// The word before (or after) it that says how things relate to it: "since 2016". As in
    /// ISO 24617-1 (TimeML) that word is no part of the date; see [`Expression::period`].
    pub relation: Option<Relation>,
}

impl Expression {
    /// When something takes place of which the text says that it is at this time: for "2016" the
    /// year, for "since 2016" the open interval `2016/..`, for "before 2016" `../2016`. Intervals
    /// of EDTF include their ends.
    pub fn period(&self) -> Option<EdtfDate> {
        let date = self.edtf.clone()?;
        self.relation
            .and_then(|relation| resolve::related(&date, relation))
            .or(Some(date))
    }
}

/// All expressions of time in a text, in reading order, without overlaps.
pub fn find(text: &str, context: &Context) -> Vec<Expression> {
    let reader = Reader::new(text, context);
    resolve::resolve(reader.read(), context)
}

/// Day-first or month-first, from the all-numeric dates of a whole document: `19/05/25` can only
/// be day first. `None` when nothing decides or the evidence contradicts itself.
pub fn numeric_order(text: &str) -> Option<NumericOrder> {
    let lines: Vec<&str> = text.lines().filter(|line| may_have_chain(line)).collect();
    Reader::new(&lines.join("\n\n"), &Context::default()).numeric_order()
}

/// True if a line has a number, a sign and a number again, as every date has that is all of numbers.
/// Few lines do, and only those need to be read.
fn may_have_chain(line: &str) -> bool {
    let mut before = [' ', ' '];
    line.chars().any(|c| {
        let [number, sign] = before;
        before = [sign, c];
        number.is_ascii_digit() && matches!(sign, '-' | '/' | '.' | '‑') && c.is_ascii_digit()
    })
}
