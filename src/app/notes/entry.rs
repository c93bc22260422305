//! One note.

use super::name_of;
use crate::i18n::dates::show;
use crate::parts::Notebook;
use crate::parts::notebook::Entry;
use crate::store::Explorer;
use crate::ui::changes::changes;
use crate::ui::{Element, element, views, when};
use corpus::EdtfDate;
use leptos::ev;
use leptos::prelude::*;
use passage::Anchored;
use passage::notes::Placed;

/// A note: what was written and what became of its words. Alone, away from its passage, with the words themselves and
/// the way to them.
pub fn entry_view(entry: Entry, is_alone: bool) -> Element {
    let (explorer, notebook) = (Explorer::get(), Notebook::get());
    let words = explorer.part_words();
    let name = name_of(&entry.note);
    let class = format!("own-note own-{}", entry.colour());
    let anchor = entry.element();
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
            element("details")
                .class("became")
                .child(element("summary").child(words.note_changed))
                .child(difference)
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
            views().child(" ").child(
                element("a")
                    .attr("href", move || explorer.link(|_| view.clone()))
                    .child(words.show_passage),
            )
        });
        views()
            .child(
                element("blockquote")
                    .attr("lang", language)
                    .attr("dir", "auto")
                    .child(note.passage.words.shown()),
            )
            .child(element("p").class("note").child(date).child(show))
    });
    let text = when(!note.text.is_empty(), || {
        element("p")
            .class("text")
            .attr("dir", "auto")
            .child(note.text.clone())
    });
    let (edited, deleted) = (note.clone(), note);
    element("li")
        .class(class)
        .attr("id", anchor)
        .child(quote)
        .child(text)
        .child(became)
        .child(when(is_unkept, || said(words.unkept)))
        .child(
            element("p")
                .class("buttons")
                .child(
                    element("button")
                        .attr("type", "button")
                        .class("quiet")
                        .attr("aria-haspopup", "dialog")
                        .attr("aria-label", (words.edit_note)(&name))
                        .on(ev::click, move |_| notebook.open(edited.clone()))
                        .child(words.edit),
                )
                .child(when(is_alone, || {
                    element("button")
                        .attr("type", "button")
                        .class("quiet")
                        .attr("aria-label", (words.delete_note)(&name))
                        .on(ev::click, move |_| notebook.delete(deleted.clone()))
                        .child(words.delete)
                })),
        )
}

fn said(text: &'static str) -> AnyView {
    element("p").class("became").child(text).into_any()
}
