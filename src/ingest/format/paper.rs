//! A document whose file is no text, such as a Word file: the text that was read of it, block by block.
//!
//! Spans count in that text, which is published as `text.txt`: its blocks, with an empty line between two.

use super::{Read, metadata::one_line};
use crate::{
    Diagnostic,
    diagnostic::Place,
    folder::MAX_FILE,
    text::{self, ExtractedBlock, Marked, Metadata, Overrides},
};
use corpus::{BlockKind, Span, TitleBasis};

/// What a reader gives of a file.
#[derive(Debug, Default)]
pub struct Paper {
    /// What the document says about itself, for its readers.
    pub metadata: Metadata,
    /// What the properties of the file say. Programs fill them in by themselves, with the owner of the computer and the
    /// title of a template, so that they count only for what the document does not print.
    pub properties: Metadata,
    /// What an editor should know; the places are given by [`Paper::read`].
    pub told: Vec<Diagnostic>,
    text: String,
    chars: u32,
    blocks: Vec<ExtractedBlock>,
    pages: Vec<PageStart>,
}

/// From a scalar value of the text on, up to the next of these, it stands on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageStart {
    /// The scalar value.
    pub at: u32,
    /// The page, from 1.
    pub page: u32,
}

/// The page on which a scalar value stands, if there are pages.
pub fn page_at(pages: &[PageStart], at: u32) -> Option<u32> {
    let next = pages.partition_point(|start| start.at <= at);
    Some(pages.get(next.checked_sub(1)?)?.page)
}

impl Paper {
    /// Adds a block, if there is anything to read in it. `level` is that of a heading, from 1 for the title of the
    /// document, or of an item, from 1; else 0.
    ///
    /// White space is made single spaces. Line breaks stay; so do the tabs of tables, which part their cells.
    pub fn add(&mut self, kind: BlockKind, level: u8, text: &str) {
        let text = tidy(text, kind);
        if !text.chars().any(|c| !c.is_whitespace()) {
            return;
        }
        let start = self.chars;
        self.chars += text.chars().count() as u32;
        self.text.push_str(&text);
        self.text.push_str("\n\n");
        self.blocks.push(ExtractedBlock {
            kind,
            level,
            text,
            span: Span::new(start, self.chars),
            pieces: Vec::new(),
        });
        self.chars += 2;
    }

    /// Begins a page: the blocks that are added from here on stand on it, or begin there.
    pub fn page(&mut self, page: u32) {
        let at = self.chars;
        self.pages.push(PageStart { at, page });
    }

    /// The document, with its text, its pages, and what an editor should know about `file`.
    pub fn read(mut self, file: &str, overrides: &Overrides) -> Read {
        // A title that the document prints is one, whoever filled in the properties.
        let printed = |title: &String| {
            let near = self.blocks.iter().take(TITLE_REACH);
            near.into_iter().any(|block| is_same(&block.text, title))
        };
        if self.metadata.title.is_none() {
            self.metadata.title = self.properties.title.clone().filter(printed);
        }
        let marked = Marked {
            blocks: self.blocks,
            metadata: self.metadata,
            related: Vec::new(),
            problems: Vec::new(),
        };
        let mut extracted = text::read_marked(marked, overrides);
        let properties = self.properties;
        if let Some(title) = properties.title {
            let is_printed = matches!(extracted.title, Some((_, TitleBasis::Printed)));
            if !is_printed {
                extracted.title = Some((title, TitleBasis::Printed));
            }
        }
        if extracted.authors.is_empty() {
            extracted.authors = properties.authors;
        }
        extracted.language = extracted.language.or(properties.language);
        extracted.publisher = extracted.publisher.or(properties.publisher);
        let told = self.told.into_iter();
        Read {
            text: self.text,
            page: None,
            pages: self.pages,
            extracted,
            diagnostics: told
                .map(|diagnostic| diagnostic.at(Place::file(file)))
                .collect(),
            is_empty: false,
        }
    }
}

/// How many blocks from the start the title of the properties is looked for.
const TITLE_REACH: usize = 12;

/// True for the same letters and digits in the same order, whatever their case.
fn is_same(one: &str, other: &str) -> bool {
    let bare = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    one.len() < 1000 && bare(one) == bare(other)
}

/// The text with single spaces, without spaces around its line breaks, and without empty lines or other control
/// characters. In a table tabs and line breaks part cells, so that empty ones stay.
fn tidy(text: &str, kind: BlockKind) -> String {
    let words = |text: &str| -> String {
        let words = text.split(|c: char| c.is_whitespace() || c.is_control());
        let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
        words.join(" ")
    };
    if kind == BlockKind::Table {
        let rows = text.split('\n').map(|row| {
            let cells: Vec<_> = row.split('\t').map(words).collect();
            cells.join("\t")
        });
        let rows: Vec<_> = rows.filter(|row| !row.trim().is_empty()).collect();
        return rows.join("\n").trim().to_owned();
    }
    let lines: Vec<_> = text.split('\n').map(words).collect();
    let lines: Vec<_> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    lines.join(if kind == BlockKind::Heading {
        " "
    } else {
        "\n"
    })
}

