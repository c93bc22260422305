//! The compiled default corpus, whole, against a file that was read by eye.
//!
//! After a wanted change: `UPDATE_GOLDEN=1 cargo test -p tests --test golden`, then read the diff.

use corpus::{BlockKind, Corpus, TitleBasis};
use std::path::Path;
use std::{env, fs};

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

fn compiled() -> Corpus {
    let compiled = ingest::compile_folder(&root().join("seeds"));
    let report = ingest::render(&compiled.diagnostics);
    compiled.corpus.unwrap_or_else(|| panic!("{report}"))
}

#[test]
fn the_default_corpus_is_what_was_reviewed() {
    let json = serde_json::to_string_pretty(&compiled()).expect("a corpus is JSON") + "\n";
    let file = root().join("tests/golden/corpus.json");
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&file, &json).expect("the golden file can be written");
    }
    let golden = fs::read_to_string(&file).unwrap_or_default();
    let line = json
        .lines()
        .zip(golden.lines())
        .position(|(new, old)| new != old);
    let line = line.unwrap_or_else(|| golden.lines().count().min(json.lines().count()));
    assert!(
        json == golden,
        "the corpus changed at line {}:\n  was {:?}\n  is  {:?}\nRead the change, then update {}",
        line + 1,
        golden.lines().nth(line),
        json.lines().nth(line),
        file.display()
    );
}

#[test]
fn every_span_of_the_default_corpus_is_the_text_that_it_claims() {
    let corpus = compiled();
    for document in &corpus.documents {
        let file = root().join("seeds").join(&document.source.file);
        let source = fs::read_to_string(&file).expect("the seeds are UTF-8");
        for block in &document.blocks {
            assert_eq!(
                block.span.slice(&source),
                Some(&*block.text),
                "{}",
                block.id
            );
        }
        for event in &corpus.events {
            for evidence in event.evidence.iter().filter(|e| e.document == document.id) {
                assert_eq!(
                    evidence.span.slice(&source),
                    Some(&*evidence.quote),
                    "{}",
                    event.id
                );
            }
        }
        for mention in corpus.mentions.iter().filter(|m| m.document == document.id) {
            assert_eq!(mention.span.slice(&source), Some(&*mention.text));
        }
    }
}

#[test]
fn the_documents_are_what_a_person_would_call_them() {
    let corpus = compiled();
    let shape = |id: &str| {
        let document = corpus
            .documents
            .iter()
            .find(|d| d.id.as_str() == id)
            .expect("is there");
        let count = |kind| document.blocks.iter().filter(|b| b.kind == kind).count();
        let date = document.date.as_ref().map(ToString::to_string);
        let parts = [
            BlockKind::Standfirst,
            BlockKind::Heading,
            BlockKind::Paragraph,
            BlockKind::Item,
            BlockKind::Note,
        ];
        (
            document.title_basis,
            date,
            parts.map(count),
            document.related.len(),
        )
    };
    let paper = (
        TitleBasis::Printed,
        Some("2023-07-19".into()),
        [1, 3, 3, 12, 2],
        4,
    );
    assert_eq!(shape("inss"), paper);
    let (basis, date, [standfirst, headings, paragraphs, items, _], related) = shape("congluan");
    assert_eq!((basis, date, standfirst), (TitleBasis::Derived, None, 1));
    assert_eq!((headings, paragraphs, items, related), (2, 15, 0, 0));
}

#[test]
fn the_published_data_reads_back_to_the_same_corpus() {
    let corpus = compiled();
    let json = serde_json::to_string(&corpus).expect("a corpus is JSON");
    assert_eq!(
        serde_json::from_str::<Corpus>(&json).expect("reads back"),
        corpus
    );
    let bytes = corpus::embedded::encode(&corpus).expect("encodes");
    assert_eq!(corpus::embedded::decode(&bytes), Ok(corpus));
}
