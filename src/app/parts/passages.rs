//! What is done with words of the documents.

use super::{PassageSelection, part};
use crate::collection::check;
use crate::quote::linked::Target;
use crate::quote::{dialog, linked, selection};
use crate::reader::provenance;
use crate::reader::provenance::LookUp;
use crate::route::ViewState;
use crate::signal::Memo;
use crate::store::Explorer;
use corpus::{BlockId, Document, Span};
use leptos::prelude::*;

/// Where a receipt is checked: a part of the page about the collection.
pub const CHECK: &str = "check";

/// Quoting, citing, checking and finding words.
pub struct Passages {
    /// Opens the dialog on a whole passage, or on the document.
    pub take: fn(PassageSelection, Option<&'static BlockId>),
    /// What is in that dialog.
    pub dialog: fn(PassageSelection) -> AnyView,
    /// The buttons on selected words.
    pub of_selection: fn(PassageSelection) -> AnyView,
    /// What became of the words that the address points at.
    pub linked: fn(&'static Document, Memo<Target>) -> AnyView,
    /// Opens the lines of the source file around a passage.
    pub show_source: fn(LookUp, Explorer, Span),
    /// Those lines.
    pub source_lines: fn(LookUp) -> AnyView,
    /// The words that an address points at, on one line.
    pub words: fn(Explorer, &ViewState) -> Option<String>,
    /// What there is to say about a receipt.
    pub check: fn(Explorer, &str) -> AnyView,
}

part! {
    /// Words of the documents.
    PASSAGES: Passages, passages, Passages {
        take: |taken, block| taken.take(block),
        dialog: dialog::body,
        of_selection: |taken| untrack(|| selection::of_selection(taken)).into_any(),
        linked: |document, target| untrack(|| linked::linked(document, target)).into_any(),
        show_source: LookUp::show,
        source_lines: provenance::lines,
        words: linked::words_of,
        check: check::checked,
    }
}
