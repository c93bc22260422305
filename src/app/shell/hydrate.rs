//! From the rendered page to the running program.

use super::app;
use crate::browser::address::Site;
use crate::browser::{file, module};
use crate::parts::{ABOUT, ARTICLE, COMPARISON, FRAME, NOTES, PASSAGES, READING, SEARCH};
use crate::route::{Form, Layout, Page};
use crate::store::{CorpusStore, Shard};
use corpus::embedded;
use corpus::embedded::{CORPUS_SECTION, Embedded, Shards};

/// The element that holds the page, and the attribute that says which page was rendered into it.
const ROOT: &str = "app";
const RENDERED: &str = "data-page";
/// The attribute of that element in one file that holds the whole site.
const ONE_FILE: &str = "data-one-file";

/// Brings the page to life with the corpus in the program's own module. A page with a text that is not in the program wakes
/// up when the text has come, and one that is in a part of the program when the part has.
///
/// What cannot go on panics, here and later. A panic ends in a trap, the script that started the
/// program notices it, and the page becomes what it was before: readable, with plain links and a
/// line that says what happened.
pub fn hydrate() {
    std::panic::set_hook(Box::new(|panic| module::report(&panic.to_string())));
    let root = module::root(ROOT).expect("every page of the site has a place for the program");
    let store = || {
        let corpus = module::section(CORPUS_SECTION).ok_or("there is no corpus in the program")?;
        let embedded: Embedded = embedded::decode(&corpus).map_err(|error| error.to_string())?;
        let form = match root.has_attribute(ONE_FILE) {
            true => Form::OneFile,
            false => Form::Site,
        };
        Ok::<_, String>(CorpusStore::new(embedded).addressed(form))
    };
    let store: &'static CorpusStore = match store() {
        Ok(store) => Box::leak(Box::new(store)),
        Err(error) => panic!("{error}"),
    };
    let page = Page::at(&root.get_attribute(RENDERED).unwrap_or_default());
    let awaited = page.document().and_then(|id| {
        let mut documents = store.embedded.corpus.documents.iter();
        let position = documents.position(|document| &document.id == id)?;
        Some((position, store.name_of_text(position)?))
    });
    // Before Leptos runs there is nothing of it to run this.
    wasm_bindgen_futures::spawn_local(async move {
        if let Some((position, name)) = awaited {
            let address = page.to_root().to_owned() + &Shards::path(name);
            let take = |bytes| store.take(Shard::Text(position), bytes);
            if !file::bring(&address, take).await {
                return module::fail(&format!("{address} did not come"));
            }
        }
        match bring_parts(store, &page).await {
            true => hydrate_in(root, store, page),
            false => module::fail("a part of the program did not come"),
        }
    });
}

/// Brings the parts of the program that the page and its address ask for, so that all of it is shown at once. False if the
/// page cannot be shown without one that did not come.
async fn bring_parts(store: &'static CorpusStore, page: &Page) -> bool {
    let is_here = match page {
        Page::About => ABOUT.arrives().await,
        // A print of notes cites their documents.
        Page::Notes => FRAME.arrives().await && NOTES.arrives().await,
        _ => true,
    };
    if !is_here {
        return false;
    }
    let site = Site::of_rendered(page, store.form);
    let Some(view) = site.current().filter(|_| *page != Page::NotFound) else {
        return true;
    };
    // What does not come now is asked for again, and told, by what needs it.
    if !view.query.is_empty() {
        let name = store.embedded.shards.index;
        let take = |bytes| match SEARCH.now() {
            Some(search) => (search.take)(store, Shard::Index, bytes),
            None => false,
        };
        let index = file::bring(&(site.prefix().to_owned() + &Shards::path(name)), take);
        if SEARCH.arrives().await {
            index.await;
        }
    }
    if view.page.document().is_some() {
        READING.arrives().await;
        if store.form == Form::OneFile {
            ARTICLE.arrives().await;
        }
    }
    if matches!(view.layout, Layout::Compare | Layout::Matrix) {
        COMPARISON.arrives().await;
    }
    if !view.quote.is_empty() || view.event.is_none() && view.block().is_some() {
        PASSAGES.arrives().await;
    }
    true
}

fn hydrate_in(root: module::Root, store: &'static CorpusStore, page: Page) {
    let app = move || app(store, page);
    leptos::mount::hydrate_from(root, app).forget();
}
