//! Where something like the words of a passage stands.

use super::{Part, Place, align, is_inside, score};

/// How many ends of places are looked at closely, for each of the two patterns.
const MAX_ENDS: usize = 8;
/// From how many characters on words are looked for without what stands around them.
const TELLING: usize = 12;
/// How many errors are forgiven: of every ten characters three.
const FORGIVEN: [usize; 2] = [3, 10];

/// Places where the words stand with differences, or where other words stand between what stood
/// around them. The same place may come twice, with other borders.
pub fn places(part: &Part, text: &[char]) -> Vec<Place> {
    let mut places = Vec::new();
    let mut add = |start: usize, end: usize| {
        let (start, end) = trimmed(text, start, end);
        if start < end {
            let words = part.words.len() as i32;
            let errors = score::distance(part.words, &text[start..end]);
            let around = score::around(part, text, start, end);
            let score = words - 2 * errors + around;
            places.push(Place { start, end, score });
        }
    };
    if part.words.len() >= TELLING {
        for end in ends(text, part.words) {
            let from = end.saturating_sub(part.words.len() + most_errors(part.words.len()));
            let start = from + align::begin(part.words, &text[from..end]);
            let (start, end) = whole_words(part, text, start, end);
            add(start, end);
        }
    }
    let all = [part.prefix, part.words, part.suffix].concat();
    for end in ends(text, &all) {
        let from = end.saturating_sub(all.len() + most_errors(all.len()));
        let inner = part.prefix.len()..part.prefix.len() + part.words.len();
        let (start, stop) = align::inner(&all, inner, &text[from..end]);
        let (start, end) = whole_words(part, text, from + start, from + stop);
        add(start, end);
    }
    places
}

fn most_errors(length: usize) -> usize {
    length * FORGIVEN[0] / FORGIVEN[1]
}

/// A place without the spaces at its ends.
fn trimmed(text: &[char], mut start: usize, mut end: usize) -> (usize, usize) {
    while start < end && text[start] == ' ' {
        start += 1;
    }
    while start < end && text[end - 1] == ' ' {
        end -= 1;
    }
    (start, end)
}

/// A place whose borders part no word, where those of the passage part none.
fn whole_words(part: &Part, text: &[char], mut start: usize, mut end: usize) -> (usize, usize) {
    if start >= end {
        return (start, end);
    }
    if !is_inside(part.prefix.last(), part.words.first()) {
        while start > 0 && is_inside(text.get(start - 1), text.get(start)) {
            start -= 1;
        }
    }
    if !is_inside(part.words.last(), part.suffix.first()) {
        while is_inside(text.get(end - 1), text.get(end)) {
            end += 1;
        }
    }
    (start, end)
}

/// The positions at which something ends that is like the pattern, best first by no more than
/// [`most_errors`]; of those closer together than half of the pattern the best.
///
/// Bit-parallel: the differences between the rows of the table of edit distances are bits, 64 rows in
/// a word (Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic
/// programming", 1999; in blocks as in Hyyrö, "A bit-vector algorithm for computing Levenshtein and
/// Damerau edit distances", 2003). One step for each 64 characters of the pattern and character of
/// the text.
fn ends(text: &[char], pattern: &[char]) -> Vec<usize> {
    let mut found = Ends {
        apart: pattern.len() / 2 + 1,
        ..Ends::default()
    };
    let Some(last_row) = pattern.len().checked_sub(1) else {
        return Vec::new();
    };
    let most = most_errors(pattern.len());
    let blocks = last_row / 64 + 1;
    let rows = Rows::of(pattern, blocks);
    let mut increases = vec![u64::MAX; blocks];
    let mut decreases = vec![0_u64; blocks];
    let mut errors = pattern.len();
    for (at, &c) in text.iter().enumerate() {
        let equal = rows.equal_to(c);
        // Whether the row above a block has one error more or less than in the column before.
        let (mut more, mut less) = (0, 0);
        for block in 0..blocks {
            let (up, down) = (increases[block], decreases[block]);
            let same = equal[block] | less;
            let vertical = equal[block] | down;
            let horizontal = (((same & up).wrapping_add(up)) ^ up) | same;
            let increase = down | !(horizontal | up);
            let decrease = up & horizontal;
            let row = if block + 1 == blocks {
                last_row % 64
            } else {
                63
            };
            let (out_more, out_less) = (increase >> row & 1, decrease >> row & 1);
            let increase = increase << 1 | more;
            let decrease = decrease << 1 | less;
            increases[block] = decrease | !(vertical | increase);
            decreases[block] = increase & vertical;
            (more, less) = (out_more, out_less);
        }
        errors = errors + more as usize - less as usize;
        if errors <= most {
            found.add(at + 1, errors);
        }
    }
    found.finish()
}

