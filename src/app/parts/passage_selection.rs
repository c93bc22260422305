//! Which words of the open document are taken.

use super::ARTICLE;
use crate::browser::{page, shortcuts};
use crate::signal::RwSignal;
use crate::store::Explorer;
use corpus::{BlockId, Document, Span};

/// The dialog for what was taken, in the page.
pub const PASSAGE_DIALOG: &str = "passage";

/// The words of the open document that are taken, shared by all that takes words and by the dialog.
#[derive(Clone, Copy)]
pub struct PassageSelection {
    /// The document.
    pub document: &'static Document,
    /// Its text was sent with the page.
    pub is_sent: bool,
    explorer: Explorer,
    start: RwSignal<usize>,
    end: RwSignal<usize>,
    /// The dialog has been opened.
    pub has_opened: RwSignal<bool>,
}

impl PassageSelection {
    /// One for the open document.
    pub fn of(document: &'static Document) -> Self {
        let explorer = Explorer::get();
        Self {
            document,
            is_sent: explorer.is_sent(),
            explorer,
            start: RwSignal::new(0),
            end: RwSignal::new(0),
            has_opened: RwSignal::new(false),
        }
    }

    /// True when the text stands in the page; who asks in a signal is told then.
    pub fn is_text_here(self) -> bool {
        self.is_sent || ARTICLE.here().is_some()
    }

    /// Where the words stand in the [`passage::Reading`] of the document; empty for the document as a whole.
    pub fn span(self) -> Span {
        Span::new(self.start.get() as u32, self.end.get() as u32)
    }

    /// Opens the dialog with a whole passage, or with the document.
    pub fn take(self, block: Option<&'static BlockId>) {
        let reading = self.explorer.reading(self.document);
        let span = block.map_or(Some(Span::new(0, 0)), |block| reading.block(block));
        span.into_iter().for_each(|span| self.open(span));
    }

    /// Opens the dialog with some words, or with the document where the span is empty.
    pub fn open(self, span: Span) {
        // A reader may have gone on meanwhile.
        if self.start.try_set(span.start as usize).is_some() {
            return;
        }
        self.end.set(span.end as usize);
        self.has_opened.set(true);
        // What is in it comes first, so that the focus goes there.
        page::after_update(|| shortcuts::open_dialog(PASSAGE_DIALOG));
    }
}
