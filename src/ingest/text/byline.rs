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

/// What stands behind a name and a comma and belongs to it.
const SUFFIXES: &[&str] = &[
    "jr", "sr", "ii", "iii", "iv", "md", "phd", "dphil", "esq", "dds", "dvm", "rn", "cpa", "jd",
    "llm", "mba", "msc", "ma", "ba", "mph", "obe", "cbe", "mbe", "frs", "qc", "kc", "mp",
];

fn is_suffix(text: &str) -> bool {
    let letters: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let is_short = !text.trim().contains(' ') && letters.len() <= 5;
    is_short && SUFFIXES.contains(&&*letters.to_lowercase())
}

/// True for one name that looks like two: "Lake, Ann", "Johnson & Johnson", "Trinidad and Tobago Police".
fn is_one_name(text: &str) -> bool {
    let words = |part: &str| part.split_whitespace().count();
    let joins = [" & ", " and ", ", "];
    let parts: Vec<&str> = joins.iter().fold(vec![text], |parts, join| {
        { parts.into_iter() }
            .flat_map(|part| part.split(*join))
            .collect()
    });
    let [first, second] = parts[..] else {
        return false;
    };
    let is_inverted = text.contains(", ");
    match is_inverted {
        true => words(first) == 1 && (1..=2).contains(&words(second)) && !is_suffix(second),
        false => words(first) == 1 || words(second) == 1,
    }
}

/// Names parted by commas and "and".
pub(super) fn bare_names(text: &str) -> Option<Vec<String>> {
    let names = split_names(text)?;
    Some(match is_one_name(text.trim()) {
        true => vec![text.split_whitespace().collect::<Vec<_>>().join(" ")],
        false => names,
    })
}

fn split_names(text: &str) -> Option<Vec<String>> {
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
    let line = words.join(" ");
    let parts = line.split([',', ';', '&']).map(str::trim);
    let mut names: Vec<String> = Vec::new();
    for part in parts.filter(|name| !name.is_empty()) {
        match names.last_mut() {
            Some(name) if is_suffix(part) => {
                name.push_str(", ");
                name.push_str(part);
            }
            _ => names.push(part.to_owned()),
        }
    }
    let bare = |name: &str| is_name(name.split(',').next().unwrap_or_default());
    (!names.is_empty() && names.iter().all(|name| bare(name))).then_some(names)
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
