//! Files to documents, by format.
//!
//! - [`foreign`]: what is no text, told by its bytes
//! - [`markdown`]: `.md`, with its [`front_matter`]
//! - [`html`]: web pages
//! - plain text goes to [`text`] as it is
//! - [`metadata`]: the values that documents give about themselves; [`writer`]: blocks with the pieces
//!   of the source that they are made of; [`references`]: `&amp;` and its like
//!
//! Each format gives blocks and metadata; what a title, a dateline or a byline is, is decided in
//! [`text`] for all of them.

pub mod foreign;
mod front_matter;
mod html;
mod markdown;
mod metadata;
mod references;
mod writer;

use crate::{
    decode::{self, Decoded},
    origins::Origins,
    text::{self, Extracted, Overrides},
};
use foreign::Foreign;

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text, clean or the dump of a web page.
    Plain,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
}

/// What the name of a file says about it.
#[derive(Debug, PartialEq, Eq)]
pub enum Named {
    /// A document.
    Document(Format),
    /// A document that is not read.
    Foreign(Foreign),
    /// No document.
    Other,
}

/// What the name of a file says about it.
pub fn by_name(path: &str) -> Named {
    let name = path.rsplit('/').next().unwrap_or(path);
    let Some((_, extension)) = name.rsplit_once('.') else {
        return Named::Other;
    };
    let extension = extension.to_lowercase();
    match extension.as_str() {
        "txt" | "text" => Named::Document(Format::Plain),
        "md" | "markdown" | "mdown" | "mkd" | "mdx" => Named::Document(Format::Markdown),
        "html" | "htm" | "xhtml" => Named::Document(Format::Html),
        _ => foreign::by_name(path, &extension).map_or(Named::Other, Named::Foreign),
    }
}

/// What a file is, if its bytes are no text.
pub fn foreign(path: &str, bytes: &[u8]) -> Option<Foreign> {
    foreign::by_content(path, bytes, decode::is_wide(bytes))
}

/// The text of a file and its format.
pub fn decode(path: &str, bytes: &[u8]) -> (Decoded, Format) {
    let format = match by_name(path) {
        Named::Document(format) => format,
        Named::Foreign(_) | Named::Other => Format::Plain,
    };
    let decoded = decode::decode(bytes, |bytes| match format {
        Format::Plain if !bytes.trim_ascii_start().starts_with(b"<") => None,
        Format::Markdown => None,
        Format::Plain | Format::Html => html::declared_encoding(bytes),
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
    /// The text in which the spans count: the decoded file, or what was read of a web page.
    pub text: String,
    /// The decoded file of a web page, and where the text stands in it.
    pub page: Option<(String, Origins)>,
    /// What was read.
    pub extracted: Extracted,
}

/// Reads a decoded file.
pub fn read(source: String, format: Format, overrides: &Overrides) -> Read {
    let (text, page, extracted) = match format {
        Format::Plain => {
            let extracted = text::extract(&source, overrides);
            (source, None, extracted)
        }
        Format::Html => {
            let (text, marked, origins) = html::read(&source, overrides);
            let extracted = text::read_marked(marked, overrides);
            (text, Some((source, origins)), extracted)
        }
        Format::Markdown => {
            let extracted = text::read_marked(markdown::read(&source), overrides);
            (source, None, extracted)
        }
    };
    Read {
        text,
        page,
        extracted,
    }
}
