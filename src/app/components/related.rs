//! The notices that a document's page prints besides its text.

use super::block::{Mark, Notes, Words, marks};
use super::theme::WhyThemes;
use super::{all, when};
use crate::state::Explorer;
use crate::text::dates::show;
use corpus::{Document, RelatedItem};
use leptos::prelude::*;

/// The related items of a document, if it has any.
#[component]
pub fn RelatedItems(document: &'static Document) -> impl IntoView {
    let words = Explorer::get().words;
    let items = document
        .related
        .iter()
        .map(|item| view! { <Item document item /> });
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
fn Item(document: &'static Document, item: &'static RelatedItem) -> impl IntoView {
    let words = Explorer::get().words;
    let date = item.date.as_ref().map(|date| show(date, &words.dates));
    let printed = all(item.date_text.as_deref().into_iter().map(|printed| {
        let evidence = evidence_in(document, item, printed);
        view! { <span class="printed"><Words text=printed evidence /></span> }
    }));
    let text = when(!item.text.is_empty(), || {
        let evidence = evidence_in(document, item, &item.text);
        view! { <p><Words text=&item.text evidence /></p> }
    });
    let title = evidence_in(document, item, &item.title);
    let mut events: Vec<_> = (marks(document, |e| e.block == item.id).into_iter())
        .map(|(.., event)| event)
        .collect();
    events.dedup_by(|a, b| a.id == b.id);
    view! {
        <div class="block notice-item" id=item.id.as_str()>
            <h4>
                <Words text=&item.title evidence=title />
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
fn evidence_in(document: &Document, item: &RelatedItem, text: &str) -> Vec<Mark> {
    let texts = [
        item.title.as_str(),
        &item.text,
        item.date_text.as_deref().unwrap_or_default(),
    ];
    marks(document, |evidence| {
        let home = texts.iter().find(|text| text.contains(&evidence.quote));
        evidence.block == item.id && home == Some(&text)
    })
}
