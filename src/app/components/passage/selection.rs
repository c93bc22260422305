//! Words that a reader selects.

use super::Taken;
use crate::components::effect;
use crate::parts::NOTES;
use crate::platform::words;
use crate::state::{Explorer, Notebook};
use corpus::Span;
use leptos::prelude::*;

/// The element of the button, which stands where the selection ends.
pub const PLACE: &str = "of-selection";

/// Buttons that take the selected words, highlight them or write a note on them, while some are selected.
#[component]
pub fn OfSelection(taken: Taken) -> impl IntoView {
    let explorer = Explorer::get();
    let start = RwSignal::new(0_usize);
    let end = RwSignal::new(0_usize);
    let mut _listener = None;
    effect(Box::new(move || {
        let look = move || {
            let span = selected(explorer, taken).unwrap_or_else(|| Span::new(0, 0));
            if start.try_set(span.start as usize).is_none()
                && end.try_set(span.end as usize).is_none()
            {
                words::place_at_selection(PLACE);
            }
        };
        // Some words may be selected already.
        look();
        _listener = words::on_selection(look);
    }));
    let notebook = Notebook::get();
    let words = explorer.part_words();
    let span = move || Span::new(start.get_untracked() as u32, end.get_untracked() as u32);
    view! {
        <div class="of-selection" id=PLACE hidden=move || end.get() == 0>
            <button type="button" aria-haspopup="dialog" on:click=move |_| taken.open(span())>
                {words.quote_selection}
            </button>
            <button
                type="button"
                on:click=move |_| {
                    let span = span();
                    NOTES.then(move |notes| (notes.highlight)(notebook, taken.document, span));
                }
            >
                {words.highlight_words}
            </button>
            <button
                type="button"
                class="writes"
                aria-haspopup="dialog"
                on:click=move |_| {
                    let span = span();
                    NOTES.then(move |notes| (notes.write_about)(notebook, taken.document, span));
                }
            >
                {words.write_note}
            </button>
        </div>
    }
}

/// Where the selected words stand in the document; `None` where nothing of its text is selected.
fn selected(explorer: Explorer, taken: Taken) -> Option<Span> {
    let reading = explorer.reading(taken.document);
    let all = reading.parts(Span::new(0, reading.len()));
    let [first, last] = words::selected(&all)?;
    let start = reading.position(first.block, first.field, first.span.start)?;
    let end = reading.position(last.block, last.field, last.span.end)?;
    (start < end).then(|| Span::new(start, end))
}
