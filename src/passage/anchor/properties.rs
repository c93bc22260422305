//! What holds whatever is edited: a passage that is still there is found, and nothing else is taken
//! for it.
//!
//! Documents are made of words that each have a number, so that a test knows which words of the
//! edited text are those of the passage.

use super::*;
use crate::reading::tests::document;

/// Numbers that are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % most.max(1)
    }

    fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }
}

/// A word of a text, and whether it is one of the passage.
#[derive(Debug, Clone, PartialEq)]
struct Word {
    text: String,
    is_meant: bool,
}

type Text = Vec<Vec<Word>>;

/// What texts are made of.
struct Language {
    words: usize,
    /// One paragraph in so many is a copy of another one.
    copies: usize,
}

impl Language {
    fn word(&self, random: &mut Random) -> Word {
        // A few words are frequent, as in every language.
        let number = random.below(self.words).min(random.below(self.words));
        let syllables = [
            "ba", "den", "i", "kor", "lum", "ne", "or", "pas", "ri", "sta", "tu", "ve",
        ];
        let mut text = String::new();
        let mut rest = number + 1;
        while rest > 0 {
            text.push_str(syllables[rest % syllables.len()]);
            rest /= syllables.len();
        }
        if random.one_in(12) {
            text.push('.');
        }
        Word {
            text,
            is_meant: false,
        }
    }

    fn paragraph(&self, random: &mut Random) -> Vec<Word> {
        (0..3 + random.below(50))
            .map(|_| self.word(random))
            .collect()
    }

    fn text(&self, random: &mut Random) -> Text {
        let mut text = Text::new();
        for _ in 0..3 + random.below(12) {
            let paragraph = if !text.is_empty() && random.one_in(self.copies) {
                text[random.below(text.len())].clone()
            } else {
                self.paragraph(random)
            };
            text.push(paragraph);
        }
        text
    }
}

/// Marks `length` words as the passage; fewer at the end of the text.
fn mark(text: &mut Text, random: &mut Random, length: usize) {
    let all: usize = text.iter().map(Vec::len).sum();
    let start = random.below(all);
    for word in text.iter_mut().flatten().skip(start).take(length) {
        word.is_meant = true;
    }
}

fn paragraphs(text: &Text) -> Vec<String> {
    let words = |paragraph: &Vec<Word>| {
        let words: Vec<&str> = paragraph.iter().map(|word| &*word.text).collect();
        words.join(" ")
    };
    text.iter().map(words).collect()
}

/// Where the first and the last of the marked words stand in the reading.
fn place(text: &Text) -> Option<Span> {
    let mut span: Option<Span> = None;
    let mut at = 0;
    for paragraph in text.iter().filter(|paragraph| !paragraph.is_empty()) {
        for word in paragraph {
            let end = at + word.text.chars().count() as u32;
            if word.is_meant {
                span = Some(Span::new(span.map_or(at, |span| span.start), end));
            }
            at = end + 1;
        }
    }
    span
}

/// The selector of the passage, and the one that a link to it has.
fn selectors_of(text: &Text) -> Option<[Selector; 2]> {
    let paragraphs = paragraphs(text);
    let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
    let document = document("a", &paragraphs);
    let reading = Reading::of(&document);
    let of_link = Selector::for_link(&reading, place(text)?)?;
    let of_link = Selector::from_address(&of_link.to_address(), of_link.block)?;
    Some([Selector::of(&reading, place(text)?)?, of_link])
}

fn anchored(selector: &Selector, text: &Text) -> (Anchored, String) {
    let paragraphs = paragraphs(text);
    let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
    let document = document("a", &paragraphs);
    let reading = Reading::of(&document);
    let anchored = anchor(selector, &reading);
    let words = anchored.span().map(|span| reading.slice(span));
    (anchored, words.unwrap_or_default())
}

/// Is any edit at this word allowed?
type Allowed<'a> = &'a dyn Fn(&Text, usize, usize) -> bool;

