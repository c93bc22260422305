//! What speaks for a place.

use super::Part;

/// How far apart two texts may have drifted while one is compared with the other.
const DRIFT: usize = 16;

/// How many characters around a place speak for it.
pub fn around(part: &Part, text: &[char], start: usize, end: usize) -> i32 {
    let reach = |context: &[char]| context.len() + DRIFT;
    let before = &text[start.saturating_sub(reach(part.prefix))..start];
    let after = &text[end..text.len().min(end + reach(part.suffix))];
    let before: Vec<char> = before.iter().rev().copied().collect();
    let prefix: Vec<char> = part.prefix.iter().rev().copied().collect();
    agreement(&prefix, &before) + agreement(part.suffix, after)
}

/// How far `context` and `text` agree from their common beginning on: the most that the characters
/// of a beginning of `context` come to, less two for each that has to be inserted, deleted or replaced
/// to make it a beginning of `text`. So agreement before a difference is never lost, agreement
/// behind one counts when it is longer than the difference, and what has nothing in common comes
/// to nothing.
pub fn agreement(context: &[char], text: &[char]) -> i32 {
    let mut row: Vec<i32> = (0..=text.len() as i32).collect();
    let mut best = 0;
    for (i, c) in context.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i as i32 + 1;
        let mut least = row[0];
        for (j, t) in text.iter().enumerate() {
            let replaced = diagonal + i32::from(c != t);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
            least = least.min(row[j + 1]);
        }
        best = best.max(i as i32 + 1 - 2 * least);
    }
    best
}

/// How many characters have to be inserted, deleted or replaced to make one text the other
/// (Levenshtein, 1966).
pub fn distance(a: &[char], b: &[char]) -> i32 {
    let mut row: Vec<i32> = (0..=b.len() as i32).collect();
    for (i, c) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i as i32 + 1;
        for (j, t) in b.iter().enumerate() {
            let replaced = diagonal + i32::from(c != t);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agreement_counts_outwards_from_the_passage() {
        for (context, text, want) in [
            ("", "", 0),
            ("same words", "same words and more", 10),
            ("same words", "same bread", 5),
            ("same words", "so", 1),
            ("same words", "", 0),
            ("and same words follow", "same words follow", 13),
            ("qqqqqqqq", "same words", 0),
        ] {
            let [context, text] = [context, text].map(|t| t.chars().collect::<Vec<_>>());
            assert_eq!(agreement(&context, &text), want);
        }
    }

    #[test]
    fn distances_count_characters() {
        for (a, b, want) in [("", "", 0), ("", "ab", 2), ("kitten", "sitting", 3)] {
            let [a, b] = [a, b].map(|t| t.chars().collect::<Vec<_>>());
            assert_eq!(distance(&a, &b), want);
        }
    }
}
