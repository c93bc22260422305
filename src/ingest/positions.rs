//! From places in a block's text to places in its source.
//!
//! A block's text is its source except for white space: a hard-wrapped line is joined with one
//! space, an indented one loses its indent. Both are walked side by side.

use corpus::Span;

/// For each scalar value of a text, where it stands in the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Positions {
    at: Vec<u32>,
    /// What is meant when there is no better answer.
    whole: Span,
}

impl Positions {
    /// Finds the places of a text within a span of its source, given as scalar values. Of several
    /// places the first one counts that is not in `taken`.
    ///
    /// A text that is not there word for word is given the whole span for each of its parts: less
    /// precise, never wrong.
    pub fn new(text: &str, source: &[char], span: Span, taken: &[Span]) -> Self {
        let from = (span.start as usize).min(source.len());
        let to = (span.end as usize).clamp(from, source.len());
        let free = |at: &[u32]| match (at.first(), at.last()) {
            (Some(first), Some(last)) => taken
                .iter()
                .all(|other| *last < other.start || other.end <= *first),
            _ => true,
        };
        let text: Vec<char> = text.chars().collect();
        let at = (from..to)
            .filter(|start| text.first() == source.get(*start))
            .filter_map(|start| walk(&text, &source[..to], start))
            .find(|at| free(at))
            .unwrap_or_default();
        Self { at, whole: span }
    }

    /// Where a span of the text stands in the source.
    pub fn span(&self, within: Span) -> Span {
        let last = within.end.checked_sub(1).filter(|_| !within.is_empty());
        let first = self.at.get(within.start as usize);
        match (first, last.and_then(|last| self.at.get(last as usize))) {
            (Some(first), Some(last)) => Span::new(*first, last + 1),
            (Some(first), None) if within.is_empty() => Span::new(*first, *first),
            _ => self.whole,
        }
    }

    /// Where the text as a whole stands in the source.
    pub fn whole(&self) -> Span {
        self.span(Span::new(0, self.at.len() as u32))
    }
}

/// Places of the text's scalar values when it begins at `start`, or `None` if it does not.
fn walk(text: &[char], source: &[char], start: usize) -> Option<Vec<u32>> {
    let mut places = Vec::with_capacity(text.len());
    let mut at = start;
    for c in text {
        // The text keeps a character of the source, or has a space for some white space there.
        // White space that the text does not have at all is passed over.
        while *source.get(at)? != *c {
            if !source[at].is_whitespace() {
                return None;
            }
            if c.is_whitespace() {
                break;
            }
            at += 1;
        }
        places.push(at as u32);
        at += 1;
    }
    Some(places)
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
    fn a_taken_place_is_passed_over() {
        let source: Vec<char> = "on 1/2/25: 1/2/25".chars().collect();
        let span = Span::new(0, source.len() as u32);
        let title = Positions::new("on 1/2/25", &source, span, &[]).whole();
        assert_eq!(title, Span::new(0, 9));
        let date = Positions::new("1/2/25", &source, span, &[title]).whole();
        assert_eq!(date, Span::new(11, 17));
    }
}
