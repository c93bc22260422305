//! Which words of a document are meant.
//!
//! A [`Selector`] holds what the W3C Web Annotation Data Model (2017, sections 4.2.4 and 4.2.5) calls
//! a `TextQuoteSelector` (the words, and what stands before and after) and a `TextPositionSelector`
//! (where they stood), and the block in which they begin. Two things are added, because a passage has
//! to be found in later versions of its document, or not at all: which version it was taken from, and
//! how much speaks for the next best place there.

use crate::address::{end_of, start_of};
use crate::find::{END, Pattern, Place, occurrences, overlap};
use crate::fold::{Folded, trimmed};
use crate::reading::Reading;
use corpus::{BlockId, Span};

/// Words of a document and how to find them again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selector {
    /// The words.
    pub words: Words,
    /// What stands before them.
    pub prefix: String,
    /// What stands after them.
    pub suffix: String,
    /// How many scalar values of the [`Reading`] come before them.
    pub position: Option<u32>,
    /// What speaks for other places; `None` where nobody counted.
    pub rivals: Option<Rivals>,
    /// The version of the source, see [`Reading::version`].
    pub version: Option<u32>,
    /// The block or related item in which they begin.
    pub block: Option<BlockId>,
}

/// The words of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Words {
    /// All of them.
    Whole(String),
    /// Those at both ends of a long passage.
    Ends {
        /// Its first words.
        first: String,
        /// Its last words.
        last: String,
        /// How many characters it has from the first to the last, after folding.
        length: u32,
        /// The [`hash`] of these characters.
        hash: u32,
    },
}

impl Default for Words {
    fn default() -> Self {
        Words::Whole(String::new())
    }
}

impl Words {
    /// The words as one reads them; of a long passage the ends of it.
    pub fn shown(&self) -> String {
        match self {
            Words::Whole(words) => words.clone(),
            Words::Ends { first, last, .. } => format!("{first} … {last}"),
        }
    }

    /// Words given by their ends of at most so many characters.
    pub(crate) fn ends(whole: &str, most: usize) -> Self {
        let folded = trimmed(whole);
        Words::Ends {
            first: start_of(whole.trim(), most),
            last: end_of(whole.trim(), most),
            length: folded.len() as u32,
            hash: hash(folded.into_iter()),
        }
    }
}

/// What speaks for the places that were *not* meant, in the version from which the passage was taken.
/// A place for which no more speaks later on may be one of those, when the right one is gone. Scores
/// are those of [`find`](crate::find).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rivals {
    /// How many other places have the same words.
    pub copies: u32,
    /// The score of the best of these; 0 without any.
    pub verbatim: u32,
    /// The score of the best of all others, whatever their words; never less.
    pub near: u32,
}

/// The longest passage that is kept word by word, in scalar values.
pub const MAX_WORDS: usize = 20_000;
/// How much context is tried on each side, in scalar values, until it is enough.
const CONTEXT: [u32; 3] = [32, 64, 128];
/// How much is tried for a link, which should be short.
const CONTEXT_IN_LINK: [u32; 5] = [0, 16, 32, 64, 128];
/// The longest passage that a link gives word by word, in scalar values; of a longer one it gives the ends.
const WHOLE_IN_LINK: usize = 120;
/// How long each of these ends is at most, in scalar values.
const END_IN_LINK: usize = 40;
/// By how much the place of a passage should be better than any other, else more context is taken.
const CLEAR: i32 = 24;

impl Selector {
    /// The selector for a span of a document, without the white space at its ends. `None` if it has
    /// no words, or more than [`MAX_WORDS`] characters.
    pub fn of(reading: &Reading, span: Span) -> Option<Self> {
        Self::with_context(reading, span, &CONTEXT, MAX_WORDS)
    }

    /// A selector for a link to a span of a document, as short as the words are still found in an edited text: of many
    /// words it has the ends, and context only where other words are like these. `None` where [`Self::of`] is.
    pub fn for_link(reading: &Reading, span: Span) -> Option<Self> {
        Self::with_context(reading, span, &CONTEXT_IN_LINK, WHOLE_IN_LINK)
    }

