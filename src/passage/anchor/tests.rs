//! What is found, in tables.

use super::*;
use crate::reading::tests::document;

fn selector(paragraphs: &[&str], words: &str, nth: usize) -> Selector {
    let document = document("a", paragraphs);
    let reading = Reading::of(&document);
    let text = reading.slice(Span::new(0, u32::MAX));
    let (byte, _) = text.match_indices(words).nth(nth).expect("is there");
    let start = text[..byte].chars().count() as u32;
    let span = Span::new(start, start + words.chars().count() as u32);
    Selector::of(&reading, span).expect("has words")
}

fn found(selector: &Selector, paragraphs: &[&str]) -> String {
    let document = document("a", paragraphs);
    let reading = Reading::of(&document);
    match anchor(selector, &reading) {
        Anchored::Same(span) => format!("same: {}", reading.slice(span)),
        Anchored::Moved(span) => format!("moved: {}", reading.slice(span)),
        Anchored::Changed { span, .. } => format!("changed: {}", reading.slice(span)),
        Anchored::NotFound => "not found".into(),
    }
}

const TEXT: [&str; 4] = [
    "In the last decade the two governments spoke of shared values more often than of money.",
    "The agreement of 2016 grants five billion dollars a year, and both sides praised it at length.",
    "Iran is named eleven times in the paper, and each time as a threat to be contained.",
    "Nobody expects the next agreement to look the same, and few say so in public.",
];

#[test]
fn a_passage_is_found_where_it_is_or_said_to_be_lost() {
    let [a, b, c, d] = TEXT;
    let c_shorter = "Iran is named in the paper, and each time as a threat to be contained.";
    let b_other = "The agreement of 2016 grants six billion dollars a year, and both sides praised it at length.";
    let b_words = "The accord of 2016 gives five billion dollars each year, and both sides praised it at length.";
    let new = "Something else entirely stands here now.";
    let money = "five billion dollars a year";
    let contained = "each time as a threat to be contained";
    for (words, edited, want) in [
        (
            money,
            &[a, b, c, d][..],
            "same: five billion dollars a year",
        ),
        (money, &[new, a, b, d], "same: five billion dollars a year"),
        (money, &[a, c, d, b], "same: five billion dollars a year"),
        (
            money,
            &[a, b_other, c],
            "changed: six billion dollars a year",
        ),
        (
            money,
            &[a, b_words, c],
            "changed: five billion dollars each year",
        ),
        (money, &[a, c, d], "not found"),
        (money, &[], "not found"),
        (
            contained,
            &[a, b, c_shorter, d],
            "moved: each time as a threat to be contained",
        ),
        (b, &[a, b, c], &format!("same: {b}")),
        (b, &[a, b_other, c], &format!("changed: {b_other}")),
        (
            "2016",
            &[a, &b.replace("2016", "2019"), c, d],
            "changed: 2019",
        ),
        ("2016", &[a, &b.replace("2016 ", ""), c, d], "not found"),
        (
            "contained.\nNobody expects",
            &[a, b, c, d],
            "same: contained.\nNobody expects",
        ),
        (
            "contained.\nNobody expects",
            &[new, c, d],
            "same: contained.\nNobody expects",
        ),
        (
            "contained.\nNobody expects",
            &[
                b,
                c,
                "And nobody expects the next agreement to look the same",
            ],
            "changed: contained.\nAnd nobody expects",
        ),
        (
            "contained.\nNobody expects",
            &[a, &format!("{c} {d}")],
            "moved: contained. Nobody expects",
        ),
    ] {
        let selector = selector(&TEXT, words, 0);
        assert_eq!(found(&selector, edited), want, "{words:?} in {edited:?}");
    }
}

#[test]
fn of_repeated_words_the_right_ones_are_found_or_none() {
    let same = "The text of this notice may be quoted with its source.";
    let a = "First notice, on military aid and what it costs.";
    let b = "Second notice, on the courts and who appoints them.";
    let c = "Third notice, on Iran and the talks in Vienna.";
    let all = [a, same, b, same, c, same];
    for (nth, edited, want) in [
        (0, &all[..], "same"),
        (2, &all, "same"),
        (1, &["New beginning.", a, same, b, same, c, same], "b"),
        (1, &[a, same, b, same, c], "b"),
        // The right one is gone, the others are not taken for it.
        (1, &[a, same, c, same], "not found"),
        (2, &[a, same, b, same], "not found"),
        // All that told them apart is gone.
        (1, &[same, same, same], "not found"),
    ] {
        let selector = selector(&all, same, nth);
        let document = document("a", edited);
        let reading = Reading::of(&document);
        let anchored = anchor(&selector, &reading);
        let Some(span) = anchored.span() else {
            assert_eq!("not found", want, "{nth} in {edited:?}");
            continue;
        };
        assert_eq!(reading.slice(span), same);
        let before = reading.slice(Span::new(0, span.start));
        match want {
            "same" => assert!(matches!(anchored, Anchored::Same(_))),
            "b" => assert!(before.trim_end().ends_with(b), "{before:?}"),
            _ => panic!("{nth} in {edited:?} is taken for {span:?}"),
        }
    }
}

#[test]
fn words_without_a_surrounding_are_found_when_they_are_telling() {
    for (words, want) in [
        (
            "grants five billion dollars a year, and both",
            "moved: grants five billion dollars a year, and both",
        ),
        (
            "grants 5 billion dollars a year, and both",
            "changed: grants five billion dollars a year, and both",
        ),
        ("the", "not found"),
        ("agreement", "not found"),
        ("nowhere in the text, not even nearly so", "not found"),
        ("", "not found"),
    ] {
        let selector = Selector {
            words: crate::Words::Whole(words.into()),
            ..Selector::default()
        };
        assert_eq!(found(&selector, &TEXT), want);
    }
}
