//! The HTML in a markdown source: its tags with what they mean for the text around them.
//!
//! The pieces of HTML that the markdown reader hands over are read sign by sign. A tag or a comment
//! may begin in one piece and end in a later one.

use crate::format::html::tags;
use std::ops::Range;

/// What a piece of HTML consists of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A tag, with its name in lower case.
    Tag {
        /// Its name.
        name: String,
        /// True for an end tag.
        is_end: bool,
        /// Where it stands.
        at: Range<usize>,
    },
    /// Words, in which there can be character references.
    Text(Range<usize>),
}

/// Where a scanner stands.
#[derive(Debug, Default)]
pub struct Scanner {
    state: State,
    /// What it has of a tag that began in an earlier piece, or the name of a hidden element, and where
    /// the tag begins.
    tag: String,
    start: usize,
}

#[derive(Debug, Default, Clone, Copy, PartialEq)]
enum State {
    #[default]
    Text,
    /// In a tag, within a value in these quotes.
    Tag(Option<char>),
    Comment,
    /// In the content of an element that is not shown.
    Hidden,
}

impl Scanner {
    /// True if what comes next is not shown.
    pub fn hides(&self) -> bool {
        self.state != State::Text
    }

    /// Reads on. Places are bytes of the source.
    pub fn read(&mut self, source: &str, bytes: Range<usize>, mut found: impl FnMut(Part)) {
        let mut at = bytes.start;
        while at < bytes.end {
            let rest = &source[at..bytes.end];
            match self.state {
                State::Text => {
                    let length = tag_start(rest);
                    if length > 0 {
                        found(Part::Text(at..at + length));
                    }
                    at += length;
                    if source[at..bytes.end].starts_with("<!--") {
                        self.state = State::Comment;
                        at += 4;
                    } else if at < bytes.end {
                        (self.state, self.start) = (State::Tag(None), at);
                        self.tag.clear();
                        at += 1;
                    }
                }
                State::Comment => match rest.find("-->") {
                    Some(end) => {
                        at += end + 3;
                        self.state = State::Text;
                    }
                    None => at = bytes.end,
                },
                State::Hidden => match end_tag(rest, &self.tag) {
                    Some(end) => {
                        at += end;
                        self.state = State::Text;
                    }
                    None => at = bytes.end,
                },
                State::Tag(quote) => {
                    let stop = |c: char| match quote {
                        Some(quote) => c == quote,
                        None => matches!(c, '>' | '"' | '\''),
                    };
                    let end = rest.find(stop);
                    let length = end.map_or(rest.len(), |end| end + 1);
                    // Of a tag only its beginning matters.
                    if self.tag.len() < 500 {
                        self.tag.push_str(&rest[..length]);
                    }
                    at += length;
                    match (
                        rest[..length].chars().next_back().filter(|_| end.is_some()),
                        quote,
                    ) {
                        (Some('>'), None) => self.close_tag(at, &mut found),
                        (Some(sign), None) => self.state = State::Tag(Some(sign)),
                        (Some(_), Some(_)) => self.state = State::Tag(None),
                        (None, _) => {}
                    }
                }
            }
        }
    }

    fn close_tag(&mut self, end: usize, found: &mut impl FnMut(Part)) {
        self.state = State::Text;
        let (is_end, rest) = match self.tag.strip_prefix('/') {
            Some(rest) => (true, rest),
            None => (false, self.tag.as_str()),
        };
        let name = rest
            .split(|c: char| !c.is_ascii_alphanumeric())
            .next()
            .unwrap_or_default();
        let name = name.to_ascii_lowercase();
        let is_hidden = tags::is_unseen(&name) && !tags::is_void(&name);
        if is_hidden && !is_end && !self.tag.ends_with("/>") {
            self.state = State::Hidden;
            self.tag.clone_from(&name);
        }
        found(Part::Tag {
            name,
            is_end,
            at: self.start..end,
        });
    }
}

/// Where the next tag or comment begins, or the end of the text.
fn tag_start(text: &str) -> usize {
    let mut at = 0;
    while let Some(found) = text[at..].find('<') {
        at += found;
        let next = text[at + 1..].chars().next();
        if next.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
            return at;
        }
        at += 1;
    }
    text.len()
}

/// The bytes up to the end of the end tag of this name.
fn end_tag(text: &str, name: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = text[at..].find("</") {
        at += found + 2;
        let is_name = text
            .get(at..at + name.len())
            .is_some_and(|n| n.eq_ignore_ascii_case(name));
        if is_name {
            return Some(text[at..].find('>').map_or(text.len(), |end| at + end + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts as they are, tags in brackets.
    fn read(pieces: &[&str]) -> String {
        let source = pieces.concat();
        let mut scanner = Scanner::default();
        let (mut at, mut out) = (0, String::new());
        for piece in pieces {
            scanner.read(&source, at..at + piece.len(), |part| match part {
                Part::Text(range) => out.push_str(&source[range]),
                Part::Tag { name, is_end, .. } => {
                    out.push_str(&format!("[{}{name}]", if is_end { "/" } else { "" }));
                }
            });
            at += piece.len();
        }
        out
    }

    #[test]
    fn tags_texts_and_what_is_hidden_are_told_apart() {
        for (pieces, want) in [
            (&["a <b>c</B> d"][..], "a [b]c[/b] d"),
            (&["<a title='>' href=\"x>\">c</a>"], "[a]c[/a]"),
            (&["a <!-- b -- <c> --> d"], "a  d"),
            (&["a <!-- b", "c", "--> d"], "a  d"),
            (&["<p\n", "class='x", "'>a"], "[p]a"),
            (&["<script>if (a<b) '</p>'</script>c"], "[script]c"),
            (&["<style>\n", "a {}\n", "</STYLE >b"], "[style]b"),
            (&["<br/>a<br />b"], "[br]a[br]b"),
            (&["1 < 2 and 3 <4 <"], "1 < 2 and 3 <4 <"),
            (&["a <b"], "a "),
            (&["<!doctype html><?xml?>a"], "[][]a"),
            (&["<script src='x'/>a"], "[script]a"),
        ] {
            assert_eq!(read(pieces), want, "{pieces:?}");
        }
    }
}
