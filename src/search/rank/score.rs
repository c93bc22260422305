//! Which passages answer best.
//!
//! Passages are ranked by BM25F (Robertson, Zaragoza and Taylor, "Simple BM25 Extension to Multiple
//! Weighted Fields", 2004): the words of the title and of the headings above a passage count as words of
//! it. Those whose words stand close together come before the others (after Rasolofo and Savoy, "Term
//! Proximity Scoring for Keyword-Based Retrieval Systems", 2003).

use super::count::{Counts, count};
use super::near;
use crate::index::{Layout, Section, bytes};
use crate::query::Unit;

/// How soon more of the same word stops to count: at 0 a word counts once however often it occurs,
/// towards infinity it counts as often as it occurs.
const K1: f32 = 1.2;
/// How much a long passage is held against its words: at 0 not at all, at 1 in full proportion.
const B: f32 = 0.75;
/// What a word of the title counts for every passage of the document: at 0 nothing, at 1 as if each passage
/// had it once more. It never makes a passage an answer that has no word of the query.
const TITLE: f32 = 0.6;
/// The same for a word of a heading and the passages below it.
const HEADING: f32 = 0.4;

/// The passages that answer, with what each counts.
#[derive(Debug, Default)]
pub struct Scores {
    /// For each passage; 0 for those that are no answer.
    pub scores: Vec<f32>,
    /// For each passage how many units it has that tell something.
    pub units: Vec<u8>,
    /// How rare each unit is.
    pub rarities: Vec<f32>,
}

/// What every passage counts when no words are asked for.
const ADMITTED: f32 = 1.0;

/// Counts and weighs all units in all passages that are admitted, events among them.
pub fn score(layout: &Layout, units: &[Unit], mut admitted: Vec<bool>) -> Scores {
    let passages = admitted.len() as u32;
    let first_event = layout
        .entry(Section::Counts, 1)
        .unwrap_or(passages)
        .min(passages);
    let mut counts = Counts::new(passages);
    let mut out = Scores {
        scores: vec![0.0; admitted.len()],
        units: vec![0; admitted.len()],
        rarities: vec![0.0; units.len()],
    };
    let mut found: Vec<Vec<(u32, f32)>> = Vec::with_capacity(units.len());
    for unit in units {
        count(layout, unit, passages, &mut counts);
        if unit.is_required {
            let passages = admitted.iter_mut().zip(0..);
            passages.for_each(|(admitted, passage)| *admitted &= counts.of(passage) > 0.0);
        }
        let mut of_unit = Vec::new();
        counts.take(|passage, count| {
            let at = passage as usize;
            admitted[at] &= !unit.is_excluded;
            out.units[at] = out.units[at].saturating_add(u8::from(unit.tells()));
            of_unit.push((passage, count));
        });
        found.push(of_unit);
    }
    if units.iter().all(|unit| unit.is_excluded) {
        let scores = admitted
            .iter()
            .map(|admitted| if *admitted { ADMITTED } else { 0.0 });
        out.scores = scores.collect();
        return out;
    }
    // From here on only these count.
    for (units, admitted) in out.units.iter_mut().zip(&admitted) {
        *units *= u8::from(*admitted);
    }
    let norms = Norms::new(layout, first_event);
    let above = above(layout, first_event);
    let mut context = Counts::new(passages);
    for ((unit, of_unit), rarity) in units.iter().zip(found).zip(&mut out.rarities) {
        let holders = of_unit
            .iter()
            .filter(|(passage, _)| *passage < first_event)
            .count();
        *rarity = unit.weight * rarity_of(first_event, holders);
        if unit.is_excluded {
            continue;
        }
        for (passage, count) in of_unit {
            counts.add(passage, count);
        }
        for (head, end, weight) in &above {
            let count = counts.of(*head);
            if count > 0.0 {
                (*head + 1..*end).for_each(|passage| context.add(passage, weight * count));
            }
        }
        context.take(|passage, count| counts.add(passage, count));
        counts.take(|passage, count| {
            let at = passage as usize;
            if out.units[at] > 0 {
                out.scores[at] += *rarity * count * (K1 + 1.0) / (count + norms.of(passage));
            }
        });
    }
    near::add(layout, units, first_event, &mut out);
    out
}

/// How long passages are, as BM25 needs it.
struct Norms<'i> {
    lengths: &'i [u8],
    of_word: f32,
}

impl<'i> Norms<'i> {
    fn new(layout: &'i Layout, first_event: u32) -> Self {
        let words = layout.entry(Section::Counts, 3).unwrap_or(0);
        Self {
            lengths: layout.section(Section::Lengths),
            of_word: K1 * B * first_event as f32 / words.max(1) as f32,
        }
    }

    fn of(&self, passage: u32) -> f32 {
        let length = self
            .lengths
            .get(passage as usize)
            .map_or(0, |byte| bytes::long(*byte));
        K1 * (1.0 - B) + self.of_word * length as f32
    }
}

/// The titles and headings: the passage, the first after those below it, and what its words count there.
fn above(layout: &Layout, first_event: u32) -> Vec<(u32, u32, f32)> {
    let documents = layout.section(Section::Documents).len() / 8;
    let first = |document| {
        layout
            .entry(Section::Documents, 2 * document)
            .unwrap_or(first_event)
    };
    let titles = (0..documents).map(|document| (first(document), first(document + 1), TITLE));
    let headings = layout.section(Section::Headings).len() / 8;
    let headings = (0..headings).map(|heading| {
        let entry = |n| {
            layout
                .entry(Section::Headings, 2 * heading + n)
                .unwrap_or(0)
        };
        (entry(0), entry(1), HEADING)
    });
    let all = titles.chain(headings);
    all.map(|(head, end, weight)| (head, end.min(first_event), weight))
        .collect()
}

/// How much it tells that a passage has something, from how many have it: the logarithm to base 2, the same on
/// every machine.
fn rarity_of(all: u32, holders: usize) -> f32 {
    let (all, holders) = (all as f32, holders as f32);
    logarithm(1.0 + ((all - holders).max(0.0) + 0.5) / (holders + 0.5))
}

/// The logarithm to base 2 of a number from 1 on, to the second digit behind the point.
fn logarithm(number: f32) -> f32 {
    let bits = number.to_bits();
    let exponent = (bits >> 23) as i32 - 127;
    let mantissa = f32::from_bits(bits & 0x7F_FFFF | 0x3F80_0000);
    exponent as f32 + (2.0 - mantissa / 3.0) * mantissa - 5.0 / 3.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_is_near_enough_and_never_falls() {
        let mut last = -1.0;
        for number in 1..100_000 {
            let number = number as f32;
            let logarithm = logarithm(number);
            assert!((logarithm - number.log2()).abs() < 0.01, "{number}");
            assert!(logarithm >= last);
            last = logarithm;
        }
    }
}
