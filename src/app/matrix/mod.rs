//! Themes and sources against each other: who speaks of what, how often, and what was looked for
//! where nobody does.
//!
//! - [`counts`]: the events of the themes over time; [`trends`]: how they are drawn

pub mod counts;
pub mod trends;

use crate::route::{Facet, Layout, ViewState};
use crate::signal::RwSignal;
use crate::store::Explorer;
use crate::store::matrix::has_cells;
use crate::ui::links::to_alone;
use crate::ui::theme::theme_mark;
use crate::ui::{Element, Views, all, element, views, when};
use leptos::ev;
use leptos::prelude::*;
use trends::trends;

/// So many rows are shown at first, and so many more each time.
const STEP: usize = 25;

/// What stands along a side of the table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Themes,
    Sources,
}

impl Side {
    fn count(self, explorer: Explorer) -> usize {
        match self {
            Side::Themes => explorer.corpus.themes.len(),
            Side::Sources => explorer.corpus.documents.len(),
        }
    }
}

/// The table with the course of the themes below it. Where there are no themes or no documents,
/// there is nothing to set against each other.
pub fn matrix() -> AnyView {
    let explorer = Explorer::get();
    let words = explorer.part_words();
    when(has_cells(explorer.corpus), || {
        element("section")
            .class("matrix")
            .attr("id", "matrix")
            .attr("aria-labelledby", "matrix-title")
            .attr("tabindex", "-1")
            .child(
                element("div")
                    .class("bar")
                    .child(
                        element("h2")
                            .attr("id", "matrix-title")
                            .child(words.themes_by_source),
                    )
                    .child(to_alone(
                        Layout::Matrix,
                        words.fill_page,
                        ViewState::at_matrix,
                    )),
            )
            .child(untrack(table))
            .child(untrack(trends))
    })
}

/// The longer side runs down, because a page scrolls down more easily than across.
fn table() -> Views {
    let explorer = Explorer::get();
    let words = explorer.part_words();
    let (down, across) = match Side::Sources.count(explorer) > Side::Themes.count(explorer) {
        true => (Side::Sources, Side::Themes),
        false => (Side::Themes, Side::Sources),
    };
    let (rows, columns) = (down.count(explorer), across.count(explorer));
    let shown = RwSignal::new(STEP.min(rows));
    // The source of the empty cell that was asked last.
    let asked = RwSignal::new(None);
    let row = move |row: usize| {
        let cells = (0..columns).map(|column| {
            let (theme, source) = match down {
                Side::Themes => (row, column),
                Side::Sources => (column, row),
            };
            untrack(|| cell(theme, source, asked))
        });
        element("tr")
            .child(heading(explorer, down, row, "row"))
            .child(all(cells))
            .child(
                element("td")
                    .class("total")
                    .child(total(explorer, down, row)),
            )
    };
    let name_of_total = |side| match side {
        Side::Themes => words.any_theme,
        Side::Sources => words.all_sources,
    };
    let headings = (0..columns).map(|column| heading(explorer, across, column, "col"));
    let totals = (0..columns).map(|column| {
        element("td")
            .class("total")
            .child(total(explorer, across, column))
    });
    let everything: usize = explorer.matrix().by_source.iter().sum();
    let explained = (0..explorer.corpus.themes.len())
        .filter(|&theme| (explorer.matrix().cells_of(theme)).any(|cell| cell.passages == 0));
    views()
        .child(
            element("p")
                .class("note")
                .attr("id", "matrix-hint")
                .child(words.themes_by_source_text),
        )
        .child(
            element("div")
                .class("frame")
                .attr("role", "region")
                .attr("aria-label", words.table)
                .attr("tabindex", "0")
                .child(
                    element("table")
                        .attr("aria-describedby", "matrix-hint")
                        .child(
                            element("caption")
                                .class("visually-hidden")
                                .child(words.themes_by_source),
                        )
                        .child(
                            element("thead").child(
                                element("tr")
                                    .child(element("td"))
                                    .child(all(headings))
                                    .child(
                                        element("th")
                                            .attr("scope", "col")
                                            .class("total")
                                            .child(name_of_total(across)),
                                    ),
                            ),
                        )
                        .child(element("tbody").child(move || all((0..shown.get()).map(row))))
                        .child(
                            element("tfoot").child(
                                element("tr")
                                    .child(
                                        element("th")
                                            .attr("scope", "row")
                                            .class("total")
                                            .child(name_of_total(down)),
                                    )
                                    .child(all(totals))
                                    .child(
                                        element("td").class("total").child(everything.to_string()),
                                    ),
                            ),
                        ),
                ),
        )
        .child(move || {
            when(shown.get() < rows, || {
                element("button")
                    .attr("type", "button")
                    .class("js-only")
                    .on(ev::click, move |_| {
                        shown.update(|shown| *shown = rows.min(*shown + STEP))
                    })
                    .child(words.show_more_rows)
            })
        })
        .child(all(explained.map(|theme| untrack(|| cues(theme, asked)))))
}

