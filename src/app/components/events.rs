//! The list of events that the filters leave.

use super::event_card::EventCard;
use super::when;
use crate::state::Explorer;
use leptos::prelude::*;

/// The events, each with the words that tell of it.
#[component]
pub fn Events() -> impl IntoView {
    let explorer = Explorer::get();
    let words = explorer.words;
    let events = move || explorer.facets().with(|facets| facets.events.clone());
    let none = move || explorer.facets().with(|facets| facets.events.is_empty());
    view! {
        <section class="events" id="events" aria-labelledby="events-title" tabindex="-1">
            <h2 id="events-title">{words.events}</h2>
            <ol role="list">
                <For each=events key=|position| *position let:position>
                    <EventCard event=&explorer.corpus.events[position] />
                </For>
            </ol>
            {move || when(none(), || view! { <Nothing /> })}
        </section>
    }
}

/// What stands there when the filters leave nothing.
#[component]
fn Nothing() -> impl IntoView {
    let explorer = Explorer::get();
    let words = explorer.words;
    view! {
        <div class="nothing">
            <p>
                <strong>{words.nothing_matches}</strong>
            </p>
            <p>{words.nothing_matches_hint}</p>
            <p>
                <a href=move || explorer.link(|view| view.unfiltered())>{words.clear_filters}</a>
            </p>
        </div>
    }
}
