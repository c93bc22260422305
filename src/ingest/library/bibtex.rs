//! BibTeX and biblatex: entries to records, and the LaTeX in them to text.
//!
//! Read by hand: `biblatex` 0.12 gives up a whole file at one mistake or one key that occurs twice, and takes five minutes
//! for braces nested 200,000 deep.

use super::record::{Record, joined_name, noted};
use crate::{format::metadata, text::whole_date};
use corpus::EdtfDate;
use std::{collections::BTreeMap, ops::Range};
use unicode_normalization::UnicodeNormalization;

/// The records of a file, and where it cannot be read. What follows the next `@` at the start of a line is read again.
pub fn read(text: &str) -> (Vec<Record>, Vec<Range<usize>>) {
    let mut reader = Reader {
        text,
        at: 0,
        words: BTreeMap::new(),
    };
    let (mut records, mut wrong) = (Vec::new(), Vec::new());
    while let Some(start) = text[reader.at..].find('@').map(|start| reader.at + start) {
        reader.at = start + 1;
        // An address by e-mail in a note.
        if text[..start].ends_with(char::is_alphanumeric) {
            continue;
        }
        match reader.entry(start) {
            Some(Some(record)) => records.push(record),
            Some(None) => {}
            None => {
                let end = text[start..]
                    .find('\n')
                    .map_or(text.len(), |end| start + end);
                wrong.push(start..end);
                let next = text[start + 1..].find("\n@").map(|next| start + 1 + next);
                reader.at = next.unwrap_or(text.len());
            }
        }
    }
    (records, wrong)
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    /// What `@string` has given names to.
    words: BTreeMap<String, String>,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn spaces(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    fn take(&mut self, sign: char) -> bool {
        self.spaces();
        let is_next = self.rest().starts_with(sign);
        self.at += if is_next { sign.len_utf8() } else { 0 };
        is_next
    }

    fn word(&mut self) -> &'t str {
        self.spaces();
        let rest = self.rest();
        let ends = |c: char| c.is_whitespace() || "{}(),=#\"@".contains(c);
        let end = rest.find(ends).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    /// The entry behind an `@`; `Some(None)` if it is none that says something of a document, `None` if it is cut off.
    fn entry(&mut self, start: usize) -> Option<Option<Record>> {
        let kind = self.word().to_lowercase();
        if kind == "comment" {
            // A note may hold anything, also a single brace.
            return Some(None);
        }
        let close = match (self.take('{'), self.take('(')) {
            (true, _) => '}',
            (_, true) => ')',
            // A sign in a note.
            _ => return Some(None),
        };
        if kind == "preamble" {
            self.value()?;
            return Some(None);
        }
        let mut key = String::new();
        if kind != "string" {
            key = self.word().to_owned();
            if !self.take(',') {
                return self.take(close).then_some(None);
            }
        }
        let mut fields = BTreeMap::new();
        while !self.take(close) {
            let name = self.word().to_lowercase();
            if name.is_empty() || !self.take('=') {
                return None;
            }
            let value = self.value()?;
            fields.entry(name).or_insert(value);
            if !self.take(',') {
                if !self.take(close) {
                    return None;
                }
                break;
            }
        }
        if kind == "string" {
            self.words.append(&mut fields);
            return Some(None);
        }
        Some(Some(record(&kind, key, &fields, start..self.at)))
    }

    /// A value: texts, numbers and names of texts, with `#` between them.
    fn value(&mut self) -> Option<String> {
        let mut all = String::new();
        loop {
            self.spaces();
            match self.rest().chars().next()? {
                sign @ ('{' | '"') => {
                    all.push_str(self.delimited(if sign == '{' { '}' } else { '"' })?)
                }
                _ => {
                    let word = self.word();
                    if word.is_empty() {
                        return None;
                    }
                    all.push_str(
                        self.words
                            .get(&word.to_lowercase())
                            .map_or(word, |text| text),
                    );
                }
            }
            if !self.take('#') {
                return Some(all);
            }
        }
    }

    /// The text up to a sign outside of braces.
    fn delimited(&mut self, end: char) -> Option<&'t str> {
        let start = self.at + 1;
        let (mut depth, mut is_escaped) = (0_usize, false);
        for (at, c) in self.text[start..].char_indices() {
            match c {
                _ if is_escaped => {}
                c if c == end && depth == 0 => {
                    self.at = start + at + 1;
                    return Some(&self.text[start..start + at]);
                }
                '{' => depth += 1,
                '}' => depth = depth.checked_sub(1)?,
                _ => {}
            }
            is_escaped = c == '\\' && !is_escaped;
        }
        None
    }
}

