//! What all that is on the screen is made of.
//!
//! - [`element`](mod@element): elements; [`list`]: lists of them
//! - [`article_html`]: the text of a document, and what is written of events, as HTML
//! - [`links`], [`event_links`]: where links lead
//! - [`theme`]: how a theme looks; [`one_file`]: the site as a file
//! - [`citation`]: how a document is cited; [`changes`]: what was changed, word by word
//! - [`copy`](mod@copy): fields with a button that copies; [`steps`]: from one of many to the next

pub mod article_html;
pub mod changes;
pub mod citation;
pub mod copy;
mod element;
pub mod event_links;
pub mod links;
mod list;
pub mod one_file;
pub mod steps;
pub mod theme;

pub use element::{Element, Views, adopt, element, live, views};
pub use list::keyed;

use crate::signal::RwSignal;
use crate::store::Explorer;
use leptos::ev;
use leptos::prelude::*;

/// Several views as one.
pub fn all(views: impl Iterator<Item = impl IntoAny>) -> AnyView {
    let views: Vec<AnyView> = views.map(IntoAny::into_any).collect();
    views.into_any()
}

/// A button that unfolds something, and folds it again.
pub fn unfolds(open: RwSignal<bool>) -> Element {
    element("button")
        .attr("type", "button")
        .attr(
            "aria-expanded",
            move || {
                if open.get() { "true" } else { "false" }
            },
        )
        .on(ev::click, move |_| open.update(|open| *open = !*open))
}

/// How many events and listed documents are found, of how many, each time that it is asked.
pub fn counts(explorer: Explorer) -> impl Fn() -> String + Send + 'static {
    let corpus = explorer.corpus;
    let all = [corpus.events.len(), explorer.choices.listed()];
    move || {
        let found = match explorer.is_whole() {
            true => {
                (explorer.facets()).with(|facets| [facets.events.len(), facets.documents.len()])
            }
            false => all,
        };
        (explorer.words.shown)(found, all)
    }
}

/// Runs something when the page is awake, and again whenever a signal that it reads has changed. What the closure owns lives
/// as long as the component.
pub fn effect(run: impl FnMut() + 'static) {
    boxed_effect(Box::new(run));
}

/// So that the program holds the code around effects once.
fn boxed_effect(mut run: Box<dyn Run>) {
    Effect::new(move || run.run());
}

/// What can be run again and again.
trait Run {
    fn run(&mut self);
}

impl<F: FnMut()> Run for F {
    fn run(&mut self) {
        self();
    }
}

/// A view under a condition, else nothing.
pub fn when<V: IntoAny>(condition: bool, view: impl FnOnce() -> V) -> AnyView {
    if condition {
        view().into_any()
    } else {
        ().into_any()
    }
}
