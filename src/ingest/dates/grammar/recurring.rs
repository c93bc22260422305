//! What comes back every year has no date: "annually on the first Monday of December".

use super::{Meaning, Reader, Relative};
use crate::dates::language::{Sense, Unit};

/// In how many tokens before an expression, and after it, the word stands that says so.
const BEFORE: usize = 10;
const AFTER: usize = 5;

impl Reader<'_> {
    /// True for an expression without a year in a sentence that says it comes back.
    pub(super) fn recurs(&self, meaning: &Meaning, at: usize, next: usize) -> bool {
        let has_year = match meaning {
            Meaning::Point(point) | Meaning::Range(point, _) => point.year.is_some(),
            Meaning::Relative(relative) => *relative != Relative::SomeWeekday,
        };
        if has_year {
            return false;
        }
        let sentence = self.tokens[at].sentence;
        let inside = |other: &usize| {
            let token = self.tokens.get(*other);
            token.is_some_and(|token| token.sentence == sentence)
        };
        let ends = |other: &usize| matches!(self.mark(*other), Some(';' | ':' | '\n'));
        let before = (at.saturating_sub(BEFORE)..at).rev();
        let after = next..next + AFTER;
        // "each December", but "each of the December meetings" is another thing.
        let each = at > 0 && self.is(at - 1, Sense::Every);
        each || before
            .take_while(|at| inside(at) && !ends(at))
            .chain(after.take_while(|at| inside(at) && !ends(at)))
            .any(|at| self.is_yearly(at))
    }

    fn is_yearly(&self, at: usize) -> bool {
        let every = self.is(at, Sense::Every) && self.is(at + 1, Sense::Unit(Unit::Year));
        every || self.is(at, Sense::Yearly)
    }
}
