//! The filters, each choice with the number of events that it would show.

use super::date_filter::DateFilter;
use super::source::publisher_of;
use super::theme::class_of;
use super::{all, when};
use crate::state::{Explorer, Facets, ViewState};
use corpus::Status;
use leptos::prelude::*;

/// All filters.
#[component]
pub fn Filters() -> impl IntoView {
    let explorer = Explorer::get();
    let (corpus, words) = (explorer.corpus, explorer.words);
    let themes = corpus
        .themes
        .iter()
        .enumerate()
        .map(|(position, theme)| Choice {
            name: &theme.name,
            hint: Some(&theme.definition),
            class: Some(class_of(position)),
            is_chosen: Box::new(move |view| view.themes.contains(&theme.id)),
            toggled: Box::new(move |view| view.toggled_theme(&theme.id)),
            count: Box::new(move |facets| facets.themes[position]),
        });
    let sources = corpus
        .documents
        .iter()
        .enumerate()
        .map(|(position, document)| Choice {
            name: publisher_of(document),
            hint: Some(&document.title),
            class: None,
            is_chosen: Box::new(move |view| view.sources.contains(&document.id)),
            toggled: Box::new(move |view| view.toggled_source(&document.id)),
            count: Box::new(move |facets| facets.sources[position]),
        });
    let statuses = Status::ALL
        .into_iter()
        .enumerate()
        .map(|(position, status)| Choice {
            name: (words.statuses)(status),
            hint: Some((words.status_hints)(status)),
            class: Some(format!("status-{}", status.as_str())),
            is_chosen: Box::new(move |view| view.statuses.contains(&status)),
            toggled: Box::new(move |view| view.toggled_status(status)),
            count: Box::new(move |facets| facets.statuses[position]),
        });
    let groups = [
        (words.themes, themes.collect::<Vec<_>>()),
        (words.sources, sources.collect()),
        (words.status, statuses.collect()),
    ];
    let groups = groups
        .into_iter()
        .filter(|(_, choices)| !choices.is_empty());
    view! {
        <section class="filters alive" id="filters" aria-labelledby="filters-title">
            <h2 id="filters-title">{words.filters}</h2>
            {all(groups.map(|(name, choices)| view! { <Group name choices /> }))}
            <DateFilter />
        </section>
    }
}

/// One choice of a filter.
struct Choice {
    name: &'static str,
    hint: Option<&'static str>,
    class: Option<String>,
    is_chosen: Box<dyn Fn(&ViewState) -> bool + Send + Sync>,
    toggled: Box<dyn Fn(&ViewState) -> ViewState + Send + Sync>,
    count: Box<dyn Fn(&Facets) -> usize + Send + Sync>,
}

/// The choices of one filter.
#[component]
fn Group(name: &'static str, choices: Vec<Choice>) -> impl IntoView {
    let choices = choices
        .into_iter()
        .map(|choice| view! { <Checkbox choice /> });
    view! {
        <fieldset>
            <legend>{name}</legend>
            <ul role="list">{all(choices)}</ul>
        </fieldset>
    }
}

/// A choice as a checkbox with its count.
#[component]
fn Checkbox(choice: Choice) -> impl IntoView {
    let explorer = Explorer::get();
    let Choice {
        name,
        hint,
        class,
        is_chosen,
        toggled,
        count,
    } = choice;
    let count = Memo::new(move |_| explorer.facets().with(|facets| count(facets)));
    let is_chosen = Memo::new(move |_| explorer.with(|view| is_chosen(view)));
    let swatch = when(class.is_some(), || {
        let class = format!("swatch {}", class.unwrap_or_default());
        view! { <i class=class aria-hidden="true"></i> }
    });
    view! {
        <li class:is-empty=move || count.get() == 0>
            <label title=hint>
                <input
                    type="checkbox"
                    prop:checked=move || is_chosen.get()
                    on:change=move |event| {
                        // What the box says counts: ticked before the address was read, the choice may be there already.
                        if event_target_checked(&event) != is_chosen.get_untracked() {
                            explorer.go(toggled(&explorer.view_now()));
                        }
                    }
                />
                {swatch}
                <span class="name">{name}</span>
                " "
                <span class="count" aria-hidden="true">{move || count.get().to_string()}</span>
                <span class="unseen">
                    {move || (explorer.words.count_of_events)(count.get())}
                </span>
            </label>
        </li>
    }
}
