//! Reading aloud, where the browser has a voice for the language (Web Speech API,
//! <https://webaudio.github.io/web-speech-api/#tts-section>).
//!
//! Sentences are spoken one by one: some browsers stop in long texts, and pausing is not to be relied
//! on, so a pause ends the speech and going on begins the sentence again.

use gloo::events::EventListener;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{Event, SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice, window};

/// A sentence, and what is done when it was said.
type Said = (SpeechSynthesisUtterance, Closure<dyn FnMut(Event)>);

thread_local! {
    /// What is being said. Held here, because some browsers forget what nobody holds.
    static SAID: RefCell<Option<Said>> = const { RefCell::new(None) };
}

fn synthesis() -> Option<SpeechSynthesis> {
    let window = window()?;
    // Where there is none, asking for it in the typed way would answer with something that fails later.
    window.get("speechSynthesis")?;
    window.speech_synthesis().ok()
}

/// The voice for a language: the browser's own choice among those that have it.
fn voice(language: &str) -> Option<SpeechSynthesisVoice> {
    let primary = |tag: &str| {
        tag.split(['-', '_'])
            .next()
            .unwrap_or_default()
            .to_lowercase()
    };
    let wanted = primary(language);
    let voices = synthesis()?.get_voices().into_iter();
    let voices = voices.map(|voice| voice.unchecked_into::<SpeechSynthesisVoice>());
    let mut fitting: Vec<_> = voices
        .filter(|voice| primary(&voice.lang()) == wanted)
        .collect();
    let best = fitting
        .iter()
        .position(SpeechSynthesisVoice::default)
        .unwrap_or(0);
    (best < fitting.len()).then(|| fitting.swap_remove(best))
}

/// Answers whether there is a voice for a language, at once and whenever the voices change, as they do
/// when a browser has found them; until it is dropped.
pub fn on_voices(
    language: &'static str,
    mut answer: impl FnMut(bool) + 'static,
) -> Option<EventListener> {
    let synthesis = synthesis()?;
    answer(voice(language).is_some());
    Some(EventListener::new(&synthesis, "voiceschanged", move |_| {
        answer(voice(language).is_some());
    }))
}

/// Says a sentence instead of what is being said, and calls back: true when it was said, false if it
/// cannot be.
pub fn say(words: &str, language: &str, rate: f32, mut done: impl FnMut(bool) + 'static) {
    stop();
    let (Some(synthesis), Ok(utterance)) =
        (synthesis(), SpeechSynthesisUtterance::new_with_text(words))
    else {
        return;
    };
    let done = Closure::<dyn FnMut(Event)>::new(move |event: Event| done(event.type_() == "end"));
    utterance.set_lang(language);
    utterance.set_voice(voice(language).as_ref());
    utterance.set_rate(rate);
    utterance.set_onend(Some(done.as_ref().unchecked_ref()));
    utterance.set_onerror(Some(done.as_ref().unchecked_ref()));
    synthesis.speak(&utterance);
    SAID.set(Some((utterance, done)));
}

/// Falls silent.
pub fn stop() {
    if let Some((utterance, done)) = SAID.take() {
        // What was cut off must not call for the next.
        utterance.set_onend(None);
        utterance.set_onerror(None);
        // It may be this closure that is running.
        super::page::after_update(move || drop(done));
    }
    if let Some(synthesis) = synthesis() {
        synthesis.cancel();
    }
}

/// Falls silent when the page is left: the voice belongs to the browser and would go on.
pub fn stop_on_leaving() -> Option<EventListener> {
    let window = window()?;
    Some(EventListener::new(&window, "pagehide", |_| stop()))
}
