//! Reading aloud.

use crate::browser::{page, preferences, scroll, speech, words};
use crate::parts::TOOLS;
use crate::signal::RwSignal;
use crate::store::Explorer;
use crate::text::sentences::sentences;
use crate::ui::{Element, Views, all, effect, element, views};
use corpus::{Document, Span};
use leptos::ev;
use leptos::prelude::*;
use passage::{Field, Part};

const PLAYER: &str = "player";
const SPEED: &str = "speed";
/// How fast one can listen, as multiples of what the voice is used to, and how that is written.
const RATES: [(f32, &str); 5] = [
    (0.75, "0.75"),
    (1.0, "1"),
    (1.25, "1.25"),
    (1.5, "1.5"),
    (2.0, "2"),
];
const NORMAL: usize = 1;
const RATE: &str = "voice-rate";
/// The mark on what is being said.
const SPOKEN: &str = "spoken";
/// The block that has begun above this part of the window is where one has come to.
const TOP: f64 = 0.15;

/// A button that reads the document aloud from where one has come to; nothing where the browser has no
/// voice for its language.
pub fn listen(document: &'static Document) -> Element {
    let words = Explorer::get().part_words();
    let has_voice = RwSignal::new(false);
    let has_begun = RwSignal::new(false);
    let mut _listener = None;
    effect(move || {
        let answer = move |has| {
            if has_voice.get_untracked() != has {
                has_voice.set(has);
            }
        };
        _listener = speech::on_voices(&document.language, answer);
    });
    let begin = move |_| TOOLS.then(move |_| has_begun.set(true));
    // Sent hidden, so that nothing comes into the page where there is a voice.
    element("div")
        .class("player")
        .attr("id", PLAYER)
        .attr("hidden", move || !has_voice.get())
        .child(move || match TOOLS.here().filter(|_| has_begun.get()) {
            Some(tools) => (tools.player)(document, has_begun),
            None => element("button")
                .attr("type", "button")
                .on(ev::click, begin)
                .child(words.listen)
                .into_any(),
        })
}

/// Reads the document aloud, and offers to pause, to go on, to stop and to choose how fast; until the signal says no more.
pub fn player(document: &'static Document, has_begun: RwSignal<bool>) -> Views {
    let words = Explorer::get().part_words();
    let is_speaking = RwSignal::new(true);
    let before = preferences::of_reading(RATE);
    let before = before.and_then(|before| RATES.iter().position(|(_, name)| *name == before));
    let rate = RwSignal::new(before.unwrap_or(NORMAL));
    let at = RwSignal::new(first_in_sight(document));
    let _listener = StoredValue::new_local(speech::stop_on_leaving());
    // One sentence is said, and calls for the next.
    let text = sentences_of(document);
    effect(move || {
        if !is_speaking.get() {
            speech::stop();
            return;
        }
        let at_now = at.get();
        let Some(&(block, span)) = text.get(at_now) else {
            has_begun.set(false);
            return;
        };
        let block = &document.blocks[block];
        let part = Part {
            block: &block.id,
            field: Field::Text,
            span,
        };
        words::mark(SPOKEN, &[part]);
        words::bring_into_sight(&part);
        let said = span.slice(&block.text).unwrap_or_default();
        speech::say(said, &document.language, RATES[rate.get()].0, move |well| {
            if well {
                at.set(at_now + 1);
            } else {
                has_begun.set(false);
            }
        });
    });
    on_cleanup(|| {
        speech::stop();
        words::mark(SPOKEN, &[]);
        page::recover_focus(PLAYER.into());
    });
    let stop = move |_| {
        has_begun.set(false);
    };
    let set_rate = move |event| {
        let chosen = event_target_value(&event);
        preferences::remember_of_reading(RATE, &chosen);
        let chosen = RATES.iter().position(|(_, name)| *name == chosen);
        rate.set(chosen.unwrap_or(NORMAL));
    };
    let name = move || {
        if is_speaking.get() {
            words.pause
        } else {
            words.go_on
        }
    };
    let speed = move |(position, (_, name)): (usize, &'static (f32, &'static str))| {
        element("option")
            .attr("value", *name)
            .attr("selected", rate.get_untracked() == position)
            .child(*name)
            .child(" ×")
    };
    page::recover_focus(PLAYER.into());
    views()
        .child(
            element("button")
                .attr("type", "button")
                .on(ev::click, move |_| {
                    is_speaking.update(|is_speaking| *is_speaking = !*is_speaking)
                })
                .child(move || String::from(name())),
        )
        .child(
            element("button")
                .attr("type", "button")
                .on(ev::click, stop)
                .child(words.stop),
        )
        .child(
            // Not around the choice: then its value would be part of its name in some browsers.
            element("label").attr("for", SPEED).child(words.speed),
        )
        .child(" ")
        .child(
            element("select")
                .attr("id", SPEED)
                .on(ev::change, set_rate)
                .child(all(RATES.iter().enumerate().map(speed))),
        )
}

/// Every sentence of a document: the position of its block and its place there.
fn sentences_of(document: &Document) -> Vec<(usize, Span)> {
    let mut all = Vec::new();
    for (position, block) in document.blocks.iter().enumerate() {
        for span in sentences(&block.text) {
            all.push((position, span));
        }
    }
    all
}

/// The position of the first sentence of the block that one has come to.
fn first_in_sight(document: &Document) -> usize {
    let ids = document.blocks.iter().map(|block| block.id.as_str());
    let ids: Vec<&str> = ids.collect();
    let block = scroll::count_above(&ids, TOP).saturating_sub(1);
    let text = sentences_of(document);
    text.iter().position(|(of, _)| *of >= block).unwrap_or(0)
}
