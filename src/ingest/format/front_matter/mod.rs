//! Front matter: what a markdown file says about itself above its text.
//!
//! - [`yaml`]: between two lines of `---`, as in Jekyll, Hugo, Pandoc and most others
//! - [`toml`]: between two lines of `+++`, as in Hugo
//!
//! YAML is read by hand. Of the language a front matter uses a small part, texts and lists of texts,
//! and it is full of things that a parser of the whole language must refuse: keys that occur twice,
//! titles with a colon in them, `@` before a name, quotes that do not close. Here such a line costs
//! itself and a diagnostic with its place, and never the document.

mod toml;
mod yaml;

use std::ops::Range;

/// The front matter of a file. Places are bytes of the file.
#[derive(Debug, Default, PartialEq)]
pub struct FrontMatter {
    /// Where the text begins.
    pub end: usize,
    /// What it says, in its order.
    pub fields: Vec<Field>,
    /// What cannot be read, and why.
    pub problems: Vec<(Range<usize>, String)>,
}

/// A key with its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// In lower case, with `_` for other signs.
    pub key: String,
    /// Its values; none when it is empty or something other than texts. What has a name, as an
    /// author with an address, stands for that name.
    pub values: Vec<String>,
    /// Where the value stands.
    pub at: Range<usize>,
}

/// The form in which keys are compared.
fn key(text: &str) -> String {
    let sign = |c: char| if c.is_alphanumeric() { c } else { '_' };
    let mut key = String::new();
    let mut small = false;
    for c in text.trim().chars().map(sign) {
        // "publishDate" is "publish_date".
        if c.is_uppercase() && small {
            key.push('_');
        }
        small = c.is_lowercase();
        key.extend(c.to_lowercase());
    }
    key
}

/// The keys by which a person or an organisation that is more than a text has its name.
const NAMES: [&str; 4] = ["name", "literal", "display_name", "title"];

/// Reads the lines between the delimiters, which begin at a byte of their file.
type Read = fn(&str, usize) -> FrontMatter;

/// The longest front matter, in bytes.
const LONGEST: usize = 256 * 1024;

/// Reads the front matter at the start of a file; one that is empty when there is none.
pub fn front_matter(source: &str) -> FrontMatter {
    let start = source.len() - source.trim_start().len();
    let mut lines = lines(source, start);
    let Some(opening) = lines.next() else {
        return FrontMatter::default();
    };
    let (closings, read): (&[&str], Read) = match source[opening.clone()].trim_end() {
        "---" => (&["---", "..."], yaml::read),
        "+++" => (&["+++"], toml::read),
        _ => return FrontMatter::default(),
    };
    let mut end = opening.end;
    let mut closed = None;
    // Where it is not closed it goes as far as it looks like one.
    let mut plausible = opening.end;
    let mut goes_on = true;
    for line in lines.take_while(|line| line.end - start <= LONGEST) {
        let text = source[line.clone()].trim_end();
        if closings.contains(&text) {
            closed = Some((end, line.end));
            break;
        }
        end = line.end;
        goes_on &= looks_like_a_field(text);
        if goes_on {
            plausible = line.end;
        }
    }
    let (fields_end, end) = match closed {
        // A rule, text and another rule: a text between two lines is no front matter.
        Some((fields_end, _)) if plausible == opening.end && fields_end > opening.end => {
            let text = source[opening.end..fields_end].trim_start();
            if !text
                .lines()
                .next()
                .is_some_and(|line| looks_like_a_field(line.trim_end()))
            {
                return FrontMatter::default();
            }
            closed.unwrap_or_default()
        }
        Some(found) => found,
        None if plausible > opening.end => (plausible, plausible),
        None => return FrontMatter::default(),
    };
    let mut found = read(&source[opening.end..fields_end], opening.end);
    found.end = end;
    if closed.is_none() {
        let message = "the front matter is not closed; a line of `---` or `+++` is missing";
        found.problems.insert(0, (opening, message.into()));
    }
    found
}

/// `key: value`, `key = value`, an item, a comment or the header of a table.
fn looks_like_a_field(line: &str) -> bool {
    let trimmed = line.trim_start();
    let name = trimmed
        .split([':', '='])
        .next()
        .unwrap_or_default()
        .trim_end();
    let is_name = |name: &str| {
        !name.is_empty()
            && name.len() < 40
            && !name
                .trim_matches('"')
                .contains(|c: char| !(c.is_alphanumeric() || "_-. ".contains(c)))
            && name.split(' ').count() <= 3
    };
    let is_field = name.len() < trimmed.len() && is_name(name);
    let indented = trimmed.len() < line.len() && !trimmed.is_empty();
    is_field || indented || trimmed.starts_with(['#', '[']) || trimmed.starts_with("- ")
}

/// The lines of a text from a byte on, each with its line break.
fn lines(source: &str, start: usize) -> impl Iterator<Item = Range<usize>> {
    let mut at = start;
    source[start..].split_inclusive('\n').map(move |line| {
        let from = at;
        at += line.len();
        from..at
    })
}

#[cfg(test)]
mod tests;
