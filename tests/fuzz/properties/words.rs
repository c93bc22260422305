//! How the text of a block relates to its source.

use std::collections::BTreeSet;

/// Checks the text of a block of this file against what stands at its span; see the invariant on spans in
/// `ARCHITECTURE.md`.
pub fn check(file: &str, text: &str, printed: &str) {
    match file.rsplit_once('.') {
        Some((_, "html" | "pdf")) => assert_eq!(text, printed),
        Some((_, "md")) => check_markdown(text, printed),
        _ if printed.contains(|c| BREAKS.contains(&c)) => check_lines(text, printed),
        _ => assert_eq!(text, printed),
    }
}

/// The lines of plain text, of which those that belong to pages may be left out; a word that a line breaks may have been
/// put together.
fn check_lines(text: &str, printed: &str) {
    let is_broken = { printed.lines() }.any(|line| line.trim_end().ends_with(HYPHENS));
    if !is_broken && visible(text) == visible(printed) {
        return;
    }
    let all = letters(text);
    // How much of the text the lines so far can have been.
    let mut reached = BTreeSet::from([0]);
    for line in printed.split(BREAKS) {
        let words = letters(line);
        let with = reached.iter().filter(|at| all[**at..].starts_with(&words));
        let with: Vec<_> = with.map(|at| at + words.len()).collect();
        if line.chars().count() > LONGEST_PAGE_LINE {
            reached.clear();
        }
        reached.extend(with);
    }
    assert!(
        reached.contains(&all.len()),
        "{text:?} is not the lines of {printed:?}"
    );
}

/// The longest line that can be the header or the footer of a page, with what nobody sees around it.
const LONGEST_PAGE_LINE: usize = 300;

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
