//! Where one has read: kept on the device, and offered when one comes again.

use crate::browser::preferences::ReadingPlace;
use crate::browser::{page, preferences, scroll};
use crate::route::{Layout, Page};
use crate::signal::{Memo, RwSignal};
use crate::store::Explorer;
use crate::ui::{Element, effect, element, views, when};
use corpus::{BlockKind, Document};
use leptos::ev;
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;

/// The passage that is being read is the last that begins above this part of the window.
const READING_LINE: f64 = 0.4;
/// For so many milliseconds a reader stays where they read.
const REST: u32 = 600;
/// A document of which fewer passages were read is hardly begun.
const BEGUN: usize = 3;
/// To come so far from where a link has led is to read on there.
const READ_ON: usize = 2;

/// Keeps where a reader is in the open document, until they have come to its end. That a link has led somewhere is no
/// reading.
pub fn keep_reading_place(explorer: Explorer, document: &'static Document) {
    let ids: Rc<[&str]> = document.blocks.iter().map(|b| b.id.as_str()).collect();
    let step =
        Memo::new(move |_| explorer.with(|view| (view.fragment.clone(), view.quote.clone())));
    let mut _watch = None;
    effect(move || {
        let is_at_top = step.with(|(fragment, quote)| fragment.is_none() && quote.is_empty());
        // How many passages stand above the place to which the last link has led, when that is known.
        let led_to = Rc::new(Cell::new(is_at_top.then_some(0)));
        let ids = ids.clone();
        let look = move || {
            let read = scroll::count_above(&ids, READING_LINE);
            let Some(begun) = led_to.get() else {
                led_to.set(Some(read));
                return;
            };
            if read.abs_diff(begun) < READ_ON {
                return;
            }
            let root = explorer.site_root();
            if scroll::count_above(&ids, 1.0) == ids.len() {
                preferences::forget_reading_place(&root, &document.id);
            } else if read >= BEGUN {
                preferences::keep_reading_place(&root, &place(document, read));
            }
        };
        _watch = (!page::is_embedded()).then(|| scroll::on_rest(REST, is_at_top, look));
    });
}

/// The last of so many passages, by the heading above it.
fn place(document: &Document, read: usize) -> ReadingPlace {
    let passages = &document.blocks[..read];
    let mut above = passages.iter().rev();
    let heading = above.find(|block| block.kind == BlockKind::Heading);
    let name = heading.map_or(&document.title, |heading| &heading.text);
    ReadingPlace {
        document: document.id.clone(),
        block: passages[read - 1].id.clone(),
        name: name.trim_end_matches('.').to_owned(),
    }
}

/// The offer to go on where one has read: in a document, or on the start page in the one that was read last. It has its
/// room from the first line on, which the script that starts the program gives it.
pub fn continue_reading(document: Option<&'static Document>) -> Element {
    let explorer = Explorer::get();
    let words = explorer.part_words();
    let offered = RwSignal::new(None::<ReadingPlace>);
    let is_start =
        Memo::new(move |_| explorer.with(|v| v.page == Page::Explorer && v.layout == Layout::All));
    effect(move || {
        let is_here = document.is_some() || is_start.get();
        let places = match is_here && !page::is_embedded() {
            true => preferences::reading_places(&explorer.site_root()),
            false => Vec::new(),
        };
        let is_wanted = |place: &ReadingPlace| document.is_none_or(|d| d.id == place.document);
        let is_there = |place: &ReadingPlace| is_there(explorer, place);
        let place = places
            .into_iter()
            .find(|place| is_wanted(place) && is_there(place));
        offered.set(place);
        page::set_root_attribute("data-kept", None);
    });
    let dismiss = move |_| {
        if let Some(place) = offered.get_untracked() {
            preferences::forget_reading_place(&explorer.site_root(), &place.document);
        }
        offered.set(None);
        page::after_update(|| page::focus_first(&["document-title", "timeline-title"]));
    };
    let offer = move |place: ReadingPlace| {
        let title = explorer
            .corpus
            .document(&place.document)
            .map(|d| d.title.as_str());
        let title = title.filter(|title| document.is_none() && *title != place.name);
        let name = (words.continue_at)(&place.name);
        views()
            .child(
                element("a")
                    .attr("href", move || {
                        explorer.link(|view| view.at_passage(&place.document, &place.block))
                    })
                    .child(name),
            )
            .child(when(title.is_some(), || {
                element("span").class("note").child(title)
            }))
            .child(
                element("button")
                    .attr("type", "button")
                    .class("quiet")
                    .attr("aria-label", words.dismiss)
                    .attr("title", words.dismiss)
                    .on(ev::click, dismiss)
                    .child("×"),
            )
            .into_any()
    };
    element("nav")
        .class("continue")
        .attr("aria-label", words.continue_reading)
        .child(move || offered.get().map_or_else(|| ().into_any(), offer))
}

/// True if the corpus has that passage, or the text that would tell is not there.
fn is_there(explorer: Explorer, place: &ReadingPlace) -> bool {
    let document = explorer.corpus.document(&place.document);
    document.is_some_and(|document| {
        let mut blocks = document.blocks.iter();
        document.blocks.is_empty() || blocks.any(|block| block.id == place.block)
    })
}
