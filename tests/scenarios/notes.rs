//! Notes of the reader: written, kept, taken along, and never lost.

use crate::data::{Data, text};
use crate::explore::awake;
use crate::quote::{comes_into_sight, passage, says};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::time::Duration;
use tests::browser::{Name, Page, containing};

/// Opens the document and waits for the program.
fn open(page: &Page<'_>, document: &Value) -> Result<()> {
    page.open(&format!("documents/{}/?view=reader", text(document, "id")))?;
    awake(page)
}

/// Brings what can be done with a passage to it, by a pointer: a window without the focus tells its page of none. The focus
/// is on the button after "Quote" then.
pub fn bring_actions(page: &Page<'_>, block: &str) -> Result<()> {
    let point = "const block = document.getElementById(arguments[0]);
        const quote = block.querySelector('.take');
        quote.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
        const first = block.querySelector('.take + .actions button');
        first?.focus();
        return first !== null";
    page.wait_until("what can be done with the passage", || {
        Ok(page.run(point, &[json!(block)])? == true)
    })
}

/// Opens the dialog for the whole passage from the keyboard.
pub fn begin(page: &Page<'_>, block: &Value) -> Result<()> {
    bring_actions(page, text(block, "id"))?;
    page.press("Enter")?;
    page.find("dialog", "Note on this passage").map(drop)
}

/// Writes in the dialog and saves.
pub fn write(page: &Page<'_>, words: &str) -> Result<()> {
    let field = page.find("textbox", "Your note")?;
    field.focus()?;
    field.clear()?;
    field.type_text(words)?;
    press(page, "Save")
}

/// Presses a button from the keyboard.
fn press(page: &Page<'_>, name: impl Into<Name>) -> Result<()> {
    page.find("button", name)?.focus()?;
    page.press("Enter")
}

/// Waits until as many notes stand in the page, and answers what they say.
pub fn own(page: &Page<'_>, count: usize) -> Result<String> {
    let notes =
        "return [...document.querySelectorAll('.own-note')].map((note) => note.textContent)";
    page.wait(&format!("{count} notes"), || {
        let notes = page.run(notes, &[])?;
        let notes = notes.as_array().context("a list")?;
        let texts = notes.iter().filter_map(Value::as_str).collect::<Vec<_>>();
        Ok((texts.len() == count).then(|| texts.join("\n")))
    })
}

/// The words that are highlighted in one of the colours.
const HIGHLIGHTED: &str = "return ['yellow', 'green', 'blue', 'pink'].map((colour) =>
    [...(CSS.highlights?.get(`own-${colour}`) ?? [])].join('\\n') ||
    [...document.querySelectorAll(`[data-own-${colour}]`)].map((block) => block.textContent).join('\\n'))";

/// Takes the notes of the page as a file of annotations.
fn export(page: &Page<'_>) -> Result<Value> {
    let details =
        "const details = document.querySelector('.exchange details'); details.open = true";
    page.run(details, &[])?;
    let field = "return document.getElementById('notes-json')?.value ?? ''";
    let file = page.wait("the notes as text", || {
        let file = page.run(field, &[])?;
        Ok(file
            .as_str()
            .filter(|file| !file.is_empty())
            .map(str::to_owned))
    })?;
    Ok(serde_json::from_str(&file)?)
}

/// Chooses a file with that text.
fn import(page: &Page<'_>, file: &str) -> Result<()> {
    let choose = "const files = new DataTransfer();
        files.items.add(new File([arguments[0]], 'notes.jsonld'));
        const field = document.getElementById('notes-import');
        field.files = files.files;
        field.dispatchEvent(new Event('change', { bubbles: true }))";
    page.run(choose, &[json!(file)]).map(drop)
}

