//! The text of a document, block by block, with its evidence marked and its events in the margin.

use super::notes::here::{AddNote, NotesHere};
use super::passage::Quote;
use super::provenance::{InSource, LookUp};
use super::theme::{WhyThemes, class_for, class_of};
use super::why_date::WhyDate;
use super::{all, when};
use crate::platform::page;
use crate::state::evidence::{DocumentEvidence, Told, events_of};
use crate::state::{Explorer, Facet, ViewState};
use crate::text::cues::cues;
use crate::text::dates::show;
use crate::text::passage::{Part, cut};
use corpus::{Block, BlockId, BlockKind, BlockTheme, Document, Span};
use leptos::prelude::*;
use std::sync::Arc;

/// All blocks, items that follow each other in one list.
#[component]
pub fn Blocks(
    document: &'static Document,
    evidence: Arc<DocumentEvidence<'static>>,
    look_up: LookUp,
) -> impl IntoView {
    let is_item = |block: &Block| block.kind == BlockKind::Item;
    let groups = document
        .blocks
        .chunk_by(move |a, b| is_item(a) && is_item(b));
    let tokenizer = Explorer::get().tokenizer(&document.language);
    let body = move |block: &'static Block| {
        let told = evidence.within(&block.id);
        let cues = cues(&block.text, &block.themes, &tokenizer);
        let words =
            view! { <Words text=&block.text marks=marks(&told) themes=&block.themes cues /> };
        let (id, span, themes) = (&block.id, block.span, &block.themes);
        let margin = view! { <Margin id span told themes look_up /> };
        (words.into_any(), margin.into_any())
    };
    let group = move |blocks: &'static [Block]| match blocks {
        [first, ..] if is_item(first) => {
            let item = |block| {
                let (words, margin) = body(block);
                view! { <Item block words margin /> }
            };
            let items = all(blocks.iter().map(item));
            view! { <ul role="list" class="items">{items}</ul> }.into_any()
        }
        _ => {
            let block = |block| {
                let (words, margin) = body(block);
                view! { <Paragraph document block words margin /> }
            };
            all(blocks.iter().map(block))
        }
    };
    all(groups.map(group))
}

/// An item of a list.
#[component]
fn Item(block: &'static Block, words: AnyView, margin: AnyView) -> impl IntoView {
    let class = block_class(block);
    view! {
        <li class=move || class() id=block.id.as_str()>
            <p>{words}</p>
            <Stripes themes=&block.themes />
            {margin}
        </li>
    }
}

/// A block that stands by itself.
#[component]
fn Paragraph(
    document: &'static Document,
    block: &'static Block,
    words: AnyView,
    margin: AnyView,
) -> impl IntoView {
    let class = block_class(block);
    let body = match block.kind {
        BlockKind::Heading => view! { <Heading document block words /> }.into_any(),
        BlockKind::Quote => view! { <blockquote>{words}</blockquote> }.into_any(),
        BlockKind::Table => view! { <pre>{words}</pre> }.into_any(),
        _ => view! { <p>{words}</p> }.into_any(),
    };
    view! {
        <div class=move || class() id=block.id.as_str()>
            {body}
            <Stripes themes=&block.themes />
            {margin}
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

/// The classes of a block: what it is, and which of its themes are chosen.
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
    move || {
        format!(
            "block {kind} depth-{depth}{}",
            shown(explorer, &block.themes)
        )
    }
}

/// The classes `m0`, `m1` … of a passage for those of its themes that are chosen, by which the style
/// sheet shows what has `c0`, `c1` … in it: a theme's stripe, and the words that tell it.
pub fn shown(explorer: Explorer, themes: &[BlockTheme]) -> String {
    let mut class = String::new();
    explorer.with(|view| {
        for (position, theme) in themes.iter().enumerate() {
            if view.has(Facet::Theme, theme.id.as_str()) {
                class.push_str(&format!(" m{position}"));
            }
        }
    });
    class
}

/// The classes of what belongs to one of a passage's themes: its colour and pattern, and when it is shown.
fn class_of_theme(explorer: Explorer, themes: &[BlockTheme], position: usize) -> String {
    let theme = explorer.theme_position(&themes[position].id);
    format!("c{position} {}", theme.map(class_of).unwrap_or_default())
}

/// A stripe beside the passage for each of its themes.
#[component]
pub fn Stripes(themes: &'static [BlockTheme]) -> impl IntoView {
    let explorer = Explorer::get();
    let stripe = |position| view! { <i class=class_of_theme(explorer, themes, position)></i> };
    when(!themes.is_empty(), || {
        view! {
            <span class="stripes" aria-hidden="true">
                {all((0..themes.len()).map(stripe))}
            </span>
        }
    })
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

/// A cue in a text: where it begins and ends, in scalar values, and the position of its theme among those
/// of the passage.
pub type Cue = (u32, u32, usize);

/// The words of a passage with the evidence in them marked, and the words that tell its themes. Marked words stay text,
/// which can be selected: the link to their event stands in the margin, and a click on them does the same.
#[component]
pub fn Words(
    text: &'static str,
    marks: Vec<Mark>,
    themes: &'static [BlockTheme],
    cues: Vec<Cue>,
) -> impl IntoView {
    let mut start = 0;
    let parts = cut(text, &marks).into_iter().map(move |part| {
        let end = start + part.text.chars().count() as u32;
        // What lies before or beyond the part is nothing in it.
        let here = |&(from, to, theme): &Cue| {
            let inside = |at: u32| at.clamp(start, end) - start;
            (inside(from), inside(to), theme)
        };
        let cues: Vec<Cue> = cues.iter().map(here).collect();
        start = end;
        view! { <PartOf part themes cues /> }
    });
    all(parts)
}

/// A stretch of text that tells of the same events throughout.
#[component]
fn PartOf(
    part: Part<'static, usize>,
    themes: &'static [BlockTheme],
    cues: Vec<Cue>,
) -> impl IntoView {
    let explorer = Explorer::get();
    let events = &explorer.corpus.events;
    let words = all(cut(part.text, &cues).into_iter().map(|part| {
        let cue = |theme: &usize| {
            let class = format!("cue {}", class_of_theme(explorer, themes, *theme));
            view! { <span class=class>{part.text}</span> }.into_any()
        };
        part.covers
            .first()
            .map_or_else(|| part.text.into_any(), cue)
    }));
    let Some(&first) = part.covers.first() else {
        return words;
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
            {words}
        </mark>
    }
    .into_any()
}

/// Goes to the event of the evidence that a reader has clicked, or pressed Enter on.
pub fn follow_evidence(explorer: Explorer, event: &leptos::ev::Event) {
    let Some(id) = page::evidence_at(event) else {
        return;
    };
    let mut events = explorer.corpus.events.iter();
    if let Some(position) = events.position(|event| event.id.as_str() == id) {
        explorer.go(back_to(explorer, &explorer.view_now(), position));
    }
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

/// What stands beside a passage: the events that it tells of, why it has its themes, and where it is from.
#[component]
pub fn Margin(
    id: &'static BlockId,
    span: Span,
    told: Vec<Told<'static>>,
    themes: &'static [BlockTheme],
    look_up: LookUp,
) -> impl IntoView {
    view! {
        <div class="margin" lang=Explorer::get().words.language>
            <Notes events=events_of(&told) />
            <WhyThemes id themes />
            <Quote id />
            <AddNote id />
            <InSource look_up span />
            <NotesHere id />
        </div>
    }
}

/// The events that a passage tells of.
#[component]
fn Notes(events: Vec<usize>) -> impl IntoView {
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
                <WhyDate event />
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
