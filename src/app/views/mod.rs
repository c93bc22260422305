//! The pages.

mod about;
mod explore;
mod not_found;
mod notes;

use crate::components::awaited::PartAwaited;
use crate::components::embedding::Studio;
use crate::components::notes::{dialog::NoteDialog, said::NotesSaid};
use crate::components::reading_place::ContinueReading;
use crate::components::{effect, header::Header, imprint::Imprint, notice::Notice, when};
use crate::parts::{self, ABOUT, NOTES};
use crate::state::{Explorer, Fragment, Holdings, Notebook, Page, ViewState};
pub use about::About;
use explore::Explore;
use leptos::prelude::*;
use not_found::NotFound;
pub use notes::MyNotes;

/// The page that the address names, with the header that all pages share.
#[component]
pub fn App(
    /// What is explored.
    holdings: &'static Holdings,
    /// The page to begin with.
    page: Page,
) -> impl IntoView {
    let explorer = Explorer::new(holdings, page);
    provide_context(explorer);
    let notebook = Notebook::new(explorer);
    provide_context(notebook);
    provide_context(Studio::closed());
    effect(Box::new(move || {
        explorer.wake();
        notebook.wake();
        parts::wake();
    }));
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
    view! {
        <div
            class="page"
            data-layout=move || layout()
            class:is-reading=move || is_reading()
            class:is-opened=move || explorer.with(|view| view.opens_in_place() && view.event.is_some())
        >
            {move || when(kind.get() == Kind::Explore, || view! { <SkipLinks /> })}
            <Header />
            <Notice />
            <ContinueReading document=None />
            {move || match kind.get() {
                Kind::Explore => view! { <Explore /> }.into_any(),
                Kind::About => ABOUT.place(|about| (about.page)()),
                Kind::Notes => NOTES.place(|notes| (notes.page)()),
                Kind::NotFound => view! { <NotFound /> }.into_any(),
            }}
            <Imprint />
            <NoteDialog />
            <NotesSaid />
            <PartAwaited />
        </div>
    }
}

/// The first stops of the keyboard: over what comes before to what most people come for.
#[component]
fn SkipLinks() -> impl IntoView {
    let words = Explorer::get().words;
    view! {
        <a class="skip" href="#events">
            {words.skip_to_events}
        </a>
        <a class="skip" href="#reader">
            {words.skip_to_document}
        </a>
    }
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
