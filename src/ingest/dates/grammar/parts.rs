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
                self.skip_mark(next, '-')
            } else {
                next
            };
            let (year, next) = self.year_after(next)?;
            return Some((Point::month(Some(year), code), next));
        }
        let (year, next) = self.year(at)?;
        let next = self.skip_mark(next, '-');
        let (code, next) = self.sign(next)?;
        Some((Point::month(Some(year), code), next))
    }

    /// "Q3", "H2"
    fn sign(&self, at: usize) -> Read<u8> {
        let number = self.number(at + 1).filter(|_| self.glued(at + 1))?;
        let number = u8::try_from(number).ok().filter(|number| *number > 0)?;
        if self.is(at, Sense::QuarterSign) && number <= 4 {
            Some((32 + number, at + 2))
        } else if self.is(at, Sense::HalfSign) && number <= 2 {
            Some((39 + number, at + 2))
        } else {
            None
        }
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
