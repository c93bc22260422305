//! What stands in the reader while no document is open: where to start.

use super::{all, when};
use crate::parts::{COMPARISON, waking};
use crate::state::matrix::has_cells;
use crate::state::{Explorer, Form, Layout, ViewState};
use crate::text::source::{date_of, kind_of};
use corpus::Document;
use leptos::prelude::*;

/// So many documents are listed where all could be; the index has them all.
pub const LISTED: usize = 25;

/// What the collection is, and its documents to begin with.
#[component]
pub fn Start() -> impl IntoView {
    let explorer = Explorer::get();
    let (corpus, words) = (explorer.corpus, explorer.words);
    let documents = corpus.documents.iter().zip(explorer.digests);
    let documents = documents.take(LISTED).map(|(document, digest)| {
        let passages = digest.passages as usize;
        view! { <Opening document passages /> }
    });
    view! {
        <div class="start">
            <h2>{words.start}</h2>
            <p class="lead">{corpus.corpus.description.as_str()}</p>
            <p>{words.start_hint}</p>
            <ul role="list" class="documents">{all(documents)}</ul>
            <ListedDocuments />
            <p class="note">
                <ToIndex />
            </p>
            {when(has_cells(corpus), || {
                // What is chosen is marked in it, and alone it leads back.
                let is_otherwise = |view: &ViewState| {
                    view.layout == Layout::Matrix || view.is_filtered() || view.event.is_some()
                };
                waking(&COMPARISON, "sent-matrix", |comparison| (comparison.matrix)(), is_otherwise)
            })}
        </div>
    }
}

/// That there are more documents than are listed, if there are.
#[component]
pub fn ListedDocuments() -> impl IntoView {
    let explorer = Explorer::get();
    let count = explorer.corpus.documents.len();
    when(count > LISTED, || {
        view! { <p class="note">{(explorer.words.documents_listed)(LISTED, count)}</p> }
    })
}

/// The way to the pages that list everything; none in one file, which has no other pages.
#[component]
pub fn ToIndex() -> impl IntoView {
    let explorer = Explorer::get();
    when(explorer.form() == Form::Site, || {
        view! {
            <a class="to-index" href=move || explorer.link_to_file("index/")>
                {explorer.words.index}
            </a>
        }
    })
}

/// A document by its title, source and size.
#[component]
fn Opening(document: &'static Document, passages: usize) -> impl IntoView {
    let explorer = Explorer::get();
    let words = explorer.words;
    let position = explorer.position_of(document);
    let events = explorer.lookup.events_of(position).len();
    let holds = (words.passages_and_events)(passages, events);
    view! {
        <li>
            <p class="kind">{kind_of(document)}</p>
            <h3>
                <a href=move || explorer.link(|view| view.at_document(&document.id))>
                    {document.title.as_str()}
                </a>
            </h3>
            <p class="note">
                {date_of(document, words)} " · " {holds}
            </p>
        </li>
    }
}