/// For each character of a pattern, in which rows it stands.
struct Rows {
    /// Sorted.
    characters: Vec<char>,
    /// As many words for each as there are blocks; at the end those of all other characters.
    bits: Vec<u64>,
    blocks: usize,
}

impl Rows {
    fn of(pattern: &[char], blocks: usize) -> Self {
        let mut characters: Vec<char> = Vec::new();
        for &c in pattern {
            if let Err(at) = characters.binary_search(&c) {
                characters.insert(at, c);
            }
        }
        let mut bits = vec![0; (characters.len() + 1) * blocks];
        for (row, c) in pattern.iter().enumerate() {
            if let Ok(at) = characters.binary_search(c) {
                bits[at * blocks + row / 64] |= 1 << (row % 64);
            }
        }
        Self {
            characters,
            bits,
            blocks,
        }
    }

    fn equal_to(&self, c: char) -> &[u64] {
        let at = self.characters.binary_search(&c);
        let at = at.unwrap_or(self.characters.len());
        &self.bits[at * self.blocks..][..self.blocks]
    }
}

/// The best ends so far.
#[derive(Default)]
struct Ends {
    apart: usize,
    /// Position and errors of the last one, which a better one close behind it replaces.
    last: Option<(usize, usize)>,
    best: Vec<(usize, usize)>,
}

impl Ends {
    fn add(&mut self, end: usize, errors: usize) {
        match &mut self.last {
            Some(last) if end - last.0 < self.apart => {
                if errors < last.1 {
                    *last = (end, errors);
                }
            }
            _ => {
                self.keep();
                self.last = Some((end, errors));
            }
        }
    }

    fn keep(&mut self) {
        let Some(new) = self.last.take() else { return };
        self.best.push(new);
        if self.best.len() > MAX_ENDS {
            let worst = (0..self.best.len()).max_by_key(|&at| self.best[at].1);
            if let Some(worst) = worst {
                self.best.remove(worst);
            }
        }
    }

    fn finish(mut self) -> Vec<usize> {
        self.keep();
        self.best.into_iter().map(|(end, _)| end).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same by the plain table of edit distances.
    fn slow(text: &[char], pattern: &[char]) -> Vec<usize> {
        let mut found = Ends {
            apart: pattern.len() / 2 + 1,
            ..Ends::default()
        };
        let mut column: Vec<usize> = (0..=pattern.len()).collect();
        for (at, t) in text.iter().enumerate() {
            let mut diagonal = 0;
            for (i, c) in pattern.iter().enumerate() {
                let replaced = diagonal + usize::from(c != t);
                diagonal = column[i + 1];
                column[i + 1] = replaced.min(diagonal + 1).min(column[i] + 1);
            }
            if column[pattern.len()] <= most_errors(pattern.len()) {
                found.add(at + 1, column[pattern.len()]);
            }
        }
        found.finish()
    }

    #[test]
    fn bits_find_what_the_table_finds() {
        let mut state = 7_u32;
        let mut random = |most: u32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) % most
        };
        let mut hits = 0;
        for round in 0..400 {
            let letters = 2 + random(6);
            let mut letter = |_: usize| char::from(b'a' + random(letters) as u8);
            let text: Vec<char> = (0..300).map(&mut letter).collect();
            // Patterns of one, two and three blocks, and at their borders.
            let length = [5, 63, 64, 65, 127, 128, 129, 150][round % 8];
            let mut pattern = text[40..40 + length].to_vec();
            for at in (0..length).step_by(7) {
                pattern[at] = letter(0);
            }
            let found = ends(&text, &pattern);
            assert_eq!(found, slow(&text, &pattern), "{round}");
            hits += found.len();
        }
        assert!(hits > 400);
    }
}