/// Changes a text in places where it is allowed: words are inserted, deleted and replaced,
/// paragraphs inserted, deleted, moved, parted and joined.
fn edit(text: &mut Text, random: &mut Random, language: &Language, times: usize, allowed: Allowed) {
    for _ in 0..times {
        if text.is_empty() {
            text.push(language.paragraph(random));
        }
        let p = random.below(text.len());
        let w = random.below(text[p].len().max(1));
        let has_meant = text[p].iter().any(|word| word.is_meant);
        match random.below(12) {
            0 => {
                let (at, new) = (random.below(text.len() + 1), language.paragraph(random));
                // Not between two blocks of one passage.
                let parts = at > 0
                    && at < text.len()
                    && text[at - 1].last().is_some_and(|word| word.is_meant)
                    && text[at].first().is_some_and(|word| word.is_meant);
                if !parts {
                    text.insert(at, new);
                }
            }
            1 if !has_meant => {
                text.remove(p);
            }
            2 if !has_meant => {
                let moved = text.remove(p);
                text.push(moved);
            }
            3 if p + 1 < text.len() => {
                let next = text.remove(p + 1);
                text[p].extend(next);
            }
            4 if allowed(text, p, w) => {
                let rest = text[p].split_off(w);
                text.insert(p + 1, rest);
            }
            5..=6 if allowed(text, p, w) && w < text[p].len() => {
                text[p].remove(w);
            }
            7..=9 if allowed(text, p, w) && w < text[p].len() => {
                let is_meant = text[p][w].is_meant;
                text[p][w] = Word {
                    is_meant,
                    ..language.word(random)
                };
            }
            _ if allowed(text, p, w) => {
                let at = w.min(text[p].len());
                let is_inside = at > 0
                    && text[p][at - 1].is_meant
                    && text[p].get(at).is_some_and(|word| word.is_meant);
                let word = Word {
                    is_meant: is_inside,
                    ..language.word(random)
                };
                text[p].insert(at, word);
            }
            _ => {}
        }
    }
}

/// At a word that is not of the passage, nor between two of it.
fn outside(text: &Text, p: usize, w: usize) -> bool {
    let is_meant = |w: usize| text[p].get(w).is_some_and(|word| word.is_meant);
    !is_meant(w)
}

/// What came of many rounds.
#[derive(Debug, Default)]
struct Tally {
    found: usize,
    /// Among them those that were told to be changed.
    changed: usize,
    lost: usize,
    /// Lost although nothing like them was in the text from which they were taken.
    lost_unique: usize,
}

/// How many documents each property is tried on.
const ROUNDS: u64 = 200;

fn rounds(
    seed: u64,
    language: &Language,
    length: [usize; 2],
    change: impl Fn(&mut Text, &mut Random),
    is_right: impl Fn(&Text, &Anchored, &str) -> bool,
) -> Tally {
    let mut tally = Tally::default();
    for round in 1..=ROUNDS {
        let mut random = Random(seed * 1_000_003 + round * 7919);
        let mut text = language.text(&mut random);
        let words = length[0] + random.below(length[1] - length[0]);
        mark(&mut text, &mut random, words);
        let Some(selectors) = selectors_of(&text) else {
            continue;
        };
        let before = paragraphs(&text);
        let own = place(&text).map_or(0, |span| span.len() as usize);
        change(&mut text, &mut random);
        for selector in selectors {
            let (anchored, words) = anchored(&selector, &text);
            if anchored == Anchored::NotFound {
                tally.lost += 1;
                let rivals = selector.rivals.unwrap_or_default();
                if 2 * (rivals.near as usize) < own {
                    tally.lost_unique += 1;
                }
                continue;
            }
            if is_to_the_letter(&selector, own, &before, &text, &anchored) {
                continue;
            }
            tally.found += 1;
            tally.changed += usize::from(matches!(anchored, Anchored::Changed { .. }));
            assert!(
                is_right(&text, &anchored, &words),
                "round {round}: {selector:?}\nin\n{before:#?}\nis taken for {anchored:?} {words:?}\nand not for {:?} in\n{:#?}",
                place(&text),
                paragraphs(&text)
            );
        }
    }
    tally
}

