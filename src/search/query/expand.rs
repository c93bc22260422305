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
    /// The [hashes](hash) of the forms of the terms, in order.
    forms: Vec<u64>,
}

impl Slot {
    fn new() -> Self {
        Self {
            terms: Vec::new(),
            related: Vec::new(),
            how: How::Known,
            is_stop_word: false,
            forms: Vec::new(),
        }
    }

    fn add(&mut self, term: Term, form: &[u8], weight: f32) {
        self.terms.push((term, weight));
        self.forms.push(hash(form));
    }

    /// Adds a term unless it is among those that were [known](Self::known).
    fn add_new(&mut self, known: &[u64], term: Term, form: &[u8], weight: f32) {
        if known.binary_search(&term.id.into()).is_err() {
            self.add(term, form, weight);
        }
    }

    /// The numbers of its terms in order, in which one is found at once: a word may begin thousands of others.
    fn known(&self) -> Vec<u64> {
        let mut known: Vec<u64> = self.terms.iter().map(|(term, _)| term.id.into()).collect();
        known.sort_unstable();
        known
    }

    /// True if a form with that hash is one of its terms.
    pub fn has(&self, form: u64) -> bool {
        self.forms.binary_search(&form).is_ok()
    }
}

/// A number for a form, by which a text can be looked through without the dictionary: FNV-1a (Fowler, Noll and Vo). Two forms of
/// one corpus practically never have the same; if they did, a word too many would be marked.
pub fn hash(form: &[u8]) -> u64 {
    form.iter().fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3)
    })
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
        self.looked_up(word, goes_on, true)
    }

    /// The terms that answer a word which nobody typed: it has no mistakes, and looking for them takes long.
    pub fn as_spelt(&self, word: &Word) -> Slot {
        self.looked_up(word, false, false)
    }

    fn looked_up(&self, word: &Word, goes_on: bool, may_be_mistyped: bool) -> Slot {
        let mut slot = self.unsorted(word, goes_on, may_be_mistyped);
        slot.forms.sort_unstable();
        slot
    }

    fn unsorted(&self, word: &Word, goes_on: bool, may_be_mistyped: bool) -> Slot {
        let form = form(word);
        let mut slot = Slot::new();
        let misses = self.layout.pieces().misses();
        let is_complete = || self.layout.pieces().misses() == misses;
        if form.text.is_empty() {
            slot.how = How::Unknown;
            return slot;
        }
        let acronym_key = format!("{}{ACRONYM}", form.text);
        let acronym = Terms::find(self.layout, acronym_key.as_bytes());
        let plain = Terms::find(self.layout, form.text.as_bytes());
        let is_stop_word = plain.as_ref().is_some_and(|term| term.is_stop_word);
        let other = if is_stop_word || form.is_acronym {
            OTHERWISE
        } else {
            1.0
        };
        if let Some(term) = plain {
            let weight = if acronym.is_some() { other } else { 1.0 };
            self.add_stem(&mut slot, term, &form.text, weight);
            slot.is_stop_word = is_stop_word && acronym.is_none();
        } else if acronym.is_none() {
            self.add_inflected(&mut slot, word, &form.text);
        }
        if let Some(term) = acronym {
            slot.add(term, acronym_key.as_bytes(), 1.0);
        }
        if slot.terms.is_empty() && is_complete() {
            // "l'accord": what stands behind the apostrophe.
            if let Some((_, rest)) = word.text.split_once('\'') {
                let rest = Word {
                    text: rest.to_owned(),
                    ..word.clone()
                };
                return self.unsorted(&rest, goes_on, may_be_mistyped);
            }
        }
        let is_known = !slot.terms.is_empty();
        if goes_on && form.text.chars().count() >= BEGINS {
            let known = slot.known();
            Terms::beginning_with(self.layout, form.text.as_bytes(), |term, key| {
                slot.add_new(&known, term, key, COMPLETED);
            });
        }
        if !is_known && !slot.terms.is_empty() {
            slot.how = How::Begun;
        }
        // What is not there may only have yet to come.
        if slot.terms.is_empty() && !may_be_mistyped {
            slot.how = How::Unknown;
        } else if slot.terms.is_empty() && is_complete() {
            let similar = similar(self.layout, &form.text, goes_on);
            for (term, key, differences) in similar {
                let weight = MISTYPED[usize::from(differences.clamp(1, 2)) - 1];
                slot.add(term, &key, weight);
            }
            slot.how = if slot.terms.is_empty() {
                How::Unknown
            } else {
                How::Similar
            };
        }
        if slot.how == How::Known && !slot.is_stop_word && is_complete() {
            self.add_related(&mut slot, &form.text);
        }
        slot
    }

    /// Adds a term and the others of its stem.
    fn add_stem(&self, slot: &mut Slot, term: Term, form: &str, weight: f32) {
        for (other, form) in Terms::of_stem(self.layout, &term) {
            slot.add(other, &form, weight * INFLECTED);
        }
        slot.add(term, form.as_bytes(), weight);
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
            let known = slot.known();
            Terms::beginning_with(self.layout, prefix.as_bytes(), |term, key| {
                let is_of_stem =
                    str::from_utf8(key).is_ok_and(|key| (language.normal)(key) == stem);
                if is_of_stem {
                    slot.add_new(&known, term, key, INFLECTED);
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
        let known = slot.known();
        Terms::beginning_with(self.layout, prefix.as_bytes(), |term, key| {
            let key = str::from_utf8(key).unwrap_or_default();
            let shared = key.chars().zip(form.chars());
            let shared = shared.take_while(|(a, b)| a == b).count();
            let both = (letters + key.chars().count()) as f32;
            let is_known = known.binary_search(&term.id.into()).is_ok();
            if 2.0 * shared as f32 >= ALIKE * both && !is_known && !term.is_stop_word {
                slot.related.push(term);
            }
        });
    }

    /// The terms that begin with a text.
    pub fn beginning(&self, text: &str) -> Slot {
        let mut slot = Slot::new();
        Terms::beginning_with(self.layout, text.as_bytes(), |term, key| {
            slot.add(term, key, 1.0);
        });
        if slot.terms.is_empty() {
            slot.how = How::Unknown;
        }
        slot.forms.sort_unstable();
        slot
    }
}
