//! What stands around an expression: the list that it is in and the tense of its sentence.

use super::{Reader, Relation};
use std::collections::BTreeMap;

/// More words than ever stand between two dates of a list: ", and then on the".
const BETWEEN: usize = 5;

/// Whether a sentence tells what was or what is to come, as far as single words show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::dates) enum Tense {
    /// Nothing points ahead.
    Told,
    /// It may be either: "would", "must", "by March".
    Open,
    /// It is to come: "will", "is scheduled".
    Ahead,
}

impl Tense {
    /// The tense of an expression: that of its sentence, but "by March" leaves it open.
    pub(super) fn of(sentence: Option<Self>, relation: Option<Relation>) -> Self {
        let bounded = matches!(relation, Some(Relation::Before | Relation::Until));
        let least = if bounded { Tense::Open } else { Tense::Told };
        sentence.unwrap_or(Tense::Told).max(least)
    }
}

impl Reader<'_> {
    /// The tenses of those sentences, by their numbers, that have a word which points ahead.
    pub(super) fn tenses(&self) -> BTreeMap<u32, Tense> {
        let mut tenses = BTreeMap::new();
        for (at, token) in self.tokens.iter().enumerate() {
            // The month of May is not "may".
            if !self.is_word(at) || token.is_capital() && self.month_name(at).is_some() {
                continue;
            }
            let any = |list: &[&[&str]]| list.iter().any(|words| self.words(at, words).is_some());
            let found = if any(self.language.ahead) {
                Tense::Ahead
            } else if any(self.language.open) {
                Tense::Open
            } else {
                continue;
            };
            let tense = tenses.entry(token.sentence).or_insert(found);
            *tense = found.max(*tense);
        }
        tenses
    }

    /// True when a sentence begins with a preposition and the expression.
    pub(super) fn opens(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let first = before
            .checked_sub(1)
            .is_none_or(|first| self.tokens[first].sentence < self.tokens[at].sentence);
        first && self.is_one_of(before, self.language.opening)
    }

    /// True when nothing but the words and signs of a list stands between two expressions.
    pub(super) fn is_list(&self, end: usize, start: usize) -> bool {
        let between = end..start;
        let same = self.tokens[start].sentence == self.tokens[end.saturating_sub(1)].sentence;
        same && between.len() <= BETWEEN
            && between.into_iter().all(|at| {
                matches!(self.mark(at), Some(',' | '-' | '–' | '&'))
                    || self.is_one_of(at, self.language.listing)
            })
    }

    fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        let token = self.tokens.get(at);
        token.is_some_and(|token| words.iter().any(|w| token.is_the_word(w)))
    }
}
