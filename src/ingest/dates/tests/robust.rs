//! What holds for any text.

use super::{super::*, dated};

/// Words that set rules off, and some that upset them.
const WORDS: &[&str] = &[
    "May",
    "may",
    "march",
    "Dec.",
    "5",
    "12",
    "31",
    "19th",
    "2016",
    "2023-07-19",
    "19/05/25",
    "-",
    "–",
    "/",
    ".",
    ",",
    "to",
    "and",
    "from",
    "between",
    "of",
    "the",
    "in",
    "circa",
    "late",
    "end",
    "FY",
    "Q1",
    "BC",
    "century",
    "first",
    "half",
    "last",
    "this",
    "next",
    "two",
    "years",
    "ago",
    "week",
    "Monday",
    "yesterday",
    "'",
    "s",
    "(",
    ")",
    "?",
    "99999999999999999999",
    "0",
    "é",
    "🇮🇱",
    "\u{301}",
    "\n\n",
    "\t",
    "A.D.",
    "İ",
    "’60s",
    "$",
    "%",
    "~",
    "fall",
    "or",
    "later",
    "Easter",
    "day",
    "month",
    "1",
    "00",
    "000",
    "uncertain",
    "of last year",
];

#[test]
fn spans_are_ordered_and_inside_whatever_the_text() {
    // A linear congruential generator, so that a failure comes again.
    let mut state = 1_u64;
    let mut draw = |limit: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % limit
    };
    let anchors = [
        "2023-07-19",
        "2024-02",
        "0000-01-01",
        "-9999",
        "9999-12-31",
        "Y170000002",
        "201X",
        "../2020",
    ];
    for _ in 0..5_000 {
        let mut text = String::new();
        for _ in 0..draw(12) {
            text.push_str(WORDS[draw(WORDS.len())]);
            text.push_str(["", " ", " ", "  "][draw(4)]);
        }
        let length = text.chars().count() as u32;
        let mut context = dated(anchors[draw(anchors.len())]);
        context.order = numeric_order(&text);
        let mut end = 0;
        for expression in find(&text, &context) {
            let span = expression.span;
            assert!(
                end <= span.start && span.start < span.end && span.end <= length,
                "{text:?} {expression:?}"
            );
            end = span.end;
            let unresolved = expression.basis == MentionBasis::Unresolved;
            assert_eq!(
                unresolved,
                expression.edtf.is_none(),
                "{text:?} {expression:?}"
            );
        }
    }
}

#[test]
fn a_long_text_is_no_problem() {
    // These would take minutes if a rule looked at more than a bounded number of tokens.
    for unit in [
        "the ",
        "1-",
        "a.",
        "late ",
        "May ",
        "12/",
        "- ",
        "'",
        "from ",
        "1990s and ",
        "\n",
        "2016, ",
    ] {
        let text = unit.repeat(5_000);
        find(&text, &dated("2023-07-19"));
        numeric_order(&text);
    }
}

#[test]
fn spans_count_scalar_values() {
    let text = "🇮🇱 “é” – May 5, 2020\r\nthe İ 2016";
    let words: Vec<_> = find(text, &Context::default())
        .into_iter()
        .map(|expression| expression.span.slice(text))
        .collect();
    assert_eq!(words, [Some("May 5, 2020"), Some("2016")]);
}
