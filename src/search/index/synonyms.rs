//! Words and phrases that mean the same.

use crate::text::{form, words};

/// Names that English texts also print as abbreviations.
const ENGLISH: [&[&str]; 5] = [
    &["US", "USA", "United States", "United States of America"],
    &["UK", "United Kingdom"],
    &["UN", "United Nations"],
    &["EU", "European Union"],
    &["USSR", "Soviet Union"],
];

/// The lists as text: one in each line, with tabs between words or phrases, of which each is its forms
/// with spaces between. Lists of which the corpus has no word are left out of the common ones, and what
/// has no word at all of those that are given.
pub fn written(given: &[Vec<String>], in_english: bool, is_form: impl Fn(&str) -> bool) -> String {
    let forms =
        |text: &str| -> Vec<String> { words(text).iter().map(|word| form(word).key()).collect() };
    let common = ENGLISH.iter().filter(|_| in_english).map(|list| {
        let phrases = list.iter().map(|text| forms(text));
        phrases.collect::<Vec<_>>()
    });
    let common = common.filter(|list| {
        list.iter()
            .any(|phrase| phrase.iter().all(|form| is_form(form)))
    });
    let given = given.iter().map(|list| {
        let phrases = list.iter().map(|text| forms(text));
        phrases
            .filter(|phrase| !phrase.is_empty())
            .collect::<Vec<_>>()
    });
    let lists = given.filter(|list| list.len() > 1).chain(common);
    let line = |list: Vec<Vec<String>>| {
        let phrases: Vec<_> = list.iter().map(|phrase| phrase.join(" ")).collect();
        phrases.join("\t")
    };
    lists.map(line).collect::<Vec<_>>().join("\n")
}