/// The passages of a whole row or column.
fn total(explorer: Explorer, side: Side, position: usize) -> String {
    let matrix = explorer.matrix();
    match side {
        Side::Themes => matrix.by_theme[position].to_string(),
        Side::Sources => matrix.by_source[position].to_string(),
    }
}

/// A theme's name leads to what two sources say on it, or chooses the theme where there is one source only; a source's
/// name opens the document. What is chosen, and what the selected event has, is marked.
fn heading(explorer: Explorer, side: Side, position: usize, scope: &'static str) -> AnyView {
    let (corpus, words) = (explorer.corpus, explorer.part_words());
    let compared = match side {
        Side::Themes => explorer.matrix().compared_on(position),
        Side::Sources => None,
    };
    let (name, title) = match side {
        Side::Themes => {
            let compares = compared.map(|_| words.compare_sources);
            (untrack(|| theme_mark(position)).into_any(), compares)
        }
        Side::Sources => {
            let document = &corpus.documents[position];
            let name = element("bdi").child(explorer.name_of_source(position));
            (name.into_any(), Some(document.title.as_str()))
        }
    };
    let to = move |view: &ViewState| match side {
        Side::Themes => {
            let theme = &corpus.themes[position].id;
            match compared.map(|pair| pair.map(|at| &corpus.documents[at].id)) {
                Some(pair) => view.at_comparison_on(theme, pair),
                None => view.toggled(Facet::Theme, theme.as_str()),
            }
        }
        Side::Sources => view.at_document(&corpus.documents[position].id),
    };
    let is_marked = move || match side {
        Side::Themes => explorer.is_theme_marked(&corpus.themes[position].id),
        Side::Sources => explorer.is_source_marked(&corpus.documents[position].id),
    };
    element("th")
        .attr("scope", scope)
        .child(
            element("a")
                .attr("href", move || explorer.link(to))
                .attr("title", title)
                .attr("aria-current", move || is_marked().then_some("true"))
                .child(name),
        )
        .into_any()
}

/// How many passages: a link to the first of them, or what was looked for in vain.
fn cell(theme: usize, source: usize, asked: RwSignal<Option<usize>>) -> AnyView {
    let explorer = Explorer::get();
    let (corpus, words) = (explorer.corpus, explorer.part_words());
    let cell = explorer.matrix().at(theme, source);
    let (subject, document) = (&corpus.themes[theme], &corpus.documents[source]);
    let name = (words.passages_on_in)(
        cell.passages,
        &subject.name,
        explorer.name_of_source(source),
    );
    let Some(first) = cell.first else {
        return element("td")
            .child(
                element("button")
                    .attr("type", "button")
                    .attr("popovertarget", cues_id(theme))
                    .attr("aria-label", name)
                    .on(ev::click, move |_| asked.set(Some(source)))
                    .child("–"),
            )
            .into_any();
    };
    let tenths = explorer.matrix().tenths(cell.passages).to_string();
    element("td")
        .attr("data-tenths", tenths)
        .child(
            element("a")
                .attr("href", move || {
                    explorer.link(|view| view.at_passage_on(&subject.id, &document.id, first))
                })
                .attr("aria-label", name)
                .child(cell.passages.to_string()),
        )
        .into_any()
}

fn cues_id(theme: usize) -> String {
    format!("cues-{theme}")
}

/// Which words of a theme were looked for. It opens without the program as well; then it does not
/// know which source was asked about.
fn cues(theme: usize, asked: RwSignal<Option<usize>>) -> Element {
    let explorer = Explorer::get();
    let (corpus, words) = (explorer.corpus, explorer.part_words());
    let subject = &corpus.themes[theme];
    let said = move || match asked.get() {
        Some(source) => {
            let name = explorer.name_of_source(source);
            let cell = explorer.matrix().at(theme, source);
            (words.nothing_on_in)(&subject.name, Some(name), cell.notices)
        }
        None => (words.nothing_on_in)(&subject.name, None, 0),
    };
    let cues = match subject.cues.is_empty() {
        true => words.no_cues.to_owned(),
        false => (words.looked_for)(&subject.cues.join(", ")),
    };
    element("div")
        .class("cues")
        .attr("id", cues_id(theme))
        .attr("popover", "auto")
        .attr("role", "note")
        .child(element("p").child(element("strong").child(said)))
        .child(element("p").child(cues))
}
