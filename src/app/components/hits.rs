//! What the query finds in the open document: marked, counted and stepped through.

use super::steps::step;
use super::{effect, when};
use crate::platform::words;
use crate::state::{Explorer, Fragment};
use corpus::{BlockId, Document};
use leptos::prelude::*;
use passage::{Field, Part};

/// The links that the keys for the next and the previous passage follow.
pub const NEXT: &str = "next-hit";
/// See [`NEXT`].
pub const PREVIOUS: &str = "previous-hit";

/// The mark on what was found.
const MARK: &str = "hit";
/// In so many passages from the present one on words are marked, and in so many before it: looking all up in a long
/// document would hold up each letter that is typed.
const MARKED: usize = 100;

/// Where one is among the passages that answer, and the steps to their neighbours. Nothing without a query.
#[component]
pub fn Hits(document: &'static Document) -> impl IntoView {
    let explorer = Explorer::get();
    let words = explorer.words;
    let hits = Memo::new(move |_| match explorer.with(|view| view.query.is_empty()) {
        true => Vec::new(),
        false => explorer.hits_in(document),
    });
    let query = Memo::new(move |_| explorer.with(|view| view.query.clone()));
    let place = Memo::new(move |_| hits.with(|hits| place(explorer, document, hits)));
    let mut before = None;
    effect(Box::new(move || {
        let (_, next) = place.get();
        let parts = hits.with(|hits| {
            let from = next.saturating_sub(MARKED);
            let here = hits.iter().skip(from).take(2 * MARKED);
            here.flat_map(|hit| parts_of(explorer, document, *hit))
                .collect::<Vec<_>>()
        });
        words::mark(MARK, &parts);
        on_cleanup(|| words::mark(MARK, &[]));
        // A step leads to the words, also in a passage that is longer than the window.
        let block = here(explorer);
        if before.is_some() && before != Some(block.clone()) {
            let is_here = |part: &&Part| Some(part.block) == block.as_ref();
            if let Some(part) = parts.iter().find(is_here).copied() {
                crate::platform::page::after_update(move || words::bring_into_sight(&part));
            }
        }
        before = Some(block);
    }));
    let said = move || {
        let (at, _) = place.get();
        (words.hit_of)(at, hits.with(Vec::len))
    };
    let link = move |id, sign, name, neighbour: fn((Option<usize>, usize)) -> Option<usize>| {
        let href = move || {
            let hit = neighbour(place.get())?;
            let hit = hits.with(|hits| hits.get(hit).copied())?;
            let block = id_of(document, hit)?;
            Some(explorer.link(|view| view.at_passage(&document.id, block)))
        };
        step(Some(id), sign, (words.step_to_hit)(name), Box::new(href))
    };
    let bar = move || {
        view! {
            <div class="steps hits" role="group" aria-label=words.hits>
                {link(PREVIOUS, "‹", words.previous, |(_, next)| next.checked_sub(1))}
                <span role="status">{move || said()}</span>
                {link(NEXT, "›", words.next, |(at, next)| Some(next + usize::from(at.is_some())))}
            </div>
        }
    };
    let is_asked = Memo::new(move |_| !query.with(String::is_empty));
    view! { {move || when(is_asked.get(), || bar())} }
}

/// The passage that the address points at.
fn here(explorer: Explorer) -> Option<BlockId> {
    explorer.with(|view| match &view.fragment {
        Some(Fragment::Block(block)) => Some(block.clone()),
        _ => None,
    })
}

/// Which of the hits the address points at, from 1 on, and how many lie before that place; none without a place.
fn place(
    explorer: Explorer,
    document: &'static Document,
    hits: &[usize],
) -> (Option<usize>, usize) {
    let Some(block) = here(explorer) else {
        return (None, 0);
    };
    let blocks = document.blocks.iter().map(|block| &block.id);
    let mut all = blocks.chain(document.related.iter().map(|item| &item.id));
    let Some(position) = all.position(|id| *id == block) else {
        return (None, 0);
    };
    let before = hits.iter().take_while(|hit| **hit < position).count();
    let is_hit = hits.get(before) == Some(&position);
    (is_hit.then_some(before + 1), before)
}

fn id_of(document: &'static Document, hit: usize) -> Option<&'static BlockId> {
    match document.blocks.get(hit) {
        Some(block) => Some(&block.id),
        None => Some(&document.related.get(hit - document.blocks.len())?.id),
    }
}

/// The words of a hit that were looked for.
fn parts_of(explorer: Explorer, document: &'static Document, hit: usize) -> Vec<Part<'static>> {
    let texts = match document.blocks.get(hit) {
        Some(block) => vec![(Field::Text, &*block.text)],
        None => match document.related.get(hit - document.blocks.len()) {
            Some(item) => vec![(Field::Title, &*item.title), (Field::Text, &*item.text)],
            None => Vec::new(),
        },
    };
    let block = id_of(document, hit);
    let parts = texts.into_iter().flat_map(|(field, text)| {
        let words = explorer.marks(text).words.into_iter();
        words.filter_map(move |span| {
            Some(Part {
                block: block?,
                field,
                span,
            })
        })
    });
    parts.collect()
}
