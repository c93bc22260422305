//! Words that are broken at the end of a line.

use super::line::Line;
use crate::positions::Piece;
use corpus::Span;
use std::collections::HashSet;

/// Signs with which a line ends within a word, besides the hyphen. They are there for nothing else.
const SOFT: [char; 2] = ['\u{ad}', '¬'];
/// First parts of words that keep their hyphen.
const FIRST_PARTS: &[&str] = &[
    "self", "well", "half", "cross", "vice", "long", "short", "two", "three", "four", "five",
    "six", "seven", "eight", "nine", "twenty", "thirty", "forty", "fifty", "sixty", "seventy",
    "eighty", "ninety",
];
/// Those that keep it only before a word, as they also begin others: "ex-pected", "ten-sion", "far-mers".
const DOUBTFUL_PARTS: &[&str] = &[
    "ex", "non", "far", "high", "low", "ill", "old", "one", "ten",
];
/// Words that stand behind them in most texts that have them.
const SECOND_PARTS: &[&str] = &[
    "half",
    "third",
    "thirds",
    "fourth",
    "quarter",
    "fifth",
    "year",
    "ranking",
    "level",
    "reaching",
    "fashioned",
    "fated",
    "sided",
];
/// The shortest part behind them that is a word.
const SHORTEST: usize = 4;

/// The words of a text, to tell which of two ways to join is in use.
#[derive(Debug, Default)]
pub(super) struct Words(HashSet<String>);

impl Words {
    /// The words within the lines of a text in which some line ends with a hyphen; none of another text.
    pub fn of(lines: &[Line]) -> Self {
        if !lines.windows(2).any(|pair| breaks_word(&pair[0], &pair[1])) {
            return Self::default();
        }
        let mut is_broken = false;
        let words = lines.iter().enumerate().flat_map(|(at, line)| {
            let next = lines.get(at + 1);
            let ends_broken = next.is_some_and(|next| breaks_word(line, next));
            let mut words = line.text.split_whitespace();
            // The parts of a broken word are none.
            if std::mem::replace(&mut is_broken, ends_broken) {
                words.next();
            }
            if ends_broken {
                words.next_back();
            }
            words
        });
        let bare = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        Self(bare.map(str::to_lowercase).collect())
    }

    fn has(&self, word: &str) -> bool {
        self.0.contains(&word.to_lowercase())
    }
}

/// True if a line ends within a word, or with a hyphen to which the next line belongs.
pub(super) fn breaks_word(line: &Line, next: &Line) -> bool {
    let mut end = line.text.chars().rev();
    let sign = end
        .next()
        .is_some_and(|c| is_hyphen(c) || SOFT.contains(&c));
    let follows = next.text.chars().next().is_some_and(char::is_alphanumeric);
    sign && end.next().is_some_and(char::is_alphanumeric) && follows && !next.gap && !next.bullet
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐')
}

/// How two lines become one.
enum Join {
    /// With a space.
    Space,
    /// As they are, as the hyphen is that of the word: "Smith-Jones", "1919-1920".
    Hyphen,
    /// Without the sign at the end of the first.
    Word,
}

/// The lines of a paragraph as one text, and, if words were put together or lines left out, what it is made of.
pub(super) fn joined(lines: &[Line], words: &Words) -> (String, Vec<Piece>) {
    let mut text = String::new();
    let mut pieces = Vec::new();
    let mut at = 0;
    let mut mended = false;
    let mut add = |text: &mut String, words: &str, source: Span| {
        let length = words.chars().count() as u32;
        text.push_str(words);
        pieces.push(Piece {
            text: Span::new(at, at + length),
            source,
        });
        at += length;
    };
    for (number, line) in lines.iter().enumerate() {
        let join = lines.get(number + 1).map(|next| join(line, next, words));
        let (words, end) = match join {
            Some(Join::Word) => {
                let last = line.text.chars().next_back().map_or(0, char::len_utf8);
                (&line.text[..line.text.len() - last], line.span.end - 1)
            }
            _ => (line.text, line.span.end),
        };
        add(&mut text, words, Span::new(line.span.start, end));
        let leaves_out = lines.get(number + 1).is_some_and(|next| next.goes_on);
        mended |= leaves_out || matches!(join, Some(Join::Word | Join::Hyphen));
        if let (Some(Join::Space), Some(next)) = (join, lines.get(number + 1)) {
            add(&mut text, " ", Span::new(line.span.end, next.span.start));
        }
    }
    if !mended {
        pieces.clear();
    }
    (text, pieces)
}

