//! How an event's date is known.

use crate::state::Explorer;
use corpus::Event;
use leptos::prelude::*;

/// "Why this date?", folded away: the basis and the editor's reason.
#[component]
pub fn WhyDate(event: &'static Event) -> impl IntoView {
    let words = Explorer::get().words;
    let status = (words.status_hints)(event.status);
    view! {
        <details class="why-date">
            <summary>{words.why_this_date}</summary>
            <p>
                {(words.date_bases)(event.date_basis)} " "
                {event.date_reason.as_deref().unwrap_or_default()}
            </p>
            <p>{(words.statuses)(event.status)} ": " {status} "."</p>
        </details>
    }
}
