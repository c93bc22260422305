//! Words that stand close together.

use super::best::Best;
use super::count::each_place;
use super::score::Scores;
use crate::index::Layout;
use crate::query::Unit;

/// How many of the best passages are looked at. Only these can change places.
const LOOKED_AT: usize = 100;
/// How far apart two words may stand to count as close.
const WINDOW: u32 = 6;
/// How many places of a word in a passage are looked at. Where it stands more often, more of them tell nothing new.
const PLACES: usize = 100;
/// What it counts that two words of the query which follow each other stand side by side: at 0 nothing, at 1 as
/// much as a word as rare as the rarer of the two.
const NEAR: f32 = 0.4;

/// Adds to the scores of the best passages what the nearness of their words counts.
pub fn add(layout: &Layout, units: &[Unit], end: u32, scores: &mut Scores) {
    if units.iter().filter(|unit| unit.tells()).count() < 2 {
        return;
    }
    let mut best = Best::new(LOOKED_AT);
    let answers = scores.scores[..end as usize].iter().enumerate();
    answers.for_each(|(passage, score)| best.offer(*score, passage as u32));
    let mut passages: Vec<u64> = best.taken().map(|(passage, _)| passage.into()).collect();
    passages.sort_unstable();
    let mut before: Option<(f32, Vec<Vec<u32>>)> = None;
    for (unit, rarity) in units.iter().zip(&scores.rarities) {
        if !unit.tells() {
            continue;
        }
        let here = positions(layout, unit, end, &passages);
        if let Some((rarity_before, before)) = &before {
            let rarity = rarity.min(*rarity_before);
            for ((passage, a), b) in passages.iter().zip(before).zip(&here) {
                let near = nearness(a, b);
                scores.scores[*passage as usize] += NEAR * rarity * near / (near + 1.0) * 2.0;
            }
        }
        before = Some((*rarity, here));
    }
}

/// For each of some passages where a unit stands in it.
fn positions(layout: &Layout, unit: &Unit, end: u32, passages: &[u64]) -> Vec<Vec<u32>> {
    let mut positions = vec![Vec::new(); passages.len()];
    for (slots, _) in &unit.alternatives {
        // Of a name of several words the first is enough.
        for (term, _) in slots.first().iter().flat_map(|slot| &slot.terms) {
            let mut at = 0;
            each_place(layout, term, end, |passage, position| {
                while passages
                    .get(at)
                    .is_some_and(|looked_at| *looked_at < passage.into())
                {
                    at += 1;
                }
                if passages.get(at) == Some(&passage.into()) && positions[at].len() < PLACES {
                    positions[at].push(position);
                }
            });
        }
    }
    positions
}

/// How near the places of two words are: what two that touch count is 1, and falls with the square of the
/// distance.
fn nearness(a: &[u32], b: &[u32]) -> f32 {
    let mut near = 0.0;
    for a in a {
        for b in b {
            let distance = a.abs_diff(*b);
            if (1..=WINDOW).contains(&distance) {
                near += 1.0 / (distance * distance) as f32;
            }
        }
    }
    near
}
