//! The explorer: timeline, filters, events and the open document.

use crate::components::{
    awaited::Awaited, compare::Compare, events::Events, filters::Filters, passages::Passages,
    reader::Reader, start::Start, timeline::Timeline,
};
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
    let text = move |id| match explorer.document(id) {
        Some(document) if is_comparison.get() => view! { <Compare document /> }.into_any(),
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
                    <Passages />
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
