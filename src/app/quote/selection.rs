//! Words that a reader selects.

use crate::browser::words;
use crate::parts::{NOTES, Notebook, PassageSelection};
use crate::signal::RwSignal;
use crate::store::Explorer;
use crate::ui::{Element, effect, element};
use corpus::Span;
use leptos::ev;

/// The element of the button, which stands where the selection ends.
pub const PLACE: &str = "of-selection";

/// Buttons that take the selected words, highlight them or write a note on them, while some are selected.
pub fn of_selection(taken: PassageSelection) -> Element {
    let explorer = Explorer::get();
    let start = RwSignal::new(0_usize);
    let end = RwSignal::new(0_usize);
    let mut _listener = None;
    effect(move || {
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
    });
    let notebook = Notebook::get();
    let words = explorer.part_words();
    let span = move || Span::new(start.get_untracked() as u32, end.get_untracked() as u32);
    element("div")
        .class("of-selection")
        .attr("id", PLACE)
        .attr("hidden", move || end.get() == 0)
        .child(
            element("button")
                .attr("type", "button")
                .attr("aria-haspopup", "dialog")
                .on(ev::click, move |_| taken.open(span()))
                .child(words.quote_selection),
        )
        .child(
            element("button")
                .attr("type", "button")
                .on(ev::click, move |_| {
                    let span = span();
                    NOTES.then(move |notes| (notes.highlight)(notebook, taken.document, span));
                })
                .child(words.highlight_words),
        )
        .child(
            element("button")
                .attr("type", "button")
                .class("writes")
                .attr("aria-haspopup", "dialog")
                .on(ev::click, move |_| {
                    let span = span();
                    NOTES.then(move |notes| (notes.write_about)(notebook, taken.document, span));
                })
                .child(words.write_note),
        )
}

/// Where the selected words stand in the document; `None` where nothing of its text is selected.
fn selected(explorer: Explorer, taken: PassageSelection) -> Option<Span> {
    let reading = explorer.reading(taken.document);
    let all = reading.parts(Span::new(0, reading.len()));
    let [first, last] = words::selected(&all)?;
    let start = reading.position(first.block, first.field, first.span.start)?;
    let end = reading.position(last.block, last.field, last.span.end)?;
    (start < end).then(|| Span::new(start, end))
}
