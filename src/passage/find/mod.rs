//! Every place of a text that a passage may mean, each with a score: how many characters speak for
//! it, those of the passage itself and those around it, less what speaks against it.
//!
//! - [`exact`]: where the words stand verbatim (Knuth, Morris and Pratt, 1977)
//! - [`approximate`]: where something like them stands (Myers, 1999, with the blocks of Hyyrö, 2003)
//! - [`align`]: which characters of such a place are the passage (Sellers, 1980)
//! - [`score`]: what speaks for a place
//!
//! A long passage is looked for by its two ends. So the work for one is bounded by the length of
//! the text times a constant.

mod align;
mod approximate;
mod exact;
mod score;

use std::cmp::Reverse;

pub(crate) use exact::occurrences;

/// How many characters of each end of a long passage are looked for.
pub const END: usize = 256;

/// How many places of one kind are looked at. Where there are more, none is told from the others.
const MAX_PLACES: usize = 512;

/// A place in a folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Its first character.
    pub start: usize,
    /// The first after it.
    pub end: usize,
    /// What speaks for it, in characters: more is better, 0 is nothing.
    pub score: i32,
}

/// What is looked for, folded.
#[derive(Debug, Clone, Default)]
pub struct Pattern {
    /// What stands before the words.
    pub prefix: Vec<char>,
    /// The words; of a long passage those that it begins with.
    pub first: Vec<char>,
    /// Of a long passage the words that it ends with, else nothing.
    pub last: Vec<char>,
    /// What stands after the words.
    pub suffix: Vec<char>,
    /// How many characters the passage has, from the first to the last.
    pub length: usize,
}

impl Pattern {
    /// The pattern of a passage that is wholly known.
    pub fn whole(prefix: Vec<char>, words: &[char], suffix: Vec<char>) -> Self {
        let (first, last) = if words.len() > 2 * END {
            (&words[..END], &words[words.len() - END..])
        } else {
            (words, &words[..0])
        };
        Self {
            prefix,
            first: first.to_vec(),
            last: last.to_vec(),
            suffix,
            length: words.len(),
        }
    }

    /// The score of the place that agrees in everything.
    pub fn full_score(&self) -> i32 {
        let known = [&self.prefix, &self.first, &self.last, &self.suffix];
        known.iter().map(|part| part.len() as i32).sum()
    }

    /// How much of the score of a place is for what stands before its start and after its end.
    pub fn around(&self, text: &[char], start: usize, end: usize) -> i32 {
        score::around(&self.part(), text, start, end)
    }

    /// The places where the words stand verbatim, as far as the pattern knows them.
    pub fn verbatim(&self, text: &[char]) -> Vec<Place> {
        if self.last.is_empty() {
            return self.part().verbatim(text);
        }
        let [first, last] = self.ends().map(|part| part.verbatim(text));
        pairs(&first, &last, self.length, |length| length == self.length)
    }

    /// The places where the words or something like them stand; no two of them overlap by more than
    /// a half.
    pub fn places(&self, text: &[char]) -> Vec<Place> {
        if self.last.is_empty() {
            return self.part().places(text);
        }
        let [first, last] = self.ends().map(|part| part.places(text));
        let is_like = |length: usize| length >= self.length / 2 && length / 2 <= self.length;
        pairs(&first, &last, self.length, is_like)
    }

    fn part(&self) -> Part<'_> {
        Part {
            prefix: &self.prefix,
            words: &self.first,
            suffix: &self.suffix,
            is_border: [true, true],
        }
    }

    fn ends(&self) -> [Part<'_>; 2] {
        let (first, last) = (self.part(), self.part());
        [
            Part {
                suffix: &[],
                is_border: [true, false],
                ..first
            },
            Part {
                prefix: &[],
                words: &self.last,
                is_border: [false, true],
                ..last
            },
        ]
    }
}

/// Words that are looked for as one, and what stands around them.
#[derive(Debug, Clone, Copy)]
struct Part<'p> {
    prefix: &'p [char],
    words: &'p [char],
    suffix: &'p [char],
    /// Whether it begins and ends where the passage does, and not where that was cut.
    is_border: [bool; 2],
}

