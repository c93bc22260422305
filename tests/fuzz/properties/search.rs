//! What holds of every query, and of an index whose bytes are damaged.

use corpus::{Corpus, Span};
use search::{Completion, Found, Index, Query, build, cut, language, marks};
use std::sync::LazyLock;

/// A corpus with a document of each format, and its index.
pub static CORPUS: LazyLock<(Corpus, Vec<u8>)> = LazyLock::new(|| {
    let folder = crate::with_manifest(MANIFEST.as_bytes());
    let compiled = ingest::compile(&folder);
    let corpus = compiled.corpus.expect("the documents have no errors");
    let bytes = build(&corpus, &compiled.synonyms);
    assert!(
        bytes == build(&corpus, &compiled.synonyms),
        "another index of the same corpus"
    );
    (corpus, bytes)
});

const MANIFEST: &str = r#"
[corpus]
synonyms = [["bridge", "river crossing"], ["MoT", "ministry of transport"]]
automatic_events = true
[[theme]]
id = "traffic"
name = "Traffic"
cues = ["bridge", "harbour"]
[[entity]]
id = "mayor"
name = "The mayor"
kind = "person"
"#;

/// The index in some bytes, if they are one.
pub fn read(bytes: Vec<u8>) -> Option<Index> {
    Index::read(bytes, &[&language::ENGLISH][..]).ok()
}

/// Searches and checks what is found.
pub fn check(typed: &str) {
    let (corpus, bytes) = &*CORPUS;
    let index = read(bytes.clone()).expect("what was built can be read");
    let query = Query::new(typed);
    check_query(typed, &query);
    let found = index.search(corpus, &query, 50);
    let is_listed = found.passages.len() == found.count.min(50);
    assert!(
        is_listed,
        "{typed:?}: {} of {}",
        found.passages.len(),
        found.count
    );
    let in_documents: usize = found.documents.iter().map(|hit| hit.count).sum();
    assert_eq!(in_documents, found.count, "{typed:?}");
    let counted: usize = found.counts.iter().sum();
    assert_eq!(counted, found.count, "{typed:?}");
    assert!(
        found.passages.is_sorted_by_key(|hit| hit.holds),
        "{typed:?}"
    );
    for pair in found.passages.windows(2) {
        let in_order = (pair[0].document, place(corpus, &pair[0]))
            < (pair[1].document, place(corpus, &pair[1]));
        assert!(
            pair[0].score > pair[1].score || pair[0].score == pair[1].score && in_order,
            "{typed:?}"
        );
    }
    for hit in &found.passages {
        let document = &corpus.documents[hit.document];
        for text in hit.place.text(document).expect("the passage is there") {
            check_marks(&marks(&found, text), text, typed);
        }
    }
    let completions = index.completions(&query, 5);
    for completion in &completions {
        assert!(
            is_printed(corpus, &completion.text),
            "{typed:?}: {completion:?}"
        );
        assert!(
            completion.from as usize <= typed.chars().count(),
            "{typed:?}: {completion:?}"
        );
    }
    let (in_pieces, completions_in_pieces) = search_in_pieces(&query);
    assert_eq!(found.passages, in_pieces.passages, "{typed:?}");
    assert_eq!(found.documents, in_pieces.documents, "{typed:?}");
    assert_eq!(found.events, in_pieces.events, "{typed:?}");
    assert_eq!(found.instead, in_pieces.instead, "{typed:?}");
    assert_eq!(completions, completions_in_pieces, "{typed:?}");
    if let Some(events) = &found.events {
        assert_eq!(events.len(), corpus.events.len());
    }
    check_marks(&marks(&found, typed), typed, typed);
}

/// True if a document prints a text.
fn is_printed(corpus: &Corpus, text: &str) -> bool {
    corpus.documents.iter().any(|document| {
        let blocks = document.blocks.iter().map(|block| &block.text);
        let related = document
            .related
            .iter()
            .flat_map(|item| [&item.title, &item.text]);
        let mut texts = blocks.chain(related).chain([&document.title]);
        texts.any(|printed| printed.contains(text))
    })
}

/// What is found in an index of which only those pieces are there that were asked for, each block of terms one piece.
fn search_in_pieces(query: &Query) -> (Found, Vec<Completion>) {
    let (corpus, bytes) = &*CORPUS;
    let cut = cut(bytes.clone(), [0; 3], |_| 0).expect("what was built is whole");
    let index = read(cut.head).expect("what was cut can be read");
    for _ in 0..ROUNDS {
        let found = index.search(corpus, query, 50);
        let completions = index.completions(query, 5);
        let wanted = index.wanted();
        if wanted.is_empty() {
            return (found, completions);
        }
        for wanted in wanted {
            index.give(wanted.piece, cut.pieces[wanted.piece].clone());
        }
    }
    panic!("{:?} asks for ever more", query.text);
}

/// So often at most pieces are asked for: the terms of a word, those of its stem one after the other, those that are nearly
/// it, where they stand, and where exactly.
const ROUNDS: usize = 40;

fn place(corpus: &Corpus, hit: &search::Hit) -> usize {
    match hit.place {
        search::Place::Title => 0,
        search::Place::Block(at) => 1 + at,
        search::Place::Related(at) => 1 + corpus.documents[hit.document].blocks.len() + at,
    }
}

/// The parts of a query stand in what was typed, one after the other.
fn check_query(typed: &str, query: &Query) {
    let mut end = 0;
    for part in &query.parts {
        assert!(part.span.start >= end, "{typed:?} {part:?}");
        end = part.span.end;
        assert!(part.span.slice(&query.text).is_some(), "{typed:?} {part:?}");
        for word in &part.words {
            assert!(part.span.contains(word.span), "{typed:?} {part:?}");
        }
    }
    assert_eq!(&Query::new(&query.text), query);
}

/// Marks stand in the text, in order, and the sentence as well.
fn check_marks(marks: &search::Marks, text: &str, typed: &str) {
    let length = text.chars().count() as u32;
    assert!(
        Span::new(0, length).contains(marks.sentence),
        "{typed:?} {marks:?}"
    );
    let mut end = 0;
    for word in &marks.words {
        assert!(
            word.start >= end && word.end > word.start && word.end <= length,
            "{typed:?} {marks:?}"
        );
        end = word.end;
    }
}

/// Overwrites bytes of an index: of every three of the input the first two say where, the third with what. Whatever
/// comes of it, searching ends and does not fail.
pub fn check_damaged(input: &[u8]) {
    let (corpus, bytes) = &*CORPUS;
    let mut bytes = bytes.clone();
    for change in input.chunks_exact(3) {
        let at = usize::from(u16::from_be_bytes([change[0], change[1]])) % bytes.len();
        bytes[at] = change[2];
    }
    if input.len() % 3 == 1 {
        let kept = usize::from(input[input.len() - 1]) * bytes.len() / 256;
        bytes.truncate(kept);
    }
    let Some(index) = read(bytes) else { return };
    for typed in [
        "bridge",
        "the \"opened the\" brigde",
        "theme:traffic ag",
        "person:mayor -harbour",
        "date:2021 in:title",
        "2020-03",
    ] {
        let query = Query::new(typed);
        let found = index.search(corpus, &query, 5);
        for hit in &found.passages {
            let texts = hit.place.text(&corpus.documents[hit.document]);
            let texts = texts.unwrap_or_default();
            texts.into_iter().for_each(|text| drop(marks(&found, text)));
        }
        for hit in &found.documents {
            assert!(hit.document < corpus.documents.len(), "{hit:?}");
        }
        index.completions(&query, 5);
    }
}
