//! What a reader should know about the address.

use super::when;
use crate::state::Explorer;
use leptos::prelude::*;

/// Says what the address asks for and the collection does not have.
#[component]
pub fn Notice() -> impl IntoView {
    let explorer = Explorer::get();
    let text = move || (explorer.words.unknown_in_address)(&explorer.unknown().join(", "));
    view! {
        <div role="status">
            {move || when(!explorer.unknown().is_empty(), || view! { <p class="notice">{text()}</p> })}
        </div>
    }
}
