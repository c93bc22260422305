//! Front matter in YAML: the part of YAML 1.2 that front matters use.
//!
//! Keys with a plain, quoted or block scalar, a list of them in brackets or by dashes, and one level
//! of names in it. Anything deeper is passed over.

use super::{Field, FrontMatter, NAMES, key, lines};
use std::ops::Range;

/// Reads the lines between the delimiters, which begin at `start` in their file.
pub fn read(text: &str, start: usize) -> FrontMatter {
    let mut found = FrontMatter::default();
    let mut entries: Vec<Entry> = Vec::new();
    let mut margin = None;
    for line in lines(text, 0) {
        let whole = text[line.clone()].trim_end();
        let words = whole.trim_start();
        let indent = whole.len() - words.len();
        let at = line.start + indent..line.start + whole.len();
        let inner = entries
            .last()
            .is_some_and(|entry| entry.goes_on(margin, indent, words));
        if inner {
            if let Some(entry) = entries.last_mut() {
                entry.below.push(at);
            }
        } else if !words.is_empty() && !words.starts_with('#') {
            margin = margin.or(Some(indent));
            match pair(words) {
                Some((name, value)) => entries.push(Entry {
                    key: key(unquoted(name).unwrap_or(name)),
                    open: opens(value),
                    value: at.end - value.len()..at.end,
                    below: Vec::new(),
                }),
                None => {
                    let message = "this line is no `key: value`".to_owned();
                    found
                        .problems
                        .push((start + at.start..start + at.end, message));
                }
            }
        }
    }
    for entry in entries {
        let at = start + entry.value.start..start + entry.value.end;
        match entry.values(text) {
            Ok(values) => found.fields.push(Field {
                key: entry.key,
                values,
                at,
            }),
            Err(message) => found.problems.push((at, message.into())),
        }
    }
    found
}

/// A key with the lines of its value.
struct Entry {
    key: String,
    /// What stands on the line of the key.
    value: Range<usize>,
    /// What its value leaves open.
    open: Open,
    /// The lines below that belong to it, without their indent.
    below: Vec<Range<usize>>,
}

/// What a value on the line of its key says about the lines below.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    /// They go on with it.
    Plain,
    /// They go on with it, and so does the bracket that closes it.
    Bracket,
    /// A block scalar (`|`, `>`), of which also comments and empty lines are part.
    Block,
}

fn opens(value: &str) -> Open {
    let header = value.split(" #").next().unwrap_or_default().trim_end();
    let is_block = header.starts_with(['|', '>'])
        && header[1..]
            .chars()
            .all(|c| matches!(c, '+' | '-' | '1'..='9'));
    match header.chars().next() {
        Some('|' | '>') if is_block => Open::Block,
        Some('[' | '{') => Open::Bracket,
        _ => Open::Plain,
    }
}

impl Entry {
    /// True if a line belongs to this entry: it is set in deeper than keys, or an item of its list.
    fn goes_on(&self, margin: Option<usize>, indent: usize, words: &str) -> bool {
        let margin = margin.unwrap_or(0);
        let is_item = words == "-" || words.starts_with("- ");
        let deeper = indent > margin || indent == margin && is_item;
        match self.open {
            Open::Block => words.is_empty() || indent > margin,
            Open::Bracket if indent == margin && words.starts_with([']', '}']) => true,
            Open::Bracket | Open::Plain => deeper && !words.is_empty() && !words.starts_with('#'),
        }
    }

    fn values(&self, text: &str) -> Result<Vec<String>, &'static str> {
        let value = &text[self.value.clone()];
        let below: Vec<&str> = self.below.iter().map(|line| &text[line.clone()]).collect();
        if self.open == Open::Block {
            let folded = below.join(" ");
            let words: Vec<_> = folded.split_whitespace().collect();
            return Ok(some(words.join(" ")));
        }
        let is_item = |line: &&str| *line == "-" || line.starts_with("- ");
        if without_comment(value).is_empty() && below.first().is_some_and(is_item) {
            return items(&below);
        }
        let names_below =
            without_comment(value).is_empty() && below.iter().all(|line| pair(line).is_some());
        if names_below {
            return Ok(name(below.iter().copied()).into_iter().collect());
        }
        let mut whole = value.to_owned();
        for line in &below {
            whole.push(' ');
            whole.push_str(line);
        }
        flow(&whole)
    }
}

/// The items of a list by dashes; of an item with names in it its name.
fn items(lines: &[&str]) -> Result<Vec<String>, &'static str> {
    let mut items: Vec<Vec<&str>> = Vec::new();
    for line in lines {
        match (line.strip_prefix('-'), items.last_mut()) {
            (Some(rest), _) => items.push(vec![rest.trim_start()]),
            (None, Some(item)) => item.push(line),
            (None, None) => {}
        }
    }
    let mut values = Vec::new();
    for item in items {
        let first = item.first().copied().unwrap_or_default();
        if pair(first).is_some() && !first.starts_with(['"', '\'']) {
            values.extend(name(item.into_iter()));
        } else {
            values.extend(flow(&item.join(" "))?);
        }
    }
    Ok(values)
}

