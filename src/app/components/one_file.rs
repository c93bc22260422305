//! The whole site as one file to take away.

use super::effect;
use crate::platform::page::{self, root_attribute};
use crate::state::{Explorer, Form};
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
    let is_elsewhere = explorer.library.holdings.is_large && explorer.form() == Form::Site;
    let size = RwSignal::new(String::new());
    let file = RwSignal::new(String::from("dossier.html"));
    effect(Box::new(move || {
        if is_elsewhere {
            // Under the name of its version; the other file only leads there.
            file.set(format!("versions/{}.html", page::version()));
        }
        // A file does not know its own size.
        if let Some(known) = root_attribute("data-one-file") {
            size.set(format!(" ({known})"));
        }
    }));
    view! {
        <a
            href=move || explorer.link_to_file(&file.get())
            download=(!is_elsewhere).then_some("")
            data-save=""
            title=move || is_slim.then(|| format!("{}{}", words.save_hint, size.get()))
        >
            {words.save_as_one_file}
            {move || if is_slim { String::new() } else { size.get() }}
        </a>
    }
}
