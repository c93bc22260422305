//! Text to tokens.

use corpus::Span;
use rust_stemmers::{Algorithm, Stemmer};

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
    stemmer: Option<Stemmer>,
}

impl Tokenizer {
    /// The tokenizer for a BCP 47 language tag. For a language without a Snowball stemmer here,
    /// words match when they are equal after folding.
    pub fn new(language: &str) -> Self {
        let primary = language.split('-').next().unwrap_or_default();
        let stemmer = match primary {
            "en" => Some(Stemmer::create(Algorithm::English)),
            _ => None,
        };
        Self { stemmer }
    }

    /// The tokens of a text in reading order.
    ///
    /// A token is a run of letters and digits (`char::is_alphanumeric`) with single apostrophes and
    /// points inside it: `don't`, `U.S`. Hyphens and dashes separate, so that "two-state" answers
    /// to "two" as well as to "two-state".
    pub fn tokens(&self, text: &str) -> Vec<Token> {
        let mut tokens: Vec<Token> = Vec::new();
        let mut word = String::new();
        let mut start = 0;
        let mut capitals = Capitals::default();
        let mut begins_sentence = false;
        let mut characters = text.chars().zip(0_u32..).peekable();
        while let Some((c, at)) = characters.next() {
            if c.is_alphanumeric() || is_mark(c) && !word.is_empty() {
                if word.is_empty() {
                    start = at;
                }
                capitals.count(c);
                word.extend(c.to_lowercase());
                continue;
            }
            let inside = is_joiner(c)
                && !word.is_empty()
                && characters.peek().is_some_and(|(n, _)| n.is_alphanumeric());
            if inside {
                word.push(if c == '’' { '\'' } else { c });
                continue;
            } else if !word.is_empty() {
                let is_acronym = std::mem::take(&mut capitals).are_all();
                let stem = self.stem(&word);
                let span = Span::new(start, at);
                tokens.push(Token {
                    stem,
                    span,
                    is_acronym,
                    begins_sentence,
                });
                word.clear();
                begins_sentence = false;
            }
            // The point of an abbreviation in capitals ends no sentence, or not for certain.
            let abbreviates = c == '.' && tokens.last().is_some_and(|token| token.is_acronym);
            begins_sentence |= matches!(c, '.' | '!' | '?') && !abbreviates;
        }
        if !word.is_empty() {
            let end = text.chars().count() as u32;
            let (stem, span) = (self.stem(&word), Span::new(start, end));
            let is_acronym = capitals.are_all();
            tokens.push(Token {
                stem,
                span,
                is_acronym,
                begins_sentence,
            });
        }
        tokens
    }

    fn stem(&self, word: &str) -> String {
        let folded = word.strip_suffix("'s").unwrap_or(word).replace('.', "");
        match &self.stemmer {
            Some(stemmer) => stemmer.stem(&folded).into_owned(),
            None => folded,
        }
    }
}

/// Counts the letters of a word by their case.
#[derive(Default)]
struct Capitals {
    upper: usize,
    other: usize,
}

impl Capitals {
    fn count(&mut self, c: char) {
        if c.is_uppercase() {
            self.upper += 1;
        } else if c.is_alphabetic() {
            self.other += 1;
        }
    }

    fn are_all(&self) -> bool {
        self.upper >= 2 && self.other == 0
    }
}

/// Characters that hold a word together when a letter or digit follows.
fn is_joiner(c: char) -> bool {
    matches!(c, '\'' | '’' | '.')
}

/// Combining marks, which belong to the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5BD}' | '\u{64B}'..='\u{65F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{20D0}'..='\u{20FF}')
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
