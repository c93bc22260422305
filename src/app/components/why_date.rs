//! How an event's date is known.

use super::all;
use crate::state::Explorer;
use crate::text::dates::show;
use corpus::{Event, Mention};
use leptos::prelude::*;

/// "Why this date?", folded away: the basis and the editor's reason, the source's own words for the time
/// with what they were read as and why, and what the event's status means.
#[component]
pub fn WhyDate(event: &'static Event) -> impl IntoView {
    let explorer = Explorer::get();
    let words = explorer.words;
    let status = (words.status_hints)(event.status);
    let mention = |mention: &'static Mention| {
        let date = mention.edtf.as_ref().map(|date| show(date, &words.dates));
        let reason = mention.reason.as_deref().unwrap_or_default();
        let said = (words.mention)(mention.basis, &mention.text, date.as_deref(), reason);
        view! { <p>{said}</p> }
    };
    view! {
        <details class="why-date">
            <summary>{words.why_this_date}</summary>
            <p>
                {(words.date_bases)(event.date_basis)} " "
                {event.date_reason.as_deref().unwrap_or_default()}
            </p>
            {all(explorer.lookup.mentions_of(event).into_iter().map(mention))}
            <p>{(words.statuses)(event.status)} ": " {status} "."</p>
        </details>
    }
}
