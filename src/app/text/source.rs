//! How a source is named where it is quoted.

use corpus::{Corpus, Document};

/// Its publisher, or its title where none is known.
pub fn publisher_of(document: &Document) -> &str {
    document.publisher.as_deref().unwrap_or(&document.title)
}

/// Its publisher where no other document has the same, else its title: a name that tells it from all
/// others as far as the documents do. It compares all documents; the page has the names of all of them,
/// see `Explorer::name_of_source`.
pub fn name_among<'c>(corpus: &'c Corpus, document: &'c Document) -> &'c str {
    let others = (corpus.documents.iter()).filter(|other| other.publisher == document.publisher);
    match (&document.publisher, others.count()) {
        (Some(publisher), 1) => publisher,
        _ => &document.title,
    }
}
