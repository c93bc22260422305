//! A page as HTML.

use crate::state::{Explorer, Page};
use crate::views::App;
use corpus::Corpus;
use leptos::prelude::*;
use search::Index;

/// A page rendered natively.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The title of the window.
    pub title: String,
    /// The inside of the element that the program wakes up in.
    pub html: String,
}

pub use crate::components::events::LISTED;
pub use crate::components::timeline::places;

/// Renders a page. The program in the browser wakes up in exactly this HTML.
pub fn render(corpus: &'static Corpus, page: Page) -> Rendered {
    let index: &'static Index = Box::leak(Box::new(Index::unsearched()));
    let owner = Owner::new();
    let rendered = owner.with(|| Rendered {
        title: Explorer::new(corpus, index, page.clone()).title(),
        html: view! { <App corpus index page /> }.to_html(),
    });
    owner.cleanup();
    rendered
}
