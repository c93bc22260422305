//! Two documents side by side: which of their passages say alike things, and what only one of them
//! speaks of.
//!
//! Two passages are alike by the cosine of their words (Salton and Buckley, "Term-weighting approaches
//! in automatic text retrieval", 1988): each stem counts by how often the passage has it, logarithmically,
//! and by how few passages of both documents have it. Two passages go together when each is the one most
//! like the other. So a pair is mutual, and every passage is in one place.

use search::Tokenizer;

/// A passage that is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said<'t> {
    /// Its words.
    pub text: &'t str,
    /// BCP 47 tag of their language.
    pub language: &'t str,
}

/// One step of the comparison, in which passages are given by their positions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Row {
    /// Passages that say alike things.
    Both {
        /// Of the first document.
        a: usize,
        /// Of the second one.
        b: usize,
        /// How alike they are: more than [`ALIKE`], at most 1.
        alike: f64,
    },
    /// What only the first document says.
    OnlyA(usize),
    /// What only the second document says.
    OnlyB(usize),
}

/// From which likeness on two passages are put side by side: at 0 any two that share a word, at 1 only
/// those with the same words.
pub const ALIKE: f64 = 0.12;
/// How many shared words two passages need beside it, so that one rare word alone makes no pair.
const SHARED: usize = 2;
/// How many passages of each document are compared; those beyond stand alone.
pub const MOST: usize = 300;

/// Compares the passages of two documents, each given in reading order. `all` is what the words are
/// weighed by: every passage of the documents, or of the corpus. `tokenizer` gives that of a language. Every passage is in one row. Rows
/// follow the first document; what only the second one says stands after what came before it there.
pub fn align(
    a: &[Said],
    b: &[Said],
    all: &[Said],
    tokenizer: &dyn Fn(&str) -> Tokenizer,
) -> Vec<Row> {
    let mut words = Words::new(tokenizer);
    all.iter().for_each(|said| words.count(said));
    let mut of = |passages: &[Said]| -> Vec<Vector> {
        passages
            .iter()
            .take(MOST)
            .map(|said| words.vector(said, all.len()))
            .collect()
    };
    let (in_a, in_b) = (of(a), of(b));
    let likeness = |i: usize, j: usize| alike(&in_a[i], &in_b[j]);
    // For each passage the one that is most like it, the first of equals.
    let best = |many: usize, like: &dyn Fn(usize) -> f64| {
        let mut best: Option<(usize, f64)> = None;
        for at in 0..many {
            let like = like(at);
            if like >= ALIKE && best.is_none_or(|(_, most)| like > most) {
                best = Some((at, like));
            }
        }
        best
    };
    let of_a: Vec<_> = (0..in_a.len())
        .map(|i| best(in_b.len(), &|j| likeness(i, j)))
        .collect();
    let of_b: Vec<_> = (0..in_b.len())
        .map(|j| best(in_a.len(), &|i| likeness(i, j)))
        .collect();
    let is_mutual = |i: usize, j: usize| of_b[j].is_some_and(|(other, _)| other == i);

    let mut rows = Vec::new();
    let mut next_b = 0;
    let is_alone = |j: usize| {
        let best = of_b.get(j).copied().flatten();
        best.is_none_or(|(i, _)| of_a[i].is_none_or(|(other, _)| other != j))
    };
    let mut alone_until = |rows: &mut Vec<Row>, end: usize| {
        while next_b < end {
            if is_alone(next_b) {
                rows.push(Row::OnlyB(next_b));
            }
            next_b += 1;
        }
    };
    for i in 0..a.len() {
        match of_a.get(i).copied().flatten() {
            Some((j, alike)) if is_mutual(i, j) => {
                alone_until(&mut rows, j);
                rows.push(Row::Both { a: i, b: j, alike });
            }
            _ => rows.push(Row::OnlyA(i)),
        }
    }
    alone_until(&mut rows, b.len());
    rows
}

/// The stems of a passage by their numbers, sorted, with their weights; of length 1.
type Vector = Vec<(u32, f64)>;

/// The stems of all passages.
struct Words<'w> {
    tokenizer_of: &'w dyn Fn(&str) -> Tokenizer,
    stems: Vec<String>,
    /// How many passages have each.
    holders: Vec<f64>,
    /// The numbers of the stems in the order of their words.
    sorted: Vec<u32>,
    /// That of the last passage, with its language.
    tokenizer: Option<(String, Tokenizer)>,
}

impl<'w> Words<'w> {
    fn new(tokenizer_of: &'w dyn Fn(&str) -> Tokenizer) -> Self {
        Self {
            tokenizer_of,
            stems: Vec::new(),
            holders: Vec::new(),
            sorted: Vec::new(),
            tokenizer: None,
        }
    }

    fn count(&mut self, said: &Said) {
        for (stem, _) in self.stems_of(said) {
            self.holders[stem as usize] += 1.0;
        }
    }

    fn vector(&mut self, said: &Said, all: usize) -> Vector {
        let mut vector = self.stems_of(said);
        for (stem, weight) in &mut vector {
            let rarity = ((all as f64 + 1.0) / (self.holders[*stem as usize] + 0.5)).ln();
            *weight = (1.0 + weight.ln()) * rarity.max(0.0);
        }
        let length = vector
            .iter()
            .map(|(_, weight)| weight * weight)
            .sum::<f64>()
            .sqrt();
        if length > 0.0 {
            vector.iter_mut().for_each(|(_, weight)| *weight /= length);
        }
        vector
    }

