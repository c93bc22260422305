//! The form of the index.

use super::{IndexError, Layout, Section, build, layout::VERSION};
use crate::{Index, Query, language};
use corpus::{
    Block, BlockId, BlockKind, Citations, Corpus, CorpusInfo, Document, DocumentDateBasis,
    DocumentId, Source, Span, TitleBasis,
};

/// An index that the first version wrote.
const OLD: &[u8] = include_bytes!("fixtures/version-1.index");

fn block(at: usize, kind: BlockKind, text: &str) -> Block {
    Block {
        page: None,
        id: BlockId::new(format!("b-{at}")).expect("is an id"),
        kind,
        level: if kind == BlockKind::Heading { 2 } else { 0 },
        text: text.into(),
        span: Span::new(0, 0),
        themes: vec![],
    }
}

/// Documents of an id, a language, a title and passages; a passage without a point is a heading.
pub(crate) fn corpus_of(documents: &[(&str, &str, &str, &[&str])]) -> Corpus {
    let document = |(id, language, title, texts): &(&str, &str, &str, &[&str])| Document {
        id: DocumentId::new(*id).expect("is an id"),
        title: (*title).into(),
        title_basis: TitleBasis::Printed,
        publisher: None,
        authors: vec![],
        date: None,
        date_basis: DocumentDateBasis::None,
        captured: None,
        url: None,
        language: (*language).into(),
        kind: None,
        citation: Citations::default(),
        source: Source {
            file: "f.txt".into(),
            sha256: String::new(),
            is_text: true,
        },
        blocks: (texts.iter().enumerate())
            .map(|(at, text)| {
                let kind = if text.contains('.') {
                    BlockKind::Paragraph
                } else {
                    BlockKind::Heading
                };
                block(at, kind, text)
            })
            .collect(),
        related: vec![],
    };
    Corpus {
        corpus: CorpusInfo {
            title: "T".into(),
            description: String::new(),
            language: "en".into(),
            version: "0".into(),
            format: corpus::FORMAT_VERSION,
        },
        documents: documents.iter().map(document).collect(),
        themes: vec![],
        entities: vec![],
        events: vec![],
        mentions: vec![],
        groups: Default::default(),
    }
}

fn corpus() -> Corpus {
    corpus_of(&[
        (
            "a",
            "en",
            "The bridge",
            &[
                "Costs",
                "The bridge cost much. Bridges cost.",
                "The U.S. paid.",
            ],
        ),
        (
            "b",
            "en",
            "Élan",
            &["A word of défense. It told us nothing of the bridge."],
        ),
    ])
}

#[test]
fn an_index_is_read_or_says_that_it_is_of_another_version() {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let file = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/index/fixtures/version-1.index"
        );
        std::fs::write(file, build(&corpus(), &[])).expect("the fixture can be written");
    }
    let read = Index::read(OLD, &[&language::ENGLISH][..]);
    if VERSION == 1 {
        assert!(
            OLD == build(&corpus(), &[]),
            "the form changed: raise the version"
        );
        let found =
            read.expect("it is of this version")
                .search(&corpus(), &Query::new("bridges "), 9);
        assert_eq!(found.count, 3);
    } else {
        assert_eq!(read.err(), Some(IndexError::Version { found: 1 }));
    }
}

#[test]
fn a_scope_narrows_passages_and_no_events() {
    let corpus = corpus();
    let index = Index::read(build(&corpus, &[]), &[&language::ENGLISH][..]).expect("was built");
    let search = |documents: &[usize], themes: &[usize]| {
        let scope = crate::Scope {
            documents: documents.to_vec(),
            themes: themes.to_vec(),
        };
        index.search_in(&corpus, &Query::new("bridges "), &scope, 9)
    };
    let all = search(&[], &[]);
    for (number, _) in corpus.documents.iter().enumerate() {
        let found = search(&[number], &[]);
        let here = all.passages.iter().filter(|hit| hit.document == number);
        assert_eq!(found.count, here.count(), "document {number}");
        assert_eq!(found.events, all.events);
    }
    let themes = (0..corpus.themes.len()).map(|theme| search(&[], &[theme]));
    for (theme, found) in themes.enumerate() {
        let id = &corpus.themes[theme].id;
        assert_eq!(found.events, all.events);
        for hit in found.passages {
            let crate::Place::Block(at) = hit.place else {
                panic!("{hit:?}")
            };
            let block = &corpus.documents[hit.document].blocks[at];
            assert!(block.themes.iter().any(|of| &of.id == id), "{hit:?}");
        }
    }
}

