//! BibTeX, in UTF-8 as all programs that still grow read it. `year` and `month` are for BibTeX itself,
//! `date` for biblatex, which reads intervals and doubts as EDTF writes them.

use corpus::{Document, EdtfDate};
use ingest::citation::{Extent, Name, Work};

use super::{csl::parts_of, noted};
use crate::publish::{dates, text::line};

/// The abbreviations that every style defines.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// An entry. Its key is the id of the document.
pub fn entry(document: &Document, work: &Work) -> String {
    let mut fields: Vec<(&str, String)> = Vec::new();
    let mut add = |name, text: Option<String>| {
        fields.extend(
            text.filter(|text| !text.is_empty())
                .map(|text| (name, text)),
        );
    };
    let names: Vec<String> = work.authors.iter().map(author).collect();
    let is_report = work.kind.is_report();
    add("author", Some(names.join(" and ")));
    // A second pair of braces keeps the capitals.
    add("title", Some(format!("{{{}}}", escaped(&work.title))));
    let publisher = work.publisher.as_deref().map(escaped);
    add(
        if is_report {
            "institution"
        } else {
            "publisher"
        },
        publisher,
    );
    let genre = work.genre.as_deref().map(escaped);
    add("type", genre);
    let (year, month) = year_and_month(work);
    add("year", Some(year));
    let plain = document.date.as_ref().and_then(date);
    let is_lost = plain.is_none();
    add("date", plain);
    let note = document.date.as_ref().filter(|_| is_lost).map(noted);
    add("note", note.as_deref().map(escaped));
    add("url", work.url.as_deref().map(address));
    add("urldate", work.accessed.map(parts_of));
    add("langid", Some(escaped(&document.language)));
    let kind = if is_report { "techreport" } else { "misc" };
    let mut entry = format!("@{kind}{{{},\n", document.id);
    for (name, text) in fields {
        entry += &format!("  {name} = {{{text}}},\n");
        if let ("year", Some(month)) = (name, month) {
            entry += &format!("  month = {month},\n");
        }
    }
    entry + "}\n"
}

fn author(name: &Name) -> String {
    match name {
        Name::Literal(name) => format!("{{{}}}", escaped(name)),
        Name::Person {
            family,
            given,
            suffix,
        } => {
            let parts = [Some(family), suffix.as_ref(), Some(given)];
            let parts: Vec<String> = parts
                .into_iter()
                .flatten()
                .map(|part| escaped(part))
                .collect();
            parts.join(", ")
        }
    }
}

fn year_and_month(work: &Work) -> (String, Option<&'static str>) {
    let Some(when) = &work.date else {
        return ("n.d.".into(), None);
    };
    let mut month = None;
    let mut text = match when.extent {
        Extent::At(parts) => {
            let index = parts
                .month
                .and_then(|month| usize::from(month).checked_sub(1));
            month = index.and_then(|index| MONTHS.get(index).copied());
            parts.year.to_string()
        }
        Extent::Through(from, to) if from.year == to.year => from.year.to_string(),
        Extent::Through(from, to) => format!("{}--{}", from.year, to.year),
        Extent::Between(from, to) => format!("{from}/{to}"),
        Extent::Since(from) => format!("since {}", from.year),
        Extent::Until(to) => format!("by {}", to.year),
    };
    if when.is_approximate {
        text = format!("ca. {text}");
    }
    if when.is_uncertain {
        text.push('?');
    }
    if when.is_inferred {
        text = format!("[{text}]");
    }
    (text, month)
}

/// A date that biblatex reads: its manual has intervals and what is in doubt as a whole.
fn date(date: &EdtfDate) -> Option<String> {
    if let Some(plain) = dates::iso_of(date) {
        let day = plain.split_once('T').map_or(&*plain, |(day, _)| day);
        return Some(day.to_owned());
    }
    match dates::iso_bounds(date) {
        [Some(start), Some(end)] => Some(format!("{start}/{end}")),
        _ => None,
    }
}

/// A text in which nothing is a command.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in line(text).chars() {
        match c {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            // Braces that programs count although they are escaped.
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '&' | '%' | '$' | '#' | '_' => escaped.extend(['\\', c]),
            c => escaped.push(c),
        }
    }
    escaped
}

/// An address, which is read letter by letter and so must not have what would end it.
fn address(url: &str) -> String {
    let mut address = line(url);
    for (letter, code) in [("\\", "%5C"), ("{", "%7B"), ("}", "%7D"), (" ", "%20")] {
        address = address.replace(letter, code);
    }
    address
}
