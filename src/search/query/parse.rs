//! What a reader typed, taken apart.

use crate::text::{Word, form::is_of_unspaced, words};
use corpus::{EntityKind, Span};

/// A query, taken apart. Nothing that can be typed is an error.
///
/// | typed | meaning |
/// |---|---|
/// | `shared values` | passages with these words, the more of them and the rarer the better; none is required |
/// | `"shared values"` | passages in which these words follow each other |
/// | `-values`, `-"shared values"`, `-theme:iran` | no passages with that |
/// | `nucl*` | words that begin so |
/// | `theme:` `source:` `person:` `place:` `organisation:` `agreement:` | passages that have a theme, are of a source, name somebody |
/// | `date:2023..2025` | passages that speak of that time; one date, or with an end left open |
/// | `in:title` | titles and headings |
///
/// A value with spaces stands in quotation marks. A last word that nothing follows may go on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// What was typed.
    pub text: String,
    /// Its parts in the order in which they were typed.
    pub parts: Vec<Part>,
    /// The last word may go on.
    pub is_unfinished: bool,
}

/// A part of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it asks for.
    pub kind: Kind,
    /// It asks for passages without that.
    pub is_excluded: bool,
    /// Where it stands in what was typed, with its sign, its name and its quotation marks.
    pub span: Span,
    /// What was typed, without these.
    pub text: String,
    /// The words of it, with their places in what was typed.
    pub words: Vec<Word>,
}

/// What a part of a query asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words, each for itself.
    Words,
    /// Words that follow each other, and passages without them are no answer.
    Phrase,
    /// Words that follow each other because nothing but a sign was between them: `1,000`, `東京`.
    Run,
    /// Words of which the last goes on.
    Prefix,
    /// A day or month as in ISO 8601, `2023-07-19`.
    Day,
    /// The value of a field.
    Field(Field),
    /// `in:title`.
    InTitle,
}

/// What can be asked of a passage beside its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// It has a theme.
    Theme,
    /// It is of a document.
    Source,
    /// It names somebody or something.
    Entity(EntityKind),
    /// It speaks of a time.
    Date,
}

/// The fields by their names.
const FIELDS: [(&str, Field); 8] = [
    ("theme", Field::Theme),
    ("source", Field::Source),
    ("person", Field::Entity(EntityKind::Person)),
    ("place", Field::Entity(EntityKind::Place)),
    ("organisation", Field::Entity(EntityKind::Organisation)),
    ("organization", Field::Entity(EntityKind::Organisation)),
    ("agreement", Field::Entity(EntityKind::Agreement)),
    ("date", Field::Date),
];

/// No query has more characters; what follows is not read.
const LONGEST: usize = 2000;

impl Query {
    /// Takes a query apart.
    pub fn new(text: &str) -> Self {
        let characters: Vec<char> = text.chars().take(LONGEST).collect();
        let text = characters.iter().collect();
        let mut reader = Reader { characters, at: 0 };
        let mut parts = Vec::new();
        let mut is_unfinished = false;
        while let Some(part) = reader.part() {
            is_unfinished = reader.is_unfinished(&part);
            if !part.words.is_empty() || matches!(part.kind, Kind::Field(_) | Kind::InTitle) {
                parts.push(part);
            }
        }
        is_unfinished &= !parts.is_empty();
        Self {
            text,
            parts,
            is_unfinished,
        }
    }

    /// True if it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }
}

/// Reads a query from the left.
struct Reader {
    characters: Vec<char>,
    at: usize,
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

impl Reader {
    fn peek(&self) -> Option<char> {
        self.characters.get(self.at).copied()
    }

    /// The end of what `inside` is true of, from a position on.
    fn end(&self, from: usize, inside: impl Fn(char) -> bool) -> usize {
        let rest = self.characters.iter().skip(from);
        from + rest.take_while(|c| inside(**c)).count()
    }

    fn text(&self, from: usize, to: usize) -> String {
        self.characters[from..to].iter().collect()
    }

    fn part(&mut self) -> Option<Part> {
        self.at = self.end(self.at, char::is_whitespace);
        let start = self.at;
        let first = self.peek()?;
        let next = self.characters.get(start + 1);
        let is_excluded = first == '-' && next.is_some_and(|c| is_quote(*c) || c.is_alphanumeric());
        self.at += usize::from(is_excluded);
        let kind = self.name().map_or(Kind::Words, |(kind, end)| {
            self.at = end;
            kind
        });
        let (from, to) = self.value();
        let text = self.text(from, to);
        let mut words = words(&text);
        for word in &mut words {
            word.span = word.span.shifted(from as u32);
        }
        let kind = match kind {
            Kind::InTitle if !text.eq_ignore_ascii_case("title") => Kind::Words,
            Kind::Words if from > self.at.min(start + usize::from(is_excluded)) => Kind::Phrase,
            Kind::Words => kind_of(&text, &words),
            kind => kind,
        };
        Some(Part {
            kind,
            is_excluded,
            span: Span::new(start as u32, self.at as u32),
            text,
            words,
        })
    }

