//! Which events rest on which passages of a document.

use corpus::{BlockId, Corpus, Document, Evidence};
use std::collections::BTreeMap;

/// A piece of evidence, and the position in `corpus.events` of the event that rests on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Told<'c> {
    /// Position of the event.
    pub event: usize,
    /// The words.
    pub evidence: &'c Evidence,
}

/// The evidence in one document by the passages in which it stands. Gathered once for a document,
/// because a passage alone could only find its own by looking through all events.
#[derive(Debug, Default)]
pub struct EvidenceByBlock<'c> {
    blocks: BTreeMap<&'c BlockId, Vec<Told<'c>>>,
}

impl<'c> EvidenceByBlock<'c> {
    /// Gathers the evidence in a document, in the order of the events.
    pub fn of(corpus: &'c Corpus, document: &Document) -> Self {
        let mut blocks: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (event, told) in corpus.events.iter().enumerate() {
            let here = told.evidence.iter().filter(|e| e.document == document.id);
            for evidence in here {
                let told = Told { event, evidence };
                blocks.entry(&evidence.block).or_default().push(told);
            }
        }
        Self { blocks }
    }

    /// The evidence in a block or a related item.
    pub fn within(&self, block: &BlockId) -> &[Told<'c>] {
        self.blocks.get(block).map_or(&[], Vec::as_slice)
    }
}

/// The positions of the events that rest on some evidence, each once.
pub fn events_of(told: &[Told]) -> Vec<usize> {
    let mut events: Vec<_> = told.iter().map(|told| told.event).collect();
    events.dedup();
    events
}
