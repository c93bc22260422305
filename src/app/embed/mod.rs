//! The dialog that shows how the explorer looks in a page of somebody else, and gives the lines for it.
//!
//! - [`lines`]: a view in a page of others, as the lines that an editor pastes there

pub mod lines;

use crate::browser::page;
use crate::browser::preferences::ColorScheme;
use crate::i18n::source::{date_of, publisher_of};
use crate::parts::embed_dialog::EMBED_DIALOG;
use crate::parts::{EmbedDialog, EmbedTarget, PASSAGES, TOOLS};
use crate::route::ViewState;
use crate::signal::RwSignal;
use crate::store::Explorer;
use crate::ui::copy::copy;
use crate::ui::links::closes;
use crate::ui::{Views, all, effect, element, views, when};
use leptos::ev;
use leptos::prelude::*;
use lines::{Embedding, HIGHEST, Quotation, title_of};
use std::sync::Arc;

const PREVIEW: &str = "embed-preview";
const FIELDS: [&str; 4] = [
    "embed-element",
    "embed-frame",
    "embed-quotation",
    "embed-required",
];
const COLOURS: [ColorScheme; 3] = [ColorScheme::Auto, ColorScheme::Light, ColorScheme::Dark];

/// What can be pasted, in the order of [`FIELDS`].
const LINES: [fn(&Embedding, Explorer) -> String; 4] = [
    |embedding, _| embedding.element(),
    |embedding, _| embedding.frame(),
    quotation,
    |embedding, _| embedding.required(),
];

/// The button, and the dialog, which is empty until it is opened.
pub fn embed() -> Views {
    let explorer = Explorer::get();
    let words = explorer.part_words();
    let studio: EmbedDialog = expect_context();
    let is_open = studio.is_open;
    let open = move |_| studio.open(explorer.view_now(), EmbedTarget::Screen);
    views()
        .child(
            element("button")
                .attr("type", "button")
                .class("quiet js-only embeds")
                .attr("aria-haspopup", "dialog")
                .on(ev::click, open)
                .child(words.embed),
        )
        .child(
            // Closed, it lets go of the preview, which is a whole explorer.
            element("dialog")
                .class("sheet quote-dialog embedding")
                .attr("id", EMBED_DIALOG)
                .attr("aria-labelledby", "embed-title")
                .attr("closedby", "any")
                .on(ev::close, move |_| is_open.set(false))
                .child(element("h2").attr("id", "embed-title").child(words.embed))
                .child(move || when(is_open.get(), || TOOLS.view(|tools| (tools.embedding)())))
                .child(closes(EMBED_DIALOG)),
        )
}

