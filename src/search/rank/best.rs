//! The best of many.

/// Keeps the best of what it is offered, the earlier of those that are equally good.
///
/// Scores and passages are kept as one number each, so that sorting needs no code of its own in the
/// browser: all of this crate sorts numbers of that kind.
pub struct Best {
    most: usize,
    kept: Vec<u64>,
    /// What is not below this is not among the best.
    limit: u64,
}

impl Best {
    /// Keeps so many.
    pub fn new(most: usize) -> Self {
        Self {
            most,
            kept: Vec::new(),
            limit: u64::MAX,
        }
    }

    /// Offers a passage; those with a score of 0 are not kept.
    pub fn offer(&mut self, score: f32, passage: u32) {
        // The bits of a positive number are in the order of the numbers.
        let key = u64::from(!score.to_bits()) << 32 | u64::from(passage);
        if score > 0.0 && key < self.limit {
            self.kept.push(key);
            if self.kept.len() >= 2 * self.most + 32 {
                self.tidy();
            }
        }
    }

    fn tidy(&mut self) {
        self.kept.sort_unstable();
        self.kept.truncate(self.most);
        if self.kept.len() == self.most {
            self.limit = self.kept.last().copied().unwrap_or(0);
        }
    }

    /// The best with their scores, best first.
    pub fn taken(mut self) -> impl Iterator<Item = (u32, f32)> {
        self.tidy();
        let pair = |key: u64| (key as u32, f32::from_bits(!((key >> 32) as u32)));
        self.kept.into_iter().map(pair)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_come_first_and_equal_ones_in_their_order() {
        let scores: Vec<f32> = (0..999).map(|n| ((n * 7919) % 100) as f32).collect();
        for most in [0, 1, 10, 5000] {
            let mut best = Best::new(most);
            scores
                .iter()
                .zip(0..)
                .for_each(|(score, passage)| best.offer(*score, passage));
            let mut want: Vec<_> = (0..)
                .zip(scores.iter().copied())
                .filter(|(_, s)| *s > 0.0)
                .collect();
            want.sort_by(|a, b| b.1.total_cmp(&a.1));
            want.truncate(most);
            assert_eq!(best.taken().collect::<Vec<_>>(), want, "{most}");
        }
    }
}
