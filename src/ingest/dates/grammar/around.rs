//! What stands around an expression: the list that it is in and the tense of its sentence.

use super::{Reader, Relation};

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
    /// The tense of the sentence in which a token stands, if a word of it points ahead or may do so.
    pub(super) fn tense(&self, at: usize) -> Option<Tense> {
        let sentence = self.tokens[at].sentence;
        let first = self
            .tokens
            .partition_point(|token| token.sentence < sentence);
        let own = (first..self.tokens.len()).take_while(|at| self.tokens[*at].sentence == sentence);
        own.filter_map(|at| self.points_ahead(at)).max()
    }

    /// Whether what begins at a token points ahead, or may do so.
    fn points_ahead(&self, at: usize) -> Option<Tense> {
        // The month of May is not "may".
        let is_month = self.is_capital(at) && self.month_name(at).is_some();
        if !self.is_word(at) || is_month {
            return None;
        }
        let any = |list: &[&[&str]]| list.iter().any(|words| self.words(at, words).is_some());
        if any(self.language.ahead) {
            Some(Tense::Ahead)
        } else {
            any(self.language.open).then_some(Tense::Open)
        }
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
