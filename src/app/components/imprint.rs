//! What a print says at its end: how to cite what is on it, and where it is from.

use super::passage::citation::{chosen_before, in_style};
use super::{all, effect, when};
use crate::platform::page;
use crate::state::{Explorer, Layout, Notebook, Page, ViewState};
use corpus::Document;
use leptos::prelude::*;

/// The documents that are printed, or noted on a page of notes, each with its citation and its source file; else the
/// collection; and the address.
#[component]
pub fn Imprint() -> impl IntoView {
    let (explorer, notebook) = (Explorer::get(), Notebook::get());
    let words = explorer.words;
    let address = RwSignal::new(String::new());
    let version = RwSignal::new(String::new());
    let style = RwSignal::new(0_usize);
    effect(Box::new(move || {
        let view = explorer.view();
        let printed = match view.page {
            Page::Document(_) => ViewState::of(view.page),
            _ => ViewState {
                fragment: None,
                ..view.outside_of_frames()
            },
        };
        address.set(explorer.address_of(&printed));
        version.set(page::version());
        style.set(chosen_before());
    }));
    let documents = move || {
        let of_notes = || {
            let mut documents = notebook.with(|book| {
                let placed = book.entries.iter().map(|entry| entry.placed.document());
                placed.flatten().collect::<Vec<_>>()
            });
            documents.dedup();
            let documents = documents.into_iter();
            documents
                .map(|position| &explorer.corpus.documents[position])
                .collect::<Vec<_>>()
        };
        explorer.with(|view| match (&view.page, view.layout) {
            (Page::Notes, _) => of_notes(),
            (Page::Document(_), Layout::Compare) => {
                let open = explorer.open_document();
                let other = open.and_then(|open| view.compared(explorer.corpus, open));
                open.into_iter().chain(other).collect()
            }
            _ => explorer.open_document().into_iter().collect(),
        })
    };
    let document = move |document: &'static Document| {
        view! {
            <p lang=document.language.as_str() dir="auto">
                {move || in_style(document, style.get()).text.clone()}
            </p>
            <p>
                {words.source_file} " " {document.source.file.as_str()} " · " {words.fingerprint} " "
                {document.source.sha256.as_str()}
            </p>
        }
    };
    view! {
        <footer class="imprint">
            {move || all(documents().into_iter().map(document))}
            <p>
                {explorer.corpus.corpus.title.as_str()}
                {move || version.with(|version| when(!version.is_empty(), || format!(" · {} {version}", words.embed_version)))}
            </p>
            <p hidden=move || address.with(String::is_empty)>
                {words.read_at} " " {move || address.get()}
            </p>
        </footer>
    }
}
