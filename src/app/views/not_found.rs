//! What stands where nothing is.

use crate::state::{Explorer, Page};
use leptos::prelude::*;

/// Says that there is no such page, and leads on.
#[component]
pub fn NotFound() -> impl IntoView {
    let explorer = Explorer::get();
    let words = explorer.words;
    view! {
        <main class="plain">
            <h2>{words.not_found}</h2>
            <p>{words.not_found_hint}</p>
            <p>
                <a href=move || explorer.link(|view| view.at_page(Page::Explorer))>
                    {words.to_the_explorer}
                </a>
            </p>
        </main>
    }
}