/// True if the passage is found, or another place that has become what the passage was when it was
/// taken, with all that stood around it. Nobody can tell the two apart.
fn is_to_the_letter(
    selector: &Selector,
    length: usize,
    before: &[String],
    after: &Text,
    found: &Anchored,
) -> bool {
    let (Some(from), Some(found)) = (selector.position, found.span()) else {
        return false;
    };
    let around = |paragraphs: &[String], start: u32| {
        let all: Vec<char> = paragraphs.join(" ").chars().collect();
        let (start, end) = (start as usize, start as usize + length);
        all[start.saturating_sub(24)..all.len().min(end + 24)].to_vec()
    };
    around(before, from) == around(&paragraphs(after), found.start)
}

const PROSE: Language = Language {
    words: 900,
    copies: 40,
};
const REPETITIVE: Language = Language {
    words: 60,
    copies: 3,
};

fn is_exactly_there(text: &Text, anchored: &Anchored, _: &str) -> bool {
    let is_same = !matches!(anchored, Anchored::Changed { .. });
    is_same && anchored.span() == place(text)
}

#[test]
fn after_edits_elsewhere_every_passage_of_a_few_words_is_found() {
    for (seed, times) in [(1, 1), (2, 5), (3, 20), (4, 60)] {
        let change = |text: &mut Text, random: &mut Random| {
            edit(text, random, &PROSE, times, &outside);
        };
        let tally = rounds(seed, &PROSE, [3, 40], change, is_exactly_there);
        assert_eq!(tally.lost_unique, 0, "{times} edits: {tally:?}");
    }
}

#[test]
fn in_a_text_that_repeats_itself_nothing_else_is_taken_for_a_passage() {
    for (seed, times, lost) in [(11, 1, 60), (12, 5, 120), (13, 20, 240)] {
        let change = |text: &mut Text, random: &mut Random| {
            edit(text, random, &REPETITIVE, times, &outside);
        };
        let tally = rounds(seed, &REPETITIVE, [1, 30], change, is_exactly_there);
        assert!(tally.lost <= lost, "{times} edits: {tally:?}");
    }
}

/// At the words of the passage: two of three must be inside it.
fn is_there(text: &Text, anchored: &Anchored, _: &str) -> bool {
    let (Some(found), Some(place)) = (anchored.span(), place(text)) else {
        return false;
    };
    let shared = found
        .end
        .min(place.end)
        .saturating_sub(found.start.max(place.start));
    3 * shared >= 2 * found.len() || 3 * shared >= 2 * place.len()
}

#[test]
fn after_edits_inside_the_right_place_is_found_or_none() {
    for (language, seed, times) in [
        (&PROSE, 21, 2),
        (&PROSE, 22, 8),
        (&REPETITIVE, 23, 2),
        (&REPETITIVE, 24, 8),
    ] {
        let change = |text: &mut Text, random: &mut Random| {
            edit(text, random, language, 3 * times, &|_, _, _| true);
            for _ in 0..times {
                replace_inside(text, random, language);
            }
        };
        rounds(seed, language, [1, 40], change, is_there);
    }
}

fn replace_inside(text: &mut Text, random: &mut Random, language: &Language) {
    let count = text.iter().flatten().filter(|word| word.is_meant).count();
    let at = random.below(count);
    if let Some(word) = text
        .iter_mut()
        .flatten()
        .filter(|word| word.is_meant)
        .nth(at)
    {
        *word = Word {
            is_meant: true,
            ..language.word(random)
        };
    }
}

#[test]
fn a_passage_that_was_deleted_is_not_found() {
    for (language, seed) in [(&PROSE, 31), (&REPETITIVE, 32)] {
        let change = |text: &mut Text, random: &mut Random| {
            for paragraph in text.iter_mut() {
                paragraph.retain(|word| !word.is_meant);
            }
            edit(text, random, language, 4, &|_, _, _| true);
        };
        let tally = rounds(seed, language, [1, 40], change, |_, _, _| false);
        assert!(tally.lost > 150, "{tally:?}");
    }
}
