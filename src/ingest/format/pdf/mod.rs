//! PDF files with a text layer to blocks, with the page of each (ISO 32000-2).
//!
//! - [`glyphs`]: the signs on its pages, with where they stand
//! - [`lines`]: its lines, in the order in which they are drawn
//! - [`furniture`]: running heads and numbers of pages, which are left out
//! - [`blocks`](mod@blocks): headings by size and weight, paragraphs over columns and pages, items, tables, notes
//!
//! The signs come from `hayro-interpret`, which draws pages: it knows what a person sees, with the encodings and maps of every
//! kind of font, forms within pages, and the invisible text that OCR puts under a scan. Words in order against those of the
//! pages that Chromium printed into eight files (F1): this module 0.96 to 1.00, `pdf-extract` 0.12 0.92 to 0.97, `lopdf`
//! 0.47 0.96 to 0.98, and `pdftotext` 0.96 to 0.98, but 0.54 on two columns; 20 pages take 55, 107 and 86 ms in a build for
//! development. `lopdf` gives no places, by which headings, notes and running heads are told; `pdf-extract` gives them, and
//! gives up on fonts that it does not know. `pdf_oxide` and `oxidize-pdf` do all of it and much more, in some 500,000 lines
//! each, with thousands of calls that may panic.
//!
//! The dates of the file are never taken for those of the document: they say when the PDF was made.

mod blocks;
mod furniture;
mod glyphs;
mod lines;
#[cfg(test)]
mod tests;

use super::{
    metadata::language,
    paper::{Paper, Refusal, property_authors, property_title},
    xml,
};
use crate::{Diagnostic, diagnostic::count};
use flate2::bufread::ZlibDecoder;
use hayro_interpret::{
    InterpreterCache,
    hayro_syntax::{
        DecryptionError, LoadPdfError, Pdf,
        object::{Dict, Stream},
    },
};
use lines::Line;
use std::{
    io::{self, Read},
    panic::{AssertUnwindSafe, catch_unwind},
};

/// How many bytes are unpacked of what a file draws: a page has some ten thousand, a book ten million.
const MAX_UNPACKED: u64 = 512 * 1024 * 1024;

/// Reads a PDF file.
///
/// # Errors
/// It is encrypted, damaged or too large, or has no text layer.
pub fn read(bytes: &[u8]) -> Result<Paper, Refusal> {
    if unpacked(bytes) > MAX_UNPACKED {
        return Err(Refusal::TooLarge);
    }
    // The library is made to panic never, and tried with many damaged files; but fonts, filters and pictures come from a
    // dozen more, and one paper must not end the reading of a folder.
    let read = catch_unwind(AssertUnwindSafe(|| read_pages(bytes)));
    read.unwrap_or_else(|_| Err(Refusal::Damaged("it cannot be drawn".into())))
}

fn read_pages(bytes: &[u8]) -> Result<Paper, Refusal> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(
            DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
        ) => Refusal::Encrypted,
        LoadPdfError::Decryption(_) => Refusal::Damaged("how it is encrypted is not said".into()),
        // What is encrypted cannot always be told from what is damaged.
        LoadPdfError::Invalid if find(bytes, b"/Encrypt").is_some() => Refusal::Encrypted,
        LoadPdfError::Invalid => Refusal::Damaged("its objects cannot be found".into()),
    })?;
    let cache = InterpreterCache::new();
    let mut lines: Vec<Line> = Vec::new();
    let mut left = glyphs::MAX_GLYPHS;
    let mut unreadable = 0;
    for (number, page) in (1..).zip(pdf.pages().iter()) {
        let page = glyphs::of_page(&pdf, page, &cache, left);
        left = left.saturating_sub(page.glyphs.len());
        if left == 0 {
            return Err(Refusal::TooLarge);
        }
        unreadable += page
            .glyphs
            .iter()
            .filter(|glyph| glyph.sign == char::REPLACEMENT_CHARACTER)
            .count();
        lines.extend(lines::lines(&page, number));
    }
    let has_words = lines
        .iter()
        .any(|line| line.text.chars().any(char::is_alphabetic));
    if pdf.pages().is_empty() {
        return Err(Refusal::Damaged("it has no pages".into()));
    }
    if !has_words {
        return Err(Refusal::Scanned);
    }
    let furniture = furniture::take(&mut lines);
    let mut paper = Paper::default();
    for block in blocks::blocks(&lines) {
        paper.page(block.page);
        paper.add(block.kind, block.level, &block.text);
    }
    tell(&mut paper, &furniture, unreadable);
    about(&pdf, &mut paper);
    Ok(paper)
}

/// How many different lines of pages are named.
const SHOWN_LINES: usize = 3;

