//! What a reader marks and writes.

use super::{Notebook, part};
use crate::notes::{dialog, inline, page, toast};
use crate::signal::RwSignal;
use corpus::{BlockId, Document, Span};
use leptos::prelude::*;
use passage::Note;

/// Notes, and what is done with them.
pub struct Notes {
    /// Takes up what is kept.
    pub wake: fn(Notebook),
    /// Opens the dialog on a whole passage.
    pub write_on: fn(Notebook, &'static Document, &'static BlockId),
    /// Opens the dialog on words.
    pub write_about: fn(Notebook, &'static Document, Span),
    /// Highlights words.
    pub highlight: fn(Notebook, &'static Document, Span),
    /// Says that something was written and not kept, if it was.
    pub offer_draft: fn(Notebook, Note),
    /// What is in the dialog.
    pub dialog: fn(Note, RwSignal<String>, RwSignal<bool>) -> AnyView,
    /// The notes beside a passage.
    pub here: fn(&'static BlockId) -> AnyView,
    /// The marks in a document.
    pub marks: fn(&'static Document),
    /// What came of the last step.
    pub toast: fn() -> AnyView,
    /// The page of all notes.
    pub page: fn() -> AnyView,
}

part! {
    /// The notes.
    NOTES: Notes, notes, Notes {
        wake: Notebook::take_up_kept,
        write_on: Notebook::write_on,
        write_about: Notebook::write_about,
        highlight: Notebook::highlight,
        offer_draft: Notebook::offer_draft,
        dialog: dialog::body,
        here: |id| inline::notes_at(id).into_any(),
        marks: inline::mark,
        toast: || toast::toast().into_any(),
        page: || page::my_notes().into_any(),
    }
}
