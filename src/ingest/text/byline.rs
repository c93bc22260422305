//! Lines that name the authors of a text.

use super::measure::{self, Ending};
use super::unit::Unit;
use super::vocabulary::{self as words, List};

/// The authors in a line such as "By Jane Doe and John Roe".
pub(super) fn byline(unit: &Unit) -> Option<Vec<String>> {
    if unit.words > 16 || unit.bullet || unit.ending == Ending::Sentence {
        return None;
    }
    let honoured = || words::starts(List::Honorifics, &unit.folded) && unit.words > 1;
    names_after_by(&unit.text).or_else(|| honoured().then(|| bare_names(&unit.text)).flatten())
}

/// The authors in a text such as "By Jane Doe".
pub(super) fn names_after_by(text: &str) -> Option<Vec<String>> {
    let folded = measure::fold(text);
    let count = words::start(List::Bylines, &folded)?.split(' ').count();
    let rest = text
        .trim_start()
        .splitn(count + 1, char::is_whitespace)
        .nth(count)?;
    bare_names(rest)
}

/// Names parted by commas and "and", in a line such as "By Jane Doe" or without its first word;
/// `None` if something in the text cannot be part of a name.
pub fn names(text: &str) -> Option<Vec<String>> {
    names_after_by(text).or_else(|| bare_names(text))
}

/// Names parted by commas and "and".
pub(super) fn bare_names(text: &str) -> Option<Vec<String>> {
    let words = text.split_whitespace();
    let words: Vec<_> = words
        .map(|word| {
            if words::has(List::And, word) {
                ","
            } else {
                word
            }
        })
        .collect();
    let names: Vec<_> = words
        .join(" ")
        .split([',', ';', '&'])
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect();
    (!names.is_empty() && names.iter().all(|name| is_name(name))).then_some(names)
}

fn is_name(name: &str) -> bool {
    let mut tokens = name.split_whitespace().peekable();
    let capital = tokens
        .peek()
        .and_then(|first| first.chars().next())
        .is_some_and(|c| !c.is_lowercase());
    let part = |token: &str| {
        let small = token.chars().next().is_some_and(char::is_lowercase);
        let plain = token
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’' | '‐'));
        plain
            && (!small
                || token.contains(['\'', '’', '-'])
                || words::has(List::NameParticles, token))
    };
    capital && tokens.clone().count() <= 6 && tokens.all(part)
}
