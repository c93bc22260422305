//! The filters that are on, each with a way to take it off.

use super::choices::swatch;
use crate::browser::page;
use crate::i18n::dates::show;
use crate::route::{Filter, ViewState};
use crate::signal::Memo;
use crate::store::Explorer;
use crate::ui::{Element, element, keyed, views, when};
use leptos::ev;
use leptos::prelude::*;

const LIST: &str = "active-filters";

/// What can be taken off: a choice by its position, or a filter that has no choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Chip {
    Choice(usize),
    Whole(Filter),
}

/// All that a view has, in the order of the page.
fn chips(explorer: Explorer) -> Vec<Chip> {
    explorer.with(|view| {
        let chosen = explorer.choices.chosen_in(view);
        let wholes = [Filter::Words, Filter::From, Filter::To].into_iter();
        let wholes = wholes.filter(|filter| filter.is_in(view)).map(Chip::Whole);
        chosen.into_iter().map(Chip::Choice).chain(wholes).collect()
    })
}

/// How many filters are on.
pub fn count(explorer: Explorer) -> usize {
    chips(explorer).len()
}

/// The active filters, and a link that takes all of them off.
pub fn active_filters() -> Element {
    let explorer = Explorer::get();
    let words = explorer.words;
    let active = Memo::new(move |_| chips(explorer));
    let any = Memo::new(move |_| !active.with(Vec::is_empty));
    let list = move || {
        views()
            .child(
                element("ul")
                    .attr("role", "list")
                    .attr("id", LIST)
                    .attr("aria-label", words.active_filters)
                    .child(keyed(
                        move || active.get(),
                        |chip| *chip,
                        move |chip| untrack(|| remove(chip, active)).into_any(),
                    )),
            )
            .child(
                element("a")
                    .class("clear")
                    .attr("href", move || explorer.link(|view| view.unfiltered()))
                    .on(ev::click, move |_| page::after_update(|| focus_at(0)))
                    .child(words.clear_filters),
            )
    };
    element("div")
        .class("active")
        .child(move || when(any.get(), list))
}

/// One of them.
fn remove(chip: Chip, active: Memo<Vec<Chip>>) -> Element {
    let explorer = Explorer::get();
    let words = explorer.words;
    let named = Memo::new(move |_| name(explorer, chip));
    // Words without quotation marks are told from the name of a theme.
    let shown = move || {
        named.with(|(_, name)| match chip {
            Chip::Whole(Filter::Words) => (words.searched)(name),
            _ => name.clone(),
        })
    };
    let does = move || named.with(|(kind, name)| (words.remove_filter)(kind, name));
    let next = move |_| {
        let mut chips = active.get_untracked().into_iter();
        let place = chips.position(|other| other == chip).unwrap_or_default();
        page::after_update(move || focus_at(place));
    };
    let swatch = match chip {
        Chip::Choice(position) => untrack(|| swatch(position)).into_any(),
        Chip::Whole(_) => ().into_any(),
    };
    element("li").child(
        element("a")
            .class("chip")
            .attr("href", move || {
                explorer.link(|view| taken_off(explorer, view, chip))
            })
            .attr("aria-label", does)
            .attr("title", does)
            .on(ev::click, next)
            .child(swatch)
            .child(element("span").class("name").child(shown))
            .child(
                element("span")
                    .class("cross")
                    .attr("aria-hidden", "true")
                    .child("×"),
            ),
    )
}

/// What kind of filter it is, and its own name.
fn name(explorer: Explorer, chip: Chip) -> (&'static str, String) {
    let words = explorer.words;
    let date = |date: &Option<_>| date.as_ref().map(|date| show(date, &words.dates));
    explorer.with(|view| match chip {
        Chip::Choice(position) => {
            let choice = explorer.choice(position);
            (explorer.words_of(choice.facet).one, choice.name.to_owned())
        }
        Chip::Whole(Filter::From) => {
            let from = date(&view.from).unwrap_or_default();
            (words.date_filter, (words.from_date)(&from))
        }
        Chip::Whole(Filter::To) => {
            let to = date(&view.to).unwrap_or_default();
            (words.date_filter, (words.to_date)(&to))
        }
        Chip::Whole(Filter::Words) => (words.search_filter, view.query.trim().to_owned()),
        Chip::Whole(Filter::Facet(facet)) => (explorer.words_of(facet).one, String::new()),
    })
}

fn taken_off(explorer: Explorer, view: &ViewState, chip: Chip) -> ViewState {
    match chip {
        Chip::Choice(position) => {
            let choice = explorer.choice(position);
            view.toggled(choice.facet, choice.id)
        }
        Chip::Whole(filter) => view.without(filter),
    }
}

/// Moves the focus to what has come to the place of the filter that was taken off.
fn focus_at(place: usize) {
    if !page::focus_link_at(LIST, place) {
        page::focus_first(&["timeline-title"]);
    }
}
