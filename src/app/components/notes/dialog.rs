//! Where a note is written.

use crate::components::{all, effect, when};
use crate::parts::NOTES;
use crate::platform::{page, shortcuts};
use crate::state::Explorer;
use crate::state::notebook::{COLOURS, DIALOG, Notebook};
use leptos::prelude::*;
use passage::Note;

const TEXT: &str = "note-text";

/// The dialog, empty until a note is written.
#[component]
pub fn NoteDialog() -> impl IntoView {
    let notebook = Notebook::get();
    // What was typed, and whether that is settled.
    let typed = RwSignal::new(String::new());
    let is_settled = RwSignal::new(true);
    effect(Box::new(move || {
        notebook.draft.with(|draft| typed.set(draft.text.clone()));
        is_settled.set(false);
    }));
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
    view! {
        <dialog class="sheet writing" id=DIALOG aria-labelledby="note-title" on:close=closed>
            {move || {
                let draft = notebook.draft.get();
                when(!draft.passage.words.shown().is_empty(), || {
                    NOTES.view(|notes| (notes.dialog)(draft, typed, is_settled))
                })
            }}
        </dialog>
    }
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
        view! {
            <label>
                <input
                    type="radio"
                    name="note-colour"
                    prop:checked=move || colour.get() == position
                    on:change=move |_| colour.set(position)
                />
                <span class=format!("own-mark own-{position}")>{*name}</span>
            </label>
        }
    };
    page::after_update(|| page::focus_first(&[TEXT]));
    view! {
        <h2 id="note-title">{words.note_on}</h2>
        <blockquote lang=language dir="auto">
            {quote}
        </blockquote>
        <fieldset class="choice">
            <legend>{words.colour}</legend>
            {all(words.note_colours.iter().enumerate().map(option))}
        </fieldset>
        <div class="field">
            <label for=TEXT>{words.your_note}</label>
            <textarea
                id=TEXT
                rows="5"
                dir="auto"
                aria-describedby="note-hint"
                prop:value=move || typed.get()
                on:input=move |event| typed.set(event_target_value(&event))
                on:keydown=by_keys
            ></textarea>
            <p class="note" id="note-hint">
                {words.notes_live_here}
            </p>
        </div>
        <p class="buttons">
            <button type="button" class="main" on:click=move |_| save()>
                {words.save}
            </button>
            <button type="button" on:click=cancel>
                {words.cancel}
            </button>
            {when(!is_new, || view! {
                <button type="button" on:click=delete>
                    {words.delete}
                </button>
            })}
        </p>
    }
    .into_any()
}
