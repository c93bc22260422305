//! The whole site as one file to take away.

use super::{Element, effect, element};
use crate::browser::page;
use crate::browser::page::root_attribute;
use crate::route::Form;
use crate::signal::RwSignal;
use crate::store::Explorer;

/// Saves the whole site as one file. The script that starts the program puts the present view into the file; without it
/// the file begins where the site does. If it is slim, what it is and how
/// large stands in a hint and not beside it: where nothing may move when the size is known.
pub fn save_as_one_file(is_slim: bool) -> Element {
    let explorer = Explorer::get();
    let words = explorer.part_words();
    let is_elsewhere = explorer.loader.store.is_large && explorer.form() == Form::Site;
    let size = RwSignal::new(String::new());
    let file = RwSignal::new(String::from("dossier.html"));
    effect(move || {
        if is_elsewhere {
            // Under the name of its version; the other file only leads there.
            file.set(format!("versions/{}.html", page::version()));
        }
        // A file does not know its own size.
        if let Some(known) = root_attribute("data-one-file") {
            size.set(format!(" ({known})"));
        }
    });
    element("a")
        .attr("href", move || explorer.link_to_file(&file.get()))
        .attr("download", (!is_elsewhere).then_some(""))
        .attr("data-save", "")
        .attr("title", move || {
            is_slim.then(|| format!("{}{}", words.save_hint, size.get()))
        })
        .child(words.save_as_one_file)
        .child(move || if is_slim { String::new() } else { size.get() })
}
