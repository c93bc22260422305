//! Passages that travel: taken from a document with a link, a citation and a receipt, and found again.
//!
//! - [`Taken`], [`Quote`]: which words are taken, and the button at each passage
//! - [`selection`]: the same for words that a reader selects
//! - [`dialog`]: what one can do with them; [`citation`]: how the document is cited
//! - [`linked`]: the words that the address points at, and what became of them
//! - [`check`]: a receipt against the documents
//! - [`changes`]: what was changed, word by word

pub mod changes;
pub mod check;
pub mod citation;
pub mod dialog;
pub mod linked;
pub mod selection;

use crate::platform::{page, shortcuts};
use crate::state::Explorer;
use corpus::{BlockId, Document, Span};
use leptos::prelude::*;

/// The words of the open document that are taken, shared by all that takes words and by the dialog.
#[derive(Clone, Copy)]
pub struct Taken {
    /// The document.
    pub document: &'static Document,
    start: RwSignal<usize>,
    end: RwSignal<usize>,
    has_opened: RwSignal<bool>,
}

impl Taken {
    /// One for the open document.
    pub fn of(document: &'static Document) -> Self {
        Self {
            document,
            start: RwSignal::new(0),
            end: RwSignal::new(0),
            has_opened: RwSignal::new(false),
        }
    }

    /// Where the words stand in the [`passage::Reading`] of the document; empty for the document as a whole.
    pub fn span(self) -> Span {
        Span::new(self.start.get() as u32, self.end.get() as u32)
    }

    /// Opens the dialog with some words, or with the document where the span is empty.
    pub fn open(self, span: Span) {
        self.start.set(span.start as usize);
        self.end.set(span.end as usize);
        self.has_opened.set(true);
        // What is in it comes first, so that the focus goes there.
        page::after_update(|| shortcuts::open_dialog(dialog::DIALOG));
    }
}

/// The button that takes a whole passage.
#[component]
pub fn Quote(id: &'static BlockId) -> impl IntoView {
    let taken: Taken = expect_context();
    let words = Explorer::get().words;
    let open = Box::new(move |span| taken.open(span));
    on_passage(id, "take", words.quote, open)
}

/// A button that opens a dialog on a whole passage.
pub fn on_passage(
    id: &'static BlockId,
    class: &'static str,
    name: &'static str,
    open: Box<dyn Fn(Span)>,
) -> AnyView {
    let explorer = Explorer::get();
    let document = expect_context::<Taken>().document;
    let press = move |_| {
        if let Some(span) = explorer.reading(document).block(id) {
            open(span);
        }
    };
    view! {
        <button
            class=format!("quiet alive {class}")
            aria-haspopup="dialog"
            on:click=press
        >
            {name}
        </button>
    }
    .into_any()
}
