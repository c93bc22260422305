//! Words that are nearly what was typed.

use crate::index::{Layout, Term, Terms, terms::is_name};
use crate::text::ACRONYM;

/// From how many letters on a word may differ by one and by two of them.
const LETTERS: [usize; 2] = [4, 8];

/// Terms that differ from a word by no more than a person mistypes: letters left out, added, replaced, or
/// exchanged with the next (Damerau, "A technique for computer detection and correction of spelling
/// errors", 1964). Each with its form and the number of its differences, those with the fewest only. If the word may
/// go on, terms that begin nearly so count as well.
pub fn similar(layout: &Layout, typed: &str, may_go_on: bool) -> Vec<(Term, Vec<u8>, u8)> {
    let typed: Vec<char> = typed.chars().collect();
    let letters = typed.iter().filter(|c| !c.is_ascii_digit()).count();
    let mut most = LETTERS.iter().filter(|from| letters >= **from).count() as u8;
    let mut found = Vec::new();
    if most == 0 {
        return found;
    }
    let mut table = Table::new(&typed);
    let mut terms = Terms::all(layout);
    // While the terms share this many bytes nothing can come of them.
    let mut hopeless = usize::MAX;
    while let Some(term) = terms.read() {
        if terms.shared >= hopeless {
            continue;
        }
        hopeless = usize::MAX;
        let Ok(key) = str::from_utf8(terms.key()) else {
            continue;
        };
        if is_name(key.as_bytes()) {
            continue;
        }
        let key = key.trim_end_matches(ACRONYM);
        match table.differences(key, most, may_go_on) {
            Ok(differences) => {
                if differences < most {
                    found.clear();
                    most = differences;
                }
                found.push((term, terms.key().to_vec(), differences));
            }
            Err(bytes) => hopeless = bytes,
        }
    }
    found
}

/// True if a word is printed nearly as it was typed; an inflection may make one difference more.
pub fn is_nearly(typed: &str, printed: &str) -> bool {
    let typed: Vec<char> = typed.to_lowercase().chars().collect();
    let most = LETTERS.iter().filter(|from| typed.len() >= **from).count() as u8 + 1;
    let found = Table::new(&typed).differences(&printed.to_lowercase(), most, false);
    found.is_ok()
}

/// Distances between the beginnings of two words, kept for the beginning that the next word shares.
struct Table<'t> {
    typed: &'t [char],
    /// The last word.
    word: Vec<char>,
    /// For each length of its beginning, the distances to the beginnings of what was typed.
    rows: Vec<u8>,
    known: usize,
}

impl<'t> Table<'t> {
    fn new(typed: &'t [char]) -> Self {
        Self {
            typed,
            word: Vec::new(),
            rows: (0..=typed.len() as u8).collect(),
            known: 0,
        }
    }

    /// The distance of a word, or after how many of its bytes it is certain to be more than `most`.
    fn differences(&mut self, word: &str, most: u8, may_go_on: bool) -> Result<u8, usize> {
        let width = self.typed.len() + 1;
        let mut bytes = 0;
        let mut length = 0;
        for c in word.chars() {
            bytes += c.len_utf8();
            if length >= self.known || self.word[length] != c {
                self.word.truncate(length);
                self.word.push(c);
                self.rows.truncate((length + 1) * width);
                self.add_row();
                self.known = length + 1;
            }
            length += 1;
            let row = &self.rows[length * width..(length + 1) * width];
            if may_go_on && row[width - 1] <= most {
                return Ok(row[width - 1]);
            }
            if row.iter().all(|distance| *distance > most) {
                return Err(bytes);
            }
        }
        let distance = self.rows[length * width + width - 1];
        // It tells nothing of words that go on from here.
        if distance <= most {
            Ok(distance)
        } else {
            Err(usize::MAX)
        }
    }

    /// The distances for the last letter of the word.
    fn add_row(&mut self) {
        let width = self.typed.len() + 1;
        let length = self.word.len();
        let above = self.rows.len() - width;
        self.rows.push(length.min(255) as u8);
        for at in 1..width {
            let is_same = self.word[length - 1] == self.typed[at - 1];
            let replaced = self.rows[above + at - 1] + u8::from(!is_same);
            let added = self.rows[above + at]
                .min(self.rows[above + width + at - 1])
                .saturating_add(1);
            let mut least = replaced.min(added);
            let exchanged = at > 1
                && length > 1
                && self.word[length - 1] == self.typed[at - 2]
                && self.word[length - 2] == self.typed[at - 1];
            if exchanged {
                least = least.min(self.rows[above - width + at - 2] + 1);
            }
            self.rows.push(least);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance(typed: &str, word: &str) -> Option<u8> {
        let typed: Vec<_> = typed.chars().collect();
        Table::new(&typed).differences(word, 2, false).ok()
    }

    #[test]
    fn what_is_mistyped_is_counted() {
        for (typed, word, want) in [
            ("israel", "israel", Some(0)),
            ("isreal", "israel", Some(1)),
            ("isral", "israel", Some(1)),
            ("isrrael", "israel", Some(1)),
            ("izrael", "israel", Some(1)),
            ("sirael", "israel", Some(1)),
            ("nuceler", "nuclear", Some(2)),
            ("abc", "xyz", None),
            ("", "ab", Some(2)),
            ("путим", "путин", Some(1)),
        ] {
            assert_eq!(distance(typed, word), want, "{typed} {word}");
        }
    }

    #[test]
    fn what_the_word_before_left_behind_does_not_matter() {
        let words = [
            "", "i", "is", "isra", "israel", "israeli", "isle", "rael", "isreal",
        ];
        let typed: Vec<_> = "isreal".chars().collect();
        let mut table = Table::new(&typed);
        for before in words {
            for word in words {
                let _ = table.differences(before, 2, false);
                let alone = Table::new(&typed).differences(word, 2, false);
                assert_eq!(
                    table.differences(word, 2, false).ok(),
                    alone.ok(),
                    "{before} {word}"
                );
            }
        }
    }
}
