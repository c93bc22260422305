//! A passage in an address: as the value of `quote` in the query, which the page reads, and as a
//! text fragment, with which a browser finds it alone.
//!
//! The value is the words, what stands before and after them, and numbers, with `*` between:
//! `words*before*after*position.near.copies.verbatim*version`. A long passage has its last words,
//! length and hash at the end: `first*before*after*…*version*last*length*hash`. What is missing at
//! the end is not known, so that words alone are a value as well. In the texts `*` is `_.` and `_` is
//! `__`: no other character needs a sign, and these need no `%` in a query.

use crate::find::{END, occurrences};
use crate::fold::trimmed;
use crate::reading::Reading;
use crate::selector::{Rivals, Selector, Words, hash, one_line};
use corpus::{BlockId, Span};

/// How many bytes the words of a passage may take in an address before it is given by its ends.
const WHOLE: usize = 900;
/// How many bytes each of its ends may take then, and what stands on each side of it.
const PART: usize = 300;
/// How far around a passage four words are looked for that single it out.
const REACH: u32 = 200;
/// The longest text that is read from an address, in scalar values.
const MOST: usize = 4_000;

impl Selector {
    /// The value of `quote`, before it is escaped as a query is. The block goes into the fragment of
    /// the address.
    pub fn to_address(&self) -> String {
        let shortened = self.shortened();
        let words = match &shortened.words {
            Words::Whole(words) => words,
            Words::Ends { first, .. } => first,
        };
        let mut value = escaped(words);
        for text in [&shortened.prefix, &shortened.suffix] {
            value.push('*');
            value.push_str(&escaped(text));
        }
        value.push('*');
        if let Some(position) = self.position {
            value.push_str(&position.to_string());
            if let Some(rivals) = self.rivals {
                value.push_str(&format!(".{}", rivals.near));
                if rivals.copies > 0 {
                    value.push_str(&format!(".{}.{}", rivals.copies, rivals.verbatim));
                }
            }
        }
        value.push('*');
        if let Some(version) = self.version {
            value.push_str(&format!("{version:08x}"));
        }
        if let Words::Ends {
            last, length, hash, ..
        } = &shortened.words
        {
            value.push_str(&format!("*{}*{length}*{hash:08x}", escaped(last)));
        }
        value.truncate(value.trim_end_matches('*').len());
        value
    }

    /// Reads a value of `quote`. What it does not understand it takes for unknown; `None` only if there
    /// are no words.
    pub fn from_address(value: &str, block: Option<BlockId>) -> Option<Self> {
        let mut fields = value.split('*');
        let mut next = || fields.next().unwrap_or_default();
        let text = |field: &str| unescaped(field).chars().take(MOST).collect::<String>();
        let (words, prefix, suffix) = (text(next()), text(next()), text(next()));
        let mut numbers = next().split('.').map(|number| number.parse::<u32>().ok());
        let mut number = || numbers.next().flatten();
        let position = number();
        let rivals = number().map(|near| {
            let copies = number().unwrap_or(0);
            let verbatim = number().unwrap_or(0);
            Rivals {
                copies,
                verbatim,
                near: near.max(verbatim),
            }
        });
        let digits = |field: &str| u32::from_str_radix(field, 16).ok();
        let version = digits(next());
        let (last, length, hash) = (text(next()), next().parse().ok(), digits(next()));
        if trimmed(&words).is_empty() {
            return None;
        }
        let words = match (length, hash) {
            (Some(length), Some(hash)) if !trimmed(&last).is_empty() => Words::Ends {
                first: words,
                last,
                length,
                hash,
            },
            _ => Words::Whole(words),
        };
        Some(Self {
            words,
            prefix,
            suffix,
            position,
            rivals,
            version,
            block,
        })
    }

    /// The same passage with no more text than an address should have.
    pub fn shortened(&self) -> Self {
        let words = match &self.words {
            Words::Whole(whole) if in_address(whole) > WHOLE => {
                let folded = trimmed(whole);
                Words::Ends {
                    first: start_of(whole.trim()),
                    last: end_of(whole.trim()),
                    length: folded.len() as u32,
                    hash: hash(folded.into_iter()),
                }
            }
            Words::Whole(words) => Words::Whole(one_line(words)),
            ends => ends.clone(),
        };
        Self {
            words,
            prefix: end_of(&self.prefix),
            suffix: start_of(&self.suffix),
            ..self.clone()
        }
    }

