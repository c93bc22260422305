//! The views that lie one step away: what a link leads to. Pure functions from a view to a view;
//! what they do not speak of stays as it is, so that a filter survives the opening of a document.

use super::Choices;
use super::choices::DOCUMENTS;
use super::matrix::has_cells;
use crate::route::{Facet, Fragment, Layout, Page, ViewState};
use corpus::{BlockId, Corpus, Document, DocumentId, Event, EventId, Evidence, Span, ThemeId};
use passage::{Reading, Selector};

impl ViewState {
    /// The same outside of the frame in which it is embedded.
    pub fn outside_of_frames(&self) -> Self {
        let of_frame = |key: &str| matches!(key, "embed" | "color-scheme" | "lang");
        let mut view = self.clone();
        view.other.retain(|(key, _)| !of_frame(key));
        view
    }

    /// The event selected and its document open at the words that tell of it.
    #[must_use]
    pub fn at_evidence(&self, event: &Event, evidence: &Evidence) -> Self {
        Self {
            page: Page::Document(evidence.document.clone()),
            event: Some(event.id.clone()),
            fragment: Some(Fragment::Block(evidence.block.clone())),
            quote: String::new(),
            layout: self.layout_with_text(),
            ..self.clone()
        }
    }

    /// The same event, at its first evidence. On a timeline in a page of others it opens there first.
    #[must_use]
    pub fn at_event(&self, event: &Event) -> Self {
        let is_open = self.event.as_ref() == Some(&event.id);
        match event.evidence.first() {
            Some(evidence) if is_open || !self.opens_in_place() => {
                self.at_evidence(event, evidence)
            }
            _ => self.in_list(event),
        }
    }

    /// The event selected in the list of events, the open document and the filters as they are. Where
    /// a filter may hide the event, start from [`Self::unfiltered`].
    #[must_use]
    pub fn in_list(&self, event: &Event) -> Self {
        let layout = match self.layout {
            Layout::All => Layout::All,
            _ if self.is_embedded() => Layout::Timeline,
            _ => Layout::All,
        };
        Self {
            event: Some(event.id.clone()),
            fragment: Some(Fragment::Event(event.id.clone())),
            layout,
            ..self.clone()
        }
    }

    /// The list of documents, which stands where that of events does when events are not shown.
    #[must_use]
    pub fn listing_documents(&self) -> Self {
        Self {
            fragment: Some(Fragment::Part("events".into())),
            ..self.with_only(Facet::Kind, Some(DOCUMENTS))
        }
    }

    /// True where a selected event is shown below the timeline, which has the page of others for itself.
    pub fn opens_in_place(&self) -> bool {
        self.layout == Layout::Timeline && self.is_embedded()
    }

    /// The timeline with no event open, at the mark of one.
    #[must_use]
    pub fn closing(&self, event: &Event) -> Self {
        Self {
            event: None,
            fragment: Some(Fragment::Event(event.id.clone())),
            ..self.clone()
        }
    }

    /// A document open from its beginning.
    #[must_use]
    pub fn at_document(&self, id: &DocumentId) -> Self {
        Self {
            page: Page::Document(id.clone()),
            event: None,
            fragment: None,
            quote: String::new(),
            layout: self.layout_with_text(),
            ..self.clone()
        }
    }

    /// A passage of a document.
    #[must_use]
    pub fn at_passage(&self, id: &DocumentId, block: &BlockId) -> Self {
        Self {
            fragment: Some(Fragment::Block(block.clone())),
            ..self.at_document(id)
        }
    }

    /// Words of a document, and nothing else of this view: a link to them for anybody, at any time.
    pub fn at_words(id: &DocumentId, words: &Selector) -> Self {
        Self {
            fragment: words.block.clone().map(Fragment::Block),
            quote: words.to_address(),
            ..Self::of(Page::Document(id.clone()))
        }
    }

    /// What a reader has taken of a document, and nothing else of this view: a link for anybody, at any time. A whole
    /// passage is named by its anchor, which its words make; other words name themselves. `None` where there are no
    /// words, or too many.
    pub fn at_span(id: &DocumentId, reading: &Reading, span: Span) -> Option<Self> {
        match reading.whole_block(span) {
            Some(block) => Some(Self::of(Page::Document(id.clone())).at_passage(id, block)),
            None => Some(Self::at_words(id, &Selector::for_link(reading, span)?)),
        }
    }

    /// Another page, with nothing selected.
    #[must_use]
    pub fn at_page(&self, page: Page) -> Self {
        Self {
            page,
            event: None,
            fragment: None,
            quote: String::new(),
            layout: Layout::All,
            ..self.clone()
        }
    }

    /// A passage of a document with the theme chosen that it is looked at for, and no other.
    #[must_use]
    pub fn at_passage_on(&self, theme: &ThemeId, id: &DocumentId, block: &BlockId) -> Self {
        self.at_passage(id, block)
            .with_only(Facet::Theme, Some(theme.as_str()))
    }

    /// The same passage with a theme chosen as well.
    #[must_use]
    pub fn choosing_at(&self, theme: &ThemeId, block: &BlockId) -> Self {
        let mut view = self.clone();
        if !view.has(Facet::Theme, theme.as_str()) {
            view = view.toggled(Facet::Theme, theme.as_str());
        }
        view.fragment = Some(Fragment::Block(block.clone()));
        view
    }

