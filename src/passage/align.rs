//! Two documents side by side: which of their passages say alike things, and what only one of them
//! speaks of.
//!
//! Two passages are alike by the cosine of their words (Salton and Buckley, "Term-weighting approaches
//! in automatic text retrieval", 1988): each stem counts by how often the passage has it, logarithmically,
//! and by how few passages of both documents have it. Those that are most alike go together first, and then those that
//! are most alike of the others (a stable matching: Gale and Shapley, "College Admissions and the Stability of Marriage",
//! 1962). So every passage is in one place, and none is kept from one that it is more like by one that is less.

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// Passages that say alike things, or are known to be about one.
    Both {
        /// Of the first document.
        a: usize,
        /// Of the second one.
        b: usize,
    },
    /// What only the first document says.
    OnlyA(usize),
    /// What only the second document says.
    OnlyB(usize),
}

/// From which likeness on two passages are put side by side: at 0 any two that share a word, at 1 only
/// those with the same words.
pub const ALIKE: f32 = 0.12;
/// What it counts beside their likeness that two passages are known to be about one thing: at 1 more than any likeness.
const KNOWN: f64 = 1.0;
/// How many shared words two passages need beside it, so that one rare word alone makes no pair.
const SHARED: usize = 2;
/// How many passages of each document are compared; those beyond stand alone.
pub const MAX_PASSAGES: usize = 300;

/// Compares the passages of two documents, each given in reading order. `all` is what the words are
/// weighed by: every passage of the documents, or of the corpus. `is_known` says of two passages whether they are known to
/// be about one thing, whatever their words. `tokenizer` gives that of a language. Every passage is in one row. Rows
/// follow the first document; what only the second one says stands after what came before it there.
pub fn align(
    [a, b]: [&[Said]; 2],
    all: &[Said],
    is_known: &dyn Fn(usize, usize) -> bool,
    tokenizer: &dyn Fn(&str) -> Tokenizer,
) -> Vec<Row> {
    let mut words = Words::new(tokenizer);
    all.iter().for_each(|said| words.count(said));
    let mut of = |passages: &[Said]| -> Vec<Vector> {
        passages
            .iter()
            .take(MAX_PASSAGES)
            .map(|said| words.vector(said, all.len()))
            .collect()
    };
    let (in_a, in_b) = (of(a), of(b));
    // How alike two passages are, and which, as one number each, so that sorting needs no code of its own in the browser.
    let mut pairs = Vec::new();
    for (i, one) in in_a.iter().enumerate() {
        for (j, other) in in_b.iter().enumerate() {
            let known = if is_known(i, j) { KNOWN } else { 0.0 };
            let like = (known + alike(one, other)) as f32;
            if like >= ALIKE {
                // The bits of a positive number are in the order of the numbers.
                pairs.push(u64::from(!like.to_bits()) << 32 | (i << 16 | j) as u64);
            }
        }
    }
    pairs.sort_unstable();
    let mut of_a = vec![None; a.len()];
    let mut is_alone = vec![true; b.len()];
    for pair in pairs {
        let (i, j) = (pair as usize >> 16 & 0xFFFF, pair as usize & 0xFFFF);
        if of_a[i].is_none() && is_alone[j] {
            of_a[i] = Some(j);
            is_alone[j] = false;
        }
    }
    let mut rows = Vec::new();
    let mut next_b = 0;
    let mut alone_until = |rows: &mut Vec<Row>, end: usize| {
        while next_b < end {
            if is_alone[next_b] {
                rows.push(Row::OnlyB(next_b));
            }
            next_b += 1;
        }
    };
    for (a, other) in of_a.into_iter().enumerate() {
        match other {
            Some(b) => {
                alone_until(&mut rows, b);
                rows.push(Row::Both { a, b });
            }
            None => rows.push(Row::OnlyA(a)),
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

    fn shown(a: &[&str], b: &[&str], known: &[(usize, usize)]) -> String {
        let row = |row: &Row| match row {
            Row::Both { a, b } => format!("a{a}=b{b}"),
            Row::OnlyA(a) => format!("a{a}"),
            Row::OnlyB(b) => format!("b{b}"),
        };
        let all = of(&[AID, AID_TOO, IRAN, IRAN_TOO, COURT, RAIN]);
        let is_known = |a, b| known.contains(&(a, b));
        let rows = align([&of(a), &of(b)], &all, &is_known, &Tokenizer::new);
        rows.iter().map(row).collect::<Vec<_>>().join(" ")
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
            assert_eq!(shown(a, b, &[]), want, "{a:?} {b:?}");
        }
    }

    #[test]
    fn what_is_known_to_be_about_one_thing_goes_together_whatever_its_words() {
        let all = &[(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1)];
        for (a, b, known, want) in [
            (&[COURT][..], &[RAIN][..], &all[..1], "a0=b0"),
            (&[COURT], &[], &[], "a0"),
            // Those that are alike of all that is known, then the others in their order.
            (&[COURT, IRAN], &[IRAN_TOO, RAIN], &all[..4], "a0=b1 a1=b0"),
            (&[COURT, IRAN], &[RAIN, AID], &all[..4], "a0=b0 a1=b1"),
            (&[COURT, IRAN, RAIN], &[AID], &all[..], "a0=b0 a1 a2"),
            // What is known goes before what is alike, which is left to others.
            (&[AID, COURT], &[AID_TOO, RAIN], &[(0, 1)], "b0 a0=b1 a1"),
            (&[AID, AID], &[AID_TOO, RAIN], &[(0, 1)], "a0=b1 a1=b0"),
        ] {
            assert_eq!(shown(a, b, known), want, "{a:?} {b:?}");
        }
    }

    #[test]
    fn every_passage_is_in_one_row() {
        let texts: Vec<String> = (0..40)
            .map(|n| format!("w{} w{} w{} w{}", n % 7, n % 5, n % 11, n / 3))
            .collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let (a, b) = (of(&texts[..25]), of(&texts[10..]));
        let rows = align([&a, &b], &of(&texts), &|_, _| false, &Tokenizer::new);
        let (mut in_a, mut in_b) = (Vec::new(), Vec::new());
        for row in &rows {
            match *row {
                Row::Both { a, b } => {
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
