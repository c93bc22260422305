//! Text to dates: recursive descent, one function for each rule of the format.

mod date;
mod time;

use super::{
    EdtfDate, EdtfError, Endpoint, Interval, Member, Qualification, Set, SetKind,
    interval::in_order,
};
use std::str::FromStr;

type Parsed<T> = Result<T, EdtfError>;

/// Reads a date. Only what the format allows is read, to the letter: no spaces around it, no lower
/// case, no missing zeros.
impl FromStr for EdtfDate {
    type Err = EdtfError;

    fn from_str(text: &str) -> Parsed<Self> {
        let mut cursor = Cursor { text, at: 0 };
        let date = match cursor.peek() {
            Some(b'[') => Self::Set(cursor.set(SetKind::OneOf, b']')?),
            Some(b'{') => Self::Set(cursor.set(SetKind::AllOf, b'}')?),
            _ if text.contains('/') => Self::Interval(cursor.interval()?),
            _ => {
                let mut date = cursor.date()?;
                cursor.time(&mut date)?;
                Self::Date(date)
            }
        };
        if cursor.peek().is_some() {
            return Err(cursor.fails("the end of the date", "remove what follows"));
        }
        Ok(date)
    }
}

/// How far the text has been read.
///
/// **Invariant:** all before `at` is ASCII, so that bytes and characters count the same.
struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.rest().first().copied()
    }

    /// Skips a byte if it comes next.
    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn eat_dots(&mut self) -> bool {
        let found = self.rest().starts_with(b"..");
        self.at += if found { 2 } else { 0 };
        found
    }

    fn eat_mark(&mut self) -> Qualification {
        let mark = self.peek().and_then(Qualification::from_byte);
        self.at += usize::from(mark.is_some());
        mark.unwrap_or_default()
    }

    /// The error here. What people commonly type instead has a remedy of its own.
    fn fails(&self, expected: &'static str, mend: &'static str) -> EdtfError {
        let mend = match self
            .text
            .get(self.at..)
            .and_then(|rest| rest.chars().next())
        {
            Some('‐' | '‑' | '‒' | '–' | '—' | '−') => {
                "write a plain hyphen instead of the dash"
            }
            Some(c) if c.is_whitespace() => "leave the space out",
            Some('x' | 'u') => "write an unspecified digit as a capital X",
            _ => mend,
        };
        self.fails_at(self.at, expected, mend)
    }

    fn fails_at(&self, position: usize, expected: &'static str, mend: &'static str) -> EdtfError {
        // A browser is told that a text is no date, and its program has no words for more.
        let (expected, mend) = match cfg!(target_family = "wasm") {
            true => ("", ""),
            false => (expected, mend),
        };
        EdtfError {
            position,
            expected,
            mend,
        }
    }

    fn interval(&mut self) -> Parsed<Interval> {
        let start = self.endpoint()?;
        if !self.eat(b'/') {
            return Err(self.fails(
                "the slash between the two ends",
                "write an interval as 2019/2028, without times of day",
            ));
        }
        let at = self.at;
        let end = self.endpoint()?;
        if start.date().is_none() && end.date().is_none() {
            return Err(self.fails_at(at, "a date", "give at least one end of the interval"));
        }
        Interval::new(start, end)
            .ok_or_else(|| self.fails_at(at, "an end after the start", "swap the two dates"))
    }

    fn endpoint(&mut self) -> Parsed<Endpoint> {
        Ok(match self.peek() {
            None | Some(b'/') => Endpoint::Unknown,
            _ if self.eat_dots() => Endpoint::Open,
            _ => Endpoint::Date(self.date()?),
        })
    }

    fn set(&mut self, kind: SetKind, close: u8) -> Parsed<Set> {
        self.at += 1;
        let mut members = Vec::new();
        loop {
            let at = self.at;
            let member = if self.eat_dots() {
                Member::Until(self.date()?)
            } else {
                let start = self.date()?;
                match (self.eat_dots(), self.peek()) {
                    (false, _) => Member::Date(start),
                    (true, None | Some(b',' | b']' | b'}')) => Member::From(start),
                    (true, _) => Member::Range(start, self.date()?),
                }
            };
            match member {
                Member::Until(_) if !members.is_empty() => {
                    return Err(self.fails_at(
                        at,
                        "a date",
                        "only the first of a set has no start",
                    ));
                }
                Member::Range(start, end) if !in_order(&start, &end) => {
                    return Err(self.fails_at(at, "a range that runs forward", "swap its dates"));
                }
                _ => members.push(member),
            }
            if self.eat(close) {
                return Ok(Set { kind, members });
            }
            let last = matches!(member, Member::From(_));
            if last || !self.eat(b',') {
                return Err(self.fails(
                    "a comma or the closing bracket",
                    "write a set as [1667,1670..1672] or {1667,1668}",
                ));
            }
        }
    }
}
