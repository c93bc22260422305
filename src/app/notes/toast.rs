//! What came of the last step. It goes by itself and with its page; what was written and not saved waits in the notebook.

use crate::browser::page;
use crate::parts::notebook::{Offer, TOAST, Toast};
use crate::parts::{NOTES, Notebook};
use crate::route::{Page, ViewState};
use crate::signal::Memo;
use crate::store::Explorer;
use crate::ui::{Element, effect, element, live, when};
use leptos::ev;
use leptos::prelude::*;

/// For so many seconds it is said.
const SECONDS: u32 = 8;

/// Where toasts come.
pub fn notes_toast() -> Element {
    let notebook = Notebook::get();
    let is_said = Memo::new(move |_| notebook.toast.with(|said| !said.text.is_empty()));
    element("div")
        .attr("role", "status")
        .attr("id", TOAST)
        .child(move || {
            NOTES
                .here()
                .filter(|_| is_said.get())
                .map(|notes| (notes.toast)())
        })
}

/// A toast: a line at the end of the window. It goes by itself when nobody has pointer or focus in it, and with the page
/// that it was said on. Only that the browser keeps nothing is said until it is put away.
pub fn toast() -> AnyView {
    let (explorer, notebook) = (Explorer::get(), Notebook::get());
    let words = explorer.part_words();
    let put_away = move || notebook.toast.set(Toast::default());
    let present = Memo::new(move |_| explorer.with(|view| view.page.clone()));
    let mut before = None;
    effect(move || {
        let now = present.get();
        if before
            .replace(now.clone())
            .is_some_and(|before| before != now)
        {
            put_away();
        }
    });
    let turn = StoredValue::new(0);
    effect(move || {
        let is_said = notebook.toast.with(|said| !said.text.is_empty());
        turn.update_value(|turn| *turn += 1);
        if is_said {
            count_down(notebook, turn, turn.get_value(), SECONDS);
        }
    });
    let offer = move |offer: Offer| {
        let name = match &offer {
            Offer::Restore(_) => words.put_back,
            Offer::Write(_) => words.go_on_writing,
        };
        element("button")
            .attr("type", "button")
            .on(ev::click, move |_| notebook.take(offer.clone()))
            .child(name)
    };
    let body = move || {
        let Toast {
            text,
            offer: offered,
        } = notebook.toast.get();
        let is_failure = notebook.with(|book| book.failure.is_some());
        when(!text.is_empty(), || {
            element("div")
                .class("toast")
                .child(element("p").child(text))
                .child(offered.map(offer))
                .child(when(is_failure, || {
                    element("a")
                        .class("button")
                        .attr("href", move || {
                            explorer.link(|_| ViewState::of(Page::Notes))
                        })
                        .child(words.notes)
                }))
                .child(
                    element("button")
                        .attr("type", "button")
                        .class("quiet")
                        .attr("aria-label", words.close)
                        .on(ev::click, move |_| put_away())
                        .child("×"),
                )
        })
    };
    live(body)
}

/// Puts away what is said after so many seconds, counted anew while a reader attends to it; nothing, if something else
/// has been said meanwhile.
fn count_down(notebook: Notebook, turn: StoredValue<u32>, this: u32, seconds: u32) {
    page::after(1000, move || {
        if turn.try_get_value() != Some(this) {
            return;
        }
        let is_failure = notebook.with(|book| book.failure.is_some());
        if is_failure || page::is_attended(TOAST) {
            count_down(notebook, turn, this, SECONDS);
        } else if seconds > 1 {
            count_down(notebook, turn, this, seconds - 1);
        } else {
            notebook.toast.set(Toast::default());
        }
    });
}
