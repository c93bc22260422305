//! Single keys, from when the page is awake.

use crate::browser::{page, preferences, shortcuts};
use crate::parts::FRAME;
use crate::store::Explorer;
use leptos::prelude::*;

/// The keys that stand for something.
const KEYS: &str = "/?temdnpqhwjk.,";

/// Does what single keys stand for.
///
/// Keys that are pressed alone can be in the way of those who speak to their computer: they can be switched off (WCAG 2.2,
/// 2.1.4), and in a text field a letter is a letter.
pub fn listen(explorer: Explorer) {
    shortcuts::on_single_key(move |key| {
        if !preferences::has_shortcuts() {
            return false;
        }
        if let Some(frame) = untrack(|| FRAME.here()) {
            return (frame.press)(explorer, key);
        }
        let stands_for_something = key.len() == 1 && KEYS.contains(key);
        if stands_for_something {
            let key = String::from(key);
            // What was sent in the place of its views leads elsewhere until they have woken up.
            FRAME.then(move |frame| {
                page::after_update(move || {
                    (frame.press)(explorer, &key);
                });
            });
        }
        stands_for_something
    });
}
