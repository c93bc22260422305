//! A receipt against the documents.

use crate::parts::PASSAGES;
use crate::parts::loading::coming;
use crate::parts::passages::CHECK;
use crate::route::ViewState;
use crate::signal::RwSignal;
use crate::store::Explorer;
use crate::ui::changes::changes;
use crate::ui::{Element, element, views};
use leptos::ev;
use leptos::prelude::*;
use passage::receipt::{Found, Verdict};
use passage::{Anchored, receipt};

const FIELD: &str = "check-receipt";

/// A field for a receipt, and what there is to say about it.
pub fn check_receipt() -> Element {
    let explorer = Explorer::get();
    let words = explorer.part_words();
    let pasted = RwSignal::new(String::new());
    let verdict = move || {
        pasted.with(|pasted| match pasted.trim().is_empty() {
            true => ().into_any(),
            false => PASSAGES.view(|passages| (passages.check)(explorer, pasted)),
        })
    };
    element("section")
        .class("check js-only")
        .attr("id", CHECK)
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "check-title")
        .child(
            element("h3")
                .attr("id", "check-title")
                .child(words.check_receipt),
        )
        .child(
            element("p")
                .attr("id", "check-hint")
                .child(words.check_hint),
        )
        .child(
            element("textarea")
                .attr("id", FIELD)
                .attr("rows", "6")
                .attr("spellcheck", "false")
                .attr("aria-label", words.receipt)
                .attr("aria-describedby", "check-hint")
                .property("value", move || pasted.get())
                .on(ev::input, move |event| {
                    pasted.set(event_target_value(&event))
                }),
        )
        .child(element("div").attr("role", "status").child(verdict))
}

/// What there is to say about a receipt.
pub fn checked(explorer: Explorer, pasted: &str) -> AnyView {
    let receipt = receipt::read(pasted);
    let verdict = receipt::verify(&receipt, explorer.corpus, |position| {
        explorer.loader.document(position)
    });
    told(explorer, verdict)
}

/// What a check found, in words, with a link to the passage.
fn told(explorer: Explorer, verdict: Verdict) -> AnyView {
    let words = explorer.part_words();
    let (said, found) = match verdict {
        Verdict::Awaited => return untrack(|| coming(words.text_comes)).into_any(),
        Verdict::NoReceipt => (words.no_receipt.to_owned(), None),
        Verdict::UnknownDocument(id) => ((words.receipt_of_unknown)(id.as_str()), None),
        Verdict::Damaged(found) => (words.receipt_damaged.to_owned(), found),
        Verdict::Known(found) => (words.receipt_whole.to_owned(), Some(found)),
    };
    let found = found.map(|found| of_passage(explorer, found));
    views()
        .child(element("p").class("verdict").child(said))
        .child(found)
        .into_any()
}

/// Where the words of a receipt stand now.
fn of_passage(explorer: Explorer, found: Found) -> AnyView {
    let words = explorer.part_words();
    let Some(document) = explorer.loader.document(found.document) else {
        return ().into_any();
    };
    let reading = explorer.reading(document);
    let span = found.place.span();
    let said = match &found.place {
        Anchored::Same(_) => words.words_same,
        Anchored::Moved(_) => words.words_moved,
        Anchored::Changed { .. } => words.words_changed,
        Anchored::NotFound => words.words_gone,
    };
    let changes = match found.place {
        Anchored::Changed { difference, .. } if !difference.is_empty() => {
            changes(explorer, difference)
        }
        _ => ().into_any(),
    };
    let file = match found.is_same_source {
        true => words.same_file,
        false => words.other_file,
    };
    let to = span.and_then(|span| ViewState::at_span(&document.id, reading, span));
    let link = to.map(|to| {
        element("p").child(
            element("a")
                .attr("href", move || explorer.link(|_| to.clone()))
                .child(words.show_passage),
        )
    });
    views()
        .child(
            element("p")
                .child(document.title.as_str())
                .child(": ")
                .child(said)
                .child(" ")
                .child(file),
        )
        .child(changes)
        .child(link)
        .into_any()
}
