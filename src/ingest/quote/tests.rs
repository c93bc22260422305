use super::*;
use crate::{Severity, reading::samples};

const BLOCKS: &[&str] = &[
    "A heading",
    "The agreement, signed\nin 2016, provides “substantial\u{A0}support” – for ten years.",
    "The two sides agree. They met in May, and the two sides met again in June.",
    "Both disagree; the two sides differ.",
    "Repeated.",
    "Repeated.",
];
const ITEMS: &[[&str; 3]] = &[[
    "Between War and Peace",
    "19/05/25",
    "Where the two sides stand.",
]];

/// What became of a quote: the document's words, the number of the passage and the codes of the
/// report; and the report.
fn anchored(quote: &str, near: Option<&str>) -> (Option<(String, usize, u32)>, Vec<Diagnostic>) {
    let readings = [
        samples::reading("a", BLOCKS, ITEMS),
        samples::reading("b", &["Only in the other one."], &[]),
    ];
    let text = format!("quote = {quote:?}\nnear = {near:?}\n");
    let located = |value: &str| {
        let value = value.to_owned();
        Located { value, at: 8..12 }
    };
    let mut report = Report::new(&text);
    let near = near.map(located);
    let found = anchor(
        &located(quote),
        near.as_ref(),
        &readings[0],
        &readings,
        &mut report,
    );
    let found = found.map(|anchor| {
        // Evidence must hold whatever way it was found.
        let evidence = anchor.evidence(&readings[0]);
        let source = evidence
            .span
            .slice(&readings[0].source)
            .expect("in the source");
        assert_eq!(source.replace('\n', " "), evidence.quote);
        let passages = readings[0].passages.iter();
        let passage = passages
            .take_while(|p| !std::ptr::eq(*p, anchor.passage))
            .count();
        (evidence.quote, passage, evidence.offset)
    });
    (found, report.diagnostics)
}

#[test]
fn quotes_are_found_exactly_or_folded_and_keep_the_documents_words() {
    for (quote, near, want, passage, offset, code) in [
        ("signed in 2016", None, "signed in 2016", 1, 15, None),
        ("A heading", None, "A heading", 0, 0, None),
        ("support” – for", None, "support” – for", 1, 53, None),
        (
            "\"substantial support\" - for",
            None,
            "“substantial\u{A0}support” – for",
            1,
            40,
            Some("quote-normalised"),
        ),
        (
            "signed\n  in 2016",
            None,
            "signed in 2016",
            1,
            15,
            Some("quote-normalised"),
        ),
        (" in 2016, ", None, " in 2016, ", 1, 21, None),
        // Several times in one block: the first, or the one by the words `near`.
        ("met", None, "met", 2, 26, None),
        ("met", Some("in June"), "met", 2, 56, None),
        // In several blocks: the one with the words `near`.
        ("the two sides", Some("May"), "the two sides", 2, 42, None),
        (
            "the two sides",
            Some("differ"),
            "the two sides",
            3,
            15,
            None,
        ),
        (
            "the two sides",
            Some("war and peace"),
            "",
            0,
            0,
            Some("near-not-found"),
        ),
        (
            "the two sides",
            Some("War and Peace"),
            "the two sides",
            7,
            6,
            None,
        ),
        // The same words in blocks that are the same.
        ("Repeated.", None, "Repeated.", 4, 0, None),
        // Notices: title, blurb, printed date.
        ("War and Peace", None, "War and Peace", 6, 8, None),
        ("19/05/25", None, "19/05/25", 8, 0, None),
        // Whole words come before parts of words.
        ("agree", None, "agree", 2, 14, None),
        ("disagre", None, "disagre", 3, 5, Some("quote-cuts-word")),
    ] {
        let (found, diagnostics) = anchored(quote, near);
        let codes: Vec<_> = diagnostics.iter().map(|d| d.code).collect();
        assert_eq!(codes, code.into_iter().collect::<Vec<_>>(), "{quote:?}");
        let want = (!want.is_empty()).then(|| (want.to_owned(), passage, offset));
        assert_eq!(found, want, "{quote:?} near {near:?}");
    }
}

#[test]
fn what_is_not_found_is_explained() {
    for (quote, code, line, explained) in [
        // Nothing wrong but one word: the nearest passage with its line, and the difference.
        (
            "The agreement, signed in 2017, provides",
            "quote-not-found",
            Some(3),
            "signed in [-2017,-] {+2016,+} provides",
        ),
        (
            "they met in may and June",
            "quote-not-found",
            Some(6),
            "[-they-] {+They+} met in [-may-] {+May,+} and [-June-] {+the+}",
        ),
        (
            "xyzzy plugh qwxkj",
            "quote-not-found",
            None,
            "no passage of the document is similar",
        ),
        (
            "THE AGREEMENT, SIGNED IN 2016,",
            "quote-not-found",
            Some(3),
            "[-THE AGREEMENT, SIGNED IN-] {+The agreement, signed in+} 2016,",
        ),
        (
            "Only in the other one.",
            "quote-not-found",
            None,
            "they are in `b`",
        ),
        (
            "for ten years. The two sides agree.",
            "quote-not-found",
            None,
            "they run over several blocks; quote each block by itself",
        ),
        (
            "not part of the text",
            "quote-not-found",
            Some(18),
            "say in the manifest where the text begins",
        ),
        (
            "the two sides",
            "quote-ambiguous",
            Some(6),
            "these words stand in 3 blocks",
        ),
    ] {
        let (found, diagnostics) = anchored(quote, None);
        assert_eq!(found, None, "{quote:?}");
        let [diagnostic] = &diagnostics[..] else {
            panic!("{quote:?}: {diagnostics:?}");
        };
        assert_eq!(
            (diagnostic.severity, diagnostic.code),
            (Severity::Error, code),
            "{quote:?}"
        );
        let place = diagnostic.place.as_ref().expect("has a place");
        assert_eq!(
            (&*place.file, place.line, place.column),
            ("corpus.toml", 1, 9)
        );
        assert_eq!(
            diagnostic.related.first().map(|place| place.line),
            line,
            "{quote:?}"
        );
        let texts = [
            Some(&diagnostic.message),
            diagnostic.note.as_ref(),
            diagnostic.help.as_ref(),
        ];
        let all: Vec<_> = texts.into_iter().flatten().collect();
        assert!(
            all.iter().any(|text| text.contains(explained)),
            "{quote:?}: {all:?}"
        );
    }
}