    /// The text directive for these words, `text=…`, to stand behind `:~:` in the fragment of an
    /// address (WICG, "URL Fragment Text Directives"). `None` where a browser could find something
    /// else or nothing: where a word is cut, and where the surroundings that single the words out are
    /// unknown.
    pub fn text_directive(&self, reading: &Reading, span: Span) -> Option<String> {
        let words = reading.slice(span);
        let chars = &reading.folded.chars;
        let (start, end) = (
            reading.folded.position(span.start),
            reading.folded.position(span.end),
        );
        let is_letter = |at: usize| chars.get(at).is_some_and(|c| c.is_alphanumeric());
        let parts = |at: usize| at > 0 && is_letter(at - 1) && is_letter(at);
        if start >= end || parts(start) || parts(end) {
            return None;
        }
        let mut directive = "text=".to_owned();
        // Browsers compare without regard to case.
        let lower = |chars: &[char]| {
            chars
                .iter()
                .flat_map(|c| c.to_lowercase())
                .collect::<Vec<_>>()
        };
        let is_repeated = occurrences(&lower(chars), &lower(&chars[start..end])).len() > 1;
        // What stands around may be in another block, but in one alone.
        let before = reading.slice(Span::new(span.start.saturating_sub(REACH), span.start));
        let before = last_words(before.trim_end().lines().next_back().unwrap_or_default(), 4);
        if is_repeated && !before.is_empty() {
            percent(&mut directive, before);
            directive.push_str("-,");
        }
        // A directive that names all words has to find them in one block.
        let in_one_block = !words.contains('\n');
        if in_one_block && words.chars().count() <= 200 {
            percent(&mut directive, words.trim());
        } else {
            let lines: Vec<&str> = words.lines().collect();
            percent(&mut directive, first_words(lines.first()?, 6));
            directive.push(',');
            percent(&mut directive, last_words(lines.last()?, 6));
        }
        let after = reading.slice(Span::new(span.end, span.end.saturating_add(REACH)));
        let after = first_words(after.trim_start().lines().next().unwrap_or_default(), 4);
        if is_repeated && !after.is_empty() {
            directive.push_str(",-");
            percent(&mut directive, after);
        }
        Some(directive)
    }
}

fn escaped(text: &str) -> String {
    text.replace('_', "__").replace('*', "_.")
}

fn unescaped(field: &str) -> String {
    let mut text = String::with_capacity(field.len());
    let mut chars = field.chars();
    while let Some(c) = chars.next() {
        match c {
            '_' => match chars.next() {
                Some('.') => text.push('*'),
                Some('_') | None => text.push('_'),
                Some(other) => text.extend(['_', other]),
            },
            c => text.push(c),
        }
    }
    text
}

/// How many bytes a text takes in a query.
fn in_address(text: &str) -> usize {
    text.chars().map(bytes_of).sum()
}

fn bytes_of(c: char) -> usize {
    match c {
        c if c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '.') => 1,
        '_' | '*' => 2,
        c => 3 * c.len_utf8(),
    }
}

/// As much of the beginning of a text as an address should have, up to the end of a word where there
/// is one.
fn start_of(text: &str) -> String {
    let mut bytes = 0;
    let fits = |c: &char| {
        bytes += bytes_of(*c);
        bytes <= PART
    };
    let start: String = text.chars().take(END).take_while(fits).collect();
    let is_cut = start.len() < text.len();
    let whole = start.rfind(' ').filter(|at| is_cut && at * 2 > start.len());
    one_line(&start[..whole.unwrap_or(start.len())])
}

/// The same of the end of a text.
fn end_of(text: &str) -> String {
    let mut bytes = 0;
    let fits = |c: &char| {
        bytes += bytes_of(*c);
        bytes <= PART
    };
    let length: usize = text
        .chars()
        .rev()
        .take(END)
        .take_while(fits)
        .map(char::len_utf8)
        .sum();
    let end = &text[text.len() - length..];
    let whole = end
        .find(' ')
        .filter(|at| length < text.len() && at * 2 < end.len());
    one_line(&end[whole.map_or(0, |at| at + 1)..])
}

/// The first words of a text, and what is between them.
fn first_words(text: &str, most: usize) -> &str {
    let mut ends = text.match_indices(char::is_whitespace).map(|(at, _)| at);
    &text[..ends.nth(most - 1).unwrap_or(text.len())]
}

