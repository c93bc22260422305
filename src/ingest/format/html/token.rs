//! The tags, texts and comments of a page, as the tokenization of the WHATWG standard parts them.
//!
//! By hand, because it must hold for any page: the tokenizers that were tried need time quadratic in
//! the number of attributes of a tag, or a call on the stack for each of them.

/// A part of a page.
#[derive(Debug, PartialEq, Eq)]
pub enum Token<'s> {
    /// A start tag: its name as written, and the rest of it.
    Start(&'s str, &'s str),
    /// An end tag with its name as written.
    End(&'s str),
    /// Text with its references unresolved.
    Text(&'s str),
    /// The content of a script or another element in which signs stand for themselves.
    Raw(&'s str),
    /// The words of a comment.
    Comment(&'s str),
}

/// Elements in which tags are text, up to their own end tag.
const RAW: [&str; 8] = [
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
];

/// Parts a page in time linear in its length.
pub struct Tokens<'s> {
    rest: &'s str,
    /// The element whose content comes next as it is.
    raw: Option<&'static str>,
}

impl<'s> Tokens<'s> {
    /// The parts of a page.
    pub fn new(source: &'s str) -> Self {
        Self {
            rest: source,
            raw: None,
        }
    }

    /// How many bytes of the page are left.
    pub fn left(&self) -> usize {
        self.rest.len()
    }

    fn take(&mut self, length: usize) -> &'s str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    /// Takes what stands up to some words, and those words; all that is left if they are not there.
    fn take_to(&mut self, words: &str) -> &'s str {
        let end = self.rest.find(words);
        let taken = self.take(end.unwrap_or(self.rest.len()));
        self.take(end.map_or(0, |_| words.len()));
        taken
    }

    fn tag(&mut self) -> Option<Token<'s>> {
        let is_end = self.rest.starts_with("</");
        self.take(if is_end { 2 } else { 1 });
        let inside = |c: char| !c.is_ascii_whitespace() && !matches!(c, '/' | '>');
        let name = self.take(self.rest.find(|c| !inside(c)).unwrap_or(self.rest.len()));
        let end = attributes(self.rest)
            .last()
            .map_or(0, |attribute| attribute.end);
        let closed = self.rest[end..].find('>').map(|at| end + at);
        // A tag that does not end is none.
        let Some(closed) = closed else {
            self.rest = "";
            return None;
        };
        let attributes = self.take(closed);
        self.take(1);
        if is_end {
            return Some(Token::End(name));
        }
        self.raw = RAW.into_iter().find(|raw| raw.eq_ignore_ascii_case(name));
        Some(Token::Start(name, attributes))
    }
}

impl<'s> Iterator for Tokens<'s> {
    type Item = Token<'s>;

    fn next(&mut self) -> Option<Token<'s>> {
        if let Some(name) = self.raw.take() {
            let length = end_tag(self.rest, name).unwrap_or(self.rest.len());
            if length > 0 {
                return Some(Token::Raw(self.take(length)));
            }
        }
        let rest = self.rest;
        let second = rest.strip_prefix('<').and_then(|rest| rest.chars().next());
        match second {
            _ if rest.is_empty() => None,
            Some(c) if c.is_ascii_alphabetic() => self.tag(),
            Some('/') if rest[2..].starts_with(|c: char| c.is_ascii_alphabetic()) => self.tag(),
            Some('!') if rest.starts_with("<!--") => {
                self.take(4);
                // "<!-->" is a whole comment.
                if self.rest.starts_with('>') {
                    self.take(1);
                    return Some(Token::Comment(""));
                }
                Some(Token::Comment(self.take_to("-->")))
            }
            Some('!' | '?' | '/') => {
                self.take(1);
                self.take_to(">");
                Some(Token::Comment(""))
            }
            _ => {
                let length = rest.char_indices().skip(1).find(|(_, c)| *c == '<');
                Some(Token::Text(
                    self.take(length.map_or(rest.len(), |(at, _)| at)),
                ))
            }
        }
    }
}

