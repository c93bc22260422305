//! A text that has yet to come.

use super::when;
use crate::parts;
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
    let has_failed = move || explorer.library.has_failed() || parts::has_failed();
    view! {
        <div role="status">
            <p class="note">
                {move || if has_failed() { words.did_not_come } else { text }}
            </p>
        </div>
        {move || when(has_failed(), || view! {
            <button type="button" on:click=move |_| try_again(explorer)>
                {words.try_again}
            </button>
        })}
    }
}

fn try_again(explorer: Explorer) {
    explorer.library.try_again();
    parts::try_again();
}

/// That what somebody has asked for comes with a part of the program, while it does.
#[component]
pub fn PartAwaited() -> impl IntoView {
    let words = Explorer::get().words;
    let toast = move || {
        view! {
            <div class="toast">
                <Coming text=words.loading />
                <button type="button" class="quiet" aria-label=words.dismiss on:click=|_| parts::give_up()>
                    "×"
                </button>
            </div>
        }
    };
    view! { <div class="part-awaited">{move || when(parts::is_awaited(), toast)}</div> }
}