/// A title from the properties of a file, unless it is a name that a program has filled in: "Microsoft Word - a.doc",
/// "Document1", "Untitled".
pub fn property_title(title: &str) -> Option<String> {
    let title = one_line(title)?;
    let lower = title.to_lowercase();
    let numbered = lower.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let is_file = lower.rsplit_once('.').is_some_and(|(_, extension)| {
        (2..=5).contains(&extension.len())
            && extension.bytes().all(|b| b.is_ascii_alphanumeric())
            && !lower.contains(' ')
            || matches!(
                extension,
                "doc" | "docx" | "odt" | "rtf" | "pdf" | "indd" | "qxd" | "dvi" | "tex"
            )
    });
    let is_filled_in = matches!(
        numbered,
        "document" | "untitled" | "title" | "powerpoint presentation" | "slide"
    ) || lower.starts_with("microsoft word -")
        || is_file;
    (!is_filled_in).then_some(title)
}

/// The authors in a property of a file, where word processors put a semicolon between them.
pub fn property_authors(names: &str) -> impl Iterator<Item = String> {
    names.split(';').filter_map(property_author)
}

/// An author, unless it is the name that a system has for anybody.
fn property_author(name: &str) -> Option<String> {
    let name = one_line(name)?;
    let lower = name.to_lowercase();
    let is_anybody = matches!(
        &*lower,
        "admin"
            | "administrator"
            | "user"
            | "users"
            | "author"
            | "owner"
            | "unknown"
            | "anonymous"
            | "root"
            | "windows"
            | "windows user"
            | "microsoft"
            | "microsoft office user"
            | "microsoft account"
            | "microsoft corporation"
            | "python-docx"
            | "dell"
            | "hp"
            | "lenovo"
            | "acer"
            | "asus"
            | "pc"
            | "test"
            | "guest"
            | "none"
    );
    // "jdoe3" is the name of an account.
    let is_account = !name.contains(' ') && name.chars().any(|c| c.is_ascii_digit());
    (!is_anybody && !is_account).then_some(name)
}

/// Why a file is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It needs a password.
    Encrypted,
    /// It is not what its format says, and why.
    Damaged(String),
    /// What is packed in it is larger than [`MAX_FILE`], or made of more parts than are read.
    TooLarge,
    /// It has pages and no text on them.
    Scanned,
}

impl Refusal {
    /// What an editor is told, of a file that is "an EPUB file".
    pub fn diagnostic(self, file: &str, what: &str) -> Diagnostic {
        let what = what.trim_start_matches("an ").trim_start_matches("a ");
        let diagnostic = match self {
            Self::Encrypted => Diagnostic::warning(
                "encrypted",
                format!("this {what} is encrypted and is left out"),
            )
            .help("open it with its password, and save it without one"),
            Self::Damaged(why) => Diagnostic::warning(
                "damaged",
                format!("this {what} is damaged and is left out: {why}"),
            )
            .help(
                "get it again, or open it in the program that it was made with and save it again",
            ),
            Self::TooLarge => {
                let most = MAX_FILE / 1024 / 1024;
                let message = format!(
                    "this {what} unpacks to more than {most} MiB, the most that is read, and is left out"
                );
                Diagnostic::warning("too-large", message)
                    .help("split it into several documents, or take it out of the folder if you do not know who made it")
            }
            Self::Scanned => {
                let message = format!(
                    "this {what} has no text layer, only pictures of its pages, and is left out"
                );
                let file = super::foreign::in_shell(file);
                Diagnostic::warning("no-text", message)
                    .help(format!("run OCR, for instance `ocrmypdf {file} {file}`"))
            }
        };
        diagnostic.at(Place::file(file))
    }
}

/// The blocks of a document, for tests: what each is, its level and its words.
#[cfg(test)]
pub fn blocks(document: &corpus::Document) -> Vec<(BlockKind, u8, &str)> {
    let blocks = document.blocks.iter();
    blocks.map(|b| (b.kind, b.level, &*b.text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_stand_at_their_spans_with_single_spaces() {
        let mut paper = Paper::default();
        for (kind, text) in [
            (BlockKind::Heading, "  The\n bridge\u{7}"),
            (BlockKind::Paragraph, "One \u{a0} line \n\n and\tanother"),
            (BlockKind::Paragraph, " \n\t"),
            (BlockKind::Table, "a \tb\n\n\tc\n\t\n"),
        ] {
            paper.add(kind, 0, text);
        }
        assert_eq!(
            paper.text,
            "The bridge\n\nOne line\nand another\n\na\tb\n\tc\n\n"
        );
        for block in &paper.blocks {
            assert_eq!(block.span.slice(&paper.text), Some(&*block.text));
        }
        assert_eq!(paper.blocks.len(), 3);
    }

    #[test]
    fn properties_that_programs_fill_in_say_nothing() {
        for (title, is_one) in [
            ("The report of 2019", true),
            ("Microsoft Word - report.doc", false),
            ("report_final.docx", false),
            ("Document12", false),
            ("untitled", false),
            (" ", false),
        ] {
            assert_eq!(property_title(title).is_some(), is_one, "{title}");
        }
        for (name, is_one) in [
            ("Ana Pérez", true),
            ("UNESCO", true),
            ("Microsoft Office User", false),
            ("jdoe3", false),
        ] {
            assert_eq!(property_author(name).is_some(), is_one, "{name}");
        }
    }
}
