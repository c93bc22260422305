//! From the rendered page to the running program.

use crate::state::Page;
use crate::views::App;
use corpus::{Corpus, embedded};
use leptos::prelude::*;
use search::{Index, Language};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, window};

/// The element that holds the page, and the attribute that says which page was rendered into it.
const ROOT: &str = "app";
const RENDERED: &str = "data-page";

/// Brings the page to life with an embedded corpus, its search index and its languages.
///
/// What cannot go on panics, here and later. A panic ends in a trap, the script that started the
/// program notices it, and the page becomes what it was before: readable, with plain links and a
/// line that says what happened.
pub fn wake(corpus: &[u8], index: &'static [u8], languages: &'static [&'static Language]) {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
    }));
    let root = window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(ROOT))
        .and_then(|root| root.dyn_into::<HtmlElement>().ok())
        .expect("every page of the site has a place for the program");
    let corpus = match embedded::decode(corpus) {
        Ok(corpus) => Box::leak(Box::new(corpus)),
        Err(error) => panic!("{error}"),
    };
    let index = match Index::read(index, languages) {
        Ok(index) => Box::leak(Box::new(index)),
        Err(error) => panic!("{error}"),
    };
    wake_in(root, corpus, index);
}

fn wake_in(root: HtmlElement, corpus: &'static Corpus, index: &'static Index) {
    let rendered = root.get_attribute(RENDERED).unwrap_or_default();
    let page = Page::at(&rendered);
    let app = move || view! { <App corpus index page /> };
    leptos::mount::hydrate_from(root, app).forget();
}
