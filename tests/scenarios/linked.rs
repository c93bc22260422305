//! The views that stand beside the timeline: themes by source, passages of a theme, the list of keys.

use crate::data::{Data, text};
use crate::explore::{awake, expect_status};
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use tests::browser::{Name, Page};

/// So many cells are looked at: each takes the driver a moment.
const CELLS: usize = 60;

/// A theme in a source, as the data has it.
struct Cell<'d> {
    theme: &'d Value,
    document: &'d Value,
    /// The ids of the passages.
    passages: Vec<&'d str>,
}

impl Cell<'_> {
    fn name(&self, data: &Data) -> String {
        let (theme, source) = (text(self.theme, "name"), source(data, self.document));
        match self.passages.len() {
            0 => format!("– No passage on {theme} in {source}. What was looked for?"),
            1 => format!("1 passage on {theme} in {source}"),
            count => format!("{count} passages on {theme} in {source}"),
        }
    }
}

/// What a source is called where it must not be taken for another.
fn source<'d>(data: &'d Data, document: &'d Value) -> &'d str {
    let same = |other: &&Value| other["publisher"] == document["publisher"];
    let documents = data.list("documents").iter();
    match (&document["publisher"], documents.filter(same).count()) {
        (Value::String(publisher), 1) => publisher,
        _ => text(document, "title"),
    }
}

fn cells(data: &Data) -> Vec<Cell<'_>> {
    let mut cells = Vec::new();
    for theme in data.list("themes") {
        for document in data.list("documents") {
            let blocks = document["blocks"].as_array().into_iter().flatten();
            let has = |block: &&Value| {
                let themes = block["themes"].as_array();
                themes.is_some_and(|all| all.iter().any(|of| of["id"] == theme["id"]))
            };
            let passages = blocks.filter(has).map(|block| text(block, "id")).collect();
            cells.push(Cell {
                theme,
                document,
                passages,
            });
        }
    }
    cells
}

pub fn cells_are_the_data(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    page.open("?view=theme-matrix")?;
    awake(page)?;
    let table = page.find("table", "Themes by source")?;
    for cell in cells(&data).iter().take(CELLS) {
        let name = cell.name(&data);
        page.step(&name);
        let role = if cell.passages.is_empty() {
            "button"
        } else {
            "link"
        };
        table.find(role, name.as_str())?;
    }
    page.step("the way to the timeline and back");
    let matrix = page.find("region", "Themes by source")?;
    matrix.find("link", "Show timeline")?.click()?;
    page.find("region", "Timeline")?;
    page.find("link", "Themes by source")?.click()?;
    page.gone("region", "Timeline")
}

pub fn cell_to_passages(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let cells = cells(&data);
    let cell = cells.iter().find(|cell| cell.passages.len() > 1);
    let cell = cell.context("no theme has two passages in a source")?;
    let (theme, document) = (text(cell.theme, "id"), text(cell.document, "id"));
    let (name, count) = (text(cell.theme, "name"), cell.passages.len());
    let at = |number: usize| -> Result<()> {
        let passage = cell.passages[number - 1];
        let want = format!("documents/{document}/?theme={theme}#{passage}");
        page.wait_until(&want, || Ok(page.address()? == want))?;
        expect_status(page, &format!("Passage {number} of {count} on {name}"))?;
        page.wait_until("the focus on the passage", || {
            Ok(page.focused()?.property("id")? == passage)
        })
    };
    page.open("")?;
    awake(page)?;
    page.find("link", cell.name(&data).as_str())?.click()?;
    at(1)?;
    let marked = "return [...document.querySelectorAll('.block > .stripes > i')]
        .filter((stripe) => stripe.offsetWidth > 0 && stripe.closest('.block').id.startsWith('b-')).length";
    let marked = page.run(marked, &[])?;
    ensure!(marked == count, "{marked} of {count} passages are marked");
    page.step("steps by link and by key");
    let step = |name: &str| {
        page.find(
            "link",
            format!("{name} passage on {}", text(cell.theme, "name")).as_str(),
        )
    };
    step("Next")?.click()?;
    at(2)?;
    step("Previous")?.click()?;
    at(1)?;
    page.press("n")?;
    at(2)?;
    page.press("p")?;
    at(1)?;
    page.is_accessible()
}

pub fn empty_cell(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let cells = cells(&data);
    let cues = |cell: &&Cell<'_>| cell.theme["cues"].as_array().is_some_and(|c| !c.is_empty());
    let empty = cells.iter().filter(|cell| cell.passages.is_empty());
    let Some(cell) = empty.filter(cues).take(CELLS).next() else {
        return Ok(());
    };
    page.open("")?;
    awake(page)?;
    page.find("button", cell.name(&data).as_str())?.click()?;
    page.wait_until("the words that were looked for", || {
        // What was sent says it without the source, until the program says it.
        let note = page.find("note", Name::Any)?;
        let said = note.text().unwrap_or_default();
        let cues = cell.theme["cues"].as_array().into_iter().flatten();
        let named = |cue: &Value| said.contains(cue.as_str().unwrap_or_default());
        Ok(said.contains(source(&data, cell.document)) && cues.clone().all(named))
    })?;
    page.is_accessible()?;
    page.press("Escape")?;
    page.gone("note", Name::Any)
}

pub fn keys(page: &Page<'_>) -> Result<()> {
    page.open("")?;
    awake(page)?;
    let about = page.find("link", "About")?;
    about.focus()?;
    page.press("?")?;
    page.find("dialog", "Keyboard shortcuts")?;
    page.is_accessible()?;
    page.press("Escape")?;
    page.gone("dialog", Name::Any)?;
    ensure!(about.is_focused()?, "the focus did not come back");
    page.step("to the parts of the page");
    for (key, name) in [
        ("t", "Timeline"),
        ("e", "Events"),
        ("d", "Document"),
        ("m", "Themes by source"),
    ] {
        page.press(key)?;
        page.wait_until(name, || Ok(page.focused()?.name()? == name))?;
    }
    page.step("in a field a letter is a letter");
    page.press("/")?;
    let search = page.find("searchbox", Name::Any)?;
    page.wait_until("the focus in the search", || search.is_focused())?;
    page.press("?")?;
    page.wait_until("the letter in the field", || {
        Ok(search.property("value")? == "?")
    })?;
    page.gone("dialog", Name::Any)?;
    page.step("switched off, and still so after a reload");
    page.find("button", "Keyboard")?.click()?;
    let dialog = page.find("dialog", "Keyboard shortcuts")?;
    dialog.find("checkbox", Name::Any)?.click()?;
    dialog.find("button", "Close")?.click()?;
    page.gone("dialog", Name::Any)?;
    for _ in 0..2 {
        page.find("link", "About")?.focus()?;
        page.press("?")?;
        page.press("/")?;
        page.gone("dialog", Name::Any)?;
        ensure!(page.focused()?.name()? == "About", "a key did something");
        page.reload()?;
        awake(page)?;
    }
    Ok(())
}
