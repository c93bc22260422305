//! What a reader typed.

use crate::{Token, Tokenizer};

/// Words to look for. They are ranked, not required: a passage with one of them is a result, one
/// with all of them is a better one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    words: Vec<Word>,
}

/// A word to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    stem: String,
    /// The letters typed so far, when the word may not be finished.
    prefix: Option<String>,
}

/// From how many letters an unfinished word stands for its continuations.
const MIN_PREFIX: usize = 3;

impl Query {
    /// Reads a query; `None` if it has no word. Nothing that can be typed is an error. A last word
    /// that no space follows may go on: it also finds the words that begin with it.
    pub fn new(text: &str, tokenizer: &Tokenizer) -> Option<Self> {
        let tokens = tokenizer.tokens(text);
        let unfinished = text.chars().next_back().is_some_and(char::is_alphanumeric);
        let last = tokens.len().checked_sub(1)?;
        let words = tokens.into_iter().enumerate().map(|(at, token)| {
            let typed = token.span.slice(text).unwrap_or_default().to_lowercase();
            let is_prefix = unfinished && at == last && typed.chars().count() >= MIN_PREFIX;
            Word {
                stem: token.stem,
                prefix: is_prefix.then_some(typed),
            }
        });
        let mut words: Vec<_> = words.collect();
        words.dedup();
        Some(Self { words })
    }

    /// How many words it has; at least one.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Always false; a query without words is no query.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The position of the word of the query that a token answers.
    pub fn answered_by(&self, token: &Token) -> Option<usize> {
        self.words.iter().position(|word| {
            let begins = |prefix: &String| token.stem.starts_with(prefix.as_str());
            word.stem == token.stem || word.prefix.as_ref().is_some_and(begins)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(query: &str, text: &str) -> Vec<String> {
        let english = Tokenizer::new("en");
        let Some(query) = Query::new(query, &english) else {
            return vec![];
        };
        let tokens = english.tokens(text).into_iter();
        let found = tokens.filter(|token| query.answered_by(token).is_some());
        found
            .map(|t| t.span.slice(text).unwrap_or_default().into())
            .collect()
    }

    #[test]
    fn words_find_inflections_and_the_last_one_its_continuations() {
        let cases: &[(&str, &str, &[&str])] = &[
            (
                "policies",
                "A policy, and Policies.",
                &["policy", "Policies"],
            ),
            ("alliances us", "The U.S. alliance", &["U.S", "alliance"]),
            ("nucl", "Nuclear", &["Nuclear"]),
            ("nucl ", "Nuclear", &[]),
            ("nu", "Nuclear", &[]),
            ("\"*-:()", "anything", &[]),
            ("", "anything", &[]),
        ];
        for (query, text, want) in cases {
            assert_eq!(&answered(query, text), want, "{query:?}");
        }
    }
}
