//! Sources and method.

use crate::components::one_file::SaveAsOneFile;
use crate::components::passage::check::CheckReceipt;
use crate::components::start::{LISTED, ListedDocuments, ToIndex};
use crate::components::theme::{ThemeMark, Why};
use crate::components::{all, when};
use crate::state::Explorer;
use crate::text::source::{dateline_of, kind_of};
use corpus::Document;
use leptos::prelude::*;

/// What the collection holds, how it was made and how to read it.
#[component]
pub fn About() -> impl IntoView {
    let explorer = Explorer::get();
    let (corpus, words) = (explorer.corpus, explorer.part_words());
    let theme = |position: usize| {
        let theme = &corpus.themes[position];
        view! {
            <dt>
                <ThemeMark position />
            </dt>
            <dd>
                {theme.definition.as_str()} " "
                <span class="note">{words.cues} ": " {theme.cues.join(", ")}</span>
            </dd>
        }
    };
    let documents = corpus.documents.iter().take(LISTED);
    let files = [
        ("events.csv", words.as_table),
        ("events.ics", words.as_calendar),
        ("feed.xml", words.as_feed),
    ]
    .into_iter();
    view! {
        <main class="plain">
            <h2>{words.about}</h2>
            <p class="lead">{corpus.corpus.description.as_str()}</p>
            <h3>{words.sources}</h3>
            {all(documents.map(|document| view! { <AboutDocument document /> }))}
            <ListedDocuments />
            <h3>{words.method}</h3>
            {all(words.method_text.iter().map(|text| view! { <p>{*text}</p> }))}
            {when(corpus.events.iter().any(|event| !event.reviewed), || view! { <p>{words.method_unreviewed}</p> })}
            <CheckReceipt />
            <h3>{words.accessibility}</h3>
            {all(words.accessibility_text.iter().map(|text| view! { <p>{*text}</p> }))}
            <h3>{words.themes}</h3>
            <p>{words.themes_text}</p>
            <dl class="themes">{all((0..corpus.themes.len()).map(theme))}</dl>
            <h3>{words.data}</h3>
            <p>
                <SaveAsOneFile />
            </p>
            <p>
                <a href=move || explorer.link_to_file("corpus.json")>{words.as_json}</a> ", "
                <a href=move || explorer.link_to_file("corpus.schema.json")>{words.json_schema}</a>
            </p>
            <p>
                <ToIndex />
            </p>
            {all(files.map(|(file, name)| {
                view! {
                    <p>
                        <a href=move || explorer.link_to_file(file)>{name}</a>
                    </p>
                }
            }))}
            // Filled by the script that keeps the site on the device, where it may; at the end, so that nothing moves then.
            <dossier-offline class="alive"></dossier-offline>
        </main>
    }
}

/// One document: from whom, from when, and the file that everything was read from.
#[component]
fn AboutDocument(document: &'static Document) -> impl IntoView {
    let explorer = Explorer::get();
    let words = explorer.part_words();
    let told = [kind_of(document), dateline_of(document, words)];
    let told = told.into_iter().filter(|told| !told.is_empty());
    let told = told.collect::<Vec<_>>().join(" · ");
    view! {
        <section class="source">
            <h4>
                <a href=move || explorer.link(|view| view.at_document(&document.id))>
                    {document.title.as_str()}
                </a>
            </h4>
            <p>{told}</p>
            <Why text=(words.title_bases)(document.title_basis) />
            <p class="note">
                {words.source_file} " " <code>{document.source.file.as_str()}</code> " · "
                {words.fingerprint} " " <code>{document.source.sha256.as_str()}</code>
            </p>
        </section>
    }
}
