//! Words that stand close together.
//!
//! Two words of the query that follow each other are looked for as a pair, which counts by how rare the pair is
//! and not how rare its words are (the sequential dependence of Metzler and Croft, "A Markov Random Field Model
//! for Term Dependencies", 2005): "boundary layer" tells little where every passage has it, and "green line"
//! much where all speak of lines and of green things. A pair counts less the further apart its words stand
//! (Rasolofo and Savoy, "Term Proximity Scoring for Keyword-Based Retrieval Systems", 2003).

use super::count::each_place;
use super::score::{Scores, rarity_of};
use crate::index::Layout;
use crate::query::Unit;

/// How far apart two words may stand to count as close.
const WINDOW: u64 = 6;
/// What a pair of words counts that stands side by side: at 0 nothing, at 1 as much as a word that is as rare as
/// the pair.
const NEAR: f32 = 0.5;

/// Adds to the scores of the passages what the nearness of their words counts.
pub fn add(layout: &Layout, units: &[Unit], end: u32, scores: &mut Scores) {
    let mut before: Option<Vec<u64>> = None;
    let several = units.iter().filter(|unit| unit.tells()).count() > 1;
    for unit in units.iter().filter(|unit| several && unit.tells()) {
        let here = places(layout, unit, end);
        if let Some(before) = &before {
            let pairs = pairs(before, &here);
            let rarity = rarity_of(end, pairs.len() as f32);
            for (passage, near) in pairs {
                let score = &mut scores.scores[passage as usize];
                if *score > 0.0 {
                    *score += NEAR * rarity * near / (near + 1.0) * 2.0;
                }
            }
        }
        before = Some(here);
    }
}

/// Where a unit stands or what is related to it: the passage in the upper half of the number, the position in the
/// lower, in order.
fn places(layout: &Layout, unit: &Unit, end: u32) -> Vec<u64> {
    let mut places = Vec::new();
    for (slots, _) in &unit.alternatives {
        // Of a name of several words the first is enough.
        let Some(slot) = slots.first() else { continue };
        let terms = slot.terms.iter().map(|(term, _)| term);
        for term in terms.chain(&slot.related) {
            each_place(layout, term, end, |passage, position| {
                places.push(u64::from(passage) << 32 | u64::from(position));
            });
        }
    }
    places.sort_unstable();
    places.dedup();
    places
}

/// The passages in which two words stand close together, in order, with how near they do: what two that touch
/// count is 1, and falls with the square of the distance.
fn pairs(a: &[u64], b: &[u64]) -> Vec<(u32, f32)> {
    let mut pairs: Vec<(u32, f32)> = Vec::new();
    let mut first = 0;
    for place in a {
        while b.get(first).is_some_and(|other| other + WINDOW < *place) {
            first += 1;
        }
        let within = b[first..].iter();
        for other in within.take_while(|other| **other <= place + WINDOW) {
            let distance = place.abs_diff(*other);
            if distance > 0 {
                let near = 1.0 / (distance * distance) as f32;
                let passage = (place >> 32) as u32;
                match pairs.last_mut() {
                    Some((last, sum)) if *last == passage => *sum += near,
                    _ => pairs.push((passage, near)),
                }
            }
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_near_in_one_passage_and_in_any_order() {
        let places = |places: &[(u64, u64)]| -> Vec<u64> {
            let place = |(passage, position): &(u64, u64)| passage << 32 | position;
            places.iter().map(place).collect()
        };
        let a = places(&[(1, 4), (1, 20), (2, 1), (4, 3), (4, 9)]);
        let b = places(&[(0, 5), (1, 5), (1, 18), (2, 1), (3, 2), (4, 6), (4, 16)]);
        // In the third both are one place, in the last one word stands between two others.
        let near = 2.0 / 9.0;
        assert_eq!(pairs(&a, &b), [(1, 1.25), (4, near)]);
        assert_eq!(pairs(&b, &a), [(1, 1.25), (4, near)]);
        assert_eq!(pairs(&a, &[]), []);
    }
}
