//! Events in a table beside the documents, for people who keep them in a spreadsheet: `events.csv`, `.tsv`, `.xlsx` or `.ods`.
//!
//! - [`grid`]: text, or the rows of a workbook, to cells with their places
//! - [`column`]: what a column says, by its name
//! - [`when`]: dates as people and spreadsheets write them
//! - [`row`]: a row to the keys and values of an `[[event]]`
//! - [`place`]: where the documents have what a row tells without a quote
//!
//! **Invariant:** a row becomes an entry by the same reader and the same checks as an `[[event]]`, so that nothing
//! downstream knows the difference. `manifest/EVENTS.md` is the reference for people.

mod column;
mod grid;
mod place;
mod row;
#[cfg(test)]
mod tests;
mod when;

use crate::{
    Diagnostic, Folder, Severity,
    dates::{self, Rules},
    decode,
    diagnostic::{Place, count},
    format,
    manifest::{self, Manifest, Report},
    reading::Reading,
};
use column::Column;
use grid::{Cell, Grid, MAX_COLUMNS, MAX_ROWS};
use row::{Known, Row};
use std::collections::BTreeSet;

/// The endings of tables, in the order in which one comes before others of the same name.
const ENDINGS: [&str; 4] = ["csv", "tsv", "xlsx", "ods"];

/// True for the path of a table of events.
pub fn is_table(path: &str) -> bool {
    let path = path.to_lowercase();
    path.strip_prefix("events.")
        .is_some_and(|ending| ENDINGS.contains(&ending))
}

/// The table of events in a folder; of several the one that is read.
pub fn table(folder: &Folder) -> Option<&str> {
    tables(folder).first().map(|(file, _)| *file)
}

/// The tables in a folder, the one that is read first.
fn tables(folder: &Folder) -> Vec<(&str, &[u8])> {
    let files = folder.files.iter();
    let tables = files.filter(|(path, _)| is_table(path));
    let mut tables: Vec<_> = tables.map(|(path, bytes)| (&**path, &**bytes)).collect();
    let place = |path: &str| {
        ENDINGS
            .iter()
            .position(|ending| path.to_lowercase().ends_with(ending))
    };
    tables.sort_by_key(|(path, _)| place(path));
    tables
}

/// Adds the events of the table in a folder, if there is one, to those of the manifest.
pub fn read(folder: &Folder, manifest: &mut Manifest, readings: &[Reading], report: &mut Report) {
    let tables = tables(folder);
    let Some((file, bytes)) = tables.first() else {
        return;
    };
    for (other, _) in &tables[1..] {
        let diagnostic = Diagnostic::warning(
            "several-tables",
            format!("this table is not read, because there is {file:?}"),
        )
        .at(Place::file(other))
        .help("keep one of them");
        report.push(diagnostic);
    }
    match open(file, bytes, report) {
        Ok((text, grid)) => add(file, text, &grid, manifest, readings, report),
        // What an editor says is never passed over, or other things would be published than were meant.
        Err(mut why) => {
            why.severity = Severity::Error;
            report.push(*why);
        }
    }
}

/// The text and the cells of a table.
fn open(file: &str, bytes: &[u8], report: &mut Report) -> Result<(String, Grid), Box<Diagnostic>> {
    let too_large = || {
        let message = format!(
            "this table has more than {MAX_ROWS} rows or {MAX_COLUMNS} columns, the most that is read"
        );
        let diagnostic = Diagnostic::error("too-large", message).at(Place::file(file));
        Box::new(diagnostic.help("take out what is no event, and empty rows and columns"))
    };
    if format::is_archive(bytes) {
        let rows = format::workbook(file, bytes, MAX_ROWS, MAX_COLUMNS)?;
        return Ok(grid::of_rows(rows.ok_or_else(too_large)?));
    }
    if !file.to_lowercase().ends_with("sv") {
        return Err(Box::new(
            Diagnostic::error("format", "this is no workbook, whatever its name says")
                .at(Place::file(file))
                .help("save it again as “CSV UTF-8”, `.xlsx` or `.ods`, without a password"),
        ));
    }
    let decoded = decode::decode(bytes, |_| None);
    report.diagnostics.extend(decoded.diagnostics(file));
    let grid = grid::of_text(&decoded.text).ok_or_else(too_large)?;
    Ok((decoded.text, grid))
}

