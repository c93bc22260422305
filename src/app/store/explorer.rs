//! The view as signals.

use super::choices::{DOCUMENTS, EVENTS};
use super::matrix::Matrix;
use super::{Choice, Choices, CorpusLoader, CorpusStore, Facets};
use crate::axis::Entry;
use crate::browser::address::Site;
use crate::browser::scroll::Offsets;
use crate::browser::{address, page, scroll, words};
use crate::i18n::messages::FacetWords;
use crate::i18n::{Messages, PartMessages};
use crate::route::{Facet, Form, Page, ViewState};
use crate::signal::{Memo, RwSignal};
use corpus::embedded::Embedded;
use corpus::{Corpus, Digest, Document, DocumentId, Event, Lookup, ThemeId, positions_in_order};
use leptos::prelude::*;
use passage::Reading;
use search::{Found, Scope, Tokenizer};

/// So many passages are listed at first, and so many more each time; the best come first.
pub const LISTED: usize = 20;

/// What is asked of the index.
#[derive(Clone, PartialEq)]
pub struct Asked {
    /// The query.
    pub query: String,
    /// In what.
    pub scope: Scope,
    /// So many passages are listed.
    pub most: usize,
}

/// What finds what is asked; nothing if more has yet to come, and who asks in a signal is told then.
pub type Find = fn(CorpusLoader, &Asked) -> Option<Found>;

/// What every component can ask for: the corpus, the words of the interface and the present view.
/// The corpus lives as long as the program, so components hold plain references into it.
#[derive(Clone, Copy)]
pub struct Explorer {
    /// What is explored. In a large corpus its documents are without their texts, see [`Self::document`].
    pub corpus: &'static Corpus,
    /// What is told of the documents without their texts.
    pub digests: &'static [Digest],
    /// Their texts and the index.
    pub loader: CorpusLoader,
    /// The words of the interface.
    pub words: &'static Messages,
    /// What can be chosen in the filters.
    pub choices: &'static Choices<'static>,
    /// Where everything stands.
    pub lookup: &'static Lookup<'static>,
    awake: RwSignal<bool>,
    /// It is the page of a document that was sent.
    is_document: bool,
    view: RwSignal<ViewState>,
    unknown: RwSignal<Vec<String>>,
    found: Memo<Found>,
    listed: RwSignal<usize>,
    facets: Memo<Facets>,
    site: StoredValue<Option<Site>>,
    /// How far the start page was scrolled when a document was opened from it.
    start: StoredValue<Option<Offsets>>,
    /// How far the page had been scrolled when it was loaded again.
    woken_at: StoredValue<Option<Offsets>>,
}

/// After so many milliseconds without scrolling it is kept how far the page is scrolled. Browsers let a page write to the
/// history some hundred times in half a minute.
const REST: u32 = 500;

impl Explorer {
    /// The explorer with a page and nothing selected, as it is rendered natively and as it wakes up
    /// in the browser; the rest of the address is applied right after, see [`Self::wake`].
    pub fn new(store: &'static CorpusStore, page: Page, find: Find) -> Self {
        let Embedded {
            corpus, digests, ..
        } = &store.embedded;
        let site = StoredValue::new(None);
        let loader = CorpusLoader::new(store, site);
        let is_document = page.document().is_some();
        let view = RwSignal::new(ViewState::of(page));
        let choices = store.choices();
        let listed = RwSignal::new(LISTED);
        let asked = Memo::new(move |_| {
            view.with(|view| Asked {
                query: view.query.clone(),
                scope: view.scope(corpus),
                most: listed.get(),
            })
        });
        let found = Memo::new(move |before: Option<&Found>| {
            asked.with(|asked| {
                if asked.query.is_empty() {
                    return Found::default();
                }
                let found = find(loader, asked);
                // What was found before stays until then.
                found.unwrap_or_else(|| before.cloned().unwrap_or_default().awaiting())
            })
        });
        let awake = RwSignal::new(false);
        let facets = Memo::new(move |_| {
            if is_document && !awake.get() {
                // None is drawn on such a page.
                return Facets::default();
            }
            found.with(|found| {
                let is_document =
                    |document| found.documents.iter().any(|hit| hit.document == document);
                let is_found = |entry: usize| match &found.events {
                    None => true,
                    Some(events) => match entry.checked_sub(events.len()) {
                        None => events[entry],
                        Some(document) => is_document(document),
                    },
                };
                view.with(|view| Facets::count(choices, view, is_found))
            })
        });
        Self {
            corpus,
            digests,
            loader,
            words: store.words(),
            choices,
            lookup: store.lookup(),
            awake,
            is_document,
            view,
            unknown: RwSignal::new(Vec::new()),
            found,
            listed,
            facets,
            site,
            start: StoredValue::new(None),
            woken_at: StoredValue::new(None),
        }
    }

