//! The lines of a source, with what can be seen of each: its place, its indent, its bullet.

use corpus::Span;
use std::ops::Range;

/// A line that has something on it. `text` is without the white space around it and without a
/// bullet.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    /// Its words, exactly as the source has them.
    pub text: &'a str,
    /// Where `text` stands, in scalar values.
    pub span: Span,
    /// Columns before the bullet, or before the text if there is none; a tab goes to the next
    /// multiple of four.
    pub indent: usize,
    /// True if a bullet stood before the text.
    pub bullet: bool,
    /// True if an empty line, or nothing at all, comes before.
    pub gap: bool,
    /// True if a form feed, which begins a page, comes before.
    pub feed: bool,
    /// True if it goes on with the sentence of the line before although a page ends between them.
    pub goes_on: bool,
    /// Length of `text` in scalar values.
    pub width: usize,
}

/// Signs that are bullets when white space and a word follow. Numbers and letters ("1.", "(a)") are
/// not among them: other sentences refer to them, so they stay in the text.
const BULLETS: [char; 16] = [
    '•', '◦', '▪', '▫', '■', '□', '‣', '⁃', '∙', '●', '○', '·', '*', '-', '+', '–',
];

/// All lines with something on them. A source is also broken at each of `breaks` (byte offsets),
/// as if empty lines stood there.
pub(super) fn lines<'a>(source: &'a str, breaks: &[usize]) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    let (mut start, mut chars, mut gap) = (0, 0, true);
    let mut feed = false;
    let mut breaks = breaks.to_vec();
    breaks.retain(|&at| at > 0 && at < source.len() && source.is_char_boundary(at));
    breaks.sort_unstable();
    let mut breaks = breaks.into_iter().peekable();
    while start < source.len() {
        let rest = &source[start..];
        let newline = rest.find(is_line_break);
        let mut end = newline.map_or(source.len(), |at| start + at);
        let mut next = end;
        let mut cut = false;
        while let Some(at) = breaks.next_if(|&at| at <= end) {
            if at > start {
                (end, next, cut) = (at, at, true);
                break;
            }
            gap = true;
        }
        if !cut && newline.is_some() {
            next = end + line_break_length(&source[end..]);
        }
        let line = line(source, start..end, chars, gap).map(|line| Line { feed, ..line });
        gap = line.is_none() || cut;
        feed = line.is_none() && feed || source[end..next].contains('\u{c}');
        lines.extend(line);
        chars += source[start..next].chars().count();
        start = next;
    }
    lines
}

/// Line feed, carriage return, form feed, next line, line and paragraph separator.
fn is_line_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

fn line_break_length(text: &str) -> usize {
    if text.starts_with("\r\n") {
        return 2;
    }
    text.chars().next().map_or(0, char::len_utf8)
}

/// What does not show at the edges of a line. A byte order mark can be left at the very start.
pub fn is_invisible(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}')
}

fn line(source: &str, bytes: Range<usize>, chars: usize, gap: bool) -> Option<Line<'_>> {
    let whole = &source[bytes.clone()];
    let text = whole.trim_start_matches(is_invisible);
    let before = whole.len() - text.len();
    let mut text = text.trim_end_matches(is_invisible);
    if text.is_empty() {
        return None;
    }
    let indent = columns(&whole[..before]);
    let mut start = bytes.start + before;
    let bullet = after_bullet(text);
    if let Some(rest) = bullet {
        start += text.len() - rest.len();
        text = rest;
    }
    let first = chars + source[bytes.start..start].chars().count();
    let width = text.chars().count();
    Some(Line {
        text,
        span: span(first, first + width),
        indent,
        bullet: bullet.is_some(),
        gap,
        feed: false,
        goes_on: false,
        width,
    })
}

/// A span of a text. Sources beyond 2³² scalar values do not fit the model; their spans saturate.
fn span(start: usize, end: usize) -> Span {
    let position = |at| u32::try_from(at).unwrap_or(u32::MAX);
    Span::new(position(start), position(end))
}

fn columns(text: &str) -> usize {
    text.chars().fold(0, |column, c| match c {
        '\t' => column / 4 * 4 + 4,
        c if c.is_whitespace() => column + 1,
        _ => column,
    })
}

/// What follows a bullet: white space, then something with a letter or digit that does not begin
/// with a bullet again ("* * *" and "- - -" are ornaments).
fn after_bullet(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(BULLETS)?;
    let item = rest.trim_start();
    (item.len() < rest.len()
        && !item.starts_with(BULLETS)
        && item.chars().any(char::is_alphanumeric))
    .then_some(item)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(source: &str) -> Vec<(&str, usize, bool, bool)> {
        let lines = lines(source, &[]);
        for line in &lines {
            assert_eq!(line.span.slice(source), Some(line.text));
        }
        lines
            .iter()
            .map(|l| (l.text, l.indent, l.bullet, l.gap))
            .collect()
    }

    #[test]
    fn a_line_knows_its_text_indent_bullet_and_the_gap_before_it() {
        type Seen<'a> = &'a [(&'a str, usize, bool, bool)];
        let cases: &[(&str, Seen)] = &[
            ("", &[]),
            (" \n\t\n\u{0}\n", &[]),
            ("a\nb", &[("a", 0, false, true), ("b", 0, false, false)]),
            (
                "a\r\n\r\nb\r",
                &[("a", 0, false, true), ("b", 0, false, true)],
            ),
            (
                "\u{feff}a \u{a0}\nb\u{a0}c",
                &[("a", 0, false, true), ("b\u{a0}c", 0, false, false)],
            ),
            (
                "  • é\n\t- x",
                &[("é", 2, true, true), ("x", 4, true, false)],
            ),
            ("* * *", &[("* * *", 0, false, true)]),
            ("-5 degrees", &[("-5 degrees", 0, false, true)]),
            ("1. one", &[("1. one", 0, false, true)]),
            ("- —", &[("- —", 0, false, true)]),
        ];
        for (source, want) in cases {
            assert_eq!(&seen(source), want, "{source:?}");
        }
    }

    #[test]
    fn a_break_ends_a_line_where_it_is_told_to() {
        let texts = |breaks: &[usize]| -> Vec<_> {
            lines("one two\nthree", breaks)
                .iter()
                .map(|l| (l.text, l.gap))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            texts(&[4]),
            [("one", true), ("two", true), ("three", false)]
        );
        assert_eq!(texts(&[0, 13, 99]), [("one two", true), ("three", false)]);
        assert_eq!(texts(&[8]), [("one two", true), ("three", true)]);
    }
}
