//! The filters.
//!
//! - [`choices`]: a group of them; [`date_filter`]: the period
//! - [`active_filters`]: those that are on; [`empty_state`]: what to do when they leave nothing

pub mod active_filters;
pub mod choices;
pub mod date_filter;
pub mod empty_state;

use crate::route::Facet;
use crate::store::Explorer;
use crate::ui::{Element, all, counts, element, views, when};
use choices::group;
use date_filter::date_filter;
use leptos::prelude::*;

/// The id of the filters.
const FILTERS: &str = "filters";

/// All filters: beside what they filter, and where there is no room for that a sheet, which [`opener`] opens.
pub fn filters() -> Element {
    let explorer = Explorer::get();
    let words = explorer.words;
    let counts = counts(explorer);
    // Who takes part comes last: those groups are the longest.
    let groups = |of: &'static [Facet]| all(of.iter().map(|&facet| untrack(|| group(facet))));
    let has_dates = explorer.loader.store.extents().bounds().is_some();
    let choices = move || {
        let (first, rest) = Facet::ALL.split_at(Facet::Person as usize);
        views()
            .child(groups(first))
            .child(when(has_dates, || untrack(date_filter)))
            .child(groups(rest))
    };
    element("section")
        .class("filters js-only")
        .attr("id", FILTERS)
        .attr("popover", "auto")
        .attr("aria-labelledby", "filters-title")
        .child(
            element("h2")
                .attr("id", "filters-title")
                .child(words.filters),
        )
        .child(
            element("div")
                .class("choices")
                .child(move || when(explorer.is_whole(), choices)),
        )
        .child(
            element("button")
                .attr("type", "button")
                .class("to-found")
                .attr("popovertarget", FILTERS)
                .attr("popovertargetaction", "hide")
                .child(move || (words.show_found)(&counts())),
        )
}

/// The button that opens the filters where they are a sheet. It works before the program has come.
pub fn opener() -> Element {
    let explorer = Explorer::get();
    element("button")
        .attr("type", "button")
        .class("to-filters js-only")
        .attr("popovertarget", FILTERS)
        .child(move || (explorer.words.open_filters)(active_filters::count(explorer)))
}