    /// The selector with the first of some lengths of context that tells the words apart; more than `most` words are
    /// given by their ends.
    fn with_context(reading: &Reading, span: Span, contexts: &[u32], most: usize) -> Option<Self> {
        let (start, end) = visible(reading, span)?;
        let span = reading.unfolded(start, end);
        let words = reading.slice(span);
        if span.len() as usize > MAX_WORDS {
            return None;
        }
        let ends = (span.len() as usize > most).then(|| Words::ends(&words, END_IN_LINK));
        let words = ends.filter(|ends| stand_once(ends, reading));
        let words = words.unwrap_or(Words::Whole(reading.slice(span)));
        let mut selector = Self {
            words,
            position: Some(span.start),
            version: Some(reading.version()),
            block: reading.block_at(span.start).cloned(),
            ..Self::default()
        };
        for context in contexts {
            let before = Span::new(span.start.saturating_sub(*context), span.start);
            let after = Span::new(span.end, span.end.saturating_add(*context));
            selector.prefix = one_line(&reading.slice(before));
            selector.suffix = one_line(&reading.slice(after));
            // The line break between two blocks belongs to neither.
            if reading.folded.chars.get(start.wrapping_sub(1)) == Some(&' ')
                && !selector.prefix.is_empty()
                && !selector.prefix.ends_with(' ')
            {
                selector.prefix.push(' ');
            }
            if reading.folded.chars.get(end) == Some(&' ')
                && !selector.suffix.is_empty()
                && !selector.suffix.starts_with(' ')
            {
                selector.suffix.insert(0, ' ');
            }
            let pattern = selector.pattern();
            let rivals = rivals(&pattern, &reading.folded.chars, start, end);
            selector.rivals = Some(rivals);
            if rivals.near as i32 + CLEAR <= pattern.full_score() {
                break;
            }
        }
        Some(selector)
    }

    /// The words if all of them are known.
    pub fn quote(&self) -> Option<&str> {
        match &self.words {
            Words::Whole(words) => Some(words),
            Words::Ends { .. } => None,
        }
    }

    /// What is looked for.
    pub(crate) fn pattern(&self) -> Pattern {
        let prefix = Folded::of(&self.prefix).chars;
        let suffix = Folded::of(&self.suffix).chars;
        match &self.words {
            Words::Whole(words) => Pattern::whole(prefix, &trimmed(words), suffix),
            Words::Ends {
                first,
                last,
                length,
                ..
            } => {
                let (mut first, mut last) = (trimmed(first), trimmed(last));
                first.truncate(END);
                last.drain(..last.len().saturating_sub(END));
                Pattern {
                    prefix,
                    first,
                    last,
                    suffix,
                    length: *length as usize,
                }
            }
        }
    }

    /// True if these characters are the words.
    pub(crate) fn is(&self, words: &[char]) -> bool {
        match &self.words {
            Words::Whole(whole) => trimmed(whole) == words,
            Words::Ends { length, hash, .. } => {
                *length as usize == words.len() && *hash == self::hash(words.iter().copied())
            }
        }
    }
}

/// The range of the folded text that a span covers, without spaces at its ends; `None` if nothing
/// is left.
fn visible(reading: &Reading, span: Span) -> Option<(usize, usize)> {
    let folded = &reading.folded;
    let (mut start, mut end) = (folded.position(span.start), folded.position(span.end));
    let chars = &folded.chars;
    while start < end && chars[start] == ' ' {
        start += 1;
    }
    while start < end && chars[end - 1] == ' ' {
        end -= 1;
    }
    (start < end).then_some((start, end))
}

/// True if each end of some words stands in one place only. An end that stands in several, as in a text that repeats
/// itself, would be taken for another one when the text is edited.
fn stand_once(words: &Words, reading: &Reading) -> bool {
    let Words::Ends { first, last, .. } = words else {
        return true;
    };
    let once = |end: &String| occurrences(&reading.folded.chars, &trimmed(end)).len() == 1;
    once(first) && once(last)
}

