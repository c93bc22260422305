//! A row of a table to the keys and values that an `[[event]]` of the manifest has.

use super::{
    column::{Column, bare},
    grid::Cell,
    place, when,
};
use crate::{
    Diagnostic,
    manifest::{Located, Manifest, Report},
    reading::Reading,
    slug::document_id,
};
use corpus::EdtfDate;
use std::{borrow::Cow, collections::BTreeSet, ops::Range};
use toml::{
    Spanned,
    de::{DeArray, DeTable, DeValue},
};

/// What is known when a row is read.
pub struct Known<'k> {
    /// What each column says.
    pub columns: &'k [Option<Column>],
    /// What makes a place in the table one of the report.
    pub from: usize,
    /// How dates are read.
    pub dates: when::Reader,
    /// Themes, entities and documents that the row may name.
    pub manifest: &'k Manifest,
    /// The documents.
    pub readings: &'k [Reading],
    /// In which words the documents have what rows tell without a quote.
    pub finder: place::Finder<'k>,
}

/// A row that is being read.
pub struct Row<'r> {
    cells: &'r [Cell],
    known: &'r Known<'r>,
    table: DeTable<'static>,
}

impl<'r> Row<'r> {
    /// The keys and values of a row, and where it stands; `None` if it tells no event, which is reported. `taken` holds the
    /// ids of other events.
    pub fn read(
        cells: &'r [Cell],
        known: &'r Known<'r>,
        taken: &mut BTreeSet<String>,
        report: &mut Report,
    ) -> Option<(DeTable<'static>, Range<usize>)> {
        let mut row = Self {
            cells,
            known,
            table: DeTable::new(),
        };
        let at = row.at();
        if let Some(kind) = row.cell(Column::Kind)
            && let kind @ ("title" | "era") = &*bare(&kind.value)
        {
            let message =
                format!("this row is the {kind} of a timeline and no event, and is left out");
            let place = report.place(&at);
            report.push(Diagnostic::notice("no-event", message).at(place));
            return None;
        }
        row.date(report);
        for key in [
            "title",
            "as_of",
            "status",
            "date_basis",
            "date_reason",
            "reviewed",
            "id",
        ] {
            row.key(key, taken);
        }
        row.references("themes", Column::Themes);
        row.references("participants", Column::Participants);
        row.evidence(report).then_some((row.table, at))
    }

    /// Where the row stands.
    fn at(&self) -> Range<usize> {
        let first = self.cells.first().map_or(0, |cell| cell.at.start);
        let last = self.cells.last().map_or(first, |cell| cell.at.end);
        first + self.known.from..last + self.known.from
    }