fn record(kind: &str, key: String, fields: &BTreeMap<String, String>, at: Range<usize>) -> Record {
    let plain = |names: &[&str]| {
        let mut values = names.iter().filter_map(|name| fields.get(*name));
        values.find_map(|value| metadata::one_line(&text(value)))
    };
    let is_part = matches!(kind, "article" | "suppperiodical");
    let publisher: &[&str] = match is_part {
        true => &["journaltitle", "journal", "publisher"],
        false => &[
            "institution",
            "school",
            "organization",
            "publisher",
            "journaltitle",
            "journal",
        ],
    };
    let title = plain(&["title"]).map(|title| match plain(&["subtitle"]) {
        Some(subtitle) => format!("{title}: {subtitle}"),
        None => title,
    });
    let own = plain(&["type", "howpublished", "entrysubtype"]).filter(|kind| !kind.contains("://"));
    let language = plain(&["langid", "language"]);
    let verbatim = |name: &str| {
        fields.get(name).map(|value| {
            value
                .replace("\\_", "_")
                .replace("\\%", "%")
                .replace("\\&", "&")
                .replace("\\#", "#")
        })
    };
    Record {
        key,
        title,
        authors: fields
            .get("author")
            .map(|names| authors(names))
            .unwrap_or_default(),
        date: plain(&["note"])
            .as_deref()
            .and_then(noted)
            .or_else(|| date(fields, plain(&["year"]))),
        accessed: plain(&["urldate"]).as_deref().and_then(metadata::date),
        publisher: plain(publisher),
        url: verbatim("url").and_then(|url| metadata::address(&url)),
        doi: verbatim("doi"),
        kind: own.or(named(kind).map(str::to_owned)),
        language: language.and_then(|language| tag(&language)),
        files: verbatim("file")
            .iter()
            .flat_map(|files| files.split(';'))
            .map(str::to_owned)
            .collect(),
        at,
    }
}

/// What a type of entries is called, where that says something.
fn named(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "article" | "suppperiodical" => "Article",
        "book" | "mvbook" | "collection" | "proceedings" => "Book",
        "inbook" | "incollection" => "Chapter",
        "inproceedings" | "conference" => "Conference paper",
        "techreport" | "report" => "Report",
        "phdthesis" | "mastersthesis" | "thesis" => "Thesis",
        "letter" => "Letter",
        _ => return None,
    })
}

/// A language tag, or the tag of a language by its name in LaTeX.
fn tag(language: &str) -> Option<String> {
    let names = [
        ("english", "en"),
        ("american", "en-US"),
        ("usenglish", "en-US"),
        ("british", "en-GB"),
        ("ukenglish", "en-GB"),
        ("german", "de"),
        ("ngerman", "de"),
        ("french", "fr"),
        ("spanish", "es"),
        ("italian", "it"),
        ("portuguese", "pt"),
        ("brazilian", "pt-BR"),
        ("dutch", "nl"),
        ("russian", "ru"),
        ("polish", "pl"),
        ("vietnamese", "vi"),
        ("swedish", "sv"),
    ];
    let lower = language.to_lowercase();
    let named = names.iter().find(|(name, _)| *name == lower);
    named
        .map(|(_, tag)| (*tag).to_owned())
        .or_else(|| metadata::language(language))
}

