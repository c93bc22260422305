//! A date with the words around it that say how sure it is and which part of it is meant.

use super::{Read, Reader, longest};
use crate::dates::{
    language::{Sense, Unit},
    point::Point,
    token::Kind,
};
use corpus::edtf::Qualification;

/// More words than a date ever has before it.
const MAX_WORDS: usize = 8;

impl Reader<'_> {
    /// A date with its doubts: "about 1950", "the end of 1989", "Monday, 3 July 1967?".
    pub(super) fn phrase(&self, at: usize) -> Read<Point> {
        // The article in front belongs to the sentence.
        if self.is(at, Sense::The) {
            return None;
        }
        let (doubt, core) = self.leading(at);
        let (mut point, next) = self.date(core)?;
        point.weekday = (at..core).find_map(|at| self.weekday_name(at));
        let (step, next) = self.of_that_year(&point, next);
        point.step = step;
        let (after, next) = self.trailing(at, next);
        point.doubt = point.doubt.and(doubt).and(after);
        Some((point, next))
    }

    /// "of last year" after a date without its own.
    fn of_that_year(&self, point: &Point, at: usize) -> (Option<i64>, usize) {
        let year = self.step_of_unit(at, Unit::Year);
        if let Some((step, next)) = year.filter(|_| point.year.is_none()) {
            return (Some(step), next);
        }
        let next = self.skip(at, Sense::Of);
        match self.step(next) {
            Some(step) if point.year.is_none() && self.is(next + 1, Sense::Unit(Unit::Year)) => {
                (Some(step), next + 2)
            }
            _ => (None, at),
        }
    }

    /// Any date, without the words around it.
    fn date(&self, at: usize) -> Read<Point> {
        longest([
            self.numeric(at),
            self.spaced_numeric(at),
            self.pointed_numeric(at),
            self.listed_day(at),
            self.listed_month(at),
            self.run_together(at),
            self.named_day(at),
            self.named_month(at),
            self.some_unit(at),
            self.holiday(at),
            self.years(at),
            self.parts(at),
            self.unit_first(at),
            self.lone_month(at),
        ])
    }

    /// The doubt in the words before a date, and where the date itself begins.
    fn leading(&self, at: usize) -> (Qualification, usize) {
        let mut doubt = Qualification::NONE;
        let mut next = at;
        while next < at + MAX_WORDS {
            let initial = self.is_capital(next) && self.tokens[next].text.len() == 1;
            if self.is(next, Sense::Approximate) && !initial {
                doubt = doubt.and(Qualification::APPROXIMATE);
                // "c." and "ca."
                next = self.skip_mark(next + 1, '.');
            } else if self.is(next, Sense::Uncertain) {
                doubt = doubt.and(Qualification::UNCERTAIN);
                next += 1;
            } else if self.mark(next) == Some('~') {
                doubt = doubt.and(Qualification::APPROXIMATE);
                next += 1;
            } else if let Some(after) = self
                .leading_word(next)
                .filter(|_| self.date(next).is_none())
            {
                next = after;
            } else {
                break;
            }
        }
        (doubt, next)
    }

    /// The position after words that may stand before a date and leave its value as it is.
    fn leading_word(&self, at: usize) -> Option<usize> {
        if self.weekday_name(at).is_some() {
            let next = self.skip_mark(at + 1, '.');
            return Some(self.skip(self.skip_mark(next, ','), Sense::The));
        }
        if self.is(at, Sense::Part) {
            let next = self.skip_mark(at + 1, '-');
            return Some(self.skip(self.skip(next, Sense::In), Sense::The));
        }
        let half = self.is(at, Sense::Unit(Unit::Half));
        if half && (self.is(at + 1, Sense::FirstPart) || self.is(at + 1, Sense::LastPart)) {
            return Some(at + 2);
        }
        if self.is(at, Sense::PartOf) && self.is(at + 1, Sense::Of) {
            return Some(self.skip(at + 2, Sense::The));
        }
        // "the second half of the 1980s"
        if let Some((_, next)) = self.ordinal(at)
            && self.is(next, Sense::Unit(Unit::Half))
            && self.is(next + 1, Sense::Of)
        {
            return Some(self.skip(next + 2, Sense::The));
        }
        self.is(at, Sense::The).then_some(at + 1)
    }

    /// The day of the week that a word names, 0 for Monday.
    pub(super) fn weekday_name(&self, at: usize) -> Option<u8> {
        self.sense(at, |sense| match sense {
            Sense::Weekday(day) => Some(day),
            _ => None,
        })
    }

    /// The doubt in the marks after a date: `1984?`, `1984 (uncertain)`.
    pub(super) fn trailing(&self, at: usize, next: usize) -> (Qualification, usize) {
        if self.mark(next) == Some('?') && self.glued(next) {
            // A question mark may just as well end the sentence.
            let whole = self.skip(0, Sense::The) >= at && next + 1 == self.tokens.len();
            let inside = match self.kind(next + 1) {
                Some(Kind::Mark(c)) => matches!(c, ',' | ';' | ')' | ']' | '-' | '–' | '/'),
                Some(Kind::Word) => !self.is_capital(next + 1),
                _ => false,
            };
            if whole || inside {
                return (Qualification::UNCERTAIN, next + 1);
            }
        }
        if self.mark(next) == Some('(') {
            let mut doubt = Qualification::NONE;
            for inner in next + 1..next + 5 {
                if self.is(inner, Sense::Approximate) {
                    doubt = doubt.and(Qualification::APPROXIMATE);
                } else if self.is(inner, Sense::Uncertain) {
                    doubt = doubt.and(Qualification::UNCERTAIN);
                } else if self.mark(inner) == Some(')') && doubt != Qualification::NONE {
                    return (doubt, inner + 1);
                } else if !self.is(inner, Sense::Unit(Unit::Year)) && self.mark(inner) != Some('/')
                {
                    break;
                }
            }
        }
        (Qualification::NONE, next)
    }
}
