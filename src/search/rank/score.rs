//! Which passages answer best.
//!
//! Passages are ranked by BM25F (Robertson, Zaragoza and Taylor, "Simple BM25 Extension to Multiple
//! Weighted Fields", 2004): the words of the title and of the headings above a passage count as words of
//! it. Those whose words stand close together come before the others, see [`near`].
//!
//! The same is counted for whole documents, because passages alone do not tell a document that is about
//! something from one that mentions it, and a document alone not where (Callan, "Passage-Level Evidence in
//! Document Retrieval", 1994; Bendersky and Kurland, "Utilizing Passage-Based Language Models for Document
//! Retrieval", 2008).

use super::count::{Counts, count, count_related};
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
/// How many times more a word of a title or heading counts for its document: at 0 like all others, towards infinity
/// no others count.
const ABOVE: f32 = 2.0;

/// What a word counts that is only related to one of the query, such as "diplomatic" to "diplomacy", and what the
/// passages count that only have such a word when it is told how rare the word is (Darwish and Oard, "Probabilistic
/// Structured Query Methods", 2003): at 0 nothing, at 1 as much as the word itself. It never makes a passage an answer.
const RELATED: f32 = 0.3;

/// The passages that answer, with what each counts.
#[derive(Debug, Default)]
pub struct Scores {
    /// For each passage; 0 for those that are no answer.
    pub scores: Vec<f32>,
    /// For each passage how many units it has that tell something.
    pub units: Vec<u8>,
    /// What each document counts as a whole, whether its passages are answers or not.
    pub documents: Vec<f32>,
}

/// What every passage counts when no words are asked for.
const ADMITTED: f32 = 1.0;

/// Counts and weighs all units in all passages that are admitted, events among them.
pub fn score(layout: &Layout, units: &[Unit], mut admitted: Vec<bool>) -> Scores {
    let passages = admitted.len() as u32;
    let first_event = layout.first_event();
    let mut counts = Counts::new(passages);
    let mut out = Scores {
        scores: vec![0.0; admitted.len()],
        units: vec![0; admitted.len()],
        documents: Vec::new(),
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
    let documents = Documents::new(layout, first_event, &norms);
    let above = above(layout, first_event);
    let mut of_documents = Counts::new(documents.norms.len() as u32);
    out.documents = vec![0.0; documents.norms.len()];
    let mut context = Counts::new(passages);
    for (unit, of_unit) in units.iter().zip(found) {
        if unit.is_excluded {
            continue;
        }
        let holders = of_unit.iter();
        let holders = holders.filter(|(passage, _)| *passage < first_event);
        let holders = holders.count();
        for (passage, count) in of_unit {
            counts.add(passage, count);
            documents.add(passage, count, &mut of_documents);
        }
        // What has only related words has the unit in part.
        let before = [counts.holders(), of_documents.holders()];
        count_related(layout, unit, first_event, |passage, count| {
            counts.add(passage, RELATED * count);
            documents.add(passage, RELATED * count, &mut of_documents);
        });
        let related = |counts: &Counts, before| RELATED * (counts.holders() - before) as f32;
        let holders = holders as f32 + related(&counts, before[0]);
        let rarity = unit.weight * rarity_of(first_event, holders);
        let holders = before[1] as f32 + related(&of_documents, before[1]);
        let rarity_of_documents = unit.weight * rarity_of(documents.norms.len() as u32, holders);
        for (head, end, weight) in &above {
            let count = counts.of(*head);
            if count > 0.0 {
                documents.add(*head, ABOVE * count, &mut of_documents);
                (*head + 1..*end).for_each(|passage| context.add(passage, weight * count));
            }
        }
        of_documents.take(|document, count| {
            let at = document as usize;
            out.documents[at] += rarity_of_documents * saturated(count, documents.norms[at]);
        });
        context.take(|passage, count| counts.add(passage, count));
        counts.take(|passage, count| {
            let at = passage as usize;
            if out.units[at] > 0 {
                out.scores[at] += rarity * saturated(count, norms.of(passage));
            }
        });
    }
    near::add(layout, units, first_event, &mut out);
    out
}

/// What a count counts: more than the first time, but less each time.
fn saturated(count: f32, norm: f32) -> f32 {
    count * (K1 + 1.0) / (count + norm)
}

/// How much of something there has to be for half of what it can count, from how long that is beside the
/// mean of all.
fn norm(length: u32, all: u32, words: u32) -> f32 {
    K1 * (1.0 - B) + K1 * B * length as f32 * all as f32 / words.max(1) as f32
}

/// How long passages are, as BM25 needs it.
struct Norms<'i> {
    lengths: &'i [u8],
    passages: u32,
    words: u32,
}

impl<'i> Norms<'i> {
    fn new(layout: &'i Layout, first_event: u32) -> Self {
        Self {
            lengths: layout.section(Section::Lengths),
            passages: first_event,
            words: layout.entry(Section::Counts, 3).unwrap_or(0),
        }
    }

    fn length(&self, passage: u32) -> u32 {
        let byte = self.lengths.get(passage as usize);
        byte.map_or(0, |byte| bytes::long(*byte))
    }

    fn of(&self, passage: u32) -> f32 {
        norm(self.length(passage), self.passages, self.words)
    }
}

/// The documents as BM25 needs them.
struct Documents {
    /// The document of each passage.
    of: Vec<u32>,
    /// For each document its norm.
    norms: Vec<f32>,
}

impl Documents {
    fn new(layout: &Layout, first_event: u32, norms: &Norms) -> Self {
        let mut of = Vec::with_capacity(first_event as usize);
        let mut lengths = Vec::new();
        for document in 0..layout.documents() {
            let next = layout.entry(Section::Documents, 2 * document + 2);
            let next = next.unwrap_or(first_event).min(first_event);
            let first = of.len() as u32;
            of.extend((first..next).map(|_| document as u32));
            let length = (first..next).map(|passage| norms.length(passage));
            lengths.push(length.fold(0, u32::saturating_add));
        }
        let all = lengths.len() as u32;
        let norm = |length: &u32| norm(*length, all, norms.words);
        Self {
            of,
            norms: lengths.iter().map(norm).collect(),
        }
    }

    /// Counts what a passage has for its document.
    fn add(&self, passage: u32, count: f32, counts: &mut Counts) {
        if let Some(document) = self.of.get(passage as usize) {
            counts.add(*document, count);
        }
    }
}

/// Below how many titles and headings a passage lies at most: the title of the document, the block that prints it, and
/// headings of six levels.
const LEVELS: u64 = 8;

/// The titles and headings: the passage, the first after those below it, and what its words count there. Passages below
/// more of them than [`LEVELS`] are only in a damaged index, of which the rest is left out.
fn above(layout: &Layout, first_event: u32) -> Vec<(u32, u32, f32)> {
    let documents = layout.documents();
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
    let mut below = LEVELS * u64::from(first_event);
    let all = titles.chain(headings).map_while(|(head, end, weight)| {
        let end = end.min(first_event);
        below = below.checked_sub(end.saturating_sub(head).into())?;
        Some((head, end, weight))
    });
    all.collect()
}

/// How much it tells that a passage has something, from how many have it: the logarithm to base 2, the same on
/// every machine.
pub(super) fn rarity_of(all: u32, holders: f32) -> f32 {
    let all = all as f32;
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
