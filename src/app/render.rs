//! A page as HTML.

use crate::route::Page;
use crate::shell::{app, explorer};
use crate::store::CorpusStore;
use leptos::prelude::*;

/// A page rendered natively.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The title of the window.
    pub title: String,
    /// The inside of the element that the program wakes up in.
    pub html: String,
}

pub use crate::collection::start::LISTED as LISTED_DOCUMENTS;
pub use crate::timeline::places;

/// A page has a comment for every view that is not there; one without text serves as well. No text has one in it, because it
/// is escaped.
fn short(html: &str) -> String {
    html.replace("<!--<() />-->", "<!>")
}

/// Renders a page. The program in the browser wakes up in exactly this HTML.
pub fn render(store: &'static CorpusStore, page: Page) -> Rendered {
    let owner = Owner::new();
    let rendered = owner.with(|| Rendered {
        title: explorer(store, page.clone()).title(),
        html: short(&untrack(|| app(store, page)).to_html()),
    });
    owner.cleanup();
    rendered
}
