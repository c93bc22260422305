//! What a search finds in the documents.

use super::{all, when};
use crate::state::Explorer;
use crate::text::passage::cut;
use crate::text::source::publisher_of;
use corpus::{BlockId, Document};
use leptos::prelude::*;
use search::{Hit, Place};

/// How many characters stand before the first word that was found.
const BEFORE: u32 = 60;
/// How many characters of a passage are shown.
const SHOWN: usize = 260;

/// The passages that the query finds, best first. Nothing stands here without a query.
#[component]
pub fn Passages() -> impl IntoView {
    let explorer = Explorer::get();
    let words = explorer.words;
    let found = explorer.found();
    let searching = Memo::new(move |_| explorer.with(|view| !view.query.is_empty()));
    let count = move || (words.passages_found)(found.with(|found| found.count));
    let list = move || {
        let hits = found.with(|found| found.passages.clone()).into_iter();
        all(hits.map(|hit| view! { <Passage hit /> }))
    };
    let section = move || {
        view! {
            <section class="passages" id="passages" aria-labelledby="passages-title">
                <h2 id="passages-title">{words.passages}</h2>
                <p class="count" role="status">
                    {move || count()}
                </p>
                <ol role="list">{move || list()}</ol>
            </section>
        }
    };
    view! { <div>{move || when(searching.get(), section)}</div> }
}

/// One passage: the source and the words around those that were found.
#[component]
fn Passage(hit: Hit) -> impl IntoView {
    let explorer = Explorer::get();
    let document = &explorer.corpus.documents[hit.document];
    let (id, text) = text_of(document, hit.place);
    let found = explorer.marks(&text);
    let first = found
        .words
        .iter()
        .find(|word| found.sentence.contains(**word));
    let (start, excerpt) = excerpt(&text, first.map_or(0, |word| word.start));
    let marks: Vec<_> = (found.words.iter())
        .filter(|word| word.start >= start)
        .map(|word| (word.start - start, word.end - start, ()))
        .collect();
    let words = cut(&excerpt, &marks).into_iter().map(|part| {
        let text = part.text.to_owned();
        match part.covers.is_empty() {
            true => text.into_any(),
            false => view! { <mark class="hit">{text}</mark> }.into_any(),
        }
    });
    let words = all(words);
    let cut_off = if start > 0 { "… " } else { "" };
    view! {
        <li>
            <a href=move || {
                explorer
                    .link(|view| match id {
                        Some(id) => view.at_passage(&document.id, id),
                        None => view.at_document(&document.id),
                    })
            }>
                <span class="from">{publisher_of(document)}</span>
                <span class="words" dir="auto">{cut_off} {words} " …"</span>
            </a>
        </li>
    }
}

/// The name of a passage, which a title has not, and its text.
fn text_of(document: &'static Document, place: Place) -> (Option<&'static BlockId>, String) {
    let id = match place {
        Place::Title => None,
        Place::Block(position) => document.blocks.get(position).map(|block| &block.id),
        Place::Related(position) => document.related.get(position).map(|item| &item.id),
    };
    let [first, more] = place.text(document).unwrap_or_default();
    let text = if more.is_empty() {
        first.to_owned()
    } else {
        format!("{first}\n{more}")
    };
    (id, text)
}

/// A piece of a text that shows a position, and where the piece begins; it begins with a word.
fn excerpt(text: &str, position: u32) -> (u32, String) {
    let from = position.saturating_sub(BEFORE) as usize;
    let mut characters: Vec<char> = text.chars().skip(from).collect();
    let skip = match from {
        0 => 0,
        _ => characters
            .iter()
            .position(|c| c.is_whitespace())
            .map_or(0, |at| at + 1),
    };
    characters.drain(..skip);
    let start = (from + skip) as u32;
    (start, characters.into_iter().take(SHOWN).collect())
}
