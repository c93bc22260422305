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
            <Bound name=words.from id="from" read=|view| &view.from moved=|view, from| view.in_period(from, view.to.clone()) />
            <Bound name=words.to id="to" read=|view| &view.to moved=|view, to| view.in_period(view.from.clone(), to) />
        </fieldset>
    }
}

/// One end of the period. Anything that EDTF can say is understood; most people will write a year. A date counts as soon
/// as it is whole, and what is none is complained about when one goes on.
#[component]
fn Bound(
    name: &'static str,
    id: &'static str,
    read: fn(&ViewState) -> &Option<EdtfDate>,
    moved: fn(&ViewState, Option<EdtfDate>) -> ViewState,
) -> impl IntoView {
    let explorer = Explorer::get();
    let words = explorer.words;
    let wrong = RwSignal::new(false);
    let shown =
        Memo::new(move |_| explorer.with(|view| read(view).as_ref().map(ToString::to_string)));
    let type_in = move |event| {
        let text = event_target_value(&event);
        let date = match text.trim() {
            "" => None,
            text => match text.parse::<EdtfDate>() {
                Ok(date) => Some(date),
                Err(_) => return,
            },
        };
        wrong.set(false);
        explorer.apply_period(|view| moved(view, date));
    };
    let change = move |event| {
        let text = event_target_value(&event);
        wrong.set(!text.trim().is_empty() && text.trim().parse::<EdtfDate>().is_err());
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
            prop:value=move || shown.get().unwrap_or_default()
            on:input=type_in
            on:change=change
        />
        <span class="wrong" id=hint_id role="status">
            {move || String::from(if wrong.get() { words.date_not_understood } else { "" })}
        </span>
    }
}
