//! A text that has yet to come.

use crate::parts;
use crate::signal::Memo;
use crate::store::Explorer;
use crate::ui::{Element, Views, element, views, when};
use corpus::Document;
use leptos::ev;
use leptos::prelude::*;

/// The document that was opened, until its text is there.
pub fn loading(document: &'static Document) -> Element {
    let explorer = Explorer::get();
    let words = explorer.words;
    // What the address points at could not be shown before.
    on_cleanup(move || explorer.go_to_place());
    element("article")
        .class("document awaited")
        .attr("lang", document.language.as_str())
        .attr("dir", "auto")
        .child(element("h2").child(document.title.as_str()))
        .child(
            element("div")
                .attr("lang", words.language)
                .attr("dir", "auto")
                .child(coming(words.text_comes)),
        )
}

/// That something comes, or that it did not and how to try again.
pub fn coming(text: &'static str) -> Views {
    let explorer = Explorer::get();
    let words = explorer.words;
    // Told when it changes, or the button would be made anew, under a pointer or with the focus on it.
    let has_failed = Memo::new(move |_| explorer.loader.has_failed() || parts::has_failed());
    views()
        .child(
            element("div")
                .attr("role", "status")
                .child(element("p").class("note").child(move || {
                    if has_failed.get() {
                        words.did_not_come
                    } else {
                        text
                    }
                })),
        )
        .child(move || {
            when(has_failed.get(), || {
                element("button")
                    .attr("type", "button")
                    .on(ev::click, move |_| try_again(explorer))
                    .child(words.try_again)
            })
        })
}

fn try_again(explorer: Explorer) {
    explorer.loader.try_again();
    parts::try_again();
}

/// That what somebody has asked for comes with a part of the program, while it does.
pub fn part_loading() -> Element {
    let words = Explorer::get().words;
    let toast = move || {
        element("div")
            .class("toast")
            .child(untrack(|| coming(words.loading)))
            .child(
                element("button")
                    .attr("type", "button")
                    .class("quiet")
                    .attr("aria-label", words.dismiss)
                    .on(ev::click, |_| parts::give_up())
                    .child("×"),
            )
    };
    element("div")
        .class("part-awaited")
        .child(move || when(parts::is_awaited(), toast))
}
