//! What a reader should know about the address.

use crate::state::Explorer;
use leptos::prelude::*;

/// Says what the address asks for and the collection does not have.
#[component]
pub fn Notice() -> impl IntoView {
    let explorer = Explorer::get();
    move || {
        let unknown = explorer.unknown();
        (!unknown.is_empty()).then(|| {
            let text = (explorer.words.unknown_in_address)(&unknown.join(", "));
            view! {
                <p class="notice" role="status">
                    {text}
                </p>
            }
        })
    }
}
