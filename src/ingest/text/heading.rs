//! Tells headings from paragraphs, where nothing but their form marks them.

use super::measure::{self, Ending};
use super::unit::{Unit, enumerates, is_ornament};
use super::vocabulary::{self as words, List};

/// The most words of a heading.
const LONGEST: usize = 16;
/// The fewest words of running text that a heading may stand above.
const TEXT: usize = 12;

/// For each unit of a text the level of the heading that it is, or 0. `is_forced` tells the lines
/// that an editor has named.
pub(super) fn headings(units: &[&Unit], is_forced: impl Fn(&Unit) -> bool) -> Vec<u8> {
    let mut levels = plain(units, &is_forced);
    // A text that prints its headings without full stops does not print others with them.
    if levels.iter().all(|level| *level == 0) {
        let median = median(units);
        for index in 0..units.len() {
            if is_verbless(units, index, median) {
                levels[index] = level(units[index]);
            }
        }
    }
    levels
}

/// The headings that do not end with a full stop.
fn plain(units: &[&Unit], is_forced: impl Fn(&Unit) -> bool) -> Vec<u8> {
    let mut levels = vec![0; units.len()];
    for index in (0..units.len()).rev() {
        let unit = units[index];
        let next = units.get(index + 1).copied();
        let before = index.checked_sub(1).map(|before| units[before]);
        let level = level(unit);
        if is_forced(unit) || unit.underlined && unit.words <= LONGEST * 2 {
            levels[index] = level;
            continue;
        }
        let Some(next) = next else { continue };
        if !is_candidate(unit) || !is_apart(unit, before) {
            continue;
        }
        let above_heading = levels[index + 1] > level
            || levels[index + 1] > 0 && next.gap && unit.gap && is_above_text(units, index + 1);
        let above = levels[index + 1] > 0;
        let heading = match unit.ending {
            Ending::Open => {
                one_sentence(unit)
                    && (is_above_text(units, index) || above_heading || is_cry(unit, next, above))
            }
            Ending::Colon => is_titled(unit) && next.gap && is_above_text(units, index),
            Ending::Sentence => {
                is_question(unit, next) || unit.words <= 8 && is_cry(unit, next, above)
            }
            Ending::Pause => false,
        };
        if heading {
            levels[index] = level;
        }
    }
    levels
}

/// The median number of words of running text; 0 if there is none.
fn median(units: &[&Unit]) -> usize {
    let mut lengths: Vec<_> = units
        .iter()
        .filter(|unit| unit.is_prose())
        .map(|unit| unit.words)
        .collect();
    lengths.sort_unstable();
    lengths.get(lengths.len() / 2).copied().unwrap_or(0)
}

/// 2 for a heading, one more for each further part of a number such as 1.2.3.
fn level(unit: &Unit) -> u8 {
    let number = unit.text.split_whitespace().next().unwrap_or_default();
    let parts: Vec<_> = number.trim_end_matches('.').split('.').collect();
    let counted = parts.iter().all(|part| {
        !part.is_empty() && part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit())
    });
    match u8::try_from(parts.len()) {
        Ok(depth @ 2..=5) if counted => depth + 1,
        _ => 2,
    }
}

/// True if the line could be a heading by itself.
fn is_candidate(unit: &Unit) -> bool {
    let start = unit.text.chars().next();
    let first = measure::first_letter(&unit.text);
    (1..=LONGEST).contains(&unit.words)
        && unit.text.chars().count() <= 140
        && !unit.bullet
        && !is_ornament(&unit.text)
        && first.is_some_and(|c| !c.is_lowercase())
        && !matches!(start, Some('"' | '“' | '‘' | '«' | '(' | '['))
        && !unit.text.contains("://")
        && !words::starts(List::Salutations, &unit.folded)
        && !unit.text.ends_with('”')
        && !is_timed(&unit.text)
        && !is_turn(unit)
}

