//! The index of a large corpus in pieces, which are fetched when a search needs them.

use super::bytes;
use super::layout::{BLOCK, IN_PIECES, IndexError, Layout, SECTIONS, Section};
use super::terms::Terms;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

/// How many bytes pieces of terms, postings and positions have at least, but for the last of each: a piece ends with the block in
/// which it reaches this. At 0 every block is a piece. Smaller ones mean fewer bytes for a word and more requests for many words.
pub type Sizes = [usize; IN_PIECES.len()];

/// Sizes for the web.
pub const SIZES: Sizes = [1 << 15, 1 << 14, 1 << 15];

/// What of a whole index is in the head as well.
const KEPT: [Section; 9] = [
    Section::Counts,
    Section::Documents,
    Section::Headings,
    Section::Lengths,
    Section::Themes,
    Section::Dates,
    Section::Blocks,
    Section::Synonyms,
    Section::Languages,
];

/// An index that was cut.
pub struct Cut {
    /// What every search needs.
    pub head: Vec<u8>,
    /// The pieces by their numbers.
    pub pieces: Vec<Vec<u8>>,
}

/// Cuts an index that is whole. `name` names a piece by its bytes.
///
/// # Errors
/// [`IndexError`] says why bytes are no index.
pub fn cut(index: Vec<u8>, sizes: Sizes, name: impl Fn(&[u8]) -> u64) -> Result<Cut, IndexError> {
    let layout = &Layout::read(index.into())?;
    let blocks = (layout.section(Section::Blocks).len() / 12) as u32;
    let mut table = Vec::new();
    let mut counts = Vec::new();
    let mut keys = Vec::new();
    let mut pieces = Vec::new();
    for (section, size) in IN_PIECES.into_iter().zip(sizes) {
        let whole = layout.section(section);
        // Behind the last block is the end.
        let begin = |block| layout.begin(section, block).min(whole.len());
        let before = pieces.len();
        let mut first = 0;
        for end in 1..=blocks {
            if begin(end) - begin(first) < size && end < blocks {
                continue;
            }
            let piece = &whole[begin(first)..begin(end)];
            let name = name(piece);
            table.extend([first, (name >> 32) as u32, name as u32]);
            if section == Section::Terms {
                keys.extend(Terms::key_of(layout, first * BLOCK));
                keys.push(b'\n');
            }
            pieces.push(piece.to_vec());
            first = end;
        }
        counts.push((pieces.len() - before) as u32);
    }
    let table = counts.into_iter().chain(table);
    let mut sections = [const { Vec::new() }; SECTIONS];
    for section in KEPT {
        sections[section as usize] = layout.section(section).to_vec();
    }
    sections[Section::Pieces as usize] = table.flat_map(u32::to_le_bytes).collect();
    sections[Section::Keys as usize] = keys;
    Ok(Cut {
        head: Layout::write(sections),
        pieces,
    })
}

/// A piece.
#[derive(Debug)]
struct Piece {
    first_block: u32,
    name: u64,
    bytes: OnceLock<Vec<u8>>,
}

/// The pieces of an index, as far as they have come.
#[derive(Debug, Default)]
pub struct Pieces {
    pieces: Vec<Piece>,
    /// Where those of each section begin among all, and where the last end.
    begins: [usize; IN_PIECES.len() + 1],
    wanted: Mutex<Vec<usize>>,
    misses: AtomicUsize,
}

impl Pieces {
    /// Reads the section of that name; `None` if it is damaged.
    pub fn read(table: &[u8]) -> Option<Self> {
        let mut out = Self::default();
        if table.is_empty() {
            return Some(out);
        }
        for number in 0..IN_PIECES.len() {
            let count = bytes::entry(table, number)? as usize;
            out.begins[number + 1] = out.begins[number].checked_add(count)?;
        }
        let rest = table.get(4 * IN_PIECES.len()..)?.chunks_exact(12);
        for entry in rest {
            let number = |at| bytes::entry(entry, at);
            out.pieces.push(Piece {
                first_block: number(0)?,
                name: u64::from(number(1)?) << 32 | u64::from(number(2)?),
                bytes: OnceLock::new(),
            });
        }
        let is_whole = out.pieces.len() == out.begins[IN_PIECES.len()];
        // Each block lies in one piece.
        let is_in_order = |numbers: &[usize]| {
            let blocks = out.pieces[numbers[0]..numbers[1]].iter();
            blocks.is_sorted_by(|piece, next| piece.first_block < next.first_block)
        };
        (is_whole && out.begins.windows(2).all(is_in_order)).then_some(out)
    }

    /// The numbers of the pieces of a section.
    fn of(&self, section: Section) -> Range<usize> {
        let at = section as usize - Section::Terms as usize;
        self.begins[at]..self.begins[at + 1]
    }

    /// The number of the piece in which a block lies; `None` if the index is whole.
    pub fn of_block(&self, section: Section, block: u32) -> Option<usize> {
        let numbers = self.of(section);
        let pieces = &self.pieces[numbers.clone()];
        let after = pieces.partition_point(|piece| piece.first_block <= block);
        (!pieces.is_empty()).then(|| numbers.start + after.saturating_sub(1))
    }

    /// The first block of a piece.
    pub fn first_block(&self, piece: usize) -> u32 {
        self.pieces.get(piece).map_or(0, |piece| piece.first_block)
    }

    /// How many pieces the terms are, with numbers from 0 on; 1 if the index is whole.
    pub fn of_terms(&self) -> usize {
        self.of(Section::Terms).len().max(1)
    }

    /// The first block of a piece of the terms, and of what is behind the last.
    pub fn block_of_terms(&self, piece: usize) -> Option<u32> {
        let pieces = &self.pieces[self.of(Section::Terms)];
        pieces.get(piece).map(|piece| piece.first_block)
    }

    /// The bytes of a piece; nothing if they have yet to come, which is noted.
    pub fn bytes(&self, piece: usize) -> &[u8] {
        let Some(bytes) = self.pieces.get(piece).map(|piece| piece.bytes.get()) else {
            return &[];
        };
        if let Some(bytes) = bytes {
            return bytes;
        }
        self.misses.fetch_add(1, Ordering::Relaxed);
        let mut wanted = self.wanted.lock().unwrap_or_else(PoisonError::into_inner);
        if !wanted.contains(&piece) {
            wanted.push(piece);
        }
        &[]
    }

    /// How often a piece was not there: whoever gets another number before and after a look-up knows that nothing
    /// follows from what it found.
    pub fn misses(&self) -> usize {
        self.misses.load(Ordering::Relaxed)
    }

    /// The numbers and names of the pieces that were noted since this was last asked.
    pub fn wanted(&self) -> Vec<(usize, u64)> {
        let mut wanted = self.wanted.lock().unwrap_or_else(PoisonError::into_inner);
        let named = |piece: usize| (piece, self.pieces[piece].name);
        wanted.drain(..).map(named).collect()
    }

    /// Takes a piece that has come.
    pub fn take(&self, piece: usize, bytes: Vec<u8>) {
        if let Some(piece) = self.pieces.get(piece) {
            // The same piece may come twice; its name stands for one content.
            let _ = piece.bytes.set(bytes);
        }
    }
}
