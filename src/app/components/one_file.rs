//! The whole site as one file to take away.

use super::effect;
use crate::platform::page::root_attribute;
use crate::state::Explorer;
use leptos::prelude::*;

/// Saves the whole site as one file. The script that starts the program puts the present view into the file; without it
/// the file begins where the site does.
#[component]
pub fn SaveAsOneFile(
    /// What it is and how large stands in a hint and not beside it: where nothing may move when the size is known.
    #[prop(optional)]
    is_slim: bool,
) -> impl IntoView {
    let explorer = Explorer::get();
    let words = explorer.words;
    let size = RwSignal::new(String::new());
    effect(Box::new(move || {
        // A file does not know its own size.
        if let Some(known) = root_attribute("data-one-file") {
            size.set(format!(" ({known})"));
        }
    }));
    view! {
        <a
            href=move || explorer.link_to_file("dossier.html")
            download=""
            data-save=""
            title=move || is_slim.then(|| format!("{}{}", words.save_hint, size.get()))
        >
            {words.save_as_one_file}
            {move || if is_slim { String::new() } else { size.get() }}
        </a>
    }
}
