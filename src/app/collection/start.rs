//! What stands in the reader while no document is open: where to start.

use crate::i18n::source::{date_of, kind_of};
use crate::parts::{COMPARISON, waking};
use crate::route::{Layout, ViewState};
use crate::store::Explorer;
use crate::store::matrix::has_cells;
use crate::ui::links::to_index;
use crate::ui::{Element, all, element, when};
use corpus::Document;
use leptos::prelude::*;

/// So many documents are listed where all could be; the index has them all.
pub const LISTED: usize = 25;

/// What the collection is, and its documents to begin with.
pub fn start() -> Element {
    let explorer = Explorer::get();
    let (corpus, words) = (explorer.corpus, explorer.words);
    let documents = corpus.documents.iter().zip(explorer.digests);
    let documents = documents.take(LISTED).map(|(document, digest)| {
        let passages = digest.passages as usize;
        untrack(|| opening(document, passages))
    });
    element("div")
        .class("start")
        .child(element("h2").child(words.start))
        .child(
            element("p")
                .class("lead")
                .child(corpus.corpus.description.as_str()),
        )
        .child(element("p").child(words.start_hint))
        .child(
            element("ul")
                .attr("role", "list")
                .class("documents")
                .child(all(documents)),
        )
        .child(listed_documents())
        .child(element("p").class("note").child(to_index()))
        .child(when(has_cells(corpus), || {
            // What is chosen is marked in it, and alone it leads back.
            let is_otherwise = |view: &ViewState| {
                view.layout == Layout::Matrix || view.is_filtered() || view.event.is_some()
            };
            waking(
                &COMPARISON,
                "sent-matrix",
                |comparison| (comparison.matrix)(),
                is_otherwise,
            )
        }))
}

/// That there are more documents than are listed, if there are.
pub fn listed_documents() -> AnyView {
    let explorer = Explorer::get();
    let count = explorer.corpus.documents.len();
    when(count > LISTED, || {
        element("p")
            .class("note")
            .child((explorer.words.documents_listed)(LISTED, count))
    })
}

/// A document by its title, source and size.
fn opening(document: &'static Document, passages: usize) -> Element {
    let explorer = Explorer::get();
    let words = explorer.words;
    let position = explorer.position_of(document);
    let events = explorer.lookup.events_of(position).len();
    let holds = (words.passages_and_events)(passages, events);
    element("li")
        .child(element("p").class("kind").child(kind_of(document)))
        .child(
            element("h3").child(
                element("a")
                    .attr("href", move || {
                        explorer.link(|view| view.at_document(&document.id))
                    })
                    .child(document.title.as_str()),
            ),
        )
        .child(
            element("p")
                .class("note")
                .child(date_of(document, words))
                .child(" · ")
                .child(holds),
        )
}
