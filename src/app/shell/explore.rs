//! The explorer: timeline, filters, events and the open document.

use crate::collection::start::start;
use crate::events::events;
use crate::filters::{active_filters::active_filters, filters, opener};
use crate::parts::loading::loading;
use crate::parts::{COMPARISON, FRAME, SEARCH, island};
use crate::reader::reader;
use crate::route::Layout;
use crate::signal::Memo;
use crate::store::Explorer;
use crate::timeline::timeline;
use crate::ui::{Element, element, views, when};
use leptos::prelude::*;

/// The timeline across the page; below it filters, events and the reader side by side.
pub fn explore() -> Element {
    let explorer = Explorer::get();
    let words = explorer.words;
    // The matrix stands where no document is open, also at an address that names one.
    let document = Memo::new(move |_| {
        let is_matrix = explorer.with(|view| view.layout == Layout::Matrix);
        let document = explorer.open_document().filter(|_| !is_matrix);
        document.map(|document| &document.id)
    });
    let is_comparison = Memo::new(move |_| explorer.with(|view| view.layout == Layout::Compare));
    let is_searching = Memo::new(move |_| explorer.with(|view| !view.query.is_empty()));
    // Not again when another text has come: what stands in the document would be made anew, and a dialog in it closed.
    let shown = Memo::new(move |_| {
        let id = document.get()?;
        Some((id, explorer.document(id).is_some(), is_comparison.get()))
    });
    let text = move |(id, _, is_comparison)| match untrack(|| explorer.document(id)) {
        Some(document) if is_comparison => {
            COMPARISON.place(|comparison| (comparison.documents)(document))
        }
        Some(document) => untrack(|| reader(document)).into_any(),
        None => {
            let document = explorer.corpus.document(id);
            document
                .map(|document| untrack(|| loading(document)).into_any())
                .unwrap_or_else(|| ().into_any())
        }
    };
    element("main")
        .class("explore")
        .child(timeline(views().child(opener()).child(active_filters())))
        .child(island(&FRAME, "in-time", |frame| (frame.event_steps)()))
        .child(
            element("div")
                .class("columns")
                .child(filters())
                .child(
                    element("div")
                        .class("found")
                        .child(element("div").child(move || {
                            when(is_searching.get(), || {
                                SEARCH.view(|search| (search.passages)())
                            })
                        }))
                        .child(events()),
                )
                .child(
                    element("section")
                        .class("reader")
                        .attr("id", "reader")
                        .attr("aria-label", words.document)
                        .attr("tabindex", "-1")
                        .child(move || match shown.get() {
                            Some(shown) => text(shown),
                            None => untrack(start).into_any(),
                        }),
                ),
        )
}
