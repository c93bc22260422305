//! Reading aloud, where the browser has a voice for the language (Web Speech API,
//! <https://webaudio.github.io/web-speech-api/#tts-section>).
//!
//! Sentences are spoken one by one: some browsers stop in long texts, and pausing is not to be relied
//! on, so a pause ends the speech and going on begins the sentence again.

use corpus::Span;
use gloo::events::EventListener;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{
    Event, Range, SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice, window,
};

/// A sentence, and what is done when it was said.
type Said = (SpeechSynthesisUtterance, Closure<dyn FnMut(Event)>);

thread_local! {
    /// What is being said. Held here, because some browsers forget what nobody holds.
    static SAID: RefCell<Option<Said>> = const { RefCell::new(None) };
}

#[wasm_bindgen]
extern "C" {
    /// The CSS Custom Highlight API marks words without changing the page.
    type Highlight;
    #[wasm_bindgen(constructor, catch)]
    fn new(range: &Range) -> Result<Highlight, JsValue>;
    #[wasm_bindgen(js_namespace = ["CSS", "highlights"], js_name = set, catch)]
    fn set_highlight(name: &str, words: &Highlight) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["CSS", "highlights"], js_name = delete, catch)]
    fn delete_highlight(name: &str) -> Result<JsValue, JsValue>;
}

/// The name of the highlight and of the attribute in the style sheet.
const SPOKEN: &str = "spoken";
const SPOKEN_IN: &str = "data-spoken";
/// `NodeFilter.SHOW_TEXT`.
const TEXT_NODES: u32 = 4;

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

/// Marks the words of a block that are being said, given as scalar values of its text, and brings them
/// into sight when they are not; `None` takes the mark away.
pub fn mark(words: Option<(&str, Span)>) {
    let document = window().and_then(|window| window.document());
    let Some(document) = document else { return };
    if let Ok(Some(old)) = document.query_selector(&format!("[{SPOKEN_IN}]")) {
        let _ = old.remove_attribute(SPOKEN_IN);
    }
    let _ = delete_highlight(SPOKEN);
    let block = words.and_then(|(id, span)| Some((document.get_element_by_id(id)?, span)));
    let Some((block, span)) = block else { return };
    let _ = block.set_attribute(SPOKEN_IN, "");
    let Some(range) = range(&document, &block, span) else {
        return;
    };
    if let Ok(highlight) = Highlight::new(&range) {
        let _ = set_highlight(SPOKEN, &highlight);
    }
    let height = window().and_then(|w| w.inner_height().ok()?.as_f64());
    let place = range.get_bounding_client_rect();
    if place.top() < 64.0 || place.bottom() > height.unwrap_or(f64::MAX) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Center);
        let words = range
            .start_container()
            .ok()
            .and_then(|node| node.parent_element());
        words
            .unwrap_or(block)
            .scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// The words in the text nodes of a block, which begin with its text.
fn range(document: &web_sys::Document, block: &web_sys::Element, span: Span) -> Option<Range> {
    let range = document.create_range().ok()?;
    let walker = document
        .create_tree_walker_with_what_to_show(block, TEXT_NODES)
        .ok()?;
    let mut before = 0;
    let mut has_begun = false;
    while let Ok(Some(node)) = walker.next_node() {
        let text = node.node_value().unwrap_or_default();
        let length = text.chars().count() as u32;
        // The DOM counts in units of UTF-16.
        let units = |at: u32| -> u32 {
            let before = text.chars().take(at as usize);
            before.map(|c| c.len_utf16() as u32).sum()
        };
        if !has_begun && span.start < before + length {
            range.set_start(&node, units(span.start - before)).ok()?;
            has_begun = true;
        }
        if span.end <= before + length {
            range.set_end(&node, units(span.end - before)).ok()?;
            return Some(range);
        }
        before += length;
    }
    None
}
