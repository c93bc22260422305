//! A text that has yet to come.

use super::when;
use crate::state::Explorer;
use corpus::Document;
use leptos::prelude::*;

/// The document that was opened, until its text is there.
#[component]
pub fn Awaited(document: &'static Document) -> impl IntoView {
    let explorer = Explorer::get();
    let words = explorer.words;
    // What the address points at could not be shown before.
    on_cleanup(move || explorer.go_to_place());
    view! {
        <article class="document awaited" lang=document.language.as_str() dir="auto">
            <h2>{document.title.as_str()}</h2>
            <div lang=words.language dir="auto"><Coming text=words.text_comes /></div>
        </article>
    }
}

/// That something comes, or that it did not and how to try again.
#[component]
pub fn Coming(text: &'static str) -> impl IntoView {
    let explorer = Explorer::get();
    let words = explorer.words;
    let library = explorer.library;
    view! {
        <div role="status">
            <p class="note">
                {move || if library.has_failed() { words.did_not_come } else { text }}
            </p>
        </div>
        {move || when(library.has_failed(), || view! {
            <button type="button" on:click=move |_| library.try_again()>
                {words.try_again}
            </button>
        })}
    }
}
