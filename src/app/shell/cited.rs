//! What a print says of its documents.

use crate::parts::Notebook;
use crate::route::{Layout, Page};
use crate::signal::RwSignal;
use crate::store::Explorer;
use crate::ui::citation::{chosen_before, in_style};
use crate::ui::{all, effect, element, live, views};
use corpus::Document;
use leptos::prelude::*;

/// The documents that are printed, or noted on a page of notes, each with its citation and its source file.
pub fn cited() -> AnyView {
    let (explorer, notebook) = (Explorer::get(), Notebook::get());
    let words = explorer.part_words();
    let style = RwSignal::new(0_usize);
    effect(move || style.set(chosen_before()));
    let documents = move || {
        let of_notes = || {
            let mut documents = notebook.with(|book| {
                let placed = book.entries.iter().map(|entry| entry.placed.document());
                placed.flatten().collect::<Vec<_>>()
            });
            documents.dedup();
            let documents = documents.into_iter();
            documents
                .map(|position| &explorer.corpus.documents[position])
                .collect::<Vec<_>>()
        };
        explorer.with(|view| match (&view.page, view.layout) {
            (Page::Notes, _) => of_notes(),
            (Page::Document(_), Layout::Compare) => {
                let open = explorer.open_document();
                let other = open.and_then(|open| view.compared(explorer.corpus, open));
                open.into_iter().chain(other).collect()
            }
            _ => explorer.open_document().into_iter().collect(),
        })
    };
    let document = move |document: &'static Document| {
        views()
            .child(
                element("p")
                    .attr("lang", document.language.as_str())
                    .attr("dir", "auto")
                    .child(move || in_style(document, style.get()).text.clone()),
            )
            .child(
                element("p")
                    .child(words.source_file)
                    .child(" ")
                    .child(document.source.file.as_str())
                    .child(" · ")
                    .child(words.fingerprint)
                    .child(" ")
                    .child(document.source.sha256.as_str()),
            )
    };
    live(move || all(documents().into_iter().map(document)))
}
