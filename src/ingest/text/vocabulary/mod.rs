//! The words that the rules know, as plain data with one file per language.
//!
//! The words of all languages are looked for in every text, as the language of a page's furniture
//! is often not that of its text. A text in a language without a file is read by its structure
//! alone. To add a language, add its file to [`FILES`].

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The files. `en.txt` explains the format and what belongs into each section.
const FILES: [&str; 1] = [include_str!("en.txt")];

/// A section of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum List {
    Added,
    After,
    And,
    Bylines,
    Cited,
    Contact,
    Credits,
    Disclaimers,
    Events,
    Furniture,
    FurnitureBegins,
    FurnitureWithin,
    Honorifics,
    Kinds,
    Labels,
    Leads,
    NameParticles,
    Navigation,
    Related,
    Rights,
    Salutations,
    SeeAll,
    SentenceWords,
    Sessions,
    SignUp,
    SignUpButtons,
    SmallWords,
}

/// A field of a document's head, as in `Author: Jane Doe`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Authors,
    /// The day of publication.
    Date,
    /// A day of less weight: of an update or of a reprint.
    OtherDate,
    Publisher,
    Url,
    Kind,
}

#[derive(Debug, Clone, Copy)]
enum Section {
    List(List),
    Field(Field),
}

#[rustfmt::skip]
const SECTIONS: [(&str, Section); 34] = [
    ("added", Section::List(List::Added)),
    ("after", Section::List(List::After)),
    ("and", Section::List(List::And)),
    ("bylines", Section::List(List::Bylines)),
    ("cited", Section::List(List::Cited)),
    ("contact", Section::List(List::Contact)),
    ("credits", Section::List(List::Credits)),
    ("disclaimers", Section::List(List::Disclaimers)),
    ("events", Section::List(List::Events)),
    ("furniture", Section::List(List::Furniture)),
    ("furniture begins", Section::List(List::FurnitureBegins)),
    ("furniture within", Section::List(List::FurnitureWithin)),
    ("honorifics", Section::List(List::Honorifics)),
    ("kinds", Section::List(List::Kinds)),
    ("labels", Section::List(List::Labels)),
    ("leads", Section::List(List::Leads)),
    ("name particles", Section::List(List::NameParticles)),
    ("navigation", Section::List(List::Navigation)),
    ("related", Section::List(List::Related)),
    ("rights", Section::List(List::Rights)),
    ("salutations", Section::List(List::Salutations)),
    ("see all", Section::List(List::SeeAll)),
    ("sentence words", Section::List(List::SentenceWords)),
    ("sessions", Section::List(List::Sessions)),
    ("sign up", Section::List(List::SignUp)),
    ("sign up buttons", Section::List(List::SignUpButtons)),
    ("small words", Section::List(List::SmallWords)),
    ("field title", Section::Field(Field::Title)),
    ("field authors", Section::Field(Field::Authors)),
    ("field date", Section::Field(Field::Date)),
    ("field other date", Section::Field(Field::OtherDate)),
    ("field publisher", Section::Field(Field::Publisher)),
    ("field url", Section::Field(Field::Url)),
    ("field kind", Section::Field(Field::Kind)),
];

#[derive(Debug, Default)]
struct Vocabulary {
    lists: HashMap<List, HashSet<&'static str>>,
    fields: HashMap<&'static str, Field>,
    /// The most words in a phrase.
    longest: usize,
}

static WORDS: LazyLock<Vocabulary> = LazyLock::new(|| {
    let mut vocabulary = Vocabulary::default();
    for (section, phrase) in FILES.into_iter().flat_map(phrases) {
        vocabulary.longest = vocabulary.longest.max(phrase.split(' ').count());
        match SECTIONS.iter().find(|(name, _)| *name == section) {
            Some((_, Section::List(list))) => {
                vocabulary.lists.entry(*list).or_default().insert(phrase);
            }
            Some((_, Section::Field(field))) => {
                vocabulary.fields.insert(phrase, *field);
            }
            None => {}
        }
    }
    vocabulary
});

/// The phrases of a file, each with the name of its section.
fn phrases(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut section = "";
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(move |line| {
        let header = line
            .strip_prefix('[')
            .and_then(|line| line.strip_suffix(']'));
        section = header.unwrap_or(section);
        let phrases = header.map_or(line, |_| "").split(';').map(str::trim);
        phrases
            .filter(|phrase| !phrase.is_empty())
            .map(move |phrase| (section, phrase))
    })
}

/// True if `folded` is in the list.
pub(super) fn has(list: List, folded: &str) -> bool {
    WORDS
        .lists
        .get(&list)
        .is_some_and(|phrases| phrases.contains(folded))
}

/// The longest phrase of the list with which `folded` begins, if any. A phrase ends with a word.
pub(super) fn start(list: List, folded: &str) -> Option<&str> {
    let ends = folded
        .match_indices(' ')
        .map(|(at, _)| at)
        .chain([folded.len()]);
    let starts = ends.take(WORDS.longest).map(|end| &folded[..end]);
    starts.filter(|start| has(list, start)).last()
}

/// True if `folded` begins with a phrase of the list.
pub(super) fn starts(list: List, folded: &str) -> bool {
    start(list, folded).is_some()
}

/// True if `folded` has one of the phrases somewhere, as whole words.
pub(super) fn within(list: List, folded: &str) -> bool {
    let spaces = folded.match_indices(' ').map(|(at, _)| at + 1);
    std::iter::once(0)
        .chain(spaces)
        .any(|at| starts(list, &folded[at..]))
}

/// The field of that name.
pub(super) fn field(folded: &str) -> Option<Field> {
    WORDS.fields.get(folded).copied()
}

#[cfg(test)]
mod tests {
    use super::super::measure::fold;
    use super::*;

    #[test]
    fn every_phrase_is_folded_and_in_a_known_section() {
        for (section, phrase) in FILES.into_iter().flat_map(phrases) {
            assert_eq!(fold(phrase), phrase);
            assert!(
                SECTIONS.iter().any(|(name, _)| *name == section),
                "{section}"
            );
        }
        for (section, _) in SECTIONS {
            let found = FILES
                .into_iter()
                .flat_map(phrases)
                .any(|(name, _)| name == section);
            assert!(found, "{section}");
        }
    }

    #[test]
    fn phrases_match_whole_words() {
        assert_eq!(
            start(List::FurnitureBegins, "share on facebook"),
            Some("share on")
        );
        assert_eq!(start(List::FurnitureBegins, "share onerous duties"), None);
        assert!(within(List::FurnitureWithin, "tap to skip to content"));
        assert!(!within(List::FurnitureWithin, "skip to contents"));
        assert!(has(List::Related, "see also") && !has(List::Related, "see also the"));
        assert_eq!(field("published on"), Some(Field::Date));
    }
}
