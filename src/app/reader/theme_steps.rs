//! From passage to passage of a chosen theme in the open document.

use crate::signal::Memo;
use crate::store::Explorer;
use crate::store::matrix::Steps;
use crate::ui::steps::step as step_link;
use crate::ui::theme::class_of;
use crate::ui::{Element, all, element, views, when};
use corpus::{BlockId, Document};
use leptos::prelude::*;

/// The links that the keys for the next and the previous passage follow.
pub const NEXT: &str = "next-passage";
/// See [`NEXT`].
pub const PREVIOUS: &str = "previous-passage";

/// In so many other sources a theme is pointed at; the table of themes by source has them all.
const MAX_SOURCES: usize = 3;

/// A bar for each chosen theme; nothing while none is chosen.
pub fn theme_steps(document: &'static Document) -> Element {
    let explorer = Explorer::get();
    let chosen = Memo::new(move |_| explorer.with(|view| view.scope(explorer.corpus).themes));
    let bar = move |(place, theme): (usize, usize)| untrack(|| bar(document, theme, place == 0));
    element("div")
        .class("theme-steps")
        .child(move || all(chosen.get().into_iter().enumerate().map(bar)))
}

/// How many passages there are on the theme, which one this is, and the steps to its neighbours.
fn bar(document: &'static Document, theme: usize, is_first: bool) -> Element {
    let explorer = Explorer::get();
    let words = explorer.part_words();
    let subject = &explorer.corpus.themes[theme];
    let steps = move || explorer.with(|view| Steps::around(document, &subject.id, view.block()));
    let said = move || {
        let steps = steps();
        match steps.at {
            Some(at) => (words.passage_of)(at, steps.count, &subject.name),
            None => (words.passages_on)(steps.count, &subject.name),
        }
    };
    let link = move |id: &'static str,
                     name: &'static str,
                     step: fn(Steps<'static>) -> Option<&'static BlockId>| {
        let href = move || {
            let block = step(steps())?;
            Some(explorer.link(|view| view.at_passage(&document.id, block)))
        };
        let id = is_first.then_some(id);
        step_link(
            id,
            name,
            (words.step_on)(name, &subject.name),
            Box::new(href),
        )
    };
    // Where else the theme is spoken of: beside this text, and in a few other sources.
    let matrix = explorer.matrix();
    let sources = explorer.corpus.documents.iter().enumerate();
    let here = sources.clone().find(|(_, other)| other.id == document.id);
    let notices = here.map_or(0, |(source, _)| matrix.at(theme, source).notices);
    let has = |item: &&corpus::RelatedItem| item.themes.iter().any(|of| of.id == subject.id);
    let notice = document.related.iter().find(has).map(|item| {
        let to = (document, &item.id);
        (to, (words.notices)(notices))
    });
    let others = sources.filter_map(|(source, other)| {
        let cell = matrix.at(theme, source);
        let first = cell.first.filter(|_| other.id != document.id);
        first.map(|first| {
            let name = explorer.name_of_source(source);
            ((other, first), format!("{name} ({})", cell.passages))
        })
    });
    let also: Vec<_> = notice.into_iter().chain(others.take(MAX_SOURCES)).collect();
    let step_aside =
        move |((document, block), name): ((&'static Document, &'static BlockId), _)| {
            views().child(" ").child(
                element("a")
                    .attr("href", move || {
                        explorer.link(|view| view.at_passage(&document.id, block))
                    })
                    .child(name),
            )
        };
    let also = when(!also.is_empty(), || {
        element("span")
            .class("also")
            .child(words.also_on)
            .child(all(also.into_iter().map(step_aside)))
    });
    element("div")
        .class(format!("steps {}", class_of(theme)))
        .attr("role", "group")
        .attr("aria-label", subject.name.as_str())
        .child(element("i").class("swatch").attr("aria-hidden", "true"))
        .child(element("span").attr("role", "status").child(said))
        .child(link(PREVIOUS, words.previous, |steps| steps.previous))
        .child(link(NEXT, words.next, |steps| steps.next))
        .child(also)
}
