//! The filters.
//!
//! - [`choices`]: a group of them; [`date_filter`]: the period
//! - [`active_filters`]: those that are on; [`empty_state`]: what to do when they leave nothing

pub mod active_filters;
pub mod choices;
pub mod date_filter;
pub mod empty_state;

use crate::route::Facet;
use crate::signal::{Memo, RwSignal};
use crate::store::Explorer;
use crate::ui::{Element, all, element, views, when};
use choices::group;
use date_filter::date_filter;
use leptos::ev;
use leptos::prelude::*;

/// All filters, folded away where there is no room for them beside what they filter.
pub fn filters() -> Element {
    let explorer = Explorer::get();
    let words = explorer.words;
    let open = RwSignal::new(false);
    let active = Memo::new(move |_| active_filters::count(explorer));
    let fold = move || match open.get() {
        true => words.hide_filters.into(),
        false => (words.show_filters)(active.get()),
    };
    // Who takes part comes last: those groups are the longest.
    let groups = |of: &'static [Facet]| all(of.iter().map(|&facet| untrack(|| group(facet))));
    let choices = move || {
        let (first, rest) = Facet::ALL.split_at(Facet::Person as usize);
        views()
            .child(groups(first))
            .child(untrack(date_filter))
            .child(groups(rest))
    };
    element("section")
        .class("filters js-only")
        .class_if("is-open", move || open.get())
        .attr("id", "filters")
        .attr("aria-labelledby", "filters-title")
        .child(
            element("h2")
                .attr("id", "filters-title")
                .child(words.filters),
        )
        .child(
            element("button")
                .attr("type", "button")
                .class("fold")
                .attr(
                    "aria-expanded",
                    move || if open.get() { "true" } else { "false" },
                )
                .attr("aria-controls", "choices")
                .on(ev::click, move |_| open.update(|open| *open = !*open))
                .child(fold),
        )
        .child(
            element("div")
                .class("choices")
                .attr("id", "choices")
                .child(move || when(explorer.is_whole(), choices)),
        )
}
