//! How an index lies in its bytes.
//!
//! ```text
//! "DSEARCH"  version, 2 bytes, the highest first  offsets, 4 bytes each  sections
//! ```
//!
//! All offsets have their lowest byte first and count from the beginning of the bytes; section `n` lies
//! between offset `n` and `n + 1`. Nothing has to be read before the first query: each section is used
//! as it lies there.
//!
//! | section | what is in it |
//! |---|---|
//! | counts | 4 bytes each: passages, the first passage that is an event, terms, words of all passages but events |
//! | documents | 4 bytes each, for every document: its first passage, its number of blocks |
//! | headings | 4 bytes each, for every heading: its passage, the first passage that is not below it |
//! | lengths | for every passage a byte, see [`short`](super::bytes::short) |
//! | themes | for every theme the number of the passages that have it; for each of them the distance from the one before |
//! | dates | for every date that a passage names: the distance from the passage before; its first and its last day, see [`days`](super::days) |
//! | blocks | 4 bytes each, for every sixteen terms: where they begin in terms, postings and positions |
//! | synonyms | text: a line for what means the same, with tabs between |
//! | languages | text: tags with spaces between |
//! | pieces | 4 bytes each: of how many pieces terms, postings and positions are; for every piece its first block and the two halves of its name. Empty if they are whole |
//! | keys | text: a line for each piece of the terms, the form of its first term |
//! | terms | the terms by their bytes: how many bytes one shares with the one before (none at the begin of a block) and how many follow, a byte each; these; four times the distance to the next term of its stem, 1 more if it is a stop word, 2 more if it is printed otherwise; the bytes of its postings; those of its positions; if it is printed otherwise, in how many bytes, and these, which are none if no document prints it |
//! | postings | for each passage that has a term: twice the distance from the one before, and 1 if the term stands there more than once; then how often |
//! | positions | for each place of a term: the distance from the one before in that passage |
//!
//! A term is the form of a word, a date, or a [name](super::names) of several words.
//! Where no size is given numbers are [LEB128](super::bytes::write). A passage is the title of a document
//! (without words if a block prints it), one of its blocks or related items, in this order, or after all documents an event.
//! Postings lie apart from positions, which only phrases and the order of the best results need.
//!
//! **In pieces.** The index of a large corpus is a head, which has all sections but the last three, and [pieces](super::pieces)
//! of those, cut between blocks. A search notes which pieces it would have needed; when they have come it is
//! made again. So the same code gives the same answers, whether an index is whole or not.

use super::bytes;
use super::pieces::Pieces;
use std::{borrow::Cow, fmt, ops::Range};

/// The first bytes: whose format this is.
const MAGIC: &[u8; 7] = b"DSEARCH";
/// The version of this format. It goes up with every change, because an index is made anew by every
/// build and nobody needs an old one.
pub const VERSION: u16 = 3;
const HEADER: usize = MAGIC.len() + size_of::<u16>();

/// The parts of an index, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the table above says it")]
pub enum Section {
    Counts,
    Documents,
    Headings,
    Lengths,
    Themes,
    Dates,
    Blocks,
    Synonyms,
    Languages,
    Pieces,
    Keys,
    Terms,
    Postings,
    Positions,
}

/// How many there are.
pub const SECTIONS: usize = Section::Positions as usize + 1;
/// The sections of which the index of a large corpus has pieces, in their order.
pub const IN_PIECES: [Section; 3] = [Section::Terms, Section::Postings, Section::Positions];
/// How many terms a block has.
pub const BLOCK: u32 = 16;

/// Why bytes are no index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndexError {
    /// The header is missing.
    Magic,
    /// Another version of Dossier wrote it.
    Version {
        /// The version in the header.
        found: u16,
    },
    /// The header is right but the rest is not.
    Damaged,
}

impl fmt::Display for IndexError {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Magic => out.write_str("these bytes are no search index"),
            Self::Version { found } => {
                write!(
                    out,
                    "the search index has format {found}, this program reads format {VERSION}"
                )
            }
            Self::Damaged => out.write_str("the search index is damaged"),
        }
    }
}

impl std::error::Error for IndexError {}

/// The bytes of an index, divided.
#[derive(Debug)]
pub struct Layout {
    bytes: Cow<'static, [u8]>,
    sections: [Range<usize>; SECTIONS],
    pieces: Pieces,
}

