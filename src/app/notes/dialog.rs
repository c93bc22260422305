//! Where a note is written.

use crate::browser::{page, shortcuts};
use crate::parts::notebook::{COLOURS, DIALOG};
use crate::parts::{NOTES, Notebook};
use crate::signal::RwSignal;
use crate::store::Explorer;
use crate::ui::{Element, all, effect, element, views, when};
use leptos::ev;
use leptos::prelude::*;
use passage::Note;

const TEXT: &str = "note-text";

/// The dialog, empty until a note is written.
pub fn note_dialog() -> Element {
    let notebook = Notebook::get();
    // What was typed, and whether that is settled.
    let typed = RwSignal::new(String::new());
    let is_settled = RwSignal::new(true);
    effect(move || {
        notebook.draft.with(|draft| typed.set(draft.text.clone()));
        is_settled.set(false);
    });
    // However it is closed, nothing that was typed is lost.
    let closed = move |_| {
        if !is_settled.get_untracked() {
            let note = Note {
                text: typed.get_untracked(),
                ..notebook.draft.get_untracked()
            };
            NOTES.then(move |notes| (notes.offer_draft)(notebook, note));
        }
    };
    element("dialog")
        .class("sheet writing")
        .attr("id", DIALOG)
        .attr("aria-labelledby", "note-title")
        .on(ev::close, closed)
        .child(move || {
            let draft = notebook.draft.get();
            when(!draft.passage.words.shown().is_empty(), || {
                NOTES.view(|notes| (notes.dialog)(draft, typed, is_settled))
            })
        })
}

/// The words, the colour and the text.
pub fn body(draft: Note, typed: RwSignal<String>, is_settled: RwSignal<bool>) -> AnyView {
    let (explorer, notebook) = (Explorer::get(), Notebook::get());
    let words = explorer.part_words();
    let document = draft.document.as_ref();
    let language = document.and_then(|id| explorer.corpus.document(id));
    let language = language.map_or("", |document| &*document.language);
    let quote = draft.passage.words.shown();
    let is_new = draft.id.is_empty();
    let colour = COLOURS.iter().position(|colour| *colour == draft.colour);
    let colour = RwSignal::new(colour.unwrap_or(COLOURS.len()));
    let save = move || {
        let mut note = notebook.draft.get_untracked();
        note.text = typed.get_untracked().trim().to_owned();
        // The colour of another program stays until another is chosen.
        if let Some(chosen) = COLOURS.get(colour.get_untracked()) {
            note.colour = (*chosen).into();
        }
        is_settled.set(true);
        shortcuts::close_dialog(DIALOG);
        notebook.keep(note);
    };
    let by_keys = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            save();
        }
    };
    let cancel = move |_| {
        is_settled.set(true);
        shortcuts::close_dialog(DIALOG);
    };
    let delete = move |_| {
        is_settled.set(true);
        shortcuts::close_dialog(DIALOG);
        notebook.delete(notebook.draft.get_untracked());
    };
    let option = move |(position, name): (usize, &'static &'static str)| {
        element("label")
            .child(
                element("input")
                    .attr("type", "radio")
                    .attr("name", "note-colour")
                    .flag("checked", move || colour.get() == position)
                    .on(ev::change, move |_| colour.set(position)),
            )
            .child(
                element("span")
                    .class(format!("own-mark own-{position}"))
                    .child(*name),
            )
    };
    page::after_update(|| page::focus_first(&[TEXT]));
    views()
        .child(element("h2").attr("id", "note-title").child(words.note_on))
        .child(
            element("blockquote")
                .attr("lang", language)
                .attr("dir", "auto")
                .child(quote),
        )
        .child(
            element("fieldset")
                .class("choice")
                .child(element("legend").child(words.colour))
                .child(all(words.note_colours.iter().enumerate().map(option))),
        )
        .child(
            element("div")
                .class("field")
                .child(element("label").attr("for", TEXT).child(words.your_note))
                .child(
                    element("textarea")
                        .attr("id", TEXT)
                        .attr("rows", "5")
                        .attr("dir", "auto")
                        .attr("aria-describedby", "note-hint")
                        .property("value", move || typed.get())
                        .on(ev::input, move |event| {
                            typed.set(event_target_value(&event))
                        })
                        .on(ev::keydown, by_keys),
                )
                .child(
                    element("p")
                        .class("note")
                        .attr("id", "note-hint")
                        .child(words.notes_live_here),
                ),
        )
        .child(
            element("p")
                .class("buttons")
                .child(
                    element("button")
                        .attr("type", "button")
                        .class("main")
                        .on(ev::click, move |_| save())
                        .child(words.save),
                )
                .child(
                    element("button")
                        .attr("type", "button")
                        .on(ev::click, cancel)
                        .child(words.cancel),
                )
                .child(when(!is_new, || {
                    element("button")
                        .attr("type", "button")
                        .on(ev::click, delete)
                        .child(words.delete)
                })),
        )
        .into_any()
}
