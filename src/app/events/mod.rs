//! The list of events that the filters leave, or of documents where no events are shown.
//!
//! - [`event_card`]: an event or a document in it

pub mod event_card;

use crate::axis::Entry;
use crate::parts::FRAME;
use crate::route::{Layout, ViewState};
use crate::signal::{Memo, RwSignal};
use crate::store::Explorer;
use crate::ui::event_links::lead_on;
use crate::ui::links::to_index;
use crate::ui::{Element, all, element, keyed, when};
use event_card::{entry_line, event_card, show_states};
use leptos::ev;
use leptos::prelude::*;

/// So many events are listed at first, and so many more each time. A reader does not look through
/// more at once, and a page with thousands of them would be slow to come and slow to wake up.
pub const LISTED: usize = 50;

/// So many of them are in the start page as it is sent, more than a screen shows: the others come with the program, and
/// without it stand in the pages that list everything.
const SENT: usize = 12;

/// The events, each with the words that tell of it.
pub fn events() -> Element {
    let explorer = Explorer::get();
    let words = explorer.words;
    let wanted = RwSignal::new(LISTED);
    let sent = if explorer.is_sent() { LISTED } else { SENT };
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
            let wanted = if explorer.is_awake() {
                wanted.get()
            } else {
                sent
            };
            (up_to.max(wanted).min(count), count)
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
    element("section")
        .class("events")
        .class_if("is-none", move || none.get())
        .attr("id", "events")
        .attr("aria-labelledby", "events-title")
        .attr("tabindex", "-1")
        .child(element("h2").attr("id", "events-title").child(move || {
            String::from(match explorer.lists_documents() {
                true => words.documents,
                false => words.events,
            })
        }))
        .child(move || {
            explorer
                .selected()
                .filter(|_| explorer.with(ViewState::opens_in_place))
                .map(|event| {
                    element("a")
                        .class("button closes")
                        .attr("href", move || explorer.link(|view| view.closing(event)))
                        .child(words.close)
                })
        })
        .child(
            element("ol")
                .attr("role", "list")
                .on(ev::pointerover, move |event| lead_on(explorer, &event))
                .on(ev::focusin, move |event| lead_on(explorer, &event))
                .on(ev::click, move |event| lead_on(explorer, &event))
                .child(move || match explorer.is_whole() {
                    true => keyed(
                        events,
                        |position| *position,
                        move |position| match Entry::at(explorer.corpus, position) {
                            Entry::Event(event) => untrack(|| event_card(event)).into_any(),
                            document => untrack(|| entry_line(document)).into_any(),
                        },
                    ),
                    // The page has their words in its text, and what is known of their dates in its margin.
                    false => all(events()
                        .into_iter()
                        .map(|position| Entry::at(explorer.corpus, position))
                        .map(|entry| untrack(|| entry_line(entry))))
                    .into_any(),
                }),
        )
        .child(move || {
            when(listed.get().0 < listed.get().1, || {
                untrack(|| more(listed, wanted))
            })
        })
        .child(move || {
            let is_filtered = explorer.with(|view| view.is_filtered());
            when(none.get() && is_filtered, || {
                FRAME.view(|frame| (frame.empty_state)())
            })
        })
}

/// What stands below the list when there are more.
fn more(listed: Memo<(usize, usize)>, wanted: RwSignal<usize>) -> Element {
    let explorer = Explorer::get();
    let words = explorer.words;
    let said = move || {
        let (listed, count) = listed.get();
        match explorer.lists_documents() {
            true => (words.documents_listed)(listed, count),
            false => (words.listed)(listed, count),
        }
    };
    let more = move |_| wanted.set(listed.get_untracked().0 + LISTED);
    element("div")
        .class("more")
        .child(
            element("p")
                .class("note")
                .child(said)
                .child(" ")
                .child(to_index()),
        )
        .child(
            element("button")
                .attr("type", "button")
                .class("js-only")
                .on(ev::click, more)
                .child(words.show_more),
        )
}
