//! The elements of a text that was sent or written as a whole.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, window};

/// What a button at a passage is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// To quote it.
    Quote,
    /// To write a note on it.
    Note,
    /// To show it in its source.
    Source,
}

/// The buttons, by their classes.
const BUTTONS: [(&str, Action); 3] = [
    (".take", Action::Quote),
    (".writes", Action::Note),
    (".in-source", Action::Source),
];

fn target(event: &web_sys::Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn block_of(element: &Element) -> Option<String> {
    Some(element.closest(".block").ok()??.id())
}

/// The button of a passage that a reader has pressed, and the id of the passage.
pub fn action_of(event: &web_sys::Event) -> Option<(Action, String)> {
    let buttons = ".margin > button, .actions > button";
    let button = target(event)?.closest(buttons).ok()??;
    let (_, action) = BUTTONS
        .into_iter()
        .find(|(class, _)| button.matches(class) == Ok(true))?;
    Some((action, block_of(&button)?))
}

/// Brings what can be done with a passage, besides quoting it, to the passage that pointer or focus have come to. It stands
/// at one at a time, since its buttons at every passage would be most of what can be reached on a page.
pub fn bring_actions(event: &web_sys::Event) {
    if let Some(block) = target(event).and_then(|target| target.closest(".block").ok()?) {
        bring_actions_to(&block);
    }
}

/// Brings it to the first passage that a selector describes.
pub fn bring_actions_to_first(selector: &str) {
    all(selector).first().map(bring_actions_to);
}

fn bring_actions_to(block: &Element) -> Option<()> {
    let document = block.owner_document()?;
    let actions = document.query_selector(".actions").ok()??;
    let is_held = |focused: Element| {
        !block.contains(Some(&focused))
            && (actions.contains(Some(&focused))
                || focused.matches(".take:focus-visible") == Ok(true))
    };
    // Who goes through them with the keyboard is not left behind by a pointer that lies elsewhere, also where the page scrolls
    // below it.
    if !block.contains(Some(&actions)) && !document.active_element().is_some_and(is_held) {
        let quote = block.query_selector(":scope > .margin > .take").ok()??;
        quote.insert_adjacent_element("afterend", &actions).ok()?;
    }
    Some(())
}

/// A link in HTML that was sent or written as a whole.
#[derive(Debug)]
pub struct Link(Element);

/// The link in which something has happened.
pub fn link_at(event: &web_sys::Event) -> Option<Link> {
    target(event)?.closest("a[href]").ok()?.map(Link)
}

impl Link {
    /// An attribute of the nearest element around that has it.
    pub fn within(&self, attribute: &str) -> Option<String> {
        let place = self.0.closest(&format!("[{attribute}]")).ok()??;
        place.get_attribute(attribute)
    }

    /// The id of the passage that it stands at.
    pub fn block(&self) -> Option<String> {
        block_of(&self.0)
    }

    /// True if a selector describes it.
    pub fn is(&self, selector: &str) -> bool {
        self.0.matches(selector) == Ok(true)
    }

    /// Gives it as a title, if it has none, the texts of what a selector describes in it.
    pub fn entitle(&self, by: &str) {
        let Ok(found) = self.0.query_selector_all(by) else {
            return;
        };
        let texts = (0..found.length()).filter_map(|at| found.get(at)?.text_content());
        let title = texts.collect::<Vec<_>>().join(" · ");
        if !self.0.has_attribute("title") {
            set(&self.0, "title", &title);
        }
    }

    /// Changes where it leads.
    pub fn set(&self, address: &str) {
        let _ = self.0.set_attribute("href", address);
    }
}

/// Gives attributes to each element that a selector describes, by the value of one that it has; an empty value takes an
/// attribute away.
pub fn mark_all<const N: usize>(
    selector: &str,
    by: &str,
    mut attributes: impl FnMut(&str) -> [(&'static str, String); N],
) {
    for element in all(selector) {
        let value = element.get_attribute(by).unwrap_or_default();
        for (name, value) in attributes(&value) {
            set(&element, name, &value);
        }
    }
}

/// Gives an attribute to an element; an empty value takes it away.
fn set(element: &Element, name: &str, value: &str) {
    let _ = match value.is_empty() {
        true => element.remove_attribute(name),
        false => element.set_attribute(name, value),
    };
}

/// All elements that a selector describes.
pub(super) fn all(selector: &str) -> Vec<Element> {
    let document = window().and_then(|window| window.document());
    let found = document.and_then(|document| document.query_selector_all(selector).ok());
    let nodes = found
        .into_iter()
        .flat_map(|found| (0..found.length()).filter_map(move |at| found.get(at)));
    nodes.filter_map(|node| node.dyn_into().ok()).collect()
}

/// Words that tell of events, or what is said of an event beside them.
#[derive(Debug)]
pub struct Evidence {
    element: Element,
    events: String,
}

/// All of them in an element.
pub fn evidence_in(id: &str) -> Vec<Evidence> {
    let elements = all(&format!("#{id} [data-events]")).into_iter();
    elements
        .map(|element| Evidence {
            events: element.get_attribute("data-events").unwrap_or_default(),
            element,
        })
        .collect()
}

impl Evidence {
    /// The ids of the events.
    pub fn events(&self) -> impl Iterator<Item = &str> {
        self.events.split(' ')
    }

    /// Shows how the first of them is drawn, and whether one is selected.
    pub fn show(&self, class: &str, is_selected: bool) {
        let class = match self.element.tag_name() == "MARK" {
            true => format!("evidence {class}"),
            false => class.to_owned(),
        };
        if self.element.class_name() != class {
            self.element.set_class_name(&class);
        }
        set(
            &self.element,
            "data-selected",
            if is_selected { "true" } else { "" },
        );
    }
}

/// Shows which of the themes of a passage are chosen, one after the other: by the classes `m0`, `m1` … the style sheet shows
/// what has `c0`, `c1` … in it, a theme's stripe and the words that tell it.
pub fn show_chosen(block: &str, are_chosen: impl Iterator<Item = bool>) {
    let document = window().and_then(|window| window.document());
    if let Some(block) = document.and_then(|document| document.get_element_by_id(block)) {
        for (position, is_chosen) in are_chosen.enumerate() {
            let class = format!("m{position}");
            let _ = block.class_list().toggle_with_force(&class, is_chosen);
        }
    }
}

/// Puts a view at the end of the margin of a passage, until what is answered is dropped.
pub fn in_margin(block: &str, view: Box<dyn FnOnce() -> AnyView>) -> Option<impl Drop + use<>> {
    let document = window()?.document()?;
    let block = document.get_element_by_id(block)?;
    let margin = block.query_selector(":scope > .margin").ok()??;
    Some(leptos::mount::mount_to(
        margin.dyn_into::<HtmlElement>().ok()?,
        view,
    ))
}