fn date(fields: &BTreeMap<String, String>, year: Option<String>) -> Option<EdtfDate> {
    let whole = fields.get("date").map(|date| date.trim());
    if let Some(date) = whole.and_then(|date| date.parse().ok().or_else(|| metadata::date(date))) {
        return Some(date);
    }
    let year = year?;
    let month = fields.get("month").map(|month| text(month).to_lowercase());
    let month = month
        .as_deref()
        .map(|month| month.get(..3).unwrap_or(month));
    let names = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let number = month.and_then(|month| {
        let named = names
            .iter()
            .position(|name| *name == month)
            .map(|at| at + 1);
        named.or_else(|| {
            month
                .parse()
                .ok()
                .filter(|number| (1..=12).contains(number))
        })
    });
    let day = fields
        .get("day")
        .and_then(|day| day.trim().parse::<u8>().ok());
    let date = match (number, day) {
        (Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year}-{month:02}"),
        (None, _) => year,
    };
    date.parse().ok().or_else(|| whole_date(&date))
}

/// The names in a list with `and` between them.
fn authors(list: &str) -> Vec<String> {
    let mut names = Vec::new();
    for name in split(list, |rest| {
        let is_and = rest.get(..5).is_some_and(|and| {
            and.trim().eq_ignore_ascii_case("and")
                && and.starts_with(char::is_whitespace)
                && and.ends_with(char::is_whitespace)
        });
        if is_and { 5 } else { 0 }
    }) {
        let parts = split(name, |rest| usize::from(rest.starts_with(',')));
        let parts: Vec<_> = parts.into_iter().map(text).collect();
        let name = match &parts[..] {
            [family, given] => joined_name(given, family, ""),
            [family, suffix, given] => joined_name(given, family, suffix),
            _ => metadata::one_line(&text(name)),
        };
        names.extend(name.filter(|name| name != "others"));
    }
    names
}

/// The parts of a text between separators outside of braces; `separator` says how long the one is that a text begins with.
fn split(text: &str, separator: impl Fn(&str) -> usize) -> Vec<&str> {
    let (mut parts, mut start, mut depth, mut skip) = (Vec::new(), 0, 0_i32, 0);
    for (at, c) in text.char_indices().filter(|(_, c)| !matches!(c, '\u{0}')) {
        depth += i32::from(c == '{') - i32::from(c == '}');
        let length = if depth == 0 && at >= skip {
            separator(&text[at..])
        } else {
            0
        };
        if length > 0 {
            parts.push(text[start..at].trim());
            // The space behind one may stand before the next.
            (start, skip) = (at + length, at + length - usize::from(length > 1));
        }
    }
    parts.push(text.get(start..).unwrap_or_default().trim());
    parts
}

/// The combining mark of an accent.
fn accent(sign: &str) -> Option<char> {
    Some(match sign {
        "`" => '\u{300}',
        "'" => '\u{301}',
        "^" => '\u{302}',
        "~" => '\u{303}',
        "=" => '\u{304}',
        "u" => '\u{306}',
        "." => '\u{307}',
        "\"" => '\u{308}',
        "r" => '\u{30A}',
        "H" => '\u{30B}',
        "v" => '\u{30C}',
        "d" => '\u{323}',
        "c" => '\u{327}',
        "k" => '\u{328}',
        "b" => '\u{331}',
        _ => return None,
    })
}

/// What a command stands for.
fn letter(command: &str) -> Option<&'static str> {
    Some(match command {
        "i" => "i",
        "j" => "j",
        "ss" => "ß",
        "o" => "ø",
        "O" => "Ø",
        "l" => "ł",
        "L" => "Ł",
        "ae" => "æ",
        "AE" => "Æ",
        "oe" => "œ",
        "OE" => "Œ",
        "aa" => "å",
        "AA" => "Å",
        "dh" => "ð",
        "th" => "þ",
        "dj" => "đ",
        "DJ" => "Đ",
        "textbackslash" => "\\",
        "textasciitilde" => "~",
        "textasciicircum" => "^",
        "textbraceleft" => "{",
        "textbraceright" => "}",
        "textendash" => "–",
        "textemdash" => "—",
        "textquotedblleft" => "“",
        "textquotedblright" => "”",
        "textquoteleft" => "‘",
        "textquoteright" => "’",
        "dots" | "ldots" | "textellipsis" => "…",
        "textregistered" => "®",
        "texttrademark" => "™",
        _ => return None,
    })
}

