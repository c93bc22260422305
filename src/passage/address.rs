//! A passage in an address, as the value of `quote` in the query. A whole passage needs none: the
//! anchor of its block names it.
//!
//! The value is the words, what stands before and after them, and numbers, with `*` between:
//! `words*before*after*position.near.copies.verbatim*version`. A long passage has its last words,
//! length and hash at the end: `first*before*after*…*version*last*length*hash`. What is missing at
//! the end is not known, so that words alone are a value as well. In the texts `*` is `_.` and `_` is
//! `__`: no other character needs a sign, and these need no `%` in a query.
//!
//! There is no text directive (`#:~:text=`): browsers look for its words in controls as well, and scroll against the
//! program.

use crate::find::END;
use crate::fold::trimmed;
use crate::selector::{Rivals, Selector, Words, one_line};
use corpus::BlockId;

/// How many bytes the words of a passage may take in an address before it is given by its ends.
const WHOLE: usize = 900;
/// How many bytes each of its ends may take then, and what stands on each side of it.
const PART: usize = 300;
/// The longest text that is read from an address, in scalar values.
const MAX_CHARS: usize = 4_000;

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
        let text = |field: &str| unescaped(field).chars().take(MAX_CHARS).collect::<String>();
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
            Words::Whole(whole) if in_address(whole) > WHOLE => Words::ends(whole, END),
            Words::Whole(words) => Words::Whole(one_line(words)),
            ends => ends.clone(),
        };
        Self {
            words,
            prefix: end_of(&self.prefix, END),
            suffix: start_of(&self.suffix, END),
            ..self.clone()
        }
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

/// As much of the beginning of a text as an address should have, at most so many characters, up to the end of a
/// word where there is one.
pub(crate) fn start_of(text: &str, most: usize) -> String {
    let mut bytes = 0;
    let fits = |c: &char| {
        bytes += bytes_of(*c);
        bytes <= PART
    };
    let start: String = text.chars().take(most).take_while(fits).collect();
    let is_cut = start.len() < text.len();
    let whole = start.rfind(' ').filter(|at| is_cut && at * 2 > start.len());
    one_line(&start[..whole.unwrap_or(start.len())])
}

/// As much of the end of a text as an address should have, at most so many characters, from the beginning of a word
/// where there is one.
pub(crate) fn end_of(text: &str, most: usize) -> String {
    let mut bytes = 0;
    let fits = |c: &char| {
        bytes += bytes_of(*c);
        bytes <= PART
    };
    let length: usize = text
        .chars()
        .rev()
        .take(most)
        .take_while(fits)
        .map(char::len_utf8)
        .sum();
    let end = &text[text.len() - length..];
    let whole = end
        .find(' ')
        .filter(|at| length < text.len() && at * 2 < end.len());
    one_line(&end[whole.map_or(0, |at| at + 1)..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::{Anchored, anchor};
    use crate::reading::{Reading, tests::document};
    use corpus::Span;

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
        assert!(read.quote().is_some_and(|quote| quote.len() <= MAX_CHARS));
    }

    #[test]
    fn a_link_is_as_short_as_leads_to_its_words() {
        let long = "Nobody expects the next agreement to look like this one, and few say so in public. \
            Aid grew for thirty years; what grew with it was the number of people whose work depends on it.";
        let document = document(
            "a",
            &["Both sides praised it.", long, "Both sides praised it."],
        );
        let reading = Reading::of(&document);
        for (words, want) in [
            // Words that nothing else is like stand alone.
            ("what grew with it was the number of people", 60),
            // Few words, and such as stand there twice, need what is around them.
            ("thirty years", 70),
            ("praised it.", 160),
            // Of many words the ends.
            (long, 120),
        ] {
            let text = reading.slice(Span::new(0, u32::MAX));
            let start = text.find(words).expect("is there") as u32;
            let span = Span::new(start, start + words.len() as u32);
            let selector = Selector::for_link(&reading, span).expect("has words");
            let value = selector.to_address();
            assert!(value.len() <= want, "{}: {value}", value.len());
            let read = Selector::from_address(&value, selector.block).expect("has words");
            let Anchored::Same(found) = anchor(&read, &reading) else {
                panic!("{value} is not found");
            };
            assert_eq!(reading.slice(found), words);
        }
    }
}
