//! The searchbox, and the words with which what is typed may go on.

use crate::browser::page;
use crate::parts;
use crate::parts::SEARCH;
use crate::route::{Page, ViewState};
use crate::signal::RwSignal;
use crate::store::Explorer;
use crate::ui::{Element, all, effect, element, when};
use leptos::ev;
use leptos::prelude::*;
use search::Completion;

/// The searchbox.
const FIELD: &str = "search";
const LIST: &str = "completions";

/// The searchbox with its list, which is worked as that of an editable combobox (ARIA Authoring Practices Guide). It
/// stays a searchbox, because that is what people look for. What is typed is the view's query at once; the list only
/// helps to type.
pub fn search() -> Element {
    let explorer = Explorer::get();
    let words = explorer.words;
    let offered = RwSignal::new(Vec::<Completion>::new());
    // Which of them is chosen, from 1 on.
    let chosen = RwSignal::new(0_usize);
    // What was typed and could not yet go on.
    let lacking = RwSignal::new(String::new());
    let offer = move |list| {
        offered.set(list);
        chosen.set(0);
    };
    let look_up = move |query: String| {
        let words = untrack(|| {
            let search = SEARCH.now()?;
            (search.completions)(explorer.loader, &query)
        });
        lacking.set(if words.is_some() {
            String::new()
        } else {
            query
        });
        offer(words.unwrap_or_default());
    };
    let type_in = move |event| {
        let query = event_target_value(&event);
        look_up(query.clone());
        ask(explorer, query);
    };
    // The words may come a moment after the letters.
    effect(move || {
        explorer.loader.follow();
        SEARCH.here();
        let query = lacking.get_untracked();
        if !query.is_empty() && explorer.view_now().query == query {
            look_up(query);
        }
    });
    let take = move |position: usize| {
        if let Some(taken) = offered.with_untracked(|offered| offered.get(position).cloned()) {
            offer(Vec::new());
            lacking.set(String::new());
            let query = explorer.view_now().query;
            let before: String = query.chars().take(taken.from as usize).collect();
            ask(explorer, before + &taken.text + " ");
            page::after_update(|| page::focus_first(&[FIELD]));
        }
    };
    let press = move |event: leptos::ev::KeyboardEvent| {
        let count = offered.with_untracked(Vec::len);
        let at = chosen.get_untracked();
        match event.key().as_str() {
            _ if count == 0 || event.is_composing() => return,
            "ArrowDown" => chosen.set((at + 1) % (count + 1)),
            "ArrowUp" => chosen.set((at + count) % (count + 1)),
            "Enter" if at > 0 => take(at - 1),
            "Escape" => offer(Vec::new()),
            "Tab" | "Enter" => {
                offer(Vec::new());
                return;
            }
            _ => return,
        }
        event.prevent_default();
    };
    let is_open = move || offered.with(|offered| !offered.is_empty());
    let active = move || {
        let at = chosen.get();
        (at > 0).then(|| id_of(at - 1))
    };
    let option = move |(position, offered): (usize, Completion)| {
        element("li")
            .attr("role", "option")
            .attr("id", id_of(position))
            .attr("aria-selected", move || {
                (chosen.get() == position + 1).to_string()
            })
            .on(ev::pointerdown, move |event| {
                // The focus stays where one types.
                event.prevent_default();
                take(position);
            })
            .child(offered.text)
    };
    let list = move || {
        element("ul")
            .attr("role", "listbox")
            .attr("id", LIST)
            .attr("aria-label", words.completions)
            .child(all(offered.get().into_iter().enumerate().map(option)))
    };
    element("div")
        .class("search js-only")
        .attr("role", "search")
        .child(
            element("input")
                .attr("id", FIELD)
                .attr("type", "search")
                .attr("autocomplete", "off")
                .attr("autocapitalize", "off")
                .attr("spellcheck", "false")
                .attr("aria-autocomplete", "list")
                .attr("aria-controls", move || is_open().then_some(LIST))
                .attr("aria-activedescendant", active)
                .attr("aria-label", words.search)
                .attr("placeholder", words.search_hint)
                .property("value", move || explorer.with(|view| view.query.clone()))
                .on(ev::input, type_in)
                .on(ev::keydown, press)
                .on(ev::focus, move |_| parts::search::prepare(explorer))
                .on(ev::blur, move |_| {
                    lacking.set(String::new());
                    offer(Vec::new());
                }),
        )
        .child(move || when(is_open(), list))
}

fn id_of(position: usize) -> String {
    format!("completion-{position}")
}

/// Makes words the query of the view.
fn ask(explorer: Explorer, query: String) {
    let view = explorer.view_now();
    let began = view.query.is_empty();
    let page = match view.page {
        page @ (Page::Explorer | Page::Document(_)) => page,
        Page::About | Page::Notes | Page::NotFound => Page::Explorer,
    };
    let view = ViewState {
        page,
        query,
        fragment: None,
        ..view
    };
    // The first letter makes an entry in the history, so that Back leads out of the search;
    // further letters do not.
    if began {
        explorer.navigate(view);
    } else {
        explorer.replace_view(view);
    }
}
