//! The notices that a document's page prints besides its text.

use super::block::{Mark, Notes, Words, marks};
use super::theme::WhyThemes;
use super::{all, when};
use crate::state::Explorer;
use crate::state::evidence::{DocumentEvidence, Told, events_of};
use crate::text::dates::show;
use corpus::{Document, RelatedItem};
use leptos::prelude::*;
use std::sync::Arc;

/// The related items of a document, if it has any.
#[component]
pub fn RelatedItems(
    document: &'static Document,
    evidence: Arc<DocumentEvidence<'static>>,
) -> impl IntoView {
    let words = Explorer::get().words;
    let items = document.related.iter().map(|item| {
        let told = evidence.within(&item.id);
        view! { <Item item told /> }
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

/// One notice.
#[component]
fn Item(item: &'static RelatedItem, told: Vec<Told<'static>>) -> impl IntoView {
    let words = Explorer::get().words;
    let date = item.date.as_ref().map(|date| show(date, &words.dates));
    let printed = all(item.date_text.as_deref().into_iter().map(|printed| {
        let marks = marks_in(item, printed, &told);
        view! { <span class="printed"><Words text=printed marks /></span> }
    }));
    let text = when(!item.text.is_empty(), || {
        let marks = marks_in(item, &item.text, &told);
        view! { <p><Words text=&item.text marks /></p> }
    });
    let title = marks_in(item, &item.title, &told);
    let events = events_of(&told);
    view! {
        <div class="block notice-item" id=item.id.as_str()>
            <h4>
                <Words text=&item.title marks=title />
            </h4>
            <p class="dateline">{date.unwrap_or_default()} " " {printed}</p>
            {text}
            <div class="margin">
                <Notes events />
                <WhyThemes themes=&item.themes />
            </div>
        </div>
    }
}

/// The evidence in one of the texts of a notice. A quote belongs to the first of title, blurb and
/// printed date that has its words, see [`corpus::Evidence::offset`].
fn marks_in(item: &RelatedItem, text: &str, told: &[Told]) -> Vec<Mark> {
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