impl Part<'_> {
    /// Where the words stand verbatim; nowhere if they stand in more than [`MAX_PLACES`] places, and what
    /// is around them does not single some out.
    fn verbatim(&self, text: &[char]) -> Vec<Place> {
        let length = self.words.len();
        let mut found = occurrences(text, self.words);
        found.retain(|&at| !self.parts_words(text, at, at + length));
        if found.len() > MAX_PLACES {
            found.retain(|&at| self.has_neighbours(text, at, at + length));
        }
        if found.len() > MAX_PLACES {
            return Vec::new();
        }
        let place = |start| {
            let end = start + length;
            let around = score::around(self, text, start, end);
            let score = length as i32 + around;
            Place { start, end, score }
        };
        found.into_iter().map(place).collect()
    }

    /// True if one of the borders of a place is inside a word, and that of the passage was not.
    fn parts_words(&self, text: &[char], start: usize, end: usize) -> bool {
        let before = start.checked_sub(1).and_then(|at| text.get(at));
        let [begins, ends] = self.is_border;
        begins
            && is_inside(before, text.get(start))
            && !is_inside(self.prefix.last(), self.words.first())
            || ends
                && is_inside(text.get(end - 1), text.get(end))
                && !is_inside(self.words.last(), self.suffix.first())
    }

    /// True if at least a few characters before and after are the right ones.
    fn has_neighbours(&self, text: &[char], start: usize, end: usize) -> bool {
        let before = text[..start].iter().rev().zip(self.prefix.iter().rev());
        let after = text[end..].iter().zip(self.suffix);
        let run = |same: &(&char, &char)| same.0 == same.1;
        before.take_while(run).count() + after.take_while(run).count() >= 6
    }

    fn places(&self, text: &[char]) -> Vec<Place> {
        let mut places = self.verbatim(text);
        for place in approximate::places(self, text) {
            add(&mut places, place);
        }
        places
    }
}

/// For each beginning the end that goes with it: the one for which most speaks, and of those for which
/// equally much does the one that makes the length nearest to the right one.
fn pairs(
    first: &[Place],
    last: &[Place],
    length: usize,
    is_length: impl Fn(usize) -> bool,
) -> Vec<Place> {
    let mut found = Vec::new();
    for first in first {
        let follows = |last: &&Place| {
            first.start < last.start && first.end < last.end && is_length(last.end - first.start)
        };
        let off = |last: &Place| (last.end - first.start).abs_diff(length);
        let ends = last.iter().filter(follows);
        if let Some(last) = ends.max_by_key(|last| (last.score, Reverse(off(last)))) {
            let place = Place {
                start: first.start,
                end: last.end,
                score: first.score + last.score,
            };
            add(&mut found, place);
        }
    }
    found
}

/// Adds a place, or puts it in the place of a worse one that is the same but for its borders.
fn add(places: &mut Vec<Place>, place: Place) {
    match places.iter_mut().find(|other| overlap(other, &place)) {
        Some(other) if other.score < place.score => *other = place,
        Some(_) => {}
        None => places.push(place),
    }
}

/// True if what stands between two characters is inside a word.
fn is_inside(before: Option<&char>, after: Option<&char>) -> bool {
    let is_letter = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric());
    is_letter(before) && is_letter(after)
}

/// True if two places share more than half of the shorter one.
pub fn overlap(a: &Place, b: &Place) -> bool {
    let shared = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    let shorter = (a.end - a.start).min(b.end - b.start);
    2 * shared > shorter
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_passage_is_found_wherever_its_ends_are_cut() {
        for length in 2 * END..2 * END + 12 {
            let words: Vec<char> = "plenty of words "
                .chars()
                .cycle()
                .take(length - 1)
                .collect();
            let words = [&words[..], &['!']].concat();
            let text = [&['('][..], &words, &[')']].concat();
            let pattern = Pattern::whole(vec!['('], &words, vec![')']);
            let found = pattern.verbatim(&text);
            let places: Vec<_> = found.iter().map(|place| (place.start, place.end)).collect();
            assert_eq!(places, [(1, length + 1)], "{length}");
        }
    }
}
