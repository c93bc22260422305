//! How large and how wide the text is set.

use crate::browser::{page, preferences};
use crate::parts::TOOLS;
use crate::signal::RwSignal;
use crate::store::Explorer;
use crate::ui::{Element, all, effect, element, views, when};
use leptos::ev;
use leptos::prelude::*;

const SETTINGS: &str = "text-settings";
/// What is set when nothing was chosen.
const NORMAL: &str = "normal";

/// Size and width, folded away. The script that starts the program applies what was chosen before, so
/// that nothing jumps.
pub fn text_settings() -> Element {
    let words = Explorer::get().part_words();
    let is_open = RwSignal::new(false);
    // It may have been opened before the page was awake.
    effect(move || is_open.set(page::has(&format!("#{SETTINGS}[open]"))));
    element("details")
        .attr("name", "reading")
        .class("js-only to-tools")
        .attr("id", SETTINGS)
        .on(ev::toggle, move |_| is_open.set(true))
        .child(element("summary").child(words.text))
        .child(element("div").class("panel").child(move || {
            when(is_open.get(), || {
                TOOLS.view(|tools| (tools.text_settings)())
            })
        }))
}

/// What is folded away.
pub fn settings() -> AnyView {
    let words = Explorer::get().part_words();
    views()
        .child(setting("text-size", words.text_size, words.text_sizes))
        .child(setting("text-width", words.text_width, words.text_widths))
        .into_any()
}

/// One setting: the word for it in storage and in the style sheet, and those for its values.
fn setting(
    setting: &'static str,
    name: &'static str,
    values: &'static [(&'static str, &'static str)],
) -> Element {
    let chosen = RwSignal::new(String::from(NORMAL));
    effect(move || {
        if let Some(before) = preferences::of_reading(setting) {
            chosen.set(before);
        }
    });
    let value = |(value, name): &'static (&'static str, &'static str)| {
        let choose = move |_| {
            chosen.set(String::from(*value));
            page::set_root_attribute(&format!("data-{setting}"), Some(value));
            preferences::remember_of_reading(setting, value);
        };
        element("label")
            .child(
                element("input")
                    .attr("type", "radio")
                    .attr("name", setting)
                    .attr("value", *value)
                    .flag("checked", move || chosen.with(|now| now == value))
                    .on(ev::change, choose),
            )
            .child(*name)
    };
    element("fieldset")
        .class("choice")
        .child(element("legend").child(name))
        .child(all(values.iter().map(value)))
}
