//! The documents before and after the open one.

use super::all;
use crate::state::Explorer;
use corpus::Document;
use leptos::prelude::*;

/// The way on when one has read to the end, in the order of the corpus; nothing where there is one document.
#[component]
pub fn Neighbours(document: &'static Document) -> impl IntoView {
    let explorer = Explorer::get();
    let words = explorer.words;
    let documents = &explorer.corpus.documents;
    let here = explorer.position_of(document);
    let before = here.checked_sub(1).map(|at| &documents[at]);
    let link = |(rel, name, other): (&'static str, &'static str, &'static Document)| {
        view! {
            <a class=rel rel=rel href=move || explorer.link(|view| view.at_document(&other.id))>
                <span class="note">{name}</span>
                " "
                <span lang=other.language.as_str() dir="auto">{other.title.as_str()}</span>
            </a>
        }
    };
    let links = [
        before.map(|other| ("prev", words.document_before, other)),
        documents
            .get(here + 1)
            .map(|other| ("next", words.document_after, other)),
    ];
    super::when(documents.len() > 1, || {
        view! {
            <nav class="neighbours" aria-label=words.neighbours>
                {all(links.into_iter().flatten().map(link))}
            </nav>
        }
    })
}
