//! What stands in the list of events when the filters leave none.

use crate::browser::page;
use crate::route::Filter;
use crate::signal::Memo;
use crate::store::{Explorer, Facets};
use crate::ui::{Element, all, element};
use leptos::ev;
use leptos::prelude::*;

/// Which filter to loosen, and how many events that would show.
pub fn empty_state() -> Element {
    let explorer = Explorer::get();
    let words = explorer.part_words();
    let advice = Memo::new(move |_| explorer.facets().with(Facets::advice));
    let line = move |(filter, count)| untrack(|| loosen(filter, count));
    let hint = move || {
        let is_none = advice.with(Vec::is_empty);
        String::from([words.loosen, words.nothing_alone_helps][usize::from(is_none)])
    };
    element("div")
        .class("nothing")
        .child(element("p").child(element("strong").child(words.nothing_matches)))
        .child(element("p").child(hint))
        .child(
            element("ul")
                .attr("role", "list")
                .child(move || all(advice.get().into_iter().map(line))),
        )
        .child(
            element("p").child(
                element("a")
                    .class("button")
                    .attr("href", move || explorer.link(|view| view.unfiltered()))
                    .on(ev::click, move |_| page::after_update(focus_on_events))
                    .child(words.clear_filters),
            ),
        )
}

/// One filter to take off.
fn loosen(filter: Filter, count: usize) -> Element {
    let explorer = Explorer::get();
    let words = explorer.part_words();
    let facet = match filter {
        Filter::Facet(facet) => explorer.words_of(facet).one,
        _ => "",
    };
    element("li")
        .child(
            element("a")
                .attr("href", move || explorer.link(|view| view.without(filter)))
                .on(ev::click, move |_| page::after_update(focus_on_events))
                .child((words.without)(filter, facet)),
        )
        .child(": ")
        .child(
            element("span")
                .class("count")
                .child((words.count_of_events)(count)),
        )
}

/// The link that was followed is gone: on with what it brought.
fn focus_on_events() {
    page::focus_first(&["events-title", "timeline-title"]);
}
