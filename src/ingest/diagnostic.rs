//! Diagnostics: what an editor should know about a folder of documents, and where to look.
//!
//! All stages report into one [`Vec`] and go on, so that one run shows every problem. A diagnostic
//! carries the lines that it points at, so that it can be rendered without the folder.

use corpus::Span;
use serde::Serialize;
use std::ops::Range;

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing needs to be done.
    Notice,
    /// Doubtful: the corpus is built, but an editor should look.
    Warning,
    /// Wrong: no corpus is built.
    Error,
}

/// Something an editor should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// What kind of problem it is, for machines: `quote-not-found`.
    pub code: &'static str,
    /// What is the matter, in one line.
    pub message: String,
    /// Where, when it has a place.
    #[serde(flatten)]
    pub place: Option<Place>,
    /// Other places that explain it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Place>,
    /// What more there is to know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
}

impl Diagnostic {
    fn new(severity: Severity, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            severity,
            code,
            message: message.into(),
            place: None,
            related: Vec::new(),
            note: None,
            help: None,
        }
    }

    /// Something wrong.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message)
    }

    /// Something doubtful.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message)
    }

    /// Something worth knowing.
    pub fn notice(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Notice, code, message)
    }

    /// The same with its place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// The same with one more place that explains it.
    #[must_use]
    pub fn see(mut self, place: Place) -> Self {
        self.related.push(place);
        self
    }

    /// The same with what more there is to know.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// The same with what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// What diagnostics are listed by: file, then position; those without a place come first.
    pub fn sort_key(&self) -> Option<(&str, u32, u32)> {
        let place = self.place.as_ref()?;
        Some((&place.file, place.line, place.column))
    }
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Path below the folder, with `/` between its parts.
    pub file: String,
    /// The line where it begins, from 1; 0 when the file as a whole is meant.
    pub line: u32,
    /// The column where it begins, in scalar values from 1; 0 when the file as a whole is meant.
    pub column: u32,
    /// What is covered, in scalar values of the file.
    pub span: Span,
    /// What there is to see.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// The lines it covers, at most [`MAX_LINES`].
    #[serde(skip)]
    pub(crate) lines: String,
    /// The part of `lines` that is meant, in bytes.
    #[serde(skip)]
    pub(crate) mark: Range<usize>,
}

/// How many lines of a file a place shows at most.
const MAX_LINES: usize = 4;

impl Place {
    /// A file as a whole.
    pub fn file(file: &str) -> Self {
        Self {
            file: file.into(),
            line: 0,
            column: 0,
            span: Span::new(0, 0),
            label: String::new(),
            lines: String::new(),
            mark: 0..0,
        }
    }

    /// A range of bytes in the text of a file; a range that does not fit is cut to what does.
    pub fn in_text(file: &str, text: &str, range: Range<usize>) -> Self {
        let start = floor_boundary(text, range.start);
        let end = floor_boundary(text, range.end.max(start));
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let lines_end = text[line_start..]
            .match_indices('\n')
            .map(|(at, _)| line_start + at)
            .filter(|at| *at >= end)
            .chain([text.len()])
            .next()
            .unwrap_or(text.len());
        let lines: Vec<&str> = text[line_start..lines_end]
            .split('\n')
            .take(MAX_LINES)
            .collect();
        let lines = lines.join("\n").trim_end_matches('\r').to_owned();
        let mark_start = (start - line_start).min(lines.len());
        let mark = mark_start..(end - line_start).clamp(mark_start, lines.len());
        let count = |text: &str| text.chars().count() as u32;
        let before = count(&text[..start]);
        Self {
            file: file.into(),
            line: text[..start].matches('\n').count() as u32 + 1,
            column: count(&text[line_start..start]) + 1,
            span: Span::new(before, before + count(&text[start..end])),
            label: String::new(),
            lines,
            mark,
        }
    }

    /// A span of scalar values in the text of a file.
    pub fn in_span(file: &str, text: &str, span: Span) -> Self {
        let bytes = |position: u32| {
            let at = text.char_indices().nth(position as usize);
            at.map_or(text.len(), |(byte, _)| byte)
        };
        Self::in_text(file, text, bytes(span.start)..bytes(span.end))
    }

    /// The same with what there is to see.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }
}

/// The last character boundary at or before a byte position.
fn floor_boundary(text: &str, position: usize) -> usize {
    let position = position.min(text.len());
    (0..=position)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_and_columns_from_one_in_scalar_values() {
        let text = "één\r\nzwei 🙂 x\n\nlast";
        for (bytes, line, column, lines) in [
            (0..1, 1, 1, "één"),
            (2..4, 1, 2, "één"),
            (7..11, 2, 1, "zwei 🙂 x"),
            (17..18, 2, 8, "zwei 🙂 x"),
            (19..19, 3, 1, ""),
            (20..24, 4, 1, "last"),
            (5..9, 1, 4, "één\r\nzwei 🙂 x"),
            (90..99, 4, 5, "last"),
        ] {
            let place = Place::in_text("f", text, bytes.clone());
            assert_eq!(
                (place.line, place.column, &place.lines[..]),
                (line, column, lines),
                "{bytes:?}"
            );
        }
    }

    #[test]
    fn a_span_and_its_bytes_are_the_same_place() {
        let text = "a\u{301} “b”\nc";
        let place = Place::in_span("f", text, Span::new(3, 6));
        assert_eq!(&place.lines[place.mark.clone()], "“b”");
        assert_eq!(place.span, Span::new(3, 6));
        assert_eq!((place.line, place.column), (1, 4));
    }
}
