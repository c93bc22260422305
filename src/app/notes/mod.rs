//! Notes of the reader: marks on words, and what is written about them.
//!
//! - [`dialog`]: where a note is written
//! - [`inline`]: the notes beside their passages, and the marks on the words
//! - [`entry`]: one note, in the margin or on the page of all notes
//! - [`toast`]: what came of the last step
//! - [`exchange`]: notes as files
//! - [`page`]: all notes

pub mod dialog;
pub mod entry;
pub mod exchange;
pub mod inline;
pub mod page;
pub mod toast;

use crate::parts::notebook::Entry;
use crate::signal::RwSignal;
use crate::store::Explorer;
use crate::ui::{all, element};
use entry::entry_view;
use leptos::ev;
use leptos::prelude::*;
use passage::Note;

/// How many notes are listed at first, and more on request.
pub const LISTED: usize = 100;

/// Notes in a list.
pub fn list(entries: &[Entry], is_alone: bool, name: Option<&'static str>) -> AnyView {
    let entry = |entry: &Entry| untrack(|| entry_view(entry.clone(), is_alone));
    element("ul")
        .attr("role", "list")
        .class("own-notes")
        .attr("aria-label", name)
        .child(all(entries.iter().map(entry)))
        .into_any()
}

/// The button that lists more notes.
pub fn more(listed: RwSignal<usize>) -> AnyView {
    element("button")
        .attr("type", "button")
        .on(ev::click, move |_| {
            listed.update(|listed| *listed += LISTED)
        })
        .child(Explorer::get().part_words().show_more_notes)
        .into_any()
}

/// How many characters of the words a note is named by.
const NAMED_BY: usize = 48;

/// What a note is called where its words are too long.
fn name_of(note: &Note) -> String {
    let words = note.passage.words.shown();
    let mut name: String = words.chars().take(NAMED_BY).collect();
    if name.len() < words.len() {
        name.truncate(name.rfind(' ').unwrap_or(name.len()));
        name.push('…');
    }
    name
}
