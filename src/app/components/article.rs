//! The text of the open document: taken up where it stands, or written when another document is opened, and listened to
//! as a whole. What the view changes in it are classes and attributes.

use super::awaited::Coming;
use super::effect;
use super::passage::Taken;
use super::provenance::LookUp;
use super::theme::class_for;
use crate::parts::{ARTICLE, NOTES, PASSAGES};
use crate::platform::article::{self, Action};
use crate::platform::page;
use crate::state::{Explorer, Facet, Notebook, ViewState};
use crate::text::markup::Html;
use corpus::{BlockId, BlockTheme, Document, EventId, ThemeId};
use leptos::prelude::*;

/// The element that the text stands in.
const TEXT: &str = "text";

/// The text with its margin.
#[component]
pub fn ArticleText(document: &'static Document) -> impl IntoView {
    let explorer = Explorer::get();
    if !expect_context::<Taken>().is_sent {
        let text = move || match ARTICLE.now() {
            Some(article) => {
                let html = untrack(|| (article.html)(explorer, document));
                view! {
                    <div class="text" id=TEXT inner_html=html.into_string()></div>
                    <States document />
                }
                .into_any()
            }
            None => {
                // What the address points at could not be shown before.
                on_cleanup(move || explorer.go_to_place());
                let words = explorer.words;
                view! {
                    <div lang=words.language dir="auto">
                        <Coming text=words.text_comes />
                    </div>
                }
                .into_any()
            }
        };
        return view! { <div>{move || text()}</div> }.into_any();
    }
    // The browser has it.
    let html = match cfg!(target_family = "wasm") {
        true => Html::default(),
        false => ARTICLE
            .now()
            .map(|article| (article.html)(explorer, document))
            .unwrap_or_default(),
    };
    view! {
        <div>
            <div class="text" id=TEXT inner_html=html.into_string()></div>
            <States document />
        </div>
    }
    .into_any()
}

/// What the view says of passages and evidence: themes that are chosen, the selected event, the place.
#[component]
fn States(document: &'static Document) -> impl IntoView {
    let explorer = Explorer::get();
    let related = document
        .related
        .iter()
        .map(|item| (&item.id, &*item.themes));
    let blocks = document
        .blocks
        .iter()
        .map(|block| (&block.id, &*block.themes));
    let themed = blocks
        .chain(related)
        .filter(|(_, themes)| !themes.is_empty());
    let themed: Vec<(&'static BlockId, &'static [BlockTheme])> = themed.collect();
    effect(Box::new(move || {
        for (id, themes) in &themed {
            article::show_chosen(id.as_str(), &chosen(explorer, themes));
        }
    }));
    let mut found = None;
    effect(Box::new(move || {
        let selected = explorer.selected().map(|event| event.id.as_str());
        let found = found.get_or_insert_with(|| article::evidence_in(TEXT));
        for evidence in found {
            let first = evidence
                .events()
                .next()
                .and_then(|id| EventId::new(id).ok());
            let first = first.and_then(|id| explorer.corpus.event(&id));
            let class = first
                .map(|event| class_for(explorer, event))
                .unwrap_or_default();
            let is_selected = evidence.events().any(|id| Some(id) == selected);
            evidence.show(&class, is_selected);
        }
    }));
}

/// The positions, among the themes of a passage, of those that are chosen, by which the style sheet shows what has `c0`,
/// `c1` … in it: a theme's stripe, and the words that tell it.
fn chosen(explorer: Explorer, themes: &[BlockTheme]) -> Vec<usize> {
    let is_chosen = |view: &ViewState, at: &usize| view.has(Facet::Theme, themes[*at].id.as_str());
    explorer.with(|view| (0..themes.len()).filter(|at| is_chosen(view, at)).collect())
}

/// What listens to the text.
#[derive(Clone, Copy)]
pub struct Listener {
    /// What is explored.
    pub explorer: Explorer,
    /// The notes.
    pub notebook: Notebook,
    /// The words that are taken.
    pub taken: Taken,
    /// The passage that is looked up in its source.
    pub look_up: LookUp,
}

impl Listener {
    /// Does what a reader has clicked.
    pub fn click(self, event: &leptos::ev::Event) {
        self.lead(event);
        let Self {
            explorer,
            notebook,
            taken,
            look_up,
        } = self;
        let document = taken.document;
        let Some((action, id)) = article::action_of(event) else {
            return follow_evidence(explorer, event);
        };
        let Some(id) = document.passages().find(|block| block.as_str() == id) else {
            return;
        };
        match action {
            Action::Quote => PASSAGES.then(move |passages| (passages.take)(taken, Some(id))),
            Action::Note => NOTES.then(move |notes| (notes.write_on)(notebook, document, id)),
            Action::Source => {
                if let Some(span) = document.span_of(id) {
                    PASSAGES.then(move |passages| (passages.show_source)(look_up, explorer, span));
                }
            }
        }
    }

    /// Has the link that pointer or focus have come to lead to its place in the present view, with its filters.
    pub fn lead(self, event: &leptos::ev::Event) {
        let (explorer, document) = (self.explorer, self.taken.document);
        let Some(link) = article::link_at(event) else {
            return;
        };
        let to = |view: &ViewState| {
            let block = BlockId::new(link.block()?).ok()?;
            if let Some(theme) = link.within("data-theme") {
                return Some(view.choosing_at(&ThemeId::new(theme).ok()?, &block));
            }
            if let Some(event) = link.within("data-events") {
                let event = explorer.lookup.event(&EventId::new(event).ok()?)?;
                return Some(back_to(explorer, view, event));
            }
            link.is(".permalink")
                .then(|| view.at_passage(&document.id, &block))
        };
        if let Some(to) = to(&explorer.view_now()) {
            link.set(&untrack(|| explorer.link(|_| to)));
        }
    }
}

/// Goes to the event of the evidence that a reader has clicked, or pressed Enter on.
pub fn follow_evidence(explorer: Explorer, event: &leptos::ev::Event) {
    let Some(id) = page::evidence_at(event) else {
        return;
    };
    let position = EventId::new(id)
        .ok()
        .and_then(|id| explorer.lookup.event(&id));
    if let Some(position) = position {
        explorer.go(back_to(explorer, &explorer.view_now(), position));
    }
}

/// The event in the list, with the filters off if they hide it: a link never leads to nothing.
pub fn back_to(explorer: Explorer, view: &ViewState, event: usize) -> ViewState {
    let told = &explorer.corpus.events[event];
    // The events that are shown stand in the order of the corpus.
    let is_shown = explorer
        .facets()
        .with_untracked(|facets| facets.events.binary_search(&event).is_ok());
    if is_shown {
        view.in_list(told)
    } else {
        view.unfiltered().in_list(told)
    }
}
