//! Themes and sources against each other: who speaks of what, how often, and what was looked for
//! where nobody does.

use super::theme::ThemeMark;
use super::trends::Trends;
use super::{all, when};
use crate::state::matrix::has_cells;
use crate::state::{Explorer, Facet, Layout, ViewState};
use leptos::prelude::*;

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
#[component]
pub fn Matrix() -> impl IntoView {
    let explorer = Explorer::get();
    let words = explorer.part_words();
    let is_alone = move || explorer.with(|view| view.layout == Layout::Matrix);
    let other = move |view: &ViewState| match view.layout {
        Layout::Matrix => ViewState {
            layout: Layout::All,
            ..view.clone()
        },
        _ => view.at_matrix(),
    };
    when(has_cells(explorer.corpus), || {
        view! {
            <section class="matrix" id="matrix" aria-labelledby="matrix-title" tabindex="-1">
                <div class="bar">
                    <h2 id="matrix-title">{words.themes_by_source}</h2>
                    <a class="button" href=move || explorer.link(other)>
                        {move || if is_alone() { words.show_explorer.into() } else { String::from(words.fill_page) }}
                    </a>
                </div>
                <Table />
                <Trends />
            </section>
        }
    })
}

/// The longer side runs down, because a page scrolls down more easily than across.
#[component]
fn Table() -> impl IntoView {
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
            view! { <Cell theme source asked /> }
        });
        view! {
            <tr>
                {heading(explorer, down, row, "row")}
                {all(cells)}
                <td class="total">{total(explorer, down, row)}</td>
            </tr>
        }
    };
    let name_of_total = |side| match side {
        Side::Themes => words.any_theme,
        Side::Sources => words.all_sources,
    };
    let headings = (0..columns).map(|column| heading(explorer, across, column, "col"));
    let totals = (0..columns).map(|column| {
        view! { <td class="total">{total(explorer, across, column)}</td> }
    });
    let everything: usize = explorer.matrix().by_source.iter().sum();
    let explained = (0..explorer.corpus.themes.len())
        .filter(|&theme| (explorer.matrix().cells_of(theme)).any(|cell| cell.passages == 0));
    view! {
        <p class="note" id="matrix-hint">{words.themes_by_source_text}</p>
        <div class="frame" role="region" aria-label=words.table tabindex="0">
            <table aria-describedby="matrix-hint">
                <caption class="unseen">{words.themes_by_source}</caption>
                <thead>
                    <tr>
                        <td></td>
                        {all(headings)}
                        <th scope="col" class="total">{name_of_total(across)}</th>
                    </tr>
                </thead>
                <tbody>{move || all((0..shown.get()).map(row))}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row" class="total">{name_of_total(down)}</th>
                        {all(totals)}
                        <td class="total">{everything.to_string()}</td>
                    </tr>
                </tfoot>
            </table>
        </div>
        {move || when(shown.get() < rows, || view! {
            <button type="button" class="alive" on:click=move |_| shown.update(|shown| *shown = rows.min(*shown + STEP))>
                {words.show_more_rows}
            </button>
        })}
        {all(explained.map(|theme| view! { <Cues theme asked /> }))}
    }
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
            (view! { <ThemeMark position /> }.into_any(), compares)
        }
        Side::Sources => {
            let document = &corpus.documents[position];
            let name = view! { <bdi>{explorer.name_of_source(position)}</bdi> };
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
    view! {
        <th scope=scope>
            <a
                href=move || explorer.link(to)
                title=title
                aria-current=move || is_marked().then_some("true")
            >
                {name}
            </a>
        </th>
    }
    .into_any()
}

/// How many passages: a link to the first of them, or what was looked for in vain.
#[component]
fn Cell(theme: usize, source: usize, asked: RwSignal<Option<usize>>) -> impl IntoView {
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
        return view! {
            <td>
                <button
                    type="button"
                    popovertarget=cues_id(theme)
                    aria-label=name
                    on:click=move |_| asked.set(Some(source))
                >
                    "–"
                </button>
            </td>
        }
        .into_any();
    };
    let tenths = explorer.matrix().tenths(cell.passages).to_string();
    view! {
        <td data-tenths=tenths>
            <a
                href=move || {
                    explorer.link(|view| view.at_passage_on(&subject.id, &document.id, first))
                }
                aria-label=name
            >
                {cell.passages.to_string()}
            </a>
        </td>
    }
    .into_any()
}

fn cues_id(theme: usize) -> String {
    format!("cues-{theme}")
}

/// Which words of a theme were looked for. It opens without the program as well; then it does not
/// know which source was asked about.
#[component]
fn Cues(theme: usize, asked: RwSignal<Option<usize>>) -> impl IntoView {
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
    view! {
        <div class="cues" id=cues_id(theme) popover="auto" role="note">
            <p>
                <strong>{move || said()}</strong>
            </p>
            <p>{cues}</p>
        </div>
    }
}
