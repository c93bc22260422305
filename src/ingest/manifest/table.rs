//! Takes values out of a table of the manifest and reports what is missing, wrong or left over.

use super::{Located, Report, values};
use crate::Diagnostic;
use corpus::EdtfDate;
use std::ops::Range;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// A table from which values are taken key by key.
pub struct Table<'t> {
    /// What it is called in messages: `[[event]]`.
    name: &'static str,
    /// Its header.
    pub at: Range<usize>,
    values: DeTable<'t>,
    /// The keys that were asked for, which are the ones that may stand here.
    known: Vec<&'static str>,
}

impl<'t> Table<'t> {
    /// A table with this name and header.
    pub fn new(name: &'static str, at: Range<usize>, values: DeTable<'t>) -> Self {
        let known = Vec::new();
        Self {
            name,
            at,
            values,
            known,
        }
    }

    /// Reports those of the keys that are not there.
    pub fn need(&self, keys: &[&'static str], report: &mut Report) {
        for key in keys {
            if !self.has(key) {
                let message = format!("{} needs `{key}`", self.name);
                let place = report.place(&self.at).label(format!("`{key}` is missing"));
                report.push(Diagnostic::error("missing-key", message).at(place));
            }
        }
    }

    /// True if the key has not been taken yet.
    pub fn has(&self, key: &str) -> bool {
        self.values.contains_key(key)
    }

    fn take(&mut self, key: &'static str) -> Option<Spanned<DeValue<'t>>> {
        self.known.push(key);
        self.values.remove(key)
    }

    /// A text, exactly as written.
    pub fn verbatim(&mut self, key: &'static str, report: &mut Report) -> Option<Located<String>> {
        let value = self.take(key)?;
        string(key, value, report)
    }

    /// A text on one line: any white space in it is one space.
    pub fn line(&mut self, key: &'static str, report: &mut Report) -> Option<Located<String>> {
        self.verbatim(key, report).map(on_one_line)
    }

    /// A list of texts, each on one line.
    pub fn lines(&mut self, key: &'static str, report: &mut Report) -> Vec<Located<String>> {
        let Some(value) = self.take(key) else {
            return Vec::new();
        };
        let at = value.span();
        match value.into_inner() {
            DeValue::Array(values) => values
                .into_iter()
                .filter_map(|value| string(key, value, report))
                .map(on_one_line)
                .collect(),
            other => {
                wrong_type(key, "a list of texts in brackets", &other, &at, report);
                Vec::new()
            }
        }
    }

    /// A list of lists of texts, each on one line.
    pub fn lists(&mut self, key: &'static str, report: &mut Report) -> Vec<Vec<String>> {
        let Some(value) = self.take(key) else {
            return Vec::new();
        };
        const WANTED: &str = "a list of lists of texts, each list in brackets";
        let at = value.span();
        let DeValue::Array(values) = value.get_ref() else {
            wrong_type(key, WANTED, value.get_ref(), &at, report);
            return Vec::new();
        };
        let mut lists = Vec::new();
        for value in values.iter() {
            match value.get_ref() {
                DeValue::Array(texts) => {
                    let texts = texts.iter().cloned();
                    let texts = texts.filter_map(|text| string(key, text, report));
                    lists.push(texts.map(|text| on_one_line(text).value).collect());
                }
                other => wrong_type(key, WANTED, other, &value.span(), report),
            }
        }
        lists
    }

    /// A date.
    pub fn date(&mut self, key: &'static str, report: &mut Report) -> Option<Located<EdtfDate>> {
        let value = self.take(key)?;
        let unquoted = matches!(value.get_ref(), DeValue::Datetime(_) | DeValue::Integer(_));
        if unquoted {
            let at = value.span();
            let written = report.text.get(at.clone()).unwrap_or_default();
            let message = format!("`{key}` must be a text in quotation marks");
            let help = format!("write `{key} = \"{written}\"`");
            let place = report.place(&at);
            report.push(
                Diagnostic::error("wrong-type", message)
                    .at(place)
                    .help(help),
            );
            return None;
        }
        let text = string(key, value, report)?;
        values::date(text, report)
    }

    /// One word of a list, and what it stands for.
    pub fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&str, T)],
        report: &mut Report,
    ) -> Option<Located<T>> {
        let Located { value, at } = self.verbatim(key, report)?;
        if let Some((_, meaning)) = choices.iter().find(|(word, _)| *word == value) {
            let value = *meaning;
            return Some(Located { value, at });
        }
        let words: Vec<_> = choices.iter().map(|(word, _)| *word).collect();
        let diagnostic = Diagnostic::error("unknown-word", format!("`{key}` cannot be {value:?}"))
            .at(report.place(&at))
            .help(format!("it is one of {}", quoted(&words)));
        report.push(diagnostic);
        None
    }

    /// True or false.
    pub fn flag(&mut self, key: &'static str, report: &mut Report) -> Option<bool> {
        let value = self.take(key)?;
        match value.get_ref() {
            DeValue::Boolean(flag) => Some(*flag),
            other => {
                wrong_type(key, "`true` or `false`", other, &value.span(), report);
                None
            }
        }
    }

    /// A table of its own.
    pub fn table(
        &mut self,
        key: &'static str,
        name: &'static str,
        report: &mut Report,
    ) -> Option<Self> {
        let value = self.take(key)?;
        let at = value.span();
        match value.into_inner() {
            DeValue::Table(values) => Some(Self::new(name, at, values)),
            other => {
                wrong_type(key, "one table", &other, &at, report);
                None
            }
        }
    }

    /// A list of tables.
    pub fn tables(
        &mut self,
        key: &'static str,
        name: &'static str,
        report: &mut Report,
    ) -> Vec<Self> {
        let Some(value) = self.take(key) else {
            return Vec::new();
        };
        let at = value.span();
        let DeValue::Array(values) = value.into_inner() else {
            let message = format!("`{key}` is a list of tables");
            let place = report.place(&at);
            let help = format!("write each as `{name}`");
            report.push(
                Diagnostic::error("wrong-type", message)
                    .at(place)
                    .help(help),
            );
            return Vec::new();
        };
        let mut tables = Vec::new();
        for value in values {
            let at = value.span();
            match value.into_inner() {
                DeValue::Table(values) => tables.push(Self::new(name, at, values)),
                other => wrong_type(key, "a list of tables", &other, &at, report),
            }
        }
        tables
    }

    /// Reports the keys that nobody asked for.
    pub fn finish(self, report: &mut Report) {
        for key in self.values.keys() {
            let written: &str = key.get_ref();
            let message = format!("{} has no key `{written}`", self.name);
            let help = match report.similar_to(written, &self.known) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("it can have {}", quoted(&self.known)),
            };
            let place = report.place(&key.span());
            report.push(
                Diagnostic::error("unknown-key", message)
                    .at(place)
                    .help(help),
            );
        }
    }
}

fn on_one_line(text: Located<String>) -> Located<String> {
    let words: Vec<_> = text.value.split_whitespace().collect();
    Located {
        value: words.join(" "),
        at: text.at,
    }
}

fn string(key: &str, value: Spanned<DeValue>, report: &mut Report) -> Option<Located<String>> {
    let at = value.span();
    match value.into_inner() {
        DeValue::String(text) if text.trim().is_empty() => {
            let place = report.place(&at);
            let diagnostic = Diagnostic::error("empty", format!("`{key}` is empty"))
                .at(place)
                .help("fill it in or remove it");
            report.push(diagnostic);
            None
        }
        DeValue::String(text) => {
            let value = text.into_owned();
            Some(Located { value, at })
        }
        other => {
            wrong_type(key, "a text in quotation marks", &other, &at, report);
            None
        }
    }
}

fn wrong_type(key: &str, want: &str, value: &DeValue, at: &Range<usize>, report: &mut Report) {
    let found = match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date without quotation marks",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    };
    let place = report.place(at).label(format!("this is {found}"));
    let message = format!("`{key}` must be {want}");
    report.push(Diagnostic::error("wrong-type", message).at(place));
}

/// Words as they are listed in a message: `a`, `b`, `c`.
fn quoted(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}
