//! How often the passages have what a query asks for.

use crate::index::{Layout, Postings, Term};
use crate::query::{Slot, Unit};

/// What is counted for each passage, of which most have nothing.
pub struct Counts {
    counts: Vec<f32>,
    touched: Vec<u32>,
}

impl Counts {
    /// Nothing, for that many passages.
    pub fn new(passages: u32) -> Self {
        Self {
            counts: vec![0.0; passages as usize],
            touched: Vec::new(),
        }
    }

    /// Counts more for a passage.
    pub fn add(&mut self, passage: u32, count: f32) {
        if let Some(known) = self.counts.get_mut(passage as usize) {
            if *known == 0.0 {
                self.touched.push(passage);
            }
            *known += count;
        }
    }

    /// How many passages have something.
    pub fn holders(&self) -> usize {
        self.touched.len()
    }

    /// What a passage has.
    pub fn of(&self, passage: u32) -> f32 {
        self.counts.get(passage as usize).copied().unwrap_or(0.0)
    }

    /// Takes all out that was counted, each passage once, in any order.
    pub fn take(&mut self, mut each: impl FnMut(u32, f32)) {
        for passage in self.touched.drain(..) {
            each(passage, std::mem::take(&mut self.counts[passage as usize]));
        }
    }
}

/// Counts how often the passages before `end` have a unit.
pub fn count(layout: &Layout, unit: &Unit, end: u32, counts: &mut Counts) {
    for (slots, weight) in &unit.alternatives {
        if let [slot] = &slots[..] {
            for (term, share) in &slot.terms {
                for (passage, count) in Postings::of(layout, term, end) {
                    counts.add(passage, weight * share * count as f32);
                }
            }
        } else {
            for place in places(layout, slots, end) {
                counts.add((place >> 32) as u32, *weight);
            }
        }
    }
}

/// Hands on how often the passages before `end` have words that are only related to a unit.
pub fn count_related(layout: &Layout, unit: &Unit, end: u32, mut each: impl FnMut(u32, f32)) {
    for (slots, weight) in &unit.alternatives {
        if let [slot] = &slots[..] {
            for term in &slot.related {
                for (passage, count) in Postings::of(layout, term, end) {
                    each(passage, weight * count as f32);
                }
            }
        }
    }
}

/// Where slots follow each other: the passage in the upper half of the number, the position of the last
/// slot in the lower, in order.
fn places(layout: &Layout, slots: &[Slot], end: u32) -> Vec<u64> {
    places_after(None, layout, slots, end)
}

/// The same behind places that are given.
fn places_after(before: Option<&[u64]>, layout: &Layout, slots: &[Slot], end: u32) -> Vec<u64> {
    let mut found = before.map(<[u64]>::to_vec);
    for slot in slots {
        let here = places_of(layout, slot, end);
        found = Some(match found {
            Some(before) => followed(&before, &here),
            None => here,
        });
    }
    found.unwrap_or_default()
}

/// The passages before `end` in which all units that are wanted follow each other in their order, in order.
pub fn phrases(layout: &Layout, units: &[Unit], end: u32) -> Vec<u32> {
    let mut found: Option<Vec<u64>> = None;
    for unit in units.iter().filter(|unit| !unit.is_excluded) {
        let mut places = Vec::new();
        for (slots, _) in &unit.alternatives {
            places.extend(places_after(found.as_deref(), layout, slots, end));
        }
        places.sort_unstable();
        places.dedup();
        found = Some(places);
    }
    let places = found.unwrap_or_default().into_iter();
    let mut passages: Vec<_> = places.map(|place| (place >> 32) as u32).collect();
    passages.dedup();
    passages
}

fn places_of(layout: &Layout, slot: &Slot, end: u32) -> Vec<u64> {
    let mut places = Vec::new();
    for (term, _) in &slot.terms {
        each_place(layout, term, end, |passage, position| {
            places.push(u64::from(passage) << 32 | u64::from(position));
        });
    }
    if slot.terms.len() > 1 {
        places.sort_unstable();
    }
    places
}

/// Hands on every place of a term.
pub fn each_place(layout: &Layout, term: &Term, end: u32, mut each: impl FnMut(u32, u32)) {
    let mut postings = Postings::of(layout, term, end);
    while let Some((passage, count)) = postings.next() {
        postings.positions(count, |position| each(passage, position));
    }
}

/// The places that directly follow one of those before.
fn followed(before: &[u64], places: &[u64]) -> Vec<u64> {
    let mut before = before.iter().map(|place| place.wrapping_add(1)).peekable();
    let mut kept = Vec::new();
    for place in places {
        while before.next_if(|expected| expected < place).is_some() {}
        if before.peek() == Some(place) {
            kept.push(*place);
        }
    }
    kept
}
