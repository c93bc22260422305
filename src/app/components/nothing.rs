//! What stands in the list of events when the filters leave none.

use super::all;
use crate::platform::page;
use crate::state::{Explorer, Facets, Filter};
use leptos::prelude::*;

/// Which filter to loosen, and how many events that would show.
#[component]
pub fn Nothing() -> impl IntoView {
    let explorer = Explorer::get();
    let words = explorer.words;
    let advice = Memo::new(move |_| explorer.facets().with(Facets::advice));
    let line = move |(filter, count)| view! { <Loosen filter count /> };
    let hint = move || {
        let is_none = advice.with(Vec::is_empty);
        String::from([words.loosen, words.nothing_alone_helps][usize::from(is_none)])
    };
    view! {
        <div class="nothing">
            <p>
                <strong>{words.nothing_matches}</strong>
            </p>
            <p>{move || hint()}</p>
            <ul role="list">{move || all(advice.get().into_iter().map(line))}</ul>
            <p>
                <a
                    class="button"
                    href=move || explorer.link(|view| view.unfiltered())
                    on:click=move |_| page::after_update(focus_on_events)
                >
                    {words.clear_filters}
                </a>
            </p>
        </div>
    }
}

/// One filter to take off.
#[component]
fn Loosen(filter: Filter, count: usize) -> impl IntoView {
    let explorer = Explorer::get();
    let words = explorer.words;
    view! {
        <li>
            <a
                href=move || explorer.link(|view| view.without(filter))
                on:click=move |_| page::after_update(focus_on_events)
            >
                {(words.without)(filter)}
            </a>
            ": "
            <span class="count">{(words.count_of_events)(count)}</span>
        </li>
    }
}

/// The link that was followed is gone: on with what it brought.
fn focus_on_events() {
    page::focus_first(&["events-title", "timeline-title"]);
}
