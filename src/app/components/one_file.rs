//! The whole site as one file to take away.

use super::effect;
use crate::platform::page::root_attribute;
use crate::state::Explorer;
use leptos::prelude::*;

/// Saves the whole site as one file, with its size. The script that starts the program puts the present view into the
/// file; without it the file begins where the site does.
#[component]
pub fn SaveAsOneFile() -> impl IntoView {
    let explorer = Explorer::get();
    let size = RwSignal::new(String::new());
    effect(Box::new(move || {
        // A file does not know its own size.
        if let Some(known) = root_attribute("data-one-file") {
            size.set(format!(" ({known})"));
        }
    }));
    view! {
        <a href=move || explorer.link_to_file("dossier.html") download="" data-save="">
            {explorer.words.save_as_one_file}
            {move || size.get()}
        </a>
    }
}
