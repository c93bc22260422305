//! What helps to read a document.

use super::{PassageSelection, part};
use crate::reader::article::{self, Listener};
use crate::reader::provenance::LookUp;
use crate::shell::reading;
use crate::store::Explorer;
use corpus::Document;
use leptos::ev::Event;
use leptos::prelude::*;

/// What stands around a text.
pub struct Reading {
    /// Above the document: ways out of it, and where one has read before.
    pub above: fn(&'static Document, PassageSelection) -> AnyView,
    /// In it above its text: its title, and what is in sight while one reads: contents, steps and settings.
    pub inside: fn(&'static Document) -> AnyView,
    /// Below it: the documents before and after, and the dialogs.
    pub below: fn(&'static Document, PassageSelection, LookUp) -> AnyView,
    /// Has the text show what the view says of it.
    pub states: fn(&'static Document),
    /// Does what a reader has clicked in the text.
    pub click: fn(Listener, &Event),
    /// Does what a key means on marked words.
    pub press: fn(Explorer, &Event),
    /// Has the link and the passage that pointer or focus have come to ready for what a reader may do.
    pub attend: fn(Listener, &Event),
}

part! {
    /// What helps to read.
    READING: Reading, reading, Reading {
        above: |document, taken| untrack(|| reading::above(document, taken)),
        inside: |document| untrack(|| reading::inside(document)),
        below: |document, taken, look_up| untrack(|| reading::below(document, taken, look_up)),
        states: |document| untrack(|| article::states(document)),
        click: Listener::click,
        press: article::follow_evidence,
        attend: Listener::attend,
    }
}
