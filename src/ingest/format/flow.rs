//! The text of a word processor's document as it is met: paragraphs, in which text boxes with others may stand, and tables.

use super::paper::Paper;
use corpus::BlockKind;
use roxmltree::Document;
use std::collections::BTreeSet;

/// What was met so far.
#[derive(Debug, Default)]
pub struct Flow {
    done: Vec<Unit>,
    /// The paragraphs that are open; each stands in a text box of the one before.
    open: Vec<Unit>,
    /// What stood in text boxes of the paragraph that is open: it follows.
    boxed: Vec<Unit>,
    grid: Option<Grid>,
}

/// A paragraph, a heading, an item, a table.
#[derive(Debug)]
pub struct Unit {
    /// What it is.
    pub kind: BlockKind,
    /// See [`Paper::add`].
    pub level: u8,
    /// Its words.
    pub text: String,
}

/// The rows of a table.
#[derive(Debug, Default)]
struct Grid {
    rows: Vec<Vec<String>>,
}

impl Flow {
    /// Begins a paragraph.
    pub fn begin(&mut self, kind: BlockKind, level: u8) {
        self.open.push(Unit {
            kind,
            level,
            text: String::new(),
        });
    }

    /// Adds words to the paragraph that is open.
    pub fn write(&mut self, text: &str) {
        if let Some(open) = self.open.last_mut() {
            open.text.push_str(text);
        }
    }

    /// Ends the paragraph that was begun last.
    pub fn end(&mut self) {
        if let Some(open) = self.open.pop() {
            self.put(open);
        }
    }

    /// Takes the words back that the paragraph that is open has so far, and the paragraph with them.
    pub fn take(&mut self) -> String {
        self.open.pop().map_or_else(String::new, |open| open.text)
    }

    fn put(&mut self, unit: Unit) {
        if let Some(grid) = &mut self.grid {
            grid.write(&unit.text);
        } else if !self.open.is_empty() {
            self.boxed.push(unit);
        } else {
            self.done.push(unit);
            self.done.append(&mut self.boxed);
        }
    }

    /// Begins a table of data, see [`data_tables`].
    pub fn begin_table(&mut self) {
        self.grid = Some(Grid::default());
    }

    /// Begins a row of the table.
    pub fn row(&mut self) {
        if let Some(grid) = &mut self.grid {
            grid.rows.push(Vec::new());
        }
    }

    /// Begins a cell of the row.
    pub fn cell(&mut self) {
        if let Some(row) = self.grid.as_mut().and_then(|grid| grid.rows.last_mut()) {
            row.push(String::new());
        }
    }

    /// Ends the table.
    pub fn end_table(&mut self) {
        let Some(grid) = self.grid.take() else { return };
        self.put(table(&grid.rows));
    }

    /// All units in order.
    pub fn finish(mut self) -> Vec<Unit> {
        while !self.open.is_empty() {
            self.end();
        }
        self.end_table();
        self.done
    }
}

impl Grid {
    /// Adds words to the cell: what has no cell is not shown either. Tabs and line breaks have another meaning there.
    fn write(&mut self, text: &str) {
        let cell = self.rows.last_mut().and_then(|row| row.last_mut());
        if let Some(cell) = cell.filter(|_| !text.trim().is_empty()) {
            if !cell.is_empty() {
                cell.push(' ');
            }
            cell.push_str(&text.replace(['\t', '\n'], " "));
        }
    }
}

/// A table of data, from the words of its cells, which have no tabs or line breaks.
pub fn table(rows: &[Vec<String>]) -> Unit {
    let rows: Vec<_> = rows.iter().map(|row| row.join("\t")).collect();
    Unit {
        kind: BlockKind::Table,
        level: 0,
        text: rows.join("\n"),
    }
}

/// Puts units into a paper.
pub fn put(paper: &mut Paper, units: Vec<Unit>) {
    for unit in units {
        paper.add(unit.kind, unit.level, &unit.text);
    }
}

/// How a format names the elements of its tables.
#[derive(Debug, Clone, Copy)]
pub struct TableNames {
    /// The table.
    pub table: &'static str,
    /// A row.
    pub row: &'static str,
    /// A cell.
    pub cell: &'static str,
}

/// A cell with more bytes of text than this, on average, is one of a table that arranges a page.
const LONG_CELL: usize = 300;

/// True for a table that holds data: two rows and columns at least, with short cells. `bytes` are those of its text.
pub fn is_data(rows: usize, cells: usize, bytes: usize) -> bool {
    rows >= 2 && cells >= rows * 2 && bytes <= cells * LONG_CELL
}

