//! Notes as files: to take along, and to take in.

use crate::browser::{file, storage};
use crate::parts::Notebook;
use crate::parts::notebook::{Entry, Import};
use crate::signal::{Memo, RwSignal};
use crate::store::Explorer;
use crate::ui::citation::{at_page, chosen_before, in_style};
use crate::ui::copy::copy;
use crate::ui::{Element, all, effect, element, views, when};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use passage::notes::Placed;
use passage::notes::markdown::{Cited, markdown};

const FIELDS: [&str; 2] = ["notes-json", "notes-markdown"];
const IMPORT: &str = "notes-import";
/// The names and kinds of the files.
const FILES: [(&str, &str); 2] = [
    ("notes.jsonld", "application/ld+json"),
    ("notes.md", "text/markdown"),
];

/// The notes in one of the two forms.
fn text_of(notebook: Notebook, form: usize) -> String {
    match form {
        0 => notebook.as_json(),
        _ => as_markdown(notebook),
    }
}

/// The ways out, the way in, and how safe the notes are here.
pub fn exchange() -> Element {
    let (explorer, notebook) = (Explorer::get(), Notebook::get());
    let words = explorer.part_words();
    let any = Memo::new(move |_| notebook.with(|book| !book.entries.is_empty()));
    let save = move |form: usize| {
        let (name, kind) = FILES[form];
        element("button")
            .attr("type", "button")
            .attr("disabled", move || !any.get())
            .on(ev::click, move |_| {
                file::save(name, kind, &text_of(notebook, form))
            })
            .child(words.save_as[form])
    };
    let is_importing = Memo::new(move |_| notebook.import.get().is_some());
    let import = move |_| {
        if is_importing.get_untracked() {
            return;
        }
        spawn_local(async move {
            if let Some(text) = file::chosen(IMPORT).await {
                notebook.import(text).await;
            }
        });
    };
    // Made when they are asked for: thousands of notes are long.
    let is_open = RwSignal::new(false);
    let field = move |form: usize| {
        element("div")
            .class("field")
            .child(
                element("label")
                    .attr("for", FIELDS[form])
                    .child(FILES[form].0),
            )
            .child(
                element("textarea")
                    .attr("id", FIELDS[form])
                    .attr("readonly", true)
                    .attr("rows", "4")
                    .property("value", move || text_of(notebook, form)),
            )
            .child(element("p").child(copy(FIELDS[form], (words.copy_file)(FILES[form].0))))
    };
    element("section")
        .class("exchange js-only")
        .attr("aria-labelledby", "exchange-title")
        .child(
            element("h3")
                .attr("id", "exchange-title")
                .child(words.take_along),
        )
        .child(element("p").class("buttons").child(all((0..2).map(save))))
        .child(
            element("details")
                .on(ev::toggle, move |_| is_open.set(true))
                .child(element("summary").child(words.or_copy))
                .child(move || when(is_open.get(), || all((0..2).map(field)))),
        )
        .child(
            element("div")
                .class("field")
                .child(
                    element("label")
                        .attr("for", IMPORT)
                        .child(words.import_notes),
                )
                .child(
                    element("input")
                        .attr("id", IMPORT)
                        .attr("type", "file")
                        .attr(
                            "accept",
                            ".json,.jsonld,application/json,application/ld+json",
                        )
                        .on(ev::change, import),
                )
                .child(move || when(is_importing.get(), || untrack(progress))),
        )
        .child(safety(any))
}

/// How far a file has been taken in, and the way to stop that.
fn progress() -> Element {
    let notebook = Notebook::get();
    let words = notebook.explorer.part_words();
    let now = move || notebook.import.get().unwrap_or(Import { done: 0, all: 0 });
    let said = move || (words.importing)(now().done, now().all);
    element("p")
        .class("importing")
        .child(
            element("progress")
                .attr("aria-label", words.import_notes)
                .attr("max", move || now().all.max(1))
                .attr("value", move || (now().all > 0).then(|| now().done)),
        )
        .child(" ")
        .child(element("span").child(said))
        .child(" ")
        .child(
            element("button")
                .attr("type", "button")
                .on(ev::click, move |_| notebook.import.set(None))
                .child(words.cancel_import),
        )
}

/// Whether the browser may clear the notes, and the wish that it does not.
fn safety(any: Memo<bool>) -> Element {
    let words = Explorer::get().part_words();
    // What the browser says: nothing, that they are not safe, that it refuses, that they are safe.
    let safety = RwSignal::new(0_usize);
    effect(move || {
        if any.get() {
            spawn_local(async move {
                if let Some(is_safe) = storage::is_safe().await {
                    safety.set(if is_safe { 3 } else { 1 });
                }
            });
        }
    });
    let ask = move |_| {
        spawn_local(async move {
            let is_safe = storage::make_safe().await;
            safety.set(if is_safe { 3 } else { 2 });
        });
    };
    let body = move |said: usize| {
        views()
            .child(element("p").child(words.is_safe[said - 1]))
            .child(when(said == 1, || {
                element("button")
                    .attr("type", "button")
                    .on(ev::click, ask)
                    .child(words.make_safe)
            }))
    };
    element("div")
        .class("safety")
        .attr("role", "status")
        .child(move || when(safety.get() > 0, || body(safety.get())))
}

/// All notes with their citations, in the style that was chosen last.
fn as_markdown(notebook: Notebook) -> String {
    let explorer = notebook.explorer;
    let words = explorer.part_words();
    let entries = notebook.entries(|_| true);
    let notes: Vec<_> = entries.iter().map(|entry| entry.note.clone()).collect();
    let style = chosen_before();
    markdown(words.notes, &notes, |note| {
        let entry = entries.iter().find(|entry| entry.note.id == note.id);
        entry
            .map(|entry| cited(explorer, entry, style))
            .unwrap_or_default()
    })
}

fn cited(explorer: Explorer, entry: &Entry, style: usize) -> Cited {
    let words = explorer.part_words();
    let remark = match &entry.placed {
        Placed::Found {
            place: passage::Anchored::Changed { .. },
            ..
        } => words.note_changed.trim_end_matches(':'),
        Placed::Found { .. } | Placed::Awaited { .. } => "",
        Placed::Orphan { .. } => words.orphan,
        Placed::NoDocument => words.no_document,
    };
    let Some(document) = entry.document(explorer.corpus) else {
        let remark = remark.into();
        return Cited {
            remark,
            ..Cited::default()
        };
    };
    Cited {
        citation: at_page(document, style, entry.page(explorer), words),
        italics: in_style(document, style).italics.clone(),
        link: explorer.address_of(&entry.at_words(explorer, document)),
        remark: remark.into(),
    }
}
