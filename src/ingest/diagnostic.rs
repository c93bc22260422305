//! Diagnostics: what an editor should know about a folder of documents, and where to look.
//!
//! All stages report into one [`Vec`] and go on, so that one run shows every problem. A diagnostic
//! carries the lines that it points at, so that it can be rendered without the folder.
//!
//! `dossier check --format json` prints them as one array, by file and place:
//!
//! ```json
//! { "severity": "error", "code": "quote-not-found", "message": "…",
//!   "file": "corpus.toml", "line": 12, "column": 9, "span": { "start": 210, "end": 230 }, "label": "…",
//!   "related": [{ "file": "paper.txt", "line": 3, "column": 1, "span": { … }, "label": "…" }],
//!   "note": "…", "help": "…" }
//! ```
//!
//! `severity` (`error`, `warning`, `notice`), `code` and `message` are always there. What does not apply
//! is left out: a problem of the folder has no `file`; one of a file as a whole has `line` and `column` 0.
//! `file` is a path below the folder. Lines and columns count from 1, columns and spans in Unicode scalar
//! values of the file as it was saved, without a byte order mark, or for a file that is no text, such as a Word file, of the
//! text that was read of it. Codes are never given another meaning;
//! new ones and further fields may come.

use crate::lines::Lines;
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

impl Severity {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Notice => "notice",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A number with its word: `1 event`, `2 events`, `3 mentions of time`.
pub fn count(number: usize, word: &str) -> String {
    let (noun, rest) = word
        .split_once(" of ")
        .map_or((word, String::new()), |(noun, rest)| {
            (noun, format!(" of {rest}"))
        });
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}{rest}")
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
    /// The lines it covers, at most [`MAX_LINES`]; of long ones only what is around it.
    #[serde(skip)]
    pub(crate) lines: String,
    /// The part of `lines` that is meant, in bytes.
    #[serde(skip)]
    pub(crate) mark: Range<usize>,
    /// True when `lines` does not begin where the line does.
    #[serde(skip)]
    pub(crate) is_cut: bool,
}

/// How many lines of a file a place shows at most.
const MAX_LINES: usize = 4;

/// Lines longer than this, in bytes, are shown in part: a text may be one line of many megabytes.
const LONG: usize = 8192;

/// How much of a long line is shown on either side of what is meant, in bytes.
const AROUND: usize = 1024;

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
            is_cut: false,
        }
    }

    /// A range of bytes in the text of a file; a range that does not fit is cut to what does.
    pub fn in_text(file: &str, text: &str, range: Range<usize>) -> Self {
        Self::in_lines(file, text, &Lines::new(text), range)
    }

    /// The same with an index of the text, for files of which many places are shown.
    pub fn in_lines(file: &str, text: &str, lines: &Lines, range: Range<usize>) -> Self {
        let start = lines.at_byte(text, range.start);
        let end = lines.at_byte(text, range.end.max(range.start));
        let (shown, is_cut) = shown(text, start.line_byte, start.byte..end.byte);
        let mark_start = start.byte - shown.start;
        let lines = text[shown].trim_end_matches('\r').to_owned();
        let mark_start = mark_start.min(lines.len());
        let mark_end = (mark_start + (end.byte - start.byte)).min(lines.len());
        Self {
            file: file.into(),
            line: start.line + 1,
            column: start.column() + 1,
            span: Span::new(start.chars, end.chars),
            label: String::new(),
            mark: mark_start..lines.floor_char_boundary(mark_end),
            lines,
            is_cut,
        }
    }

    /// A span of scalar values in the text of a file.
    pub fn in_span(file: &str, text: &str, lines: &Lines, span: Span) -> Self {
        let byte = |position| lines.at_char(text, position).byte;
        Self::in_lines(file, text, lines, byte(span.start)..byte(span.end))
    }

    /// The same with what there is to see, behind what is said of it already.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        let label = label.into();
        self.label = match self.label.is_empty() {
            true => label,
            false => format!("{}: {label}", self.label),
        };
        self
    }
}

/// The part of a text that is shown for a range which begins in the line that begins at `line`, and
/// whether that part begins later than the line.
fn shown(text: &str, line: usize, range: Range<usize>) -> (Range<usize>, bool) {
    let mut end = line;
    for _ in 0..MAX_LINES {
        let rest = text.get(end..).unwrap_or_default();
        let length = rest.find('\n');
        end += length.map_or(rest.len(), |length| length + 1);
        if length.is_none() || end > range.end || end - line > LONG {
            break;
        }
    }
    let last = text[line..end]
        .strip_suffix('\n')
        .unwrap_or(&text[line..end]);
    let all = line..line + last.len();
    if all.len() <= LONG {
        return (all, false);
    }
    let first = text.floor_char_boundary(range.start.saturating_sub(AROUND).max(line));
    let last = text.ceil_char_boundary((range.start + LONG).min(range.end + AROUND));
    // What stands right of the line's start needs no sign that it was cut.
    (first..last.clamp(first, all.end), first > line)
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
        let place = Place::in_span("f", text, &Lines::new(text), Span::new(3, 6));
        assert_eq!(&place.lines[place.mark.clone()], "“b”");
        assert_eq!(place.span, Span::new(3, 6));
        assert_eq!((place.line, place.column), (1, 4));
    }

    #[test]
    fn a_long_line_is_kept_in_part() {
        let text = "é".repeat(100_000) + "HERE" + &"é".repeat(100_000);
        let place = Place::in_text("f", &text, 200_000..200_004);
        assert_eq!((place.line, place.column), (1, 100_001));
        assert_eq!(&place.lines[place.mark.clone()], "HERE");
        assert!(place.is_cut && place.lines.len() < 4000);
        let all = Place::in_text("f", &text, 0..text.len());
        assert!(!all.is_cut && all.lines.len() < 10_000);
        assert_eq!(all.mark, 0..all.lines.len());
    }
}
