//! Documents: what was read from a source file, block by block, with the place of every word.

use crate::written::written;
use crate::{BlockId, Citations, DocumentId, EdtfDate, Span, ThemeId};
use serde::{Deserialize, Serialize};

/// One text of the corpus.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Document {
    /// Its name in addresses.
    pub id: DocumentId,
    /// Its title, see `title_basis` for where it comes from.
    pub title: String,
    /// Who says that this is the title.
    pub title_basis: TitleBasis,
    /// Who published it, as far as the document or the editor says.
    pub publisher: Option<String>,
    /// Its authors, in the order of the document.
    #[serde(default)]
    pub authors: Vec<String>,
    /// The date of publication; `None` when the document prints none.
    pub date: Option<EdtfDate>,
    /// How that date is known.
    pub date_basis: DocumentDateBasis,
    /// The day on which its file was taken from the web, or on which somebody read it there: never its date of publication.
    pub captured: Option<EdtfDate>,
    /// Where it was published on the web; always `http` or `https`.
    pub url: Option<String>,
    /// BCP 47 tag of its language.
    pub language: String,
    /// What it is, in the words of the document or the editor: "Policy Paper".
    pub kind: Option<String>,
    /// How it is cited.
    pub citation: Citations,
    /// The file that it was read from.
    pub source: Source,
    /// Its text in reading order.
    pub blocks: Vec<Block>,
    /// Notices of other publications and meetings that are printed on its page.
    #[serde(default)]
    pub related: Vec<RelatedItem>,
}

written!(Document {
    id,
    title,
    title_basis,
    publisher unless Option::is_none,
    authors unless Vec::is_empty,
    date unless Option::is_none,
    date_basis,
    captured unless Option::is_none,
    url unless Option::is_none,
    language,
    kind unless Option::is_none,
    citation,
    source,
    blocks,
    related unless Vec::is_empty,
});

impl Document {
    /// Where one of its passages stands in its source.
    pub fn span_of(&self, id: &BlockId) -> Option<Span> {
        let blocks = self.blocks.iter().map(|block| (&block.id, block.span));
        let related = self.related.iter().map(|item| (&item.id, item.span));
        let mut passages = blocks.chain(related);
        passages
            .find(|(passage, _)| *passage == id)
            .map(|(_, span)| span)
    }

    /// The page of its file on which one of its blocks begins, from 1; none where the file has no pages.
    pub fn page_of(&self, id: &BlockId) -> Option<u32> {
        let block = self.blocks.iter().find(|block| block.id == *id);
        block.and_then(|block| block.page)
    }

    /// The names of its passages in the order of the page: its blocks, then its related items.
    pub fn passages(&self) -> impl Iterator<Item = &BlockId> {
        let blocks = self.blocks.iter().map(|block| &block.id);
        blocks.chain(self.related.iter().map(|item| &item.id))
    }
}

/// Where a document's title comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum TitleBasis {
    /// The document prints it as its title.
    Printed,
    /// The document has none; these are its own first telling words.
    Derived,
    /// The corpus editor gave it.
    Editor,
}

/// How a document's date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum DocumentDateBasis {
    /// The document prints it.
    Printed,
    /// The editor concluded it.
    Inferred,
    /// There is no date.
    None,
}

/// The file behind a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Source {
    /// Path below the corpus folder, with `/` between its parts.
    pub file: String,
    /// SHA-256 of the file's bytes, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// True where the file is, byte for byte, the text in which spans count; then it is published once.
    pub is_text: bool,
}

impl Source {
    /// True where spans count in a text that was extracted from the file, and not in its own.
    pub fn is_extracted(&self) -> bool {
        let extension = self.file.rsplit_once('.').map(|(_, extension)| extension);
        let is_own = |own: &&str| extension.is_some_and(|other| other.eq_ignore_ascii_case(own));
        !self.is_text
            && !["txt", "text", "md", "markdown", "mdown", "mkd", "mdx"]
                .iter()
                .any(is_own)
    }

    /// The name under which the file is published beside the page of its document, where it is not the text in which spans
    /// count: byte for byte, and as text, so that no browser takes it for a page of the site. A file that is no text keeps
    /// the ending of its format, by which readers' programs know it.
    pub fn published(&self) -> &'static str {
        let extension = self.file.rsplit_once('.').map(|(_, extension)| extension);
        match extension.map(str::to_ascii_lowercase).as_deref() {
            Some("pdf") => "source.pdf",
            Some("docx") => "source.docx",
            Some("odt") => "source.odt",
            Some("epub") => "source.epub",
            Some("rtf") => "source.rtf",
            _ => "source.txt",
        }
    }
}

/// One paragraph, heading or other unit of a document's text.
///
/// **Invariant:** for plain text, `text` is the source at `span`, character for character, except
/// that a line break inside a hard-wrapped paragraph is one space. For a web page, and for a file that is no text, it is the
/// text that was read of it at `span`. For markdown it is what stands at `span` without its markup.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Block {
    /// Its name and anchor within the document.
    pub id: BlockId,
    /// What it is.
    pub kind: BlockKind,
    /// Depth: of a heading 1 to 6 (2 is the first below the title), of an item from 1; else 0.
    #[serde(default)]
    pub level: u8,
    /// Its words.
    pub text: String,
    /// Where they stand in the decoded source file, or in the text that was read of a web page or a file that is no text.
    pub span: Span,
    /// The themes it speaks of, in the order of the corpus's themes.
    #[serde(default)]
    pub themes: Vec<BlockTheme>,
    /// The page of its file on which it begins, from 1, as programs that show the file count them; not there where the file
    /// has no pages.
    #[serde(default)]
    pub page: Option<u32>,
}

written!(Block {
    id,
    kind,
    level unless is_zero,
    text,
    span,
    themes unless Vec::is_empty,
    page unless Option::is_none,
});

fn is_zero(level: &u8) -> bool {
    *level == 0
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum BlockKind {
    /// A section's heading.
    Heading,
    /// The lead before the first section.
    Standfirst,
    /// Running text.
    Paragraph,
    /// An item of a list.
    Item,
    /// A quotation set apart.
    Quote,
    /// A table, its cells separated by tabs and its rows by line breaks.
    Table,
    /// A line about the document: its dateline, a disclaimer, a footnote.
    Note,
}

/// That a block has a theme, and why.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BlockTheme {
    /// The theme.
    pub id: ThemeId,
    /// Who says so.
    pub by: ThemeBy,
    /// The theme's cues that occur in the block, each once, in the order of the theme's cues.
    #[serde(default)]
    pub cues: Vec<String>,
}

written!(BlockTheme {
    id,
    by,
    cues unless Vec::is_empty,
});

/// Who says that a block has a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ThemeBy {
    /// One of the theme's cues occurs.
    Cue,
    /// The editor assigned it by hand.
    Editor,
}

/// A short notice of something else that is printed on a document's page: another publication, a
/// conference.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RelatedItem {
    /// Its name and anchor within the document.
    pub id: BlockId,
    /// Its title as printed.
    pub title: String,
    /// Its date, read from the printed one.
    pub date: Option<EdtfDate>,
    /// That date as printed: `19/05/25`.
    pub date_text: Option<String>,
    /// Its blurb as printed; empty when there is none.
    pub text: String,
    /// Where the whole notice stands in the decoded source file, from its first to its last word.
    pub span: Span,
    /// The themes its title and blurb speak of.
    #[serde(default)]
    pub themes: Vec<BlockTheme>,
}

written!(RelatedItem {
    id,
    title,
    date unless Option::is_none,
    date_text unless Option::is_none,
    text,
    span,
    themes unless Vec::is_empty,
});
