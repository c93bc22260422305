//! Panes that a person makes larger or smaller: lengths in tenths of a `rem`, the size of the page's text, so that they grow
//! with it. Whole numbers, because what reads and writes others is larger than all of this.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::js_sys::parse_float;
use web_sys::{Element, HtmlElement, PointerEvent, window};

/// The first pane that a selector describes, and how many CSS pixels a tenth of a `rem` is.
fn pane(selector: &str) -> Option<(Element, f64)> {
    let document = window()?.document()?;
    let root = document.document_element()?;
    let style = window()?.get_computed_style(&root).ok()??;
    let size = style.get_property_value("font-size").ok()?;
    let unit = parse_float(&size) / 10.0;
    Some((document.query_selector(selector).ok()??, unit))
}

/// How wide the pane is, or how high.
pub fn size_of(selector: &str, is_width: bool) -> Option<u32> {
    let (pane, unit) = pane(selector)?;
    let area = pane.get_bounding_client_rect();
    let size = match is_width {
        true => area.width(),
        false => area.height(),
    };
    Some((size / unit) as u32)
}

/// How wide the pane is, or how high, if it ends where a pointer is.
pub fn size_to(selector: &str, is_width: bool, event: &PointerEvent) -> Option<u32> {
    let (pane, unit) = pane(selector)?;
    let area = pane.get_bounding_client_rect();
    let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
    let size = match (is_width, is_from_right()) {
        (false, _) => y - area.top(),
        (true, false) => x - area.left(),
        (true, true) => area.right() - x,
    };
    Some((size / unit) as u32)
}

/// True where the first column stands on the right.
pub fn is_from_right() -> bool {
    super::page::root_attribute("dir").as_deref() == Some("rtl")
}

/// Gives a custom property of the page a length, or takes it away.
pub fn set_size(property: &str, size: Option<u32>) {
    let root = window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element())
        .and_then(|root| root.dyn_into::<HtmlElement>().ok());
    if let Some(root) = root {
        let _ = match size {
            Some(size) => root
                .style()
                .set_property(property, &format!("calc({size}rem / 10)")),
            None => root.style().remove_property(property).map(drop),
        };
    }
}

/// Puts a view at the end of the first element that a selector describes, until what is answered is dropped.
pub fn at_end_of(selector: &str, view: Box<dyn FnOnce() -> AnyView>) -> Option<impl Drop + use<>> {
    let (place, _) = pane(selector)?;
    let place = place.dyn_into::<HtmlElement>().ok()?;
    Some(leptos::mount::mount_to(place, view))
}
