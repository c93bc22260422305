//! The passage that is most like a quote that is not found, and how they differ.

use crate::passage::Passage;
use corpus::Span;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::HashMap;

/// A passage that is like a quote.
#[derive(Debug, Clone, PartialEq)]
pub struct Nearest {
    /// Its number among the passages.
    pub passage: usize,
    /// The part of its text.
    pub within: Span,
    /// How the quote differs, see [`differences`].
    pub difference: String,
    /// How much of the quote the passage shares, 0 to 1, by the trigrams of its words.
    pub shared: f64,
}

/// How many equal words stand around a difference.
const CONTEXT: usize = 3;

/// A word in lower case without punctuation around it, and where it stands.
struct Word<'t> {
    printed: &'t str,
    key: String,
    span: Span,
}

/// The passage that shares most with a quote; `None` when none shares anything. Words are compared by
/// their trigrams (three letters in a row), so that a misspelt word still counts for most of it.
pub fn nearest(quote: &str, passages: &[Passage]) -> Option<Nearest> {
    let wanted = words(quote);
    let total: usize = wanted.iter().map(|word| trigrams(word).count()).sum();
    let mut best: Option<(usize, usize, usize)> = None;
    for (index, passage) in passages.iter().enumerate() {
        let (score, start) = best_window(&wanted, &words(&passage.text));
        if score > best.map_or(0, |(score, ..)| score) {
            best = Some((score, index, start));
        }
    }
    let (score, passage, start) = best?;
    // Words may be missing in the quote, so that the passage is longer.
    let words = words(&passages[passage].text);
    let margin = wanted.len() / 4 + 2;
    let first = start.saturating_sub(margin);
    let last = (start + wanted.len() + margin).min(words.len());
    let span = Span::new(words[first].span.start, words[last - 1].span.end);
    let (within, difference) = differences(quote, span.slice(&passages[passage].text)?);
    Some(Nearest {
        passage,
        within: within.shifted(span.start),
        difference,
        shared: score as f64 / total.max(1) as f64,
    })
}

/// The window of as many words as are wanted that shares most with them: its score and its start.
fn best_window(wanted: &[Word], words: &[Word]) -> (usize, usize) {
    let mut missing: HashMap<[char; 3], isize> = HashMap::new();
    for trigram in wanted.iter().flat_map(trigrams) {
        *missing.entry(trigram).or_default() += 1;
    }
    let (mut score, mut best) = (0_isize, (0, 0));
    for (index, word) in words.iter().enumerate() {
        for trigram in trigrams(word) {
            if let Some(left) = missing.get_mut(&trigram) {
                *left -= 1;
                score += isize::from(*left >= 0);
            }
        }
        let gone = index.checked_sub(wanted.len()).map(|index| &words[index]);
        for trigram in gone.into_iter().flat_map(trigrams) {
            if let Some(left) = missing.get_mut(&trigram) {
                *left += 1;
                score -= isize::from(*left > 0);
            }
        }
        if score > best.0 {
            best = (score, (index + 1).saturating_sub(wanted.len()));
        }
    }
    (best.0.unsigned_abs(), best.1)
}

/// The trigrams of a word with a blank at each end; a word without letters and digits has none.
fn trigrams<'w>(word: &'w Word) -> impl Iterator<Item = [char; 3]> + 'w {
    let padded = [' '].into_iter().chain(word.key.chars()).chain([' ']);
    let (second, third) = (padded.clone().skip(1), padded.clone().skip(2));
    padded.zip(second).zip(third).map(|((a, b), c)| [a, b, c])
}

/// How a quote differs from a document's words: `signed in [-2017-] {+2016+}, provides`, where
/// `[-…-]` is only in the quote and `{+…+}` only in the document. Words of the document before
/// and after the quote do not count; the span says what is left.
pub fn differences(quote: &str, document: &str) -> (Span, String) {
    let (old, new) = (words(quote), words(document));
    let keys = |words: &[Word]| words.iter().map(|w| w.key.clone()).collect::<Vec<_>>();
    let mut ops = capture_diff_slices(Algorithm::Myers, &keys(&old), &keys(&new));
    trim(&mut ops);
    let first = ops.first().map_or(0, |op| op.new_range().start);
    let last = ops.last().map_or(0, |op| op.new_range().end);
    let span = match new.get(first..last) {
        Some([one]) => one.span,
        Some([first, .., last]) => Span::new(first.span.start, last.span.end),
        _ => Span::new(0, 0),
    };
    (span, shown(&runs(&ops, &old, &new)))
}

/// Words that follow each other and are the same in both texts, or not.
struct Run<'t> {
    is_same: bool,
    old: Vec<&'t str>,
    new: Vec<&'t str>,
}