    /// The first cell of a column that says something.
    fn cell(&self, column: Column) -> Option<&'r Cell> {
        let is_of =
            |cell: &&Cell| self.known.columns.get(cell.column as usize) == Some(&Some(column));
        self.cells.iter().find(is_of)
    }

    /// What such a cell says, and where.
    pub fn located(&self, column: Column) -> Option<Located<String>> {
        let cell = self.cell(column)?;
        Some(Located {
            value: unguarded(&cell.value),
            at: cell.at.start + self.known.from..cell.at.end + self.known.from,
        })
    }

    /// The date that was read.
    pub fn date_of(&self) -> Option<EdtfDate> {
        self.table.get("date")?.get_ref().as_str()?.parse().ok()
    }

    fn set(&mut self, key: &'static str, value: Spanned<DeValue<'static>>) {
        self.table
            .insert(Spanned::new(value.span(), Cow::Borrowed(key)), value);
    }

    fn key(&mut self, key: &'static str, taken: &mut BTreeSet<String>) {
        let Some(mut text) = self.located(Column::Key(key)) else {
            match key {
                // Whoever does not say what became of it tells what happened.
                "status" => self.set(key, text_value("happened".into(), self.at())),
                "id" => {
                    let title = self.located(Column::Key("title"));
                    let words = title.map_or_else(|| "event".into(), |title| title.value);
                    let id = document_id(&[&words, "event"], taken).to_string();
                    self.set(key, text_value(id, self.at()));
                }
                _ => {}
            }
            return;
        };
        match key {
            "status" | "date_basis" => text.value = text.value.to_lowercase(),
            "as_of" => text.value = self.document(&text.value),
            _ => {}
        }
        let flag = match &*text.value.to_lowercase() {
            _ if key != "reviewed" => None,
            "true" | "yes" | "y" | "x" | "1" => Some(true),
            "false" | "no" | "n" | "0" => Some(false),
            _ => None,
        };
        self.set(
            key,
            match flag {
                Some(flag) => Spanned::new(text.at, DeValue::Boolean(flag)),
                None => text_value(text.value, text.at),
            },
        );
    }

    /// The date, of one cell or of its parts, and up to the end if there is one.
    fn date(&mut self, report: &mut Report) {
        let start = self.one_date(Column::Key("date"), false, report);
        let end = self.one_date(Column::End, true, report);
        let Some(start) = start else { return };
        let date = match end {
            Some(end) if end.value != start.value && !start.value.contains('/') => {
                text_value(format!("{}/{}", start.value, end.value), start.at)
            }
            _ => text_value(start.value, start.at),
        };
        self.set("date", date);
    }

    fn one_date(
        &self,
        whole: Column,
        is_end: bool,
        report: &mut Report,
    ) -> Option<Located<String>> {
        let Some(Located { value, at }) = self.located(whole) else {
            let parts = [0, 1, 2].map(|part| self.located(Column::Part(is_end, part)));
            let at = parts.iter().flatten().next()?.at.clone();
            let parts = parts
                .each_ref()
                .map(|part| part.as_ref().map(|part| &*part.value));
            let value = when::of_parts(parts).unwrap_or_else(|| {
                let parts: Vec<_> = parts.into_iter().flatten().collect();
                parts.join(" ")
            });
            return Some(Located { value, at });
        };
        match self.known.dates.edtf(&value) {
            Ok(value) => Some(Located { value, at }),
            Err(()) => {
                let diagnostic = Diagnostic::error(
                    "date",
                    format!("day and month of {value:?} could be the other way round"),
                )
                .at(report.place(&at))
                .help("write the year first, as in `2023-07-19`");
                report.push(diagnostic);
                None
            }
        }
    }

    /// Ids of themes or entities, which the row may also name as people call them.
    fn references(&mut self, key: &'static str, column: Column) {
        let Some(text) = self.located(column) else {
            return;
        };
        let mut values = DeArray::new();
        for part in text.value.split(['|', ';', '\n']).map(str::trim) {
            let whole = self.reference(column, part);
            // A name may have a comma in it.
            let parts: Vec<_> = match whole {
                Some(id) => vec![id],
                None => part
                    .split(',')
                    .map(|part| {
                        self.reference(column, part.trim())
                            .unwrap_or_else(|| part.trim().to_owned())
                    })
                    .collect(),
            };
            for part in parts.into_iter().filter(|part| !part.is_empty()) {
                values.push(text_value(part, text.at.clone()));
            }
        }
        self.set(key, Spanned::new(text.at, DeValue::Array(values)));
    }

    /// The id of the theme or entity that is meant.
    fn reference(&self, column: Column, words: &str) -> Option<String> {
        let meant =
            |id: &str, name: &str| id == words || name.to_lowercase() == words.to_lowercase();
        let manifest = self.known.manifest;
        let id = match column {
            Column::Themes => {
                let mut themes = manifest.themes.iter();
                &themes.find(|theme| meant(&theme.id.value, &theme.name))?.id
            }
            _ => {
                let mut entities = manifest.entities.iter();
                &entities
                    .find(|entity| meant(&entity.id.value, &entity.name))?
                    .id
            }
        };
        Some(id.value.clone())
    }

    /// The id of the document that is meant by an id, a file, a title or an address; else the words.
    fn document(&self, words: &str) -> String {
        let documents = self.known.readings.iter().map(|reading| &reading.document);
        let mut of_words = documents.filter(|document| {
            let file = &*document.source.file;
            document.id.as_str() == words
                || file == words
                || file.rsplit('/').next() == Some(words)
                || document.title == words
                || document.url.as_deref() == Some(words)
        });
        match (of_words.next(), of_words.next()) {
            (Some(only), None) => only.id.to_string(),
            _ => words.to_owned(),
        }
    }

    /// The quotes with their documents; false if there is none, which is reported.
    fn evidence(&mut self, report: &mut Report) -> bool {
        let documents = self.located(Column::Documents).map(|cell| {
            let parts = cell
                .value
                .split(AND.trim())
                .map(|part| self.document(part.trim()));
            (parts.collect::<Vec<_>>(), cell.at)
        });
        let found = match self.located(Column::Quotes) {
            Some(quotes) => self.quoted(quotes, documents, report),
            None => {
                let named = documents
                    .map(|(documents, _)| documents)
                    .unwrap_or_default();
                let found = self.known.finder.find(self, &named, report);
                if found.is_some() && !self.table.contains_key("reviewed") {
                    self.set("reviewed", Spanned::new(self.at(), DeValue::Boolean(false)));
                }
                found.into_iter().collect()
            }
        };
        let mut evidence = DeArray::new();
        for part in found {
            let mut table = DeTable::new();
            for (key, text) in [
                ("document", Some(part.document)),
                ("quote", Some(part.quote)),
                ("near", part.near),
            ] {
                let Some(text) = text else { continue };
                table.insert(
                    Spanned::new(text.at.clone(), Cow::Borrowed(key)),
                    text_value(text.value, text.at),
                );
            }
            evidence.push(Spanned::new(self.at(), DeValue::Table(table)));
        }
        let is_any = !evidence.is_empty();
        self.set(
            "evidence",
            Spanned::new(self.at(), DeValue::Array(evidence)),
        );
        is_any
    }

    /// The quotes of a cell, each with the document at the same place of its list.
    fn quoted(
        &self,
        quotes: Located<String>,
        documents: Option<(Vec<String>, Range<usize>)>,
        report: &mut Report,
    ) -> Vec<place::Part> {
        let (documents, at) = match documents {
            Some(documents) => documents,
            None => match self.known.finder.document_of(&quotes, report) {
                Some(document) => (vec![document], quotes.at.clone()),
                None => return Vec::new(),
            },
        };
        let near = self.located(Column::Near);
        let near_parts = near.as_ref().map_or_else(Vec::new, |near| {
            self.known.finder.parted(&near.value, AND, &documents)
        });
        let parts = self.known.finder.parted(&quotes.value, AND, &documents);
        if parts.len() != documents.len() {
            let message = format!(
                "this row has {} documents and {} quotes",
                documents.len(),
                parts.len()
            );
            let diagnostic = Diagnostic::error("quotes", message)
                .at(report.place(&quotes.at))
                .help(
                    "name one document for each quote, in the same order, with ` | ` between two",
                );
            report.push(diagnostic);
            return Vec::new();
        }
        let is_parted = near_parts.len() == parts.len();
        let parts = parts.into_iter().zip(documents).enumerate();
        let part = |(number, (quote, document)): (usize, (String, String))| {
            let near = near.as_ref().and_then(|near| {
                let value = if is_parted {
                    near_parts[number].trim()
                } else {
                    near.value.trim()
                };
                (!value.is_empty()).then(|| Located {
                    value: value.to_owned(),
                    at: near.at.clone(),
                })
            });
            place::Part {
                document: Located {
                    value: document,
                    at: at.clone(),
                },
                quote: Located {
                    value: quote,
                    at: quotes.at.clone(),
                },
                near,
            }
        };
        parts.map(part).collect()
    }
}

/// What stands between the parts of a list.
const AND: &str = " | ";

fn text_value(text: String, at: Range<usize>) -> Spanned<DeValue<'static>> {
    Spanned::new(at, DeValue::String(Cow::Owned(text)))
}

/// The words of a cell without the apostrophes that tell spreadsheets that it is no formula.
fn unguarded(words: &str) -> String {
    let signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let part = |part: &str| -> String {
        let guarded = part.strip_prefix('\'');
        let is_guard = |rest: &&str| rest.trim_start_matches([' ', '"', '\'']).starts_with(signs);
        guarded.filter(is_guard).unwrap_or(part).to_owned()
    };
    words.split_inclusive([';', '|']).map(part).collect()
}
