//! What the query finds in the open document: marked, counted and stepped through.

use super::find::{hits_in, marks};
use crate::browser::{page, words};
use crate::parts::PassageSelection;
use crate::signal::Memo;
use crate::store::Explorer;
use crate::ui::steps::step;
use crate::ui::{Element, effect, element};
use corpus::Document;
use leptos::prelude::*;
use passage::{Field, Part};
use search::Place;

/// The links that the keys for the next and the previous passage follow.
pub const NEXT: &str = "next-hit";
/// See [`NEXT`].
pub const PREVIOUS: &str = "previous-hit";

/// The mark on what was found.
const MARK: &str = "hit";
/// Words are marked in the stretch of so many passages that one is in, and in those beside it: looking all up in a long
/// document would hold up each letter that is typed.
const STRETCH: usize = 100;

/// Where one is among the passages that answer, and the steps to their neighbours.
pub fn hits(document: &'static Document) -> Element {
    let explorer = Explorer::get();
    let taken: PassageSelection = expect_context();
    let words = explorer.part_words();
    // Searched once for a query, and not for each step.
    let query = Memo::new(move |_| explorer.with(|view| view.query.clone()));
    let hits = Memo::new(move |_| {
        query.with(|query| match query.is_empty() {
            true => Vec::new(),
            false => hits_in(explorer, document, query),
        })
    });
    let place = Memo::new(move |_| hits.with(|hits| place(explorer, document, hits)));
    let stretch = Memo::new(move |_| place.get().1 / STRETCH);
    effect(move || {
        let from = stretch.get().saturating_sub(1) * STRETCH;
        let parts = hits.with(|hits| {
            let near = hits.iter().skip(from).take(3 * STRETCH);
            let parts = near.flat_map(|hit| parts_of(explorer, document, *hit));
            parts.collect::<Vec<_>>()
        });
        if taken.is_text_here() {
            words::mark(MARK, &parts);
        }
        on_cleanup(|| words::mark(MARK, &[]));
    });
    // A step leads to the words, also in a passage that is longer than the window.
    let mut before = None;
    effect(move || {
        let block = explorer.with(|view| view.block().cloned());
        let is_step = before.is_some() && before.as_ref() != Some(&block);
        before = Some(block);
        let at = place.get_untracked();
        if let (true, (Some(_), hit)) = (is_step, at) {
            let hit = hits.with_untracked(|hits| hits[hit]);
            if let Some(part) = parts_of(explorer, document, hit).first().copied() {
                page::after_update(move || words::bring_into_sight(&part));
            }
        }
    });
    let said = move || {
        let (at, _) = place.get();
        (words.hit_of)(at, hits.with(Vec::len))
    };
    let link = move |id, sign, name, neighbour: fn((Option<usize>, usize)) -> Option<usize>| {
        let href = move || {
            let hit = neighbour(place.get())?;
            let hit = hits.with(|hits| hits.get(hit).copied())?;
            let block = place_of(document, hit).id(document)?;
            Some(explorer.link(|view| view.at_passage(&document.id, block)))
        };
        step(Some(id), sign, (words.step_to_hit)(name), Box::new(href))
    };
    element("div")
        .class("steps hits")
        .attr("role", "group")
        .attr("aria-label", words.hits)
        .child(link(PREVIOUS, "‹", words.previous, |(_, next)| {
            next.checked_sub(1)
        }))
        .child(element("span").attr("role", "status").child(said))
        .child(link(NEXT, "›", words.next, |(at, next)| {
            Some(next + usize::from(at.is_some()))
        }))
}

/// Which of the hits the address points at, from 1 on, and how many lie before that place; none without a place.
fn place(
    explorer: Explorer,
    document: &'static Document,
    hits: &[usize],
) -> (Option<usize>, usize) {
    let position = explorer.with(|view| {
        let block = view.block()?;
        document.passages().position(|id| id == block)
    });
    let Some(position) = position else {
        return (None, 0);
    };
    let before = hits.iter().take_while(|hit| **hit < position).count();
    let is_hit = hits.get(before) == Some(&position);
    (is_hit.then_some(before + 1), before)
}

/// The place of the passage at a position among the blocks and, behind them, the related items.
fn place_of(document: &Document, hit: usize) -> Place {
    match hit.checked_sub(document.blocks.len()) {
        None => Place::Block(hit),
        Some(at) => Place::Related(at),
    }
}

/// The words of a hit that were looked for.
fn parts_of(explorer: Explorer, document: &'static Document, hit: usize) -> Vec<Part<'static>> {
    let place = place_of(document, hit);
    let (Some(block), Some([first, more])) = (place.id(document), place.text(document)) else {
        return Vec::new();
    };
    let texts = match place {
        Place::Related(_) => [(Field::Title, first), (Field::Text, more)],
        _ => [(Field::Text, first), (Field::Title, more)],
    };
    let parts = texts.into_iter().flat_map(|(field, text)| {
        let words = marks(explorer, text).words.into_iter();
        words.map(move |span| Part { block, field, span })
    });
    parts.collect()
}
