//! On paper: the text from the first sheet on, nothing that only a screen can use, and at the end how to cite it.

use crate::data::{Data, text};
use crate::explore::awake;
use crate::notes;
use crate::quote::passage;
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use tests::browser::{Ability, Page};

/// Sheets of paper by their names, in centimetres.
const PAPERS: [(&str, (f64, f64)); 2] = [("a4", (21.0, 29.7)), ("letter", (21.59, 27.94))];

/// Prints the page on a sheet; answers the lines of each without the number at its foot.
fn sheets(page: &Page<'_>, name: &str, size: (f64, f64)) -> Result<Vec<Vec<String>>> {
    let mut sheets = page.print(name, size)?;
    let is_number = |line: &String| line.split(" / ").all(|part| part.parse::<u32>().is_ok());
    for sheet in &mut sheets {
        sheet.retain(|line| !is_number(line));
        ensure!(!sheet.is_empty(), "{name} has an empty sheet");
    }
    Ok(sheets)
}

/// Letters and digits alone: where a line ends, and how a hyphen is drawn, is the printer's business.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn contains(sheet: &[String], text: &str) -> bool {
    letters(&sheet.concat()).contains(&letters(text))
}

/// The first words of a text, which fit on a line of any column.
fn beginning(text: &str) -> String {
    text.split_whitespace()
        .take(3)
        .collect::<Vec<_>>()
        .join(" ")
}

/// No sheet ends with a heading.
fn no_heading_at_a_foot(page: &Page<'_>, sheets: &[Vec<String>], headings: &[&str]) -> Result<()> {
    if !page.can(Ability::KeepHeadings) {
        return Ok(());
    }
    for (number, sheet) in sheets.iter().enumerate() {
        let end = letters(&sheet[sheet.len().saturating_sub(4)..].concat());
        let heading = headings
            .iter()
            .find(|heading| end.ends_with(&letters(heading)));
        ensure!(
            heading.is_none(),
            "sheet {} ends with {heading:?}",
            number + 1
        );
    }
    Ok(())
}

/// Each document begins on the first sheet and ends with its citation.
pub fn documents(page: &Page<'_>) -> Result<()> {
    page.needs(Ability::Print)?;
    let data = Data::read()?;
    for document in data.list("documents") {
        let (id, title) = (text(document, "id"), text(document, "title"));
        page.open(&format!("documents/{id}/"))?;
        awake(page)?;
        let blocks = document["blocks"].as_array().context("no blocks")?;
        let of_kind = |kind: &'static str| {
            blocks
                .iter()
                .filter(move |block| text(block, "kind") == kind)
        };
        let headings: Vec<&str> = of_kind("heading")
            .map(|block| text(block, "text"))
            .collect();
        let first = of_kind("paragraph").next().context("a paragraph")?;
        for (paper, size) in PAPERS {
            page.step(&format!("{id} on {paper}"));
            let sheets = sheets(page, &format!("{id}-{paper}"), size)?;
            let (begin, end) = (&sheets[0], sheets.last().context("a sheet")?);
            ensure!(contains(begin, title) && contains(begin, &beginning(text(first, "text"))));
            no_heading_at_a_foot(page, &sheets, &headings)?;
            let source = text(&document["source"], "file");
            ensure!(
                contains(end, title) && contains(end, source),
                "it does not end with its citation: {end:?}"
            );
        }
    }
    Ok(())
}

/// The explorer prints its events, and the table of themes its sums once, below its rows.
pub fn lists_and_tables(page: &Page<'_>) -> Result<()> {
    page.needs(Ability::Print)?;
    let data = Data::read()?;
    let (events, themes) = (data.list("events"), data.list("themes"));
    let titles: Vec<&str> = events.iter().map(|event| text(event, "title")).collect();
    for (paper, size) in PAPERS {
        page.step(&format!("the events on {paper}"));
        page.open("")?;
        awake(page)?;
        let lines = sheets(page, &format!("explorer-{paper}"), size)?;
        ensure!(
            contains(&lines[0], titles[0]),
            "the first event is not on the first sheet"
        );
        ensure!(
            lines
                .iter()
                .flatten()
                .all(|line| !line.contains("Where to start"))
        );
        no_heading_at_a_foot(page, &lines, &titles)?;
        ends_with_the_address(page, &lines)?;
        page.step(&format!("the table on {paper}"));
        page.open("?view=matrix")?;
        awake(page)?;
        let lines = sheets(page, &format!("matrix-{paper}"), size)?;
        let all = lines.concat();
        let place = |wanted: &str| all.iter().position(|line| line.starts_with(wanted));
        let sums: Vec<usize> = (0..all.len())
            .filter(|at| all[*at].starts_with("Any theme"))
            .collect();
        let last =
            place(text(themes.last().context("a theme")?, "name")).context("the last theme")?;
        ensure!(
            sums.len() == 1 && sums[0] > last,
            "sums in lines {sums:?}, the last theme in {last}"
        );
        ends_with_the_address(page, &lines)?;
    }
    Ok(())
}

/// Notes are printed with the citations of the documents that they are on.
pub fn own_notes(page: &Page<'_>) -> Result<()> {
    page.needs(Ability::Print)?;
    let data = Data::read()?;
    let (document, block): (&Value, &Value) = passage(&data)?;
    page.open(&format!("documents/{}/?view=reader", text(document, "id")))?;
    awake(page)?;
    notes::begin(page, block)?;
    notes::write(page, "Written on paper.")?;
    notes::own(page, 1)?;
    page.open("notes/")?;
    awake(page)?;
    notes::own(page, 1)?;
    for (paper, size) in PAPERS {
        page.step(paper);
        let lines = sheets(page, &format!("notes-{paper}"), size)?;
        ensure!(contains(&lines[0], "Written on paper."));
        let end = lines.last().context("a sheet")?;
        ensure!(
            contains(end, text(&document["source"], "file")),
            "no citation: {end:?}"
        );
        ends_with_the_address(page, &lines)?;
    }
    Ok(())
}

fn ends_with_the_address(page: &Page<'_>, sheets: &[Vec<String>]) -> Result<()> {
    let end = sheets.last().context("a sheet")?;
    ensure!(contains(end, &page.url()?), "no address: {end:?}");
    Ok(())
}
