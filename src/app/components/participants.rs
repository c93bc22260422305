//! Who takes part in an event.

use super::{all, when};
use crate::state::{Explorer, Facet, Layout, ViewState};
use corpus::{Entity, Event};
use leptos::prelude::*;

/// The names, each a link that chooses it in the filters.
#[component]
pub fn Participants(event: &'static Event) -> impl IntoView {
    let explorer = Explorer::get();
    let entities = event.participants.iter();
    let entities = entities.filter_map(|id| explorer.corpus.entity(id));
    let names = entities.enumerate().map(|(place, entity)| {
        let comma = if place == 0 { "" } else { ", " };
        view! { {comma} <Name entity /> }
    });
    when(!event.participants.is_empty(), || {
        view! {
            <p class="note involved">
                {explorer.words.involved} {all(names)}
            </p>
        }
    })
}

/// A name: chosen it is marked, and the link takes it off again.
#[component]
fn Name(entity: &'static Entity) -> impl IntoView {
    let explorer = Explorer::get();
    let words = explorer.words;
    let (facet, id) = (Facet::of_kind(entity.kind), entity.id.as_str());
    let is_chosen = Memo::new(move |_| explorer.has_chosen(facet, id));
    let does = move || match is_chosen.get() {
        true => (words.remove_filter)((words.facets)(facet).one, &entity.name),
        false => (words.only_with)(&entity.name),
    };
    view! {
        <a
            href=move || explorer.link(|view| chosen(view, facet, id))
            aria-current=move || is_chosen.get().then_some("true")
            aria-label=move || does()
            title=move || does()
        >
            {entity.name.as_str()}
        </a>
    }
}

/// The name chosen, or no longer, in a layout that shows what that leaves.
fn chosen(view: &ViewState, facet: Facet, id: &str) -> ViewState {
    let layout = match view.layout {
        Layout::Event => Layout::All,
        other => other,
    };
    ViewState {
        layout,
        ..view.toggled(facet, id)
    }
}
