//! The pages, which put the features together.
//!
//! - [`explore`](mod@explore): the explorer; [`not_found`](mod@not_found): the page for a missing address
//! - [`header`](mod@header), [`tools`]: the head of all pages; [`imprint`](mod@imprint), [`cited`]: their end
//! - [`reading`]: what helps to read a document
//! - [`keys`], [`shortcuts`]: what keys do, and the list of them
//! - [`notice`](mod@notice): what an address asked for and is not there
//! - [`wake`]: from the rendered page to the running program

pub mod cited;
mod explore;
mod header;
mod imprint;
mod keys;
mod not_found;
mod notice;
pub mod reading;
pub mod shortcuts;
pub mod tools;
#[cfg(feature = "hydrate")]
pub mod wake;

use crate::notes::dialog::note_dialog;
use crate::notes::said::notes_said;
use crate::parts;
use crate::parts::awaited::part_awaited;
use crate::parts::{ABOUT, FRAME, NOTES, Notebook, SEARCH, Studio, island};
use crate::route::{Fragment, Page, ViewState};
use crate::signal::Memo;
use crate::store::{Explorer, Holdings};
use crate::ui::{Element, Views, effect, element, views, when};
use explore::explore;
use header::header;
use imprint::imprint;
use leptos::prelude::*;
use not_found::not_found;
use notice::notice;

/// The explorer with a page, which searches with the part of the program that comes for that.
pub fn explorer(holdings: &'static Holdings, page: Page) -> Explorer {
    Explorer::new(holdings, page, |library, asked| {
        let search = SEARCH.now()?;
        (search.find)(library, asked)
    })
}

/// The page that the address names, with the header that all pages share.
pub fn app(holdings: &'static Holdings, page: Page) -> Element {
    let explorer = explorer(holdings, page);
    provide_context(explorer);
    let notebook = Notebook::new(explorer);
    provide_context(notebook);
    provide_context(Studio::closed());
    effect(move || {
        explorer.wake();
        notebook.wake();
        keys::listen(explorer);
        parts::wake();
    });
    let kind = Memo::new(move |_| explorer.with(|view| Kind::of(&view.page)));
    let layout = move || explorer.with(|view| view.layout.as_str());
    // Where there is room for one thing only, the document covers the explorer, until the address
    // points at something of it.
    let is_reading = move || {
        let at_event = |view: &ViewState| match &view.fragment {
            Some(Fragment::Event(_)) => true,
            Some(Fragment::Part(part)) => part == "timeline" || part == "events",
            _ => false,
        };
        explorer.with(|view| view.page.document().is_some() && !at_event(view))
    };
    element("div")
        .class("page")
        .attr("data-layout", layout)
        .class_if("is-reading", is_reading)
        .class_if("is-opened", move || {
            explorer.with(|view| view.opens_in_place() && view.event.is_some())
        })
        .child(move || when(kind.get() == Kind::Explore, || untrack(skip_links)))
        .child(header())
        .child(notice())
        .child(island(&FRAME, "go-on", |frame| (frame.go_on)()))
        .child(move || match kind.get() {
            Kind::Explore => untrack(explore).into_any(),
            Kind::About => ABOUT.place(|about| (about.page)()),
            Kind::Notes => NOTES.place(|notes| (notes.page)()),
            Kind::NotFound => untrack(not_found).into_any(),
        })
        .child(imprint())
        .child(note_dialog())
        .child(notes_said())
        .child(part_awaited())
}

/// The first stops of the keyboard: over what comes before to what most people come for.
fn skip_links() -> Views {
    let words = Explorer::get().words;
    views()
        .child(
            element("a")
                .class("skip")
                .attr("href", "#events")
                .child(words.skip_to_events),
        )
        .child(
            element("a")
                .class("skip")
                .attr("href", "#reader")
                .child(words.skip_to_document),
        )
}

/// Pages that share one layout, between which nothing is built anew.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Explore,
    About,
    Notes,
    NotFound,
}

impl Kind {
    fn of(page: &Page) -> Self {
        match page {
            Page::Explorer | Page::Document(_) => Kind::Explore,
            Page::About => Kind::About,
            Page::Notes => Kind::Notes,
            Page::NotFound => Kind::NotFound,
        }
    }
}
