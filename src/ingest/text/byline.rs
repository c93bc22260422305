//! Lines that name the authors of a text.

use super::measure::{self, Ending};
use super::unit::Unit;
use super::vocabulary::{self as words, List};

/// The authors in a line such as "By Jane Doe and John Roe".
pub(super) fn byline(unit: &Unit) -> Option<Vec<String>> {
    // "By Bo Hill, Jr."
    let ends_name = || unit.text.rsplit([' ', ',']).next().is_some_and(is_suffix);
    let is_sentence = unit.ending == Ending::Sentence && !ends_name();
    if unit.words > 16 || unit.bullet || is_sentence {
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

/// What somebody is, behind a name and a comma: "Ann Lee, Staff Writer".
#[rustfmt::skip]
const ROLES: &[&str] = &[
    "columnist", "contributor", "correspondent", "editor", "journalist", "photographer", "producer", "reporter",
    "writer",
];

fn is_role(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    ROLES.contains(&&*last.to_lowercase())
}

fn is_suffix(text: &str) -> bool {
    let letters: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let is_short = !text.trim().contains(' ') && letters.len() <= 5;
    is_short && SUFFIXES.contains(&&*letters.to_lowercase())
}

/// True for "Lake" and "De Leo".
fn is_surname(text: &str) -> bool {
    let mut particles = text.split_whitespace().rev().skip(1);
    particles.all(|word| words::has(List::NameParticles, &word.to_lowercase()))
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
    // "Hill, Bo, Jr."
    let inverted = parts.len() > 2 && text.matches(", ").count() + 1 == parts.len();
    let parts = match &parts[..] {
        [parts @ .., last] if inverted && is_suffix(last) => parts,
        parts => parts,
    };
    let [first, second] = parts[..] else {
        return false;
    };
    let is_inverted = text.contains(", ");
    match is_inverted {
        true => is_surname(first) && (1..=2).contains(&words(second)) && !is_suffix(second),
        false => words(first) == 1 || words(second) == 1,
    }
}

/// Names parted by commas and "and".
pub(super) fn bare_names(text: &str) -> Option<Vec<String>> {
    // "Lake, Ann; Hill, Bo": a semicolon parts what commas do not.
    if text.contains(';') {
        let part = |part: &str| {
            let words = part.split_whitespace();
            let words = words.skip_while(|word| words::has(List::And, word));
            words.collect::<Vec<_>>().join(" ")
        };
        let parts = text.split(';').map(part).filter(|part| !part.is_empty());
        let names: Option<Vec<_>> = parts.map(|part| bare_names(&part)).collect();
        return names
            .map(|names| names.concat())
            .filter(|names| !names.is_empty());
    }
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
    let parts = line.split([',', '&']).map(str::trim);
    let mut names: Vec<String> = Vec::new();
    for part in parts.filter(|name| !name.is_empty()) {
        match names.last_mut() {
            Some(name) if is_suffix(part) => {
                name.push_str(", ");
                name.push_str(part);
            }
            Some(_) if is_role(part) => {}
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
