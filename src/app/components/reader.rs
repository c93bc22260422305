//! The open document.

use super::article::{ArticleText, Listener, follow_evidence};
use super::contents::Contents;
use super::evidence_steps::StepsOfEvidence;
use super::legend::Legend;
use super::listen::Listen;
use super::neighbours::Neighbours;
use super::notes::here::NotesInText;
use super::passage::{Taken, dialog::PassageDialog, linked::LinkedPlace};
use super::provenance::{LookUp, SourceLines};
use super::reading_place::{ContinueReading, keep_reading_place};
use super::text_settings::TextSettings;
use super::theme::Why;
use super::theme_steps::ThemeSteps;
use super::{effect, when};
use crate::parts::{PASSAGES, SEARCH};
use crate::platform::{page, words};
use crate::state::evidence::DocumentEvidence;
use crate::state::{Explorer, Layout, Notebook, Page, ViewState};
use crate::text::source::{dateline_of, kind_of};
use corpus::Document;
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
    let listener = Listener {
        explorer,
        notebook: Notebook::get(),
        taken,
        look_up,
    };
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
            on:click=move |event| listener.click(&event)
            on:keydown=move |event| follow_evidence(explorer, &event)
            on:pointerover=move |event| listener.lead(&event)
            on:focusin=move |event| listener.lead(&event)
        >
            <Head document />
            <ReadingBar document evidence />
            <ArticleText document />
            <Selecting taken />
            <NotesInText document />
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
    let explorer = Explorer::get();
    let words = explorer.words;
    let is_searching = Memo::new(move |_| explorer.with(|view| !view.query.is_empty()));
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
            {move || when(is_searching.get(), || SEARCH.now().map(|search| (search.hits)(document)))}
            <ThemeSteps document />
            <LinkedPlace document />
        </div>
    }
}

/// What can be done with words that a reader selects, from when some are selected for the first time.
#[component]
fn Selecting(taken: Taken) -> impl IntoView {
    let mut _listener = None;
    effect(Box::new(move || {
        _listener = words::on_selection(|| PASSAGES.prepare(|_| ()));
    }));
    // An address may have asked for the part, which is then here before the page is awake.
    let explorer = Explorer::get();
    view! {
        {move || {
            let passages = PASSAGES.here().filter(|_| explorer.is_awake());
            passages.map(|passages| (passages.of_selection)(taken))
        }}
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
                <a class="button alive to-comparison" href=move || explorer.link(compare)>
                    {words.compare}
                </a>
            })}
            <button
                type="button"
                class="alive take"
                aria-haspopup="dialog"
                on:click=move |_| PASSAGES.then(move |passages| (passages.take)(taken, None))
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
