//! The notices that a document's page prints besides its text.

use super::block::{Margin, Mark, Stripes, Words, marks, shown};
use super::provenance::LookUp;
use super::{all, when};
use crate::state::Explorer;
use crate::state::evidence::{DocumentEvidence, Told};
use crate::text::cues::cues;
use crate::text::dates::show;
use corpus::{Document, RelatedItem};
use leptos::prelude::*;
use std::sync::Arc;

/// The related items of a document, if it has any.
#[component]
pub fn RelatedItems(
    document: &'static Document,
    evidence: Arc<DocumentEvidence<'static>>,
    look_up: LookUp,
) -> impl IntoView {
    let words = Explorer::get().words;
    let tokenizer = Explorer::get().tokenizer(&document.language);
    let items = document.related.iter().map(|item| {
        let told = evidence.within(&item.id);
        let words = |text: &'static str| {
            let marks = marks_in(item, text, &told);
            let cues = cues(text, &item.themes, &tokenizer);
            view! { <Words text marks themes=&item.themes cues /> }.into_any()
        };
        let title = words(&item.title);
        let text = words(&item.text);
        let printed = words(item.date_text.as_deref().unwrap_or_default());
        let (id, span, themes) = (&item.id, item.span, &item.themes);
        let margin = view! { <Margin id span told themes look_up /> }.into_any();
        view! { <Item item title text printed margin /> }
    });
    when(!document.related.is_empty(), || {
        view! {
            <section class="related" id="related" aria-labelledby="related-title" tabindex="-1">
                <h3 id="related-title">{words.also_printed}</h3>
                <p class="note">{words.also_printed_hint}</p>
                {all(items)}
            </section>
        }
    })
}

/// One notice, with its words marked.
#[component]
fn Item(
    item: &'static RelatedItem,
    title: AnyView,
    text: AnyView,
    printed: AnyView,
    margin: AnyView,
) -> impl IntoView {
    let explorer = Explorer::get();
    let date = item.date.as_ref();
    let date = date.map(|date| show(date, &explorer.words.dates));
    let printed = when(item.date_text.is_some(), || {
        view! { <span class="printed" data-field="date">{printed}</span> }
    });
    let text = when(
        !item.text.is_empty(),
        || view! { <p data-field="text">{text}</p> },
    );
    view! {
        <div
            class=move || format!("block notice-item{}", shown(explorer, &item.themes))
            id=item.id.as_str()
        >
            <h4 data-field="title">{title}</h4>
            <p class="dateline">{date.unwrap_or_default()} " " {printed}</p>
            {text}
            <Stripes themes=&item.themes />
            {margin}
        </div>
    }
}

/// The evidence in one of the texts of a notice. A quote belongs to the first of title, blurb and
/// printed date that has its words, see [`corpus::Evidence::offset`].
pub fn marks_in(item: &RelatedItem, text: &str, told: &[Told]) -> Vec<Mark> {
    let texts = [
        item.title.as_str(),
        &item.text,
        item.date_text.as_deref().unwrap_or_default(),
    ];
    let is_here = |told: &&Told| {
        let home = texts
            .iter()
            .find(|text| text.contains(&told.evidence.quote));
        home == Some(&text)
    };
    let here: Vec<_> = told.iter().filter(is_here).copied().collect();
    marks(&here)
}
