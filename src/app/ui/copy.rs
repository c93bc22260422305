//! Copying what stands in a field.

use super::{element, views};
use crate::browser::{page, sharing};
use crate::signal::RwSignal;
use crate::store::Explorer;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// For so long a button says that it has copied, in milliseconds.
const SAID_FOR: u32 = 4000;

/// A button that copies what stands in a field, and then says so in its own place, so that nothing moves. Where the browser
/// refuses, a line behind it says what to do instead.
pub fn copy(field: &'static str, name: impl Into<String>) -> AnyView {
    let words = Explorer::get().part_words();
    // Which of `words.copied` there is to say.
    let outcome = RwSignal::new(0_usize);
    let is_copied = move || outcome.get() == 1;
    let press = move |_| {
        outcome.set(0);
        spawn_local(async move {
            let is_copied = sharing::copy(field).await;
            outcome.set(if is_copied { 1 } else { 2 });
            if is_copied {
                page::after(SAID_FOR, move || {
                    let _ = outcome.try_set(0);
                });
            }
        });
    };
    views()
        .child(
            element("button")
                .attr("type", "button")
                .on(ev::click, press)
                .child(
                    element("span")
                        .class("one-of")
                        .child(
                            element("span")
                                .class_if("now", move || !is_copied())
                                .child(name.into()),
                        )
                        .child(
                            element("span")
                                .class_if("now", is_copied)
                                .child(words.copied[1]),
                        ),
                ),
        )
        .child(
            element("span")
                .attr("role", "status")
                .class("outcome")
                .class_if("visually-hidden", is_copied)
                .child(move || words.copied[outcome.get()]),
        )
        .into_any()
}
