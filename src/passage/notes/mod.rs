//! Notes on passages: what a reader marked and wrote, as it is kept, exchanged and printed.
//!
//! - [`json`]: JSON as values, written and read
//! - [`annotation`]: notes as W3C Web Annotations and back
//! - [`merge`](mod@merge): two lists of notes to one, without a loss
//! - [`markdown`]: notes with their citations, to read and to paste
//! - [`place`](mod@place): where notes stand in the documents of today

pub mod annotation;
pub mod json;
pub mod markdown;
pub mod merge;
pub mod place;

pub use annotation::{Problem, read, write};
pub use json::Json;
pub use merge::{Merged, merge};
pub use place::{Placed, place};

use crate::Selector;
use corpus::DocumentId;

/// A note on a passage; without a text it is a highlight.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Note {
    /// Its name, as whoever made it chose it: unique among all notes anywhere, such as `urn:uuid:…`.
    pub id: String,
    /// The document; `None` where a note of another program does not say it.
    pub document: Option<DocumentId>,
    /// The words that it is about.
    pub passage: Selector,
    /// A name of a colour, such as `yellow`; empty for none.
    pub colour: String,
    /// What the reader wrote.
    pub text: String,
    /// When it was made: RFC 3339 in UTC, as `Date.toISOString` writes it. Such times sort as text.
    pub created: String,
    /// When it was last changed, likewise.
    pub modified: String,
    /// What another program had in it and this one does not know, to be given back with it.
    pub other: Vec<(String, Json)>,
}

#[cfg(test)]
mod tests;