/// The value of the first line that gives a name.
fn name<'l>(lines: impl Iterator<Item = &'l str>) -> Option<String> {
    let mut pairs = lines.filter_map(pair);
    let (_, value) = pairs.find(|(name, _)| NAMES.contains(&key(name).as_str()))?;
    flow(value).ok()?.into_iter().next()
}

/// Parts `key: value`. A colon counts before white space and at the end of a line.
fn pair(line: &str) -> Option<(&str, &str)> {
    let quoted = quoted_length(line).unwrap_or(0);
    let at = line[quoted..]
        .match_indices(':')
        .map(|(at, _)| quoted + at)
        .find(|at| {
            line[at + 1..]
                .chars()
                .next()
                .is_none_or(char::is_whitespace)
        })?;
    let name = line[..at].trim_end();
    let plain = !name.is_empty() && !name.starts_with(['{', '[', '#', '>', '|']);
    plain.then(|| (name, line[at + 1..].trim_start()))
}

/// The values of a scalar or of a list in brackets.
fn flow(value: &str) -> Result<Vec<String>, &'static str> {
    let value = value.trim();
    if let Some(rest) = value.strip_prefix('[') {
        let inner = closed(rest, ']').ok_or("this list is not closed")?;
        let mut values = Vec::new();
        for part in parts(inner) {
            values.extend(flow(part)?);
        }
        return Ok(values);
    }
    if let Some(rest) = value.strip_prefix('{') {
        let inner = closed(rest, '}').ok_or("this brace is not closed")?;
        return Ok(name(parts(inner).into_iter()).into_iter().collect());
    }
    if value.starts_with(['"', '\'']) {
        let text = unquoted(value).ok_or("this quote is not closed")?;
        let text = if value.starts_with('"') {
            unescaped(text)
        } else {
            text.replace("''", "'")
        };
        return Ok(some(text));
    }
    let text = without_comment(value);
    let is_null = matches!(text, "~" | "null" | "Null" | "NULL");
    Ok(if is_null {
        Vec::new()
    } else {
        some(text.to_owned())
    })
}

fn some(text: String) -> Vec<String> {
    let text = text.trim().to_owned();
    if text.is_empty() {
        Vec::new()
    } else {
        vec![text]
    }
}

/// What stands before the closing bracket that ends a value, if nothing but a comment follows it.
fn closed(text: &str, bracket: char) -> Option<&str> {
    let end = text.rfind(bracket)?;
    without_comment(&text[end + 1..])
        .is_empty()
        .then_some(&text[..end])
}

/// The parts of a list in brackets.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut at, mut depth) = (0, 0, 0usize);
    while let Some(c) = text[at..].chars().next() {
        let begins = text[start..at].trim().is_empty();
        if let Some(length) = quoted_length(&text[at..]).filter(|_| begins) {
            at += length;
            continue;
        }
        match c {
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                parts.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
        at += c.len_utf8();
    }
    parts.push(text[start..].trim());
    parts
}

/// The text without a comment at its end.
fn without_comment(text: &str) -> &str {
    if text.starts_with('#') {
        return "";
    }
    text.split(" #").next().unwrap_or_default().trim_end()
}

/// The length of the quoted text, with its quotes, at the start of a text.
fn quoted_length(text: &str) -> Option<usize> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let mut skip = false;
    let mut characters = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = characters.next() {
        if skip {
            skip = false;
        } else if c == '\\' && quote == '"' {
            skip = true;
        } else if c == quote {
            // '' within single quotes is one of them.
            let doubled = quote == '\'' && characters.next_if(|(_, next)| *next == quote).is_some();
            if !doubled {
                return Some(at + 1);
            }
        }
    }
    None
}

/// What stands between quotes, if nothing but a comment follows them.
fn unquoted(text: &str) -> Option<&str> {
    let length = quoted_length(text)?;
    let rest = &text[length..];
    without_comment(rest.trim_start())
        .is_empty()
        .then(|| &text[1..length - 1])
}

/// The text with its escapes resolved; one that is unknown stays.
fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        let Some(sign) = after.chars().next() else {
            rest = "\\";
            break;
        };
        let digits = match sign {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        let code = after.get(1..1 + digits).filter(|_| digits > 0);
        let coded = code.and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        rest = &after[sign.len_utf8()..];
        match (sign, coded) {
            (_, Some(c)) => {
                plain.push(c);
                rest = &after[1 + digits..];
            }
            ('n' | 't' | 'r' | '_' | 'N', None) => plain.push(' '),
            ('"' | '\\' | '/' | ' ', None) => plain.push(sign),
            (other, None) => plain.extend(['\\', other]),
        }
    }
    plain.push_str(rest);
    plain
}