    /// The field whose name and colon stand here, and where its value begins.
    fn name(&self) -> Option<(Kind, usize)> {
        let end = self.end(self.at, char::is_alphabetic);
        if self.characters.get(end) != Some(&':') {
            return None;
        }
        let name = self.text(self.at, end);
        let field = FIELDS
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(&name));
        match field {
            Some((_, field)) => Some((Kind::Field(*field), end + 1)),
            None => name
                .eq_ignore_ascii_case("in")
                .then_some((Kind::InTitle, end + 1)),
        }
    }

    /// What stands here up to the next space, or the closing quotation mark if it begins with one; where
    /// it begins and ends without the marks. Steps over it.
    fn value(&mut self) -> (usize, usize) {
        if self.peek().is_some_and(is_quote) {
            let from = self.at + 1;
            let to = self.end(from, |c| !is_quote(c));
            self.at = (to + 1).min(self.characters.len());
            return (from, to);
        }
        let from = self.at;
        self.at = self.end(from, |c| !c.is_whitespace() && !is_quote(c));
        (from, self.at)
    }

    /// True if a part ends where the query does, and with a letter.
    fn is_unfinished(&self, part: &Part) -> bool {
        let at_end =
            part.words.last().map(|word| word.span.end as usize) == Some(self.characters.len());
        at_end && matches!(part.kind, Kind::Words | Kind::Phrase) && !part.is_excluded
    }
}

/// What a part without a name or quotation marks is.
fn kind_of(text: &str, words: &[Word]) -> Kind {
    let is_digit = |word: &Word| word.text.bytes().all(|b| b.is_ascii_digit());
    let several = words.len() > 1;
    let day = text.trim_matches(|c: char| !c.is_alphanumeric());
    let lengths: Vec<_> = day.split('-').map(str::len).collect();
    if text.ends_with('*') {
        Kind::Prefix
    } else if words.iter().all(is_digit) && matches!(lengths[..], [4, 2] | [4, 2, 2]) {
        Kind::Day
    } else if several && (words.iter().all(is_digit) || words.iter().all(is_of_unspaced)) {
        Kind::Run
    } else {
        Kind::Words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_taken_apart() {
        let theme = Kind::Field(Field::Theme);
        type Parts<'p> = &'p [(Kind, bool, &'p str)];
        let cases: &[(&str, Parts, bool)] = &[
            ("", &[], false),
            ("  \" -* \u{1F642} - \"\" -", &[], false),
            (
                "shared values",
                &[
                    (Kind::Words, false, "shared"),
                    (Kind::Words, false, "values"),
                ],
                true,
            ),
            ("values ", &[(Kind::Words, false, "values")], false),
            (
                "\"shared values\"",
                &[(Kind::Phrase, false, "shared values")],
                false,
            ),
            ("“shared val", &[(Kind::Phrase, false, "shared val")], true),
            (
                "-iran nucl*",
                &[(Kind::Words, true, "iran"), (Kind::Prefix, false, "nucl*")],
                false,
            ),
            (
                "-\"a b\"c",
                &[(Kind::Phrase, true, "a b"), (Kind::Words, false, "c")],
                true,
            ),
            ("Theme:iran", &[(theme, false, "iran")], false),
            (
                "-theme:\"military aid\" x",
                &[(theme, true, "military aid"), (Kind::Words, false, "x")],
                true,
            ),
            ("theme:", &[(theme, false, "")], false),
            ("note:this", &[(Kind::Words, false, "note:this")], true),
            ("in:title", &[(Kind::InTitle, false, "title")], false),
            ("in:place", &[(Kind::Words, false, "place")], true),
            (
                "2023-07-19, 1,000",
                &[
                    (Kind::Day, false, "2023-07-19,"),
                    (Kind::Run, false, "1,000"),
                ],
                false,
            ),
            ("東京", &[(Kind::Run, false, "東京")], false),
            (
                "two-state 5-4",
                &[(Kind::Words, false, "two-state"), (Kind::Run, false, "5-4")],
                false,
            ),
            (
                "date:2023..2025",
                &[(Kind::Field(Field::Date), false, "2023..2025")],
                false,
            ),
        ];
        for (text, parts, is_unfinished) in cases {
            let query = Query::new(text);
            let found: Vec<_> = query
                .parts
                .iter()
                .map(|p| (p.kind, p.is_excluded, &*p.text))
                .collect();
            assert_eq!(&found, parts, "{text}");
            assert_eq!(query.is_unfinished, *is_unfinished, "{text}");
        }
    }

    #[test]
    fn words_know_where_they_were_typed() {
        let text = " é -theme:\"b c\" d-e";
        let query = Query::new(text);
        let words = query.parts.iter().flat_map(|part| &part.words);
        let words: Vec<_> = words.filter_map(|word| word.span.slice(text)).collect();
        assert_eq!(words, ["é", "b", "c", "d", "e"]);
        let parts: Vec<_> = query
            .parts
            .iter()
            .filter_map(|part| part.span.slice(text))
            .collect();
        assert_eq!(parts, ["é", "-theme:\"b c\"", "d-e"]);
    }
}