/// The words of both texts by where they differ as printed. They were aligned without regard to case
/// and punctuation, in which equal words may still differ.
fn runs<'t>(ops: &[DiffOp], old: &[Word<'t>], new: &[Word<'t>]) -> Vec<Run<'t>> {
    let mut runs: Vec<Run> = Vec::new();
    let mut add = |old: &[Word<'t>], new: &[Word<'t>]| {
        let [old, new] = [old, new].map(|words| words.iter().map(|w| w.printed));
        let is_same = old.clone().eq(new.clone());
        match runs.last_mut() {
            Some(run) if run.is_same == is_same => {
                run.old.extend(old);
                run.new.extend(new);
            }
            _ => runs.push(Run {
                is_same,
                old: old.collect(),
                new: new.collect(),
            }),
        }
    };
    for op in ops {
        let (from, to) = (&old[op.old_range()], &new[op.new_range()]);
        if matches!(op, DiffOp::Equal { .. }) {
            from.chunks(1)
                .zip(to.chunks(1))
                .for_each(|(from, to)| add(from, to));
        } else {
            add(from, to);
        }
    }
    runs
}

/// Differences with some equal words around each.
fn shown(runs: &[Run]) -> String {
    let mut parts = Vec::new();
    for (index, Run { is_same, old, new }) in runs.iter().enumerate() {
        if *is_same {
            let before = if index == 0 { 0 } else { CONTEXT };
            let after = if index + 1 == runs.len() { 0 } else { CONTEXT };
            if old.len() <= before + after + 1 {
                parts.push(old.join(" "));
            } else {
                let tail = &old[old.len() - after..];
                parts.extend([old[..before].join(" "), "…".into(), tail.join(" ")]);
            }
        } else {
            for (words, marks) in [(old, ["[-", "-]"]), (new, ["{+", "+}"])] {
                if !words.is_empty() {
                    parts.push(format!("{}{}{}", marks[0], words.join(" "), marks[1]));
                }
            }
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

/// Leaves out what the document has before and after the quote. Where the quote begins or ends with
/// other words, as many of the document's are taken to stand for them.
fn trim(ops: &mut Vec<DiffOp>) {
    let is_insert = |op: &DiffOp| matches!(op, DiffOp::Insert { .. });
    ops.pop_if(|op| is_insert(op));
    if ops.first().is_some_and(is_insert) {
        ops.remove(0);
    }
    let count = ops.len();
    for (index, op) in ops.iter_mut().enumerate() {
        if let DiffOp::Replace {
            old_len,
            new_index,
            new_len,
            ..
        } = op
            && *new_len > *old_len
        {
            let surplus = *new_len - *old_len;
            if index == 0 {
                *new_index += surplus;
                *new_len -= surplus;
            } else if index + 1 == count {
                *new_len -= surplus;
            }
        }
    }
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut at = 0;
    for printed in text.split(char::is_whitespace) {
        let length = printed.chars().count() as u32;
        if length > 0 {
            let key = printed
                .trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase();
            let span = Span::new(at, at + length);
            words.push(Word { printed, key, span });
        }
        at += length + 1;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_show_what_is_only_in_one() {
        let document = "He said so. The agreement, signed in 2016, provides support for ten years. Then he left.";
        for (quote, want, covered) in [
            (
                "so. The agreement, signed in 2017, provides support",
                "… agreement, signed in [-2017,-] {+2016,+} provides support",
                "so. The agreement, signed in 2016, provides support",
            ),
            (
                "signed in 2016 , provides",
                "signed in [-2016 ,-] {+2016,+} provides",
                "signed in 2016, provides",
            ),
            (
                "agreement, in 2016,",
                "agreement, {+signed+} in 2016,",
                "agreement, signed in 2016,",
            ),
            (
                "signed here in 2016,",
                "signed [-here-] in 2016,",
                "signed in 2016,",
            ),
            (
                "THE AGREEMENT, signed in 2016",
                "[-THE AGREEMENT,-] {+The agreement,+} signed in [-2016-] {+2016,+}",
                "The agreement, signed in 2016,",
            ),
        ] {
            let (span, difference) = differences(quote, document);
            assert_eq!(difference, want);
            assert_eq!(span.slice(document), Some(covered));
        }
    }

    #[test]
    fn a_misspelt_quote_finds_its_passage() {
        let wanted = words("The flod kills 120 person in a valey on March 30");
        let right = words("Officials said the flood killed 120 people in the valley on March 30.");
        let wrong = words("The market opened on a Monday in March, and 30 people came.");
        assert!(best_window(&wanted, &right).0 > best_window(&wanted, &wrong).0);
    }
}
