//! Words and phrases, matched on stems.

use crate::{Token, Tokenizer};
use corpus::Span;

/// A word or a phrase to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    words: Vec<Token>,
}

impl Phrase {
    /// The phrase with these words; `None` if the text has no word. A word in capitals, such as `US`
    /// or `AIDS`, asks for capitals: it is not the pronoun, and not the plural of another word.
    pub fn new(text: &str, tokenizer: &Tokenizer) -> Option<Self> {
        let words = tokenizer.tokens(text);
        (!words.is_empty()).then_some(Self { words })
    }

    /// Where the phrase stands in a tokenized text, without overlaps, in reading order. Its words
    /// must follow each other within a sentence; what else stands between two words (spaces,
    /// hyphens, quotation marks) does not matter.
    pub fn find<'t>(&'t self, tokens: &'t [Token]) -> impl Iterator<Item = Span> + 't {
        let length = self.words.len();
        let mut from = 0;
        std::iter::from_fn(move || {
            let windows = tokens.get(from..)?.windows(length);
            let at = windows.enumerate().find(|(_, window)| self.is(window))?.0 + from;
            from = at + length;
            Some(Span::new(tokens[at].span.start, tokens[from - 1].span.end))
        })
    }

    /// True if these tokens are the phrase.
    fn is(&self, tokens: &[Token]) -> bool {
        let pairs = || self.words.iter().zip(tokens);
        pairs()
            .all(|(word, token)| word.stem == token.stem && (token.is_acronym || !word.is_acronym))
            && tokens[1..].iter().all(|token| !token.begins_sentence)
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
            (
                "US",
                "It told us of the US and the U.S. aid",
                &["US", "U.S"],
            ),
            ("US aid", "U.S. aid", &["U.S. aid"]),
            ("AIDS", "aid, AID, aids", &["AID"]),
            ("aid", "MILITARY AID", &["AID"]),
            ("military aid", "It is military. Aid came.", &[]),
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
