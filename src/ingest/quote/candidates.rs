//! Which passages can have a quote, by its words.

use crate::passage::Passage;
use std::collections::HashMap;

/// For each word of some passages, the numbers of those that have it, ascending.
#[derive(Debug, Default)]
pub struct Candidates {
    by_word: HashMap<String, Vec<usize>>,
    all: Vec<usize>,
}

impl Candidates {
    /// The words of some passages.
    pub fn new(passages: &[Passage]) -> Self {
        let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
        for (number, passage) in passages.iter().enumerate() {
            for word in words(passage.folded.as_str()).filter(|word| !word.is_empty()) {
                match by_word.get_mut(word) {
                    Some(numbers) if numbers.last() == Some(&number) => {}
                    Some(numbers) => numbers.push(number),
                    None => {
                        by_word.insert(word.to_owned(), vec![number]);
                    }
                }
            }
        }
        let all = (0..passages.len()).collect();
        Self { by_word, all }
    }

    /// The passages that can have a folded quote: those with the rarest of its words. The first and the
    /// last do not count, because a quote may begin and end within a word.
    pub fn of(&self, folded: &str) -> &[usize] {
        let count = words(folded).count();
        let inner = words(folded).take(count.saturating_sub(1)).skip(1);
        let numbers = inner.filter(|word| !word.is_empty()).map(|word| {
            let numbers = self.by_word.get(word);
            numbers.map_or(&[][..], |numbers| numbers)
        });
        numbers
            .min_by_key(|numbers| numbers.len())
            .unwrap_or(&self.all)
    }
}

fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use crate::{fold::Folded, reading::samples};

    #[test]
    fn a_quote_is_looked_for_where_its_rarest_inner_word_is() {
        let reading = samples::reading(
            "a",
            &["one two three", "two three four", "two – “five”"],
            &[],
        );
        for (quote, want) in [
            ("e two thr", &[0, 1, 2][..]),
            ("two three four", &[0, 1]),
            ("o - \"five\"", &[2]),
            ("two", &[0, 1, 2]),
            ("(two)", &[0, 1, 2]),
            ("a b c", &[]),
            ("", &[0, 1, 2]),
        ] {
            let found = reading.candidates().of(Folded::new(quote).as_str());
            assert_eq!(found, want, "{quote:?}");
        }
    }
}
