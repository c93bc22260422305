//! A table as rows of cells, each with its place in the text of the table.

use std::ops::Range;

/// The most rows that are read.
pub const MAX_ROWS: usize = 20_000;

/// The most columns that are read.
pub const MAX_COLUMNS: usize = 200;

/// A cell with something in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What it says, without white space around it.
    pub value: String,
    /// Where the text has it, in bytes.
    pub at: Range<usize>,
    /// Its row, from 0.
    pub row: u32,
    /// Its column, from 0.
    pub column: u32,
}

/// The cells of a table that say something, by rows and columns; rows without any are left out.
pub type Grid = Vec<Vec<Cell>>;

/// What parts the cells of a row: the one of these that its first lines have most of, outside of quotation marks.
const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];

/// Reads text as in RFC 4180, with any of the [`SEPARATORS`]; `None` if there are more rows or columns than are read.
pub fn of_text(text: &str) -> Option<Grid> {
    let (start, separator) = separator(text);
    let mut grid = Grid::new();
    let mut cells = Vec::new();
    let (mut row, mut column) = (0, 0);
    let mut at = start;
    while at < text.len() {
        let (value, end) = cell(text, at, separator);
        let trimmed = value.trim();
        if !trimmed.is_empty() {
            cells.push(Cell {
                value: trimmed.to_owned(),
                at: at..end,
                row,
                column,
            });
        }
        at = end;
        let next = text[at..].chars().next();
        at += next.map_or(0, char::len_utf8);
        if next == Some(separator) {
            column += 1;
        } else {
            if next == Some('\r') && text[at..].starts_with('\n') {
                at += 1;
            }
            if !cells.is_empty() {
                grid.push(std::mem::take(&mut cells));
            }
            (row, column) = (row + 1, 0);
        }
        if grid.len() > MAX_ROWS || column as usize > MAX_COLUMNS {
            return None;
        }
    }
    if !cells.is_empty() {
        grid.push(cells);
    }
    Some(grid)
}

/// The text and the cells of a table that was read of a workbook: a line for each row, tabs between the cells.
pub fn of_rows(rows: Vec<Vec<String>>) -> (String, Grid) {
    let mut text = String::new();
    let mut grid = Grid::new();
    for (row, values) in (0..).zip(rows) {
        let mut cells = Vec::new();
        for (column, value) in (0..).zip(values) {
            if column > 0 {
                text.push('\t');
            }
            let start = text.len();
            text.push_str(&value.split_whitespace().collect::<Vec<_>>().join(" "));
            if text.len() > start {
                cells.push(Cell {
                    value,
                    at: start..text.len(),
                    row,
                    column,
                });
            }
        }
        text.push('\n');
        if !cells.is_empty() {
            grid.push(cells);
        }
    }
    (text, grid)
}

/// Where the table begins, and what parts its cells. Excel takes a first line `sep=;` for that.
fn separator(text: &str) -> (usize, char) {
    let first = text.split_inclusive('\n').next().unwrap_or_default();
    let said = first.trim_end().strip_prefix("sep=");
    if let Some(separator) = said.and_then(|said| said.chars().next()) {
        return (first.len(), separator);
    }
    let mut counts = [0; SEPARATORS.len()];
    let mut is_quoted = false;
    for c in text.chars().skip_while(|c| c.is_whitespace() && *c != '\t') {
        match SEPARATORS.iter().position(|separator| *separator == c) {
            _ if c == '"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            Some(at) => counts[at] += 1,
            None if c == '\n' || c == '\r' => break,
            None => {}
        }
    }
    // The first of those that occur equally often.
    let most = (0..counts.len()).rev().max_by_key(|at| counts[*at]);
    (0, SEPARATORS[most.unwrap_or(0)])
}

/// The cell that begins there, and where it ends.
fn cell(text: &str, start: usize, separator: char) -> (String, usize) {
    let ends = |c: char| c == separator || c == '\n' || c == '\r';
    let rest = &text[start..];
    let spaces = rest.len() - rest.trim_start_matches(' ').len();
    let Some(quoted) = rest[spaces..].strip_prefix('"') else {
        let end = rest.find(ends).unwrap_or(rest.len());
        return (rest[..end].to_owned(), start + end);
    };
    let mut value = String::new();
    let mut parts = quoted.split('"');
    let mut at = start + spaces + 1;
    while let Some(part) = parts.next() {
        value.push_str(part);
        at = (at + part.len() + 1).min(text.len());
        if !text[at..].starts_with('"') {
            break;
        }
        // Two marks are one in the text.
        value.push('"');
        parts.next();
        at += 1;
    }
    // What stands behind the closing mark is kept, as spreadsheets do.
    let after = text[at..].find(ends).unwrap_or(text.len() - at);
    value.push_str(&text[at..at + after]);
    (value, at + after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<Vec<(u32, u32, String)>> {
        let grid = of_text(text).expect("is not too large");
        let cell = |cell: Cell| (cell.row, cell.column, cell.value);
        let row = |row: Vec<Cell>| row.into_iter().map(cell).collect();
        grid.into_iter().map(row).collect()
    }

    #[test]
    fn any_separator_and_line_end_is_read() {
        let want = [
            vec![(0, 0, "a".to_owned()), (0, 1, "b".to_owned())],
            vec![
                (2, 0, "1, 2; \"x\"\nand".to_owned()),
                (2, 1, "y".to_owned()),
            ],
        ];
        for text in [
            "a,b\n,\n\"1, 2; \"\"x\"\"\nand\",y",
            "a;b\r\n\r\n\"1, 2; \"\"x\"\"\nand\" ; y \r\n",
            "sep=|\na|b\n\n \"1, 2; \"\"x\"\"\nand\"|y\n\n",
            "a\tb\r\r\"1, 2; \"\"x\"\"\nand\"\ty",
        ] {
            assert_eq!(values(text), want, "{text:?}");
        }
    }

    #[test]
    fn no_text_breaks_a_table() {
        for text in [
            "",
            "\"",
            "\"\"",
            "a,\"b",
            "\"a\"b,c",
            "é\"ü\",\"",
            "\"\"\"",
            "sep=",
            ",,,",
            "\u{feff}",
        ] {
            let grid = of_text(text).expect("is not too large");
            for cell in grid.iter().flatten() {
                assert!(text.get(cell.at.clone()).is_some(), "{text:?} {cell:?}");
            }
        }
        assert_eq!(of_text(&"a\n".repeat(MAX_ROWS + 1)), None);
        assert_eq!(of_text(&",".repeat(MAX_COLUMNS + 1)), None);
    }

    #[test]
    fn a_workbook_has_a_line_for_each_row() {
        let rows = [vec!["a", "", "b\nc"], vec![], vec!["", "d"]];
        let rows = rows.map(|row| row.into_iter().map(str::to_owned).collect());
        let (text, grid) = of_rows(rows.to_vec());
        assert_eq!(text, "a\t\tb c\n\n\td\n");
        let cells = grid.iter().flatten();
        let cells: Vec<_> = cells
            .map(|c| (c.row, c.column, &text[c.at.clone()]))
            .collect();
        assert_eq!(cells, [(0, 0, "a"), (0, 2, "b c"), (2, 1, "d")]);
    }
}
