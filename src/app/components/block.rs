//! The text of a document, block by block, with its evidence marked and its events in the margin.

use super::theme::{WhyThemes, class_for, class_of};
use super::{all, when};
use crate::state::evidence::{DocumentEvidence, Told, events_of};
use crate::state::{Explorer, Facet, ViewState};
use crate::text::dates::show;
use crate::text::passage::{Part, cut};
use corpus::{Block, BlockKind, BlockTheme, Document};
use leptos::prelude::*;
use std::sync::Arc;

/// All blocks, items that follow each other in one list.
#[component]
pub fn Blocks(
    document: &'static Document,
    evidence: Arc<DocumentEvidence<'static>>,
) -> impl IntoView {
    let is_item = |block: &Block| block.kind == BlockKind::Item;
    let groups = document
        .blocks
        .chunk_by(move |a, b| is_item(a) && is_item(b));
    let told_in = move |block: &Block| evidence.within(&block.id);
    let group = move |blocks: &'static [Block]| match blocks {
        [first, ..] if is_item(first) => {
            let item = |block| view! { <Item block told=told_in(block) /> };
            let items = all(blocks.iter().map(item));
            view! { <ul role="list" class="items">{items}</ul> }.into_any()
        }
        _ => {
            let block = |block| view! { <Paragraph document block told=told_in(block) /> };
            all(blocks.iter().map(block))
        }
    };
    all(groups.map(group))
}

/// An item of a list.
#[component]
fn Item(block: &'static Block, told: Vec<Told<'static>>) -> impl IntoView {
    let class = block_class(block);
    view! {
        <li class=move || class() id=block.id.as_str()>
            <Words text=&block.text marks=marks(&told) />
            <Margin block told />
        </li>
    }
}

/// A block that stands by itself.
#[component]
fn Paragraph(
    document: &'static Document,
    block: &'static Block,
    told: Vec<Told<'static>>,
) -> impl IntoView {
    let class = block_class(block);
    let words = view! { <Words text=&block.text marks=marks(&told) /> }.into_any();
    let body = match block.kind {
        BlockKind::Heading => view! { <Heading document block words /> }.into_any(),
        BlockKind::Quote => view! { <blockquote>{words}</blockquote> }.into_any(),
        BlockKind::Table => view! { <pre>{words}</pre> }.into_any(),
        _ => view! { <p>{words}</p> }.into_any(),
    };
    view! {
        <div class=move || class() id=block.id.as_str()>
            {body}
            <Margin block told />
        </div>
    }
}

/// A heading with its permanent link.
#[component]
fn Heading(document: &'static Document, block: &'static Block, words: AnyView) -> impl IntoView {
    let explorer = Explorer::get();
    let name = (explorer.words.permalink)(&block.text);
    let sign = view! {
        <a
            class="permalink"
            href=move || explorer.link(|view| view.at_passage(&document.id, &block.id))
            aria-label=name
        >
            "#"
        </a>
    };
    // The title of the document is an h2, so that its sections are h3 and below.
    match block.level {
        0..=2 => view! { <h3>{words} {sign}</h3> }.into_any(),
        3 => view! { <h4>{words} {sign}</h4> }.into_any(),
        4 => view! { <h5>{words} {sign}</h5> }.into_any(),
        _ => view! { <h6>{words} {sign}</h6> }.into_any(),
    }
}

/// The classes of a block: what it is, and while one of its themes is chosen, that theme's colour.
fn block_class(block: &'static Block) -> impl Fn() -> String + Send {
    let explorer = Explorer::get();
    let kind = match block.kind {
        BlockKind::Heading => "heading",
        BlockKind::Standfirst => "standfirst",
        BlockKind::Paragraph => "paragraph",
        BlockKind::Item => "item",
        BlockKind::Quote => "quote",
        BlockKind::Table => "table",
        BlockKind::Note => "note",
    };
    let depth = match block.kind {
        BlockKind::Item => block.level.clamp(1, 4),
        _ => 0,
    };
    let themed = Memo::new(move |_| chosen_theme(explorer, &block.themes));
    // `:target` is not told of a step that loads no page.
    let is_here = Memo::new(move |_| explorer.is_at_passage(&block.id));
    move || {
        let mut class = format!("block {kind} depth-{depth}");
        if let Some(position) = themed.get() {
            class.push_str(" themed ");
            class.push_str(&class_of(position));
        }
        class.push_str(if is_here.get() { " here" } else { "" });
        class
    }
}

