//! Two documents side by side: first what both say, then what only one of them speaks of.
//!
//! - [`comparison`]: which passages stand beside each other

pub mod comparison;

use crate::browser::page;
use crate::i18n::source::date_of;
use crate::parts::loading::coming;
use crate::route::{Facet, Layout, ViewState};
use crate::store::Explorer;
use crate::text::markup::Html;
use crate::ui::article_html::{marks, marks_in, words as write_words};
use crate::ui::{Element, all, element, views, when};
use comparison::{Compared, Comparison, Passage};
use corpus::Document;
use leptos::ev;
use leptos::prelude::*;
use passage::Row;

/// The names of the choices, for their labels.
const CHOICES: [&str; 2] = ["compare-first", "compare-second"];
const THEME: &str = "compare-theme";

/// The open document beside another one: on the selected event, on the chosen themes, or altogether.
pub fn compare(document: &'static Document) -> Element {
    let explorer = Explorer::get();
    let words = explorer.part_words();
    let corpus = explorer.corpus;
    let body = move || {
        let other = explorer.with(|view| view.compared(corpus, document));
        let Some(other) = other else {
            return ().into_any();
        };
        match explorer.document(&other.id) {
            Some(other) => rows(explorer, [document, other]),
            None => untrack(|| coming(explorer.part_words().text_comes)).into_any(),
        }
    };
    let back = move |view: &ViewState| ViewState {
        layout: Layout::All,
        with: None,
        ..view.clone()
    };
    element("div")
        .class("compare")
        .attr("id", "compare")
        .attr("tabindex", "-1")
        .child(
            element("div")
                .class("toolbar")
                .child(
                    element("a")
                        .class("button")
                        .attr("href", move || explorer.link(back))
                        .child(words.back_to_document),
                )
                .child(
                    element("a")
                        .class("button")
                        .attr("href", move || {
                            explorer.link(|view| view.swapped(corpus, document))
                        })
                        .child(words.swap_sides),
                ),
        )
        .child(element("h2").child(words.comparison))
        .child(element("p").class("note").child(move || {
            String::from(match explorer.selected() {
                Some(_) => words.comparison_on_event,
                None => words.comparison_text,
            })
        }))
        .child(body)
}

/// What is compared on what, the counts, the heads of the sides, and the passages.
fn rows(explorer: Explorer, documents: [&'static Document; 2]) -> AnyView {
    let words = explorer.part_words();
    let view = explorer.view();
    let event = explorer.selected();
    let found = Comparison::of(explorer.corpus, documents, event, &view, &|language| {
        explorer.tokenizer(language)
    });
    let positions = documents.map(|document| explorer.position_of(document));
    let names = positions.map(|at| explorer.name_of_source(at));
    let about = match event {
        Some(event) => {
            let without = |view: &ViewState| ViewState {
                event: None,
                ..view.clone()
            };
            element("p")
                .class("about")
                .child(words.on_event)
                .child(" ")
                .child(element("b").child(event.title.as_str()))
                .child(" ")
                .child(
                    element("a")
                        .attr("href", move || explorer.link(without))
                        .child(words.on_everything),
                )
                .into_any()
        }
        None => choice_of_theme(explorer, &view),
    };
    let cell = |side: usize, passage: &Passage<'static>| {
        let (document, id) = (documents[side], passage.what.id());
        let told = found.evidence[side].within(id);
        let mut html = Html::default();
        let marked = |html: &mut Html, text: &str, marks: &[_]| {
            write_words(html, explorer, text, marks, passage.what.themes(), &[]);
        };
        match passage.what {
            Compared::Block(block) => marked(&mut html, &block.text, &marks(&told)),
            Compared::Notice(item) => {
                let texts = [Some(&item.title), Some(&item.text), item.date_text.as_ref()];
                for text in texts.into_iter().flatten().filter(|text| !text.is_empty()) {
                    html.element("p", &[], |html| {
                        marked(html, text, &marks_in(item, text, &told))
                    });
                }
            }
        }
        let heading = match passage.what {
            Compared::Block(_) => passage.heading,
            Compared::Notice(_) => Some(words.also_printed),
        };
        let to = move |view: &ViewState| ViewState {
            layout: Layout::All,
            with: None,
            event: view.event.clone(),
            ..view.at_passage(&document.id, id)
        };
        element("div")
            .class("cell")
            .child(
                element("p")
                    .class("from")
                    .child(element("span").class("name").child(names[side]))
                    .child(heading.map(|heading| element("span").class("section").child(heading))),
            )
            .child(
                element("blockquote")
                    .attr("lang", document.language.as_str())
                    .attr("dir", "auto")
                    .html(html),
            )
            .child(
                element("p").child(
                    element("a")
                        .attr("href", move || explorer.link(to))
                        .child((words.read_in)(names[side])),
                ),
            )
            .into_any()
    };
    let item = |side: usize, at: usize| cell(side, &found.passages[side][at]);
    let pair = |row: &Row| match *row {
        Row::Both { a, b } => Some(element("li").child(item(0, a)).child(item(1, b))),
        Row::OnlyA(_) | Row::OnlyB(_) => None,
    };
    let is_on_all = event.is_none() && view.chosen_in(Facet::Theme).next().is_none();
    let [both, only_a, only_b] = found.counts();
    let rest = |side: usize| {
        let alone = found.rows.iter().filter_map(|row| match *row {
            Row::OnlyA(a) if side == 0 => Some(a),
            Row::OnlyB(b) if side == 1 => Some(b),
            _ => None,
        });
        let heading = match (is_on_all, both) {
            (true, _) => words.only_in,
            (false, 0) => words.said_in,
            (false, _) => words.more_in,
        };
        let alone: Vec<_> = alone
            .map(|at| element("li").child(item(side, at)))
            .collect();
        let section = element("section");
        match (alone.is_empty(), found.passages[side].is_empty()) {
            (true, true) => section.child((words.not_told)(names[side])),
            (true, false) => section,
            (false, _) => section
                .child(element("h3").child(heading(names[side])))
                .child(
                    element("ul")
                        .attr("role", "list")
                        .child(all(alone.into_iter())),
                ),
        }
    };
    let alone_in = [(only_a, names[0]), (only_b, names[1])];
    let counts = match is_on_all {
        true => (words.compared)(both, alone_in),
        false => (words.compared_on_one)(both, alone_in),
    };
    let list = all(found.rows.iter().filter_map(pair));
    let heads = all([0, 1]
        .into_iter()
        .map(|side| head(explorer, documents, positions, side)));
    views()
        .child(about)
        .child(
            element("p")
                .class("count")
                .attr("role", "status")
                .child(counts),
        )
        .child(element("div").class("heads").child(heads))
        .child(
            element("ol")
                .attr("role", "list")
                .class("pairs")
                .child(list),
        )
        .child(
            element("div")
                .class(if is_on_all { "rest in-short" } else { "rest" })
                .child(rest(0))
                .child(rest(1)),
        )
        .into_any()
}