/// The last words of a text, and what is between them.
fn last_words(text: &str, most: usize) -> &str {
    let mut starts = text.rmatch_indices(char::is_whitespace);
    let start = starts.nth(most - 1);
    &text[start.map_or(0, |(at, space)| at + space.len())..]
}

/// Adds a text with everything escaped but letters and digits of ASCII, `.` and `_`: `-`, `,` and `&`
/// mean something in a directive.
fn percent(directive: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_') {
            directive.push(char::from(byte));
        } else {
            let digit = |value: u8| char::from(b"0123456789ABCDEF"[usize::from(value & 15)]);
            directive.extend(['%', digit(byte >> 4), digit(byte)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::{Anchored, anchor};
    use crate::reading::tests::document;

    #[test]
    fn what_is_written_is_read_back() {
        let long: Vec<String> = (0..300).map(|n| format!("word{n}")).collect();
        let long = long.join(" ");
        let document = document(
            "a",
            &[
                "a_b*c and __ and _.",
                "Viện trợ “quân sự” năm 2016",
                &long,
                "b c",
                "b c",
            ],
        );
        let reading = Reading::of(&document);
        let all = reading.len();
        for (start, end) in [
            (0, 5),
            (2, 20),
            (21, 40),
            (50, 1700),
            (all - 7, all - 4),
            (0, all),
        ] {
            let span = Span::new(start, end);
            let selector = Selector::of(&reading, span).expect("has words");
            let value = selector.to_address();
            let block = selector.block.clone();
            let read = Selector::from_address(&value, block).expect("has words");
            assert_eq!(read, selector.shortened(), "{value}");
            assert_eq!(read.to_address(), value);
            assert!(
                matches!(anchor(&read, &reading), Anchored::Same(_)),
                "{value}"
            );
            assert!(in_address(&value) < 2_500, "{value}");
        }
    }

    #[test]
    fn every_value_with_words_means_something() {
        for (value, want) in [
            ("", None),
            (" ", None),
            ("***1**", None),
            ("some words", Some("some words")),
            ("some words*x*y*z*?*", Some("some words*x*y")),
            ("a*b*c*12", Some("a*b*c*12")),
            ("a*b*c*12.9", Some("a*b*c*12.9")),
            (
                "a*b*c*12.9.1.20*00ff00ff",
                Some("a*b*c*12.20.1.20*00ff00ff"),
            ),
            ("a*b*c*12.9*1*last", Some("a*b*c*12.9*00000001")),
            (
                "a*b*c*12.9*1*last*9*ff",
                Some("a*b*c*12.9*00000001*last*9*000000ff"),
            ),
            ("a*b*c*99999999999", Some("a*b*c")),
            ("a_", Some("a__")),
            ("a_x", Some("a__x")),
        ] {
            let read = Selector::from_address(value, None);
            let written = read.map(|selector| selector.to_address());
            assert_eq!(written.as_deref(), want, "{value:?}");
        }
        let long = "a ".repeat(100_000);
        let read = Selector::from_address(&long, None).expect("has words");
        assert!(read.quote().is_some_and(|quote| quote.len() <= MOST));
    }

    #[test]
    fn a_directive_names_what_a_browser_will_find() {
        let numbers: Vec<String> = (0..100).map(|n| format!("n{n}")).collect();
        let numbers = numbers.join(" ");
        let document = document(
            "a",
            &[
                "One, two-three & four.",
                "Again and again and Again.",
                "Năm 2016",
                &numbers,
            ],
        );
        let reading = Reading::of(&document);
        for (start, end, want) in [
            (0, 8, Some("text=One%2C%20two")),
            (
                5,
                20,
                Some("text=two%2Dthree%20%26%20fou").filter(|_| false),
            ),
            (5, 21, Some("text=two%2Dthree%20%26%20four")),
            (33, 38, Some("text=Again%20and-,again,-and%20Again.")),
            (43, 58, Some("text=Again.,N%C4%83m%202016")),
            (
                59,
                999,
                Some("text=n0%20n1%20n2%20n3%20n4%20n5,n94%20n95%20n96%20n97%20n98%20n99"),
            ),
            (1, 8, None),
        ] {
            let span = Span::new(start, end);
            let selector = Selector::of(&reading, span).expect("has words");
            let directive = selector.text_directive(&reading, span);
            assert_eq!(directive.as_deref(), want, "{:?}", reading.slice(span));
        }
    }
}
