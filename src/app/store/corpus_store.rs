//! What the program has of the corpus, and what it fetches when somebody reads or searches.

use super::Choices;
use super::matrix::Matrix;
use crate::axis::{Extents, Scale};
use crate::browser::address::Site;
use crate::browser::file;
use crate::i18n::Messages;
use crate::route::Form;
use crate::signal::RwSignal;
use corpus::embedded::{Embedded, Shards, Text, decode};
use corpus::{Document, Lookup};
use leptos::prelude::*;
use passage::Reading;
use search::{Index, Language, language};
use std::sync::{Mutex, OnceLock, PoisonError};

/// A corpus and its search index, which comes later, as in a large corpus the texts do.
pub struct CorpusStore {
    /// The corpus as the program has it.
    pub embedded: Embedded,
    /// Its index.
    index: OnceLock<Index>,
    /// Where the addresses of its views stand.
    pub form: Form,
    /// Its texts lie in shards beside the program. Also when it is rendered, with everything at hand.
    pub is_large: bool,
    /// Documents with the texts that have come, in the order of the corpus.
    texts: Vec<OnceLock<Document>>,
    /// What is on its way.
    asked: Mutex<Vec<Shard>>,
    // What is made of the corpus once, however many pages are rendered of it.
    lookup: OnceLock<Lookup<'static>>,
    extents: OnceLock<Extents>,
    choices: OnceLock<Choices<'static>>,
    matrix: OnceLock<Matrix<'static>>,
    readings: Vec<OnceLock<Reading<'static>>>,
}

/// What is in a file beside the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shard {
    /// The text of the document at that position of the corpus.
    Text(usize),
    /// The index, or its head.
    Index,
    /// A piece of the index.
    Piece(usize),
}

/// Those languages of whose inflections the program knows the rules, so that it finds the stem of a word that the corpus does
/// not have. The stems of all words that a corpus has are in its index, in any language.
const LANGUAGES: [&Language; 1] = [&language::ENGLISH];

/// The languages of a corpus whose rules the program knows.
fn languages_of(embedded: &Embedded) -> Vec<&'static Language> {
    let corpus = &embedded.corpus;
    let documents = corpus.documents.iter().map(|document| &document.language);
    let tags: Vec<_> = documents.chain([&corpus.corpus.language]).collect();
    let has = |known: &&'static Language| {
        let is_it = |tag: &&String| language::among([*known].into_iter(), tag).is_some();
        tags.iter().any(is_it)
    };
    LANGUAGES.into_iter().filter(has).collect()
}

/// Takes a shard that has come; false if it is not what it should be.
pub type Take = fn(&'static CorpusStore, Shard, Vec<u8>) -> bool;

impl CorpusStore {
    /// What there is at first.
    pub fn new(embedded: Embedded) -> Self {
        let documents = embedded.corpus.documents.len();
        Self {
            texts: std::iter::repeat_with(OnceLock::new)
                .take(documents)
                .collect(),
            readings: std::iter::repeat_with(OnceLock::new)
                .take(documents)
                .collect(),
            is_large: !embedded.shards.texts.is_empty(),
            embedded,
            index: OnceLock::new(),
            form: Form::default(),
            asked: Mutex::default(),
            lookup: OnceLock::new(),
            extents: OnceLock::new(),
            choices: OnceLock::new(),
            matrix: OnceLock::new(),
        }
    }

    /// A whole corpus that is rendered and not searched, for a browser that has it in shards or whole.
    pub fn rendered(corpus: corpus::Corpus, is_large: bool) -> Self {
        Self {
            is_large,
            index: OnceLock::from(Index::unsearched()),
            ..Self::new(Embedded::whole(corpus))
        }
    }

    /// Its index, and what it knows of languages. For parts of the program: the core has no rules of languages.
    pub fn index(&self) -> &Index {
        self.index
            .get_or_init(|| Index::awaited(languages_of(&self.embedded)))
    }

    /// The same with addresses of that form.
    #[must_use]
    pub fn addressed(self, form: Form) -> Self {
        Self { form, ..self }
    }

    /// The words of the interface.
    pub fn words(&self) -> &'static Messages {
        Messages::of(&self.embedded.corpus.corpus.language)
    }

    /// Where everything stands.
    pub fn lookup(&'static self) -> &'static Lookup<'static> {
        self.lookup
            .get_or_init(|| Lookup::of(&self.embedded.corpus))
    }

    /// The days of all events.
    pub fn extents(&self) -> &Extents {
        self.extents
            .get_or_init(|| Extents::of(&self.embedded.corpus))
    }

    /// The part of time that one sees first.
    pub fn first_view(&self) -> Scale {
        let mass = self.embedded.mass;
        mass.map_or_else(
            || self.extents().whole(),
            |(first, last)| Scale::around(first, last),
        )
    }

    /// What can be chosen in the filters.
    pub fn choices(&'static self) -> &'static Choices<'static> {
        let Embedded {
            corpus, digests, ..
        } = &self.embedded;
        self.choices
            .get_or_init(|| Choices::of(corpus, digests, self.words()))
    }

    /// The passages of each source on each theme.
    pub fn matrix(&'static self) -> &'static Matrix<'static> {
        let Embedded {
            corpus, digests, ..
        } = &self.embedded;
        self.matrix
            .get_or_init(|| Matrix::of(digests, corpus.themes.len()))
    }

    /// The text of a document as passages of it are counted in.
    pub fn reading(&'static self, document: &'static Document) -> &'static Reading<'static> {
        let position = self.lookup().document(&document.id);
        let position = position.expect("documents are those of the corpus");
        self.readings[position].get_or_init(|| Reading::of(document))
    }

    /// The document at a position with its text, if that is there.
    pub fn document(&self, position: usize) -> Option<&Document> {
        match self.name_of_text(position) {
            None => self.embedded.corpus.documents.get(position),
            Some(_) => self.texts.get(position)?.get(),
        }
    }

    /// The name of the shard with the text of the document at a position; `None` if the program has it.
    pub fn name_of_text(&self, position: usize) -> Option<u64> {
        self.embedded.shards.texts.get(position).copied()
    }

    /// Takes a text that has come; false if it is not what it should be.
    pub fn take(&self, shard: Shard, bytes: Vec<u8>) -> bool {
        let Shard::Text(position) = shard else {
            return false;
        };
        let head = self.embedded.corpus.documents.get(position);
        let (Some(head), Ok(Text { blocks, related })) = (head, decode(&bytes)) else {
            return false;
        };
        self.texts[position].get_or_init(|| Document {
            blocks,
            related,
            ..head.clone()
        });
        true
    }
}

