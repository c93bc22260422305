//! All notes of the reader.

use super::exchange::exchange;
use super::{LISTED, list, more};
use crate::parts::Notebook;
use crate::parts::notebook::Entry;
use crate::signal::{Memo, RwSignal};
use crate::store::Explorer;
use crate::ui::{Element, all, effect, element, views, when};
use passage::notes::Placed;

/// The notes by document, where they live, and how they are taken along.
pub fn my_notes() -> Element {
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
            all(told.map(|told| element("p").class("notice").child(told)))
        })
    };
    // What stands in texts that have yet to come is placed when they have.
    effect(move || {
        let awaited = notebook.entries(|entry| matches!(entry.placed, Placed::Awaited { .. }));
        for document in awaited.iter().filter_map(|entry| entry.placed.document()) {
            explorer.loader.document(document);
        }
    });
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
            views()
                .child(element("h3").child(title))
                .child(list(group, true, None))
        }))
    };
    element("main")
        .class("plain all-notes")
        .child(
            element("h2")
                .attr("id", "notes-title")
                .attr("tabindex", "-1")
                .child(words.notes),
        )
        .child(element("p").child(words.notes_text))
        .child(
            element("p")
                .class("notice no-js")
                .child(words.notes_need_program),
        )
        .child(trouble)
        .child(
            element("div")
                .class("js-only")
                .child(move || when(none.get(), || element("p").child(words.no_notes))),
        )
        .child(groups)
        .child(move || when(are_more.get(), || more(listed)))
        .child(exchange())
}