/// Adds the events of a table.
fn add(
    file: &str,
    text: String,
    grid: &[Vec<Cell>],
    manifest: &mut Manifest,
    readings: &[Reading],
    report: &mut Report,
) {
    let Some((header, rows)) = grid.split_first() else {
        let diagnostic =
            Diagnostic::warning("no-events", "this table is empty").at(Place::file(file));
        report.push(diagnostic.help(
            "put the names of the columns into its first row: `title`, `date`, `document`, `quote`",
        ));
        return;
    };
    let order = dates::numeric_order(&text);
    let cells = grid
        .iter()
        .flatten()
        .map(|cell| (cell.at.start, cell.row, cell.column));
    let from = report.table(file, text, cells.collect());
    let Some(columns) = columns(header, from, report) else {
        return;
    };
    let known = Known {
        columns: &columns,
        from,
        dates: when::Reader {
            order,
            rules: Rules::of(manifest.corpus.language.as_deref().unwrap_or("en")),
        },
        manifest,
        readings,
        finder: place::Finder::new(readings),
    };
    let given = manifest.events.iter().map(|event| event.id.value.clone());
    let mut taken: BTreeSet<_> = given.chain(ids(rows, &columns)).collect();
    let found = rows
        .iter()
        .filter_map(|row| Row::read(row, &known, &mut taken, report));
    let found: Vec<_> = found.collect();
    let first = manifest.events.len();
    for (row, at) in found {
        let event = manifest::event(row, at, report);
        manifest.events.push(event);
    }
    if !columns.contains(&Some(Column::Key("status"))) && manifest.events.len() > first {
        let read = count(manifest.events.len() - first, "event");
        let diagnostic = Diagnostic::notice(
            "no-status",
            format!("this table has no column `status`; {read} of it count as `happened`"),
        )
        .at(Place::file(file))
        .help(
            "where something is `ongoing`, `planned` or a `forecast` say so in a column `status`",
        );
        report.push(diagnostic);
    }
    manifest::check_rows(manifest, first, report);
}

/// The ids that rows give themselves, which no other row may get.
fn ids<'r>(
    rows: &'r [Vec<Cell>],
    columns: &'r [Option<Column>],
) -> impl Iterator<Item = String> + 'r {
    let is_id = |cell: &&Cell| columns.get(cell.column as usize) == Some(&Some(Column::Key("id")));
    rows.iter()
        .flatten()
        .filter(is_id)
        .map(|cell| cell.value.clone())
}

/// What each column says. Reports names that are not known; `None` if there are no titles of events among them.
fn columns(header: &[Cell], from: usize, report: &mut Report) -> Option<Vec<Option<Column>>> {
    let mut columns = vec![None; header.last().map_or(0, |cell| cell.column as usize + 1)];
    let mut unknown = Vec::new();
    for cell in header {
        let at = cell.at.start + from..cell.at.end + from;
        match column::column(&cell.value) {
            Some(column) => columns[cell.column as usize] = Some(column),
            None => unknown.push((&*cell.value, at)),
        }
    }
    if !columns
        .iter()
        .any(|column| matches!(column, Some(Column::Key("title") | Column::Text)))
    {
        let (start, end) = (header.first()?.at.start, header.last()?.at.end);
        let diagnostic = Diagnostic::error("columns", "no column of this table is called `title`")
            .at(report.place(&(start + from..end + from)).label("these are its first cells"))
            .help("put the names of the columns into the first row: `title`, `date`, `document`, `quote`; or rename the file, if it holds no events");
        report.push(diagnostic);
        return None;
    }
    let names = column::names();
    for (name, at) in unknown {
        let diagnostic = match report.similar_to(&column::bare(name), &names) {
            Some(meant) => {
                Diagnostic::warning("unknown-column", format!("the column {name:?} is not read"))
                    .help(format!("did you mean `{meant}`?"))
            }
            None => {
                Diagnostic::notice("unknown-column", format!("the column {name:?} is not read"))
            }
        };
        let place = report.place(&at);
        report.push(diagnostic.at(place));
    }
    Some(columns)
}
