//! The explorer: timeline, filters, events and the open document.

use crate::components::{
    awaited::Awaited, events::Events, filters::Filters, reader::Reader, start::Start,
    timeline::Timeline, when,
};
use crate::parts::{COMPARISON, SEARCH};
use crate::state::{Explorer, Layout};
use leptos::prelude::*;

/// The timeline across the page; below it filters, events and the reader side by side.
#[component]
pub fn Explore() -> impl IntoView {
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
    let text = move |id| match explorer.document(id) {
        Some(document) if is_comparison.get() => {
            COMPARISON.place(|comparison| (comparison.documents)(document))
        }
        Some(document) => view! { <Reader document /> }.into_any(),
        None => {
            let document = explorer.corpus.document(id);
            document
                .map(|document| view! { <Awaited document /> })
                .into_any()
        }
    };
    view! {
        <main class="explore">
            <Timeline />
            <div class="columns">
                <Filters />
                <div class="found">
                    <div>{move || when(is_searching.get(), || SEARCH.view(|search| (search.passages)()))}</div>
                    <Events />
                </div>
                <section class="reader" id="reader" aria-label=words.document tabindex="-1">
                    {move || match document.get() {
                        Some(id) => text(id),
                        None => view! { <Start /> }.into_any(),
                    }}
                </section>
            </div>
        </main>
    }
}
