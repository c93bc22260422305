//! What a reference manager says of one document.

use crate::citation::EDTF;
use corpus::EdtfDate;
use std::ops::Range;

/// What a reference manager says of one document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Record {
    /// The name by which it is cited.
    pub key: String,
    /// Its title.
    pub title: Option<String>,
    /// Who wrote it, as documents print names.
    pub authors: Vec<String>,
    /// When it was published.
    pub date: Option<EdtfDate>,
    /// When somebody read it on the web.
    pub accessed: Option<EdtfDate>,
    /// Who published it, or in which journal.
    pub publisher: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Its DOI, with or without the address of the resolver.
    pub doi: Option<String>,
    /// What it is.
    pub kind: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// The paths of its files, each with what programs write before and behind it.
    pub files: Vec<String>,
    /// Where its file has it, in bytes.
    pub at: Range<usize>,
}

/// The date in a note that this program has written, where a form cannot hold it.
pub fn noted(note: &str) -> Option<EdtfDate> {
    let (_, date) = note.split_once(EDTF)?;
    date.split_whitespace().next()?.parse().ok()
}

/// A name as it is printed, of its parts; `None` if they are empty.
pub fn joined_name(given: &str, family: &str, suffix: &str) -> Option<String> {
    let parts =
        [given, family, suffix].map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}
