//! From lines to the units of a text: paragraphs, headings, items. A unit is one line, or the
//! lines of a paragraph that was hard-wrapped at some width.

use super::broken::{self, Words};
use super::line::Line;
use super::measure::{self, Ending};
use super::wrap::{Wrap, hangs};
use crate::positions::Piece;
use corpus::Span;
use std::borrow::Cow;

/// One paragraph, heading, item or stray line.
#[derive(Debug, Clone)]
pub(super) struct Unit<'a> {
    /// Its words: the source at `span`, with one space where lines were joined.
    pub text: Cow<'a, str>,
    /// Where it stands, from its first to its last word, without a bullet.
    pub span: Span,
    /// Columns before its first line.
    pub indent: usize,
    /// True if a bullet stood before it.
    pub bullet: bool,
    /// True if an empty line comes before.
    pub gap: bool,
    /// True if a line of `=` or `-` followed right below it, which is then no unit itself.
    pub underlined: bool,
    /// The number of words.
    pub words: usize,
    /// How it ends.
    pub ending: Ending,
    /// What its text is made of, if words were put together that line ends had broken, or lines of pages left out;
    /// else empty.
    pub pieces: Vec<Piece>,
    /// Its words for comparison, if it is short enough to be compared as a whole; else empty.
    pub folded: String,
}

/// The longest text, in bytes, that is compared as a whole: with phrases, with other lines.
const COMPARABLE: usize = 300;

impl<'a> Unit<'a> {
    fn new(lines: &[Line<'a>], words: &Words) -> Option<Self> {
        let (first, last) = (lines.first()?, lines.last()?);
        let (text, pieces) = if lines.len() == 1 {
            (Cow::Borrowed(first.text), Vec::new())
        } else {
            let (text, pieces) = broken::joined(lines, words);
            (Cow::Owned(text), pieces)
        };
        Some(Self {
            pieces,
            indent: first.indent,
            bullet: first.bullet,
            gap: first.gap,
            ..Self::of_text(text, Span::new(first.span.start, last.span.end))
        })
    }

    /// A unit that stands by itself.
    pub fn of_text(text: Cow<'a, str>, span: Span) -> Self {
        let folded = if text.len() <= COMPARABLE {
            measure::fold(&text)
        } else {
            String::new()
        };
        Self {
            span,
            indent: 0,
            bullet: false,
            gap: true,
            underlined: false,
            pieces: Vec::new(),
            words: measure::words(&text),
            ending: measure::ending(&text),
            folded,
            text,
        }
    }

    /// Running text: a sentence of some length, or something so long that it cannot be a label.
    pub fn is_prose(&self) -> bool {
        self.words >= 25 || self.words >= 9 && self.ending == Ending::Sentence
    }

    /// Short enough for a name, a label or a heading.
    pub fn is_short(&self) -> bool {
        self.words <= 16 && !self.folded.is_empty()
    }

    /// True if both have the same words, and are short enough to be compared.
    pub fn says_as(&self, other: &Unit) -> bool {
        self.folded == other.folded && !self.folded.is_empty()
    }
}

/// All units of a source, in its order.
pub(super) fn units<'a>(lines: &[Line<'a>]) -> Vec<Unit<'a>> {
    let wrap = Wrap::of(lines);
    let words = Words::of(lines);
    let mut units: Vec<Unit> = Vec::new();
    let (mut start, mut gap) = (0, false);
    for end in 1..=lines.len() {
        let joined = lines.get(end).is_some_and(|next| {
            let (first, line) = (&lines[start], &lines[end - 1]);
            next.goes_on
                || hangs(first, line, next)
                || wrap.is_some_and(|wrap| wrap.joins(first, line, next))
        });
        if joined {
            continue;
        }
        let Some(mut unit) = Unit::new(&lines[start..end], &words) else {
            continue;
        };
        start = end;
        unit.gap |= gap;
        gap = false;
        match units.last_mut() {
            Some(above) if underlines(&unit, above) => {
                above.underlined = true;
                gap = true;
            }
            _ => units.push(unit),
        }
    }
    units
}

/// True for the line below a heading that is underlined.
fn underlines(unit: &Unit, above: &Unit) -> bool {
    let fits = |unit: &Unit| unit.text.len() >= 3 && unit.text.len() * 2 >= above.text.len();
    let could_be_heading = above.is_short() && !above.bullet && above.ending != Ending::Sentence;
    !unit.gap
        && could_be_heading
        && !above.underlined
        && fits(unit)
        && ["=", "-"]
            .iter()
            .any(|sign| unit.text.replace(sign, "").is_empty())
}

