//! What the pages are made of, nested like the page: each file is one thing on the screen.

pub mod active;
pub mod article;
pub mod article_html;
pub mod awaited;
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
pub mod passage;
pub mod passages;
pub mod provenance;
pub mod reader;
pub mod reading_place;
pub mod shortcuts;
pub mod start;
pub mod steps;
pub mod text_settings;
pub mod theme;
pub mod theme_steps;
pub mod timeline;
pub mod trends;

use crate::platform::article::{Link, link_at};
use crate::state::{Explorer, ViewState};
use leptos::prelude::*;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// Several views as one. Like [`when`] it erases their type, so that the program holds the code for
/// lists and for conditions once and not once for each of them.
pub fn all(views: impl Iterator<Item = impl IntoAny>) -> AnyView {
    let views: Vec<AnyView> = views.map(IntoAny::into_any).collect();
    views.into_any()
}

/// A view for each item, in their order; an item with the key of one that was there before keeps its element.
pub fn keyed<T: Clone + Send + Sync + 'static, K: Hash + 'static>(
    items: impl Fn() -> Vec<T> + Send + Sync + 'static,
    key: fn(&T) -> K,
    show: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let show = Arc::new(show);
    let item = move |item: T| {
        let mut hash = DefaultHasher::new();
        key(&item).hash(&mut hash);
        let show = show.clone();
        Item {
            key: hash.finish(),
            show: Arc::new(move || show(item.clone())),
        }
    };
    list(Box::new(move || items().into_iter().map(&item).collect()))
}

/// An item of a list. Its type is erased, so that the program holds the code that compares lists once.
#[derive(Clone)]
struct Item {
    key: u64,
    show: Arc<dyn Fn() -> AnyView + Send + Sync>,
}

fn list(items: Box<dyn Fn() -> Vec<Item> + Send + Sync>) -> AnyView {
    view! {
        <For each=items key=|item| item.key let:item>
            {(item.show)()}
        </For>
    }
    .into_any()
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
