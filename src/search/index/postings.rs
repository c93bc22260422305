//! Where a term stands.

use super::bytes;
use super::layout::{Layout, Section};
use super::terms::Term;

/// The passages that have a term, in their order.
pub struct Postings<'i> {
    rest: &'i [u8],
    positions: &'i [u8],
    /// Positions of passages that were stepped over.
    unread: u32,
    next: u32,
    end: u32,
}

impl<'i> Postings<'i> {
    /// The postings of a term in the passages before `end`.
    pub fn of(layout: &'i Layout, term: &Term, end: u32) -> Self {
        let section = |section, range: &std::ops::Range<usize>| {
            layout
                .section(section)
                .get(range.clone())
                .unwrap_or_default()
        };
        Self {
            rest: section(Section::Postings, &term.postings),
            positions: section(Section::Positions, &term.positions),
            unread: 0,
            next: 0,
            end,
        }
    }

    /// Hands on the positions of the term in the passage that was read last.
    pub fn positions(&mut self, count: u32, mut each: impl FnMut(u32)) {
        // That passage was counted as stepped over.
        bytes::skip(&mut self.positions, self.unread - count);
        self.unread = 0;
        let mut position = 0_u32;
        for _ in 0..count {
            let Some(distance) = bytes::read(&mut self.positions) else {
                return;
            };
            position = position.wrapping_add(distance);
            each(position);
        }
    }
}

impl Iterator for Postings<'_> {
    /// A passage, and how often it has the term.
    type Item = (u32, u32);

    fn next(&mut self) -> Option<Self::Item> {
        let code = bytes::read(&mut self.rest)?;
        let count = match code & 1 {
            0 => 1,
            _ => bytes::read(&mut self.rest)?,
        };
        let passage = self.next.checked_add(code >> 1)?;
        self.next = passage.checked_add(1)?;
        self.unread = self.unread.checked_add(count)?;
        (passage < self.end).then_some((passage, count))
    }
}
