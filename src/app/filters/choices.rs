//! The choices of a filter, each with the number of events that it would show.

use crate::browser::page;
use crate::route::Facet;
use crate::signal::{Memo, RwSignal};
use crate::store::choices::DOCUMENTS;
use crate::store::{Choices, Explorer};
use crate::ui::theme::class_of;
use crate::ui::{Element, element, keyed, unfolds, when};
use corpus::Entity;
use leptos::ev;
use leptos::prelude::*;

/// With more choices than this a group is folded, and shows as many as [`SHORT`].
const LONG: usize = 12;
const SHORT: usize = 8;
/// With more choices than this they can be looked for by name.
const SEARCHED: usize = 20;

/// The choices of a facet; nothing where the corpus has none.
pub fn group(facet: Facet) -> AnyView {
    let explorer = Explorer::get();
    let words = explorer.words;
    let name = explorer.words_of(facet).all;
    let drawn = explorer.choices.drawn(facet, LONG);
    let count = drawn.len();
    let open = RwSignal::new(false);
    let sought = RwSignal::new(String::new());
    let list = Memo::new(move |before: Option<&List>| {
        let chosen = explorer.with(|view| explorer.choices.chosen_in(view));
        let sought = sought.with(|sought| folded(sought));
        let fold = count > LONG && !open.get() && sought.is_empty();
        // What is no longer chosen stays where it is, as long as the reader may be looking at it.
        let kept = before.filter(|before| fold && before.fold);
        let is_listed = |place: usize, position: usize| {
            let first = if fold {
                place < SHORT
            } else {
                sought.is_empty()
            };
            let has = || is_called(explorer.choices, position, &sought);
            first
                || chosen.contains(&position)
                || kept.is_some_and(|before| before.positions.contains(&position))
                || !sought.is_empty() && has()
        };
        let drawn = drawn.iter().copied().enumerate();
        let listed = drawn.filter(|&(place, position)| is_listed(place, position));
        let positions: Vec<_> = listed.map(|(_, position)| position).collect();
        let finds = |&position: &usize| is_called(explorer.choices, position, &sought);
        List {
            fold,
            finds: positions.iter().any(finds),
            positions,
        }
    });
    let positions = move || list.with(|list| list.positions.clone());
    let find = || {
        let type_in = move |event| sought.set(event_target_value(&event));
        element("input")
            .attr("type", "text")
            .class("find")
            .attr("autocomplete", "off")
            .attr("spellcheck", "false")
            .attr("aria-label", (words.find_choice)(name))
            .attr("placeholder", words.search_hint)
            .on(ev::input, type_in)
    };
    let unfold = move || {
        let text = move || match open.get() {
            true => words.fewer_choices.into(),
            false => (words.show_choices)(count),
        };
        unfolds(open).class("quiet unfold").child(text)
    };
    let is_by_rule = |entity: &Entity| !entity.reviewed && facet == Facet::of_kind(entity.kind);
    let by_rule = explorer.corpus.entities.iter().any(is_by_rule);
    when(count > 0, || {
        element("fieldset")
            .child(element("legend").child(name))
            .child(when(by_rule, || {
                element("p").class("note").child(words.unreviewed)
            }))
            .child(when(count > SEARCHED, find))
            .child(
                element("p")
                    .class("note")
                    .attr("role", "status")
                    .child(move || {
                        list.with(|list| !list.finds)
                            .then_some(words.no_such_choice)
                    }),
            )
            .child(element("ul").attr("role", "list").child(keyed(
                positions,
                |position| *position,
                |position| untrack(|| checkbox(position)).into_any(),
            )))
            .child(when(count > LONG, unfold))
    })
}

/// The choices that a group shows.
#[derive(Debug, Clone, PartialEq, Eq)]
struct List {
    /// The others are folded away.
    fold: bool,
    /// One of them is called what is looked for.
    finds: bool,
    positions: Vec<usize>,
}

/// In lower case, by the browser: the program would need its own table of all letters for that.
fn folded(text: &str) -> String {
    page::lower_case(text.trim())
}

/// True if the name or hint of a choice has those words, which are in lower case.
fn is_called(choices: &Choices, position: usize, words: &str) -> bool {
    let choice = choices.at(position);
    folded(choice.name).contains(words)
        || choice.hint.is_some_and(|hint| folded(hint).contains(words))
}

/// A choice as a checkbox with its count.
fn checkbox(position: usize) -> Element {
    let explorer = Explorer::get();
    let choice = explorer.choice(position);
    let (facet, id) = (choice.facet, choice.id);
    let count = move || explorer.facets().with(|facets| facets.counts[position]);
    let count = Memo::new(move |_| count());
    let is_chosen = Memo::new(move |_| explorer.has_chosen(facet, id));
    element("li")
        .class_if("is-empty", move || count.get() == 0)
        .child(
            element("label")
                .attr("title", choice.hint)
                .child(
                    element("input")
                        .attr("type", "checkbox")
                        .attr("aria-label", move || {
                            let words = explorer.words;
                            let is_of_both = matches!(facet, Facet::Theme | Facet::Source);
                            let count_of = match facet {
                                Facet::Kind if id == DOCUMENTS => words.count_of_documents,
                                _ if is_of_both && explorer.choices.counts_documents() => {
                                    words.count_of_entries
                                }
                                _ => words.count_of_events,
                            };
                            format!("{} {}", choice.name, count_of(count.get()))
                        })
                        .flag("checked", move || is_chosen.get())
                        .on(ev::change, move |event| {
                            // What the box says counts: ticked before the address was read, the choice may be there already.
                            if event_target_checked(&event) != is_chosen.get_untracked() {
                                explorer.navigate(explorer.view_now().toggled(facet, id));
                            }
                        }),
                )
                .child(swatch(position))
                .child(element("span").class("name").child(choice.name))
                .child(" ")
                .child(
                    element("span")
                        .class("count")
                        .attr("aria-hidden", "true")
                        .child(move || count.get().to_string()),
                ),
        )
}

/// How a choice is drawn on the timeline and in the text, if it is.
pub fn swatch(position: usize) -> AnyView {
    let choices = Explorer::get().choices;
    let choice = choices.at(position);
    let class = match choice.facet {
        Facet::Theme => Some(class_of(position - choices.of_facet(Facet::Theme).start)),
        Facet::Status => Some(format!("status-{}", choice.id)),
        _ => None,
    };
    when(class.is_some(), || {
        let class = format!("swatch {}", class.unwrap_or_default());
        element("i").class(class).attr("aria-hidden", "true")
    })
}
