//! What is highlighted in the open document, and what the patterns stand for.

use crate::browser::page;
use crate::route::{Facet, Marks, ViewState};
use crate::signal::RwSignal;
use crate::store::Explorer;
use crate::ui::theme::theme_mark;
use crate::ui::{all, effect, element, views, when};
use corpus::Document;
use leptos::ev;
use leptos::prelude::*;

const LEGEND: &str = "legend";

/// The themes of a document with their patterns and passages, each a switch, and the choice between
/// highlighting those that are chosen, all, or nothing. It is made when somebody opens it: without the program it does nothing.
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
    let is_empty = found.is_empty();
    let panel = move || {
        let choice = element("div")
            .class("choice")
            .attr("role", "group")
            .attr("aria-label", words.highlight)
            .child(
                element("span")
                    .attr("aria-hidden", "true")
                    .child(words.highlight),
            )
            .child(all(Marks::ALL.into_iter().map(marks)));
        let themes = element("ul")
            .attr("role", "list")
            .attr("aria-label", words.themes_here)
            .child(all(found.iter().copied().map(theme)));
        let hint = element("p").class("note").child(words.themes_here_hint);
        views().child(choice).child(themes).child(hint)
    };
    let is_needed = RwSignal::new(false);
    effect(move || {
        // It may have been opened before the page was awake, and it is printed where all themes are marked.
        let is_printed = explorer.with(|view| view.marks == Marks::Themes);
        if is_printed || page::has(&format!("#{LEGEND}[open]")) {
            is_needed.set(true);
        }
    });
    when(!is_empty, || {
        element("details")
            .attr("name", "reading")
            .class("legend js-only")
            .attr("id", LEGEND)
            .on(ev::toggle, move |_| is_needed.set(true))
            .child(element("summary").child(words.themes))
            .child(
                element("div")
                    .class("panel")
                    .child(move || when(is_needed.get(), &panel)),
            )
    })
}
