//! A text to the sentences in which it is read aloud.
//!
//! A cut that is missing makes a long breath, one too many a pause: neither changes a word, so plain rules
//! will do. A point ends a sentence before a space and a word that is not in lower case, and not after
//! an initial or one of the abbreviations that stand before names.

use corpus::Span;

/// Stand before a name or a number, with a point, in the languages that have been read so far.
const BEFORE_NAMES: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "capt", "adm", "sen", "rep", "gov", "amb",
    "rev", "st", "mt", "vs", "no", "nos", "vol", "art", "sec", "fig", "cf", "approx", "pp",
];
/// More characters are too much for one breath, and for some voices.
const LONG: usize = 400;

/// The sentences of a text, as spans of its scalar values without the space around them.
pub fn sentences(text: &str) -> Vec<Span> {
    let text: Vec<char> = text.chars().collect();
    let mut spans = Vec::new();
    let mut start = 0;
    for at in 0..text.len() {
        let is_last = at + 1 == text.len();
        if is_last || ends_at(&text, start, at) || is_breath(&text, start, at) {
            push(&mut spans, &text, start, at + 1);
            start = at + 1;
        }
    }
    spans
}

/// True if a sentence that begins at `start` ends with the character at `at`, which then is a space
/// or a stop of a script that has no spaces.
fn ends_at(text: &[char], start: usize, at: usize) -> bool {
    if "。！？।॥።។".contains(text[at]) || text[at] == '\n' {
        return true;
    }
    if !text[at].is_whitespace() {
        return false;
    }
    let is_closing = |c: &&char| "\"'”’»)]".contains(**c);
    let closing = text[start..at].iter().rev().take_while(is_closing).count();
    let said = &text[start..at - closing];
    let next = text[at..].iter().find(|c| !c.is_whitespace());
    match said.last() {
        Some('!' | '?' | '؟' | '۔') => true,
        Some('.' | '…') => {
            !next.is_some_and(|c| c.is_lowercase()) && !abbreviates(&said[..said.len() - 1])
        }
        _ => false,
    }
}

/// True if the point after these words belongs to an initial or an abbreviation.
fn abbreviates(said: &[char]) -> bool {
    let letters = said.iter().rev().take_while(|c| c.is_alphabetic()).count();
    let word: String = said[said.len() - letters..].iter().collect();
    match letters {
        0 => false,
        1 => word.chars().all(char::is_uppercase),
        _ => BEFORE_NAMES.contains(&&*word.to_lowercase()),
    }
}

/// True if a voice may take a breath here although the sentence goes on.
fn is_breath(text: &[char], start: usize, at: usize) -> bool {
    let long = at - start;
    let after_sign = at > start && ",;:–—".contains(text[at - 1]);
    text[at].is_whitespace() && (long > LONG && after_sign || long > 2 * LONG) || long >= 3 * LONG
}

fn push(spans: &mut Vec<Span>, text: &[char], mut start: usize, mut end: usize) {
    while start < end && text[start].is_whitespace() {
        start += 1;
    }
    while start < end && text[end - 1].is_whitespace() {
        end -= 1;
    }
    if text[start..end].iter().any(|c| c.is_alphanumeric()) {
        spans.push(Span::new(start as u32, end as u32));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let slice = |span: &Span| span.slice(text).expect("lies in the text");
        sentences(text).iter().map(slice).collect()
    }

    #[test]
    fn sentences_end_where_a_voice_falls() {
        let cases: &[(&str, &[&str])] = &[
            ("", &[]),
            (" – ", &[]),
            ("No stop", &["No stop"]),
            ("One. Two! Three? Four", &["One.", "Two!", "Three?", "Four"]),
            ("He said: “Go.” She went.", &["He said: “Go.”", "She went."]),
            (
                "Mr. Biden and J. Smith met Dr. No.",
                &["Mr. Biden and J. Smith met Dr. No."],
            ),
            (
                "In the U.S. Congress it passed.",
                &["In the U.S. Congress it passed."],
            ),
            (
                "It cost 3.5 bn, etc. and more. 12 left.",
                &["It cost 3.5 bn, etc. and more.", "12 left."],
            ),
            ("a heading\nand its text", &["a heading", "and its text"]),
            ("一。二！三", &["一。", "二！", "三"]),
            ("Ông đến. Bà đi.", &["Ông đến.", "Bà đi."]),
            ("Well… He left. ", &["Well…", "He left."]),
        ];
        for (text, want) in cases {
            assert_eq!(&cut(text), want, "{text:?}");
        }
    }

    #[test]
    fn every_letter_is_read_once_and_no_breath_is_too_long() {
        let long = "word, ".repeat(300);
        let endless = "x".repeat(5000);
        let spaced = "word ".repeat(1000);
        for text in [&*long, &*endless, &*spaced, ". . .a.", "\u{301}. \u{301}A"] {
            let letters = |s: &str| {
                s.chars()
                    .filter(|c| c.is_alphanumeric())
                    .collect::<String>()
            };
            assert_eq!(letters(&cut(text).concat()), letters(text));
            assert!(
                cut(text)
                    .iter()
                    .all(|part| part.chars().count() <= 3 * LONG + 1)
            );
        }
    }
}
