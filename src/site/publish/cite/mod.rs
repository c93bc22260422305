//! A document for programs that manage citations: BibTeX, RIS and CSL-JSON.
//!
//! They say what the document says and nothing else: none has a place, the day of access is the one on which the file was
//! taken from the web, if that is known, and where nobody is named as author none is made of the publisher. A document without a title
//! has its first telling words as one, because no program takes an entry without.

mod bibtex;
mod csl;
mod ris;

use corpus::citation::FILES;
use corpus::{Corpus, Document, EdtfDate};
use ingest::citation::Work;

/// The media types of the [`FILES`], in their order.
pub const MEDIA_TYPES: [&str; 3] = [
    "application/x-bibtex",
    "application/x-research-info-systems",
    "application/vnd.citationstyles.csl+json",
];

/// The files of a document, by their names in the folder of its page.
pub fn files(corpus: &Corpus, document: &Document) -> [(&'static str, String); 3] {
    let work = Work::of(document, &corpus.entities);
    let texts = [
        bibtex::entry(document, &work),
        ris::record(document, &work),
        csl::items(document, &work),
    ];
    let mut texts = texts.into_iter();
    FILES.map(|(name, _)| (name, texts.next().unwrap_or_default()))
}

/// A date for the note of an entry, where the form itself has none that is as exact and as doubtful. Programs that know
/// EDTF in such a place forget the doubts: `2023~` becomes 2023 in citation-js.
fn noted(date: &EdtfDate) -> String {
    format!("{}{date}", ingest::citation::EDTF)
}

#[cfg(test)]
mod tests;
