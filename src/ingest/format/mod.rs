//! Files to documents, by format.
//!
//! - [`foreign`]: what is not read, told by its bytes
//! - [`markdown`]: `.md`, with its [`front_matter`]
//! - [`html`]: web pages
//! - [`word`], [`opendocument`], [`rtf`]: what word processors write; [`epub`]: books; [`archive`], [`xml`]: of what they are made;
//!   [`flow`]: paragraphs and tables; [`paper`]: the text that was read of a file that is no text
//! - [`saved`]: web pages with all their parts in one file
//! - [`web_archive`]: many web pages in one file, in records of [`warc`]
//! - [`pdf`]: pages for paper; [`mail`]: letters by e-mail; [`mailbox`]: many of them in one file
//! - [`workbook`]: the cells of spreadsheets, which are no documents
//! - plain text goes to [`text`] as it is
//! - [`metadata`]: the values that documents give about themselves; [`writer`]: blocks with the pieces
//!   of the source that they are made of; [`references`]: `&amp;` and its like
//!
//! Each format gives blocks and metadata; what a title, a dateline or a byline is, is decided in
//! [`text`] for all of them.

mod archive;
mod epub;
mod flow;
pub mod foreign;
mod front_matter;
mod html;
mod mail;
pub mod mailbox;
mod markdown;
pub mod metadata;
mod opendocument;
mod paper;
mod pdf;
mod references;
mod rtf;
mod saved;
mod warc;
pub mod web_archive;
mod word;
mod workbook;
mod writer;
mod xml;

use crate::{
    Diagnostic,
    decode::{self, Decoded},
    library, sheet,
    source_map::SourceMap,
    text::{self, Extracted, Overrides},
};
use foreign::Foreign;
pub use paper::page_at;
use paper::{PageStart, Refusal};
use web_archive::{Capture, WebArchive};

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text, clean or the dump of a web page.
    Plain,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
    /// A file that is no text.
    Packed(Packed),
}

/// A format whose files are no text, told by their bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packed {
    /// Word's since 2007.
    Word,
    /// OpenDocument text.
    OpenDocument,
    /// Rich Text Format.
    Rtf,
    /// A book.
    Epub,
    /// Pages for paper.
    Pdf,
    /// A letter by e-mail.
    Mail,
    /// A web page with all its parts in one file.
    SavedPage,
}

impl Packed {
    /// What such a file is called: "a Word file".
    fn name(self) -> &'static str {
        match self {
            Self::Word => "a Word file",
            Self::OpenDocument => "an OpenDocument file",
            Self::Rtf => "an RTF file",
            Self::Epub => "an EPUB file",
            Self::Pdf => "a PDF file",
            Self::Mail => "an e-mail",
            Self::SavedPage => "a saved web page",
        }
    }

    fn read(self, file: &str, bytes: &[u8], overrides: &Overrides) -> Result<Read, Refusal> {
        let paper = match self {
            Self::Word => word::read(bytes),
            Self::OpenDocument => opendocument::read(bytes),
            Self::Rtf => rtf::read(bytes),
            Self::Epub => epub::read(bytes),
            Self::Pdf => pdf::read(bytes),
            Self::Mail => mail::read(bytes),
            Self::SavedPage => return saved::read(file, bytes, overrides),
        };
        Ok(paper?.read(file, overrides))
    }
}

/// What the name of a file says about it.
#[derive(Debug, PartialEq, Eq)]
pub enum Named {
    /// A document.
    Document(Format),
    /// Many letters, each of which is a document.
    Mailbox,
    /// Many web pages, each of which is a document.
    WebArchive,
    /// A table of events.
    Table,
    /// What a reference manager says of documents, if it is that.
    Records,
    /// A document that is not read.
    Foreign(Foreign),
    /// No document.
    Other,
}

/// What the name of a file says about it.
pub fn by_name(path: &str) -> Named {
    let name = path.rsplit('/').next().unwrap_or(path);
    // The mail program of macOS calls it just that.
    let Some((_, extension)) = name
        .rsplit_once('.')
        .or((name == "mbox").then_some(("", name)))
    else {
        return Named::Other;
    };
    let extension = extension.to_lowercase();
    if sheet::is_table(path) {
        return Named::Table;
    }
    if library::may_be(path) {
        return Named::Records;
    }
    match extension.as_str() {
        "warc" | "wacz" => Named::WebArchive,
        "gz" | "zst" if web_archive::is_packed(&name.to_lowercase()) => Named::WebArchive,
        // Files of Word until 2003 are told by their bytes; other programs give the name to pages and RTF.
        "txt" | "text" | "doc" => Named::Document(Format::Plain),
        "md" | "markdown" | "mdown" | "mkd" | "mdx" => Named::Document(Format::Markdown),
        "html" | "htm" | "xhtml" => Named::Document(Format::Html),
        "docx" | "docm" | "dotx" => Named::Document(Format::Packed(Packed::Word)),
        "eml" => Named::Document(Format::Packed(Packed::Mail)),
        "mbox" => Named::Mailbox,
        "mht" | "mhtml" => Named::Document(Format::Packed(Packed::SavedPage)),
        "pdf" => Named::Document(Format::Packed(Packed::Pdf)),
        "epub" => Named::Document(Format::Packed(Packed::Epub)),
        "odt" | "ott" => Named::Document(Format::Packed(Packed::OpenDocument)),
        "rtf" => Named::Document(Format::Packed(Packed::Rtf)),
        _ => foreign::by_name(path, &extension).map_or(Named::Other, Named::Foreign),
    }
}