/// What an editor should know of the reading.
fn tell(paper: &mut Paper, furniture: &[Line], unreadable: usize) {
    let mut words: Vec<&str> = furniture.iter().map(|line| &*line.text).collect();
    words.dedup();
    words.truncate(SHOWN_LINES);
    if !words.is_empty() {
        let message = format!(
            "{} that belong to the pages of this paper were left out",
            count(furniture.len(), "line")
        );
        let words: Vec<_> = words.iter().map(|words| format!("“{words}”")).collect();
        paper.told.push(
            Diagnostic::notice("page-lines", message).note(format!("such as {}", words.join(", "))),
        );
    }
    if unreadable > 0 {
        let message = format!(
            "{} of this file stand for no letters",
            count(unreadable, "sign")
        );
        paper.told.push(
            Diagnostic::warning("damaged", message)
                .note("a font in it does not say what its signs mean; they are shown as \u{FFFD}")
                .help("make the PDF again from the document, or run OCR over it, for instance `ocrmypdf --force-ocr`"),
        );
    }
}

/// What the file says of itself: in XMP (ISO 16684-1), else in its information dictionary.
fn about(pdf: &Pdf, paper: &mut Paper) {
    let properties = &mut paper.properties;
    let catalog: Option<Dict> = pdf.xref().get(pdf.xref().root_id());
    let xmp = catalog
        .as_ref()
        .and_then(|catalog| catalog.get::<Stream>(b"Metadata".as_slice()));
    let xmp = xmp.and_then(|stream| stream.decoded_data().ok().map(|bytes| xml::decoded(&bytes)));
    if let Some(Ok(xmp)) = xmp
        .as_deref()
        .map(|text| xml::parse(text.trim_end_matches('\0')))
    {
        properties.title = xml::dublin_core(&xmp, "title")
            .first()
            .and_then(|title| property_title(title));
        let creators = xml::dublin_core(&xmp, "creator");
        properties.authors = creators
            .iter()
            .flat_map(|names| names.lines())
            .flat_map(property_authors)
            .collect();
    }
    let info = pdf.metadata();
    let text = |bytes: &Option<Box<[u8]>>| bytes.as_deref().map(text_string);
    if properties.title.is_none() {
        properties.title = text(&info.title).and_then(|title| property_title(&title));
    }
    if properties.authors.is_empty() {
        let names = text(&info.author).unwrap_or_default();
        properties.authors = property_authors(&names).collect();
    }
    let spoken = catalog.and_then(|catalog| {
        catalog.get::<hayro_interpret::hayro_syntax::object::String>(b"Lang".as_slice())
    });
    properties.language = spoken.and_then(|tag| language(&text_string(tag.as_bytes())));
}

/// A text string (ISO 32000-2, 7.9.2.2): UTF-16 or UTF-8 with a mark, else an encoding that is Latin-1 for almost all.
fn text_string(bytes: &[u8]) -> String {
    if bytes.starts_with(&[0xFE, 0xFF])
        || bytes.starts_with(&[0xFF, 0xFE])
        || bytes.starts_with(&[0xEF, 0xBB, 0xBF])
    {
        return xml::decoded(bytes);
    }
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// How many bytes the streams of a file hold when they are unpacked, but for those of pictures, which are not drawn. Stops
/// counting beyond [`MAX_UNPACKED`], and holds none of it: a bomb is told before the library meets it.
fn unpacked(bytes: &[u8]) -> u64 {
    let mut sum = 0;
    let mut at = 0;
    while let Some(found) = find(&bytes[at..], b"stream") {
        let start = at + found;
        at = start + b"stream".len();
        let dictionary = &bytes[start.saturating_sub(DICTIONARY)..start];
        let dictionary = &dictionary[dictionary
            .windows(3)
            .rposition(|part| part == b"obj")
            .unwrap_or(0)..];
        let is_picture =
            find(dictionary, b"/Image").is_some() && find(dictionary, b"/Subtype").is_some();
        if dictionary.ends_with(b"end") || is_picture || find(dictionary, b"Fl").is_none() {
            continue;
        }
        let packed = bytes[at..].trim_ascii_start();
        let left = MAX_UNPACKED + 1 - sum;
        let mut decoder = ZlibDecoder::new(packed).take(left);
        // What is damaged counts as far as it goes.
        sum += match io::copy(&mut decoder, &mut io::sink()) {
            Ok(read) => read,
            Err(_) => left - decoder.limit(),
        };
        if sum > MAX_UNPACKED {
            break;
        }
        // What was unpacked is not looked through again.
        let read = usize::try_from(decoder.get_ref().total_in()).unwrap_or(usize::MAX);
        at = at.saturating_add(read).min(bytes.len());
    }
    sum
}

/// How far before its stream a dictionary may begin.
const DICTIONARY: usize = 1024;

fn find(bytes: &[u8], words: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, words)
}
