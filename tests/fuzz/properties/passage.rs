//! What holds of passages that come from elsewhere: in a file of notes, in an address, in a receipt.

use super::search::CORPUS;
use ::passage::{Reading, Selector, anchor, notes, receipt};

/// So many notes of a file are looked for.
const NOTES: usize = 4;

/// Reads a text as each of them, and looks for what it points at.
pub fn check(text: &str) {
    let corpus = &CORPUS.0;
    let readings: Vec<_> = corpus.documents.iter().map(Reading::of).collect();
    let (found, _) = notes::annotation::read(text);
    for note in found.iter().take(NOTES) {
        let placed = notes::place(note, corpus, |document| readings.get(document));
        assert!(
            placed
                .document()
                .is_none_or(|document| document < readings.len())
        );
    }
    let paged: Vec<_> = found.iter().map(|note| (note, Some(1))).collect();
    let written = notes::annotation::write(&paged, "", |id| id.to_string());
    let (again, problem) = notes::annotation::read(&written);
    assert!(
        found.is_empty() || again.len() == found.len(),
        "{problem:?}"
    );
    let merged = notes::merge(found, again);
    assert_eq!(merged.added, 0);
    if let Some(selector) = Selector::from_address(text, None) {
        for reading in &readings {
            if let Some(span) = anchor(&selector, reading).span() {
                assert!(span.end <= reading.len(), "{span:?}");
            }
        }
    }
    receipt::verify(&receipt::read(text), corpus, |document| {
        corpus.documents.get(document)
    });
}