/// The title and date of one side, and the choice of its document.
fn head(
    explorer: Explorer,
    documents: [&'static Document; 2],
    positions: [usize; 2],
    side: usize,
) -> AnyView {
    let words = explorer.part_words();
    let document = documents[side];
    let date = date_of(document, words);
    let choose = move |event| {
        let chosen = event_target_value(&event);
        let chosen = explorer
            .corpus
            .documents
            .iter()
            .find(|document| document.id.as_str() == chosen);
        if let Some(chosen) = chosen {
            let view = explorer.view_now();
            let [a, b] = match side {
                0 => [chosen, documents[1]],
                _ => [documents[0], chosen],
            };
            explorer.navigate(view.at_comparison(&a.id, &b.id));
            // The choice was made anew with all that depends on it.
            page::after_update(move || page::focus_first(&[CHOICES[side]]));
        }
    };
    let option = |(at, other): (usize, &'static Document)| {
        let is_taken = at == positions[1 - side];
        element("option")
            .attr("value", other.id.as_str())
            .attr("selected", at == positions[side])
            .attr("disabled", is_taken)
            .child(explorer.name_of_source(at))
    };
    let options = all(explorer.corpus.documents.iter().enumerate().map(option));
    element("div")
        .child(
            element("select")
                .attr("id", CHOICES[side])
                .attr("aria-label", words.compared_sides[side])
                .on(ev::change, choose)
                .child(options),
        )
        .child(
            element("p")
                .class("title")
                .attr("lang", document.language.as_str())
                .attr("dir", "auto")
                .child(document.title.as_str()),
        )
        .child(element("p").class("note").child(date))
        .into_any()
}

/// The theme on which the documents are compared.
fn choice_of_theme(explorer: Explorer, view: &ViewState) -> AnyView {
    let words = explorer.part_words();
    let themes = &explorer.corpus.themes;
    if themes.is_empty() {
        return ().into_any();
    }
    let chosen: Vec<&str> = view.chosen_in(Facet::Theme).collect();
    let choose = move |event| {
        let theme = event_target_value(&event);
        let theme = Some(theme.as_str()).filter(|theme| !theme.is_empty());
        explorer.navigate(ViewState {
            fragment: None,
            ..explorer.view_now().with_only(Facet::Theme, theme)
        });
        page::after_update(|| page::focus_first(&[THEME]));
    };
    let option = |theme: &'static corpus::Theme| {
        let is_chosen = chosen.as_slice() == [theme.id.as_str()];
        element("option")
            .attr("value", theme.id.as_str())
            .attr("selected", is_chosen)
            .child(theme.name.as_str())
    };
    let options = all(themes.iter().map(option));
    let several = when(chosen.len() > 1, || {
        element("option")
            .attr("value", "")
            .attr("selected", true)
            .attr("disabled", true)
            .child(words.several_themes)
    });
    element("p")
        .class("about")
        .child(element("label").attr("for", THEME).child(words.on_theme))
        .child(" ")
        .child(
            element("select")
                .attr("id", THEME)
                .on(ev::change, choose)
                .child(several)
                .child(
                    element("option")
                        .attr("value", "")
                        .attr("selected", chosen.is_empty())
                        .child(words.everything),
                )
                .child(options),
        )
        .into_any()
}
