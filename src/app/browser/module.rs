//! The program as the browser has it: its module, its element, and where it says that it cannot go on.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use web_sys::js_sys::{Uint8Array, WebAssembly};

/// The element that the program wakes up in.
pub type Root = HtmlElement;

/// The element with that id.
pub fn root(id: &str) -> Option<Root> {
    super::page::by_id(id)?.dyn_into().ok()
}

/// The bytes of a custom section of the program's own module.
pub fn section(name: &str) -> Option<Vec<u8>> {
    let module = wasm_bindgen::module()
        .dyn_into::<WebAssembly::Module>()
        .ok()?;
    let section = WebAssembly::Module::custom_sections(&module, name).get(0);
    (!section.is_undefined()).then(|| Uint8Array::new(&section).to_vec())
}

/// Tells the script that started the program that it cannot begin.
pub fn fail(error: &str) {
    super::page::announce("dossier:failed", error);
}

/// Says in the console what went wrong.
pub fn report(error: &str) {
    web_sys::console::error_1(&error.into());
}
