//! The tools in the head of every page.

use super::shortcuts::shortcuts;
use crate::browser::page::set_root_attribute;
use crate::browser::preferences::{ColorScheme, color_scheme, remember_color_scheme};
use crate::embed::embed;
use crate::parts::Notebook;
use crate::route::{Form, Page, ViewState};
use crate::signal::RwSignal;
use crate::store::Explorer;
use crate::store::matrix::has_cells;
use crate::ui::one_file::save_as_one_file;
use crate::ui::{Element, all, effect, element, when};
use leptos::ev;
use leptos::prelude::*;

/// The id of the tools, which on a phone are a menu.
pub const TOOLS_MENU: &str = "menu";

/// Colours, keys, other forms of the site, and its other pages.
pub fn tools() -> Element {
    let explorer = Explorer::get();
    let words = explorer.part_words();
    let notebook = Notebook::get();
    // None before the page was awake.
    let notes = RwSignal::new(0);
    effect(move || notes.set(notebook.with(|book| book.entries.len())));
    element("nav")
        .class("tools")
        .attr("id", TOOLS_MENU)
        .attr("popover", "auto")
        .child(colours())
        .child(shortcuts())
        .child(when(explorer.form() == Form::Site, || untrack(embed)))
        .child(save_as_one_file(true))
        .child(when(has_cells(explorer.corpus), || {
            element("a")
                .class("to-matrix")
                .attr("href", move || explorer.link(ViewState::at_matrix))
                .child(words.themes_by_source)
        }))
        .child(
            element("a")
                .attr("href", move || {
                    explorer.link(|view| view.at_page(Page::About))
                })
                .child(words.about),
        )
        .child(
            element("a")
                .class("js-only to-notes")
                .attr("href", move || {
                    explorer.link(|view| view.at_page(Page::Notes))
                })
                .child(move || (words.notes_count)(notes.get())),
        )
        .child(
            element("a")
                .class("embedded")
                .attr("target", "_blank")
                .attr("href", move || explorer.link(ViewState::outside_of_frames))
                .child(words.open_alone),
        )
}

/// The choice between light and dark.
fn colours() -> Element {
    let words = Explorer::get().part_words();
    let scheme = RwSignal::new(ColorScheme::Auto);
    effect(move || scheme.set(color_scheme()));
    effect(move || match scheme.get() {
        ColorScheme::Auto => set_root_attribute("data-color-scheme", None),
        chosen => set_root_attribute("data-color-scheme", Some(chosen.as_str())),
    });
    let change = move |_| {
        scheme.update(|scheme| *scheme = scheme.next());
        remember_color_scheme(scheme.get_untracked());
    };
    let names = (words.colour_schemes.into_iter().zip(0..)).map(|(name, place)| {
        element("span")
            .class_if("now", move || scheme.get() as usize == place)
            .child(name)
    });
    element("button")
        .attr("type", "button")
        .class("quiet js-only")
        .on(ev::click, change)
        .child(words.colours)
        .child(": ")
        .child(element("span").class("one-of").child(all(names)))
}
