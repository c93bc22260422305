//! Keys that are pressed alone, and dialogs.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, KeyboardEvent, window};

/// Where a letter is a letter, or where a dialog has the page to itself.
const NOT_IN: &str = "input:not([type=checkbox]), textarea, select, [contenteditable], dialog";

/// Calls back when a key is pressed alone outside of text fields. If that answers true, the browser
/// does nothing of its own with the key.
pub fn on_single_key(mut press: impl FnMut(&str) -> bool + 'static) {
    let Some(window) = window() else { return };
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window.clone(), "keydown", options, move |event| {
        let Some(stroke) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        let modified = stroke.ctrl_key() || stroke.meta_key() || stroke.alt_key();
        if modified || stroke.is_composing() || event.default_prevented() {
            return;
        }
        // A click on the text of a dialog leaves the focus with the page beneath it.
        let document = window.document();
        let open = document.and_then(|document| document.query_selector("dialog[open]").ok()?);
        if open.is_some() {
            return;
        }
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let is_elsewhere = |target: &Element| !matches!(target.closest(NOT_IN), Ok(None));
        if target.as_ref().is_some_and(is_elsewhere) {
            return;
        }
        if press(&stroke.key()) {
            event.prevent_default();
        }
    })
    .forget();
}

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    let element = window()?.document()?.get_element_by_id(id)?;
    element.dyn_into().ok()
}

/// Opens a dialog over the page; closed, it gives the focus back to where it was.
pub fn open_dialog(id: &str) {
    if let Some(dialog) = dialog(id).filter(|dialog| !dialog.open()) {
        // It fails only for a dialog that is not in the page or open already.
        let _ = dialog.show_modal();
    }
}

/// Closes a dialog.
pub fn close_dialog(id: &str) {
    if let Some(dialog) = dialog(id) {
        dialog.close();
    }
}