#[test]
fn other_bytes_are_told_apart() {
    let good = build(&corpus(), &[]);
    let mut newer = good.clone();
    newer[8] += 1;
    let mut crossed = good.clone();
    crossed[9] = 0xFF;
    let read = |bytes: &[u8]| Layout::read(bytes.to_vec().into()).map(|_| ()).err();
    assert_eq!(read(&good), None);
    assert_eq!(read(b""), Some(IndexError::Magic));
    assert_eq!(read(b"<!doctype html>"), Some(IndexError::Magic));
    let found = VERSION + 1;
    assert_eq!(read(&newer), Some(IndexError::Version { found }));
    assert_eq!(read(&crossed), Some(IndexError::Damaged));
    assert_eq!(read(&good[..good.len() - 1]), Some(IndexError::Damaged));
    assert_eq!(read(&good[..20]), Some(IndexError::Damaged));
}

#[test]
fn terms_are_found_by_their_forms_and_stems() {
    let layout = Layout::read(build(&corpus(), &[]).into()).expect("what was built can be read");
    let find = |key: &str| super::Terms::find(&layout, key.as_bytes());
    let forms = |key: &str| -> Option<Vec<String>> {
        let term = find(key)?;
        let others = super::Terms::of_stem(&layout, &term);
        let keys = [term.id].into_iter().chain(others.map(|(term, _)| term.id));
        Some(
            keys.map(|id| String::from_utf8(super::Terms::key_of(&layout, id)).expect("is text"))
                .collect(),
        )
    };
    let cases: &[(&str, Option<&[&str]>)] = &[
        ("bridge", Some(&["bridge", "bridges"])),
        ("us", Some(&["us"])),
        ("us\u{1}", Some(&["us\u{1}"])),
        ("defense", Some(&["defense"])),
        ("elan", Some(&["elan"])),
        ("absent", None),
        ("", None),
    ];
    for (key, want) in cases {
        let want = want.map(|forms| forms.iter().map(|form| form.to_string()).collect());
        assert_eq!(forms(key), want, "{key}");
    }
    assert!(find("the").is_some_and(|term| term.is_stop_word));
    assert_eq!(layout.text(Section::Languages), "en");
}

#[test]
fn terms_are_shown_as_they_are_printed() {
    let layout = Layout::read(build(&corpus(), &[]).into()).expect("what was built can be read");
    let printed = |key: &str| {
        let term = super::Terms::find(&layout, key.as_bytes()).expect(key);
        super::Terms::printed(&layout, term.id)
    };
    for (key, want) in [
        ("bridge", "bridge"),
        ("us", "us"),
        ("us\u{1}", "U.S"),
        ("defense", "défense"),
        // It stands in no small letters.
        ("elan", "Élan"),
        ("costs", "Costs"),
    ] {
        assert_eq!(printed(key), want);
    }
}

#[test]
fn an_index_in_pieces_asks_for_those_that_a_query_needs() {
    let corpus = corpus();
    let whole = build(&corpus, &[]);
    let cut = crate::cut(whole.clone(), [0; 3], |piece| piece.len() as u64).expect("it is whole");
    let index = Index::read(cut.head, &[&language::ENGLISH][..]).expect("was built");
    let query = Query::new("bridge ");
    let mut rounds = Vec::new();
    let found = loop {
        let found = index.search(&corpus, &query, 9);
        let wanted = index.wanted();
        if wanted.is_empty() {
            break found;
        }
        rounds.push(wanted.len());
        for wanted in wanted {
            let piece = &cut.pieces[wanted.piece];
            assert_eq!(wanted.name, piece.len() as u64);
            index.give(wanted.piece, piece.clone());
        }
    };
    // The word among the terms, then where it stands; one word asks for no positions.
    assert_eq!(rounds, [1, 1]);
    let index = Index::read(whole, &[&language::ENGLISH][..]).expect("was built");
    assert_eq!(found.passages, index.search(&corpus, &query, 9).passages);
    assert!(index.wanted().is_empty());
}
