//! The passage that is most like a quote that is not found, and how they differ.

use crate::passage::Passage;
use corpus::Span;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::HashMap;

/// A passage that is like a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nearest {
    /// Its number among the passages.
    pub passage: usize,
    /// The part of its text.
    pub within: Span,
    /// How the quote differs, see [`differences`].
    pub difference: String,
}

/// How much of a quote a passage must share to be worth showing, by the letters of common words.
const SHARED: f64 = 0.5;

/// How many equal words stand around a difference.
const CONTEXT: usize = 3;

/// A word in lower case without punctuation around it, and where it stands.
struct Word<'t> {
    printed: &'t str,
    key: String,
    span: Span,
}

/// The passage that shares most with a quote, if any shares enough.
pub fn nearest(quote: &str, passages: &[Passage]) -> Option<Nearest> {
    let wanted = words(quote);
    let total: usize = wanted.iter().map(|word| weight(word)).sum();
    let mut best: Option<(usize, usize, usize)> = None;
    for (index, passage) in passages.iter().enumerate() {
        let (score, start) = best_window(&wanted, &words(&passage.text));
        if score > best.map_or(0, |(score, ..)| score) {
            best = Some((score, index, start));
        }
    }
    let (score, passage, start) = best?;
    if (score as f64) < total as f64 * SHARED {
        return None;
    }
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
    })
}

/// The window of as many words as are wanted that shares most with them: its score and its start.
fn best_window(wanted: &[Word], words: &[Word]) -> (usize, usize) {
    let mut missing: HashMap<&str, isize> = HashMap::new();
    for word in wanted {
        *missing.entry(&word.key).or_default() += 1;
    }
    let (mut score, mut best) = (0, (0, 0));
    for (index, word) in words.iter().enumerate() {
        if let Some(left) = missing.get_mut(&*word.key) {
            *left -= 1;
            score += if *left >= 0 { weight(word) } else { 0 };
        }
        if let Some(gone) = index.checked_sub(wanted.len()).map(|index| &words[index])
            && let Some(left) = missing.get_mut(&*gone.key)
        {
            *left += 1;
            score -= if *left > 0 { weight(gone) } else { 0 };
        }
        if score > best.0 {
            best = (score, (index + 1).saturating_sub(wanted.len()));
        }
    }
    best
}

/// Long words say more about what a passage is than short ones.
fn weight(word: &Word) -> usize {
    word.key.chars().count()
}

/// How a quote differs from a document's words: `signed in [-2017-] {+2016+}, provides`, where
/// `[-…-]` is only in the quote and `{+…+}` only in the document. Words of the document before
/// and after the quote do not count; the span says what is left.
pub fn differences(quote: &str, document: &str) -> (Span, String) {
    let (old, new) = (words(quote), words(document));
    let printed = |words: &[Word]| {
        words
            .iter()
            .map(|w| w.printed.to_owned())
            .collect::<Vec<_>>()
    };
    let mut ops = capture_diff_slices(Algorithm::Myers, &printed(&old), &printed(&new));
    trim(&mut ops);
    let first = ops.first().map_or(0, |op| op.new_range().start);
    let last = ops.last().map_or(0, |op| op.new_range().end);
    let span = match new.get(first..last) {
        Some([one]) => one.span,
        Some([first, .., last]) => Span::new(first.span.start, last.span.end),
        _ => Span::new(0, 0),
    };
    let mut parts = Vec::new();
    for (index, op) in ops.iter().enumerate() {
        let join = |words: &[Word]| printed(words).join(" ");
        let (from, to) = (&old[op.old_range()], &new[op.new_range()]);
        match op {
            DiffOp::Equal { .. } => {
                let before = if index == 0 { 0 } else { CONTEXT };
                let after = if index + 1 == ops.len() { 0 } else { CONTEXT };
                if from.len() <= before + after + 1 {
                    parts.push(join(from));
                } else {
                    let tail = &from[from.len() - after..];
                    parts.extend([join(&from[..before]), "…".into(), join(tail)]);
                }
            }
            _ => {
                parts.push(if from.is_empty() {
                    String::new()
                } else {
                    format!("[-{}-]", join(from))
                });
                parts.push(if to.is_empty() {
                    String::new()
                } else {
                    format!("{{+{}+}}", join(to))
                });
            }
        }
    }
    parts.retain(|part| !part.is_empty());
    (span, parts.join(" "))
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
        ] {
            let (span, difference) = differences(quote, document);
            assert_eq!(difference, want);
            assert_eq!(span.slice(document), Some(covered));
        }
    }
}