impl Layout {
    /// Divides the bytes of an index, or of the head of one.
    ///
    /// # Errors
    /// [`IndexError`] tells foreign bytes, another version and damage apart. What is wrong inside a
    /// section is not found here, except for tables that say where parts begin: parts that do not overlap
    /// take no longer to read than there are bytes. What else is wrong can make results wrong, but nothing fails.
    pub fn read(bytes: Cow<'static, [u8]>) -> Result<Self, IndexError> {
        let header = bytes.strip_prefix(MAGIC).ok_or(IndexError::Magic)?;
        let version = header.first_chunk().ok_or(IndexError::Magic)?;
        let found = u16::from_be_bytes(*version);
        if found != VERSION {
            return Err(IndexError::Version { found });
        }
        let mut sections = [const { 0..0 }; SECTIONS];
        let table = &bytes[HEADER..];
        let offset = |at| bytes::entry(table, at).ok_or(IndexError::Damaged);
        for (number, section) in sections.iter_mut().enumerate() {
            *section = offset(number)? as usize..offset(number + 1)? as usize;
            if section.start > section.end || section.end > bytes.len() {
                return Err(IndexError::Damaged);
            }
        }
        let pieces = Pieces::read(&bytes[sections[Section::Pieces as usize].clone()]);
        let layout = Self {
            bytes,
            sections,
            pieces: pieces.ok_or(IndexError::Damaged)?,
        };
        let is_in_order = layout.never_falls(Section::Documents, [0], 2)
            && layout.never_falls(Section::Blocks, [0, 1, 2], 3);
        is_in_order.then_some(layout).ok_or(IndexError::Damaged)
    }

    /// True if the numbers in these columns of a table, which has rows of `width`, never fall.
    fn never_falls<const N: usize>(
        &self,
        section: Section,
        columns: [usize; N],
        width: usize,
    ) -> bool {
        let column = |first| {
            (first..)
                .step_by(width)
                .map_while(|at| self.entry(section, at))
        };
        columns.into_iter().all(|first| column(first).is_sorted())
    }

    /// Puts sections together.
    pub fn write(sections: [Vec<u8>; SECTIONS]) -> Vec<u8> {
        let mut bytes = [&MAGIC[..], &VERSION.to_be_bytes()].concat();
        let mut offset = HEADER + 4 * (SECTIONS + 1);
        bytes.extend((offset as u32).to_le_bytes());
        for section in &sections {
            offset += section.len();
            bytes.extend((offset as u32).to_le_bytes());
        }
        bytes.extend(sections.concat());
        bytes
    }

    /// A section that is never in pieces.
    pub fn section(&self, section: Section) -> &[u8] {
        &self.bytes[self.sections[section as usize].clone()]
    }

    /// A number of a section that is a table of numbers.
    pub fn entry(&self, section: Section, position: usize) -> Option<u32> {
        bytes::entry(self.section(section), position)
    }

    /// How many passages there are, events among them.
    pub fn passages(&self) -> u32 {
        self.section(Section::Lengths).len() as u32
    }

    /// The first passage that is an event; all before it are of documents.
    pub fn first_event(&self) -> u32 {
        let first = self.entry(Section::Counts, 1).unwrap_or(0);
        first.min(self.passages())
    }

    /// How many documents there are.
    pub fn documents(&self) -> usize {
        self.section(Section::Documents).len() / 8
    }

    /// A section that is text; empty if it is none.
    pub fn text(&self, section: Section) -> &str {
        str::from_utf8(self.section(section)).unwrap_or_default()
    }

    /// Where a block of terms begins in one of the sections in pieces.
    pub fn begin(&self, section: Section, block: u32) -> usize {
        let at = 3 * block as usize + section as usize - Section::Terms as usize;
        self.entry(Section::Blocks, at)
            .map_or(usize::MAX, |at| at as usize)
    }

    /// The bytes of one of the sections in pieces from a place in a block of terms on, as far as they lie together. Nothing if they
    /// have yet to come, which is noted.
    pub fn from(&self, section: Section, block: u32, place: usize) -> &[u8] {
        let (bytes, begin) = match self.pieces.of_block(section, block) {
            None => (self.section(section), 0),
            Some(piece) => {
                let begin = self.begin(section, self.pieces.first_block(piece));
                (self.pieces.bytes(piece), begin)
            }
        };
        let place = place.checked_sub(begin);
        place
            .and_then(|place| bytes.get(place..))
            .unwrap_or_default()
    }

    /// The pieces of an index that is cut; none if it is whole.
    pub fn pieces(&self) -> &Pieces {
        &self.pieces
    }
}