/// The store as signals, for components.
#[derive(Clone, Copy)]
pub struct CorpusLoader {
    /// What there is.
    pub store: &'static CorpusStore,
    site: StoredValue<Option<Site>>,
    /// How often something has come.
    arrivals: RwSignal<usize>,
    has_failed: RwSignal<bool>,
}

impl CorpusLoader {
    /// One for a site whose place is known when the page is awake.
    pub fn new(store: &'static CorpusStore, site: StoredValue<Option<Site>>) -> Self {
        Self {
            store,
            site,
            arrivals: RwSignal::new(0),
            has_failed: RwSignal::new(false),
        }
    }

    /// The document at a position with its text; if that is not there, it is asked for, and who asked is told when it has come.
    pub fn document(self, position: usize) -> Option<&'static Document> {
        let document = self.store.document(position);
        if let (None, Some(name)) = (document, self.store.name_of_text(position)) {
            self.arrivals.track();
            self.fetch(Shard::Text(position), name, CorpusStore::take);
        }
        document
    }

    /// True if something did not come.
    pub fn has_failed(self) -> bool {
        self.has_failed.get()
    }

    /// Follows what comes.
    pub fn follow(self) {
        self.arrivals.track();
    }

    /// Has everybody ask again.
    pub fn try_again(self) {
        self.has_failed.set(false);
        self.arrivals.update(|arrivals| *arrivals += 1);
    }

    /// Fetches a shard and gives it to `take`, which says whether it is what it should be.
    pub fn fetch(self, shard: Shard, name: u64, take: Take) {
        let asked = || {
            let asked = self.store.asked.lock();
            asked.unwrap_or_else(PoisonError::into_inner)
        };
        if asked().contains(&shard) {
            return;
        }
        asked().push(shard);
        let root = self
            .site
            .with_value(|site| site.as_ref().map(|site| site.prefix().to_owned()));
        let address = root.unwrap_or_default() + &Shards::path(name);
        leptos::task::spawn_local(async move {
            let take = |bytes| take(self.store, shard, bytes);
            let has_come = file::bring(&address, take).await;
            asked().retain(|other| *other != shard);
            // A search that lacks several pieces is made again when all have come.
            let is_piece = |shard: &Shard| matches!(shard, Shard::Piece(_));
            let more_come = is_piece(&shard) && asked().iter().any(is_piece);
            if !has_come {
                self.has_failed.set(true);
            } else if !more_come {
                self.has_failed.set(false);
                self.arrivals.update(|arrivals| *arrivals += 1);
            }
        });
    }
}