pub fn kept(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let (document, block) = passage(&data)?;
    open(page, document)?;
    begin(page, block)?;
    page.find("radio", "Green")?.click()?;
    page.is_accessible_in_all_colours()?;
    write(page, "Is this so?\n<b>Who says it?")?;
    says(page, "kept in this browser")?;
    page.is_accessible_in_all_colours()?;
    page.step("it is there again after a reload, beside its words, and marks them");
    open(page, document)?;
    let note = own(page, 1)?;
    ensure!(note.contains("Is this so?\n<b>Who says it?"), "{note}");
    let marked = page.run(HIGHLIGHTED, &[])?;
    let marked = marked[1].as_str().unwrap_or_default();
    ensure!(marked.contains(text(block, "text")), "green: {marked}");
    page.step("words that were typed and not saved are not lost");
    press(page, containing("Edit the note"))?;
    let field = page.find("textbox", "Your note")?;
    page.wait_until("the focus in the field", || field.is_focused())?;
    field.type_text(" Perhaps.")?;
    page.press("Escape")?;
    press(page, "Continue writing")?;
    let field = page.find("textbox", "Your note")?;
    page.wait_until("the focus in the field", || field.is_focused())?;
    page.press("Control+Enter")?;
    says(page, "kept in this browser")?;
    ensure!(own(page, 1)?.contains("Perhaps."), "the words were lost");
    page.wait_until("the focus back at the note", || {
        Ok(page.focused()?.name()?.starts_with("Edit the note"))
    })?;
    page.step("the page of all notes leads to the words, and a note that was deleted comes back");
    page.find("link", "Notes (1)")?.focus()?;
    page.press("Enter")?;
    page.find("heading", "Notes")?;
    page.is_accessible_in_all_colours()?;
    press(page, containing("Delete the note"))?;
    own(page, 0)?;
    page.wait_until("the focus at the way back", || {
        Ok(page.focused()?.name()? == "Undo")
    })?;
    press(page, "Undo")?;
    ensure!(
        own(page, 1)?.contains("Is this so?"),
        "another note came back"
    );
    page.find("link", "Show the passage")?.focus()?;
    page.press("Enter")?;
    comes_into_sight(page, block)
}

/// What is said of notes at the end of the window.
fn said(page: &Page<'_>) -> Result<String> {
    let said = page.run(
        "return document.getElementById('notes-said').textContent",
        &[],
    )?;
    Ok(said.as_str().unwrap_or_default().to_owned())
}

pub fn notice_goes(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let (document, block) = passage(&data)?;
    open(page, document)?;
    begin(page, block)?;
    write(page, "For a while.")?;
    page.step("it is said politely, and stays while somebody attends to it");
    says(page, "kept in this browser")?;
    page.run("document.querySelector('#notes-said button').focus()", &[])?;
    std::thread::sleep(Duration::from_secs(10));
    ensure!(
        said(page)?.contains("kept in this browser"),
        "it went with the focus in it"
    );
    page.run("document.activeElement.blur()", &[])?;
    page.wait_at_most(Duration::from_secs(12));
    page.wait_until("the notice to go", || Ok(said(page)?.is_empty()))?;
    page.step("words that were not saved are there when the notice of them has gone");
    begin(page, block)?;
    page.find("textbox", "Your note")?
        .type_text(" And longer.")?;
    page.press("Escape")?;
    page.wait_until("the notice", || Ok(!said(page)?.is_empty()))?;
    page.wait_until("the notice to go", || Ok(said(page)?.is_empty()))?;
    begin(page, block)?;
    let typed = page.find("textbox", "Your note")?.property("value")?;
    ensure!(
        typed
            .as_str()
            .is_some_and(|typed| typed.contains("And longer.")),
        "{typed}"
    );
    press(page, "Save")?;
    page.step("it is not kept when another page opens");
    page.wait_until("the notice", || Ok(!said(page)?.is_empty()))?;
    page.find("link", "About")?.focus()?;
    page.press("Enter")?;
    page.find("heading", "About")?;
    page.wait_at_most(Duration::from_secs(3));
    page.wait_until("no notice", || Ok(said(page)?.is_empty()))
}

/// Does what another tab would do to what is kept: changes the notes, or deletes them, and tells the other tabs.
fn elsewhere(page: &Page<'_>, text: Option<&str>) -> Result<()> {
    let script = "const [text, done] = arguments;
        indexedDB.databases().then((all) => {
            const name = all.map((one) => one.name).find((name) => name.startsWith('dossier:'));
            indexedDB.open(name).onsuccess = ({ target: { result: database } }) => {
                const transaction = database.transaction('notes', 'readwrite');
                const notes = transaction.objectStore('notes');
                notes.getAllKeys().onsuccess = ({ target: { result: names } }) => names.forEach((name) => {
                    if (text === null) return notes.delete(name);
                    notes.get(name).onsuccess = ({ target: { result: kept } }) => {
                        const file = JSON.parse(kept);
                        const note = file.first.items[0];
                        note.body[0].value = text;
                        note.modified = new Date().toISOString();
                        notes.put(JSON.stringify(file), name);
                    };
                });
                transaction.oncomplete = () => {
                    database.close();
                    const channel = new BroadcastChannel(name);
                    channel.postMessage(null);
                    channel.close();
                    done(true);
                };
            };
        })";
    page.run_async(script, &[json!(text)]).map(drop)
}

