//! Moving about in the page.

use crate::state::Fragment;
use corpus::EventId;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition, window};

/// Brings the place that a fragment names to the reader: scrolls there and moves the focus. When
/// the selected event has its words in that block, the words are the place.
pub fn go_to(fragment: &Fragment, event: Option<&EventId>) {
    if let Some(place) = find(fragment, event) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        place.scroll_into_view_with_scroll_into_view_options(&options);
        focus(&place);
    }
}

/// Back to the top of the page.
pub fn go_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

fn find(fragment: &Fragment, event: Option<&EventId>) -> Option<Element> {
    let document = window()?.document()?;
    let place = document.get_element_by_id(&fragment.to_string())?;
    let words = match (fragment, event) {
        (Fragment::Block(_), Some(event)) => place
            .query_selector(&format!("mark[data-events~=\"{event}\"]"))
            .ok()
            .flatten(),
        _ => None,
    };
    Some(words.unwrap_or(place))
}

/// Moves the focus. What cannot take it by itself is made able to.
fn focus(place: &Element) {
    let Some(element) = place.dyn_ref::<HtmlElement>() else {
        return;
    };
    let inner = element.query_selector("a[href], button").ok().flatten();
    if let Some(link) = inner.and_then(|inner| inner.dyn_into::<HtmlElement>().ok()) {
        return focus_without_scrolling(&link);
    }
    if element.tab_index() < 0 {
        let _ = element.set_attribute("tabindex", "-1");
    }
    focus_without_scrolling(element);
}

fn focus_without_scrolling(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Moves the focus to the first element that matches a CSS selector.
pub fn focus_first(selector: &str) {
    let found = window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Sets the style of elements by their ids. Done from here and not as an attribute in HTML, because
/// a strict content security policy forbids style attributes there.
pub fn set_properties(declarations: &[(String, String)]) {
    let Some(document) = window().and_then(|window| window.document()) else {
        return;
    };
    for (id, style) in declarations {
        let element = document.get_element_by_id(id);
        if let Some(element) = element.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
            element.style().set_css_text(style);
        }
    }
}

/// Moves the focus within a list of links by the arrow keys, Home and End; false for other keys.
pub fn step_focus(event: &web_sys::KeyboardEvent) -> bool {
    let list = event
        .current_target()
        .and_then(|list| list.dyn_into::<Element>().ok());
    let link = event
        .target()
        .and_then(|link| link.dyn_into::<Element>().ok());
    let item = link.and_then(|link| link.closest("li").ok().flatten());
    let (Some(list), Some(item)) = (list, item) else {
        return false;
    };
    let next = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => item.next_element_sibling(),
        "ArrowLeft" | "ArrowUp" => item.previous_element_sibling(),
        "Home" => list.first_element_child(),
        "End" => list.last_element_child(),
        _ => return false,
    };
    let link = next.and_then(|item| item.query_selector("a").ok().flatten());
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        let _ = link.focus();
    }
    true
}

/// Sets or takes away an attribute of the root element.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    let root = window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    if let Some(root) = root {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    if let Some(document) = window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// Runs something when the page has been brought up to date.
pub fn after_update(run: impl FnOnce() + 'static) {
    gloo::render::request_animation_frame(move |_| run()).forget_frame();
}

/// Lets a frame callback run although nobody holds its handle.
trait ForgetFrame {
    fn forget_frame(self);
}

impl ForgetFrame for gloo::render::AnimationFrame {
    fn forget_frame(self) {
        std::mem::forget(self);
    }
}
