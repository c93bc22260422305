//! The head of every page: what this is, what it holds, search and tools.

use super::tools::TOOLS_MENU;
use crate::parts::{FRAME, steady_island};
use crate::route::Page;
use crate::search::completions::search;
use crate::store::Explorer;
use crate::ui::{Element, element};
use leptos::ev;

/// The head of every page.
pub fn header() -> Element {
    let explorer = Explorer::get();
    let (corpus, words) = (explorer.corpus, explorer.words);
    let holds = (words.holds)(
        corpus.documents.len(),
        corpus.events.len(),
        corpus.themes.len(),
    );
    element("header")
        .class("masthead")
        .child(
            element("div")
                .class("title")
                .child(
                    element("h1").child(
                        element("a")
                            .attr("href", move || {
                                explorer.link(|view| view.unfiltered().at_page(Page::Explorer))
                            })
                            .on(ev::click, move |_| explorer.forget_start())
                            .child(corpus.corpus.title.as_str()),
                    ),
                )
                .child(element("p").class("holds").child(holds)),
        )
        .child(
            element("button")
                .attr("type", "button")
                .class("to-menu")
                .attr("popovertarget", TOOLS_MENU)
                .child(words.menu),
        )
        .child(search())
        .child(steady_island(&FRAME, "tools", |frame| (frame.tools)()))
}