/// The tables that hold data, by the numbers of their nodes, see [`is_data`]; they have no tables in them. Others arrange a
/// page, or draw a box around paragraphs. Takes time linear in the document, whatever lies in what.
pub fn data_tables(document: &Document, names: TableNames) -> BTreeSet<u32> {
    #[derive(Clone, Copy, Default)]
    struct Sums {
        bytes: usize,
        rows: usize,
        cells: usize,
        tables: usize,
    }
    let nodes: Vec<_> = document.descendants().collect();
    let mut sums = vec![Sums::default(); nodes.len()];
    let mut tables = BTreeSet::new();
    // Children stand after their parents, and have the number at which they stand.
    for node in nodes.iter().rev() {
        let mut own = sums[node.id().get_usize()];
        if node.is_text() {
            own.bytes += node.text().unwrap_or_default().trim().len();
        } else if node.is_element() {
            let name = node.tag_name().name();
            own.rows += usize::from(name == names.row);
            own.cells += usize::from(name == names.cell);
            if name == names.table {
                if own.tables == 0 && is_data(own.rows, own.cells, own.bytes) {
                    tables.insert(node.id().get());
                }
                own.tables += 1;
            }
        }
        if let Some(parent) = node.parent() {
            let sum = &mut sums[parent.id().get_usize()];
            sum.bytes += own.bytes;
            sum.rows += own.rows;
            sum.cells += own.cells;
            sum.tables += own.tables;
        }
    }
    tables
}

/// The mark of a note by its number, which counts those at the foot of pages and those at the end apart: `[2]`, `[ii]`.
pub fn mark(number: usize, is_at_end: bool) -> String {
    match is_at_end {
        false => format!("[{number}]"),
        true => format!("[{}]", roman(number)),
    }
}

/// A number in Roman numerals, as word processors print those of notes at the end.
fn roman(mut number: usize) -> String {
    if number >= 4000 {
        return number.to_string();
    }
    let mut text = String::new();
    for (value, sign) in [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ] {
        while number >= value {
            number -= value;
            text.push_str(sign);
        }
    }
    text
}

/// What an editor is told of changes that are not yet accepted or rejected, and of comments.
pub fn tell(paper: &mut Paper, changes: usize, comments: usize) {
    use crate::{Diagnostic, diagnostic::count};
    if changes > 0 {
        let message = format!(
            "{} of this file are read as accepted",
            count(changes, "tracked change")
        );
        paper.told.push(
            Diagnostic::notice("tracked-changes", message)
                .help("accept or reject them and save it again, if that is not what was agreed"),
        );
    }
    if comments > 0 {
        let message = format!("{} of this file are left out", count(comments, "comment"));
        paper.told.push(
            Diagnostic::notice("comments", message)
                .help("they stand in the file itself, which is published beside the text: remove them if nobody is to read them"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::xml;
    use super::*;

    #[test]
    fn what_stands_in_a_box_follows_its_paragraph() {
        let mut flow = Flow::default();
        flow.begin(BlockKind::Paragraph, 0);
        flow.write("before ");
        flow.begin(BlockKind::Paragraph, 0);
        flow.write("in the box");
        flow.end();
        flow.write("after");
        flow.end();
        flow.begin_table();
        for row in [["a", "b"], ["c\nd", ""]] {
            flow.row();
            for cell in row {
                flow.cell();
                flow.begin(BlockKind::Paragraph, 0);
                flow.write(cell);
                flow.end();
            }
        }
        let units: Vec<_> = flow.finish().into_iter().map(|unit| unit.text).collect();
        assert_eq!(units, ["before after", "in the box", "a\tb\nc d\t"]);
    }

    #[test]
    fn tables_of_data_are_told_from_boxes() {
        let names = TableNames {
            table: "t",
            row: "r",
            cell: "c",
        };
        let row = "<r><c>a</c><c>b</c></r>";
        for (text, want) in [
            (format!("<t>{row}{row}</t>"), 1),
            (format!("<t>{row}</t>"), 0),
            ("<t><r><c>a</c></r><r><c>b</c></r></t>".to_owned(), 0),
            (
                format!("<t>{row}<r><c><t>{row}{row}</t></c><c/></r></t>"),
                1,
            ),
            (
                format!("<t>{row}{row}<r><c>{}</c><c/></r></t>", "long ".repeat(400)),
                0,
            ),
        ] {
            let document = xml::parse(&text).expect("is well-formed");
            assert_eq!(data_tables(&document, names).len(), want, "{text}");
        }
    }

    #[test]
    fn notes_of_a_second_kind_have_roman_numbers() {
        assert_eq!([1, 4, 9, 14, 40].map(roman), ["i", "iv", "ix", "xiv", "xl"]);
    }
}
