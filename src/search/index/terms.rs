//! The dictionary: forms of words in their order.

use super::bytes;
use super::layout::{BLOCK, Layout, Section};
use super::names::BETWEEN;
use crate::text::ACRONYM;
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
    /// A document prints it: it is no date, and not only a word of an event or of an editor.
    pub is_printed: bool,
    /// Its bytes of the section of postings.
    pub postings: Range<usize>,
    /// Its bytes of the section of positions.
    pub positions: Range<usize>,
}

/// True for the key of a term of several words.
pub fn is_name(key: &[u8]) -> bool {
    key.contains(&(BETWEEN as u8))
}

/// The most terms of one stem that are taken; more cannot be.
const MAX_OF_STEM: usize = 500;

/// Reads terms one after the other.
pub struct Terms<'i> {
    layout: &'i Layout,
    rest: &'i [u8],
    next: u32,
    postings: usize,
    positions: usize,
    key: Vec<u8>,
    /// How many bytes of the key are those of the key before.
    pub shared: usize,
    /// As documents print the term, if that is not its form; empty if none does.
    printed: Option<&'i [u8]>,
    /// The pieces of the index that are still to be read.
    pieces: Range<usize>,
}

impl<'i> Terms<'i> {
    /// The terms from the first of a block to the end of its piece.
    fn from_block(layout: &'i Layout, block: u32) -> Self {
        Self {
            layout,
            rest: layout.from(Section::Terms, block, layout.begin(Section::Terms, block)),
            next: block.saturating_mul(BLOCK),
            postings: layout.begin(Section::Postings, block),
            positions: layout.begin(Section::Positions, block),
            key: Vec::new(),
            shared: 0,
            printed: None,
            pieces: 0..0,
        }
    }

    /// The terms from the first of a piece on, and those of the pieces after it.
    fn of_pieces(layout: &'i Layout, mut pieces: Range<usize>) -> Self {
        let first = pieces.next().unwrap_or_default();
        let block = layout.pieces().block_of_terms(first).unwrap_or(0);
        Self {
            pieces,
            ..Self::from_block(layout, block)
        }
    }

    /// All terms.
    pub fn all(layout: &'i Layout) -> Self {
        Self::of_pieces(layout, 0..layout.pieces().of_terms())
    }

    /// The last piece whose first term is at or before a key, and how many follow that begin with it.
    fn pieces_near(layout: &Layout, key: &[u8]) -> (usize, usize) {
        let (mut before, mut beginning) = (0, 0);
        for first in layout.section(Section::Keys).split(|byte| *byte == b'\n') {
            before += usize::from(first <= key && !first.is_empty());
            beginning += usize::from(first > key && first.starts_with(key));
        }
        (before.saturating_sub(1), beginning)
    }

    /// The terms whose block is that of the first one that is not before a key; those of the piece, and of the pieces
    /// after it that begin with the key.
    fn near(layout: &'i Layout, key: &[u8]) -> Self {
        let (piece, more) = Self::pieces_near(layout, key);
        let blocks = (layout.section(Section::Blocks).len() / 12) as u32;
        let block_of = |piece| layout.pieces().block_of_terms(piece);
        let first = block_of(piece).unwrap_or(0);
        let (mut low, mut high) = (first, block_of(piece + 1).unwrap_or(blocks));
        if layout
            .from(Section::Terms, first, layout.begin(Section::Terms, first))
            .is_empty()
        {
            high = first;
        }
        // The last block that begins at or before the key.
        while high.saturating_sub(low) > 1 {
            let middle = low.midpoint(high);
            let mut terms = Self::from_block(layout, middle);
            let is_before = terms.read().is_some() && terms.key() <= key;
            *(if is_before { &mut low } else { &mut high }) = middle;
        }
        Self {
            pieces: piece + 1..piece + 1 + more,
            ..Self::from_block(layout, low)
        }
    }

    /// The term that has a key.
    pub fn find(layout: &'i Layout, key: &[u8]) -> Option<Term> {
        let mut terms = Self::near(layout, key);
        terms.pieces = 0..0;
        while let Some(term) = terms.read() {
            match terms.key().cmp(key) {
                std::cmp::Ordering::Less => {}
                std::cmp::Ordering::Equal => return Some(term),
                std::cmp::Ordering::Greater => return None,
            }
        }
        None
    }

