//! The filter by time.

use crate::route::ViewState;
use crate::signal::{Memo, RwSignal};
use crate::store::Explorer;
use crate::ui::{Element, Views, element, views};
use corpus::EdtfDate;
use leptos::ev;
use leptos::prelude::*;

/// From when, and until when.
pub fn date_filter() -> Element {
    let words = Explorer::get().words;
    element("fieldset")
        .class("period")
        .child(element("legend").child(words.period))
        .child(bound(
            words.from,
            "from",
            |view| &view.from,
            |view, from| view.in_period(from, view.to.clone()),
        ))
        .child(bound(
            words.to,
            "to",
            |view| &view.to,
            |view, to| view.in_period(view.from.clone(), to),
        ))
}

/// One end of the period. Anything that EDTF can say is understood; most people will write a year. A date counts as soon
/// as it is whole, and what is none is complained about when one goes on.
fn bound(
    name: &'static str,
    id: &'static str,
    read: fn(&ViewState) -> &Option<EdtfDate>,
    moved: fn(&ViewState, Option<EdtfDate>) -> ViewState,
) -> Views {
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
    views()
        .child(element("label").attr("for", id).child(name))
        .child(
            element("input")
                .attr("id", id)
                .attr("type", "text")
                .attr("inputmode", "numeric")
                .attr("size", "10")
                .attr("autocomplete", "off")
                .attr("placeholder", words.date_placeholder)
                .attr("title", words.date_hint)
                .attr("aria-describedby", hint_id.clone())
                .attr("aria-invalid", move || wrong.get().then_some("true"))
                .property("value", move || shown.get().unwrap_or_default())
                .on(ev::input, type_in)
                .on(ev::change, change),
        )
        .child(
            element("span")
                .class("wrong")
                .attr("id", hint_id)
                .attr("role", "status")
                .child(move || {
                    String::from(if wrong.get() {
                        words.date_not_understood
                    } else {
                        ""
                    })
                }),
        )
}
