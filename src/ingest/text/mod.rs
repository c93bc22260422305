//! Plain text to blocks (placeholder).

use corpus::{BlockKind, EdtfDate, Span, TitleBasis};

/// What was read from a source: a document before it has ids, themes and an editor's metadata.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Extracted {
    /// Title, and whether it was printed or derived.
    pub title: Option<(String, TitleBasis)>,
    /// Publisher as printed.
    pub publisher: Option<String>,
    /// Authors as printed.
    pub authors: Vec<String>,
    /// Date as printed.
    pub date: Option<EdtfDate>,
    /// Address as printed.
    pub url: Option<String>,
    /// BCP 47 tag as printed.
    pub language: Option<String>,
    /// Series or kind as printed: "Policy Paper".
    pub kind: Option<String>,
    /// The text in reading order.
    pub blocks: Vec<ExtractedBlock>,
    /// Notices of other things on the same page.
    pub related: Vec<ExtractedItem>,
}

/// A block before it has an id and themes. Spans count scalar values of the decoded source.
#[derive(Debug, Clone, PartialEq)]
pub struct ExtractedBlock {
    /// What it is.
    pub kind: BlockKind,
    /// See [`corpus::Block::level`].
    pub level: u8,
    /// Its words.
    pub text: String,
    /// Where they stand.
    pub span: Span,
}

/// A related item before it has an id and themes.
#[derive(Debug, Clone, PartialEq)]
pub struct ExtractedItem {
    /// Its title as printed.
    pub title: String,
    /// Its date.
    pub date: Option<EdtfDate>,
    /// The date as printed.
    pub date_text: Option<String>,
    /// Its blurb as printed.
    pub text: String,
    /// Where it stands, from its first to its last word.
    pub span: Span,
}

/// The editor's overrides for a document whose body the rules do not find.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// The first words of the body.
    pub body_first: Option<String>,
    /// The last words of the body.
    pub body_last: Option<String>,
    /// Lines that are headings although nothing marks them.
    pub headings: Vec<String>,
}

/// Reads the decoded text of a source file.
pub fn extract(_source: &str, _overrides: &Overrides) -> Extracted {
    Extracted::default()
}
