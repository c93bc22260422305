//! The documents before and after the open one.

use crate::store::Explorer;
use crate::ui::{all, element, when};
use corpus::Document;
use leptos::prelude::*;

/// The way on when one has read to the end, in the order of the corpus; nothing where there is one document.
pub fn neighbours(document: &'static Document) -> AnyView {
    let explorer = Explorer::get();
    let words = explorer.part_words();
    let documents = &explorer.corpus.documents;
    let here = explorer.position_of(document);
    let before = here.checked_sub(1).map(|at| &documents[at]);
    let link = |(rel, name, other): (&'static str, &'static str, &'static Document)| {
        element("a")
            .class(rel)
            .attr("rel", rel)
            .attr("href", move || {
                explorer.link(|view| view.at_document(&other.id))
            })
            .child(element("span").class("note").child(name))
            .child(" ")
            .child(
                element("span")
                    .attr("lang", other.language.as_str())
                    .attr("dir", "auto")
                    .child(other.title.as_str()),
            )
    };
    let links = [
        before.map(|other| ("prev", words.document_before, other)),
        documents
            .get(here + 1)
            .map(|other| ("next", words.document_after, other)),
    ];
    when(documents.len() > 1, || {
        element("nav")
            .class("neighbours")
            .attr("aria-label", words.neighbours)
            .child(all(links.into_iter().flatten().map(link)))
    })
}
