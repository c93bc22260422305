//! Words and phrases, matched on stems.

use crate::{Token, Tokenizer};
use corpus::Span;

/// A word or a phrase to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    stems: Vec<String>,
}

impl Phrase {
    /// The phrase with these words; `None` if the text has no word.
    pub fn new(text: &str, tokenizer: &Tokenizer) -> Option<Self> {
        let stems: Vec<_> = tokenizer.tokens(text).into_iter().map(|t| t.stem).collect();
        (!stems.is_empty()).then_some(Self { stems })
    }

    /// Where the phrase stands in a tokenized text, without overlaps, in reading order. Its words
    /// must follow each other; what stands between two words (spaces, hyphens, quotation marks)
    /// does not matter.
    pub fn find<'t>(&'t self, tokens: &'t [Token]) -> impl Iterator<Item = Span> + 't {
        let length = self.stems.len();
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = tokens
                .get(from..)?
                .windows(length)
                .position(|window| window.iter().map(|token| &token.stem).eq(&self.stems))?
                + from;
            from = at + length;
            Some(Span::new(tokens[at].span.start, tokens[from - 1].span.end))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_match_inflections_in_order() {
        let english = Tokenizer::new("en");
        let cases: &[(&str, &str, &[&str])] = &[
            ("value", "Shared values, valued.", &["values", "valued"]),
            (
                "shared value",
                "Shared values; values shared",
                &["Shared values"],
            ),
            ("two state", "a two-state solution", &["two-state"]),
            ("a a", "a a a a a", &["a a", "a a"]),
            ("absent", "nothing here", &[]),
            ("longer than the text", "longer", &[]),
        ];
        for (phrase, text, want) in cases {
            let phrase = Phrase::new(phrase, &english).expect("has words");
            let tokens = english.tokens(text);
            let found: Vec<_> = phrase.find(&tokens).filter_map(|s| s.slice(text)).collect();
            assert_eq!(&found, want, "{text:?}");
        }
        assert_eq!(Phrase::new(" … ", &english), None);
    }
}
