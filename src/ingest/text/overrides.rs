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
/// places the first counts that begins (or, for the last words, ends) a line. As a page prints its
/// title in several places, the first words rather count at the last of their places before
/// `text_start`: the byte up to which the first unit of the text goes, as the rules find it.
pub(super) fn forced(
    source: &str,
    overrides: &Overrides,
    text_start: &dyn Fn() -> Option<usize>,
    problems: &mut Vec<Problem>,
) -> Forced {
    let mut find = |words: &Option<String>, from: usize, edge: Edge, kind: ProblemKind| {
        let words = words
            .as_deref()
            .map(str::trim)
            .filter(|words| !words.is_empty())?;
        let found = find(source, words, from, edge, text_start);
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

fn find(
    source: &str,
    words: &str,
    from: usize,
    edge: Edge,
    text_start: &dyn Fn() -> Option<usize>,
) -> Option<Range<usize>> {
    let rest = &source[from..];
    let at_edge = |bytes: &Range<usize>| match edge {
        Edge::Start => at_line_start(&source[..bytes.start]),
        Edge::End => at_line_end(&source[bytes.end..]),
    };
    let exact = || {
        rest.match_indices(words)
            .map(|(at, _)| from + at..from + at + words.len())
    };
    let before = || match edge {
        Edge::Start => text_start(),
        Edge::End => None,
    };
    let at_edges = pick(exact().filter(at_edge), before);
    if let Some(found) = at_edges.or_else(|| exact().next()) {
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
    pick(loose().filter(at_edge), before).or_else(|| loose().next())
}

/// The last of several places that begins before that byte, or else the first.
fn pick(
    places: impl Iterator<Item = Range<usize>>,
    before: impl Fn() -> Option<usize>,
) -> Option<Range<usize>> {
    let mut places = places.peekable();
    let first = places.next()?;
    let before = places.peek().and_then(|_| before()).unwrap_or(0);
    let last = places.take_while(|place| place.start < before).last();
    Some(last.unwrap_or(first))
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
    fn of_several_places_the_last_one_above_the_text_counts() {
        let source = "Title - Site\nTitle\nText.\nTitle";
        for (text_start, want) in [(None, 0), (Some(5), 0), (Some(20), 13), (Some(99), 25)] {
            let overrides = Overrides {
                body_first: Some("Title".to_owned()),
                ..Overrides::default()
            };
            let found = forced(source, &overrides, &|| text_start, &mut vec![]);
            assert_eq!(found.first.map(|place| place.bytes.start), Some(want));
        }
    }

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
            let found = forced(source, &overrides, &|| None, &mut problems);
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