fn join(line: &Line, next: &Line, words: &Words) -> Join {
    if !breaks_word(line, next) {
        return Join::Space;
    }
    let left = line.text.split_whitespace().next_back().unwrap_or_default();
    let right = next.text.split_whitespace().next().unwrap_or_default();
    let sign = left.chars().next_back().unwrap_or('-');
    let is_address = left.contains(['/', '@']);
    let left = left.trim_matches(|c: char| !c.is_alphanumeric());
    let right = right.trim_end_matches(|c: char| !c.is_alphanumeric());
    let is_capital = |text: &str| text.chars().all(|c| !c.is_lowercase());
    let first = right.chars().next();
    let in_capitals = is_capital(left) && is_capital(right) && left.chars().count() > 1;
    let is_letter = first.is_some_and(|c| c.is_lowercase() || c.is_alphabetic() && in_capitals);
    let follows_letter = left.chars().next_back().is_some_and(char::is_alphabetic);
    if SOFT.contains(&sign) {
        return Join::Word;
    }
    if !is_letter || !follows_letter || is_address {
        return Join::Hyphen;
    }
    // The last part of what has a hyphen already: "father-in-law".
    let last = left.rsplit(['-', '‐']).next().unwrap_or(left);
    let whole = words.has(&format!("{last}{right}"));
    let compound = words.has(&format!("{left}-{right}"));
    let first_part = last.to_lowercase();
    let is_word = || words.has(right) || SECOND_PARTS.contains(&&*right.to_lowercase());
    let is_first_part =
        FIRST_PARTS.contains(&&*first_part) || DOUBTFUL_PARTS.contains(&&*first_part) && is_word();
    let keeps = compound && !whole
        || !whole
            && is_first_part
            && (right.chars().count() >= SHORTEST
                || right == "one"
                || right == "two"
                || right == "six");
    if keeps { Join::Hyphen } else { Join::Word }
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    fn one(source: &str) -> String {
        let lines = lines(source, &[]);
        joined(&lines, &Words::of(&lines)).0
    }

    #[test]
    fn a_word_broken_at_the_end_of_a_line_is_one_word() {
        for (source, want) in [
            (
                "They found a solu-\ntion for it",
                "They found a solution for it",
            ),
            ("on 3 Septem-\nber 1914", "on 3 September 1914"),
            ("A SOLU-\nTION", "A SOLUTION"),
            ("a solu\u{ad}\ntion", "a solution"),
            ("Mr. Smith-\nJones came", "Mr. Smith-Jones came"),
            ("for 1919-\n1920 it", "for 1919-1920 it"),
            (
                "a term of twenty-\nfour months",
                "a term of twenty-four months",
            ),
            ("of twenty-\nsix", "of twenty-six"),
            ("a well-\nknown man", "a well-known man"),
            ("the long-\ning for it", "the longing for it"),
            (
                "a by-election, the by-\nelection",
                "a by-election, the by-election",
            ),
            ("the bylaw, the by-\nlaw", "the bylaw, the bylaw"),
            ("it was -\nand is", "it was - and is"),
            ("as ex-\npected", "as expected"),
            ("a ten-\nsion between", "a tension between"),
            ("the far-\nmers came", "the farmers came"),
            ("an ill-\nness and one-\nness", "an illness and oneness"),
            (
                "the minister, the ex-\nminister",
                "the minister, the ex-minister",
            ),
            ("by one-\nhalf", "by one-half"),
            (
                "at https://example.org/some-\nthing and",
                "at https://example.org/some-thing and",
            ),
            ("one\ntwo", "one two"),
        ] {
            assert_eq!(one(source), want, "{source:?}");
        }
    }

    #[test]
    fn the_pieces_of_a_mended_text_are_its_source() {
        let source = "They found a solu-\n  tion for\nit";
        let lines = lines(source, &[]);
        let (text, pieces) = joined(&lines, &Words::of(&lines));
        let mut end = 0;
        for piece in pieces {
            assert_eq!(piece.text.start, end);
            end = piece.text.end;
            let words = piece.text.slice(&text);
            assert!(
                words == Some(" ") || words == piece.source.slice(source),
                "{words:?}"
            );
        }
        assert_eq!(end as usize, text.chars().count());
    }
}