pub fn two_tabs(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let (document, block) = passage(&data)?;
    open(page, document)?;
    begin(page, block)?;
    write(page, "From here.")?;
    says(page, "kept in this browser")?;
    page.step("what another tab writes comes here");
    elsewhere(page, Some("From there."))?;
    page.wait_until("the note of the other tab", || {
        Ok(own(page, 1)?.contains("From there."))
    })?;
    page.step("both write in it at once, and nothing is lost");
    press(page, containing("Edit the note"))?;
    page.find("dialog", "Note on this passage")?;
    elsewhere(page, Some("Meanwhile."))?;
    write(page, "Otherwise.")?;
    page.wait_until("both texts", || {
        let note = own(page, 1)?;
        Ok(note.contains("Otherwise.") && note.contains("Meanwhile."))
    })?;
    page.step("what is deleted there is gone here, and stays so");
    elsewhere(page, None)?;
    own(page, 0)?;
    begin(page, block)?;
    write(page, "Another one.")?;
    says(page, "kept in this browser")?;
    open(page, document)?;
    let note = own(page, 1)?;
    ensure!(note.contains("Another one."), "{note}");
    Ok(())
}

pub fn exchanged(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let (document, block) = passage(&data)?;
    open(page, document)?;
    begin(page, block)?;
    write(page, "Taken along.")?;
    says(page, "kept in this browser")?;
    page.open("notes/")?;
    awake(page)?;
    own(page, 1)?;
    let file = export(page)?;
    let items = &file["first"]["items"];
    ensure!(items[0]["type"] == "Annotation", "{file}");
    ensure!(items[0]["body"][0]["value"] == "Taken along.", "{file}");
    let quoted = &items[0]["target"]["selector"][0]["exact"];
    ensure!(*quoted == block["text"], "{quoted}");
    let markdown = page.run(
        "return document.getElementById('notes-markdown').value",
        &[],
    )?;
    let markdown = markdown.as_str().unwrap_or_default();
    ensure!(markdown.contains("Taken along."), "{markdown}");
    ensure!(markdown.contains("<http"), "no address in {markdown}");
    page.step("a file is added to what is there, once");
    let note = |id: &str, exact: &str, document: &str| {
        let mut note = items[0].clone();
        note["id"] = json!(format!("urn:example:{id}"));
        note["body"][0]["value"] = json!(format!("Note {id}."));
        let target = note["target"].as_object_mut().expect("an object");
        target.remove("dossier:passage");
        target["dossier:document"] = json!(document);
        target["selector"][0]["exact"] = json!(exact);
        note
    };
    let here = text(document, "id");
    let changed = text(block, "text").split_whitespace().enumerate();
    let changed = changed.map(|(at, word)| if at == 5 { "otherwise" } else { word });
    let changed = changed.collect::<Vec<_>>().join(" ");
    let gone = "Nobody ever wrote these words in here or anywhere.";
    let mut orphan = note("orphan", gone, here);
    orphan["target"]["selector"] = json!([orphan["target"]["selector"][0]]);
    orphan["target"]["selector"][0]["prefix"] = json!("");
    orphan["target"]["selector"][0]["suffix"] = json!("");
    let all = json!([
        items[0],
        note("changed", &changed, here),
        orphan,
        note("elsewhere", gone, "no-such-document"),
        { "type": "Annotation", "id": "urn:example:nothing" },
    ]);
    import(page, &all.to_string())?;
    says(
        page,
        "3 added, 0 updated, 1 already there. Left out: 1 annotation without",
    )?;
    let notes = own(page, 4)?;
    for said in [
        "Note changed.",
        "The words have changed since",
        "removed: otherwise",
        "Note orphan.",
        "no longer in the document",
        "Note elsewhere.",
        "not in this collection",
    ] {
        ensure!(notes.contains(said), "{said:?} is not in {notes}");
    }
    page.run(
        "document.querySelectorAll('.own-note details').forEach((d) => d.open = true)",
        &[],
    )?;
    page.is_accessible_in_all_colours()?;
    page.fits_its_width()?;
    import(page, &all.to_string())?;
    says(page, "0 added, 0 updated, 4 already there")?;
    own(page, 4)?;
    page.step("what is no file of notes changes nothing and says what to choose");
    import(page, "Dear all,")?;
    says(page, "not JSON")?;
    import(page, "{}")?;
    says(page, "no annotations")?;
    own(page, 4)?;
    page.step("all of it is there again");
    page.reload()?;
    awake(page)?;
    own(page, 4).map(drop)
}

/// So many notes are in a large file.
const MANY: usize = 5000;

