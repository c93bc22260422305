//! Themes: the same colour and pattern wherever one appears.

use super::{Element, all, element};
use crate::route::{Facet, ViewState};
use crate::store::Explorer;
use crate::store::lanes::shown_theme;
use corpus::{Event, ThemeId};
use leptos::prelude::*;

/// How many pairs of colour and pattern the style sheet has; further themes begin again from the first. Of a collection that
/// no editor has reviewed there are no more.
const STYLES: usize = 40;

/// The class that gives an element the colour and pattern of the theme at a position.
pub fn class_of(position: usize) -> String {
    format!("theme-{}", position % STYLES)
}

/// The classes of a theme's name, which stands beside its colour and pattern.
pub fn theme_class(position: usize) -> String {
    format!("theme {}", class_of(position))
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
pub fn theme_mark(position: usize) -> Element {
    let theme = &Explorer::get().corpus.themes[position];
    element("span")
        .class(theme_class(position))
        .child(theme.name.as_str())
}

/// A note in small type, if there is one.
pub fn why(text: Option<&'static str>) -> AnyView {
    all(text
        .into_iter()
        .map(|text| element("p").class("note").child(text)))
}