    /// Themes and sources against each other, filling the page.
    #[must_use]
    pub fn at_matrix(&self) -> Self {
        Self {
            layout: Layout::Matrix,
            ..self.at_page(Page::Explorer)
        }
    }

    /// Two documents side by side, on what this view is about.
    #[must_use]
    pub fn at_comparison(&self, a: &DocumentId, b: &DocumentId) -> Self {
        Self {
            page: Page::Document(a.clone()),
            with: Some(b.clone()),
            layout: Layout::Compare,
            fragment: None,
            quote: String::new(),
            ..self.clone()
        }
    }

    /// Two documents side by side, on a theme and nothing else.
    #[must_use]
    pub fn at_comparison_on(&self, theme: &ThemeId, [a, b]: [&DocumentId; 2]) -> Self {
        Self {
            event: None,
            ..(self.at_comparison(a, b)).with_only(Facet::Theme, Some(theme.as_str()))
        }
    }

    /// The open document beside another one; on the selected event if another one tells of it too.
    #[must_use]
    pub fn comparing(&self, corpus: &Corpus, document: &Document) -> Self {
        let is_told_elsewhere = |id: &EventId| {
            let event = corpus.event(id);
            event.is_some_and(|event| event.evidence.iter().any(|e| e.document != document.id))
        };
        Self {
            layout: Layout::Compare,
            fragment: None,
            event: self.event.clone().filter(is_told_elsewhere),
            ..self.clone()
        }
    }

    /// The document that stands beside the open one: the one that the address names, else the first other
    /// one that tells of the selected event, else the first other one.
    pub fn compared<'c>(&self, corpus: &'c Corpus, document: &Document) -> Option<&'c Document> {
        let is_other = |other: &&Document| other.id != document.id;
        let others = || corpus.documents.iter().filter(is_other);
        let named = self.with.as_ref().and_then(|id| corpus.document(id));
        let event = self.event.as_ref().and_then(|id| corpus.event(id));
        let tells = |other: &&Document| {
            event.is_some_and(|event| event.evidence.iter().any(|e| e.document == other.id))
        };
        named
            .filter(is_other)
            .or_else(|| others().find(tells))
            .or_else(|| others().next())
    }

    /// The same comparison the other way round.
    #[must_use]
    pub fn swapped(&self, corpus: &Corpus, document: &Document) -> Self {
        match self.compared(corpus, document) {
            Some(other) => self.at_comparison(&other.id, &document.id),
            None => self.clone(),
        }
    }

    /// What the address asks for and the corpus does not have, in the words of the address.
    pub fn unknown_to(&self, choices: &Choices) -> Vec<String> {
        let corpus = choices.corpus;
        let chosen = self.chosen.iter();
        let chosen = chosen.filter(|chosen| choices.find(chosen.facet, &chosen.id).is_none());
        let event = self.event.iter().filter(|id| corpus.event(id).is_none());
        let document = self.page.document();
        let document =
            (document.into_iter().chain(&self.with)).filter(|id| corpus.document(id).is_none());
        (chosen.map(|chosen| chosen.id.clone()))
            .chain(event.map(ToString::to_string))
            .chain(document.map(ToString::to_string))
            .collect()
    }

    /// The view without what the corpus does not have: an unknown theme hides nothing.
    #[must_use]
    pub fn known_to(&self, choices: &Choices) -> Self {
        let corpus = choices.corpus;
        let mut known = self.clone();
        (known.chosen).retain(|chosen| choices.find(chosen.facet, &chosen.id).is_some());
        known.with = known.with.filter(|id| corpus.document(id).is_some());
        known.event = known.event.filter(|id| corpus.event(id).is_some());
        if known
            .page
            .document()
            .is_some_and(|id| corpus.document(id).is_none())
        {
            known.page = Page::NotFound;
        }
        if known.layout == Layout::Matrix && !has_cells(corpus)
            || known.layout == Layout::Event && known.event.is_none()
        {
            known.layout = Layout::All;
        }
        if known.layout == Layout::Compare
            && (known.page.document().is_none() || corpus.documents.len() < 2)
        {
            known.layout = Layout::All;
        }
        known
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_a_page_of_others_an_event_opens_in_place() {
        let corpus = crate::store::tests::corpus();
        let event = &corpus.events[0];
        let id = &event.id;
        let block = &event.evidence[0].block;
        let at_words = |query: &str| format!("documents/one/?event={id}{query}#{block}");
        // The view, and where the link on the event leads.
        let table = [
            ("", at_words("")),
            ("view=timeline", at_words("")),
            ("embed=1", at_words("&embed=1")),
            (
                "view=timeline&embed=1",
                format!("?event={id}&view=timeline&embed=1#event-{id}"),
            ),
            (
                &*format!("event={id}&view=timeline&embed=1"),
                at_words("&view=reader&embed=1"),
            ),
            (
                &*format!("event={id}&view=event&embed=1"),
                at_words("&view=reader&embed=1"),
            ),
        ];
        for (query, want) in table {
            let view = ViewState::read("", query, "");
            assert_eq!(view.at_event(event).to_string(), want, "{query}");
        }
        // From the words back to the event.
        for (query, want) in [("", ""), ("view=reader&embed=1", "&view=timeline&embed=1")] {
            let view = ViewState::read("documents/one/", query, "");
            let want = format!("documents/one/?event={id}{want}#event-{id}");
            assert_eq!(view.in_list(event).to_string(), want, "{query}");
        }
    }
}