    /// Hands on every word that begins with a prefix, with its key.
    pub fn beginning_with(layout: &'i Layout, prefix: &[u8], mut each: impl FnMut(Term, &[u8])) {
        Self::all_beginning_with(layout, prefix, |term, key| {
            if !is_name(key) {
                each(term, key);
            }
        });
    }

    /// Hands on every term that begins with a prefix, names of several words among them, with its key.
    pub fn all_beginning_with(
        layout: &'i Layout,
        prefix: &[u8],
        mut each: impl FnMut(Term, &[u8]),
    ) {
        let mut terms = Self::near(layout, prefix);
        while let Some(term) = terms.read() {
            if terms.key().starts_with(prefix) {
                each(term, terms.key());
            } else if terms.key() > prefix {
                break;
            }
        }
    }

    /// The term of that number with its form.
    fn numbered(layout: &'i Layout, id: u32) -> Option<(Term, Vec<u8>)> {
        let mut terms = Self::from_block(layout, id / BLOCK);
        (0..id % BLOCK).try_for_each(|_| terms.read().map(drop))?;
        let term = terms.read()?;
        Some((term, terms.key))
    }

    /// The form of the term of that number; empty if there is none.
    pub fn key_of(layout: &Layout, id: u32) -> Vec<u8> {
        Terms::numbered(layout, id).map_or_else(Vec::new, |(_, key)| key)
    }

    /// A term as documents print it; empty if none does.
    pub fn printed(layout: &Layout, id: u32) -> String {
        let mut terms = Terms::from_block(layout, id / BLOCK);
        let is_there = (0..=id % BLOCK).try_for_each(|_| terms.read().map(drop));
        let bytes = terms.printed.unwrap_or(terms.key());
        let text = is_there.and_then(|()| str::from_utf8(bytes).ok());
        text.unwrap_or_default()
            .trim_end_matches(ACRONYM)
            .to_owned()
    }

    /// The other terms of the same stem, with their forms. Around the circle they are ever further from the first; in one
    /// that is damaged this ends before it comes to a term for the second time.
    pub fn of_stem(layout: &'i Layout, term: &Term) -> impl Iterator<Item = (Term, Vec<u8>)> {
        let first = term.id;
        let (mut distance, mut next) = (0, term.next_of_stem);
        let others = std::iter::from_fn(move || {
            let before = std::mem::replace(&mut distance, next.wrapping_sub(first));
            let term = (distance > before).then(|| Self::numbered(layout, next))??;
            next = term.0.next_of_stem;
            Some(term)
        });
        others.take(MAX_OF_STEM)
    }

    /// The bytes of the form of the last term.
    pub fn key(&self) -> &[u8] {
        &self.key
    }

    /// The next term.
    pub fn read(&mut self) -> Option<Term> {
        while self.rest.is_empty() {
            let pieces = self.pieces.clone();
            if pieces.is_empty() {
                return None;
            }
            *self = Self::of_pieces(self.layout, pieces);
        }
        let (&[shared, length], rest) = self.rest.split_first_chunk()?;
        let (more, mut rest) = rest.split_at_checked(length.into())?;
        let link = bytes::read(&mut rest)?;
        let postings = bytes::read(&mut rest)? as usize;
        let positions = bytes::read(&mut rest)? as usize;
        self.printed = None;
        if link & 2 != 0 {
            let (length, after) = rest.split_first()?;
            let (printed, after) = after.split_at_checked((*length).into())?;
            (self.printed, rest) = (Some(printed), after);
        }
        self.rest = rest;
        self.key.truncate(shared.into());
        self.shared = self.key.len();
        self.key.extend_from_slice(more);
        let id = self.next;
        self.next = id.checked_add(1)?;
        let term = Term {
            id,
            next_of_stem: id.wrapping_add_signed(bytes::signed(link >> 2)),
            is_stop_word: link & 1 == 1,
            is_printed: self.printed != Some(&[]),
            postings: self.postings..self.postings.checked_add(postings)?,
            positions: self.positions..self.positions.checked_add(positions)?,
        };
        self.postings = term.postings.end;
        self.positions = term.positions.end;
        Some(term)
    }
}
