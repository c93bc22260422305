//! Reading aloud.

use crate::platform::{preferences, scroll, speech};
use crate::state::Explorer;
use crate::text::sentences::sentences;
use corpus::{Document, Span};
use leptos::prelude::*;

/// How fast one can listen, as multiples of what the voice is used to.
const RATES: &[&str] = &["0.75", "1", "1.25", "1.5", "2"];
const RATE: &str = "voice-rate";
/// The block that has begun above this part of the window is where one has come to.
const TOP: f64 = 0.15;

/// What is being said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Silent,
    Speaking(usize),
    /// Until somebody goes on, with the sentence that was being said.
    Paused(usize),
}

/// A button that reads the document aloud from where one has come to; nothing where the browser has no
/// voice for its language.
#[component]
pub fn Listen(document: &'static Document) -> impl IntoView {
    let words = Explorer::get().words;
    let has_voice = RwSignal::new(false);
    let state = RwSignal::new(State::Silent);
    let rate = RwSignal::new(String::from("1"));
    let listeners = StoredValue::new_local(None);
    let language = document.language.as_str();
    Effect::new(move || {
        if let Some(before) = preferences::of_reading(RATE) {
            rate.set(before);
        }
        let answer = move |has| {
            if has_voice.get_untracked() != has {
                has_voice.set(has);
            }
        };
        let voices = speech::on_voices(language, answer);
        listeners.set_value(Some((voices, speech::stop_on_leaving())));
    });
    let text = StoredValue::new(Vec::<(usize, Span)>::new());
    // One sentence is said, and calls for the next.
    Effect::new(move || match state.get() {
        State::Speaking(at) => {
            let Some((block, span)) = text.with_value(|text| text.get(at).copied()) else {
                state.set(State::Silent);
                return;
            };
            let block = &document.blocks[block];
            speech::mark(Some((block.id.as_str(), span)));
            let rate = rate.with(|rate| rate.parse().unwrap_or(1.0));
            let said = span.slice(&block.text).unwrap_or_default();
            speech::say(said, language, rate, move |well| {
                state.set(if well {
                    State::Speaking(at + 1)
                } else {
                    State::Silent
                });
            });
        }
        State::Paused(_) => speech::stop(),
        State::Silent if has_voice.get_untracked() => {
            speech::stop();
            speech::mark(None);
        }
        State::Silent => {}
    });
    on_cleanup(move || {
        if state
            .try_get_untracked()
            .is_some_and(|state| state != State::Silent)
        {
            speech::stop();
        }
    });
    let begin = move |_| {
        text.set_value(sentences_of(document));
        let ids: Vec<&str> = document
            .blocks
            .iter()
            .map(|block| block.id.as_str())
            .collect();
        let block = scroll::count_above(&ids, TOP).saturating_sub(1);
        let at = text.with_value(|text| text.iter().position(|(of, _)| *of >= block));
        state.set(State::Speaking(at.unwrap_or(0)));
    };
    let pause = move |_| {
        state.update(|state| {
            *state = match *state {
                State::Speaking(at) => State::Paused(at),
                State::Paused(at) => State::Speaking(at),
                State::Silent => State::Silent,
            }
        });
    };
    let set_rate = move |event| {
        let chosen = event_target_value(&event);
        preferences::remember_of_reading(RATE, &chosen);
        rate.set(chosen);
    };
    let speeds = RATES.iter().map(move |value| {
        view! { <option value=*value selected=move || rate.with(|rate| rate == value)>{*value} " ×"</option> }
    });
    let is_silent = Memo::new(move |_| state.get() == State::Silent);
    let is_paused = move || matches!(state.get(), State::Paused(_));
    let player = move || {
        view! {
            <div class="player" role="group" aria-label=words.listen>
                <button type="button" on:click=pause>
                    {move || if is_paused() { words.go_on } else { words.pause }}
                </button>
                <button type="button" on:click=move |_| state.set(State::Silent)>
                    {words.stop}
                </button>
                <label>
                    {words.speed} " " <select on:change=set_rate>{super::all(speeds.clone())}</select>
                </label>
            </div>
        }
    };
    let button = move || {
        view! {
            <button type="button" on:click=begin>
                {words.listen}
            </button>
        }
    };
    view! {
        <div class="listen">
            {move || match (has_voice.get(), is_silent.get()) {
                (false, _) => ().into_any(),
                (true, true) => button().into_any(),
                (true, false) => player().into_any(),
            }}
        </div>
    }
}

/// Every sentence of a document: the position of its block and its place there.
fn sentences_of(document: &Document) -> Vec<(usize, Span)> {
    let blocks = document.blocks.iter().enumerate();
    let all = blocks.flat_map(|(position, block)| {
        let spans = sentences(&block.text).into_iter();
        spans.map(move |span| (position, span))
    });
    all.collect()
}
