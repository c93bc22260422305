//! CSL-JSON, the input of processors of the Citation Style Language (schema `csl-data`, version 1.0.2).

use super::noted;
use corpus::Document;
use ingest::citation::{Extent, Kind, Name, Parts, Work};
use serde_json::{Map, Value, json};

/// A list with one item.
pub fn items(document: &Document, work: &Work) -> String {
    let is_report = work.kind.is_report();
    let kind = match (work.kind, &work.url) {
        (Kind::Report, _) => "report",
        (_, Some(_)) => "webpage",
        (_, None) => "document",
    };
    let authors: Vec<Value> = work.authors.iter().map(author).collect();
    let publisher = json!(work.publisher);
    // The publisher of a page is the website of which it is a part.
    let is_page = !is_report && work.url.is_some();
    let fields = [
        ("id", json!(document.id)),
        ("type", json!(kind)),
        ("title", json!(work.title)),
        (
            "author",
            if authors.is_empty() {
                Value::Null
            } else {
                json!(authors)
            },
        ),
        ("issued", issued(document, work)),
        (
            if is_page {
                "container-title"
            } else {
                "publisher"
            },
            publisher,
        ),
        ("genre", json!(work.genre)),
        ("language", json!(document.language)),
        ("URL", json!(work.url)),
        (
            "accessed",
            work.accessed.map_or(
                Value::Null,
                |parts| json!({"date-parts": [date_parts(parts)]}),
            ),
        ),
        ("note", json!(note(document, work))),
    ];
    let known = fields.into_iter().filter(|(_, value)| !value.is_null());
    let item: Map<String, Value> = known
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    format!("{:#}\n", json!([item]))
}

fn author(name: &Name) -> Value {
    match name {
        Name::Literal(name) => json!({"literal": name}),
        Name::Person {
            family,
            given,
            suffix: None,
        } => json!({"family": family, "given": given}),
        Name::Person {
            family,
            given,
            suffix,
        } => json!({"family": family, "given": given, "suffix": suffix}),
    }
}

/// The date in words, if [`issued`] cannot hold it.
fn note(document: &Document, work: &Work) -> Option<String> {
    let (when, date) = (work.date.as_ref()?, document.date.as_ref()?);
    let is_plain = !when.is_approximate && !when.is_uncertain;
    let exact = |parts: Parts, date: &str| parts_of(parts) == date;
    let written = date.to_string();
    let is_whole = is_plain
        && match when.extent {
            Extent::At(at) => exact(at, &written),
            Extent::Through(from, to) => written
                .split_once('/')
                .is_some_and(|(first, last)| exact(from, first) && exact(to, last)),
            Extent::Between(..) | Extent::Since(_) | Extent::Until(_) => false,
        };
    (!is_whole).then(|| noted(date))
}

/// Parts of a date in EDTF.
pub fn parts_of(parts: Parts) -> String {
    let two = |part: Option<u8>| part.map(|part| format!("-{part:02}")).unwrap_or_default();
    let sign = if parts.year < 0 { "-" } else { "" };
    format!(
        "{sign}{:04}{}{}",
        parts.year.unsigned_abs(),
        two(parts.month),
        two(parts.day)
    )
}

fn issued(document: &Document, work: &Work) -> Value {
    let (Some(when), Some(date)) = (&work.date, &document.date) else {
        return Value::Null;
    };
    let year = |year| json!([year]);
    let parts = match when.extent {
        Extent::At(at) => vec![date_parts(at)],
        Extent::Through(from, to) => vec![date_parts(from), date_parts(to)],
        Extent::Between(from, to) => vec![year(from), year(to)],
        // Processors know no open ends.
        Extent::Since(_) | Extent::Until(_) => return json!({"literal": date.to_string()}),
    };
    let is_about =
        when.is_approximate || when.is_uncertain || matches!(when.extent, Extent::Between(..));
    if is_about {
        json!({"date-parts": parts, "circa": true})
    } else {
        json!({"date-parts": parts})
    }
}

fn date_parts(parts: Parts) -> Value {
    match (parts.month, parts.day) {
        (Some(month), Some(day)) => json!([parts.year, month, day]),
        (Some(month), None) => json!([parts.year, month]),
        _ => json!([parts.year]),
    }
}
