//! From event to event in the order of time, through all documents; and the timeline folded and unfolded, where it makes room
//! for an open document.

use super::TIMELINE;
use crate::axis::Entry;
use crate::browser::page;
use crate::i18n::dates::show_entry;
use crate::signal::{Memo, RwSignal};
use crate::store::Explorer;
use crate::ui::steps::step as step_link;
use crate::ui::{Element, effect, element, live, unfolds, when};
use corpus::Event;
use leptos::prelude::*;

/// The links that the keys for the next and the previous event follow.
pub const NEXT: &str = "next-event";
/// See [`NEXT`].
pub const PREVIOUS: &str = "previous-event";

/// Where one is in time, by positions in the list of all events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Steps {
    /// How many dated events are shown, and which of them the selected one is, from 1.
    count: usize,
    at: Option<usize>,
    previous: Option<usize>,
    next: Option<usize>,
}

impl Steps {
    /// Around the selected event, which a filter may have taken away; before the first while none is selected. The events
    /// are in the order of time.
    fn around(dated: &[usize], selected: Option<usize>) -> Self {
        let place = selected.map_or(0, |selected| dated.partition_point(|&at| at < selected));
        let is_shown = selected.is_some() && dated.get(place) == selected.as_ref();
        Self {
            count: dated.len(),
            at: is_shown.then_some(place + 1),
            previous: place.checked_sub(1).map(|before| dated[before]),
            next: dated.get(place + usize::from(is_shown)).copied(),
        }
    }
}

/// The selected event with the steps to the one before and the one after; nothing in a corpus that dates none.
pub fn event_steps() -> AnyView {
    let explorer = Explorer::get();
    let (corpus, words) = (explorer.corpus, explorer.part_words());
    let steps = Memo::new(move |_| {
        let is_dated = |position: &usize| corpus.events[*position].date.is_some();
        let selected = explorer.with(|view| explorer.lookup.event(view.event.as_ref()?));
        let shown = match explorer.is_whole() {
            true => explorer.facets().with(|facets| facets.events.clone()),
            false => (0..corpus.events.len()).collect(),
        };
        let dated: Vec<_> = shown.into_iter().filter(is_dated).collect();
        Steps::around(&dated, selected)
    });
    let link = move |id, name, sign, step: fn(Steps) -> Option<usize>| {
        let href = move || {
            let event = &corpus.events[step(steps.get())?];
            Some(explorer.link(|view| view.at_event(event)))
        };
        step_link(Some(id), sign, (words.step_to_event)(name), Box::new(href))
    };
    let said = move || {
        let steps = steps.get();
        (words.event_at)(steps.at, steps.count)
    };
    let told = move |event: &'static Event| {
        let date = show_entry(Entry::Event(event), &explorer.words.dates);
        element("a")
            .attr("href", move || explorer.link(|view| view.in_list(event)))
            .child(element("strong").child(date))
            .child(" ")
            .child(event.title.as_str())
    };
    when(
        corpus.events.iter().any(|event| event.date.is_some()),
        || {
            element("div")
                .class("event-steps js-only")
                .attr("role", "group")
                .attr("aria-label", words.in_time)
                // The link that is there now and then comes last: what is pressed before this is awake is found by its place.
                .child(link(PREVIOUS, words.previous, "‹", |steps| {
                    steps.previous
                }))
                .child(link(NEXT, words.next, "›", |steps| steps.next))
                .child(fold())
                .child(
                    element("p")
                        .attr("role", "status")
                        .child(element("span").class("note").child(said))
                        .child(" ")
                        .child(live(move || explorer.selected().map(told))),
                )
        },
    )
}

/// Unfolds the timeline, which is a strip while a document is open on a desk, and folds it again.
fn fold() -> Element {
    let words = Explorer::get().part_words();
    let is_open = RwSignal::new(false);
    effect(move || page::set_root_attribute("data-unfolded", is_open.get().then_some("")));
    unfolds(is_open)
        .class("fold-timeline")
        .attr("aria-controls", TIMELINE)
        .child(move || match is_open.get() {
            true => words.hide_timeline,
            false => words.show_timeline,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_lead_to_the_neighbours_in_time() {
        // The dated events that are shown, the selected one; which it is, the one before and the one after.
        type Row = (&'static [usize], Option<usize>, [Option<usize>; 3]);
        let table: [Row; 7] = [
            (&[], None, [None, None, None]),
            (&[], Some(3), [None, None, None]),
            (&[2, 5, 7], None, [None, None, Some(2)]),
            (&[2, 5, 7], Some(2), [Some(1), None, Some(5)]),
            (&[2, 5, 7], Some(5), [Some(2), Some(2), Some(7)]),
            (&[2, 5, 7], Some(6), [None, Some(5), Some(7)]),
            (&[2, 5, 7], Some(9), [None, Some(7), None]),
        ];
        for (dated, selected, [at, previous, next]) in table {
            let steps = Steps {
                count: dated.len(),
                at,
                previous,
                next,
            };
            assert_eq!(Steps::around(dated, selected), steps, "{selected:?}");
        }
    }
}
