//! What the dialog for embedding begins with, for all that open it.

use super::{FRAME, TOOLS};
use crate::browser::{page, shortcuts};
use crate::route::ViewState;
use crate::signal::RwSignal;

/// What of the explorer is embedded, in the order in which it is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmbedTarget {
    /// What is on screen.
    Screen,
    /// The timeline, with the filters.
    Timeline,
    /// The selected event alone.
    Event,
    /// The open document.
    Document,
    /// The passage that the address points at.
    Passage,
    /// Themes and sources against each other, with the filters.
    Matrix,
}

/// The dialog for embedding, in the page.
pub const EMBED_DIALOG: &str = "embed";

/// What the dialog begins with, shared by all that open it.
#[derive(Clone, Copy)]
pub struct EmbedDialog {
    /// The view that is embedded.
    pub view: RwSignal<ViewState>,
    /// The part of it that is chosen first, by its position in the order in which they are offered.
    pub what: RwSignal<usize>,
    /// The dialog is open.
    pub is_open: RwSignal<bool>,
}

impl EmbedDialog {
    /// One that is closed.
    pub fn closed() -> Self {
        Self {
            view: RwSignal::new(ViewState::default()),
            what: RwSignal::new(0),
            is_open: RwSignal::new(false),
        }
    }

    /// Opens the dialog with a view, and with a part of it chosen; with the first that it has, if it has no such part.
    pub fn open(self, view: ViewState, what: EmbedTarget) {
        let open = move || {
            self.view.set(view);
            self.what.set(what as usize);
            self.is_open.set(true);
            // What is in it comes first, so that the focus goes there.
            page::after_update(|| shortcuts::open_dialog(EMBED_DIALOG));
        };
        // The dialog, and what is in it.
        FRAME.then(move |_| page::after_update(move || TOOLS.then(move |_| open())));
    }
}
