//! How the text of a block relates to its source.

/// Checks the text of a block of this file against what stands at its span; see the invariant on spans in
/// `ARCHITECTURE.md`.
pub fn check(file: &str, text: &str, printed: &str) {
    match file.rsplit_once('.') {
        Some((_, "html")) => assert_eq!(text, printed),
        Some((_, "md")) => check_markdown(text, printed),
        // A word that is broken there may have been put together.
        _ if printed
            .lines()
            .any(|line| line.trim_end().ends_with(HYPHENS)) =>
        {
            assert_eq!(letters(text), letters(printed));
        }
        _ if printed.contains(|c| BREAKS.contains(&c)) => {
            assert_eq!(visible(text), visible(printed));
        }
        _ => assert_eq!(text, printed),
    }
}

/// The same for words that are only a part of what is printed; a site's own words may stand between them.
pub fn check_part(file: &str, text: &str, printed: &str) {
    let mut rest = visible(printed).into_iter();
    let missing = visible(text)
        .into_iter()
        .find(|word| !rest.any(|other| other.contains(word)));
    assert!(
        missing.is_none(),
        "{file}: {missing:?} of {text:?} is not in {printed:?}"
    );
}

/// What ends a line. The lines of a wrapped paragraph are joined with a space.
const BREAKS: [char; 6] = ['\n', '\r', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

/// With what a line ends within a word.
const HYPHENS: [char; 4] = ['-', '‐', '\u{ad}', '¬'];

/// What one sees of a text, without hyphens and white space.
fn letters(text: &str) -> String {
    visible(text).concat().replace(HYPHENS, "")
}

/// The words of a text without what nobody sees.
fn visible(text: &str) -> Vec<&str> {
    let hidden = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || "\u{feff}\u{200b}\u{200c}\u{200d}\u{200e}\u{200f}".contains(c)
    };
    text.split(hidden).filter(|word| !word.is_empty()).collect()
}

/// Between the words of markdown stands markup, and a reference stands for a character. What is left of both
/// without white space, marks and digits is words of the source in their order.
fn check_markdown(text: &str, printed: &str) {
    if printed.contains('&') {
        return;
    }
    let mut printed_letters = printed.chars();
    let mut letters = text.chars().filter(|c| c.is_alphabetic());
    let missing = letters.find(|letter| !printed_letters.any(|c| c == *letter));
    assert!(
        missing.is_none(),
        "{missing:?} of {text:?} is not in {printed:?}"
    );
}
