//! How a document is cited.

use crate::Span;
use crate::written::written;
use serde::{Deserialize, Serialize};

/// The files that hold the citation of a document for programs that manage citations, beside its page,
/// and what people call their formats.
pub const FILES: [(&str, &str); 3] = [
    ("cite.bib", "BibTeX"),
    ("cite.ris", "RIS"),
    ("cite.json", "CSL-JSON"),
];

/// A document as an entry of a list of works, in the styles that most readers are asked for. Nothing
/// in it is from anywhere but the document and its editor: no place, and a day of access only for what has no date and was
/// captured. Titles keep the capitals of the document, because no rule knows the names in them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Citations {
    /// Publication Manual of the American Psychological Association, 7th edition.
    pub apa: Citation,
    /// Chicago Manual of Style, 17th edition: notes and bibliography, an entry of the bibliography.
    pub chicago: Citation,
    /// MLA Handbook, 9th edition.
    pub mla: Citation,
}

/// An entry of a list of works.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Citation {
    /// Its words.
    pub text: String,
    /// Which of them are in italics, in scalar values of `text`.
    #[serde(default)]
    pub italics: Vec<Span>,
}

written!(Citation {
    text,
    italics unless Vec::is_empty,
});
