//! From the rendered page to the running program.

use crate::state::Page;
use crate::views::App;
use corpus::{Corpus, embedded};
use leptos::prelude::*;
use search::Index;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, window};

/// The element that holds the page, and the attribute that says which page was rendered into it.
const ROOT: &str = "app";
const RENDERED: &str = "data-page";

/// Brings the page to life with an embedded corpus. When that fails the page stays as it was
/// rendered: readable, with its links working, and with a line that says so.
pub fn wake(corpus: &[u8]) {
    std::panic::set_hook(Box::new(|panic| {
        report(&format!("The program stopped: {panic}"));
    }));
    let root = window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(ROOT))
        .and_then(|root| root.dyn_into::<HtmlElement>().ok());
    let Some(root) = root else {
        return report("The page has no place for the program.");
    };
    match embedded::decode(corpus) {
        Ok(corpus) => wake_in(root, Box::leak(Box::new(corpus))),
        Err(error) => report(&error.to_string()),
    }
}

fn wake_in(root: HtmlElement, corpus: &'static Corpus) {
    let rendered = root.get_attribute(RENDERED).unwrap_or_default();
    let page = Page::at(&rendered);
    let index: &'static Index = Box::leak(Box::new(Index::new()));
    let app = move || view! { <App corpus index page /> };
    leptos::mount::hydrate_from(root, app).forget();
}

/// Says in the page and in the console that the program does not run.
fn report(message: &str) {
    web_sys::console::error_1(&message.into());
    let document = window().and_then(|window| window.document());
    let Some(document) = document else { return };
    if let Some(notice) = document.get_element_by_id("trouble") {
        let _ = notice.remove_attribute("hidden");
    }
}
