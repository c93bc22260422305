//! Where a term stands.

use super::bytes;
use super::layout::{BLOCK, Layout, Section};
use super::terms::Term;
use std::ops::Range;

/// The passages that have a term, in their order.
pub struct Postings<'i> {
    layout: &'i Layout,
    /// The block of the term, and its bytes of the section of positions.
    term: (u32, Range<usize>),
    rest: &'i [u8],
    /// Those that were not read, once there is one to read.
    positions: Option<&'i [u8]>,
    /// Positions of passages that were stepped over.
    unread: u32,
    next: u32,
    end: u32,
}

impl<'i> Postings<'i> {
    /// The postings of a term in the passages before `end`.
    pub fn of(layout: &'i Layout, term: &Term, end: u32) -> Self {
        let block = term.id / BLOCK;
        Self {
            layout,
            term: (block, term.positions.clone()),
            rest: bytes_of(layout, Section::Postings, block, &term.postings),
            positions: None,
            unread: 0,
            next: 0,
            end,
        }
    }

    /// Hands on the positions of the term in the passage that was read last.
    pub fn positions(&mut self, count: u32, mut each: impl FnMut(u32)) {
        let (layout, (block, range)) = (self.layout, &self.term);
        let positions = self
            .positions
            .get_or_insert_with(|| bytes_of(layout, Section::Positions, *block, range));
        // That passage was counted as stepped over.
        bytes::skip(positions, self.unread - count);
        self.unread = 0;
        let mut position = 0_u32;
        for _ in 0..count {
            let Some(distance) = bytes::read(positions) else {
                return;
            };
            position = position.wrapping_add(distance);
            each(position);
        }
    }
}

/// The bytes that a term of a block has of a section. They end with the block, so that those of all terms together are no
/// more than there are, whatever the terms say.
fn bytes_of<'i>(
    layout: &'i Layout,
    section: Section,
    block: u32,
    range: &Range<usize>,
) -> &'i [u8] {
    let rest = layout.from(section, block, range.start);
    let end = range
        .end
        .min(layout.begin(section, block.saturating_add(1)));
    &rest[..end.saturating_sub(range.start).min(rest.len())]
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
