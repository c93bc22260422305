//! The filters.

use super::active;
use super::choices::Group;
use super::date_filter::DateFilter;
use super::{all, when};
use crate::state::{Explorer, Facet};
use leptos::prelude::*;

/// All filters, folded away where there is no room for them beside what they filter.
#[component]
pub fn Filters() -> impl IntoView {
    let explorer = Explorer::get();
    let words = explorer.words;
    let open = RwSignal::new(false);
    let active = Memo::new(move |_| active::count(explorer));
    let fold = move || match open.get() {
        true => words.hide_filters.into(),
        false => (words.show_filters)(active.get()),
    };
    // Who takes part comes last: those groups are the longest.
    let groups = |of: &'static [Facet]| all(of.iter().map(|&facet| view! { <Group facet /> }));
    let choices = move || {
        let (first, rest) = Facet::ALL.split_at(Facet::Person as usize);
        view! {
            {groups(first)}
            <DateFilter />
            {groups(rest)}
        }
    };
    view! {
        <section
            class="filters alive"
            class:is-open=move || open.get()
            id="filters"
            aria-labelledby="filters-title"
        >
            <h2 id="filters-title">{words.filters}</h2>
            <button
                type="button"
                class="fold"
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-controls="choices"
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {move || fold()}
            </button>
            <div class="choices" id="choices">
                {move || when(explorer.is_whole(), choices)}
            </div>
        </section>
    }
}
