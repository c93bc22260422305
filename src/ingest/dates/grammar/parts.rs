//! Parts of a year that are no months: seasons, quarters, halves, "the third month".

use super::{Read, Reader, longest};
use crate::dates::{
    language::{Sense, Unit},
    point::Point,
};

impl Reader<'_> {
    /// Any of the rules of this file.
    pub(super) fn parts(&self, at: usize) -> Read<Point> {
        longest([self.season(at), self.quarter(at), self.nth_part(at)])
    }

    /// "spring 2001", "spring of 2001", "winter of 2001-02", "2001 spring"
    fn season(&self, at: usize) -> Read<Point> {
        let season = |at| {
            self.sense(at, |sense| match sense {
                Sense::Season(code) => Some(code),
                _ => None,
            })
        };
        if let Some(code) = season(at) {
            let (year, mut next) = self.year_after(at + 1)?;
            // The second year of a winter is said by its first.
            let dash = matches!(self.mark(next), Some('-' | '–' | '/')) && self.glued(next);
            let second = self.number(next + 1).map(i64::from);
            if dash && second.is_some_and(|second| second == year + 1 || second == (year + 1) % 100)
            {
                next += 2;
            }
            return Some((Point::month(Some(year), code), next));
        }
        let (year, next) = self.year(at)?;
        let code = season(next)?;
        Some((Point::month(Some(year), code), next + 1))
    }

    /// "Q1 2017", "2017-Q1", "first quarter of 2013", "H2 2019"
    fn quarter(&self, at: usize) -> Read<Point> {
        if let Some((code, next)) = self.sign(at).or_else(|| self.nth_quarter(at)) {
            let next = if self.glued(next) {
                self.skip_mark(self.skip_mark(next, '-'), '/')
            } else {
                next
            };
            let (year, next) = self.year_after(next)?;
            return Some((Point::month(Some(year), code), next));
        }
        if let Some(found) = self.quarter_run_together(at) {
            return Some(found);
        }
        let (year, next) = self.year(at)?;
        let next = self.skip_mark(next, '-');
        let (code, next) = self.sign(next).or_else(|| self.nth_quarter(next))?;
        Some((Point::month(Some(year), code), next))
    }

    /// "3Q21", "3Q 2021", "1H21", "2021Q3"
    fn quarter_run_together(&self, at: usize) -> Read<Point> {
        let glued = |count: usize| (at + 1..=at + count).all(|at| self.glued(at));
        let first = self.number(at).filter(|_| glued(1))?;
        if self.digits(at) == 4 && glued(2) {
            let (code, next) = self.sign(at + 1)?;
            return Some((Point::month(Some(first.into()), code), next));
        }
        let code = self.code(at + 1, first).filter(|_| self.digits(at) == 1)?;
        if let Some(two) = self.number(at + 2).filter(|_| self.digits(at + 2) == 2) {
            let year = self.expand(two);
            let ends = glued(2) && self.number_ends(at + 3);
            return ends.then(|| (Point::month(Some(year), code), at + 3));
        }
        let (year, next) = self.year_after(at + 2)?;
        Some((Point::month(Some(year), code), next))
    }

    /// A quarter, half or season without its year, as the first end of a range: "Q1-Q3 2021".
    pub(super) fn lone_quarter(&self, at: usize) -> Read<Point> {
        let season = self.sense(at, |sense| match sense {
            Sense::Season(code) => Some((code, at + 1)),
            _ => None,
        });
        let quarter = || self.sign(at).or_else(|| self.nth_quarter(at));
        let (code, next) = season.or_else(quarter)?;
        Some((Point::month(None, code), next))
    }

    /// The code of the quarter or half with that number, by the letter that stands for it.
    fn code(&self, letter: usize, number: u32) -> Option<u8> {
        let number = u8::try_from(number).ok().filter(|number| *number > 0)?;
        if self.is(letter, Sense::QuarterSign) && number <= 4 {
            Some(32 + number)
        } else if self.is(letter, Sense::HalfSign) && number <= 2 {
            Some(39 + number)
        } else {
            None
        }
    }

    /// "Q3", "H2"
    fn sign(&self, at: usize) -> Read<u8> {
        let number = self.number(at + 1).filter(|_| self.glued(at + 1))?;
        Some((self.code(at, number)?, at + 2))
    }

    /// "first quarter", "second half"
    fn nth_quarter(&self, at: usize) -> Read<u8> {
        let (number, next) = self.ordinal(at)?;
        let next = self.skip_mark(next, '-');
        let number = u8::try_from(number).ok().filter(|number| *number > 0)?;
        if self.is(next, Sense::Unit(Unit::Quarter)) && number <= 4 {
            Some((32 + number, next + 1))
        } else if self.is(next, Sense::Unit(Unit::Half)) && number <= 2 {
            Some((39 + number, next + 1))
        } else {
            None
        }
    }

    /// "the third month of 2021"
    fn nth_part(&self, at: usize) -> Read<Point> {
        let (number, next) = self.ordinal(at)?;
        if !self.is(next, Sense::Unit(Unit::Month)) || !self.is(next + 1, Sense::Of) {
            return None;
        }
        let month = u8::try_from(number)
            .ok()
            .filter(|month| (1..=12).contains(month))?;
        let (year, next) = self.year_after(next + 1)?;
        Some((Point::month(Some(year), month), next))
    }
}
