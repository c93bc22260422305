//! The text of the open document: taken up where it stands, or written when another document is opened, and listened to
//! as a whole. What the view changes in it are classes and attributes.

use super::provenance::LookUp;
use crate::browser::article::Action;
use crate::browser::{article, page};
use crate::parts::loading::coming;
use crate::parts::{ARTICLE, NOTES, Notebook, PASSAGES, PassageSelection, READING};
use crate::route::Facet;
use crate::signal::Memo;
use crate::store::Explorer;
use crate::text::markup::Html;
use crate::ui::event_links::back_to;
use crate::ui::links::lead;
use crate::ui::theme::class_for;
use crate::ui::{effect, element};
use corpus::{BlockId, BlockTheme, Document, EventId, ThemeId};
use leptos::prelude::*;

/// The element that the text stands in.
const TEXT: &str = "text";

/// The text with its margin.
pub fn article_text(document: &'static Document) -> AnyView {
    let explorer = Explorer::get();
    if !expect_context::<PassageSelection>().is_sent {
        let text = move || match ARTICLE.now() {
            Some(article) => {
                let html = untrack(|| (article.html)(explorer, document));
                follow_states(document);
                element("div")
                    .class("text")
                    .attr("id", TEXT)
                    .html(html)
                    .into_any()
            }
            None => {
                // What the address points at could not be shown before.
                on_cleanup(move || explorer.go_to_place());
                let words = explorer.words;
                element("div")
                    .attr("lang", words.language)
                    .attr("dir", "auto")
                    .child(untrack(|| coming(words.text_comes)))
                    .into_any()
            }
        };
        return element("div").child(text).into_any();
    }
    // The browser has it.
    let html = match cfg!(target_family = "wasm") {
        true => Html::default(),
        false => ARTICLE
            .now()
            .map(|article| (article.html)(explorer, document))
            .unwrap_or_default(),
    };
    follow_states(document);
    element("div")
        .child(element("div").class("text").attr("id", TEXT).html(html))
        .into_any()
}

/// Has the text show what the view says of it, from when the part for that is here.
fn follow_states(document: &'static Document) {
    effect(move || {
        if let Some(reading) = READING.here() {
            (reading.states)(document);
        }
    });
}

/// What the view says of passages and evidence: themes that are chosen, the selected event, the place.
pub fn states(document: &'static Document) {
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
    let chosen = Memo::new(move |_| {
        explorer.with(|view| {
            view.chosen_in(Facet::Theme)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
    });
    let mut were_chosen = false;
    effect(move || {
        let chosen = chosen.get();
        // The text is sent and written with none chosen.
        let are_chosen = !chosen.is_empty();
        if are_chosen || were_chosen {
            let is_chosen = |theme: &BlockTheme| chosen.iter().any(|id| id == theme.id.as_str());
            for (id, themes) in &themed {
                article::show_chosen(id.as_str(), themes.iter().map(is_chosen));
            }
        }
        were_chosen = are_chosen;
    });
    // What the marks on evidence depend on.
    let marked = Memo::new(move |_| {
        explorer.with(|view| {
            (
                view.event.clone(),
                view.block().cloned(),
                view.chosen.clone(),
            )
        })
    });
    let mut found = None;
    effect(move || {
        marked.track();
        let found = found.get_or_insert_with(|| {
            let found = article::evidence_in(TEXT).into_iter();
            let position = |id: &str| explorer.lookup.event(&EventId::new(id).ok()?);
            found
                .map(|evidence| {
                    let events = evidence.events().filter_map(position);
                    let events = events.map(|position| &explorer.corpus.events[position]);
                    (events.collect::<Vec<_>>(), evidence)
                })
                .collect::<Vec<_>>()
        });
        untrack(|| {
            for (events, evidence) in found {
                let class = events.first().map(|event| class_for(explorer, event));
                let is_selected = events.iter().any(|event| explorer.is_selected(event));
                evidence.show(&class.unwrap_or_default(), is_selected);
            }
        });
    });
}

/// What listens to the text.
#[derive(Clone, Copy)]
pub struct Listener {
    /// What is explored.
    pub explorer: Explorer,
    /// The notes.
    pub notebook: Notebook,
    /// The words that are taken.
    pub taken: PassageSelection,
    /// The passage that is looked up in its source.
    pub look_up: LookUp,
}

impl Listener {
    /// Does what a reader has clicked.
    pub fn click(self, event: &leptos::ev::Event) {
        self.attend(event);
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

    /// Has the link that pointer or focus have come to lead to its place in the present view, and what can be done with the
    /// passage stand at it.
    pub fn attend(self, event: &leptos::ev::Event) {
        article::bring_actions(event);
        let (explorer, document) = (self.explorer, self.taken.document);
        lead(explorer, event, |link, view| {
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
        });
    }
}

/// Goes to the event of the evidence that a reader has clicked, or pressed Enter on. The words are no link, because words in
/// a link can be selected by no finger and by few mice; the link stands in the margin.
pub fn follow_evidence(explorer: Explorer, event: &leptos::ev::Event) {
    let Some(id) = page::evidence_at(event) else {
        return;
    };
    let position = EventId::new(id)
        .ok()
        .and_then(|id| explorer.lookup.event(&id));
    if let Some(position) = position {
        page::unless_selecting(event, move || {
            explorer.navigate(back_to(explorer, &explorer.view_now(), position));
        });
    }
}
