//! What came of the last step.

use crate::components::when;
use crate::state::notebook::{Notebook, Offer, SAID, Said};
use crate::state::{Explorer, Page, ViewState};
use leptos::prelude::*;

/// A line at the end of the window that stays until it is put away or something else happens.
#[component]
pub fn NotesSaid() -> impl IntoView {
    let (explorer, notebook) = (Explorer::get(), Notebook::get());
    let words = explorer.words;
    let away = move |_| notebook.said.set(Said::default());
    let offer = move |offer: Offer| {
        let name = match &offer {
            Offer::Restore(_) => words.put_back,
            Offer::Write(_) => words.go_on_writing,
        };
        view! {
            <button type="button" on:click=move |_| notebook.take(offer.clone())>
                {name}
            </button>
        }
    };
    let body = move || {
        let Said {
            text,
            offer: offered,
        } = notebook.said.get();
        let is_failure = notebook.with(|book| book.failure.is_some());
        when(!text.is_empty(), || {
            view! {
                <div class="said-of-notes">
                    <p>{text}</p>
                    {offered.map(offer)}
                    {when(is_failure, || view! {
                        <a class="button" href=move || explorer.link(|_| ViewState::of(Page::Notes))>
                            {words.notes}
                        </a>
                    })}
                    <button type="button" class="quiet" aria-label=words.close on:click=away>
                        "×"
                    </button>
                </div>
            }
        })
    };
    view! {
        <div role="status" id=SAID>
            {move || body()}
        </div>
    }
}
