//! Notes where they belong: beside their passages, and as marks on the words.

use super::entry::EntryView;
use crate::components::passage::{Taken, on_passage};
use crate::components::{all, effect, when};
use crate::platform::words;
use crate::state::Explorer;
use crate::state::notebook::{COLOURS, Notebook};
use corpus::{BlockId, Document};
use leptos::prelude::*;

/// The notes beside a passage.
#[component]
pub fn NotesHere(id: &'static BlockId) -> impl IntoView {
    let explorer = Explorer::get();
    let notebook = Notebook::get();
    // Names of passages are those of one document; the passage itself is one of all.
    let is_here = move |block: &'static BlockId| std::ptr::eq(block, id);
    let here = move || notebook.entries(|entry| entry.block.is_some_and(is_here));
    let list = move || {
        let here = here();
        when(!here.is_empty(), || {
            let entry = |entry| view! { <EntryView entry is_alone=false /> };
            view! {
                <ul role="list" class="own-notes" aria-label=explorer.words.own_notes_here>
                    {all(here.into_iter().map(entry))}
                </ul>
            }
        })
    };
    view! { {move || list()} }
}

/// The button that writes a note on a whole passage.
#[component]
pub fn AddNote(id: &'static BlockId) -> impl IntoView {
    let notebook = Notebook::get();
    let document = expect_context::<Taken>().document;
    let words = notebook.explorer.words;
    let write = Box::new(move |span| notebook.write_about(document, span));
    on_passage(id, "take writes", [words.note, words.write_note], write)
}

/// Marks the words that notes are on, in their colours.
#[component]
pub fn NoteMarks(document: &'static Document) -> impl IntoView {
    let explorer = Explorer::get();
    let notebook = Notebook::get();
    let position = explorer.position_of(document);
    effect(Box::new(move || {
        let reading = explorer.reading(document);
        for (colour, name) in COLOURS.iter().enumerate() {
            let parts = notebook.with(|book| {
                let of_colour = book.entries.iter().filter(|e| e.colour() == colour);
                let here = of_colour.filter_map(|entry| entry.found());
                let here = here.filter(|(at, _)| *at == position);
                here.flat_map(|(_, span)| reading.parts(span))
                    .collect::<Vec<_>>()
            });
            words::mark(&format!("own-{name}"), &parts);
        }
        on_cleanup(|| {
            for name in COLOURS {
                words::mark(&format!("own-{name}"), &[]);
            }
        });
    }));
}
