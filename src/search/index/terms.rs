//! The dictionary: forms of words in their order.

use super::bytes;
use super::layout::{BLOCK, Layout, Section};
use std::ops::Range;

/// What is known of a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Its number, in the order of the bytes of its form.
    pub id: u32,
    /// The number of the next term of the same stem, around in a circle; its own if it is alone.
    pub next_of_stem: u32,
    /// It is so common in its language that it tells nothing.
    pub is_stop_word: bool,
    /// Its bytes of the section of postings.
    pub postings: Range<usize>,
    /// Its bytes of the section of positions.
    pub positions: Range<usize>,
}

/// The most terms of one stem; more cannot be, so this ends a circle that is damaged.
const MOST_OF_STEM: usize = 500;

/// Reads terms one after the other.
pub struct Terms<'i> {
    rest: &'i [u8],
    next: u32,
    postings: usize,
    positions: usize,
    key: Vec<u8>,
    /// How many bytes of the key are those of the key before.
    pub shared: usize,
}

impl<'i> Terms<'i> {
    /// The terms from the first of a block.
    fn from_block(layout: &'i Layout, block: u32) -> Self {
        let entry = |n| {
            let at = 3 * block as usize + n;
            layout
                .entry(Section::Blocks, at)
                .map_or(usize::MAX, |n| n as usize)
        };
        Self {
            rest: layout
                .section(Section::Terms)
                .get(entry(0)..)
                .unwrap_or_default(),
            next: block * BLOCK,
            postings: entry(1),
            positions: entry(2),
            key: Vec::new(),
            shared: 0,
        }
    }

    /// All terms.
    pub fn all(layout: &'i Layout) -> Self {
        Self::from_block(layout, 0)
    }

    /// The terms whose block is that of the first one that is not before a key.
    fn near(layout: &'i Layout, key: &[u8]) -> Self {
        let (mut low, mut high) = (0, (layout.section(Section::Blocks).len() / 12) as u32);
        // The last block that begins at or before the key.
        while high - low > 1 {
            let middle = low.midpoint(high);
            let mut terms = Self::from_block(layout, middle);
            let is_before = terms.read().is_some() && terms.key() <= key;
            *(if is_before { &mut low } else { &mut high }) = middle;
        }
        Self::from_block(layout, low)
    }

    /// The term that has a key.
    pub fn find(layout: &'i Layout, key: &[u8]) -> Option<Term> {
        let mut terms = Self::near(layout, key);
        while let Some(term) = terms.read() {
            match terms.key().cmp(key) {
                std::cmp::Ordering::Less => {}
                std::cmp::Ordering::Equal => return Some(term),
                std::cmp::Ordering::Greater => return None,
            }
        }
        None
    }

    /// Hands on every term that begins with a prefix, with its key.
    pub fn beginning_with(layout: &'i Layout, prefix: &[u8], mut each: impl FnMut(Term, &[u8])) {
        let mut terms = Self::near(layout, prefix);
        while let Some(term) = terms.read() {
            if terms.key().starts_with(prefix) {
                each(term, terms.key());
            } else if terms.key() > prefix {
                break;
            }
        }
    }

    /// The term of that number.
    pub fn of_number(layout: &'i Layout, id: u32) -> Option<Term> {
        let mut terms = Self::from_block(layout, id / BLOCK);
        (0..id % BLOCK).try_for_each(|_| terms.read().map(drop))?;
        terms.read()
    }

    /// The form of the term of that number; empty if there is none.
    pub fn key_of(layout: &Layout, id: u32) -> Vec<u8> {
        let mut terms = Terms::from_block(layout, id / BLOCK);
        let is_there = (0..=id % BLOCK)
            .try_for_each(|_| terms.read().map(drop))
            .is_some();
        if is_there { terms.key } else { Vec::new() }
    }

    /// The other terms of the same stem.
    pub fn of_stem(layout: &'i Layout, term: &Term) -> impl Iterator<Item = Term> {
        let first = term.id;
        let mut next = term.next_of_stem;
        let others = std::iter::from_fn(move || {
            let term = (next != first).then(|| Self::of_number(layout, next))??;
            next = term.next_of_stem;
            Some(term)
        });
        others.take(MOST_OF_STEM)
    }

    /// The bytes of the form of the last term.
    pub fn key(&self) -> &[u8] {
        &self.key
    }

    /// The next term.
    pub fn read(&mut self) -> Option<Term> {
        let (&[shared, length], rest) = self.rest.split_first_chunk()?;
        let (more, mut rest) = rest.split_at_checked(length.into())?;
        let link = bytes::read(&mut rest)?;
        let postings = bytes::read(&mut rest)? as usize;
        let positions = bytes::read(&mut rest)? as usize;
        self.rest = rest;
        self.key.truncate(shared.into());
        self.shared = self.key.len();
        self.key.extend_from_slice(more);
        let id = self.next;
        self.next = id.checked_add(1)?;
        let term = Term {
            id,
            next_of_stem: id.wrapping_add_signed(bytes::signed(link >> 1)),
            is_stop_word: link & 1 == 1,
            postings: self.postings..self.postings.checked_add(postings)?,
            positions: self.positions..self.positions.checked_add(positions)?,
        };
        self.postings = term.postings.end;
        self.positions = term.positions.end;
        Some(term)
    }

    /// How many terms there are.
    pub fn count(layout: &Layout) -> u32 {
        layout.entry(Section::Counts, 2).unwrap_or_default()
    }
}
