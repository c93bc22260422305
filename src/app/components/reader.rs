//! The open document.

use super::article::{Listener, article_text, follow_evidence};
use super::passage::Taken;
use super::provenance::LookUp;
use crate::parts::{PASSAGES, READING, island};
use crate::platform::words;
use crate::state::{Explorer, Notebook};
use crate::ui::{Views, effect, element, live, views};
use corpus::Document;
use leptos::ev;
use leptos::prelude::*;

/// A document: where it comes from, its contents, its text, and what else its page prints.
pub fn reader(document: &'static Document) -> Views {
    let explorer = Explorer::get();
    let look_up = LookUp::of(document);
    let taken = Taken::of(document);
    provide_context(taken);
    let listener = Listener {
        explorer,
        notebook: Notebook::get(),
        taken,
        look_up,
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
                .on(ev::click, move |event| listener.click(&event))
                .on(ev::keydown, move |event| follow_evidence(explorer, &event))
                .on(ev::pointerover, move |event| listener.lead(&event))
                .on(ev::focusin, move |event| listener.lead(&event))
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
fn selecting(taken: Taken) -> AnyView {
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
