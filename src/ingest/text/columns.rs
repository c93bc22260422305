//! Columns of print that stand side by side in a text, so that its lines mix what does not belong together.

use super::line::Line;
use super::measure;
use corpus::Span;
use std::collections::BTreeMap;

/// The fewest lines with two columns.
const FEWEST: usize = 8;
/// The fewest words of a column in a line: cells of tables have fewer.
const WORDS: usize = 3;
/// How far the second column may begin from where it mostly does.
const SHIFT: usize = 2;

/// The place of lines that have two columns of prose, and how many they are.
pub(super) fn columns(lines: &[Line]) -> Option<(Span, usize)> {
    let parted: Vec<_> = { lines.iter() }
        .filter_map(|line| Some((line, parted(line)?)))
        .collect();
    let mut starts: BTreeMap<usize, usize> = BTreeMap::new();
    for (_, part) in &parted {
        *starts.entry(part.start).or_default() += 1;
    }
    let (&start, _) = starts.iter().rev().max_by_key(|(_, count)| **count)?;
    let aligned: Vec<_> = { parted.iter() }
        .filter(|(_, part)| part.start.abs_diff(start) <= SHIFT)
        .collect();
    // Prose goes on from line to line, while cells begin anew.
    let goes_on = |side: fn(&Parted) -> bool| aligned.iter().filter(|(_, part)| side(part)).count();
    let is_prose = |count: usize| count * 2 >= aligned.len();
    let (left, right) = (goes_on(|part| part.left), goes_on(|part| part.right));
    let (first, last) = (aligned.first()?.0, aligned.last()?.0);
    let span = Span::new(first.span.start, last.span.end);
    (aligned.len() >= FEWEST && is_prose(left) && is_prose(right)).then_some((span, aligned.len()))
}

/// A line of two columns.
struct Parted {
    /// Where the second begins, in columns.
    start: usize,
    /// The first begins in lower case.
    left: bool,
    /// The second does.
    right: bool,
}

/// The line as two columns, if a wide gap parts it into two pieces of prose.
fn parted(line: &Line) -> Option<Parted> {
    let (left, rest) = line.text.split_once("   ")?;
    let right = rest.trim_start();
    let is_prose = |text: &str| {
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        measure::words(text) >= WORDS && letters * 3 >= text.chars().count() * 2
    };
    let begins_low = |text: &str| text.starts_with(char::is_lowercase);
    let before = line.width - right.chars().count();
    (is_prose(left) && is_prose(right) && !right.contains("   ")).then(|| Parted {
        start: line.indent + before,
        left: begins_low(left),
        right: begins_low(right),
    })
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    #[test]
    fn columns_of_prose_are_seen_and_tables_are_none() {
        let prose = "the board met in the hall      and nobody had asked for\nby the quay and spoke for      it, so that the locks were\n";
        let table = "Coal from the north         Paid in the first week\nSalt from the south         Paid in the third week\n";
        for (what, source, want) in [
            ("columns", prose.repeat(5), Some(10)),
            ("few lines", prose.repeat(2), None),
            ("a table of phrases", table.repeat(9), None),
            (
                "a table of numbers",
                "the coal   12   14   the salt\n".repeat(20),
                None,
            ),
            (
                "prose",
                "the board met in the hall by the quay and spoke\n".repeat(20),
                None,
            ),
        ] {
            let found = columns(&lines(&source, &[])).map(|(_, count)| count);
            assert_eq!(found, want, "{what}");
        }
    }
}
