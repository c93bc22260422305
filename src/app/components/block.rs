//! The text of a document, block by block, with its evidence marked and its events in the margin.

use super::theme::{WhyThemes, class_for, class_of};
use super::{all, when};
use crate::state::{Explorer, ViewState};
use crate::text::dates::show;
use crate::text::passage::{Part, cut};
use corpus::{Block, BlockKind, BlockTheme, Document, Event, Evidence};
use leptos::prelude::*;

/// All blocks, items that follow each other in one list.
#[component]
pub fn Blocks(document: &'static Document) -> impl IntoView {
    let is_item = |block: &Block| block.kind == BlockKind::Item;
    let groups = document
        .blocks
        .chunk_by(move |a, b| is_item(a) && is_item(b));
    let group = move |blocks: &'static [Block]| match blocks {
        [first, ..] if is_item(first) => {
            let items = blocks.iter().map(|block| view! { <Item document block /> });
            view! { <ul role="list" class="items">{all(items)}</ul> }.into_any()
        }
        _ => {
            let block = |block| view! { <Paragraph document block /> };
            all(blocks.iter().map(block))
        }
    };
    all(groups.map(group))
}

/// An item of a list.
#[component]
fn Item(document: &'static Document, block: &'static Block) -> impl IntoView {
    let class = block_class(block);
    view! {
        <li class=move || class() id=block.id.as_str()>
            <Words text=&block.text evidence=evidence_in(document, block) />
            <Margin document block />
        </li>
    }
}

/// A block that stands by itself.
#[component]
fn Paragraph(document: &'static Document, block: &'static Block) -> impl IntoView {
    let class = block_class(block);
    let words = move || view! { <Words text=&block.text evidence=evidence_in(document, block) /> };
    let body = match block.kind {
        BlockKind::Heading => view! { <Heading document block /> }.into_any(),
        BlockKind::Quote => view! { <blockquote>{words()}</blockquote> }.into_any(),
        BlockKind::Table => view! { <pre>{words()}</pre> }.into_any(),
        _ => view! { <p>{words()}</p> }.into_any(),
    };
    view! {
        <div class=move || class() id=block.id.as_str()>
            {body}
            <Margin document block />
        </div>
    }
}

/// A heading with its permanent link.
#[component]
fn Heading(document: &'static Document, block: &'static Block) -> impl IntoView {
    let explorer = Explorer::get();
    let name = (explorer.words.permalink)(&block.text);
    let text = move || view! { <Words text=&block.text evidence=evidence_in(document, block) /> };
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
        0..=2 => view! { <h3>{text()} {sign}</h3> }.into_any(),
        3 => view! { <h4>{text()} {sign}</h4> }.into_any(),
        4 => view! { <h5>{text()} {sign}</h5> }.into_any(),
        _ => view! { <h6>{text()} {sign}</h6> }.into_any(),
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
    move || match themed.get() {
        Some(position) => format!("block {kind} depth-{depth} themed {}", class_of(position)),
        None => format!("block {kind} depth-{depth}"),
    }
}

/// The position of the first of a passage's themes that is chosen in the filter.
fn chosen_theme(explorer: Explorer, themes: &[BlockTheme]) -> Option<usize> {
    let chosen = explorer.with(|view| {
        let chosen = themes.iter().find(|theme| view.themes.contains(&theme.id));
        chosen.map(|theme| &theme.id)
    })?;
    explorer
        .corpus
        .themes
        .iter()
        .position(|theme| &theme.id == chosen)
}

/// A piece of evidence in a text: where its words begin and end, and the event that they tell of.
pub type Mark = (u32, u32, &'static Event);

/// The marks of a document's passage, from the evidence that `is_here` accepts.
pub fn marks(document: &Document, is_here: impl Fn(&Evidence) -> bool) -> Vec<Mark> {
    let mut marks = Vec::new();
    for event in &Explorer::get().corpus.events {
        for evidence in event
            .evidence
            .iter()
            .filter(|e| e.document == document.id && is_here(e))
        {
            let length = evidence.quote.chars().count() as u32;
            marks.push((evidence.offset, evidence.offset + length, event));
        }
    }
    marks
}

/// The evidence in a block.
fn evidence_in(document: &Document, block: &Block) -> Vec<Mark> {
    marks(document, |evidence| evidence.block == block.id)
}

/// The words of a passage with the evidence in them marked, each mark a way back to its event.
#[component]
pub fn Words(text: &'static str, evidence: Vec<Mark>) -> impl IntoView {
    let parts = cut(text, &evidence).into_iter();
    all(parts.map(|part| view! { <PartOf part /> }))
}

/// A stretch of text that tells of the same events throughout.
#[component]
fn PartOf(part: Part<'static, &'static Event>) -> impl IntoView {
    let explorer = Explorer::get();
    let Some(&first) = part.covers.first() else {
        return part.text.into_any();
    };
    let covers = part.covers.clone();
    let ids: Vec<_> = part.covers.iter().map(|event| event.id.as_str()).collect();
    let is_selected = move || covers.iter().any(|event| explorer.is_selected(event));
    view! {
        <mark
            class=move || format!("evidence {}", class_for(explorer, first))
            data-selected=move || is_selected().then_some("true")
            data-events=ids.join(" ")
        >
            <a href=move || explorer.link(|view| back_to(explorer, view, first))>{part.text}</a>
        </mark>
    }
    .into_any()
}

/// The event in the list, with the filters off if they hide it: a link never leads to nothing.
fn back_to(explorer: Explorer, view: &ViewState, event: &Event) -> ViewState {
    let is_shown = explorer.facets().with(|facets| {
        facets
            .events
            .iter()
            .any(|&position| explorer.corpus.events[position].id == event.id)
    });
    if is_shown {
        view.in_list(event)
    } else {
        view.unfiltered().in_list(event)
    }
}

/// What stands beside a block: the events that it tells of, and why it has its themes.
#[component]
fn Margin(document: &'static Document, block: &'static Block) -> impl IntoView {
    let mut events: Vec<_> = evidence_in(document, block)
        .into_iter()
        .map(|(.., e)| e)
        .collect();
    events.dedup_by(|a, b| a.id == b.id);
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
pub fn Notes(events: Vec<&'static Event>) -> impl IntoView {
    let explorer = Explorer::get();
    let note = |event: &'static Event| {
        let date = event
            .date
            .as_ref()
            .map(|date| show(date, &explorer.words.dates));
        view! {
            <li
                class=move || class_for(explorer, event)
                data-selected=move || explorer.is_selected(event).then_some("true")
            >
                <a href=move || explorer.link(|view| back_to(explorer, view, event))>
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
