//! Which events rest on which passages of a document.

use corpus::{BlockId, Corpus, Document, Evidence};

/// A piece of evidence, and the position in `corpus.events` of the event that rests on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Told<'c> {
    /// Position of the event.
    pub event: usize,
    /// The words.
    pub evidence: &'c Evidence,
}

/// The evidence in one document. Gathered once for a document, because a passage alone could only
/// find its own by looking through all events.
#[derive(Debug, Default)]
pub struct DocumentEvidence<'c> {
    told: Vec<Told<'c>>,
}

impl<'c> DocumentEvidence<'c> {
    /// Gathers the evidence in a document, in the order of the events.
    pub fn of(corpus: &'c Corpus, document: &Document) -> Self {
        let mut told = Vec::new();
        for (event, rests) in corpus.events.iter().enumerate() {
            let here = rests.evidence.iter().filter(|e| e.document == document.id);
            told.extend(here.map(|evidence| Told { event, evidence }));
        }
        Self { told }
    }

    /// The evidence in a block or a related item.
    pub fn within(&self, block: &BlockId) -> Vec<Told<'c>> {
        let here = self
            .told
            .iter()
            .filter(|told| &told.evidence.block == block);
        here.copied().collect()
    }
}

/// The positions of the events that rest on some evidence, each once.
pub fn events_of(told: &[Told]) -> Vec<usize> {
    let mut events: Vec<_> = told.iter().map(|told| told.event).collect();
    events.dedup();
    events
}
