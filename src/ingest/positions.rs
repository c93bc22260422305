//! From places in a block's text to places in its source.
//!
//! The text of marked-up documents says itself which [`Piece`]s of the source it is made of. The
//! text of plain ones is its source except for white space: a hard-wrapped line is joined with one
//! space, an indented one loses its indent. There both are walked side by side.

use crate::text::is_invisible;
use corpus::Span;

/// A run of a text and where it comes from. Between the pieces of a text its source has markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Its place in the text, in scalar values.
    pub text: Span,
    /// The part of the source that it copies, if both are equally long, or else stands for: `&` for
    /// `&amp;`, a tab for the border between two cells.
    pub source: Span,
}

impl Piece {
    /// Where a scalar value of the text stands in the source.
    fn place(self, at: u32) -> Span {
        if self.text.len() != self.source.len() {
            return self.source;
        }
        let start = self.source.start + (at - self.text.start);
        Span::new(start, start + 1)
    }
}

/// For each scalar value of a text, where it stands in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Positions {
    /// In order, without gaps in the text.
    pieces: Vec<Piece>,
    /// What is meant when there is no better answer.
    whole: Span,
}

impl Positions {
    /// The places of a text that is made of these pieces, which stand within `span`.
    pub fn of_pieces(pieces: Vec<Piece>, span: Span) -> Self {
        Self {
            pieces,
            whole: span,
        }
    }

    /// Finds the places of a text within a span of its source, given as scalar values. Of several
    /// places the first one counts that is not in `taken`.
    ///
    /// A text that is not there word for word is given the whole span for each of its parts: less
    /// precise, never wrong.
    pub fn new(text: &str, source: &[char], span: Span, taken: &[Span]) -> Self {
        let from = (span.start as usize).min(source.len());
        let to = (span.end as usize).clamp(from, source.len());
        let free = |pieces: &[Piece]| match (pieces.first(), pieces.last()) {
            (Some(first), Some(last)) => taken
                .iter()
                .all(|other| last.source.end <= other.start || other.end <= first.source.start),
            _ => true,
        };
        let text: Vec<char> = text.chars().collect();
        let pieces = (from..to)
            .filter(|start| text.first() == source.get(*start))
            .filter_map(|start| walk(&text, &source[..to], start))
            .find(|pieces| free(pieces))
            .unwrap_or_default();
        Self {
            pieces,
            whole: span,
        }
    }

    /// Where a span of the text stands in the source.
    pub fn span(&self, within: Span) -> Span {
        let last = within.end.checked_sub(1).filter(|_| !within.is_empty());
        let first = self.place(within.start);
        match (first, last.and_then(|last| self.place(last))) {
            (Some(first), Some(last)) => Span::new(first.start, last.end),
            (Some(first), None) if within.is_empty() => Span::new(first.start, first.start),
            _ => self.whole,
        }
    }

    fn place(&self, at: u32) -> Option<Span> {
        let next = self.pieces.partition_point(|piece| piece.text.end <= at);
        let piece = self.pieces.get(next)?;
        (piece.text.start <= at).then(|| piece.place(at))
    }

    /// Where the text as a whole stands in the source.
    pub fn whole(&self) -> Span {
        let end = self.pieces.last().map_or(0, |piece| piece.text.end);
        self.span(Span::new(0, end))
    }
}

/// The pieces of a text if it begins at `start`, or `None` if it does not.
fn walk(text: &[char], source: &[char], start: usize) -> Option<Vec<Piece>> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = start;
    for (place, c) in text.iter().enumerate() {
        // The text keeps a character of the source, or has a space for a line break there with what
        // does not show around it. What the text does not have at all of these is passed over.
        while *source.get(at)? != *c {
            if !is_invisible(source[at]) {
                return None;
            }
            if c.is_whitespace() {
                break;
            }
            at += 1;
        }
        let (place, from) = (place as u32, at as u32);
        match pieces.last_mut() {
            Some(piece) if piece.source.end == from => {
                piece.text.end += 1;
                piece.source.end += 1;
            }
            _ => pieces.push(Piece {
                text: Span::new(place, place + 1),
                source: Span::new(from, from + 1),
            }),
        }
        at += 1;
    }
    Some(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_the_source_has_them() {
        // Source, text, part of the text, what the source has there.
        for (source, text, part, want) in [
            ("one two three", "one two three", "two", "two"),
            ("one\ntwo three", "one two three", "two", "two"),
            (
                "one\r\n   two\tthree",
                "one two three",
                "two three",
                "two\tthree",
            ),
            ("one  two", "one  two", "two", "two"),
            ("one \n two", "one two", "one two", "one \n two"),
            ("a‘é’🙂\nb", "a‘é’🙂 b", "🙂 b", "🙂\nb"),
            ("in ’60s\u{200e}\u{2028}it", "in ’60s it", "’60s", "’60s"),
            ("title\n1/2/25\nblurb", "blurb", "blurb", "blurb"),
            (
                "entirely different",
                "other words",
                "words",
                "entirely different",
            ),
        ] {
            let characters: Vec<char> = source.chars().collect();
            let span = Span::new(0, characters.len() as u32);
            let positions = Positions::new(text, &characters, span, &[]);
            let byte = text.find(part).expect("a part of the text");
            let start = text[..byte].chars().count() as u32;
            let within = Span::new(start, start + part.chars().count() as u32);
            let found = positions.span(within).slice(source);
            assert_eq!(found, Some(want), "{source:?}");
        }
    }

    #[test]
    fn pieces_say_where_their_text_comes_from() {
        // "R&amp;D **pays**" is "R&D pays".
        let piece = |text: (u32, u32), source: (u32, u32)| Piece {
            text: Span::new(text.0, text.1),
            source: Span::new(source.0, source.1),
        };
        let pieces = vec![
            piece((0, 1), (0, 1)),
            piece((1, 2), (1, 6)),
            piece((2, 4), (6, 8)),
            piece((4, 8), (10, 14)),
        ];
        let positions = Positions::of_pieces(pieces, Span::new(0, 16));
        for (within, want) in [
            ((0, 1), (0, 1)),
            ((0, 2), (0, 6)),
            ((1, 3), (1, 7)),
            ((5, 7), (11, 13)),
            ((2, 8), (6, 14)),
            ((4, 4), (10, 10)),
            ((0, 8), (0, 14)),
            ((7, 9), (0, 16)),
        ] {
            let found = positions.span(Span::new(within.0, within.1));
            assert_eq!(found, Span::new(want.0, want.1), "{within:?}");
        }
        assert_eq!(positions.whole(), Span::new(0, 14));
    }

    #[test]
    fn a_taken_place_is_passed_over() {
        let source: Vec<char> = "on 1/2/25: 1/2/25".chars().collect();
        let span = Span::new(0, source.len() as u32);
        let title = Positions::new("on 1/2/25", &source, span, &[]).whole();
        assert_eq!(title, Span::new(0, 9));
        let date = Positions::new("1/2/25", &source, span, &[title]).whole();
        assert_eq!(date, Span::new(11, 17));
    }
}
