//! What the pages are made of, nested like the page: each file is one thing on the screen.

pub mod active;
pub mod awaited;
pub mod block;
pub mod choices;
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
pub mod legend;
pub mod listen;
pub mod matrix;
pub mod neighbours;
pub mod notes;
pub mod nothing;
pub mod notice;
pub mod one_file;
pub mod participants;
pub mod passage;
pub mod passages;
pub mod provenance;
pub mod reader;
pub mod reading_place;
pub mod related;
pub mod shortcuts;
pub mod start;
pub mod steps;
pub mod text_settings;
pub mod theme;
pub mod theme_steps;
pub mod timeline;
pub mod trends;
pub mod why_date;

use leptos::prelude::*;

/// Several views as one. Like [`when`] it erases their type, so that the program holds the code for
/// lists and for conditions once and not once for each of them.
pub fn all(views: impl Iterator<Item = impl IntoAny>) -> AnyView {
    let views: Vec<AnyView> = views.map(IntoAny::into_any).collect();
    views.into_any()
}

/// Runs something when the page is awake, and again whenever a signal that it reads has changed. Boxed,
/// so that the program holds the code around effects once; what the closure owns lives as long as the
/// component.
pub fn effect(mut run: Box<dyn FnMut()>) {
    Effect::new(move || run());
}

/// A view under a condition, else nothing.
pub fn when<V: IntoAny>(condition: bool, view: impl FnOnce() -> V) -> AnyView {
    if condition {
        view().into_any()
    } else {
        ().into_any()
    }
}
