//! Pointers and wheels over an element.

use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent, PointerEvent, WheelEvent, window};

/// How far from the left end of the element that listens a pointer is, as a fraction of its width, and that width in
/// CSS pixels.
pub fn place_on(event: &MouseEvent) -> Option<(f64, f64)> {
    let area = listening(event)?.get_bounding_client_rect();
    let width = area.width();
    (width > 0.0).then(|| ((f64::from(event.client_x()) - area.left()) / width, width))
}

/// True for the main button, a finger or a pen on an element that the style sheet lets be dragged sideways. Where it
/// is laid out as a column, a finger scrolls the page as everywhere.
pub fn begins_drag(event: &PointerEvent) -> bool {
    event.button() == 0 && is_wide(event)
}

/// True while the main button or a finger is down.
pub fn is_down(event: &PointerEvent) -> bool {
    event.buttons() & 1 == 1
}

/// Sends all further events of a pointer to the element that listens, wherever it goes.
pub fn capture(event: &PointerEvent) {
    if let Some(element) = listening(event) {
        // Refused for a pointer that was lifted meanwhile.
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}

/// How far a wheel was turned across and along, in CSS pixels, as one that tells them would.
pub fn turned(event: &WheelEvent) -> (f64, f64) {
    /// What browsers that tell lines or pages take for one.
    const LINE: f64 = 40.0;
    const PAGE: f64 = 800.0;
    /// Two fingers on a touchpad come as short turns with Ctrl.
    const PINCH: f64 = 8.0;
    let unit = match event.delta_mode() {
        WheelEvent::DOM_DELTA_LINE => LINE,
        WheelEvent::DOM_DELTA_PAGE => PAGE,
        _ => 1.0,
    };
    let (across, along) = (event.delta_x() * unit, event.delta_y() * unit);
    match event {
        _ if event.ctrl_key() && along.abs() < LINE => (0.0, along * PINCH),
        _ if event.shift_key() && across == 0.0 => (along, 0.0),
        _ => (across, along),
    }
}

/// True if turning a wheel is meant for the element and not for the page: with Ctrl or Command, or while the focus is
/// in the element with an id. A page that is scrolled past is not stopped.
pub fn is_meant(event: &WheelEvent, id: &str) -> bool {
    let has_focus = || {
        let focus = window()?.document()?.active_element()?;
        focus.closest(&format!("#{id}")).ok()?
    };
    event.ctrl_key() || event.meta_key() || has_focus().is_some()
}

fn listening(event: &MouseEvent) -> Option<Element> {
    event.current_target()?.dyn_into().ok()
}

/// True if the style sheet lets the element that listens be dragged sideways: it is a line and not a column.
pub fn is_wide(event: &MouseEvent) -> bool {
    let action = || {
        let style = window()?.get_computed_style(&listening(event)?).ok()??;
        style.get_property_value("touch-action").ok()
    };
    action().is_some_and(|action| action == "pan-y")
}
