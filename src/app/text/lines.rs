//! The lines of a source file around a passage.

use corpus::Span;

/// A line of a text, cut where a passage begins and ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Counted from 1, as editors do.
    pub number: usize,
    /// What stands before the passage, in it and after it.
    pub parts: [String; 3],
}

impl Line {
    /// True if something of the passage stands in it.
    pub fn is_of_passage(&self) -> bool {
        !self.parts[1].is_empty()
    }
}

/// The lines that hold a span of scalar values, and some lines before and after them. None if the text ends
/// before the span: then it is not the text that the span counts in.
pub fn around(text: &str, span: Span, context: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut start = 0_u32;
    let mut after = 0;
    for (index, whole) in text.split_inclusive('\n').enumerate() {
        let end = start + whole.chars().count() as u32;
        if start >= span.end {
            after += 1;
            if after > context {
                break;
            }
        }
        lines.push(Line {
            number: index + 1,
            parts: cut(
                whole,
                span.start.saturating_sub(start),
                span.end.saturating_sub(start),
            ),
        });
        // Which lines are the last before the passage is known only when it comes.
        if end <= span.start && lines.len() > context {
            lines.remove(0);
        }
        start = end;
    }
    match lines.iter().any(Line::is_of_passage) {
        true => lines,
        false => Vec::new(),
    }
}

/// A line without its break, cut at two places.
fn cut(line: &str, from: u32, to: u32) -> [String; 3] {
    let line = line.trim_end_matches(['\n', '\r']);
    let mut parts = [String::new(), String::new(), String::new()];
    for (c, at) in line.chars().zip(0_u32..) {
        let part = usize::from(at >= from) + usize::from(at >= to);
        parts[part].push(c);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, start: u32, end: u32, context: usize) -> Vec<String> {
        let lines = around(text, Span::new(start, end), context);
        let show = |line: &Line| {
            let [before, inside, after] = &line.parts;
            format!("{} {before}[{inside}]{after}", line.number)
        };
        lines.iter().map(show).collect()
    }

    #[test]
    fn a_passage_stands_in_its_lines() {
        let text = "one\r\ntwo é three\n\nfour\nfive";
        let cases: &[(u32, u32, usize, &[&str])] = &[
            (5, 10, 0, &["2 [two é] three"]),
            (5, 10, 1, &["1 one[]", "2 [two é] three", "3 []"]),
            (11, 21, 0, &["2 two é [three]", "3 []", "4 [fou]r"]),
            (18, 22, 1, &["3 []", "4 [four]", "5 []five"]),
            (23, 27, 2, &["3 []", "4 four[]", "5 [five]"]),
            (
                0,
                3,
                9,
                &["1 [one]", "2 []two é three", "3 []", "4 []four", "5 []five"],
            ),
            (40, 50, 2, &[]),
            (5, 5, 1, &[]),
        ];
        for (start, end, context, want) in cases {
            assert_eq!(&shown(text, *start, *end, *context), want, "{start}..{end}");
        }
        assert!(shown("", 0, 1, 3).is_empty());
    }
}
