//! The open document.

use super::block::{Blocks, follow_evidence};
use super::contents::Contents;
use super::evidence_steps::StepsOfEvidence;
use super::hits::Hits;
use super::legend::Legend;
use super::listen::Listen;
use super::neighbours::Neighbours;
use super::notes::here::NoteMarks;
use super::passage::{Taken, dialog::PassageDialog, linked::Linked, selection::OfSelection};
use super::provenance::{LookUp, SourceLines};
use super::reading_place::{ContinueReading, keep_reading_place};
use super::related::RelatedItems;
use super::text_settings::TextSettings;
use super::theme::Why;
use super::theme_steps::ThemeSteps;
use super::when;
use crate::platform::page;
use crate::state::evidence::DocumentEvidence;
use crate::state::{Explorer, Layout, Page, ViewState};
use crate::text::source::{dateline_of, kind_of};
use corpus::{Document, Span};
use leptos::prelude::*;
use std::sync::Arc;

/// A document: where it comes from, its contents, its text, and what else its page prints.
#[component]
pub fn Reader(document: &'static Document) -> impl IntoView {
    let explorer = Explorer::get();
    let evidence = DocumentEvidence::of(explorer.lookup, document);
    let evidence = Arc::new(evidence);
    let look_up = LookUp::of(document);
    let taken = Taken::of(document);
    provide_context(taken);
    keep_reading_place(explorer, document);
    view! {
        <Toolbar document taken />
        <ContinueReading document=Some(document) />
        <article
            class="document"
            aria-labelledby="document-title"
            lang=document.language.as_str()
            dir="auto"
            data-marks=move || explorer.with(|view| view.marks.as_str())
            on:click=move |event| follow_evidence(explorer, &event)
            on:keydown=move |event| follow_evidence(explorer, &event)
        >
            <Head document />
            <ReadingBar document evidence=evidence.clone() />
            <Blocks document evidence=evidence.clone() look_up />
            <RelatedItems document evidence look_up />
            <OfSelection taken />
            <NoteMarks document />
        </article>
        <Neighbours document />
        <SourceLines look_up />
        <PassageDialog taken />
    }
}

/// What stays in sight while one reads: where one is, and how to go on.
#[component]
fn ReadingBar(
    document: &'static Document,
    evidence: Arc<DocumentEvidence<'static>>,
) -> impl IntoView {
    let words = Explorer::get().words;
    // Folds what is open, as in a dialog.
    let escape = |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            page::fold(&event);
        }
    };
    view! {
        <div class="reading-bar" lang=words.language dir="auto" on:keydown=escape>
            <Contents document />
            <Legend document />
            <TextSettings />
            <StepsOfEvidence document evidence />
            <Hits document />
            <ThemeSteps document />
            <Linked document />
        </div>
    }
}

/// Ways out of the reader.
#[component]
fn Toolbar(document: &'static Document, taken: Taken) -> impl IntoView {
    let explorer = Explorer::get();
    let words = explorer.words;
    let is_alone = move || explorer.with(|view| view.layout == Layout::Reader);
    let other = move |view: &ViewState| ViewState {
        layout: if view.layout == Layout::Reader {
            Layout::All
        } else {
            Layout::Reader
        },
        ..view.clone()
    };
    let compare = move |view: &ViewState| view.comparing(explorer.corpus, document);
    let back = move || match explorer.selected() {
        None => ().into_any(),
        Some(event) => view! {
            <a class="button" href=move || explorer.link(|view| view.in_list(event))>
                {words.back_to_timeline}
            </a>
        }
        .into_any(),
    };
    view! {
        <div class="toolbar">
            {move || back()}
            <a class="button" href=move || explorer.link(other)>
                {move || if is_alone() { words.show_explorer.into() } else { String::from(words.read_only) }}
            </a>
            <a class="button" href=move || explorer.link(|view| view.at_page(Page::Explorer))>
                {words.close_document}
            </a>
            {when(explorer.corpus.documents.len() > 1, || view! {
                <a class="button alive" href=move || explorer.link(compare)>
                    {words.compare}
                </a>
            })}
            <button
                type="button"
                class="alive"
                aria-haspopup="dialog"
                on:click=move |_| taken.open(Span::new(0, 0))
            >
                {words.cite}
            </button>
            <Listen document />
        </div>
    }
}

/// Kind, publisher, title and date, and how they are known.
#[component]
fn Head(document: &'static Document) -> impl IntoView {
    let words = Explorer::get().words;
    let authors = when(!document.authors.is_empty(), || {
        view! { <p class="authors">{document.authors.join(", ")}</p> }
    });
    let date = dateline_of(document, words);
    let original = when(document.url.is_some(), || {
        let url = document.url.as_deref().unwrap_or_default();
        view! {
            " · "
            <a href=url rel="external noreferrer" title=words.opens_elsewhere>
                {words.original}
            </a>
        }
    });
    view! {
        <header>
            <p class="kind">{kind_of(document)}</p>
            <h2 id="document-title">{document.title.as_str()}</h2>
            <Why text=(words.title_bases)(document.title_basis) />
            {authors}
            <p class="dateline">{date} {original}</p>
        </header>
    }
}