/// Where the end tag of an element begins.
fn end_tag(text: &str, name: &str) -> Option<usize> {
    let is_end = |at: &usize| {
        let rest = &text[at + 2..];
        let named = rest
            .get(..name.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(name));
        named
            && rest[name.len()..]
                .starts_with(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'))
    };
    text.match_indices("</").map(|(at, _)| at).find(is_end)
}

/// An attribute of a start tag.
#[derive(Debug, PartialEq, Eq)]
pub struct Attribute<'s> {
    /// Its name as written.
    pub name: &'s str,
    /// Its value with references unresolved; empty when it has none.
    pub value: &'s str,
    /// The byte after it.
    end: usize,
}

/// The attributes at the start of a text, up to the end of the tag.
pub fn attributes(text: &str) -> impl Iterator<Item = Attribute<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let skip = |at: usize, skipped: fn(char) -> bool| {
            text[at..]
                .find(|c| !skipped(c))
                .map_or(text.len(), |length| at + length)
        };
        let is_space = |c: char| c.is_ascii_whitespace();
        at = skip(at, |c| c.is_ascii_whitespace() || c == '/');
        if at == text.len() || text[at..].starts_with('>') {
            return None;
        }
        let start = at;
        // A sign of equality at the start is part of the name.
        at += text[at..].chars().next().map_or(0, char::len_utf8);
        at = skip(at, |c| {
            !c.is_ascii_whitespace() && !matches!(c, '/' | '>' | '=')
        });
        let name = &text[start..at];
        let after = skip(at, is_space);
        let mut value = "";
        if text[after..].starts_with('=') {
            at = skip(after + 1, is_space);
            match text[at..]
                .chars()
                .next()
                .filter(|c| matches!(c, '"' | '\''))
            {
                Some(quote) => {
                    let length = text[at + 1..].find(quote).unwrap_or(text.len() - at - 1);
                    value = &text[at + 1..at + 1 + length];
                    at = (at + length + 2).min(text.len());
                }
                None => {
                    let end = skip(at, |c| !c.is_ascii_whitespace() && c != '>');
                    value = &text[at..end];
                    at = end;
                }
            }
        }
        Some(Attribute {
            name,
            value,
            end: at,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(source: &str) -> String {
        let one = |token| match token {
            Token::Start(name, rest) => {
                let pairs = attributes(rest).map(|a| format!(" {}={}", a.name, a.value));
                format!("<{name}{}>", pairs.collect::<String>())
            }
            Token::End(name) => format!("</{name}>"),
            Token::Text(text) => format!("“{text}”"),
            Token::Raw(text) => format!("‘{text}’"),
            Token::Comment(text) => format!("({text})"),
        };
        Tokens::new(source).map(one).collect()
    }

    #[test]
    fn pages_are_parted_as_the_standard_says() {
        for (source, want) in [
            ("", ""),
            ("a<b>c</B >d", "“a”<b>“c”</B>“d”"),
            (
                "<a b=c d='e f' g=\"h>i\" j k = l/>m",
                "<a b=c d=e f g=h>i j= k=l/>“m”",
            ),
            ("<a\nb\n=\n'c'/ d=>e", "<a b=c d=>“e”"),
            ("<a 'b' =c=d>e", "<a 'b'=c=d>“e”"),
            ("a < b <3 <", "“a ”“< b ”“<3 ”“<”"),
            (
                "<!-- a -- > b -->c<!-->d<!doctype html>e<?xml?>f</ g>h",
                "( a -- > b )“c”()“d”()“e”()“f”()“h”",
            ),
            (
                "<script>a<b></p>'</SCRIPT >c",
                "<script>‘a<b></p>'’</SCRIPT>“c”",
            ),
            (
                "<title></title>a<textarea><b></textarea>",
                "<title></title>“a”<textarea>‘<b>’</textarea>",
            ),
            ("<style>a", "<style>‘a’"),
            ("a<b c='d", "“a”"),
            ("a<!-- b", "“a”( b)"),
            ("<é>é</é>", "“<é>é”()"),
        ] {
            assert_eq!(tokens(source), want, "{source}");
        }
    }
}