/// What speaks for the places other than the one of a passage.
fn rivals(pattern: &Pattern, text: &[char], start: usize, end: usize) -> Rivals {
    let mut verbatim = pattern.verbatim(text);
    let Some(own) = verbatim
        .iter()
        .position(|place| (place.start, place.end) == (start, end))
    else {
        // There are too many to look at.
        let full = pattern.full_score() as u32;
        return Rivals {
            copies: u32::MAX,
            verbatim: full,
            near: full,
        };
    };
    let own = verbatim.remove(own);
    let best = |places: &[Place]| {
        let scores = places.iter().map(|place| place.score.max(0) as u32);
        scores.max().unwrap_or(0)
    };
    let mut places = pattern.places(text);
    places.retain(|place| !overlap(place, &own));
    let near = best(&places);
    let copies = verbatim.len() as u32;
    let verbatim = best(&verbatim);
    Rivals {
        copies,
        verbatim,
        near: near.max(verbatim),
    }
}

/// A text with each stretch of white space as one space, at its ends as well.
pub(crate) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_whitespace() {
            line.push(c);
        } else if !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line
}

/// The 32-bit hash of a text: FNV-1a (Fowler, Noll and Vo) over its UTF-8. Against mistakes, not
/// against intent.
pub fn hash(text: impl Iterator<Item = char>) -> u32 {
    let mut hash = 0x811C_9DC5_u32;
    let mut buffer = [0; 4];
    for c in text {
        for byte in c.encode_utf8(&mut buffer).bytes() {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::tests::document;

    #[test]
    fn a_selector_holds_the_words_and_what_is_around_them() {
        let document = document(
            "a",
            &["First words here.", "In 2016 “aid” rose.", "The end."],
        );
        let reading = Reading::of(&document);
        let find = |words: &str| {
            let text = reading.slice(Span::new(0, u32::MAX));
            let byte = text.find(words).expect("is there");
            let start = text[..byte].chars().count() as u32;
            let span = Span::new(start, start + words.chars().count() as u32);
            Selector::of(&reading, span).expect("has words")
        };
        for (words, prefix, suffix) in [
            ("In 2016 “aid”", "First words here. ", " rose. The end."),
            (" 2016 ", "First words here. In", "“aid” rose. The end."),
            ("here.\nIn", "First words ", " 2016 “aid” rose. The end."),
            ("The end.", "rds here. In 2016 “aid” rose. ", ""),
        ] {
            let selector = find(words);
            assert_eq!(selector.quote(), Some(words.trim()));
            assert!(
                selector.prefix.trim().ends_with(prefix.trim()),
                "{selector:?}"
            );
            assert_eq!(selector.suffix.trim(), suffix.trim());
            assert_eq!(selector.rivals, Some(Rivals::default()));
        }
        assert_eq!(Selector::of(&reading, Span::new(17, 18)), None);
        assert_eq!(Selector::of(&reading, Span::new(500, 900)), None);
    }

    #[test]
    fn repeated_words_get_as_much_context_as_tells_them_apart() {
        let filler =
            "the same thing again and again, so that it goes on for a while and does not end";
        let first = format!("Alpha: {filler}. Money rose.");
        let second = format!("Omega: {filler}. Money rose.");
        let document = document("a", &[&first, &second, &second]);
        let reading = Reading::of(&document);
        let at = first.find("Money").expect("is there") as u32;
        let selector = Selector::of(&reading, Span::new(at, at + 11)).expect("has words");
        assert!(selector.prefix.starts_with("Alpha"), "{selector:?}");
        let rivals = selector.rivals.expect("were counted");
        assert!(rivals.verbatim > 80, "{rivals:?}");
    }

    #[test]
    fn hashes_are_those_of_the_standard() {
        assert_eq!(hash("".chars()), 0x811C_9DC5);
        assert_eq!(hash("foobar".chars()), 0xBF9C_F968);
    }
}
