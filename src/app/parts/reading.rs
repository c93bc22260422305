//! What helps to read a document.

use super::{Taken, part};
use crate::reader::provenance::LookUp;
use crate::shell::reading;
use corpus::Document;
use leptos::prelude::*;

/// What stands around a text.
pub struct Reading {
    /// Above the document: ways out of it, and where one has read before.
    pub above: fn(&'static Document, Taken) -> AnyView,
    /// In it above its text: its title, and what is in sight while one reads: contents, steps and settings.
    pub inside: fn(&'static Document) -> AnyView,
    /// Below it: the documents before and after, and the dialogs.
    pub below: fn(&'static Document, Taken, LookUp) -> AnyView,
}

part! {
    /// What helps to read.
    READING: Reading, reading, Reading {
        above: |document, taken| untrack(|| reading::above(document, taken)),
        inside: |document| untrack(|| reading::inside(document)),
        below: |document, taken, look_up| untrack(|| reading::below(document, taken, look_up)),
    }
}
