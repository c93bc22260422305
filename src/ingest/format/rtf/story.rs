//! A run of paragraphs and tables: the body of a document, a note, a text box.

use super::super::flow::{self, Unit};
use corpus::BlockKind;

/// What was met so far.
#[derive(Debug, Default)]
pub struct Story {
    done: Vec<Unit>,
    /// True behind the first paragraph with words.
    has_words: bool,
    /// The words of the paragraph that is open.
    text: String,
    /// What stood in text boxes of that paragraph: it follows.
    boxed: Vec<Unit>,
    rows: Vec<Vec<Cell>>,
    row: Vec<Cell>,
    cell: Cell,
    /// True from the properties of a row to its end.
    is_in_row: bool,
}

/// The paragraphs of a cell.
type Cell = Vec<Unit>;

impl Story {
    /// Adds words to the paragraph.
    pub fn write(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds what stood in a text box.
    pub fn add_box(&mut self, units: Vec<Unit>) {
        self.boxed.extend(units);
    }

    /// True if there are words in the paragraph that is open.
    pub fn is_open(&self) -> bool {
        !self.text.trim().is_empty() || !self.boxed.is_empty()
    }

    /// True if the paragraph that is open is the first that has words.
    pub fn is_at_start(&self) -> bool {
        self.is_open() && !self.has_words
    }

    /// Takes the mark of an item from the start of the paragraph that is open, if one stands there: a sign, or a number or
    /// letter with a stop.
    pub fn takes_mark(&mut self) -> bool {
        let Some((mark, rest)) = self.text.trim_start().split_once(' ') else {
            return false;
        };
        let numbered = mark.strip_suffix(['.', ')']).unwrap_or_default();
        let numbered = numbered.trim_start_matches('(');
        let is_number = (1..=3).contains(&numbered.len())
            && numbered.bytes().all(|b| b.is_ascii_digit())
            || numbered.len() == 1 && numbered.bytes().all(|b| b.is_ascii_alphabetic());
        let is_mark = matches!(mark, "•" | "–" | "-" | "◦" | "▪" | "*" | "o") || is_number;
        if is_mark && !rest.trim().is_empty() {
            self.text = rest.trim_start().to_owned();
            return true;
        }
        false
    }

    /// Ends the paragraph; without `look`, which is kind and level, it is left out.
    pub fn end_paragraph(&mut self, look: Option<(BlockKind, u8)>, is_in_table: bool) {
        self.has_words |= self.is_open();
        let text = std::mem::take(&mut self.text);
        let unit = look.map(|(kind, level)| Unit { kind, level, text });
        let units = unit.into_iter().chain(std::mem::take(&mut self.boxed));
        if is_in_table || self.is_in_row {
            self.cell.extend(units);
        } else {
            let units: Vec<_> = units.collect();
            self.end_table();
            self.done.extend(units);
        }
    }

    /// Begins a row.
    pub fn begin_row(&mut self) {
        self.is_in_row = true;
    }

    /// Ends a cell, after its last paragraph.
    pub fn end_cell(&mut self) {
        self.row.push(std::mem::take(&mut self.cell));
    }

    /// Ends a row.
    pub fn end_row(&mut self) {
        if !self.cell.is_empty() {
            self.end_cell();
        }
        if !self.row.is_empty() {
            self.rows.push(std::mem::take(&mut self.row));
        }
        self.is_in_row = false;
    }

    /// Ends a table: as one if it holds data (see [`flow::is_data`]), else as its paragraphs.
    fn end_table(&mut self) {
        self.end_row();
        let rows = std::mem::take(&mut self.rows);
        let cells: usize = rows.iter().map(Vec::len).sum();
        let units = rows.iter().flatten().flatten();
        let bytes: usize = units.map(|unit| unit.text.len()).sum();
        if !flow::is_data(rows.len(), cells, bytes) {
            self.done.extend(rows.into_iter().flatten().flatten());
            return;
        }
        let cell = |units: &Cell| -> String {
            let texts: Vec<_> = units.iter().map(|unit| &*unit.text).collect();
            texts.join(" ").replace(['\t', '\n'], " ")
        };
        let rows: Vec<Vec<_>> = { rows.iter() }
            .map(|row| row.iter().map(cell).collect())
            .collect();
        self.done.push(flow::table(&rows));
    }

    /// All units in order, of a story without an open paragraph.
    pub fn finish(mut self) -> Vec<Unit> {
        self.end_table();
        self.done
    }
}
