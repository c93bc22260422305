//! Positions in a text.

use serde::{Deserialize, Serialize};

/// A half-open range `start..end` in a text, counted in Unicode scalar values (Rust `char`s), as
/// in the `TextPositionSelector` of the W3C Web Annotation model. Not bytes and not UTF-16 units:
/// the count is the same in every language that reads the published data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Span {
    /// The first scalar value inside.
    pub start: u32,
    /// The first scalar value after it; never less than `start`.
    pub end: u32,
}

impl Span {
    /// The span `start..end`; an `end` before `start` gives the empty span at `start`.
    pub fn new(start: u32, end: u32) -> Self {
        Self {
            start,
            end: end.max(start),
        }
    }

    /// Length in scalar values.
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// True if nothing is inside.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// True if `other` lies wholly inside this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The same span moved `by` scalar values towards the end.
    #[must_use]
    pub fn shifted(self, by: u32) -> Self {
        Self {
            start: self.start + by,
            end: self.end + by,
        }
    }

    /// The part of `text` that the span covers, or `None` if the text is too short for it.
    pub fn slice(self, text: &str) -> Option<&str> {
        let start = byte_offset(text, self.start)?;
        let length = byte_offset(&text[start..], self.len())?;
        Some(&text[start..start + length])
    }
}

/// The byte at which the scalar value number `position` begins (the length of the text when it is
/// just past the end), or `None` beyond that.
fn byte_offset(text: &str, position: u32) -> Option<usize> {
    text.char_indices()
        .map(|(byte, _)| byte)
        .chain([text.len()])
        .nth(position as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_count_scalar_values() {
        let text = "a\u{301}‘é’🇮🇱\r\nx";
        for (start, end, want) in [
            (0, 1, Some("a")),
            (0, 2, Some("a\u{301}")),
            (2, 5, Some("‘é’")),
            (5, 7, Some("🇮🇱")),
            (9, 10, Some("x")),
            (10, 10, Some("")),
            (9, 11, None),
            (11, 11, None),
        ] {
            assert_eq!(Span::new(start, end).slice(text), want, "{start}..{end}");
        }
    }
}
