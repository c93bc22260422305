//! One note.

use super::name_of;
use crate::components::passage::changes::changes;
use crate::components::when;
use crate::state::Explorer;
use crate::state::notebook::{Entry, Notebook};
use crate::text::dates::show;
use corpus::EdtfDate;
use leptos::prelude::*;
use passage::Anchored;
use passage::notes::Placed;

/// A note: what was written and what became of its words. Alone, away from its passage, with the words themselves and
/// the way to them.
#[component]
pub fn EntryView(entry: Entry, is_alone: bool) -> impl IntoView {
    let (explorer, notebook) = (Explorer::get(), Notebook::get());
    let words = explorer.part_words();
    let name = name_of(&entry.note);
    let class = format!("own-note own-{}", entry.colour());
    let element = entry.element();
    let document = entry.document(explorer.corpus);
    let view = document.map(|document| entry.at_words(explorer, document));
    let is_found = entry.found().is_some();
    let Entry {
        note,
        placed,
        is_unkept,
        ..
    } = entry;
    let became = match placed {
        Placed::Found {
            place: Anchored::Changed { difference, .. },
            ..
        } => {
            let difference = when(!difference.is_empty(), || changes(explorer, difference));
            view! {
                <details class="became">
                    <summary>{words.note_changed}</summary>
                    {difference}
                </details>
            }
            .into_any()
        }
        Placed::Found {
            place: Anchored::Moved(_),
            ..
        } if is_alone => said(words.note_moved),
        Placed::Found { .. } => ().into_any(),
        Placed::Orphan { .. } => said(words.orphan),
        Placed::Awaited { .. } => said(words.text_comes),
        Placed::NoDocument => said(words.no_document),
    };
    let quote = when(is_alone, || {
        let language = document.map_or("", |document| &*document.language);
        let date = note
            .created
            .get(..10)
            .and_then(|day| day.parse::<EdtfDate>().ok());
        let date = date
            .map(|date| show(&date, &words.dates))
            .unwrap_or_default();
        let show = view.filter(|_| is_found).map(|view| {
            view! {
                " "
                <a href=move || explorer.link(|_| view.clone())>{words.show_passage}</a>
            }
        });
        view! {
            <blockquote lang=language dir="auto">
                {note.passage.words.shown()}
            </blockquote>
            <p class="note">{date} {show}</p>
        }
    });
    let text = when(!note.text.is_empty(), || {
        view! {
            <p class="text" dir="auto">
                {note.text.clone()}
            </p>
        }
    });
    let (edited, deleted) = (note.clone(), note);
    view! {
        <li class=class id=element>
            {quote}
            {text}
            {became}
            {when(is_unkept, || said(words.unkept))}
            <p class="buttons">
                <button
                    type="button"
                    class="quiet"
                    aria-haspopup="dialog"
                    aria-label=(words.edit_note)(&name)
                    on:click=move |_| notebook.open(edited.clone())
                >
                    {words.edit}
                </button>
                {when(is_alone, || view! {
                    <button
                        type="button"
                        class="quiet"
                        aria-label=(words.delete_note)(&name)
                        on:click=move |_| notebook.delete(deleted.clone())
                    >
                        {words.delete}
                    </button>
                })}
            </p>
        </li>
    }
}

fn said(text: &'static str) -> AnyView {
    view! { <p class="became">{text}</p> }.into_any()
}
