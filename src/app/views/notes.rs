//! All notes of the reader.

use crate::components::notes::exchange::Exchange;
use crate::components::notes::{LISTED, list, more};
use crate::components::{all, effect, when};
use crate::state::Explorer;
use crate::state::notebook::{Entry, Notebook};
use leptos::prelude::*;
use passage::notes::Placed;

/// The notes by document, where they live, and how they are taken along.
#[component]
pub fn MyNotes() -> impl IntoView {
    let (explorer, notebook) = (Explorer::get(), Notebook::get());
    let words = explorer.part_words();
    let none = Memo::new(move |_| notebook.with(|book| book.entries.is_empty()));
    let trouble = move || {
        notebook.with(|book| {
            let failure = book
                .failure
                .map(|failure| words.not_kept[failure as usize].to_owned());
            let unreadable =
                (book.unreadable > 0).then(|| (words.unreadable_notes)(book.unreadable));
            let told = failure.into_iter().chain(unreadable);
            all(told.map(|told| view! { <p class="notice">{told}</p> }))
        })
    };
    // What stands in texts that have yet to come is placed when they have.
    effect(Box::new(move || {
        let awaited = notebook.entries(|entry| matches!(entry.placed, Placed::Awaited { .. }));
        for document in awaited.iter().filter_map(|entry| entry.placed.document()) {
            explorer.library.document(document);
        }
    }));
    let listed = RwSignal::new(LISTED);
    let are_more = Memo::new(move |_| notebook.with(|book| book.entries.len() > listed.get()));
    let groups = move || {
        let entries = notebook.with(|book| {
            let entries = book.entries.iter().take(listed.get());
            entries.cloned().collect::<Vec<_>>()
        });
        let document = |entry: &Entry| entry.found().map(|(document, _)| document);
        let groups = entries.chunk_by(|a, b| document(a) == document(b));
        all(groups.map(|group| {
            let title = match document(&group[0]) {
                Some(document) => explorer.corpus.documents[document].title.as_str(),
                None => words.orphans,
            };
            view! {
                <h3>{title}</h3>
                {list(group, true, None)}
            }
        }))
    };
    view! {
        <main class="plain all-notes">
            <h2 id="notes-title" tabindex="-1">
                {words.notes}
            </h2>
            <p>{words.notes_text}</p>
            <p class="notice not-alive">{words.notes_need_program}</p>
            {move || trouble()}
            <div class="alive">{move || when(none.get(), || view! { <p>{words.no_notes}</p> })}</div>
            {move || groups()}
            {move || when(are_more.get(), || more(listed))}
            <Exchange />
        </main>
    }
}