/// The choices, what comes of them, and the lines to copy.
pub fn body() -> AnyView {
    let explorer = Explorer::get();
    let words = explorer.part_words();
    let studio: EmbedDialog = expect_context();
    let view = studio.view.get_untracked();
    let offered: Vec<(usize, ViewState)> = (EmbedTarget::ALL.into_iter().enumerate())
        .filter_map(|(place, what)| Some((place, what.of(&view, explorer.corpus)?)))
        .collect();
    let offered: Arc<[_]> = offered.into();
    let wanted = studio.what.get_untracked();
    let wanted = offered.iter().position(|(what, _)| *what == wanted);
    let wanted = wanted.unwrap_or_default();
    let [chosen, colours, version] = [wanted, 0, 0].map(RwSignal::new);
    let highest = RwSignal::new(HIGHEST);
    let today = page::version();
    let is_versioned = !today.is_empty();
    let root = explorer.address_of(&ViewState::default());
    let parts = offered.iter().map(|(what, _)| words.embed_what[*what]);
    let parts: Vec<_> = parts.collect();
    let embedding = move || {
        let view = &offered[chosen.get()].1;
        Embedding {
            root: root.clone(),
            view: view.clone(),
            title: title_of(view, explorer.corpus).to_owned(),
            colours: match COLOURS[colours.get()] {
                ColorScheme::Auto => "",
                scheme => scheme.as_str(),
            },
            version: match version.get() {
                0 => String::new(),
                _ => today.clone(),
            },
            highest: Some(highest.get()).filter(|highest| *highest > 0),
        }
    };
    let embedding = Arc::new(embedding);
    let framed = {
        let embedding = embedding.clone();
        move || explorer.link_to_file(&embedding().framed())
    };
    effect(move || {
        page::frame_in(PREVIEW, &framed(), words.embed_preview);
    });
    let field = move |place: usize| {
        let (id, lines, (label, copies)) = (FIELDS[place], LINES[place], words.embed_lines[place]);
        let embedding = embedding.clone();
        element("div")
            .class("field")
            .child(element("label").attr("for", id).child(label))
            .child(
                element("textarea")
                    .attr("id", id)
                    .attr("readonly", true)
                    .attr("rows", "4")
                    .attr("spellcheck", "false")
                    .property("value", move || lines(&embedding(), explorer)),
            )
            .child(element("p").child(copy(id, copies)))
    };
    let fields = all((0..FIELDS.len()).map(field));
    views()
        .child(element("p").class("note").child(words.embed_hint))
        .child(
            element("div")
                .class("chosen")
                .child(choice("embed-show", words.embed_show, &parts, chosen))
                .child(choice(
                    "embed-colours",
                    words.colours,
                    &words.colour_schemes,
                    colours,
                ))
                .child(when(is_versioned, || {
                    choice(
                        "embed-version",
                        words.embed_version,
                        &words.embed_versions,
                        version,
                    )
                }))
                .child(
                    element("p")
                        .child(
                            element("label")
                                .attr("for", "embed-height")
                                .child(words.embed_height),
                        )
                        .child(
                            element("input")
                                .attr("id", "embed-height")
                                .attr("type", "number")
                                .attr("min", "100")
                                .attr("max", "10000")
                                .attr("step", "10")
                                .attr("value", HIGHEST.to_string())
                                .on(ev::change, move |event| highest.set(number_of(&event))),
                        ),
                ),
        )
        .child(element("div").class("preview").attr("id", PREVIEW))
        .child(fields)
        .into_any()
}

/// A choice by its label; `chosen` gets the place of what is chosen.
fn choice(
    id: &'static str,
    label: &'static str,
    names: &[&'static str],
    chosen: RwSignal<usize>,
) -> AnyView {
    let now = chosen.get_untracked();
    let options = names.iter().enumerate().map(|(place, name)| {
        element("option")
            .attr("value", place.to_string())
            .attr("selected", place == now)
            .child(*name)
    });
    element("p")
        .child(element("label").attr("for", id).child(label))
        .child(
            element("select")
                .attr("id", id)
                .on(ev::change, move |event| chosen.set(number_of(&event)))
                .child(all(options)),
        )
        .into_any()
}

/// The number that stands in the field of an event; what is no number is none.
fn number_of(event: &leptos::ev::Event) -> usize {
    event_target_value(event).parse().unwrap_or_default()
}

/// The words of the passage or of the event that is embedded, with a link.
fn quotation(embedding: &Embedding, explorer: Explorer) -> String {
    let view = &embedding.view;
    let event = view.event.as_ref().and_then(|id| explorer.corpus.event(id));
    let evidence = event.and_then(|event| event.evidence.first());
    // The passage that the address points at goes before what an event rests on.
    let pointed = view.page.document().filter(|_| view.is_at_words());
    let id = pointed.or(evidence.map(|evidence| &evidence.document));
    let Some(document) = id.and_then(|id| explorer.corpus.document(id)) else {
        return embedding.quotation(None);
    };
    let text = pointed.and_then(|_| (PASSAGES.now()?.words)(explorer, view));
    let text = text.or_else(|| Some(evidence?.quote.clone()));
    let words = explorer.words;
    let source = format!("{} · {}", publisher_of(document), date_of(document, words));
    embedding.quotation(text.as_deref().map(|text| Quotation {
        words: text,
        language: &document.language,
        source: &source,
    }))
}
