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
    /// It may stand in a document whose text is not there yet.
    Awaited {
        /// The position of the document.
        document: usize,
    },
    /// Its document is not in the corpus.
    NoDocument,
}

impl Placed {
    /// The position of its document.
    pub fn document(&self) -> Option<usize> {
        match self {
            Placed::Found { document, .. }
            | Placed::Orphan { document }
            | Placed::Awaited { document } => Some(*document),
            Placed::NoDocument => None,
        }
    }
}

/// Places a note. `reading` gives the text of the document at a position of the corpus, if it is there. A note that does not name its
/// document is looked for in all of them.
pub fn place<'r>(
    note: &Note,
    corpus: &Corpus,
    reading: impl Fn(usize) -> Option<&'r Reading<'r>>,
) -> Placed {
    let mut placed = Placed::NoDocument;
    for (document, other) in corpus.documents.iter().enumerate() {
        if note.document.as_ref().is_some_and(|id| *id != other.id) {
            continue;
        }
        let Some(reading) = reading(document) else {
            placed = Placed::Awaited { document };
            continue;
        };
        match anchor(&note.passage, reading) {
            Anchored::NotFound if note.document.is_none() => {}
            Anchored::NotFound => placed = Placed::Orphan { document },
            place => return Placed::Found { document, place },
        }
    }
    placed
}
