//! A query to what is counted in the passages.

use super::expand::{Expander, How, Slot};
use super::{Kind, Part, Query};
use crate::index::Section;
use crate::text::{ACRONYM, Word, form, words};

/// What a stop word counts beside other words; alone it counts in full. At 0 it is ignored.
const STOP_WORD: f32 = 0.15;
/// What the other names of something count beside the one that was typed.
const SYNONYM: f32 = 0.9;

/// Something that is looked for as one: a word, a phrase or a name with its other names.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// The part of the query that it comes from.
    pub part: usize,
    /// The words of which it was made, by their numbers in the part.
    pub words: Vec<usize>,
    /// What answers it, each with what it counts: slots that follow each other.
    pub alternatives: Vec<(Vec<Slot>, f32)>,
    /// What it counts.
    pub weight: f32,
    /// A passage without it is no answer.
    pub is_required: bool,
    /// A passage with it is no answer.
    pub is_excluded: bool,
}

impl Unit {
    fn new(part: usize, words: Vec<usize>, slots: Vec<Slot>) -> Self {
        Self {
            part,
            words,
            alternatives: vec![(slots, 1.0)],
            weight: 1.0,
            is_required: false,
            is_excluded: false,
        }
    }

    /// Words that follow each other, of no query.
    pub fn of_slots(slots: Vec<Slot>) -> Self {
        Self::new(0, Vec::new(), slots)
    }

    /// True if it is wanted, and no stop word beside others.
    pub fn tells(&self) -> bool {
        self.weight == 1.0 && !self.is_excluded
    }

    /// True if the corpus has it as it was typed, inflected or begun, and not only something similar.
    pub fn is_as_typed(&self) -> bool {
        let is_typed = |slot: &Slot| matches!(slot.how, How::Known | How::Begun);
        let mut alternatives = self.alternatives.iter();
        alternatives.any(|(slots, _)| slots.iter().all(is_typed))
    }
}

/// What a query asks the passages for; fields are not among it.
pub fn units(query: &Query, expander: &Expander) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let last = query.parts.len().saturating_sub(1);
    for (number, part) in query.parts.iter().enumerate() {
        let goes_on = query.is_unfinished && number == last;
        let of_part = match part.kind {
            Kind::Field(_) | Kind::InTitle => Vec::new(),
            Kind::Words => words_of(number, part, goes_on, expander),
            Kind::Phrase | Kind::Run => vec![phrase(number, part, goes_on, expander)],
            Kind::Prefix => words_of(number, part, true, expander),
            Kind::Day => vec![day(number, part, expander)],
        };
        for mut unit in of_part {
            unit.is_excluded = part.is_excluded;
            unit.is_required = part.kind == Kind::Phrase && !part.is_excluded;
            units.push(unit);
        }
    }
    add_synonyms(query, expander, &mut units);
    weigh_stop_words(&mut units);
    units
}

fn words_of(number: usize, part: &Part, goes_on: bool, expander: &Expander) -> Vec<Unit> {
    let last = part.words.len() - 1;
    let unit = |(at, word)| {
        Unit::new(
            number,
            vec![at],
            vec![expander.slot(word, goes_on && at == last)],
        )
    };
    part.words.iter().enumerate().map(unit).collect()
}

fn phrase(number: usize, part: &Part, goes_on: bool, expander: &Expander) -> Unit {
    let last = part.words.len() - 1;
    let slot = |(at, word)| expander.slot(word, goes_on && at == last);
    let slots = part.words.iter().enumerate().map(slot).collect();
    Unit::new(number, (0..=last).collect(), slots)
}

/// A date as it is written in the text, or meant by other words there.
fn day(number: usize, part: &Part, expander: &Expander) -> Unit {
    let mut unit = phrase(number, part, false, expander);
    let date = part.text.trim_matches(|c: char| !c.is_alphanumeric());
    unit.alternatives
        .push((vec![expander.beginning(date)], 1.0));
    unit
}

/// Makes one unit of words that are a name in a list of synonyms, with its other names.
fn add_synonyms(query: &Query, expander: &Expander, units: &mut Vec<Unit>) {
    let text = expander.layout.text(Section::Synonyms);
    let mut at = 0;
    while at < units.len() {
        let lists = text
            .lines()
            .map(|line| (named(query, &units[at..], line), line));
        // The longest name is the one that was meant.
        let longest = lists.max_by_key(|(length, _)| *length);
        if let Some((length @ 1.., line)) = longest {
            merge(units, at, length, line, expander);
        }
        at += 1;
    }
}

/// How many units from the first on are a name of a list, the longest that is; 0 if none is.
fn named(query: &Query, units: &[Unit], line: &str) -> usize {
    let word = |unit: &Unit| -> Option<&Word> {
        let part = query.parts.get(unit.part)?;
        let is_word = part.kind == Kind::Words && !part.is_excluded && unit.words.len() == 1;
        part.words.get(unit.words[0]).filter(|_| is_word)
    };
    let is_name = |name: &str| {
        let mut units = units.iter();
        name.split(' ').all(|key| {
            let typed = units.next().and_then(word).map(|word| form(word).text);
            typed.is_some_and(|typed| typed == key.trim_end_matches(ACRONYM))
        })
    };
    let lengths = line.split('\t').filter(|name| is_name(name));
    lengths
        .map(|name| name.split(' ').count())
        .max()
        .unwrap_or(0)
}

fn merge(units: &mut Vec<Unit>, at: usize, length: usize, line: &str, expander: &Expander) {
    for _ in 1..length {
        let other = units.remove(at + 1);
        let unit = &mut units[at];
        // Each is a single word.
        let slots = other.alternatives.into_iter().flat_map(|(slots, _)| slots);
        unit.alternatives[0].0.extend(slots);
        if other.part == unit.part {
            unit.words.extend(other.words);
        }
    }
    let unit = &mut units[at];
    for name in line.split('\t') {
        let slots: Vec<_> = name.split(' ').map(|key| slot_of(key, expander)).collect();
        if slots.iter().all(|slot| slot.how == How::Known) {
            unit.alternatives.push((slots, SYNONYM));
        }
    }
}

/// The slot of a form of the index.
fn slot_of(key: &str, expander: &Expander) -> Slot {
    let is_acronym = key.ends_with(ACRONYM);
    let mut words = words(key.trim_end_matches(ACRONYM));
    let Some(word) = words.first_mut() else {
        return expander.beginning(key);
    };
    word.is_acronym = is_acronym;
    expander.as_spelt(word)
}

fn weigh_stop_words(units: &mut [Unit]) {
    let is = |unit: &Unit, is: fn(&Slot) -> bool| {
        unit.alternatives
            .iter()
            .all(|(slots, _)| slots.iter().all(is))
    };
    let is_stop_word = |unit: &Unit| is(unit, |slot| slot.is_stop_word);
    let is_unknown = |unit: &Unit| is(unit, |slot| slot.how == How::Unknown);
    let tells = |unit: &Unit| !unit.is_excluded && !is_stop_word(unit) && !is_unknown(unit);
    if units.iter().any(tells) {
        for unit in units.iter_mut().filter(|unit| is_stop_word(unit)) {
            unit.weight = STOP_WORD;
        }
    }
}
