//! Which characters of a place are the passage.
//!
//! Both functions fill a table of edit distances between a pattern and the window of the text that
//! ends where the pattern does (Sellers, "The theory and computation of evolutionary distances: Pattern
//! recognition", 1980).

use std::ops::Range;

/// Where in `window` the stretch begins that ends with it and is most like the pattern; of equally
/// good ones the shortest.
pub fn begin(pattern: &[char], window: &[char]) -> usize {
    // Backwards, so that the end of both is the beginning of the table.
    let mut row: Vec<usize> = (0..=window.len()).collect();
    for (i, c) in pattern.iter().rev().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, t) in window.iter().rev().enumerate() {
            let replaced = diagonal + usize::from(c != t);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    let best = (0..row.len()).min_by_key(|&j| row[j]).unwrap_or(0);
    window.len() - best
}

/// The part of `window` that the characters `inner` of the pattern stand for, in the alignment of
/// the whole pattern with a stretch that ends with the window. What was inserted at the border of
/// the inner part belongs to what is around it.
pub fn inner(pattern: &[char], inner: Range<usize>, window: &[char]) -> (usize, usize) {
    let columns = window.len() + 1;
    let mut steps = vec![Step::Delete; (pattern.len() + 1) * columns];
    // The stretch may begin anywhere.
    let mut row = vec![0_usize; columns];
    for (i, c) in pattern.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, t) in window.iter().enumerate() {
            let replaced = diagonal + usize::from(c != t);
            diagonal = row[j + 1];
            let (deleted, inserted) = (row[j + 1] + 1, row[j] + 1);
            let least = replaced.min(deleted).min(inserted);
            row[j + 1] = least;
            steps[(i + 1) * columns + j + 1] = if replaced == least {
                Step::Replace
            } else if inserted == least {
                Step::Insert
            } else {
                Step::Delete
            };
        }
    }
    // Back along the best path. The border before character `i` is where the path is in row `i`:
    // the first time it is met there for an end, the last time for a start.
    let (mut i, mut j) = (pattern.len(), window.len());
    let (mut start, mut end) = (None, j);
    while i > 0 {
        if i == inner.start && start.is_none() {
            start = Some(j);
        }
        if i == inner.end {
            end = j;
        }
        match steps[i * columns + j] {
            Step::Replace => (i, j) = (i - 1, j - 1),
            Step::Insert => j -= 1,
            Step::Delete => i -= 1,
        }
    }
    if inner.end == 0 {
        end = j;
    }
    let start = start.unwrap_or(j).min(end);
    (start, end)
}

/// How a cell of the table is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// A character of the pattern stands for one of the text.
    Replace,
    /// The text has one more.
    Insert,
    /// The text lacks one.
    Delete,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_inner_part_keeps_its_borders() {
        for (before, words, after, window, want) in [
            ("in ", "2016", " aid", "and in 2016 aid", "2016"),
            ("in ", "2016", " aid", "and in 2017 aid", "2017"),
            ("in ", "2016", " aid", "and in late 2016 aid", "2016"),
            ("in ", "2016", " aid", "in aid", ""),
            (
                "",
                "five billion",
                " dollars",
                "six billion dollars",
                "six billion",
            ),
            ("he gave ", "five", "", "he gave five", "five"),
            (
                "the law of ",
                "May 2016",
                " on aid",
                "the law of June 2017 on aid",
                // What parts a word is mended later.
                "une 2017",
            ),
        ] {
            let pattern: Vec<char> = [before, words, after].concat().chars().collect();
            let window: Vec<char> = window.chars().collect();
            let start = before.chars().count();
            let range = start..start + words.chars().count();
            let (start, end) = inner(&pattern, range, &window);
            let found: String = window[start..end].iter().collect();
            assert_eq!(found.trim(), want);
        }
    }

    #[test]
    fn a_stretch_begins_where_it_is_most_alike() {
        for (pattern, window, want) in [
            ("aid", "military aid", 9),
            ("the aid", "the military aid", 12),
            ("military aid", "the milirtary aid", 4),
            ("", "abc", 3),
            ("abc", "", 0),
        ] {
            let [pattern, window] = [pattern, window].map(|t| t.chars().collect::<Vec<_>>());
            assert_eq!(begin(&pattern, &window), want, "{pattern:?}");
        }
    }
}
