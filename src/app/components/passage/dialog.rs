//! What one can do with a passage, or with a document.

use super::citation::{Cited, chosen_before, in_style};
use super::{Taken, check};
use crate::components::copy::copy;
use crate::components::embedding::Studio;
use crate::components::when;
use crate::parts::PASSAGES;
use crate::platform::{sharing, shortcuts};
use crate::state::embedding::What;
use crate::state::{Explorer, Form, Fragment, Page, ViewState};
use crate::text::source::{date_of, publisher_of};
use leptos::prelude::*;
use passage::{Selector, receipt};

/// The dialog.
pub const DIALOG: &str = "passage";
const LINK: &str = "passage-link";
const QUOTE: &str = "passage-quote";
const RECEIPT: &str = "passage-receipt";

/// The dialog, made when it is first opened, and anew for other words.
#[component]
pub fn PassageDialog(taken: Taken) -> impl IntoView {
    let words = Explorer::get().words;
    view! {
        <dialog class="sheet taking" id=DIALOG aria-labelledby="passage-title" closedby="any">
            {move || when(taken.has_opened.get(), || PASSAGES.view(|passages| (passages.dialog)(taken)))}
            <button type="button" on:click=|_| shortcuts::close_dialog(DIALOG)>
                {words.close}
            </button>
        </dialog>
    }
}

/// The words, what they are cited by, and each thing to copy with its button.
pub fn body(taken: Taken) -> AnyView {
    let explorer = Explorer::get();
    let (words, document) = (explorer.part_words(), taken.document);
    let reading = explorer.reading(document);
    let span = taken.span();
    let selector = Selector::of(reading, span);
    if selector.is_none() && !span.is_empty() {
        return view! {
            <h2 id="passage-title">{words.quote_passage}</h2>
            <p>{words.passage_too_long}</p>
        }
        .into_any();
    }
    let (view, what) = match ViewState::at_span(&document.id, reading, span) {
        Some(view) => (view, What::Passage),
        None => {
            let page = Page::Document(document.id.clone());
            (ViewState::of(page), What::Document)
        }
    };
    let link = explorer.address_of(&view);
    // A receipt says all that there is to say of its words: it is checked when the document may be another one.
    let in_receipt = selector.map(|selector| ViewState::at_words(&document.id, &selector));
    let in_receipt = in_receipt.map(|view| explorer.address_of(&view));
    let quote = reading.slice(span);
    let quote = quote.split_whitespace().collect::<Vec<_>>().join(" ");
    let style = RwSignal::new(chosen_before());
    let source = format!("{} · {}", publisher_of(document), date_of(document, words));

    let with_citation = {
        let (quote, link) = (quote.clone(), link.clone());
        move || (words.quoted)(&quote, &in_style(document, style.get()).text, &link)
    };
    let receipt = {
        let (quote, link) = (quote.clone(), in_receipt.unwrap_or_default());
        move || {
            receipt::write(&receipt::Receipt {
                quote: &quote,
                citation: &in_style(document, style.get()).text,
                link: &link,
                document,
                source: words.source_file,
            })
        }
    };
    let can_share = sharing::can_share(&link);
    let share = {
        let (quote, link) = (quote.clone(), link.clone());
        move |_| {
            let (text, link) = (quote.clone(), link.clone());
            let title = document.title.as_str();
            leptos::task::spawn_local(async move { sharing::share(title, &text, &link).await });
        }
    };
    let share = when(can_share, || {
        view! {
            <button type="button" on:click=share>
                {words.share}
            </button>
        }
    });
    let studio: Studio = expect_context();
    let embed = move |_| {
        shortcuts::close_dialog(DIALOG);
        // What is on screen, filters too, with these words.
        let here = ViewState {
            page: view.page.clone(),
            fragment: view.fragment.clone(),
            quote: view.quote.clone(),
            ..explorer.view_now()
        };
        studio.open(here, what);
    };
    let embed = when(explorer.form() == Form::Site, || {
        view! {
            <button type="button" class="embeds" aria-haspopup="dialog" on:click=embed>
                {words.embed}
            </button>
        }
    });
    let to_check = ViewState {
        fragment: Some(Fragment::Part(check::CHECK.into())),
        ..ViewState::of(Page::About)
    };
    let of_passage = move || {
        view! {
            <div class="field">
                <label for=QUOTE>{words.quote_with_citation}</label>
                <textarea id=QUOTE readonly rows="4" prop:value=with_citation></textarea>
                <p>{copy(QUOTE, words.copy_quote)}</p>
            </div>
            <details>
                <summary>{words.receipt}</summary>
                <div class="field">
                    <p class="note" id="passage-receipt-note">{words.receipt_hint}</p>
                    <textarea
                        id=RECEIPT
                        readonly
                        rows="6"
                        aria-label=words.receipt
                        aria-describedby="passage-receipt-note"
                        prop:value=receipt
                    ></textarea>
                    <p>
                        {copy(RECEIPT, words.copy_receipt)} " "
                        <a href=move || explorer.link(|_| to_check.clone())>{words.check_receipt}</a>
                    </p>
                </div>
            </details>
        }
    };
    let is_passage = !span.is_empty();
    let title = if is_passage {
        words.quote_passage
    } else {
        words.cite_document
    };
    view! {
        <h2 id="passage-title">{title}</h2>
        {when(is_passage, || view! {
            <blockquote lang=document.language.as_str() dir="auto">
                {quote}
            </blockquote>
        })}
        <p class="note">{source}</p>
        <div class="field">
            <label for=LINK>{words.link}</label>
            <input id=LINK readonly prop:value=link />
            <p>{copy(LINK, words.copy_link)} " " {share} " " {embed}</p>
        </div>
        <Cited document style />
        {when(is_passage, of_passage)}
    }
    .into_any()
}
