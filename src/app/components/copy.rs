//! Copying what stands in a field.

use crate::platform::sharing;
use crate::state::Explorer;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A button that copies what stands in a field. `outcome` gets what came of it, see [`outcome_of`].
pub fn copy(field: &'static str, name: impl Into<String>, outcome: RwSignal<usize>) -> AnyView {
    let press = move |_| {
        outcome.set(0);
        spawn_local(async move {
            let is_copied = sharing::copy(field).await;
            outcome.set(if is_copied { 1 } else { 2 });
        });
    };
    view! {
        <button type="button" on:click=press>
            {name.into()}
        </button>
    }
    .into_any()
}

/// The line that says what came of copying: nothing yet, that it is done, or what to do instead.
pub fn outcome_of(outcome: RwSignal<usize>) -> AnyView {
    let words = Explorer::get().words;
    view! {
        <p class="outcome" role="status">
            {move || words.copied[outcome.get()]}
        </p>
    }
    .into_any()
}
