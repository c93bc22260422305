//! Many phrases looked for at once.

use search::{Phrase, Tokenizer};
use std::collections::{BTreeSet, HashMap};

/// The numbers of a phrase: of the entry of the manifest that has it, and within that.
pub type Number = (usize, usize);

/// Phrases in one language.
pub struct PhraseIndex {
    tokenizer: Tokenizer,
    phrases: Vec<(Number, Phrase)>,
    /// Which phrases begin with a stem. Only those are looked for in a text that has it, so that
    /// the work grows with the text and not with the number of phrases.
    by_first: HashMap<String, Vec<usize>>,
}

impl PhraseIndex {
    /// The index of some phrases. Those without a word are left out.
    pub fn new<'t>(texts: impl Iterator<Item = (Number, &'t str)>, language: &str) -> Self {
        let tokenizer = Tokenizer::new(language);
        let mut phrases = Vec::new();
        let mut by_first: HashMap<_, Vec<_>> = HashMap::new();
        for (number, text) in texts {
            let first = tokenizer.tokens(text).into_iter().next();
            if let (Some(first), Some(phrase)) = (first, Phrase::new(text, &tokenizer)) {
                by_first.entry(first.stem).or_default().push(phrases.len());
                phrases.push((number, phrase));
            }
        }
        Self {
            tokenizer,
            phrases,
            by_first,
        }
    }

    /// The numbers of the phrases that stand in one of the texts.
    pub fn find(&self, texts: &[&str]) -> BTreeSet<Number> {
        let mut found = BTreeSet::new();
        // Without phrases there is nothing to tokenize for.
        for text in texts.iter().filter(|_| !self.phrases.is_empty()) {
            let tokens = self.tokenizer.tokens(text);
            let firsts = tokens
                .iter()
                .filter_map(|token| self.by_first.get(&token.stem));
            let candidates: BTreeSet<_> = firsts.flatten().copied().collect();
            for (number, phrase) in candidates.into_iter().map(|index| &self.phrases[index]) {
                if phrase.find(&tokens).next().is_some() {
                    found.insert(*number);
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_finds_what_each_phrase_finds_alone() {
        let text = "A two-state solution, two states; solutions of the U.S. state of play";
        let phrases = [
            "two state",
            "two",
            "state solution",
            "US state",
            "play",
            "states",
            "absent",
            "…",
        ];
        let numbered = || {
            phrases
                .iter()
                .enumerate()
                .map(|(index, text)| ((7, index), *text))
        };
        let found = PhraseIndex::new(numbered(), "en").find(&["", text]);
        let tokenizer = Tokenizer::new("en");
        let tokens = tokenizer.tokens(text);
        for (number, text) in numbered() {
            let alone =
                Phrase::new(text, &tokenizer).is_some_and(|p| p.find(&tokens).next().is_some());
            assert_eq!(found.contains(&number), alone, "{text}");
        }
        assert_eq!(found.len(), 6);
    }
}
