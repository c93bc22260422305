//! What is highlighted in the open document, and what the patterns stand for.

use crate::route::{Facet, Marks, ViewState};
use crate::store::Explorer;
use crate::ui::theme::theme_mark;
use crate::ui::{all, element, when};
use corpus::Document;
use leptos::prelude::*;

/// The themes of a document with their patterns and passages, each a switch, and the choice between
/// highlighting those that are chosen, all, or nothing.
pub fn legend(document: &'static Document) -> AnyView {
    let explorer = Explorer::get();
    let words = explorer.part_words();
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
        element("li").child(
            element("a")
                .attr("href", move || {
                    explorer.link(|view| view.toggled(Facet::Theme, id))
                })
                .attr("aria-current", move || {
                    explorer.has_chosen(Facet::Theme, id).then_some("true")
                })
                .child(untrack(|| theme_mark(position)))
                .child(" ")
                .child(element("span").class("count").child(passages)),
        )
    };
    let marks = move |marks: Marks| {
        let to = move |view: &ViewState| ViewState {
            marks,
            ..view.clone()
        };
        let is_now = move || explorer.with(|view| view.marks == marks);
        element("a")
            .class("button")
            .attr("href", move || explorer.link(to))
            .attr("aria-current", move || is_now().then_some("true"))
            .child((words.marks)(marks))
    };
    when(!found.is_empty(), || {
        element("details")
            .attr("name", "reading")
            .class("legend alive")
            .child(element("summary").child(words.themes))
            .child(
                element("div")
                    .class("panel")
                    .child(
                        element("div")
                            .class("choice")
                            .attr("role", "group")
                            .attr("aria-label", words.highlight)
                            .child(
                                element("span")
                                    .attr("aria-hidden", "true")
                                    .child(words.highlight),
                            )
                            .child(all(Marks::ALL.into_iter().map(marks))),
                    )
                    .child(
                        element("ul")
                            .attr("role", "list")
                            .attr("aria-label", words.themes_here)
                            .child(all(found.into_iter().map(theme))),
                    )
                    .child(element("p").class("note").child(words.themes_here_hint)),
            )
    })
}
