//! Long work in parts, between which the browser does what waits: people scroll and type, and want to see how far it is.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;
use web_sys::js_sys::{Date, Promise};

/// How long the browser is kept waiting, in milliseconds: less than a frame.
const LONGEST: f64 = 12.0;

/// How long something has kept the browser waiting.
#[derive(Debug)]
pub struct Pace {
    since: f64,
}

impl Pace {
    /// Begins to count.
    pub fn begin() -> Self {
        Self { since: Date::now() }
    }

    /// Lets the browser do what waits, if it has waited for long. To be called after each small part of the work.
    pub async fn part(&mut self) {
        if Date::now() - self.since < LONGEST {
            return;
        }
        // Timers are slowed down in pages that are out of sight, messages are not.
        let turn = Promise::new(&mut |resolve, _| {
            if let Ok(channel) = MessageChannel::new() {
                channel.port1().set_onmessage(Some(&resolve));
                let _ = channel.port2().post_message(&JsValue::NULL);
            }
        });
        // It never fails.
        let _ = JsFuture::from(turn).await;
        self.since = Date::now();
    }
}