/// Measures for how long the page is busy at most, in milliseconds.
const BUSY: &str = "let before = performance.now();
    window.busiest = 0;
    const { port1, port2 } = new MessageChannel();
    const turn = () => {
        const now = performance.now();
        busiest = Math.max(busiest, now - before);
        before = now;
        setTimeout(() => port2.postMessage(null), 20);
    };
    port1.onmessage = turn;
    turn()";

pub fn thousands(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let (document, block) = passage(&data)?;
    open(page, document)?;
    begin(page, block)?;
    write(page, "The first.")?;
    says(page, "kept in this browser")?;
    page.open("notes/")?;
    awake(page)?;
    own(page, 1)?;
    let note = export(page)?["first"]["items"][0].clone();
    page.reload()?;
    awake(page)?;
    own(page, 1)?;
    // Half of them have to be looked for.
    let make = "const [note, many] = arguments;
        const file = Array.from({ length: many }, (_, n) => {
            const copy = structuredClone(note);
            copy.id = `urn:example:${n}`;
            copy.body[0].value = `Note ${n}.`;
            if (n % 2) {
                delete copy.target['dossier:passage'];
                copy.target.selector.length = 1;
            }
            return copy;
        });
        const files = new DataTransfer();
        files.items.add(new File([JSON.stringify(file)], 'notes.jsonld'));
        const field = document.getElementById('notes-import');
        field.files = files.files;
        field.dispatchEvent(new Event('change', { bubbles: true }))";
    let take_in = || page.run(make, &[note.clone(), json!(MANY)]);
    page.step("taking them in can be cancelled");
    take_in()?;
    page.find("progressbar", containing("Add notes"))?;
    page.is_accessible()?;
    press(page, "Cancel adding notes")?;
    says(page, "Cancelled: ")?;
    page.gone("progressbar", containing("Add notes"))?;
    page.step("the page does other things meanwhile");
    page.run(BUSY, &[])?;
    let started = std::time::Instant::now();
    page.wait_at_most(std::time::Duration::from_secs(180));
    take_in()?;
    page.find("link", containing(&format!("Notes ({})", MANY + 1)))?;
    let took = started.elapsed().as_millis() as f64;
    let busiest = page
        .run("return busiest", &[])?
        .as_f64()
        .context("a number")?;
    ensure!(busiest < took / 3.0, "busy for {busiest} ms of {took} ms");
    page.step("a hundred are listed, and more on request");
    own(page, 100)?;
    press(page, "Show more notes")?;
    own(page, 200)?;
    page.reload()?;
    awake(page)?;
    page.find("link", containing(&format!("Notes ({})", MANY + 1)))?;
    Ok(())
}

/// A browser with no room, and one that keeps nothing.
pub fn full(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let (document, block) = passage(&data)?;
    open(page, document)?;
    let fill = "const proto = IDBObjectStore.prototype;
        window.put = proto.put;
        proto.put = () => { throw new DOMException('no room', 'QuotaExceededError') }";
    page.run(fill, &[])?;
    begin(page, block)?;
    write(page, "Written without room.")?;
    says(page, "no room left")?;
    let note = own(page, 1)?;
    ensure!(note.contains("Not saved yet"), "{note}");
    page.find("link", "Notes (1)")?;
    page.is_accessible()?;
    page.step("with room again it is kept with the next one");
    page.run("IDBObjectStore.prototype.put = window.put", &[])?;
    press(page, containing("Edit the note"))?;
    write(page, "Written with room.")?;
    says(page, "kept in this browser")?;
    page.reload()?;
    awake(page)?;
    let note = own(page, 1)?;
    ensure!(note.contains("Written with room."), "{note}");
    ensure!(!note.contains("Not saved yet"), "{note}");
    Ok(())
}

pub fn forbidden(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let (document, block) = passage(&data)?;
    open(page, document)?;
    // Not each engine that is told to keep nothing forbids all of it.
    let forbid = "Object.defineProperty(window, 'indexedDB', {
        get: () => { throw new DOMException('forbidden', 'SecurityError') } })";
    page.run(forbid, &[])?;
    begin(page, block)?;
    write(page, "Only here.")?;
    says(page, "does not let the page keep notes")?;
    ensure!(own(page, 1)?.contains("Not saved yet"), "it is not told");
    page.step("the page of all notes says so and offers the file");
    page.find("link", containing("Notes (1)"))?.focus()?;
    page.press("Enter")?;
    page.find("heading", "Notes")?;
    let file = export(page)?;
    ensure!(
        file["first"]["items"][0]["body"][0]["value"] == "Only here.",
        "{file}"
    );
    page.is_accessible()?;
    // Else the browser asks whether to leave the page.
    press(page, containing("Delete the note"))?;
    own(page, 0).map(drop)
}