    /// The stems of a passage with how often it has each.
    fn stems_of(&mut self, said: &Said) -> Vector {
        let known = self
            .tokenizer
            .take()
            .filter(|known| known.0 == said.language);
        let (language, tokenizer) =
            known.unwrap_or_else(|| (said.language.to_owned(), (self.tokenizer_of)(said.language)));
        let mut counts = Vector::new();
        for token in tokenizer.tokens(said.text) {
            let stem = self.number(token.stem);
            match counts.binary_search_by_key(&stem, |(other, _)| *other) {
                Ok(at) => counts[at].1 += 1.0,
                Err(at) => counts.insert(at, (stem, 1.0)),
            }
        }
        self.tokenizer = Some((language, tokenizer));
        counts
    }

    fn number(&mut self, stem: String) -> u32 {
        let compare = |&at: &u32| self.stems[at as usize].cmp(&stem);
        match self.sorted.binary_search_by(compare) {
            Ok(at) => self.sorted[at],
            Err(at) => {
                let new = self.stems.len() as u32;
                self.sorted.insert(at, new);
                self.stems.push(stem);
                self.holders.push(0.0);
                new
            }
        }
    }
}

/// The cosine of two vectors of length 1, or 0 if they share too few words.
fn alike(a: &[(u32, f64)], b: &[(u32, f64)]) -> f64 {
    let (mut i, mut j) = (0, 0);
    let (mut sum, mut shared) = (0.0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        if x.0 == y.0 {
            sum += x.1 * y.1;
            shared += 1;
        }
        i += usize::from(x.0 <= y.0);
        j += usize::from(y.0 <= x.0);
    }
    if shared >= SHARED { sum } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AID: &str = "The United States grants five billion dollars of military aid each year.";
    const AID_TOO: &str = "American military aid amounts to billions of dollars.";
    const IRAN: &str = "Iran’s nuclear programme is discussed in Vienna.";
    const IRAN_TOO: &str = "The talks in Vienna on the nuclear programme of Iran failed.";
    const COURT: &str = "The court reform divides society.";
    const RAIN: &str = "Rain fell for three days on the coast.";

    fn of<'t>(texts: &[&'t str]) -> Vec<Said<'t>> {
        let said = |text: &&'t str| Said {
            text,
            language: "en",
        };
        texts.iter().map(said).collect()
    }

    fn shown(a: &[&str], b: &[&str]) -> String {
        let row = |row: &Row| match row {
            Row::Both { a, b, .. } => format!("a{a}=b{b}"),
            Row::OnlyA(a) => format!("a{a}"),
            Row::OnlyB(b) => format!("b{b}"),
        };
        let all = of(&[AID, AID_TOO, IRAN, IRAN_TOO, COURT, RAIN]);
        let rows: Vec<String> = align(&of(a), &of(b), &all, &Tokenizer::new)
            .iter()
            .map(row)
            .collect();
        rows.join(" ")
    }

    #[test]
    fn what_is_alike_stands_side_by_side_and_all_else_alone() {
        for (a, b, want) in [
            (&[][..], &[][..], ""),
            (&[AID], &[], "a0"),
            (&[], &[AID, IRAN], "b0 b1"),
            (&["", ""], &[""], "a0 a1 b0"),
            (
                &[AID, IRAN, COURT],
                &[AID_TOO, RAIN, IRAN_TOO],
                "a0=b0 b1 a1=b2 a2",
            ),
            (
                &[AID, COURT, IRAN],
                &[IRAN_TOO, RAIN, AID_TOO],
                "b1 a0=b2 a1 a2=b0",
            ),
            (&[COURT], &[RAIN], "a0 b0"),
            // The same words twice: the first of them, and the other stands alone.
            (&[AID, RAIN], &[AID, AID, IRAN], "a0=b0 a1 b1 b2"),
        ] {
            assert_eq!(shown(a, b), want, "{a:?} {b:?}");
        }
    }

    #[test]
    fn every_passage_is_in_one_row() {
        let texts: Vec<String> = (0..40)
            .map(|n| format!("w{} w{} w{} w{}", n % 7, n % 5, n % 11, n / 3))
            .collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let (a, b) = (of(&texts[..25]), of(&texts[10..]));
        let rows = align(&a, &b, &of(&texts), &Tokenizer::new);
        let (mut in_a, mut in_b) = (Vec::new(), Vec::new());
        for row in &rows {
            match *row {
                Row::Both { a, b, alike } => {
                    assert!((ALIKE..=1.000_001).contains(&alike));
                    in_a.push(a);
                    in_b.push(b);
                }
                Row::OnlyA(a) => in_a.push(a),
                Row::OnlyB(b) => in_b.push(b),
            }
        }
        assert_eq!(in_a, (0..a.len()).collect::<Vec<_>>());
        in_b.sort_unstable();
        assert_eq!(in_b, (0..b.len()).collect::<Vec<_>>());
        assert!(rows.iter().any(|row| matches!(row, Row::Both { .. })));
    }
}
