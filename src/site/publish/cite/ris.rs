//! RIS, as Research Information Systems specified it (2011) and reference managers read it: a tag of two
//! letters, two spaces, a hyphen and a space before each value, lines that end with CR LF.

use super::noted;
use crate::publish::text::line;
use corpus::Document;
use ingest::citation::{Extent, Kind, Name, Parts, Work};

/// A record.
pub fn record(document: &Document, work: &Work) -> String {
    let mut record = String::new();
    let mut add = |tag: &str, text: &str| {
        let text = line(text);
        if !text.is_empty() || tag == "ER" {
            record += &format!("{tag}  - {text}\r\n");
        }
    };
    add(
        "TY",
        match (work.kind, &work.url) {
            (Kind::Report, _) => "RPRT",
            (_, Some(_)) => "ELEC",
            (_, None) => "GEN",
        },
    );
    add("ID", document.id.as_str());
    for name in &work.authors {
        add("AU", &author(name));
    }
    add("TI", &work.title);
    add("PB", work.publisher.as_deref().unwrap_or_default());
    // The form has no doubts: what is not certain to the year has no year.
    let certain = work
        .date
        .as_ref()
        .filter(|date| !date.is_uncertain && !date.is_approximate);
    if let Some(Extent::At(parts)) = certain.map(|date| date.extent)
        && (1..=9999).contains(&parts.year)
    {
        add("PY", &format!("{:04}", parts.year));
        add("DA", &day(parts));
    } else if let Some(date) = &document.date {
        add("N1", &noted(date));
    }
    add("M3", work.genre.as_deref().unwrap_or_default());
    add("LA", &document.language);
    add("UR", work.url.as_deref().unwrap_or_default());
    add("Y2", &work.accessed.map(day).unwrap_or_default());
    add("ER", "");
    record
}

/// A person as family, given, suffix. A comma in the name of an organisation would make a person of it.
fn author(name: &Name) -> String {
    match name {
        Name::Literal(name) => name.replace(", ", " ").replace(',', " "),
        name => name.sorted(),
    }
}

/// `2023/07/19/`, with nothing where nothing is known.
fn day(parts: Parts) -> String {
    let two = |part: Option<u8>| part.map(|part| format!("{part:02}")).unwrap_or_default();
    format!("{:04}/{}/{}/", parts.year, two(parts.month), two(parts.day))
}