/// The position of the first of a passage's themes that is chosen in the filter.
fn chosen_theme(explorer: Explorer, themes: &[BlockTheme]) -> Option<usize> {
    let chosen = explorer.with(|view| {
        let chosen = themes
            .iter()
            .find(|theme| view.has(Facet::Theme, theme.id.as_str()));
        chosen.map(|theme| &theme.id)
    })?;
    explorer.theme_position(chosen)
}

/// A piece of evidence in a text: where its words begin and end, in scalar values, and the position
/// of the event that they tell of.
pub type Mark = (u32, u32, usize);

/// Where some evidence stands in its passage.
pub fn marks(told: &[Told]) -> Vec<Mark> {
    let mark = |told: &Told| {
        let start = told.evidence.offset;
        let length = told.evidence.quote.chars().count() as u32;
        (start, start + length, told.event)
    };
    told.iter().map(mark).collect()
}

/// The words of a passage with the evidence in them marked, each mark a way back to its event.
#[component]
pub fn Words(text: &'static str, marks: Vec<Mark>) -> impl IntoView {
    let parts = cut(text, &marks).into_iter();
    all(parts.map(|part| view! { <PartOf part /> }))
}

/// A stretch of text that tells of the same events throughout.
#[component]
fn PartOf(part: Part<'static, usize>) -> impl IntoView {
    let explorer = Explorer::get();
    let events = &explorer.corpus.events;
    let Some(&first) = part.covers.first() else {
        return part.text.into_any();
    };
    let covers = part.covers.clone();
    let ids: Vec<_> = covers
        .iter()
        .map(|&event| events[event].id.as_str())
        .collect();
    let is_selected = move || (covers.iter()).any(|&event| explorer.is_selected(&events[event]));
    view! {
        <mark
            class=move || format!("evidence {}", class_for(explorer, &events[first]))
            data-selected=move || is_selected().then_some("true")
            data-events=ids.join(" ")
        >
            <a href=move || explorer.link(|view| back_to(explorer, view, first))>{part.text}</a>
        </mark>
    }
    .into_any()
}

/// The event in the list, with the filters off if they hide it: a link never leads to nothing.
fn back_to(explorer: Explorer, view: &ViewState, event: usize) -> ViewState {
    let told = &explorer.corpus.events[event];
    // The events that are shown stand in the order of the corpus.
    let is_shown = explorer
        .facets()
        .with(|facets| facets.events.binary_search(&event).is_ok());
    if is_shown {
        view.in_list(told)
    } else {
        view.unfiltered().in_list(told)
    }
}

/// What stands beside a block: the events that it tells of, and why it has its themes.
#[component]
fn Margin(block: &'static Block, told: Vec<Told<'static>>) -> impl IntoView {
    let events = events_of(&told);
    let is_bare = events.is_empty() && block.themes.is_empty();
    when(!is_bare, || {
        view! {
            <div class="margin">
                <Notes events />
                <WhyThemes themes=&block.themes />
            </div>
        }
    })
}

/// The events that a passage tells of.
#[component]
pub fn Notes(events: Vec<usize>) -> impl IntoView {
    let explorer = Explorer::get();
    let note = |position: usize| {
        let event = &explorer.corpus.events[position];
        let date = event
            .date
            .as_ref()
            .map(|date| show(date, &explorer.words.dates));
        view! {
            <li
                class=move || class_for(explorer, event)
                data-selected=move || explorer.is_selected(event).then_some("true")
            >
                <a href=move || explorer.link(|view| back_to(explorer, view, position))>
                    <span class="date">{date.unwrap_or_default()}</span>
                    " "
                    {event.title.as_str()}
                </a>
            </li>
        }
    };
    when(!events.is_empty(), || {
        view! {
            <ul role="list" class="notes" aria-label=explorer.words.events_told_here>
                {all(events.iter().copied().map(note))}
            </ul>
        }
    })
}
