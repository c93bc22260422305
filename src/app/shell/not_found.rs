//! What stands where nothing is.

use crate::route::Page;
use crate::store::Explorer;
use crate::ui::{Element, element};

/// Says that there is no such page, and leads on.
pub fn not_found() -> Element {
    let explorer = Explorer::get();
    let words = explorer.words;
    element("main")
        .class("plain")
        .child(element("h2").child(words.not_found))
        .child(element("p").child(words.not_found_hint))
        .child(
            element("p").child(
                element("a")
                    .attr("href", move || {
                        explorer.link(|view| view.at_page(Page::Explorer))
                    })
                    .child(words.to_the_explorer),
            ),
        )
}
