//! Where notes stand in the documents of today.

use super::Note;
use crate::anchor::{Anchored, anchor};
use crate::reading::Reading;
use corpus::Corpus;

/// Where a note stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Placed {
    /// In a document: its position in the corpus, and where in its [`Reading`], with what was changed.
    Found {
        /// The position of the document.
        document: usize,
        /// Where in it; never [`Anchored::NotFound`].
        place: Anchored,
    },
    /// Its document is there, and its words are not.
    Orphan {
        /// The position of the document.
        document: usize,
    },
    /// Its document is not in the corpus.
    NoDocument,
}

/// Places notes, in their order. Each document is read once. A note that does not name its document is
/// looked for in all of them.
pub fn place(notes: &[Note], corpus: &Corpus) -> Vec<Placed> {
    let mut placed = vec![Placed::NoDocument; notes.len()];
    for (position, document) in corpus.documents.iter().enumerate() {
        let is_here = |note: &Note| note.document.as_ref().is_none_or(|id| *id == document.id);
        if !notes.iter().any(is_here) {
            continue;
        }
        let reading = Reading::of(document);
        for (note, placed) in notes.iter().zip(&mut placed) {
            if !is_here(note) || matches!(placed, Placed::Found { .. }) {
                continue;
            }
            match anchor(&note.passage, &reading) {
                Anchored::NotFound if note.document.is_none() => {}
                Anchored::NotFound => *placed = Placed::Orphan { document: position },
                place => {
                    *placed = Placed::Found {
                        document: position,
                        place,
                    }
                }
            }
        }
    }
    placed
}
