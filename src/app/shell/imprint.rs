//! What a print says at its end: how to cite what is on it, and where it is from.

use crate::browser::page;
use crate::parts::{FRAME, island};
use crate::route::{Page, ViewState};
use crate::signal::RwSignal;
use crate::store::Explorer;
use crate::ui::{Element, effect, element, when};

/// The documents that are printed, the collection, and the address.
pub fn imprint() -> Element {
    let explorer = Explorer::get();
    let words = explorer.words;
    let address = RwSignal::new(String::new());
    let version = RwSignal::new(String::new());
    effect(move || {
        let view = explorer.view();
        let printed = match view.page {
            Page::Document(_) => ViewState::of(view.page),
            _ => ViewState {
                fragment: None,
                ..view.outside_of_frames()
            },
        };
        address.set(explorer.address_of(&printed));
        version.set(page::version());
    });
    element("footer")
        .class("imprint")
        .child(island(&FRAME, "cited", |frame| (frame.cited)()))
        .child(
            element("p")
                .child(explorer.corpus.corpus.title.as_str())
                .child(move || {
                    version.with(|version| {
                        when(!version.is_empty(), || {
                            format!(" · {} {version}", words.embed_version)
                        })
                    })
                }),
        )
        .child(
            element("p")
                .attr("hidden", move || address.with(String::is_empty))
                .child(words.read_at)
                .child(" ")
                .child(move || address.get()),
        )
}
