//! What is highlighted in the open document, and what the patterns stand for.

use super::theme::ThemeMark;
use super::{all, when};
use crate::state::{Explorer, Facet, Marks, ViewState};
use corpus::Document;
use leptos::prelude::*;

/// The themes of a document with their patterns and passages, each a switch, and the choice between
/// highlighting those that are chosen, all, or nothing.
#[component]
pub fn Legend(document: &'static Document) -> impl IntoView {
    let explorer = Explorer::get();
    let words = explorer.words;
    let count = |id| {
        let has = |block: &&corpus::Block| block.themes.iter().any(|of| &of.id == id);
        document.blocks.iter().filter(has).count()
    };
    let themes = explorer.corpus.themes.iter().enumerate();
    let found: Vec<(usize, usize)> = themes
        .map(|(position, theme)| (position, count(&theme.id)))
        .filter(|(_, passages)| *passages > 0)
        .collect();
    let theme = move |(position, passages): (usize, usize)| {
        let id = explorer.corpus.themes[position].id.as_str();
        view! {
            <li>
                <a
                    href=move || explorer.link(|view| view.toggled(Facet::Theme, id))
                    aria-current=move || {
                        explorer.has_chosen(Facet::Theme, id).then_some("true")
                    }
                >
                    <ThemeMark position />
                    " "
                    <span class="count">{passages}</span>
                </a>
            </li>
        }
    };
    let marks = move |marks: Marks| {
        let to = move |view: &ViewState| ViewState {
            marks,
            ..view.clone()
        };
        let is_now = move || explorer.with(|view| view.marks == marks);
        view! {
            <a
                class="button"
                href=move || explorer.link(to)
                aria-current=move || is_now().then_some("true")
            >
                {(words.marks)(marks)}
            </a>
        }
    };
    when(!found.is_empty(), || {
        view! {
            <details name="reading" class="legend alive">
                <summary>{words.themes}</summary>
                <div class="panel">
                    <div class="choice" role="group" aria-label=words.highlight>
                        <span aria-hidden="true">{words.highlight}</span>
                        {all(Marks::ALL.into_iter().map(marks))}
                    </div>
                    <ul role="list" aria-label=words.themes_here>
                        {all(found.into_iter().map(theme))}
                    </ul>
                    <p class="note">{words.themes_here_hint}</p>
                </div>
            </details>
        }
    })
}
