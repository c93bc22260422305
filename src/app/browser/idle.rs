//! When something is about to be needed, and when there is time for it.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::{Element, window};

/// So many milliseconds after the page is awake there is time for what nobody has asked for.
const AFTER: u32 = 1500;

#[wasm_bindgen]
extern "C" {
    // Not every browser has it.
    #[wasm_bindgen(js_namespace = window, js_name = requestIdleCallback, catch)]
    fn request_idle_callback(run: &JsValue) -> Result<JsValue, JsValue>;
}

/// A selector, and what is done when pointer or focus come to something that it describes.
pub type Intent = (&'static str, Box<dyn Fn()>);

/// Calls back when somebody is about to need something.
pub fn on_intents(intents: Vec<Intent>) {
    let Some(window) = window() else { return };
    let intents = std::rc::Rc::new(intents);
    for name in ["pointerover", "focusin"] {
        let intents = intents.clone();
        EventListener::new(&window, name, move |event| {
            let target = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok());
            let Some(target) = target else { return };
            for (selector, run) in intents.iter() {
                if matches!(target.closest(selector), Ok(Some(_))) {
                    run();
                }
            }
        })
        .forget();
    }
}

/// Calls back when the browser has nothing else to do; never where people save data, or in the page of somebody else.
pub fn when_idle(run: impl FnOnce() + 'static) {
    if super::page::saves_data() || super::page::is_embedded() {
        return;
    }
    Timeout::new(AFTER, move || {
        let run = Closure::once_into_js(run);
        if request_idle_callback(&run).is_err() {
            let _ = run
                .unchecked_into::<web_sys::js_sys::Function>()
                .call0(&JsValue::NULL);
        }
    })
    .forget();
}
