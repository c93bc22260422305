//! A receipt against the documents.

use super::changes::changes;
use crate::components::awaited::Coming;
use crate::parts::PASSAGES;
use crate::state::{Explorer, ViewState};
use leptos::prelude::*;
use passage::Anchored;
use passage::receipt::{self, Found, Verdict};

/// The part of the page.
pub const CHECK: &str = "check";
const FIELD: &str = "check-receipt";

/// A field for a receipt, and what there is to say about it.
#[component]
pub fn CheckReceipt() -> impl IntoView {
    let explorer = Explorer::get();
    let words = explorer.part_words();
    let pasted = RwSignal::new(String::new());
    let verdict = move || {
        pasted.with(|pasted| match pasted.trim().is_empty() {
            true => ().into_any(),
            false => PASSAGES.view(|passages| (passages.check)(explorer, pasted)),
        })
    };
    view! {
        <section class="check alive" id=CHECK tabindex="-1" aria-labelledby="check-title">
            <h3 id="check-title">{words.check_receipt}</h3>
            <p id="check-hint">{words.check_hint}</p>
            <textarea
                id=FIELD
                rows="6"
                spellcheck="false"
                aria-label=words.receipt
                aria-describedby="check-hint"
                prop:value=move || pasted.get()
                on:input=move |event| pasted.set(event_target_value(&event))
            ></textarea>
            <div role="status">{move || verdict()}</div>
        </section>
    }
}

/// What there is to say about a receipt.
pub fn checked(explorer: Explorer, pasted: &str) -> AnyView {
    let receipt = receipt::read(pasted);
    let verdict = receipt::verify(&receipt, explorer.corpus, |position| {
        explorer.library.document(position)
    });
    told(explorer, verdict)
}

/// What a check found, in words, with a link to the passage.
fn told(explorer: Explorer, verdict: Verdict) -> AnyView {
    let words = explorer.part_words();
    let (said, found) = match verdict {
        Verdict::Awaited => return view! { <Coming text=words.text_comes /> }.into_any(),
        Verdict::NoReceipt => (words.no_receipt.to_owned(), None),
        Verdict::UnknownDocument(id) => ((words.receipt_of_unknown)(id.as_str()), None),
        Verdict::Damaged(found) => (words.receipt_damaged.to_owned(), found),
        Verdict::Known(found) => (words.receipt_whole.to_owned(), Some(found)),
    };
    let found = found.map(|found| of_passage(explorer, found));
    view! {
        <p class="verdict">{said}</p>
        {found}
    }
    .into_any()
}

/// Where the words of a receipt stand now.
fn of_passage(explorer: Explorer, found: Found) -> AnyView {
    let words = explorer.part_words();
    let Some(document) = explorer.library.document(found.document) else {
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
        view! {
            <p>
                <a href=move || explorer.link(|_| to.clone())>{words.show_passage}</a>
            </p>
        }
    });
    view! {
        <p>{document.title.as_str()} ": " {said} " " {file}</p>
        {changes}
        {link}
    }
    .into_any()
}
