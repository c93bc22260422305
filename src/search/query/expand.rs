//! Typed words to the terms of the index that answer them.

use super::similar::similar;
use crate::index::{Layout, Section, Term, Terms};
use crate::text::{ACRONYM, Language, Word, form};

/// What an inflection of a word counts beside the word itself: at 0 nothing, at 1 as much.
const INFLECTED: f32 = 0.5;
/// With how many letters words have to begin alike to be related.
const SHARED: usize = 5;
/// How much of two words their common beginning has to be (Dice's coefficient): at 0 all that begin with the same
/// letters are related, at 1 none.
const ALIKE: f32 = 0.6;
/// What a word counts that goes on from the one that was typed: at 0 nothing, so that nothing completes; at 1 as
/// much as the word itself, so that "the" finds "their".
const COMPLETED: f32 = 0.5;
/// What a word counts that differs by one or two letters from one that is not there.
const MISTYPED: [f32; 2] = [0.4, 0.2];
/// What a word in small letters counts for an acronym, and the other way round if the word is a stop word:
/// "us" typed in small letters mostly means the country.
const OTHERWISE: f32 = 0.2;
/// From how many letters a word is completed.
const BEGINS: usize = 2;

/// How a word was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// As it was typed, or inflected.
    Known,
    /// As the beginning of words.
    Begun,
    /// As mistyped.
    Similar,
    /// Not at all.
    Unknown,
}

/// The terms that answer one word, each with what it counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot {
    /// The terms.
    pub terms: Vec<(Term, f32)>,
    /// Terms that begin alike without being inflections, such as "diplomatic" beside "diplomacy" (after Majumder et
    /// al., "YASS: Yet Another Suffix Stripper", 2007). They mean the same often enough to rank what answers, and too
    /// seldom to be an answer.
    pub related: Vec<Term>,
    /// How they were found.
    pub how: How,
    /// The word tells nothing of a subject.
    pub is_stop_word: bool,
}

/// Looks words up.
pub struct Expander<'i> {
    /// The index.
    pub layout: &'i Layout,
    /// The languages of the corpus.
    pub languages: &'i [&'static Language],
}

impl Expander<'_> {
    /// The terms that answer a word; if it goes on, also those that begin with it.
    pub fn slot(&self, word: &Word, goes_on: bool) -> Slot {
        let form = form(word);
        let mut slot = Slot {
            terms: Vec::new(),
            related: Vec::new(),
            how: How::Known,
            is_stop_word: false,
        };
        if form.text.is_empty() {
            slot.how = How::Unknown;
            return slot;
        }
        let acronym = format!("{}{ACRONYM}", form.text);
        let acronym = Terms::find(self.layout, acronym.as_bytes());
        let plain = Terms::find(self.layout, form.text.as_bytes());
        let is_stop_word = plain.as_ref().is_some_and(|term| term.is_stop_word);
        let other = if is_stop_word || form.is_acronym {
            OTHERWISE
        } else {
            1.0
        };
        if let Some(term) = plain {
            let weight = if acronym.is_some() { other } else { 1.0 };
            self.add_stem(&mut slot, term, weight);
            slot.is_stop_word = is_stop_word && acronym.is_none();
        } else if acronym.is_none() {
            self.add_inflected(&mut slot, word, &form.text);
        }
        slot.terms.extend(acronym.map(|term| (term, 1.0)));
        if slot.terms.is_empty() {
            // "l'accord": what stands behind the apostrophe.
            if let Some((_, rest)) = word.text.split_once('\'') {
                let rest = Word {
                    text: rest.to_owned(),
                    ..word.clone()
                };
                return self.slot(&rest, goes_on);
            }
        }
        let is_known = !slot.terms.is_empty();
        if goes_on && form.text.chars().count() >= BEGINS {
            Terms::beginning_with(self.layout, form.text.as_bytes(), |term, _| {
                if slot.terms.iter().all(|(known, _)| known.id != term.id) {
                    slot.terms.push((term, COMPLETED));
                }
            });
        }
        if !is_known && !slot.terms.is_empty() {
            slot.how = How::Begun;
        }
        if slot.terms.is_empty() {
            let similar = similar(self.layout, &form.text, goes_on);
            let weigh = |(term, differences): (Term, u8)| {
                let weight = MISTYPED[usize::from(differences.clamp(1, 2)) - 1];
                (term, weight)
            };
            slot.terms.extend(similar.into_iter().map(weigh));
            slot.how = if slot.terms.is_empty() {
                How::Unknown
            } else {
                How::Similar
            };
        }
        if slot.how == How::Known && !slot.is_stop_word {
            self.add_related(&mut slot, &form.text);
        }
        slot
    }

    /// Adds a term and the others of its stem.
    fn add_stem(&self, slot: &mut Slot, term: Term, weight: f32) {
        for other in Terms::of_stem(self.layout, &term) {
            slot.terms.push((other, weight * INFLECTED));
        }
        slot.terms.push((term, weight));
    }

    /// Adds the terms whose stem is that of a word which the corpus does not have.
    fn add_inflected(&self, slot: &mut Slot, word: &Word, form: &str) {
        let tags = self.layout.text(Section::Languages);
        let bare = word.text.strip_suffix("'s").unwrap_or(&word.text);
        for language in self.languages {
            if !tags.split(' ').any(|tag| tag == language.tag) {
                continue;
            }
            let stem = (language.normal)(bare);
            // An inflection differs in its last letters.
            let shared = stem
                .chars()
                .count()
                .min(form.chars().count())
                .saturating_sub(2)
                .max(2);
            let prefix: String = form.chars().take(shared).collect();
            Terms::beginning_with(self.layout, prefix.as_bytes(), |term, key| {
                let is_of_stem =
                    str::from_utf8(key).is_ok_and(|key| (language.normal)(key) == stem);
                if is_of_stem && slot.terms.iter().all(|(known, _)| known.id != term.id) {
                    slot.terms.push((term, INFLECTED));
                }
            });
        }
    }

    /// Adds the terms that begin like a form.
    fn add_related(&self, slot: &mut Slot, form: &str) {
        let letters = form.chars().count();
        if letters < SHARED || !form.chars().all(char::is_alphabetic) {
            return;
        }
        let prefix: String = form.chars().take(SHARED).collect();
        Terms::beginning_with(self.layout, prefix.as_bytes(), |term, key| {
            let key = str::from_utf8(key).unwrap_or_default();
            let shared = key.chars().zip(form.chars());
            let shared = shared.take_while(|(a, b)| a == b).count();
            let both = (letters + key.chars().count()) as f32;
            let is_known = slot.terms.iter().any(|(known, _)| known.id == term.id);
            if 2.0 * shared as f32 >= ALIKE * both && !is_known && !term.is_stop_word {
                slot.related.push(term);
            }
        });
    }

    /// The terms that begin with a text.
    pub fn beginning(&self, text: &str) -> Slot {
        let mut terms = Vec::new();
        Terms::beginning_with(self.layout, text.as_bytes(), |term, _| {
            terms.push((term, 1.0))
        });
        Slot {
            how: if terms.is_empty() {
                How::Unknown
            } else {
                How::Known
            },
            terms,
            related: Vec::new(),
            is_stop_word: false,
        }
    }
}
