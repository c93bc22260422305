//! What single keys stand for, and the dialog that lists them.

use crate::browser::{article, page, preferences, shortcuts};
use crate::parts::TOOLS;
use crate::quote::selection;
use crate::reader::{evidence_steps, theme_steps};
use crate::route::{Fragment, Layout, Page, ViewState};
use crate::search::hits;
use crate::signal::RwSignal;
use crate::store::Explorer;
use crate::store::matrix::has_cells;
use crate::timeline::event_steps;
use crate::ui::links::closes;
use crate::ui::{Views, all, effect, element, views, when};
use leptos::ev;
use leptos::prelude::*;

const DIALOG: &str = "shortcuts";
/// The button that opens it.
const OPENS: &str = "opens-shortcuts";

/// The button that opens the list of keys, and the list.
pub fn shortcuts() -> Views {
    let words = Explorer::get().part_words();
    let enabled = RwSignal::new(true);
    let opened = RwSignal::new(false);
    let open = move || {
        // What few people look at is made when the first one does.
        TOOLS.then(move |_| {
            opened.set(true);
            page::after_update(|| shortcuts::open_dialog(DIALOG));
        });
    };
    effect(move || enabled.set(preferences::has_shortcuts()));
    views()
        .child(
            element("button")
                .attr("type", "button")
                .class("quiet js-only to-tools")
                .attr("aria-haspopup", "dialog")
                .attr("id", OPENS)
                .on(ev::click, move |_| open())
                .child(words.keyboard),
        )
        .child(
            element("dialog")
                .class("shortcuts")
                .attr("id", DIALOG)
                .attr("aria-labelledby", "shortcuts-title")
                .attr("closedby", "any")
                .child(move || when(opened.get(), || TOOLS.view(|tools| (tools.keys)(enabled)))),
        )
}

/// What is in it.
pub fn list(enabled: RwSignal<bool>) -> AnyView {
    let words = Explorer::get().part_words();
    let switch = move |event| {
        enabled.set(event_target_checked(&event));
        preferences::remember_shortcuts(enabled.get_untracked());
    };
    views()
        .child(
            element("h2")
                .attr("id", "shortcuts-title")
                .child(words.shortcuts),
        )
        .child(all(words
            .keys
            .iter()
            .map(|(name, of_part)| keys(name, of_part))))
        .child(
            element("label")
                .child(
                    element("input")
                        .attr("type", "checkbox")
                        .flag("checked", move || enabled.get())
                        .on(ev::change, switch),
                )
                .child(element("span").child(words.single_keys)),
        )
        .child(closes(DIALOG))
        .into_any()
}

/// The keys of a part of the page, and what each does.
fn keys(name: &'static str, keys: &'static [(&'static str, &'static str)]) -> Views {
    let keys = keys.iter().map(|(key, does)| {
        element("div")
            .child(element("dt").child(element("kbd").child(*key)))
            .child(element("dd").child(*does))
    });
    views()
        .child(element("h3").child(name))
        .child(element("dl").child(all(keys)))
}

/// Does what a key stands for; false if it stands for nothing here.
pub fn press(explorer: Explorer, key: &str) -> bool {
    match key {
        "/" => page::go_to_part("search"),
        "?" => page::press(&format!("#{OPENS}")),
        "t" => {
            page::press(".fold-timeline[aria-expanded=false]");
            go_to(explorer, "timeline")
        }
        "e" => go_to(explorer, "events"),
        "d" => go_to(explorer, "reader"),
        "m" => {
            page::go_to_part("matrix") || {
                let is_there = has_cells(explorer.corpus);
                if is_there {
                    explorer.navigate(at_part(explorer.view_now().at_matrix(), "matrix"));
                }
                is_there
            }
        }
        "n" => page::follow(hits::NEXT) || page::follow(theme_steps::NEXT),
        "p" => page::follow(hits::PREVIOUS) || page::follow(theme_steps::PREVIOUS),
        "q" => {
            page::press(&format!("#{}:not([hidden]) button", selection::PLACE))
                || page::press(".block[data-linked] .take")
        }
        "h" => page::press(&format!(
            "#{}:not([hidden]) button:nth-child(2)",
            selection::PLACE
        )),
        "w" => {
            page::press(&format!("#{}:not([hidden]) .writes", selection::PLACE)) || {
                article::bring_actions_to_first(".block[data-linked]");
                page::press(".block[data-linked] .writes")
            }
        }
        "." => page::follow(event_steps::NEXT),
        "," => page::follow(event_steps::PREVIOUS),
        "j" => page::follow(evidence_steps::NEXT),
        "k" => page::follow(evidence_steps::PREVIOUS),
        _ => false,
    }
}

/// To a part of the explorer; where it is not shown, to the view that shows it.
fn go_to(explorer: Explorer, part: &str) -> bool {
    if !page::go_to_part(part) {
        let view = explorer.view_now();
        let page = match view.page {
            page @ Page::Document(_) => page,
            _ => Page::Explorer,
        };
        let view = ViewState {
            page,
            layout: Layout::All,
            ..view
        };
        explorer.navigate(at_part(view, part));
    }
    true
}

fn at_part(view: ViewState, part: &str) -> ViewState {
    ViewState {
        fragment: Some(Fragment::Part(part.into())),
        ..view
    }
}