/// True for "12:00 Lunch" in a schedule.
fn is_timed(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let minutes = rest
        .strip_prefix(':')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    rest.len() < text.len() && minutes
}

/// True for "MR. KALB: About what?", what somebody says in a transcript.
fn is_turn(unit: &Unit) -> bool {
    unit.text
        .split_once(": ")
        .is_some_and(|(speaker, said)| measure::is_upper_case(speaker) && !has_capitals(said))
}

/// True if the line does not go on with what comes before.
fn is_apart(unit: &Unit, before: Option<&Unit>) -> bool {
    let numbered = level(unit) > 2;
    unit.gap
        || numbered
        || before.is_none_or(|before| before.ending == Ending::Sentence || before.underlined)
}

/// True if running text, or a list, comes next.
fn is_above_text(units: &[&Unit], index: usize) -> bool {
    let (unit, Some(next)) = (units[index], units.get(index + 1)) else {
        return false;
    };
    let short_text =
        unit.gap && next.gap && next.words >= TEXT / 2 && next.ending == Ending::Sentence;
    let long = next.words >= TEXT && next.words >= unit.words * 2
        || short_text && next.words >= unit.words * 3;
    let text = long && !(enumerates(&unit.text) && enumerates(&next.text));
    let list = unit.gap
        && unit.words <= 8
        && (next.bullet || !enumerates(&unit.text) && enumerates(&next.text));
    text || list
}

/// True for a line in capitals above a heading, or above a longer line that is not in capitals.
fn is_cry(unit: &Unit, next: &Unit, above_heading: bool) -> bool {
    let longer = !measure::is_upper_case(&next.text) && next.words > unit.words;
    unit.gap && measure::is_upper_case(&unit.text) && (above_heading || longer)
}

/// True for "Policy Recommendations:", every longer word of which has a capital.
fn is_titled(unit: &Unit) -> bool {
    unit.words <= 6 && has_capitals(&unit.text)
}

/// True if every longer word has a capital, as in titles.
fn has_capitals(text: &str) -> bool {
    let mut long = text
        .split_whitespace()
        .filter(|word| word.chars().count() > 3);
    long.all(|word| measure::first_letter(word).is_none_or(char::is_uppercase))
}

/// True for a question that stands by itself above a longer text and asks nobody.
fn is_question(unit: &Unit, next: &Unit) -> bool {
    unit.text.ends_with(['?', '？', '؟'])
        && unit.gap
        && next.gap
        && (2..=10).contains(&unit.words)
        && next.words >= 20
        && one_sentence(unit)
        && !unit
            .folded
            .split(' ')
            .any(|word| ["i", "you", "he", "she", "we", "they", "him", "her"].contains(&word))
}

/// True for a line that ends with a full stop, though it is short beside the paragraphs and has no
/// verb.
fn is_verbless(units: &[&Unit], index: usize, median: usize) -> bool {
    let (unit, Some(next)) = (units[index], units.get(index + 1)) else {
        return false;
    };
    let before = index.checked_sub(1).map(|before| units[before]);
    let known = |list| unit.folded.split(' ').any(|word| words::has(list, word));
    is_candidate(unit)
        && is_apart(unit, before)
        && unit.text.ends_with('.')
        && !unit.text.contains([',', ':', ';'])
        && (4..=15).contains(&unit.words)
        && unit.words * 3 <= median
        && next.words >= unit.words * 2
        && next.is_prose()
        && one_sentence(unit)
        && !enumerates(&unit.text)
        && known(List::SmallWords)
        && !known(List::SentenceWords)
        // A past tense, most often.
        && !unit.folded.split(' ').any(|word| word.len() > 4 && word.ends_with("ed"))
}

/// True if no sentence ends before the end.
fn one_sentence(unit: &Unit) -> bool {
    let mut words = unit.text.split_whitespace().rev();
    words.next();
    words.all(|word| {
        measure::ending(word) != Ending::Sentence
            || word.chars().filter(|c| c.is_alphabetic()).count() <= 4
    })
}