/// True for rules and rows of stars.
pub(super) fn is_ornament(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
}

/// True if a text begins like a numbered item: `3.`, `3)`, `(3)`, `(a)`, `b)`, `[3]`.
pub(super) fn enumerates(text: &str) -> bool {
    let (opened, rest) = match text.strip_prefix(['(', '[']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let mark: String = rest
        .chars()
        .take_while(|c| c.is_alphanumeric())
        .take(5)
        .collect();
    let Some(rest) = rest[mark.len()..]
        .chars()
        .next()
        .filter(|c| matches!(c, '.' | ')' | ']'))
    else {
        return false;
    };
    let number = mark.len() <= 3 && mark.chars().all(|c| c.is_ascii_digit());
    let roman = mark.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let letter = mark.chars().count() == 1;
    let form = match rest {
        '.' => !opened && number,
        ']' => opened && number,
        _ => number || roman || letter,
    };
    let after = text.split_whitespace().nth(1);
    !mark.is_empty()
        && form
        && after.is_some()
        && text
            .split_whitespace()
            .next()
            .is_some_and(|w| w.ends_with(rest))
}

#[cfg(test)]
mod tests {
    use super::super::line;
    use super::*;

    fn texts(source: &str) -> Vec<String> {
        units(&line::lines(source, &[]))
            .into_iter()
            .map(|u| u.text.into_owned())
            .collect()
    }

    const WRAPPED: &str = "It was the best of times, it was the worst of times, it was the age of\n\
        wisdom, it was the age of foolishness, it was the epoch of belief, it was\n\
        the epoch of incredulity.\n";

    #[test]
    fn hard_wrapped_paragraphs_are_joined() {
        let two = format!("{WRAPPED}\n{WRAPPED}");
        let texts = texts(&two);
        assert_eq!(texts.len(), 2, "{texts:?}");
        assert!(texts[1].contains("the age of wisdom, it") && texts[1].ends_with("incredulity."));
    }

    #[test]
    fn indented_first_lines_and_short_last_lines_part_paragraphs() {
        let indented = WRAPPED.replacen("It", "  It", 1).repeat(3);
        assert_eq!(texts(&indented).len(), 3);
        assert_eq!(texts(&WRAPPED.repeat(3)).len(), 3);
    }

    #[test]
    fn items_hang() {
        let list = "- It was the best of times, it was the worst of times, it was the age of\n  \
            wisdom, it was the age of foolishness, it was the epoch of belief, it was\n  \
            the epoch of incredulity\n- Another one\n1. it was the season of Light, it was the\n2. it";
        assert_eq!(texts(list).len(), 4, "{:?}", texts(list));
    }

    #[test]
    fn lines_that_were_not_wrapped_stay_apart() {
        for (what, source, want) in [
            (
                "verse",
                "Shall I compare thee to a summer’s day?\nThou art more lovely and more temperate:\n\
                Rough winds do shake the darling buds of May,\nAnd summer’s lease hath all too short a date;",
                4,
            ),
            (
                "paragraphs",
                "One paragraph that fits on a line of its own.\nAnother paragraph that fits on one line.",
                2,
            ),
            (
                "addresses",
                "Department of State\n2201 C Street NW\nWashington, DC 20520",
                3,
            ),
            (
                "lower case notes",
                "call the ministry about the draft today\nwrite the minutes\nbook the train to geneva for the talks",
                3,
            ),
            ("one line", "one", 1),
        ] {
            assert_eq!(texts(source).len(), want, "{what}: {:?}", texts(source));
        }
    }

    #[test]
    fn numbered_items_are_recognised() {
        for (text, want) in [
            ("1. One", true),
            ("12) Twelve", true),
            ("(a) first", true),
            ("b) second", true),
            ("(iv) fourth", true),
            ("[3] See", true),
            ("1990. A year", false),
            ("A. Smith", false),
            ("3.5 percent", false),
            ("U.S. aid", false),
            ("1.", false),
            ("I. Kant", false),
            ("(see) it", false),
        ] {
            assert_eq!(enumerates(text), want, "{text}");
        }
    }
}
