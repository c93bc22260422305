//! What stands on the timeline: the events of a corpus, and those of its documents that have a date.

use corpus::{Corpus, Document, EdtfDate, Event};

/// An event or a document. Both are numbered in one row: first the events in the order of the corpus, then its documents.
#[derive(Debug, Clone, Copy)]
pub enum Entry<'c> {
    /// What a document tells of.
    Event(&'c Event),
    /// A document, which is of its date.
    Document(&'c Document),
}

impl<'c> Entry<'c> {
    /// The entry at a position, which is less than [`Self::count`].
    pub fn at(corpus: &'c Corpus, position: usize) -> Self {
        match position.checked_sub(corpus.events.len()) {
            None => Self::Event(&corpus.events[position]),
            Some(document) => Self::Document(&corpus.documents[document]),
        }
    }

    /// How many there are in a corpus, with and without a date.
    pub fn count(corpus: &Corpus) -> usize {
        corpus.events.len() + corpus.documents.len()
    }

    /// When it happened, or is from.
    pub fn date(self) -> Option<&'c EdtfDate> {
        match self {
            Self::Event(event) => event.date.as_ref(),
            Self::Document(document) => document.date.as_ref(),
        }
    }

    /// True if its date says anything.
    pub fn is_dated(self) -> bool {
        let date = self.date();
        date.is_some_and(|date| date.earliest().or(date.latest()).is_some())
    }

    /// How many documents of a corpus are dated.
    pub fn dated_documents(corpus: &Corpus) -> usize {
        let documents = corpus.documents.iter().map(Entry::Document);
        documents.filter(|document| document.is_dated()).count()
    }

    /// What it is called.
    pub fn title(self) -> &'c str {
        match self {
            Self::Event(event) => &event.title,
            Self::Document(document) => &document.title,
        }
    }
}
