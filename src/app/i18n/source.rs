//! How a source is named and dated where it is quoted.

use super::dates::show;
use super::{Messages, PartMessages};
use corpus::{Corpus, Document};

/// Its publisher, or its title where none is known.
pub fn publisher_of(document: &Document) -> &str {
    document.publisher.as_deref().unwrap_or(&document.title)
}

/// What it is and who published it, as far as that is known: "Policy Paper · INSS"; else nothing.
pub fn kind_of(document: &Document) -> String {
    let known = [document.kind.as_deref(), document.publisher.as_deref()];
    known.into_iter().flatten().collect::<Vec<_>>().join(" · ")
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

/// When a document was published: "19 July 2023", or "Undated".
pub fn date_of(document: &Document, words: &Messages) -> String {
    match &document.date {
        Some(date) => show(date, &words.dates),
        None => words.undated.into(),
    }
}

/// When a document was published and how that is known: "Dated 19 July 2023 in the source".
pub fn dateline_of(document: &Document, words: &Messages) -> String {
    (words.dateline)(document.date_basis, &date_of(document, words))
}

/// When a document was taken from the web: "Captured 5 March 2020". That says nothing of when it was published.
pub fn capture_of(document: &Document, words: &PartMessages) -> Option<String> {
    let captured = document.captured.as_ref()?;
    Some((words.captured)(&show(captured, &words.dates)))
}
