//! The open document.

use super::block::Blocks;
use super::related::RelatedItems;
use super::theme::Why;
use super::theme_steps::ThemeSteps;
use super::{all, when};
use crate::state::evidence::DocumentEvidence;
use crate::state::{Explorer, Fragment, Layout, Page, ViewState};
use crate::text::dates::show;
use crate::text::source::publisher_of;
use corpus::{BlockKind, Document};
use leptos::prelude::*;
use std::sync::Arc;

/// A document: where it comes from, its contents, its text, and what else its page prints.
#[component]
pub fn Reader(document: &'static Document) -> impl IntoView {
    let evidence = DocumentEvidence::of(Explorer::get().corpus, document);
    let evidence = Arc::new(evidence);
    view! {
        <Toolbar />
        <ThemeSteps document />
        <article
            class="document"
            aria-labelledby="document-title"
            lang=document.language.as_str()
            dir="auto"
        >
            <Head document />
            <Contents document />
            <Blocks document evidence=evidence.clone() />
            <RelatedItems document evidence />
        </article>
    }
}

/// Ways out of the reader.
#[component]
fn Toolbar() -> impl IntoView {
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
        </div>
    }
}

/// Kind, publisher, title and date, and how they are known.
#[component]
fn Head(document: &'static Document) -> impl IntoView {
    let words = Explorer::get().words;
    let kind = document
        .kind
        .as_deref()
        .map(|kind| format!("{kind} · "))
        .unwrap_or_default();
    let authors = when(!document.authors.is_empty(), || {
        view! { <p class="authors">{document.authors.join(", ")}</p> }
    });
    let date = match &document.date {
        None => words.undated_document.to_owned(),
        Some(date) => {
            let basis = (words.document_date_bases)(document.date_basis);
            format!("{} ({basis})", show(date, &words.dates))
        }
    };
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
            <p class="kind">{kind} {publisher_of(document)}</p>
            <h2 id="document-title">{document.title.as_str()}</h2>
            <Why text=(words.title_bases)(document.title_basis) />
            {authors}
            <p class="dateline">{date} {original}</p>
        </header>
    }
}

/// The headings, as links. A document without headings has no contents.
#[component]
fn Contents(document: &'static Document) -> impl IntoView {
    let explorer = Explorer::get();
    let words = explorer.words;
    let link = |name: &'static str, fragment: Fragment| {
        let to = move |view: &ViewState| ViewState {
            fragment: Some(fragment.clone()),
            event: None,
            ..view.clone()
        };
        view! {
            <li>
                <a href=move || explorer.link(&to)>{name}</a>
            </li>
        }
    };
    let headings = document
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Heading);
    let mut links: Vec<_> = headings
        .map(|block| {
            link(
                block.text.trim_end_matches('.'),
                Fragment::Block(block.id.clone()),
            )
        })
        .collect();
    if !document.related.is_empty() {
        links.push(link(words.also_printed, Fragment::Part("related".into())));
    }
    when(!links.is_empty(), || {
        view! {
            <nav class="contents" aria-label=words.contents>
                <ul role="list">{all(links.into_iter())}</ul>
            </nav>
        }
    })
}
