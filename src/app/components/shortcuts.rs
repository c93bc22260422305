//! Single keys, and the dialog that lists them.

use super::passage::selection;
use super::{all, effect, evidence_steps, hits, theme_steps, when};
use crate::parts::TOOLS;
use crate::platform::{page, preferences, shortcuts};
use crate::state::matrix::has_cells;
use crate::state::{Explorer, Fragment, Layout, Page, ViewState};
use leptos::prelude::*;

const DIALOG: &str = "shortcuts";

/// The button that opens the list of keys, the list, and the keys themselves.
///
/// Keys that are pressed alone can be in the way of those who speak to their computer: they can be
/// switched off (WCAG 2.2, 2.1.4), and in a text field a letter is a letter.
#[component]
pub fn Shortcuts() -> impl IntoView {
    let explorer = Explorer::get();
    let words = explorer.words;
    let enabled = RwSignal::new(true);
    let opened = RwSignal::new(false);
    let open = move || {
        // What few people look at is made when the first one does.
        TOOLS.then(move |_| {
            opened.set(true);
            page::after_update(|| shortcuts::open_dialog(DIALOG));
        });
    };
    effect(Box::new(move || {
        enabled.set(preferences::has_shortcuts());
        shortcuts::on_single_key(move |key| enabled.get_untracked() && press(explorer, key, &open));
    }));
    view! {
        <button
            type="button"
            class="quiet alive to-tools"
            aria-haspopup="dialog"
            on:click=move |_| open()
        >
            {words.keyboard}
        </button>
        <dialog class="shortcuts" id=DIALOG aria-labelledby="shortcuts-title" closedby="any">
            {move || when(opened.get(), || TOOLS.view(|tools| (tools.keys)(enabled)))}
        </dialog>
    }
}

/// What is in it.
pub fn list(enabled: RwSignal<bool>) -> AnyView {
    let words = Explorer::get().part_words();
    let switch = move |event| {
        enabled.set(event_target_checked(&event));
        preferences::remember_shortcuts(enabled.get_untracked());
    };
    view! {
        <h2 id="shortcuts-title">{words.shortcuts}</h2>
        {all(words.keys.iter().map(|(name, keys)| view! { <Keys name keys /> }))}
        <label>
            <input type="checkbox" prop:checked=move || enabled.get() on:change=switch />
            <span>{words.single_keys}</span>
        </label>
        <button type="button" on:click=|_| shortcuts::close_dialog(DIALOG)>
            {words.close}
        </button>
    }
    .into_any()
}

/// The keys of a part of the page, and what each does.
#[component]
fn Keys(name: &'static str, keys: &'static [(&'static str, &'static str)]) -> impl IntoView {
    let keys = keys.iter().map(|(key, does)| {
        view! {
            <div>
                <dt>
                    <kbd>{*key}</kbd>
                </dt>
                <dd>{*does}</dd>
            </div>
        }
    });
    view! {
        <h3>{name}</h3>
        <dl>{all(keys)}</dl>
    }
}

/// Does what a key stands for; false if it stands for nothing here. `open` opens the list of keys.
fn press(explorer: Explorer, key: &str, open: &impl Fn()) -> bool {
    match key {
        "/" => page::go_to_part("search"),
        "?" => {
            open();
            true
        }
        "t" => go_to(explorer, "timeline"),
        "e" => go_to(explorer, "events"),
        "d" => go_to(explorer, "reader"),
        "m" => {
            page::go_to_part("matrix") || {
                let is_there = has_cells(explorer.corpus);
                if is_there {
                    explorer.go(at_part(explorer.view_now().at_matrix(), "matrix"));
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
            page::press(&format!("#{}:not([hidden]) .writes", selection::PLACE))
                || page::press(".block[data-linked] .writes")
        }
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
        explorer.go(at_part(view, part));
    }
    true
}

fn at_part(view: ViewState, part: &str) -> ViewState {
    ViewState {
        fragment: Some(Fragment::Part(part.into())),
        ..view
    }
}