/// What a file is, if its bytes are in a format that is read and is no text: "a PDF file".
pub fn packed(bytes: &[u8]) -> Option<&'static str> {
    foreign::packed(bytes).map(Packed::name)
}

/// What a file is, if its bytes are in no format that is read.
pub fn foreign(path: &str, bytes: &[u8]) -> Option<Foreign> {
    // What is wrong with an archive that its name says is a document, the reader tells.
    let is_read = match by_name(path) {
        Named::Document(Format::Packed(_)) => foreign::is_archive(bytes),
        _ => false,
    };
    if is_read || foreign::packed(bytes).is_some() {
        return None;
    }
    foreign::by_content(path, bytes, decode::is_wide(bytes))
}

/// True for a ZIP file, as workbooks are.
pub fn is_archive(bytes: &[u8]) -> bool {
    foreign::is_archive(bytes)
}

/// The rows of the first sheet of a workbook; `None` if there are more rows or columns than that.
///
/// # Errors
/// It is encrypted, damaged or too large: the diagnostic says so, and what to do.
pub fn workbook(
    file: &str,
    bytes: &[u8],
    rows: usize,
    columns: usize,
) -> Result<Option<Vec<Vec<String>>>, Box<Diagnostic>> {
    let read = workbook::read(bytes, rows, columns);
    read.map_err(|refusal| refusal.diagnostic(file, "a workbook").into())
}

/// The pages of a web archive.
///
/// # Errors
/// It is damaged or too large, or there is no page in it: the diagnostic says so, and what to do.
pub fn web_archive(file: &str, bytes: &[u8]) -> Result<WebArchive, Box<Diagnostic>> {
    let read = web_archive::read(bytes);
    read.map_err(|refusal| refusal.diagnostic(file, "a web archive").into())
}

/// The paragraphs of a piece of HTML.
pub fn plain(html: &str) -> Vec<String> {
    let blocks = html::chapter(html).into_iter();
    blocks.map(|(_, _, text)| text).collect()
}

/// The text of a file that is text, and its format.
fn decode(path: &str, bytes: &[u8], capture: Option<&Capture>) -> (Decoded, Format) {
    let format = match by_name(path) {
        Named::Document(format @ (Format::Html | Format::Markdown)) => format,
        _ => Format::Plain,
    };
    let named = capture.and_then(|capture| capture.encoding);
    let decoded = decode::decode(bytes, |bytes| match format {
        _ if named.is_some() => named,
        Format::Plain if !bytes.trim_ascii_start().starts_with(b"<") => None,
        Format::Html | Format::Plain => html::declared_encoding(bytes),
        _ => None,
    });
    // A page that was saved under another name is a page.
    let format = match format {
        Format::Plain if html::is_page(&decoded.text) => Format::Html,
        format => format,
    };
    (decoded, format)
}

/// A file that was read.
#[derive(Debug)]
pub struct Read {
    /// The text in which the spans count: the decoded file, or what was read of a web page or a file that is no text.
    pub text: String,
    /// The decoded file of a web page, and where the text stands in it.
    pub page: Option<(String, SourceMap)>,
    /// Where the pages of the file begin in the text, in order; none if it has none.
    pub pages: Vec<PageStart>,
    /// What was read.
    pub extracted: Extracted,
    /// What an editor should know of the reading.
    pub diagnostics: Vec<Diagnostic>,
    /// True if there is nothing in the file.
    pub is_empty: bool,
}

/// Reads a file, which may be a page of a web archive.
///
/// # Errors
/// It is no text, and cannot be read: the diagnostic says why, and what to do.
pub fn read(
    file: &str,
    bytes: &[u8],
    capture: Option<&Capture>,
    overrides: &Overrides,
) -> Result<Read, Box<Diagnostic>> {
    let named = match by_name(file) {
        Named::Document(Format::Packed(packed)) if !bytes.trim_ascii().is_empty() => Some(packed),
        _ => None,
    };
    let mut read = match foreign::packed(bytes).or(named) {
        Some(packed) => {
            let read = packed.read(file, bytes, overrides);
            read.map_err(|refusal| refusal.diagnostic(file, packed.name()))?
        }
        None => read_text(file, bytes, capture, overrides),
    };
    if let Some(capture) = capture {
        read.extracted.url = Some(capture.url.clone());
        read.extracted.captured.clone_from(&capture.day);
    }
    Ok(read)
}

fn read_text(file: &str, bytes: &[u8], capture: Option<&Capture>, overrides: &Overrides) -> Read {
    let (decoded, format) = decode(file, bytes, capture);
    let diagnostics = decoded.diagnostics(file);
    let source = decoded.text;
    let is_empty = source.trim().is_empty();
    let (text, page, extracted) = match format {
        Format::Html => {
            let (text, marked, map) =
                html::read_from(&source, capture.map(|capture| &*capture.url), overrides);
            let extracted = text::read_marked(marked, overrides);
            (text, Some((source, map)), extracted)
        }
        Format::Markdown => {
            let extracted = text::read_marked(markdown::read(&source), overrides);
            (source, None, extracted)
        }
        Format::Plain | Format::Packed(_) => {
            let extracted = text::extract(&source, overrides);
            (source, None, extracted)
        }
    };
    Read {
        text,
        page,
        pages: Vec::new(),
        extracted,
        diagnostics,
        is_empty,
    }
}
