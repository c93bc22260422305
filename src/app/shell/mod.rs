//! The pages, which put the features together.
//!
//! - [`explore`](mod@explore): the explorer; [`not_found`](mod@not_found): the page for a missing address
//! - [`header`](mod@header), [`tools`]: the head of all pages; [`imprint`](mod@imprint), [`cited`]: their end
//! - [`borders`]: the borders between panes, which can be dragged
//! - [`reading`]: what helps to read a document
//! - [`keys`], [`shortcuts`]: what keys do, and the list of them
//! - [`notice`](mod@notice): what an address asked for and is not there
//! - [`hydrate`]: from the rendered page to the running program

pub mod borders;
pub mod cited;
mod explore;
mod header;
#[cfg(feature = "hydrate")]
pub mod hydrate;
mod imprint;
mod keys;
mod not_found;
mod notice;
pub mod reading;
pub mod shortcuts;
pub mod tools;

use crate::notes::dialog::note_dialog;
use crate::notes::toast::notes_toast;
use crate::parts;
use crate::parts::loading::part_loading;
use crate::parts::{ABOUT, EmbedDialog, FRAME, NOTES, Notebook, SEARCH, island};
use crate::route::{Fragment, Page, ViewState};
use crate::signal::Memo;
use crate::store::{CorpusStore, Explorer};
use crate::ui::{Element, Views, effect, element, views, when};
use explore::explore;
use header::header;
use imprint::imprint;
use leptos::prelude::*;
use not_found::not_found;
use notice::notice;

/// The explorer with a page, which searches with the part of the program that comes for that.
pub fn explorer(store: &'static CorpusStore, page: Page) -> Explorer {
    Explorer::new(store, page, |loader, asked| {
        let search = SEARCH.now()?;
        (search.find)(loader, asked)
    })
}

/// The page that the address names, with the header that all pages share.
pub fn app(store: &'static CorpusStore, page: Page) -> Element {
    let explorer = explorer(store, page);
    provide_context(explorer);
    let notebook = Notebook::new(explorer);
    provide_context(notebook);
    provide_context(EmbedDialog::closed());
    effect(move || {
        explorer.wake();
        notebook.wake();
        keys::listen(explorer);
        parts::prefetch();
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
        .child(notes_toast())
        .child(part_loading())
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
