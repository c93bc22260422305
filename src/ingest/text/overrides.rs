//! Finds the words by which an editor has marked where a body begins and ends.

use super::{Overrides, Problem, ProblemKind};
use corpus::Span;
use std::ops::Range;

/// Where the body begins and ends, as far as the editor has said.
#[derive(Debug, Default)]
pub(super) struct Forced {
    /// The place of the first words.
    pub first: Option<Place>,
    /// The place of the last words.
    pub last: Option<Place>,
}

/// A range of a source in both ways of counting.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// In bytes.
    pub bytes: Range<usize>,
    /// In scalar values.
    pub span: Span,
}

/// Finds the first words, then after them the last words; what is not there is a problem.
///
/// Words are looked for exactly, then with any white space for each of their spaces. Of several
/// places the first counts that begins (or, for the last words, ends) a line.
pub(super) fn forced(source: &str, overrides: &Overrides, problems: &mut Vec<Problem>) -> Forced {
    let mut find = |words: &Option<String>, from: usize, edge: Edge, kind: ProblemKind| {
        let words = words
            .as_deref()
            .map(str::trim)
            .filter(|words| !words.is_empty())?;
        let found = find(source, words, from, edge);
        if found.is_none() {
            problems.push(Problem { kind, span: None });
        }
        found.map(|bytes| place(source, bytes))
    };
    let first = find(
        &overrides.body_first,
        0,
        Edge::Start,
        ProblemKind::BodyFirstNotFound,
    );
    let from = first.as_ref().map_or(0, |first| first.bytes.start);
    let last = find(
        &overrides.body_last,
        from,
        Edge::End,
        ProblemKind::BodyLastNotFound,
    );
    Forced { first, last }
}

/// True if two texts are the same but for white space.
pub(super) fn same_words(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// The edge of a line at which words are looked for first.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Edge {
    Start,
    End,
}

fn find(source: &str, words: &str, from: usize, edge: Edge) -> Option<Range<usize>> {
    let rest = &source[from..];
    let at_edge = |bytes: &Range<usize>| match edge {
        Edge::Start => at_line_start(&source[..bytes.start]),
        Edge::End => at_line_end(&source[bytes.end..]),
    };
    let exact = || {
        rest.match_indices(words)
            .map(|(at, _)| from + at..from + at + words.len())
    };
    if let Some(found) = exact().find(at_edge).or_else(|| exact().next()) {
        return Some(found);
    }
    let (folded, origin) = fold(rest);
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let loose = || {
        folded.match_indices(&words).map(|(at, _)| {
            let last = at + words.len() - 1;
            // The byte after the last one, which never is a folded space.
            from + origin[at]..from + origin[last] + 1
        })
    };
    loose().find(at_edge).or_else(|| loose().next())
}

/// The text with one space for every run of white space, and for each byte of it the byte it
/// comes from.
fn fold(text: &str) -> (String, Vec<usize>) {
    let (mut folded, mut origin) = (
        String::with_capacity(text.len()),
        Vec::with_capacity(text.len()),
    );
    for (at, c) in text.char_indices() {
        if !c.is_whitespace() {
            folded.push(c);
            origin.extend(at..at + c.len_utf8());
        } else if !folded.ends_with(' ') {
            folded.push(' ');
            origin.push(at);
        }
    }
    (folded, origin)
}

/// True if only white space and signs stand between the last line break and the end of `before`.
fn at_line_start(before: &str) -> bool {
    before
        .chars()
        .rev()
        .take_while(|c| !matches!(c, '\n' | '\r'))
        .take(40)
        .all(|c| !c.is_alphanumeric())
}

/// True if only white space and signs stand between the start of `after` and the next line break.
fn at_line_end(after: &str) -> bool {
    after
        .chars()
        .take_while(|c| !matches!(c, '\n' | '\r'))
        .take(40)
        .all(|c| !c.is_alphanumeric())
}

fn place(source: &str, bytes: Range<usize>) -> Place {
    let count = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let start = count(&source[..bytes.start]);
    let end = start.saturating_add(count(&source[bytes.clone()]));
    Place {
        bytes,
        span: Span::new(start, end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_exactly_then_with_any_white_space() {
        let source = "The end.\nSay: the  end\nof it. The end.\n  • The\u{a0}start é\nThe end. No";
        for (first, last, want) in [
            (Some("The end."), None, Some("The end.")),
            (Some("the end of it."), None, Some("the  end\nof it.")),
            (Some("The start é"), None, Some("The\u{a0}start é")),
            (Some("absent"), None, None),
            (None, Some("of it. The end."), Some("of it. The end.")),
            (Some("Say"), Some("The end."), Some("The end.")),
            (Some(" "), None, None),
        ] {
            let overrides = Overrides {
                body_first: first.map(str::to_owned),
                body_last: last.map(str::to_owned),
                headings: vec![],
            };
            let mut problems = vec![];
            let found = forced(source, &overrides, &mut problems);
            let found = if last.is_some() {
                found.last
            } else {
                found.first
            };
            let text = found.as_ref().map(|place| &source[place.bytes.clone()]);
            assert_eq!(text, want, "{first:?} {last:?}");
            assert_eq!(found.and_then(|place| place.span.slice(source)), want);
            assert_eq!(problems.is_empty(), first != Some("absent"));
        }
    }
}
