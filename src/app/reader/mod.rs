//! The open document.
//!
//! - [`article`]: its text, and what can be done with it
//! - [`contents`], [`legend`], [`text_settings`]: the reading bar
//! - [`evidence_steps`], [`theme_steps`]: from one quote or passage to the next
//! - [`reading_place`]: how far one has come; [`neighbours`]: the documents before and after it
//! - [`provenance`]: the lines of the source file; [`listen`]: reading aloud

pub mod article;
pub mod contents;
pub mod evidence_steps;
pub mod legend;
pub mod listen;
pub mod neighbours;
pub mod provenance;
pub mod reading_place;
pub mod text_settings;
pub mod theme_steps;

use crate::browser::words;
use crate::parts::{Notebook, PASSAGES, PassageSelection, READING, island};
use crate::store::Explorer;
use crate::ui::{Views, effect, element, live, views};
use article::{Listener, article_text};
use corpus::Document;
use leptos::ev;
use leptos::prelude::*;
use provenance::LookUp;

/// A document: where it comes from, its contents, its text, and what else its page prints.
pub fn reader(document: &'static Document) -> Views {
    let explorer = Explorer::get();
    let look_up = LookUp::of(document);
    let taken = PassageSelection::of(document);
    provide_context(taken);
    let listener = Listener {
        explorer,
        notebook: Notebook::get(),
        taken,
        look_up,
    };
    let lead = move |event: &ev::Event| {
        if let Some(reading) = untrack(|| READING.here()) {
            (reading.attend)(listener, event);
        }
    };
    views()
        .child(island(&READING, "above-document", move |reading| {
            (reading.above)(document, taken)
        }))
        .child(
            element("article")
                .class("document")
                .attr("aria-labelledby", "document-title")
                .attr("lang", document.language.as_str())
                .attr("dir", "auto")
                .attr("data-marks", move || {
                    explorer.with(|view| view.marks.as_str())
                })
                .on(ev::click, move |event| {
                    let event = StoredValue::new_local(ev::Event::from(event));
                    READING.then(move |reading| {
                        event.with_value(|event| (reading.click)(listener, event));
                    });
                })
                .on(ev::keydown, move |event| {
                    if let Some(reading) = untrack(|| READING.here()) {
                        (reading.press)(explorer, &event);
                    }
                })
                .on(ev::pointerover, move |event| lead(&event))
                .on(ev::focusin, move |event| lead(&event))
                .child(island(&READING, "in-document", move |reading| {
                    (reading.inside)(document)
                }))
                .child(article_text(document))
                .child(selecting(taken)),
        )
        .child(island(&READING, "below-document", move |reading| {
            (reading.below)(document, taken, look_up)
        }))
}

/// What can be done with words that a reader selects, from when some are selected for the first time.
fn selecting(taken: PassageSelection) -> AnyView {
    let mut _listener = None;
    effect(move || {
        _listener = words::on_selection(|| PASSAGES.prepare(|_| ()));
    });
    // An address may have asked for the part, which is then here before the page is awake.
    let explorer = Explorer::get();
    live(move || {
        let passages = PASSAGES.here().filter(|_| explorer.is_awake());
        passages.map(|passages| (passages.of_selection)(taken))
    })
}
