//! What stands in the reader while no document is open: where to start.

use super::all;
use super::matrix::Matrix;
use crate::state::Explorer;
use crate::text::source::{date_of, kind_of};
use corpus::Document;
use leptos::prelude::*;

/// What the collection is, and its documents to begin with.
#[component]
pub fn Start() -> impl IntoView {
    let explorer = Explorer::get();
    let (corpus, words) = (explorer.corpus, explorer.words);
    let documents = corpus.documents.iter().zip(explorer.digests);
    let documents = documents.map(|(document, digest)| {
        let passages = digest.passages as usize;
        view! { <Opening document passages /> }
    });
    view! {
        <div class="start">
            <h2>{words.start}</h2>
            <p class="lead">{corpus.corpus.description.as_str()}</p>
            <p>{words.start_hint}</p>
            <ul role="list" class="documents">{all(documents)}</ul>
            <Matrix />
        </div>
    }
}

/// A document by its title, source and size.
#[component]
fn Opening(document: &'static Document, passages: usize) -> impl IntoView {
    let explorer = Explorer::get();
    let words = explorer.words;
    let tells = |event: &&corpus::Event| event.evidence.iter().any(|e| e.document == document.id);
    let events = explorer.corpus.events.iter().filter(tells).count();
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
