//! Notes where they belong: beside their passages, and as marks on the words.

use super::{LISTED, list, more};
use crate::components::passage::{Taken, on_passage};
use crate::components::{effect, when};
use crate::platform::words;
use crate::state::Explorer;
use crate::state::notebook::{COLOURS, Entry, Notebook};
use corpus::{BlockId, Document};
use leptos::prelude::*;

/// The notes beside a passage.
#[component]
pub fn NotesHere(id: &'static BlockId) -> impl IntoView {
    let explorer = Explorer::get();
    let notebook = Notebook::get();
    // Names of passages are those of one document; the passage itself is one of all.
    let is_here = move |block: &'static BlockId| std::ptr::eq(block, id);
    let listed = RwSignal::new(LISTED);
    let here = move || {
        let here = |entry: &&Entry| entry.block.is_some_and(is_here);
        // One more than is listed, to know that there are more.
        notebook.with(|book| {
            let here = book.entries.iter().filter(here);
            here.take(listed.get() + 1).cloned().collect::<Vec<_>>()
        })
    };
    let name = explorer.words.own_notes_here;
    let list = move || {
        let here = here();
        let (shown, rest) = here.split_at(here.len().min(listed.get()));
        when(!shown.is_empty(), || {
            view! {
                {list(shown, false, Some(name))}
                {when(!rest.is_empty(), || more(listed))}
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
    on_passage(id, "take writes", words.note, write)
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
