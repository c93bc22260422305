//! What one can do with a passage, or with a document.

use crate::browser::{sharing, shortcuts};
use crate::i18n::source::{date_of, publisher_of};
use crate::parts::passage_selection::PASSAGE_DIALOG;
use crate::parts::passages::CHECK;
use crate::parts::{EmbedDialog, EmbedTarget, PASSAGES, PassageSelection};
use crate::route::{Form, Fragment, Page, ViewState};
use crate::signal::RwSignal;
use crate::store::Explorer;
use crate::ui::citation::{at_page, chosen_before, cited};
use crate::ui::copy::copy;
use crate::ui::links::closes;
use crate::ui::{Element, element, views, when};
use leptos::ev;
use leptos::prelude::*;
use passage::{Selector, receipt};

const LINK: &str = "passage-link";
const QUOTE: &str = "passage-quote";
const RECEIPT: &str = "passage-receipt";

/// The dialog, made when it is first opened, and anew for other words.
pub fn passage_dialog(taken: PassageSelection) -> Element {
    element("dialog")
        .class("sheet quote-dialog")
        .attr("id", PASSAGE_DIALOG)
        .attr("aria-labelledby", "passage-title")
        .attr("closedby", "any")
        .child(move || {
            when(taken.has_opened.get(), || {
                PASSAGES.view(|passages| (passages.dialog)(taken))
            })
        })
        .child(closes(PASSAGE_DIALOG))
}

/// The words, what they are cited by, and each thing to copy with its button.
pub fn body(taken: PassageSelection) -> AnyView {
    let explorer = Explorer::get();
    let (words, document) = (explorer.part_words(), taken.document);
    let reading = explorer.reading(document);
    let span = taken.span();
    let selector = Selector::of(reading, span);
    if selector.is_none() && !span.is_empty() {
        return views()
            .child(
                element("h2")
                    .attr("id", "passage-title")
                    .child(words.quote_passage),
            )
            .child(element("p").child(words.passage_too_long))
            .into_any();
    }
    let (view, what) = match ViewState::at_span(&document.id, reading, span) {
        Some(view) => (view, EmbedTarget::Passage),
        None => {
            let page = Page::Document(document.id.clone());
            (ViewState::of(page), EmbedTarget::Document)
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

    let page = match &view.fragment {
        Some(Fragment::Block(id)) => document.page_of(id),
        _ => None,
    };
    // The document, and the page on which the words begin.
    let citation = move || at_page(document, style.get(), page, words);
    let with_citation = {
        let (quote, link) = (quote.clone(), link.clone());
        move || (words.quoted)(&quote, &citation(), &link)
    };
    let receipt = {
        let (quote, link) = (quote.clone(), in_receipt.unwrap_or_default());
        move || {
            receipt::write(&receipt::Receipt {
                quote: &quote,
                citation: &citation(),
                link: &link,
                document,
                source: words.source_file,
            })
        }
    };
    // In one file that was built without an address the link has no beginning.
    let has_site = link.contains("://");
    let can_share = has_site && sharing::can_share(&link);
    let share = {
        let (quote, link) = (quote.clone(), link.clone());
        move |_| {
            let (text, link) = (quote.clone(), link.clone());
            let title = document.title.as_str();
            leptos::task::spawn_local(async move { sharing::share(title, &text, &link).await });
        }
    };
    let share = when(can_share, || {
        element("button")
            .attr("type", "button")
            .on(ev::click, share)
            .child(words.share)
    });
    let studio: EmbedDialog = expect_context();
    let embed = move |_| {
        shortcuts::close_dialog(PASSAGE_DIALOG);
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
        element("button")
            .attr("type", "button")
            .class("embeds")
            .attr("aria-haspopup", "dialog")
            .on(ev::click, embed)
            .child(words.embed)
    });
    let to_check = ViewState {
        fragment: Some(Fragment::Part(CHECK.into())),
        ..ViewState::of(Page::About)
    };
    let of_passage = move || {
        views()
            .child(
                element("div")
                    .class("field")
                    .child(
                        element("label")
                            .attr("for", QUOTE)
                            .child(words.quote_with_citation),
                    )
                    .child(
                        element("textarea")
                            .attr("id", QUOTE)
                            .attr("readonly", true)
                            .attr("rows", "4")
                            .property("value", with_citation),
                    )
                    .child(element("p").child(copy(QUOTE, words.copy_quote))),
            )
            .child(
                element("details")
                    .child(element("summary").child(words.receipt))
                    .child(
                        element("div")
                            .class("field")
                            .child(
                                element("p")
                                    .class("note")
                                    .attr("id", "passage-receipt-note")
                                    .child(words.receipt_hint),
                            )
                            .child(
                                element("textarea")
                                    .attr("id", RECEIPT)
                                    .attr("readonly", true)
                                    .attr("rows", "6")
                                    .attr("aria-label", words.receipt)
                                    .attr("aria-describedby", "passage-receipt-note")
                                    .property("value", receipt),
                            )
                            .child(
                                element("p")
                                    .child(copy(RECEIPT, words.copy_receipt))
                                    .child(" ")
                                    .child(
                                        element("a")
                                            .attr("href", move || {
                                                explorer.link(|_| to_check.clone())
                                            })
                                            .child(words.check_receipt),
                                    ),
                            ),
                    ),
            )
    };
    let is_passage = !span.is_empty();
    let title = if is_passage {
        words.quote_passage
    } else {
        words.cite_document
    };
    views()
        .child(element("h2").attr("id", "passage-title").child(title))
        .child(when(is_passage, || {
            element("blockquote")
                .attr("lang", document.language.as_str())
                .attr("dir", "auto")
                .child(quote)
        }))
        .child(element("p").class("note").child(source))
        .child(
            element("div")
                .class("field")
                .child(element("label").attr("for", LINK).child(words.link))
                .child(
                    element("input")
                        .attr("id", LINK)
                        .attr("readonly", true)
                        .property("value", link),
                )
                .child(when(!has_site, || {
                    element("p").class("note").child(words.link_without_site)
                }))
                .child(
                    element("p")
                        .child(copy(LINK, words.copy_link))
                        .child(" ")
                        .child(share)
                        .child(" ")
                        .child(embed),
                ),
        )
        .child(cited(document, style))
        .child(when(is_passage, of_passage))
        .into_any()
}
