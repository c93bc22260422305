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
//! | blocks | 4 bytes each, for every sixteen terms: where they begin in terms, postings and positions |
//! | terms | the terms by their bytes: how many bytes one shares with the one before (none at the begin of a block) and how many follow, a byte each; these; whether it is a stop word (1) and twice the distance to the next term of its stem; the bytes of its postings; those of its positions |
//! | postings | for each passage that has a term: twice the distance from the one before, and 1 if the term stands there more than once; then how often |
//! | positions | for each place of a term: the distance from the one before in that passage |
//! | synonyms | text: a line for what means the same, with tabs between |
//! | languages | text: tags with spaces between |
//!
//! Where no size is given numbers are [LEB128](super::bytes::write). A passage is the title of a document
//! (without words if a block prints it), one of its blocks or related items, in this order, or after all documents an event. Postings lie apart from
//! positions, which only phrases and the order of the best results need, and those of a term in one range
//! of bytes, so that a large index can be cut into pieces and fetched by range.

use super::bytes;
use std::{borrow::Cow, fmt, ops::Range};

/// The first bytes: whose format this is.
const MAGIC: &[u8; 7] = b"DSEARCH";
/// The version of this format. It goes up with every change, because an index is made anew by every
/// build and nobody needs an old one.
pub const VERSION: u16 = 1;
const HEADER: usize = MAGIC.len() + size_of::<u16>();

/// The parts of an index, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the table above says it")]
pub enum Section {
    Counts,
    Documents,
    Headings,
    Lengths,
    Blocks,
    Terms,
    Postings,
    Positions,
    Synonyms,
    Languages,
}

/// How many there are.
pub const SECTIONS: usize = Section::Languages as usize + 1;
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
#[derive(Debug, Clone)]
pub struct Layout {
    bytes: Cow<'static, [u8]>,
    sections: [Range<usize>; SECTIONS],
}

impl Layout {
    /// Divides the bytes of an index.
    ///
    /// # Errors
    /// [`IndexError`] tells foreign bytes, another version and damage apart. What is wrong inside a
    /// section is not found here; it can make results wrong, but nothing fails.
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
        Ok(Self { bytes, sections })
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

    /// A section.
    pub fn section(&self, section: Section) -> &[u8] {
        &self.bytes[self.sections[section as usize].clone()]
    }

    /// A number of a section that is a table of numbers.
    pub fn entry(&self, section: Section, position: usize) -> Option<u32> {
        bytes::entry(self.section(section), position)
    }

    /// A section that is text; empty if it is none.
    pub fn text(&self, section: Section) -> &str {
        str::from_utf8(self.section(section)).unwrap_or_default()
    }
}
