//! Sources and method.

use super::check::check_receipt;
use super::start::{LISTED, listed_documents};
use crate::i18n::source::{capture_of, dateline_of, kind_of};
use crate::route::Form;
use crate::store::Explorer;
use crate::ui::links::to_index;
use crate::ui::one_file::save_as_one_file;
use crate::ui::theme::{theme_mark, why};
use crate::ui::{Element, all, element, views, when};
use corpus::Document;
use leptos::prelude::*;

/// What the collection holds, how it was made and how to read it.
pub fn about() -> Element {
    let explorer = Explorer::get();
    let (corpus, words) = (explorer.corpus, explorer.part_words());
    let theme = |position: usize| {
        let theme = &corpus.themes[position];
        views()
            .child(element("dt").child(untrack(|| theme_mark(position))))
            .child(
                element("dd")
                    .child(theme.definition.as_str())
                    .child(" ")
                    .child(
                        element("span")
                            .class("note")
                            .child(words.cues)
                            .child(": ")
                            .child(theme.cues.join(", ")),
                    ),
            )
    };
    // The one file of a large site goes without.
    let has_data = !explorer.loader.store.is_large || explorer.form() == Form::Site;
    let documents = corpus.documents.iter().take(LISTED);
    let files = [
        ("events.csv", words.as_table),
        ("events.ics", words.as_calendar),
        ("feed.xml", words.as_feed),
    ]
    .into_iter()
    .filter(move |(file, _)| has_data || *file != "events.ics");
    element("main")
        .class("plain")
        .child(element("h2").child(words.about))
        .child(
            element("p")
                .class("lead")
                .child(corpus.corpus.description.as_str()),
        )
        .child(element("h3").child(words.sources))
        .child(all(
            documents.map(|document| untrack(|| about_document(document)))
        ))
        .child(listed_documents())
        .child(element("h3").child(words.method))
        .child(all(words
            .method_text
            .iter()
            .map(|text| element("p").child(*text))))
        .child(when(
            corpus.events.iter().any(|event| !event.reviewed),
            || element("p").child(words.method_unreviewed),
        ))
        .child(check_receipt())
        .child(element("h3").child(words.accessibility))
        .child(all(words
            .accessibility_text
            .iter()
            .map(|text| element("p").child(*text))))
        .child(element("h3").child(words.themes))
        .child(element("p").child(words.themes_text))
        .child(
            element("dl")
                .class("themes")
                .child(all((0..corpus.themes.len()).map(theme))),
        )
        .child(element("h3").child(words.data))
        .child(element("p").child(save_as_one_file(false)))
        .child(when(has_data, move || {
            element("p")
                .child(
                    element("a")
                        .attr("href", move || explorer.link_to_file("corpus.json"))
                        .child(words.as_json),
                )
                .child(", ")
                .child(
                    element("a")
                        .attr("href", move || explorer.link_to_file("corpus.schema.json"))
                        .child(words.json_schema),
                )
        }))
        .child(element("p").child(to_index()))
        .child(all(files.map(|(file, name)| {
            element("p").child(
                element("a")
                    .attr("href", move || explorer.link_to_file(file))
                    .child(name),
            )
        })))
        // Filled by the script that keeps the site on the device, where it may; at the end, so that nothing moves then.
        .child(element("dossier-offline").class("js-only"))
}

/// One document: from whom, from when, and the file that everything was read from.
fn about_document(document: &'static Document) -> Element {
    let explorer = Explorer::get();
    let words = explorer.part_words();
    let captured = capture_of(document, words).unwrap_or_default();
    let told = [kind_of(document), dateline_of(document, words), captured];
    let told = told.into_iter().filter(|told| !told.is_empty());
    let told = told.collect::<Vec<_>>().join(" · ");
    element("section")
        .class("source")
        .child(
            element("h4").child(
                element("a")
                    .attr("href", move || {
                        explorer.link(|view| view.at_document(&document.id))
                    })
                    .child(document.title.as_str()),
            ),
        )
        .child(element("p").child(told))
        .child(why((words.title_bases)(document.title_basis)))
        .child(
            element("p")
                .class("note")
                .child(words.source_file)
                .child(" ")
                .child(element("code").child(document.source.file.as_str()))
                .child(" · ")
                .child(words.fingerprint)
                .child(" ")
                .child(element("code").child(document.source.sha256.as_str())),
        )
}
