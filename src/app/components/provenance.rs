//! A passage in the file that it was read from.

use super::all;
use crate::platform::{file, shortcuts};
use crate::state::{Explorer, Page};
use crate::text::lines::{Line, around};
use corpus::{Document, Span};
use leptos::prelude::*;

const DIALOG: &str = "source-lines";
/// So many lines are shown before and after the passage.
const CONTEXT: usize = 3;

/// The passage that is looked up, shared by the buttons of all passages of a document.
#[derive(Clone, Copy)]
pub struct LookUp(RwSignal<Option<Span>>);

impl LookUp {
    /// One for the open document.
    pub fn provide() -> Self {
        let look_up = Self(RwSignal::new(None));
        provide_context(look_up);
        look_up
    }
}

/// The button that shows a passage in its source file.
#[component]
pub fn InSource(span: Span) -> impl IntoView {
    let words = Explorer::get().words;
    let LookUp(asked) = expect_context();
    let show = move |_| {
        asked.set(Some(span));
        shortcuts::open_dialog(DIALOG);
    };
    view! {
        <button type="button" class="quiet alive in-source" aria-haspopup="dialog" title=words.in_source on:click=show>
            {words.source}
        </button>
    }
}

/// The dialog with the lines of the source file around a passage, the name of the file and its fingerprint.
#[component]
pub fn SourceLines(document: &'static Document, asked: LookUp) -> impl IntoView {
    let explorer = Explorer::get();
    let words = explorer.words;
    let folder = Page::Document(document.id.clone()).path();
    let [text_file, whole] = ["text.txt", "source.txt"].map(|name| format!("{folder}{name}"));
    // What came of the file: nothing yet, nothing at all, its text.
    let text = RwSignal::new(None::<Option<String>>);
    let address = text_file.clone();
    Effect::new(move || {
        if asked.0.get().is_some() && text.with_untracked(|text| !matches!(text, Some(Some(_)))) {
            let address = explorer.link_to_file(&address);
            leptos::task::spawn_local(async move {
                text.set(Some(file::text_of(&address).await));
            });
        }
    });
    let lines = move || {
        text.with(|text| {
            let text = text.as_ref()?.as_ref()?;
            Some(around(text, asked.0.get()?, CONTEXT))
        })
    };
    let found = move || {
        let lines = lines().unwrap_or_default();
        if lines.is_empty() {
            let has_come = text.with(Option::is_some);
            let why = if has_come {
                words.source_missing
            } else {
                words.source_comes
            };
            return view! { <p>{why}</p> }.into_any();
        }
        let mut of_passage = lines
            .iter()
            .filter(|line| line.is_of_passage())
            .map(|line| line.number);
        let first = of_passage.next().unwrap_or_default();
        let last = of_passage.last().unwrap_or(first);
        let is_page = document.source.file.to_lowercase().ends_with("html")
            || document.source.file.to_lowercase().ends_with(".htm");
        let place = (words.lines_of)(first, last, &document.source.file, is_page);
        view! {
            <p>{place}</p>
            <div class="lines" tabindex="0" role="group" aria-label=words.in_source>
                {all(lines.into_iter().map(row))}
            </div>
        }
        .into_any()
    };
    view! {
        <dialog class="source-lines" id=DIALOG aria-labelledby="source-lines-title" closedby="any">
            <h2 id="source-lines-title">{words.in_source}</h2>
            <div role="status" lang=words.language dir="auto">
                {move || found()}
            </div>
            <p class="note">
                {words.fingerprint} " " <code>{document.source.sha256.as_str()}</code>
            </p>
            <p class="note">
                <a href=move || explorer.link_to_file(&whole)>{words.as_published}</a>
                " · "
                <a href=move || explorer.link_to_file(&text_file)>{words.as_read}</a>
            </p>
            <button type="button" on:click=|_| shortcuts::close_dialog(DIALOG)>
                {words.close}
            </button>
        </dialog>
    }
}

/// A line with its number; the words of the passage are marked.
fn row(line: Line) -> AnyView {
    let [before, inside, after] = line.parts;
    view! {
        <p>
            <span class="number">{line.number}</span>
            <span class="words" dir="auto">
                {before}
                <mark class="hit">{inside}</mark>
                {after}
            </span>
        </p>
    }
    .into_any()
}
