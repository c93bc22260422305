//! Front matter in TOML.

use super::{Field, FrontMatter, NAMES, key};
use toml::de::{DeTable, DeValue};

/// Reads the lines between the delimiters, which begin at `start` in their file.
pub fn read(text: &str, start: usize) -> FrontMatter {
    let (root, errors) = DeTable::parse_recoverable(text);
    let mut found = FrontMatter::default();
    let mut line = None;
    for error in &errors {
        let at = error.span().unwrap_or(0..0);
        // What follows on the same line is most likely the same mistake.
        let on = text
            .get(..at.start)
            .map(|before| before.matches('\n').count());
        if line == on {
            continue;
        }
        line = on;
        let message = error.message().to_owned();
        found
            .problems
            .push((start + at.start..start + at.end, message));
    }
    take(root.into_inner(), start, &mut found);
    found.fields.sort_by_key(|field| field.at.start);
    found
}

/// Takes the fields of a table, and of Hugo's table of further ones.
fn take(table: DeTable, start: usize, found: &mut FrontMatter) {
    for (name, value) in table {
        let at = value.span();
        let name = key(name.get_ref());
        match value.into_inner() {
            DeValue::Table(inner) if matches!(name.as_str(), "params" | "extra") => {
                take(inner, start, found);
            }
            value => found.fields.push(Field {
                key: name,
                values: values(value),
                at: start + at.start..start + at.end,
            }),
        }
    }
}

/// The texts that a value is. Tables in lists are not looked into more than once.
fn values(value: DeValue) -> Vec<String> {
    match value {
        DeValue::Array(values) => values
            .into_iter()
            .filter_map(|value| one(value.into_inner()))
            .collect(),
        value => one(value).into_iter().collect(),
    }
}

fn one(value: DeValue) -> Option<String> {
    let text = match value {
        DeValue::String(text) => text.into_owned(),
        DeValue::Datetime(date) => date.to_string(),
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::Table(table) => {
            let mut names = table
                .into_iter()
                .filter(|(name, _)| NAMES.contains(&&**name.get_ref()));
            match names.next()?.1.into_inner() {
                DeValue::String(text) => text.into_owned(),
                _ => return None,
            }
        }
        _ => return None,
    };
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}
