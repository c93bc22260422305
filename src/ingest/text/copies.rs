//! Copies of a text within its own page: what a player reads aloud, what a search index holds.
//!
//! Two texts are compared by their shingles, the overlapping runs of five words (Broder, "On the
//! resemblance and containment of documents", 1997).

use super::{measure, unit::Unit};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Words in a shingle.
const SHINGLE: usize = 5;
/// The fewest words of a copy that has lost its capitals.
const LOWERED: usize = 30;
/// The fewest words of a copy that has only lost its paragraphs.
const FLATTENED: usize = 80;

/// How a unit repeats what stands elsewhere in better form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Copy {
    /// It is all in lower case, and its words also stand elsewhere with capitals.
    Lowered,
    /// Its words also stand in units half as long or shorter: paragraphs run together.
    Flattened,
}

/// Which units are copies, in linear time. At least three quarters of a copy's shingles stand in
/// the better form; the rest go across the borders of its paragraphs.
pub(super) fn copies(units: &[Unit]) -> Vec<Option<Copy>> {
    if !units.iter().any(|unit| unit.words >= LOWERED) {
        return vec![None; units.len()];
    }
    // The length of the shortest unit with capitals in which a shingle stands.
    let mut shortest: HashMap<u64, usize> = HashMap::new();
    for unit in units
        .iter()
        .filter(|unit| !measure::is_lower_case(&unit.text))
    {
        for shingle in shingles(&unit.text) {
            let length = shortest.entry(shingle).or_insert(unit.words);
            *length = unit.words.min(*length);
        }
    }
    let copy = |unit: &Unit| {
        let lowered = unit.words >= LOWERED && measure::is_lower_case(&unit.text);
        if !lowered && unit.words < FLATTENED {
            return None;
        }
        let (mut all, mut found) = (0, 0);
        for shingle in shingles(&unit.text) {
            let length = shortest.get(&shingle);
            all += 1;
            found += usize::from(length.is_some_and(|length| lowered || length * 2 <= unit.words));
        }
        let kind = if lowered {
            Copy::Lowered
        } else {
            Copy::Flattened
        };
        (all > 0 && found * 4 >= all * 3).then_some(kind)
    };
    units.iter().map(copy).collect()
}

/// The hashes of a text's shingles, on folded words.
fn shingles(text: &str) -> impl Iterator<Item = u64> {
    let mut window = [0; SHINGLE];
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .enumerate()
        .filter_map(move |(index, word)| {
            window.rotate_left(1);
            window[SHINGLE - 1] = hash(word);
            (index + 1 >= SHINGLE).then(|| hash(window))
        })
}

/// The same number in every run: the default hasher has fixed keys.
fn hash(value: impl Folded) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.feed(&mut hasher);
    hasher.finish()
}

/// What can be hashed without regard to case.
trait Folded {
    fn feed(self, hasher: &mut DefaultHasher);
}

impl Folded for &str {
    fn feed(self, hasher: &mut DefaultHasher) {
        for c in self.chars().flat_map(char::to_lowercase) {
            c.hash(hasher);
        }
    }
}

impl Folded for [u64; SHINGLE] {
    fn feed(self, hasher: &mut DefaultHasher) {
        self.hash(hasher);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{line, unit};
    use super::*;

    /// Three different paragraphs of 45 words.
    fn paragraphs() -> Vec<String> {
        let words = |from: usize| {
            (from..from + 43)
                .map(|n| format!("Word{n}"))
                .collect::<Vec<_>>()
        };
        [0, 100, 200]
            .map(|from| format!("The Text {}.", words(from).join(" ")))
            .to_vec()
    }

    fn found(source: &str) -> Vec<Option<Copy>> {
        copies(&unit::units(&line::lines(source, &[])))
    }

    #[test]
    fn copies_without_capitals_or_paragraphs_are_found() {
        let text = paragraphs();
        let (whole, lower) = (text.join(" "), text.join(". ").to_lowercase());
        let other = "another text altogether, in lower case from its first word on, ".repeat(5);
        let body = text.join("\n");
        let none = [None; 3];
        for (what, first, want) in [
            ("lower case", lower.as_str(), Some(Copy::Lowered)),
            ("paragraphs run together", &whole, Some(Copy::Flattened)),
            ("another text", &other, None),
            ("a short quotation", &lower[..80], None),
            ("the same paragraph again", &text[0], None),
        ] {
            let want = [&[want][..], &none].concat();
            assert_eq!(found(&format!("{first}\n{body}")), want, "{what}");
        }
    }

    #[test]
    fn a_text_all_in_lower_case_has_no_copies() {
        let text = paragraphs().join("\n").to_lowercase();
        assert_eq!(found(&format!("{text}\n{text}")), [None; 6]);
    }
}
