//! How large and how wide the text is set.

use super::{all, effect, when};
use crate::parts::TOOLS;
use crate::platform::{page, preferences};
use crate::state::Explorer;
use leptos::prelude::*;

const SETTINGS: &str = "text-settings";
/// What is set when nothing was chosen.
const NORMAL: &str = "normal";

/// Size and width, folded away. The script that starts the program applies what was chosen before, so
/// that nothing jumps.
#[component]
pub fn TextSettings() -> impl IntoView {
    let words = Explorer::get().words;
    let is_open = RwSignal::new(false);
    // It may have been opened before the page was awake.
    effect(Box::new(move || {
        is_open.set(page::has(&format!("#{SETTINGS}[open]")))
    }));
    view! {
        <details name="reading" class="alive to-tools" id=SETTINGS on:toggle=move |_| is_open.set(true)>
            <summary>{words.text}</summary>
            <div class="panel">
                {move || when(is_open.get(), || TOOLS.view(|tools| (tools.text_settings)()))}
            </div>
        </details>
    }
}

/// What is folded away.
pub fn settings() -> AnyView {
    let words = Explorer::get().part_words();
    view! {
        <Setting setting="text-size" name=words.text_size values=words.text_sizes />
        <Setting setting="text-width" name=words.text_width values=words.text_widths />
    }
    .into_any()
}

/// One setting: the word for it in storage and in the style sheet, and those for its values.
#[component]
fn Setting(
    setting: &'static str,
    name: &'static str,
    values: &'static [(&'static str, &'static str)],
) -> impl IntoView {
    let chosen = RwSignal::new(String::from(NORMAL));
    effect(Box::new(move || {
        if let Some(before) = preferences::of_reading(setting) {
            chosen.set(before);
        }
    }));
    let value = |(value, name): &'static (&'static str, &'static str)| {
        let choose = move |_| {
            chosen.set(String::from(*value));
            page::set_root_attribute(&format!("data-{setting}"), Some(value));
            preferences::remember_of_reading(setting, value);
        };
        view! {
            <label>
                <input
                    type="radio"
                    name=setting
                    value=*value
                    prop:checked=move || chosen.with(|now| now == value)
                    on:change=choose
                />
                {*name}
            </label>
        }
    };
    view! {
        <fieldset class="choice">
            <legend>{name}</legend>
            {all(values.iter().map(value))}
        </fieldset>
    }
}
