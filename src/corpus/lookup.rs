//! Where the things of a corpus stand, so that nothing is looked for by going through all of them.

use crate::{Corpus, Document, DocumentId, Event, EventId, Mention};
use std::cmp::Ordering;
use std::ops::Range;

/// The positions of documents and events by their ids, and what belongs to each document.
#[derive(Debug)]
pub struct Lookup<'c> {
    corpus: &'c Corpus,
    /// Positions of documents and of events, in the order of their ids.
    documents: Vec<usize>,
    events: Vec<usize>,
    /// For each document the positions of the events that rest on it, ascending.
    told: Vec<Vec<usize>>,
    /// For each document where its expressions of time stand.
    mentions: Vec<Range<usize>>,
}

/// Positions in an order of what stands there. A program has the code that sorts once if it sorts everything by this.
pub fn positions_in_order(count: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<_> = (0..count).collect();
    positions.sort_by(|&a, &b| order(a, b));
    positions
}

/// Positions in the order of their names.
fn sorted<'c>(count: usize, name: &dyn Fn(usize) -> &'c str) -> Vec<usize> {
    positions_in_order(count, &|a, b| name(a).cmp(name(b)))
}

impl<'c> Lookup<'c> {
    /// Looks through a corpus once.
    pub fn of(corpus: &'c Corpus) -> Self {
        let (documents, events) = (&corpus.documents, &corpus.events);
        let mut lookup = Self {
            corpus,
            told: vec![Vec::new(); documents.len()],
            mentions: vec![0..0; documents.len()],
            documents: sorted(documents.len(), &|at| documents[at].id.as_str()),
            events: sorted(events.len(), &|at| events[at].id.as_str()),
        };
        for (position, event) in corpus.events.iter().enumerate() {
            for evidence in &event.evidence {
                if let Some(document) = lookup.document(&evidence.document) {
                    lookup.told[document].push(position);
                    lookup.told[document].dedup();
                }
            }
        }
        let mut start = 0;
        for mentions in corpus.mentions.chunk_by(|a, b| a.document == b.document) {
            let end = start + mentions.len();
            if let Some(document) = lookup.document(&mentions[0].document) {
                lookup.mentions[document] = start..end;
            }
            start = end;
        }
        lookup
    }

    /// What it looks in.
    pub fn corpus(&self) -> &'c Corpus {
        self.corpus
    }

    /// The document of an id, faster than [`Corpus::document`] in a large corpus.
    pub fn document_of(&self, id: &DocumentId) -> Option<&'c Document> {
        Some(&self.corpus.documents[self.document(id)?])
    }

    /// The position of a document.
    pub fn document(&self, id: &DocumentId) -> Option<usize> {
        let key = |&at: &usize| &self.corpus.documents[at].id;
        let place = self.documents.binary_search_by_key(&id, key).ok()?;
        Some(self.documents[place])
    }

    /// The position of an event.
    pub fn event(&self, id: &EventId) -> Option<usize> {
        let key = |&at: &usize| &self.corpus.events[at].id;
        let place = self.events.binary_search_by_key(&id, key).ok()?;
        Some(self.events[place])
    }

    /// The positions of the events that rest on the document at a position, ascending.
    pub fn events_of(&self, document: usize) -> &[usize] {
        &self.told[document]
    }

    /// The expressions of time in the words that tell of an event, in the order of its evidence.
    pub fn mentions_of(&self, event: &Event) -> Vec<&'c Mention> {
        let mut found = Vec::new();
        for evidence in &event.evidence {
            if let Some(document) = self.document(&evidence.document) {
                let mentions = &self.corpus.mentions[self.mentions[document].clone()];
                let within = |mention: &&Mention| evidence.span.contains(mention.span);
                found.extend(mentions.iter().filter(within));
            }
        }
        found
    }
}
