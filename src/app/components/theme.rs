//! Themes: the same colour and pattern wherever one appears.

use super::all;
use crate::state::{Explorer, Facet, ViewState};
use crate::timeline::lanes::shown_theme;
use corpus::{Event, ThemeId};
use leptos::prelude::*;

/// How many colours with patterns the style sheet has; further themes begin again from the first.
const STYLES: usize = 12;

/// The class that gives an element the colour and pattern of the theme at a position.
pub fn class_of(position: usize) -> String {
    format!("theme-{}", position % STYLES)
}

/// The position of the theme that an event is coloured by.
pub fn shown_for(explorer: Explorer, event: &Event, view: &ViewState) -> Option<usize> {
    let is_chosen = |id: &ThemeId| view.has(Facet::Theme, id.as_str());
    explorer.theme_position(shown_theme(event, is_chosen)?)
}

/// The classes of an event wherever one appears: its colour, and whether the passage that the address
/// points at tells of it.
pub fn class_for(explorer: Explorer, event: &Event) -> String {
    let shown = explorer.with(|view| shown_for(explorer, event, view));
    let mut class = shown.map(class_of).unwrap_or_default();
    if explorer.is_told_here(event) {
        class.push_str(" told-here");
    }
    class
}

/// A theme's name with its colour and pattern.
#[component]
pub fn ThemeMark(position: usize) -> impl IntoView {
    let theme = &Explorer::get().corpus.themes[position];
    view! {
        <span class=format!("theme {}", class_of(position))>
            <i class="swatch" aria-hidden="true"></i>
            {theme.name.as_str()}
        </span>
    }
}

/// A note in small type, if there is one.
#[component]
pub fn Why(text: Option<&'static str>) -> impl IntoView {
    all(text
        .into_iter()
        .map(|text| view! { <p class="note">{text}</p> }))
}