/// The text of a value: accents are put on their letters, braces, dollars and other commands are left out.
fn text(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut mark = None;
    let mut rest = value;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        let mut put = |words: &str| {
            let mut letters = words.chars();
            out.extend(letters.next());
            out.extend(mark.take());
            out.extend(letters);
        };
        match c {
            '\\' => {
                let length = rest
                    .find(|c: char| !c.is_ascii_alphabetic())
                    .unwrap_or(rest.len());
                let sign = rest.chars().next().map_or(0, char::len_utf8);
                let command = &rest[..length.max(sign)];
                rest = &rest[command.len()..];
                let is_word = length > 0;
                // A word takes the space behind it, and `{}` that ends it.
                if is_word {
                    rest = rest.strip_prefix("{}").unwrap_or_else(|| rest.trim_start());
                }
                match (accent(command), letter(command)) {
                    (Some(sign), _) if !is_word || rest.starts_with('{') || command.len() == 1 => {
                        mark = Some(sign)
                    }
                    (_, Some(words)) => put(words),
                    _ if is_word => {}
                    _ => put(command),
                }
            }
            '{' | '}' | '$' => {}
            '~' => put("\u{a0}"),
            '-' if rest.starts_with("--") => {
                rest = &rest[2..];
                put("—");
            }
            '-' if rest.starts_with('-') => {
                rest = &rest[1..];
                put("–");
            }
            '`' if rest.starts_with('`') => {
                rest = &rest[1..];
                put("“");
            }
            '\'' if rest.starts_with('\'') => {
                rest = &rest[1..];
                put("”");
            }
            c => put(c.encode_utf8(&mut [0; 4])),
        }
    }
    out.nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latex_is_read_as_it_is_printed() {
        for (value, want) in [
            ("{Aid \\& ``law'', 50\\% of it}", "Aid & “law”, 50% of it"),
            (
                "{\\'E}va Garc{\\'\\i}a \\c{c}\\v{s} \\\"o \\'{e}",
                "Éva García çš ö é",
            ),
            ("Stra{\\ss}e \\O{}re \\L\\'od\\'z", "Straße Øre Łódź"),
            (
                "\\textit{more} -- and $x$\\textbackslash{}",
                "more – and x\\",
            ),
            ("trailing \\", "trailing "),
            ("\\'", ""),
        ] {
            assert_eq!(text(value), want, "{value}");
        }
    }

    #[test]
    fn names_are_parted() {
        let list = "van Dam, {\\'E}va and {Ministry of Defence, Legal Unit} AND Hill, Jr., Bo\nand Ana P{\\'e}rez and others";
        let want = [
            "Éva van Dam",
            "Ministry of Defence, Legal Unit",
            "Bo Hill Jr.",
            "Ana Pérez",
        ];
        assert_eq!(authors(list), want);
        assert_eq!(authors("Anders and"), ["Anders and"]);
    }

    #[test]
    fn what_is_wrong_costs_one_entry() {
        let text = "a note to me@example.org {\n@string{inst = \"Institute\"}\n@comment{x {}\n\
            @misc{a, title = {One}, publisher = inst # { of } # \"{T}hings\", month = jul, year = 2023}\n\
            @misc{b, title = {Two}, year }\n@misc(c, title = \"Three\")\n@book{d, title = {cut off";
        let (records, wrong) = read(text);
        let titles: Vec<_> = records
            .iter()
            .map(|r| (&*r.key, r.title.as_deref()))
            .collect();
        assert_eq!(titles, [("a", Some("One")), ("c", Some("Three"))]);
        assert_eq!(records[0].publisher.as_deref(), Some("Institute of Things"));
        assert_eq!(
            records[0].date.as_ref().map(ToString::to_string).as_deref(),
            Some("2023-07")
        );
        let wrong: Vec<_> = wrong.into_iter().map(|at| &text[at]).collect();
        assert_eq!(
            wrong,
            [
                "@misc{b, title = {Two}, year }",
                "@book{d, title = {cut off"
            ]
        );
        let deep = format!(
            "@misc{{a, title = {}x{}}}",
            "{".repeat(200_000),
            "}".repeat(200_000)
        );
        assert_eq!(read(&deep).0[0].title.as_deref(), Some("x"));
    }
}
