//! Where a passage has what was looked for.

use super::Found;
use crate::query::{Slot, Unit, hash};
use crate::text::{Word, form, words};
use corpus::Span;

/// What a reader is shown of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks {
    /// The words and phrases that were looked for, in reading order, without overlaps.
    pub words: Vec<Span>,
    /// The sentence that tells most: the one with most of what was looked for, the first of several. The
    /// whole text if it has nothing of it.
    pub sentence: Span,
}

/// Marks in a text what was found.
pub fn marks(found: &Found, text: &str) -> Marks {
    let words = words(text);
    // In a text all in capitals no word was taken for an acronym.
    let is_shouted = !text.contains(char::is_lowercase);
    let forms = |word: &Word| {
        let form = form(word);
        let key = hash(form.key().as_bytes());
        match is_shouted {
            true => [key, hash(form.text.as_bytes())],
            false => [key; 2],
        }
    };
    let forms: Vec<_> = words.iter().map(forms).collect();
    let end = text.chars().count() as u32;
    let mut marks = Marks {
        words: Vec::new(),
        sentence: Span::new(0, end),
    };
    let mut sentence = Sentence::default();
    let mut most = 0.0;
    let mut at = 0;
    while at < words.len() {
        if words[at].begins_sentence && at > 0 {
            sentence = Sentence::from(words[at].span.start);
        }
        let longest = found
            .units
            .iter()
            .enumerate()
            .filter(|(_, unit)| !unit.is_excluded);
        let longest =
            longest.map(|(number, unit)| (length(unit, &words[at..], &forms[at..]), number));
        // The first of those that are equally long.
        let (length, number) = longest.fold(
            (0, 0),
            |best, next| if next.0 > best.0 { next } else { best },
        );
        if length > 0 {
            marks.words.push(Span::new(
                words[at].span.start,
                words[at + length - 1].span.end,
            ));
            sentence.add(number, found.units[number].weight);
            if sentence.sum > most {
                most = sentence.sum;
                let rest = words[at + length..]
                    .iter()
                    .find(|word| word.begins_sentence);
                let end = rest.map_or(end, |word| word.span.start);
                marks.sentence = Span::new(sentence.start, end);
            }
        }
        at += length.max(1);
    }
    marks
}

/// What is found in a sentence.
#[derive(Default)]
struct Sentence {
    start: u32,
    units: Vec<usize>,
    sum: f32,
}

impl Sentence {
    fn from(start: u32) -> Self {
        Self {
            start,
            ..Self::default()
        }
    }

    /// Counts something once, and a little for each more time.
    fn add(&mut self, unit: usize, weight: f32) {
        let known = self.units.contains(&unit);
        self.units.push(unit);
        self.sum += if known { weight / 16.0 } else { weight };
    }
}

/// How many words from the first on are a unit; 0 if they are not.
fn length(unit: &Unit, words: &[Word], forms: &[[u64; 2]]) -> usize {
    let is = |(slot, forms): (&Slot, &[u64; 2])| forms.iter().any(|form| slot.has(*form));
    let follow = |slots: &[Slot]| {
        let is_here = slots.len() <= forms.len()
            && slots.iter().zip(forms).all(is)
            && words[1..slots.len()]
                .iter()
                .all(|word| !word.begins_sentence);
        if is_here { slots.len() } else { 0 }
    };
    let lengths = unit
        .alternatives
        .iter()
        .filter(|(slots, _)| !slots.is_empty());
    lengths.map(|(slots, _)| follow(slots)).max().unwrap_or(0)
}
