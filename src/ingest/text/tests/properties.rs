//! What holds for any input.

use super::{check_spans, read};
use crate::text::{Overrides, extract};
use proptest::prelude::*;

/// Lines such as documents are made of, the good and the bad.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[A-Za-z’, ]{0,60}[.:]?",
        2 => "( {0,4}[•*-] )?([A-Z]?[a-z]{1,9} ){1,6}[a-z]{2,5}[.?]?",
        2 => "([A-Z][a-z]{3,9}[ ,]{1,2}){20,60}end\\.",
        2 => Just(String::new()),
        1 => "\\PC{0,30}",
        1 => "[\u{0}-\u{1f}\u{feff}\u{85}\u{2028} a-c]{0,8}",
        1 => prop::sample::select(vec![
            "Share", "Skip to content", "All rights reserved", "Related articles", "Events", "See all", "19/05/25",
            "25 February 2025", "By Ana Pérez", "Source: https://example.org/a", "A title | A site", "A title", "=====",
            "[1] A note.", "1. One", "Comments", "Reuters/Ana", "TagsWater",
        ]).prop_map(str::to_owned),
    ]
}

fn source() -> impl Strategy<Value = String> {
    let end = prop::sample::select(vec!["\n", "\n", "\n\n", "\r\n", "\r"]);
    prop::collection::vec((line(), end), 0..40)
        .prop_map(|lines| lines.into_iter().map(|(line, end)| line + end).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn spans_lie_inside_in_order_and_cover_their_words(source in source()) {
        check_spans(&source, &read(&source));
    }

    #[test]
    fn any_text_at_all_can_be_read(source in "\\PC*|(?s:.{0,200})") {
        check_spans(&source, &read(&source));
    }

    #[test]
    fn any_override_can_be_given(source in source(), first in "[a-c ]{0,3}", last in "[a-c ]{0,3}") {
        let overrides = Overrides { body_first: Some(first.clone()), body_last: Some(last), headings: vec![first] };
        check_spans(&source, &extract(&source, &overrides));
    }

    #[test]
    fn a_text_without_furniture_loses_no_word(
        paragraphs in prop::collection::vec("[A-Z][a-z]{2,8}( [a-z]{2,8}){0,40}[.?:,]?", 1..20),
        gap in prop::sample::select(vec!["\n", "\n\n", "\r\n\r\n"]),
    ) {
        let source = paragraphs.join(gap);
        let extracted = read(&source);
        check_spans(&source, &extracted);
        let printed = extracted.title.filter(|(_, basis)| *basis == corpus::TitleBasis::Printed);
        let title = printed.map(|(title, _)| title).unwrap_or_default();
        let texts = extracted.blocks.iter().map(|block| block.text.as_str());
        let kept: Vec<_> = std::iter::once(title.as_str()).chain(texts).flat_map(str::split_whitespace).collect();
        prop_assert_eq!(kept, source.split_whitespace().collect::<Vec<_>>());
    }
}
