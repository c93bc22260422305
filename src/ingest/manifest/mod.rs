//! `corpus.toml`: what the editor says about a folder of documents.
//!
//! - [`table`]: takes values out of a table of the manifest, each with its place
//! - [`values`]: the forms of languages, addresses, file names and dates
//! - [`entries`]: what the manifest consists of; `read`: tables to entries
//! - [`checks`]: what must hold between entries
//! - [`schema`]: the same as a JSON Schema, for editors; `README.md` is the reference for people
//!
//! Reading never stops at a problem: what is wrong is reported and left out, so that an editor sees
//! all problems at once. Whoever uses a [`Manifest`] looks at the report first.

mod checks;
mod entries;
mod read;
mod schema;
mod table;
mod values;

pub use checks::{check_rows, unknown};
pub use entries::{
    CorpusEntry, DocumentEntry, EntityEntry, EventEntry, EvidenceEntry, Manifest, PassageEntry,
    ThemeEntry,
};
pub use read::event;
pub use schema::SCHEMA;
pub use values::is_web_address;

use crate::{Diagnostic, budget::Budget, diagnostic::Place, folder::MANIFEST, lines::Lines};
use std::ops::Range;
use table::Table;
use toml::de::DeTable;

/// A value and where the manifest has it, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub at: Range<usize>,
}

/// The problems of a manifest and of the tables beside it, with their texts to show them in.
pub struct Report<'a> {
    /// The text of the manifest.
    pub text: &'a str,
    /// The problems so far.
    pub diagnostics: Vec<Diagnostic>,
    /// What may be spent on finding the passages that wrong quotes are nearest to, in scalar values
    /// that are compared.
    pub nearest: Budget,
    /// The same for words, in words.
    similar: Budget,
    lines: Lines,
    tables: Vec<Written>,
}

/// A table that an editor wrote. Its places count on from those of all texts before it.
struct Written {
    file: String,
    text: String,
    lines: Lines,
    from: usize,
    /// Where its cells begin in the text, in order, with their rows and columns from 0.
    cells: Vec<(usize, u32, u32)>,
}

/// See [`Report::nearest`]: some seconds.
const NEAREST: u64 = 4_000_000;

/// See [`Report::similar_to`]: about a second.
const SIMILAR: u64 = 100_000;

impl<'a> Report<'a> {
    /// A report on the text of a manifest, with nothing in it.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            diagnostics: Vec::new(),
            nearest: Budget::new(NEAREST),
            similar: Budget::new(SIMILAR),
            lines: Lines::new(text),
            tables: Vec::new(),
        }
    }

    /// Adds the text of a table, with where its cells begin in it, their rows and their columns. The answer is what has to
    /// be added to a place in the text to make it one of this report.
    pub fn table(&mut self, file: &str, text: String, cells: Vec<(usize, u32, u32)>) -> usize {
        let before = self.tables.last();
        let from = before.map_or(self.text.len(), |table| table.from + table.text.len()) + 1;
        self.tables.push(Written {
            file: file.to_owned(),
            lines: Lines::new(&text),
            text,
            from,
            cells,
        });
        from
    }

    /// The one of some words that was probably meant.
    pub fn similar_to<'w>(&self, word: &str, words: &[&'w str]) -> Option<&'w str> {
        // 0.7: one wrong letter in four is still the same word, half of them is not.
        let similar = |words| similar::get_close_matches(word, words, 1, 0.7);
        let found = self.similar.spend(words.len()).then(|| similar(words))?;
        found.first().copied()
    }

    /// A place in the manifest, or in a table beside it.
    pub fn place(&self, at: &Range<usize>) -> Place {
        let mut tables = self.tables.iter().rev();
        let Some(table) = tables.find(|table| table.from <= at.start) else {
            return Place::in_lines(MANIFEST, self.text, &self.lines, at.clone());
        };
        let at = at.start - table.from..at.end.saturating_sub(table.from);
        let next = table.cells.partition_point(|cell| cell.0 <= at.start);
        let cell = next
            .checked_sub(1)
            .and_then(|before| table.cells.get(before));
        let place = Place::in_lines(&table.file, &table.text, &table.lines, at);
        match cell {
            Some((_, row, column)) => {
                place.label(format!("row {}, column {}", row + 1, letters(*column)))
            }
            None => place,
        }
    }

    /// Adds a problem.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}

/// The name that spreadsheets give to a column, counted from 0: A to Z, AA, AB and so on.
fn letters(column: u32) -> String {
    let last = char::from(b'A' + (column % 26) as u8);
    match column / 26 {
        0 => last.to_string(),
        rest => letters(rest - 1) + &last.to_string(),
    }
}

/// Reads the text of a manifest.
pub fn read(report: &mut Report) -> Manifest {
    let (root, errors) = DeTable::parse_recoverable(report.text);
    for error in &errors {
        let at = error.span().unwrap_or(0..0);
        let diagnostic = Diagnostic::error("toml", error.message()).at(report.place(&at));
        report.push(match error.message().contains("must be quoted") {
            true => diagnostic.help("write texts and dates in quotation marks: `key = \"…\"`"),
            false => diagnostic,
        });
    }
    let root = Table::new("the manifest", 0..0, root.into_inner());
    let manifest = Manifest::read(root, report);
    // After a syntax error parts are missing or not what they are meant to be, and what follows from
    // that would be reported in vain.
    if errors.is_empty() {
        checks::check(&manifest, report);
    } else {
        let follows = ["wrong-type", "missing-key"];
        report.diagnostics.retain(|d| !follows.contains(&d.code));
    }
    manifest
}

#[cfg(test)]
mod tests;