    /// The explorer of the present component.
    pub fn get() -> Self {
        expect_context()
    }

    /// The words of the interface with those of its parts. For parts of the program.
    pub fn part_words(self) -> &'static PartMessages {
        PartMessages::of(&self.corpus.corpus.language)
    }

    /// Takes up the address bar: shows what it says, follows links without loading pages, and goes
    /// back and forward. For the browser, once, after the page woke up.
    pub fn wake(self) {
        let rendered = self.view.with_untracked(|view| view.page.clone());
        self.awake.set(true);
        let site = Site::of_rendered(&rendered, self.form());
        self.site.set_value(Some(site.clone()));
        // A page that was sent in place of a missing one stays what it is.
        if let (true, Some(view)) = (rendered != Page::NotFound, site.current()) {
            // A page that is loaded again is where it was.
            self.woken_at.set_value(address::kept());
            self.show(view);
            self.place_waking();
            page::when_loaded(move || self.keep_in_place());
        }
        site.clone().on_change(move |view, offsets| {
            self.show(view);
            self.place(offsets);
        });
        std::mem::forget(scroll::on_rest(REST, false, || {
            address::keep(&Offsets::now())
        }));
        site.on_follow(move |view| self.navigate(view));
        // After everything that showing the view has set off.
        leptos::task::spawn_local(async {
            leptos::task::tick().await;
            page::announce_awake();
        });
    }

    /// Goes to another view: a new entry in the history.
    pub fn navigate(self, view: ViewState) {
        let left = self.view_now().page;
        let offsets = Offsets::now();
        let pushed = |site: &Option<Site>| site.as_ref().is_none_or(|site| site.push(&view));
        if !self.site.with_value(pushed) {
            return;
        }
        // Who closes a document is back where they opened it.
        let is_back = left.document().is_some() && view.page == Page::Explorer;
        let start = is_back.then(|| self.start.get_value()).flatten();
        if left == Page::Explorer {
            self.start.set_value(Some(offsets));
        }
        self.show(view);
        self.place(start);
    }

    /// Forgets where the start page was left, so that it begins at its top.
    pub fn forget_start(self) {
        self.start.set_value(None);
    }

    /// Changes the present view without a new entry in the history, as for each letter typed.
    pub fn replace_view(self, view: ViewState) {
        self.site.with_value(|site| {
            if let Some(site) = site {
                site.replace(&view);
            }
        });
        self.show(view);
        self.place(None);
    }

    /// Changes the period. Its first bound makes an entry in the history, so that Back leads out of the period; what is
    /// typed or moved further does not.
    pub fn apply_period(self, to: impl FnOnce(&ViewState) -> ViewState) {
        let now = self.view_now();
        let view = to(&now);
        if now.from.is_some() || now.to.is_some() {
            self.replace_view(view);
        } else {
            self.navigate(view);
        }
    }

    /// Shows a view.
    fn show(self, view: ViewState) {
        let same_page = self.view.with_untracked(|now| now.page == view.page);
        if !same_page {
            page::forget_head();
        }
        self.unknown.set(view.unknown_to(self.choices));
        self.view.set(view.known_to(self.choices));
        page::set_title(&self.title());
        if !same_page && self.view.with_untracked(|view| view.fragment.is_none()) {
            page::after_update(page::go_to_top);
        }
        page::announce_view();
    }

    /// Brings the reader to where the view was left, else to the place that it names, and the selected event into sight.
    fn place(self, offsets: Option<Offsets>) {
        let event = self.view.with_untracked(|view| view.event.clone());
        page::after_update(move || event.iter().for_each(page::bring_event));
        // The place itself comes last, so that it is the one that stays where it was put.
        self.go_to_place();
        if let Some(offsets) = offsets {
            page::after_update(move || offsets.restore());
        }
    }

    /// The same for a page that wakes up, unless its reader has begun to read.
    fn place_waking(self) {
        if page::is_untouched() {
            self.place(self.woken_at.get_value());
        }
    }

    /// Brings the place back into sight, when something has come that moves what stands below it and nobody has begun to
    /// read.
    pub fn keep_in_place(self) {
        if !page::is_untouched() {
            return;
        }
        match self.woken_at.get_value() {
            Some(offsets) => page::after_update(move || offsets.restore()),
            None => self.go_to_place(),
        }
    }

    /// Brings the reader to the place that the view points at, if it does, when it is there.
    pub fn go_to_place(self) {
        let view = self.view.get_untracked();
        let (fragment, event) = (view.fragment.clone(), view.event.clone());
        let is_at_words = view.is_at_words();
        page::after_update(move || match &fragment {
            _ if is_at_words && words::go_to_linked() => {}
            Some(fragment) => page::go_to(fragment, event.as_ref()),
            None => {}
        });
    }

    /// The title of the window.
    pub fn title(self) -> String {
        let site = &self.corpus.corpus.title;
        let view = self.view.get_untracked();
        let page = match &view.page {
            Page::Explorer => None,
            Page::Document(id) => self.lookup.document_of(id).map(|d| d.title.as_str()),
            Page::About => Some(self.words.about),
            Page::Notes => Some(self.words.notes),
            Page::NotFound => Some(self.words.not_found),
        };
        page.map_or_else(|| site.clone(), |page| format!("{page} · {site}"))
    }

    /// The present view.
    pub fn view(self) -> ViewState {
        self.view.get()
    }

    /// Something of the present view.
    pub fn with<T>(self, read: impl FnOnce(&ViewState) -> T) -> T {
        self.view.with(read)
    }

    /// The present view, without following its changes: for event handlers.
    pub fn view_now(self) -> ViewState {
        self.view.get_untracked()
    }

    /// Where the addresses of its views stand.
    pub fn form(self) -> Form {
        self.loader.store.form
    }

    /// The link to another view, made from the present one.
    pub fn link(self, to: impl FnOnce(&ViewState) -> ViewState) -> String {
        self.view
            .with(|view| to(view).href_from(&view.page, self.form()))
    }

    /// The link to a file of the site.
    pub fn link_to_file(self, file: &str) -> String {
        self.view
            .with(|view| format!("{}{file}", self.form().root(&view.page)))
    }

    /// What the address asked for and the corpus does not have.
    pub fn unknown(self) -> Vec<String> {
        self.unknown.get()
    }

    /// The events that are shown, and the counts of the filters.
    pub fn facets(self) -> Memo<Facets> {
        self.facets
    }

    /// True for what is shown before the page is awake: the browser has the HTML of it, which was sent.
    pub fn has_html(self) -> bool {
        cfg!(target_family = "wasm") && !untrack(|| self.is_awake())
    }

    /// True while a document's page is as it was sent.
    pub fn is_sent(self) -> bool {
        !untrack(|| self.is_whole())
    }

    /// False while a document's page is as it was sent: with the document and the events that rest on it. All else of the
    /// explorer comes to it when it wakes up, into room that is kept for it, so that a page costs its own text and not the
    /// whole collection.
    pub fn is_whole(self) -> bool {
        !self.is_document || self.is_awake()
    }

    /// False while the page is as it was sent. What nobody can open before is not in it.
    pub fn is_awake(self) -> bool {
        self.awake.get()
    }

    /// True where documents are listed: because events are not shown or there are none, or because the filters leave none in a
    /// collection of more documents.
    pub fn lists_documents(self) -> bool {
        let has = |kind| self.has_chosen(Facet::Kind, kind);
        let are_alone = |facets: &Facets| facets.events.is_empty() && !facets.documents.is_empty();
        self.corpus.events.is_empty()
            || has(DOCUMENTS) && !has(EVENTS)
            || self.choices.counts_documents() && self.facets.with(are_alone)
    }

    /// Entries by the days with which they begin, or end where that is not known; those of one day as they are.
    fn by_date(self, entries: &[usize]) -> Vec<usize> {
        let day = |at: usize| {
            let date = Entry::at(self.corpus, entries[at]).date()?;
            date.earliest().or(date.latest())
        };
        let order = positions_in_order(entries.len(), &|a, b| day(a).cmp(&day(b)));
        order.into_iter().map(|at| entries[at]).collect()
    }

    /// The positions of the entries that are listed: of events, or of documents where these are listed; on the page of a
    /// document as it was sent, of the events that rest on it.
    pub fn shown(self) -> Vec<usize> {
        let document = self.with(|view| self.lookup.document(view.page.document()?));
        match document.filter(|_| !self.is_whole()) {
            Some(document) => self.lookup.events_of(document).to_vec(),
            None if self.lists_documents() => {
                self.facets.with(|facets| self.by_date(&facets.documents))
            }
            None => self.facets.with(|facets| facets.events.clone()),
        }
    }

    /// The choice at a position.
    pub fn choice(self, position: usize) -> &'static Choice<'static> {
        self.choices.at(position)
    }

    /// True if that is chosen in a facet.
    pub fn has_chosen(self, facet: Facet, id: &str) -> bool {
        self.view.with(|view| view.has(facet, id))
    }

    /// What the choices of a facet are called.
    pub fn words_of(self, facet: Facet) -> FacetWords {
        (self.words.facets)(facet, self.corpus.groups.by)
    }

    /// The name of the document at a position of the corpus that tells it from all others; where there are so many that they
    /// are grouped, its title.
    pub fn name_of_source(self, position: usize) -> &'static str {
        if !self.corpus.groups.of.is_empty() {
            return &self.corpus.documents[position].title;
        }
        let sources = self.choices.of_facet(Facet::Source);
        self.choice(sources.start + position).name
    }

    /// The selected event.
    pub fn selected(self) -> Option<&'static Event> {
        let position = self.with(|view| self.lookup.event(view.event.as_ref()?))?;
        Some(&self.corpus.events[position])
    }

    /// True if the entry at a position is that event.
    pub fn is_at(self, position: usize, event: &Event) -> bool {
        let here = self.corpus.events.get(position);
        here.is_some_and(|here| std::ptr::eq(here, event))
    }

    /// The position of a theme in the corpus, by which it has its colour.
    pub fn theme_position(self, id: &ThemeId) -> Option<usize> {
        self.corpus.themes.iter().position(|theme| &theme.id == id)
    }

    /// True if that event is selected.
    pub fn is_selected(self, event: &Event) -> bool {
        self.view
            .with(|view| view.event.as_ref() == Some(&event.id))
    }

    /// The position of a document in the corpus.
    pub fn position_of(self, document: &Document) -> usize {
        let position = self.lookup.document(&document.id);
        position.expect("documents are those of the corpus")
    }

    /// The text of a document as passages of it are counted in, made when it is first asked for.
    pub fn reading(self, document: &'static Document) -> &'static Reading<'static> {
        self.loader.store.reading(document)
    }

    /// A document with its text. If that is not there it is asked for, and who asked in a signal is told when it has come.
    pub fn document(self, id: &DocumentId) -> Option<&'static Document> {
        self.loader.document(self.lookup.document(id)?)
    }

    /// Splits text into tokens, in the languages of the documents.
    pub fn tokenizer(self, language: &str) -> Tokenizer {
        self.loader.store.index().tokenizer(language)
    }

    /// The whole address of a view; that from the root of the site before the page is awake.
    pub fn address_of(self, view: &ViewState) -> String {
        self.site.with_value(|site| match site {
            Some(site) => site.address_of(view),
            None => view.to_string(),
        })
    }

    /// The path of the site's root on its host.
    pub fn site_root(self) -> String {
        let root = |site: &Option<Site>| site.as_ref().map(|site| site.root().to_owned());
        self.site.with_value(root).unwrap_or_default()
    }

    /// The passages of each source on each theme, counted when they are first asked for.
    pub fn matrix(self) -> &'static Matrix<'static> {
        self.loader.store.matrix()
    }

    /// True if the passage that the address points at tells of an event.
    pub fn is_told_here(self, event: &Event) -> bool {
        self.with(|view| {
            let (Some(block), Some(document)) = (view.block(), view.page.document()) else {
                return false;
            };
            let mut evidence = event.evidence.iter();
            evidence.any(|e| &e.block == block && &e.document == document)
        })
    }

    /// True if a theme is chosen, or the selected event has it.
    pub fn is_theme_marked(self, id: &ThemeId) -> bool {
        let of_event = || {
            self.selected()
                .is_some_and(|event| event.themes.contains(id))
        };
        self.with(|view| view.has(Facet::Theme, id.as_str())) || of_event()
    }

    /// True if a source is chosen, or tells of the selected event.
    pub fn is_source_marked(self, id: &DocumentId) -> bool {
        let tells = |event: &Event| event.evidence.iter().any(|e| &e.document == id);
        self.with(|view| view.has(Facet::Source, id.as_str())) || self.selected().is_some_and(tells)
    }

    /// The open document.
    pub fn open_document(self) -> Option<&'static Document> {
        self.view
            .with(|view| self.lookup.document_of(view.page.document()?))
    }

    /// What the query finds.
    pub fn found(self) -> Memo<Found> {
        self.found
    }

    /// Lists more of what the query finds.
    pub fn list_more(self) {
        self.listed.update(|listed| *listed += LISTED);
    }
}
