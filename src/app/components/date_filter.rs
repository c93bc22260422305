//! The filter by time.

use crate::state::{Explorer, ViewState};
use corpus::EdtfDate;
use leptos::prelude::*;

/// From when, and until when.
#[component]
pub fn DateFilter() -> impl IntoView {
    let words = Explorer::get().words;
    view! {
        <fieldset class="period">
            <legend>{words.period}</legend>
            <Bound name=words.from id="from" read=|view| &view.from write=|view| &mut view.from />
            <Bound name=words.to id="to" read=|view| &view.to write=|view| &mut view.to />
        </fieldset>
    }
}

/// One end of the period. Anything that EDTF can say is understood; most people will write a year.
#[component]
fn Bound(
    name: &'static str,
    id: &'static str,
    read: fn(&ViewState) -> &Option<EdtfDate>,
    write: fn(&mut ViewState) -> &mut Option<EdtfDate>,
) -> impl IntoView {
    let explorer = Explorer::get();
    let words = explorer.words;
    let wrong = RwSignal::new(false);
    let shown = move || explorer.with(|view| read(view).as_ref().map(ToString::to_string));
    let change = move |event| {
        let text = event_target_value(&event);
        let date = text.trim().parse::<EdtfDate>();
        wrong.set(date.is_err() && !text.trim().is_empty());
        let mut view = explorer.view_now();
        view.fragment = None;
        *write(&mut view) = date.ok();
        explorer.go(view);
    };
    let hint_id = format!("{id}-hint");
    view! {
        <label for=id>{name}</label>
        <input
            id=id
            type="text"
            inputmode="numeric"
            size="10"
            autocomplete="off"
            placeholder=words.date_placeholder
            title=words.date_hint
            aria-describedby=hint_id.clone()
            aria-invalid=move || wrong.get().then_some("true")
            prop:value=move || shown().unwrap_or_default()
            on:change=change
        />
        <span class="wrong" id=hint_id role="status">
            {move || String::from(if wrong.get() { words.date_not_understood } else { "" })}
        </span>
    }
}
