//! The list of events that the filters leave.

use super::event_card::{EventCard, EventLine, lead_on, show_states};
use super::nothing::Nothing;
use super::start::ToIndex;
use super::{all, keyed, when};
use crate::state::{Explorer, Layout, ViewState};
use leptos::prelude::*;

/// So many events are listed at first, and so many more each time. A reader does not look through
/// more at once, and a page with thousands of them would be slow to come and slow to wake up.
pub const LISTED: usize = 50;

/// The events, each with the words that tell of it.
#[component]
pub fn Events() -> impl IntoView {
    let explorer = Explorer::get();
    let words = explorer.words;
    let wanted = RwSignal::new(LISTED);
    let shown = Memo::new(move |_| explorer.shown());
    // A link never leads to nothing: the list goes as far as the selected event.
    let listed = move || {
        let selected = explorer.selected();
        shown.with(|shown| {
            let is_selected =
                |&position: &usize| selected.is_some_and(|event| explorer.is_at(position, event));
            let place = shown.iter().position(is_selected);
            let up_to = place.map_or(0, |place| (place + 1).next_multiple_of(LISTED));
            let count = shown.len();
            (up_to.max(wanted.get()).min(count), count)
        })
    };
    let listed = Memo::new(move |_| listed());
    let events = move || {
        let is_alone = explorer.with(|view| view.layout == Layout::Event || view.opens_in_place());
        if let Some(selected) = explorer.selected().filter(|_| is_alone) {
            let mut all = 0..explorer.corpus.events.len();
            let place = all.find(|place| explorer.is_at(*place, selected));
            return place.into_iter().collect();
        }
        let (listed, _) = listed.get();
        shown.with(|shown| shown[..listed].to_vec())
    };
    let none = Memo::new(move |_| listed.get().1 == 0);
    show_states(explorer);
    view! {
        <section class="events" class:is-none=move || none.get() id="events" aria-labelledby="events-title" tabindex="-1">
            <h2 id="events-title">{words.events}</h2>
            {move || explorer.selected().filter(|_| explorer.with(ViewState::opens_in_place)).map(|event| view! {
                <a class="button closes" href=move || explorer.link(|view| view.closing(event))>
                    {words.close}
                </a>
            })}
            <ol
                role="list"
                on:pointerover=move |event| lead_on(explorer, &event)
                on:focusin=move |event| lead_on(explorer, &event)
                on:click=move |event| lead_on(explorer, &event)
            >
                {move || match explorer.is_whole() {
                    true => keyed(events, |position| *position, move |position| view! {
                        <EventCard event=&explorer.corpus.events[position] />
                    }.into_any()),
                    // The page has their words in its text, and what is known of their dates in its margin.
                    false => all(events().into_iter().map(|position| view! {
                        <EventLine event=&explorer.corpus.events[position] />
                    })).into_any(),
                }}
            </ol>
            {move || when(listed.get().0 < listed.get().1, || view! { <More listed wanted /> })}
            {move || {
                let is_filtered = explorer.with(|view| view.is_filtered());
                when(none.get() && is_filtered, || view! { <Nothing /> })
            }}
        </section>
    }
}

/// What stands below the list when there are more.
#[component]
fn More(listed: Memo<(usize, usize)>, wanted: RwSignal<usize>) -> impl IntoView {
    let words = Explorer::get().words;
    let said = move || {
        let (listed, count) = listed.get();
        (words.listed)(listed, count)
    };
    let more = move |_| wanted.set(listed.get_untracked().0 + LISTED);
    view! {
        <div class="more">
            <p class="note">{said} " " <ToIndex /></p>
            <button type="button" class="alive" on:click=more>
                {words.show_more}
            </button>
        </div>
    }
}
