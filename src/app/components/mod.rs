//! What the pages are made of, nested like the page: each file is one thing on the screen.

pub mod active;
pub mod article;
pub mod article_html;
pub mod awaited;
pub mod choices;
pub mod cited;
pub mod compare;
pub mod completions;
pub mod contents;
pub mod copy;
pub mod date_filter;
pub mod embedding;
pub mod event_card;
pub mod events;
pub mod evidence_steps;
pub mod filters;
pub mod header;
pub mod hits;
pub mod imprint;
pub mod keys;
pub mod legend;
pub mod listen;
pub mod matrix;
pub mod neighbours;
pub mod notes;
pub mod nothing;
pub mod notice;
pub mod one_file;
pub mod passage;
pub mod passages;
pub mod provenance;
pub mod reader;
pub mod reading;
pub mod reading_place;
pub mod shortcuts;
pub mod start;
pub mod steps;
pub mod text_settings;
pub mod theme;
pub mod theme_steps;
pub mod timeline;
pub mod tools;
pub mod trends;

use crate::platform::article::{Link, link_at};
use crate::platform::shortcuts::close_dialog;
use crate::state::{Explorer, ViewState};
use crate::ui::{Element, element};
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
