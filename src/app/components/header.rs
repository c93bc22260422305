//! The head of every page: what this is, what it holds, search and tools.

use super::completions::Search;
use super::embedding::Embed;
use super::one_file::SaveAsOneFile;
use super::shortcuts::Shortcuts;
use super::{all, effect, when};
use crate::platform::page::set_root_attribute;
use crate::platform::preferences::{ColorScheme, color_scheme, remember_color_scheme};
use crate::state::matrix::has_cells;
use crate::state::{Explorer, Form, Notebook, Page, ViewState};
use leptos::prelude::*;

/// The head of every page.
#[component]
pub fn Header() -> impl IntoView {
    let explorer = Explorer::get();
    let (corpus, words) = (explorer.corpus, explorer.words);
    let holds = (words.holds)(
        corpus.documents.len(),
        corpus.events.len(),
        corpus.themes.len(),
    );
    let notebook = Notebook::get();
    let notes = move || notebook.with(|book| book.entries.len());
    view! {
        <header class="masthead">
            <div class="title">
                <h1>
                    <a
                        href=move || {
                            explorer.link(|view| view.unfiltered().at_page(Page::Explorer))
                        }
                        on:click=move |_| explorer.forget_start()
                    >
                        {corpus.corpus.title.as_str()}
                    </a>
                </h1>
                <p class="holds">{holds}</p>
            </div>
            <Search />
            <nav class="tools">
                <Colours />
                <Shortcuts />
                {when(explorer.form() == Form::Site, || view! { <Embed /> })}
                <SaveAsOneFile is_slim=true />
                {when(has_cells(explorer.corpus), || view! {
                    <a class="to-matrix" href=move || explorer.link(ViewState::at_matrix)>{words.themes_by_source}</a>
                })}
                <a href=move || explorer.link(|view| view.at_page(Page::About))>{words.about}</a>
                <a class="alive to-notes" href=move || explorer.link(|view| view.at_page(Page::Notes))>
                    {move || (words.notes_count)(notes())}
                </a>
                <a class="embedded" target="_blank" href=move || explorer.link(ViewState::outside_of_frames)>
                    {words.open_alone}
                </a>
            </nav>
        </header>
    }
}

/// The choice between light and dark.
#[component]
fn Colours() -> impl IntoView {
    let words = Explorer::get().words;
    let scheme = RwSignal::new(ColorScheme::Auto);
    effect(Box::new(move || scheme.set(color_scheme())));
    effect(Box::new(move || match scheme.get() {
        ColorScheme::Auto => set_root_attribute("data-color-scheme", None),
        chosen => set_root_attribute("data-color-scheme", Some(chosen.as_str())),
    }));
    let change = move |_| {
        scheme.update(|scheme| *scheme = scheme.next());
        remember_color_scheme(scheme.get_untracked());
    };
    let names = (words.colour_schemes.into_iter().zip(0..)).map(|(name, place)| {
        view! { <span class:now=move || scheme.get() as usize == place>{name}</span> }
    });
    view! {
        <button type="button" class="quiet alive" on:click=change>
            {words.colours} ": "
            <span class="one-of">{all(names)}</span>
        </button>
    }
}
