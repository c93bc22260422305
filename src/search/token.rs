//! Text to tokens: words with their stems.

use crate::text::{Language, language, words};
use corpus::Span;
use std::cell::RefCell;
use std::collections::HashMap;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its stem: folded to lower case without the possessive, then reduced by the Snowball
    /// algorithm of the language. Two words match when their stems are equal.
    pub stem: String,
    /// Where it stands in the text.
    pub span: Span,
    /// All of its letters are capitals, and there are two or more: `US`, `U.S`, `AIDS`.
    pub is_acronym: bool,
    /// A sentence ends between the token before it and this one.
    pub begins_sentence: bool,
}

/// Splits text of one language into tokens.
pub struct Tokenizer {
    language: Option<&'static Language>,
    /// The stems of the words that it has met: to find one costs more than to look it up, and words recur.
    stems: RefCell<HashMap<String, String>>,
}

impl Tokenizer {
    /// The tokenizer for a BCP 47 language tag. For a language without a Snowball algorithm, words
    /// match when they are equal after folding.
    pub fn new(language: &str) -> Self {
        Self::of(language::of(language))
    }

    /// The same with only some languages known: a program that never asks for others need not carry them.
    pub fn among(languages: &[&'static Language], language: &str) -> Self {
        Self::of(language::among(languages.iter().copied(), language))
    }

    fn of(language: Option<&'static Language>) -> Self {
        let stems = RefCell::default();
        Self { language, stems }
    }

    /// The tokens of a text in reading order, see [`words`].
    pub fn tokens(&self, text: &str) -> Vec<Token> {
        let words = words(text).into_iter();
        let tokens = words.map(|word| Token {
            stem: self.stem(&word.text),
            span: word.span,
            is_acronym: word.is_acronym,
            begins_sentence: word.begins_sentence,
        });
        tokens.collect()
    }

    fn stem(&self, word: &str) -> String {
        let mut stems = self.stems.borrow_mut();
        if let Some(stem) = stems.get(word) {
            return stem.clone();
        }
        let folded = word.strip_suffix("'s").unwrap_or(word).replace('.', "");
        let stem = match self.language {
            Some(language) => (language.stem)(&folded),
            None => folded,
        };
        stems.insert(word.to_owned(), stem.clone());
        stem
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_stemmed_and_keep_their_place() {
        let cases: &[(&str, &[&str])] = &[
            ("Israel’s policies", &["israel", "polici"]),
            ("the two-state solution", &["the", "two", "state", "solut"]),
            ("U.S. and US.", &["us", "and", "us"]),
            ("2019-2028", &["2019", "2028"]),
            ("don't", &["don't"]),
            ("", &[]),
            ("…—!", &[]),
        ];
        let english = Tokenizer::new("en-GB");
        for (text, want) in cases {
            let stems: Vec<_> = english.tokens(text).into_iter().map(|t| t.stem).collect();
            assert_eq!(&stems, want, "{text:?}");
            let again: Vec<_> = english.tokens(text).into_iter().map(|t| t.stem).collect();
            assert_eq!(&again, want, "{text:?}, once known");
        }
    }

    #[test]
    fn a_span_covers_the_word_as_printed() {
        let text = "‘Élan’ — Israel’s İ 🙂x";
        let words: Vec<_> = Tokenizer::new("vi")
            .tokens(text)
            .into_iter()
            .map(|token| token.span.slice(text).map(str::to_owned))
            .collect();
        let want = ["Élan", "Israel’s", "İ", "x"].map(|word| Some(word.to_owned()));
        assert_eq!(words, want);
    }
}
