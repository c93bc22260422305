//! What helps to read the open document: ways out of it and around in it, where one is, and where it is from.

use crate::browser::page;
use crate::i18n::source::{capture_of, dateline_of, kind_of};
use crate::notes::inline::notes_in_text;
use crate::parts::{PASSAGES, PassageSelection, SEARCH};
use crate::quote::dialog::passage_dialog;
use crate::quote::linked::linked_place;
use crate::reader::contents::contents;
use crate::reader::evidence_steps::steps_of_evidence;
use crate::reader::legend::legend;
use crate::reader::listen::listen;
use crate::reader::neighbours::neighbours;
use crate::reader::provenance::{LookUp, source_lines};
use crate::reader::reading_place::{continue_reading, keep_reading_place};
use crate::reader::text_settings::text_settings;
use crate::reader::theme_steps::theme_steps;
use crate::route::{Layout, Page, ViewState};
use crate::signal::Memo;
use crate::store::Explorer;
use crate::store::evidence::DocumentEvidence;
use crate::ui::links::to_alone;
use crate::ui::theme::why;
use crate::ui::{Element, element, views, when};
use corpus::Document;
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

/// What stands above the document.
pub fn above(document: &'static Document, taken: PassageSelection) -> AnyView {
    keep_reading_place(Explorer::get(), document);
    notes_in_text(document);
    views()
        .child(toolbar(document, taken))
        .child(continue_reading(Some(document)))
        .into_any()
}

/// What stands below it.
pub fn below(document: &'static Document, taken: PassageSelection, look_up: LookUp) -> AnyView {
    views()
        .child(passage_actions())
        .child(neighbours(document))
        .child(source_lines(look_up))
        .child(passage_dialog(taken))
        .into_any()
}

/// What can be done with a passage besides quoting it. It waits here until pointer or focus come to one.
fn passage_actions() -> Element {
    let words = Explorer::get().part_words();
    let button = |class, name| {
        element("button")
            .attr("type", "button")
            .class(class)
            .child(name)
    };
    let actions = element("span")
        .class("actions")
        .child(button("writes", words.note))
        .child(button("in-source", words.source));
    element("div").attr("hidden", true).child(actions)
}

/// Ways out of the reader.
fn toolbar(document: &'static Document, taken: PassageSelection) -> Element {
    let explorer = Explorer::get();
    let words = explorer.part_words();
    let alone = |view: &ViewState| ViewState {
        layout: Layout::Reader,
        ..view.clone()
    };
    let compare = move |view: &ViewState| view.comparing(explorer.corpus, document);
    let back = move || match explorer.selected() {
        None => ().into_any(),
        Some(event) => element("a")
            .class("button")
            .attr("href", move || explorer.link(|view| view.in_list(event)))
            .child(words.back_to_timeline)
            .into_any(),
    };
    element("div")
        .class("toolbar")
        .child(back)
        .child(to_alone(Layout::Reader, words.read_only, alone))
        .child(
            element("a")
                .class("button")
                .attr("href", move || {
                    explorer.link(|view| view.at_page(Page::Explorer))
                })
                .child(words.close_document),
        )
        .child(when(explorer.corpus.documents.len() > 1, || {
            element("a")
                .class("button js-only to-comparison")
                .attr("href", move || explorer.link(compare))
                .child(words.compare)
        }))
        .child(
            element("button")
                .attr("type", "button")
                .class("js-only take")
                .attr("aria-haspopup", "dialog")
                .on(ev::click, move |_| {
                    PASSAGES.then(move |passages| (passages.take)(taken, None))
                })
                .child(words.cite),
        )
        .child(listen(document))
}

/// What stands in it above its text.
pub fn inside(document: &'static Document) -> AnyView {
    views()
        .child(head(document))
        .child(bar(document))
        .into_any()
}

/// What stays in sight while one reads: where one is, and how to go on.
fn bar(document: &'static Document) -> Element {
    let explorer = Explorer::get();
    let evidence = Arc::new(DocumentEvidence::of(explorer.lookup, document));
    let words = explorer.words;
    let is_searching = Memo::new(move |_| explorer.with(|view| !view.query.is_empty()));
    // Folds what is open, as in a dialog.
    let escape = |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            page::fold(&event);
        }
    };
    element("div")
        .class("reading-bar")
        .attr("lang", words.language)
        .attr("dir", "auto")
        .on(ev::keydown, escape)
        .child(contents(document))
        .child(legend(document))
        .child(text_settings())
        .child(steps_of_evidence(document, evidence))
        .child(move || {
            when(is_searching.get(), || {
                SEARCH.now().map(|search| (search.hits)(document))
            })
        })
        .child(theme_steps(document))
        .child(linked_place(document))
}

/// Kind, publisher, title and date, and how they are known.
fn head(document: &'static Document) -> Element {
    let words = Explorer::get().part_words();
    let authors = when(!document.authors.is_empty(), || {
        element("p")
            .class("authors")
            .child(document.authors.join(", "))
    });
    let date = dateline_of(document, words);
    let original = when(document.url.is_some(), || {
        let url = document.url.as_deref().unwrap_or_default();
        views().child(" · ").child(
            element("a")
                .attr("href", url)
                .attr("rel", "external noreferrer")
                .attr("title", words.opens_elsewhere)
                .child(words.original),
        )
    });
    // A line of its own, so that nobody takes it for the date of the document.
    let captured = capture_of(document, words);
    let captured = captured.map(|told| element("p").class("dateline").child(told));
    element("header")
        .child(element("p").class("kind").child(kind_of(document)))
        .child(
            element("h2")
                .attr("id", "document-title")
                .child(document.title.as_str()),
        )
        .child(why((words.title_bases)(document.title_basis)))
        .child(authors)
        .child(element("p").class("dateline").child(date).child(original))
        .child(captured)
}
