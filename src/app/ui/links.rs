//! Links and buttons that many views share.

use super::{Element, element, when};
use crate::browser::article::{Link, link_at};
use crate::browser::shortcuts::close_dialog;
use crate::route::{Form, Layout, ViewState};
use crate::store::Explorer;
use leptos::ev;
use leptos::prelude::*;

/// The button that closes a dialog.
pub fn closes(dialog: &'static str) -> Element {
    element("button")
        .attr("type", "button")
        .on(ev::click, move |_| close_dialog(dialog))
        .child(Explorer::get().words.close)
}

/// Has the link of written HTML that pointer or focus have come to lead where it leads from the present view, with its
/// filters; `to` knows no other links than its own.
pub fn lead(
    explorer: Explorer,
    event: &leptos::ev::Event,
    to: impl FnOnce(&Link, &ViewState) -> Option<ViewState>,
) {
    let link = link_at(event);
    let to = link
        .as_ref()
        .and_then(|link| to(link, &explorer.view_now()));
    if let (Some(link), Some(to)) = (link, to) {
        link.set(&untrack(|| explorer.link(|_| to)));
    }
}

/// The way to the pages that list everything; none in one file, which has no other pages.
pub fn to_index() -> AnyView {
    let explorer = Explorer::get();
    when(explorer.form() == Form::Site, || {
        element("a")
            .class("to-index")
            .attr("href", move || explorer.link_to_file("index/"))
            .child(explorer.words.index)
    })
}

/// The link between the whole explorer and a layout that shows one thing alone, where it is named by `alone`; `to` is the view
/// with that.
pub fn to_alone(layout: Layout, alone: &'static str, to: fn(&ViewState) -> ViewState) -> Element {
    let explorer = Explorer::get();
    let is_alone = move |view: &ViewState| view.layout == layout;
    let other = move |view: &ViewState| match is_alone(view) {
        true => ViewState {
            layout: Layout::All,
            ..view.clone()
        },
        false => to(view),
    };
    element("a")
        .class("button")
        .attr("href", move || explorer.link(other))
        .child(move || match explorer.with(is_alone) {
            true => explorer.part_words().show_explorer,
            false => alone,
        })
}
