//! From the rendered page to the running program.

use super::file;
use crate::state::{Form, Holdings, Page, Shard};
use crate::views::App;
use corpus::embedded::{self, CORPUS_SECTION, Embedded, INDEX_SECTION, Shards};
use leptos::prelude::*;
use search::{Index, Language, language};
use wasm_bindgen::JsCast;
use web_sys::js_sys::{Uint8Array, WebAssembly};
use web_sys::{HtmlElement, window};

/// The element that holds the page, and the attribute that says which page was rendered into it.
const ROOT: &str = "app";
const RENDERED: &str = "data-page";
/// The attribute of that element in one file that holds the whole site.
const ONE_FILE: &str = "data-one-file";

/// Those languages of whose inflections the program knows the rules, so that it finds the stem of a word that the corpus does
/// not have. The stems of all words that a corpus has are in its index, in any language.
const LANGUAGES: [&Language; 1] = [&language::ENGLISH];

/// Brings the page to life with the corpus in the program's own module, and with its search index if that is not fetched when
/// somebody searches. A page with a text that is not in the program wakes up when the text has come.
///
/// What cannot go on panics, here and later. A panic ends in a trap, the script that started the
/// program notices it, and the page becomes what it was before: readable, with plain links and a
/// line that says what happened.
pub fn wake() {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
    }));
    let root = window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(ROOT))
        .and_then(|root| root.dyn_into::<HtmlElement>().ok())
        .expect("every page of the site has a place for the program");
    let holdings = || {
        let corpus = section(CORPUS_SECTION).ok_or("there is no corpus in the program")?;
        let embedded: Embedded = embedded::decode(&corpus).map_err(|error| error.to_string())?;
        let languages = languages_of(&embedded);
        let index = match embedded.shards {
            Some(_) => Index::awaited(languages),
            None => Index::read(section(INDEX_SECTION).unwrap_or_default(), languages)
                .map_err(|error| error.to_string())?,
        };
        let form = match root.has_attribute(ONE_FILE) {
            true => Form::OneFile,
            false => Form::Site,
        };
        Ok::<_, String>(Holdings::new(embedded, index).addressed(form))
    };
    let holdings: &'static Holdings = match holdings() {
        Ok(holdings) => Box::leak(Box::new(holdings)),
        Err(error) => panic!("{error}"),
    };
    let page = Page::at(&root.get_attribute(RENDERED).unwrap_or_default());
    let awaited = page.document().and_then(|id| {
        let mut documents = holdings.embedded.corpus.documents.iter();
        let position = documents.position(|document| &document.id == id)?;
        Some((position, holdings.name_of_text(position)?))
    });
    let Some((position, name)) = awaited else {
        return wake_in(root, holdings, page);
    };
    let address = page.to_root().to_owned() + &Shards::path(name);
    // Before Leptos runs there is nothing of it to run this.
    wasm_bindgen_futures::spawn_local(async move {
        let take = |bytes| holdings.take(Shard::Text(position), bytes);
        if !file::bring(&address, take).await {
            panic!("{address} did not come");
        }
        wake_in(root, holdings, page);
    });
}

/// The bytes of a custom section of the program's own module.
fn section(name: &str) -> Option<Vec<u8>> {
    let module = wasm_bindgen::module()
        .dyn_into::<WebAssembly::Module>()
        .ok()?;
    let section = WebAssembly::Module::custom_sections(&module, name).get(0);
    (!section.is_undefined()).then(|| Uint8Array::new(&section).to_vec())
}

/// The languages of a corpus whose rules the program knows.
fn languages_of(embedded: &Embedded) -> Vec<&'static Language> {
    let corpus = &embedded.corpus;
    let documents = corpus.documents.iter().map(|document| &document.language);
    let tags: Vec<_> = documents.chain([&corpus.corpus.language]).collect();
    let has = |known: &&'static Language| {
        let is_it = |tag: &&String| language::among([*known].into_iter(), tag).is_some();
        tags.iter().any(is_it)
    };
    LANGUAGES.into_iter().filter(has).collect()
}

fn wake_in(root: HtmlElement, holdings: &'static Holdings, page: Page) {
    let app = move || view! { <App holdings page /> };
    leptos::mount::hydrate_from(root, app).forget();
}
