//! Notes where they belong: beside their passages, and as marks on the words.

use super::{LISTED, list, more};
use crate::browser::{article, words};
use crate::parts::notebook::{COLOURS, Entry};
use crate::parts::{NOTES, Notebook, PassageSelection};
use crate::signal::{Memo, RwSignal};
use crate::store::Explorer;
use crate::ui::{effect, live, views, when};
use corpus::{BlockId, Document};
use leptos::prelude::*;

/// Names of passages are those of one document; the passage itself is one of all.
fn is_at(entry: &Entry, id: &'static BlockId) -> bool {
    entry.block.is_some_and(|block| std::ptr::eq(block, id))
}

/// The notes beside a passage.
pub fn notes_at(id: &'static BlockId) -> AnyView {
    let explorer = Explorer::get();
    let notebook = Notebook::get();
    let listed = RwSignal::new(LISTED);
    let here = move || {
        let here = |entry: &&Entry| is_at(entry, id);
        // One more than is listed, to know that there are more.
        notebook.with(|book| {
            let here = book.entries.iter().filter(here);
            here.take(listed.get() + 1).cloned().collect::<Vec<_>>()
        })
    };
    let name = explorer.part_words().own_notes_here;
    let list = move || {
        let here = here();
        let (shown, rest) = here.split_at(here.len().min(listed.get()));
        when(!shown.is_empty(), || {
            views()
                .child(list(shown, false, Some(name)))
                .child(when(!rest.is_empty(), || more(listed)))
        })
    };
    live(list)
}

/// Notes in the text: marks on the words that they are on, and lists beside their passages.
pub fn notes_in_text(document: &'static Document) {
    let (taken, notebook) = (expect_context::<PassageSelection>(), Notebook::get());
    let any = Memo::new(move |_| notebook.with(|book| !book.entries.is_empty()));
    let notes = move || NOTES.here().filter(|_| any.get() && taken.is_text_here());
    effect(move || {
        if let Some(notes) = notes() {
            (notes.marks)(document);
        }
    });
    let position = notebook.explorer.position_of(document);
    let places = Memo::new(move |_| {
        let is_here = |entry: &&Entry| entry.placed.document() == Some(position);
        let mut places: Vec<&'static BlockId> = notebook.with(|book| {
            let here = book.entries.iter().filter(is_here);
            here.filter_map(|entry| entry.block).collect()
        });
        // They are in the order of the text.
        places.dedup();
        places
    });
    effect(move || {
        let Some(notes) = notes() else { return };
        let list = |id: &'static BlockId| {
            article::in_margin(id.as_str(), Box::new(move || (notes.here)(id)))
        };
        // Taken away when this is run again.
        StoredValue::new_local(places.get().into_iter().map(list).collect::<Vec<_>>());
    });
}

/// Marks the words in their colours. Within an effect, which is run again when notes have changed.
pub fn mark(document: &'static Document) {
    let notebook = Notebook::get();
    let explorer = notebook.explorer;
    let position = explorer.position_of(document);
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
}
