//! Text to words, before anything is done to them.

use super::fold;
use corpus::Span;

/// A word as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// In lower case, with straight apostrophes.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// All of its letters are capitals, and there are two or more: `US`, `U.S`, `AIDS`.
    pub is_acronym: bool,
    /// A sentence ends between the word before it and this one.
    pub begins_sentence: bool,
}

/// The words of a text in reading order.
///
/// A word is a run of letters and digits (`char::is_alphanumeric`) with single apostrophes and points
/// inside it: `don't`, `U.S`. Hyphens and dashes separate, so that "two-state" answers to "two" as well
/// as to "two-state". In scripts without spaces each letter is a word.
pub fn words(text: &str) -> Vec<Word> {
    let mut reading = Reading::default();
    let mut characters = text.chars().zip(0_u32..).peekable();
    while let Some((c, at)) = characters.next() {
        let inside = !reading.word.is_empty();
        if c.is_alphanumeric() {
            if fold::is_unspaced(c) {
                reading.end(at);
            }
            reading.letter(c, at);
            let next = characters.peek().map(|(next, _)| *next);
            // The marks of such a letter stay with it.
            if fold::is_unspaced(c) && !next.is_some_and(is_part) {
                reading.end(at + 1);
            }
        } else if inside && is_part(c) {
            reading.word.push(c);
        } else {
            let next_is_letter = characters.peek().is_some_and(|(n, _)| n.is_alphanumeric());
            if inside && next_is_letter && matches!(c, '\'' | '’' | '.') {
                reading.word.push(if c == '’' { '\'' } else { c });
                continue;
            }
            reading.end(at);
            // The point of an abbreviation in capitals ends no sentence, or not for certain.
            let last = reading.words.last();
            let abbreviates = c == '.' && last.is_some_and(|word| word.is_acronym);
            let ends = matches!(c, '.' | '!' | '?' | '。' | '؟' | '।') && !abbreviates;
            reading.begins_sentence |= ends;
        }
    }
    reading.end(text.chars().count() as u32);
    reading.words
}

/// What belongs to the word before it without being a letter.
fn is_part(c: char) -> bool {
    fold::is_mark(c) || fold::is_sign(c) || fold::is_unseen(c)
}

/// The words so far, and the one that is being read.
#[derive(Default)]
struct Reading {
    words: Vec<Word>,
    word: String,
    start: u32,
    /// Its letters by their case.
    upper: usize,
    other: usize,
    begins_sentence: bool,
}

impl Reading {
    fn letter(&mut self, c: char, at: u32) {
        if self.word.is_empty() {
            self.start = at;
        }
        if c.is_uppercase() {
            self.upper += 1;
        } else if c.is_alphabetic() {
            self.other += 1;
        }
        match c.is_ascii() {
            true => self.word.push(c.to_ascii_lowercase()),
            false => self.word.extend(c.to_lowercase()),
        }
    }

    fn end(&mut self, at: u32) {
        if self.word.is_empty() {
            return;
        }
        self.words.push(Word {
            text: std::mem::take(&mut self.word),
            span: Span::new(self.start, at),
            is_acronym: self.upper >= 2 && self.other == 0,
            begins_sentence: self.begins_sentence,
        });
        (self.upper, self.other) = (0, 0);
        self.begins_sentence = false;
    }
}
