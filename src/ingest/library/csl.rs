//! CSL-JSON, the input of citation processors, which Zotero, Mendeley and pandoc write.

use super::record::{Record, joined_name, noted};
use crate::format::metadata;
use corpus::EdtfDate;
use serde_json::Value;
use std::ops::Range;

/// True for a list of items, or a file that begins as one: any other JSON is none of ours.
pub fn is_list(text: &str) -> bool {
    items(text).is_some_and(|items| !items.is_empty() && items.iter().all(is_item))
}

fn is_item(item: &Value) -> bool {
    let has = |name| item.get(name).is_some();
    has("type") && (has("title") || has("id") && has("author"))
}

/// The items of a list, also of one below `items`.
fn items(text: &str) -> Option<Vec<Value>> {
    match serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()? {
        Value::Array(items) => Some(items),
        Value::Object(mut all) => match all.remove("items") {
            Some(Value::Array(items)) => Some(items),
            _ => None,
        },
        _ => None,
    }
}

/// The records of a file.
pub fn read(text: &str) -> Vec<Record> {
    let items = items(text).unwrap_or_default();
    // Where an item stands is where its title or id does, looked for behind the one before.
    let mut from = 0;
    let mut at = |item: &Value| -> Range<usize> {
        let words = ["title", "id"].map(|name| item.get(name).filter(|value| value.is_string()));
        let words = words.into_iter().flatten().next().map(Value::to_string);
        let found = words.and_then(|words| Some((text[from..].find(&words)? + from, words.len())));
        let Some((start, length)) = found else {
            return from..from;
        };
        from = start + length;
        start..from
    };
    items
        .iter()
        .filter(|item| is_item(item))
        .map(|item| record(item, at(item)))
        .collect()
}

fn record(item: &Value, at: Range<usize>) -> Record {
    let line = |names: &[&str]| {
        let mut values = names.iter().filter_map(|name| item.get(*name)?.as_str());
        values.find_map(metadata::one_line)
    };
    let kind = line(&["type"]).unwrap_or_default();
    let publisher: &[&str] =
        match kind.starts_with("article") || kind.starts_with("post") || kind == "webpage" {
            true => &["container-title", "publisher"],
            false => &["publisher", "container-title"],
        };
    let id = item
        .get("id")
        .map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned));
    let authors = item.get("author").and_then(Value::as_array);
    Record {
        key: line(&["citation-key"]).or(id).unwrap_or_default(),
        title: line(&["title"]),
        authors: authors.into_iter().flatten().filter_map(author).collect(),
        date: line(&["note"])
            .as_deref()
            .and_then(noted)
            .or_else(|| item.get("issued").and_then(date)),
        accessed: item.get("accessed").and_then(date),
        publisher: line(publisher),
        url: item
            .get("URL")
            .and_then(Value::as_str)
            .and_then(metadata::address),
        doi: line(&["DOI"]),
        kind: line(&["genre"]).or(named(&kind).map(str::to_owned)),
        language: line(&["language"]).and_then(|language| metadata::language(&language)),
        files: line(&["file", "file_path"]).into_iter().collect(),
        at,
    }
}

fn author(name: &Value) -> Option<String> {
    let part = |part| name.get(part).and_then(Value::as_str).unwrap_or_default();
    if let Some(literal) = metadata::one_line(part("literal")) {
        return Some(literal);
    }
    let given = format!(
        "{} {} {}",
        part("given"),
        part("dropping-particle"),
        part("non-dropping-particle")
    );
    joined_name(&given, part("family"), part("suffix"))
}

/// A date in parts, in EDTF, or as people write it.
fn date(issued: &Value) -> Option<EdtfDate> {
    let written = |name| issued.get(name).and_then(Value::as_str);
    if let Some(text) = issued.as_str().or(written("literal")).or(written("raw")) {
        return text.parse().ok().or_else(|| metadata::date(text));
    }
    let is_circa = issued.get("circa").is_some_and(|circa| match circa {
        Value::Bool(circa) => *circa,
        Value::Number(number) => number.as_i64() != Some(0),
        Value::String(text) => !text.is_empty() && text != "false" && text != "0",
        _ => false,
    });
    let season = issued
        .get("season")
        .and_then(number)
        .filter(|season| (1..=4).contains(season));
    let one = |parts: &Value| {
        let parts: Vec<_> = parts.as_array()?.iter().map_while(number).take(3).collect();
        let (year, rest) = parts.split_first()?;
        let mut date = match year {
            0.. => format!("{year:04}"),
            _ => format!("-{:04}", year.unsigned_abs()),
        };
        for part in rest {
            date += &format!("-{part:02}");
        }
        if let Some(season) = season.filter(|_| rest.is_empty()) {
            date += &format!("-{}", season + 20);
        }
        Some(date + if is_circa { "~" } else { "" })
    };
    let dates: Vec<_> = issued
        .get("date-parts")?
        .as_array()?
        .iter()
        .filter_map(one)
        .take(2)
        .collect();
    dates.join("/").parse().ok()
}

/// A number, also one in quotation marks.
fn number(value: &Value) -> Option<i64> {
    value
        .as_i64()
        .or_else(|| value.as_str()?.trim().parse().ok())
}

/// What a type of items is called, where that says something.
fn named(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "article-journal" => "Journal article",
        "article-newspaper" => "Newspaper article",
        "article-magazine" => "Magazine article",
        "book" => "Book",
        "chapter" => "Chapter",
        "paper-conference" => "Conference paper",
        "report" => "Report",
        "thesis" => "Thesis",
        "post-weblog" => "Blog post",
        "personal_communication" => "Letter",
        "interview" => "Interview",
        "speech" => "Speech",
        "legislation" | "bill" => "Law",
        "legal_case" => "Court decision",
        "treaty" => "Treaty",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_read_as_reference_managers_write_them() {
        let text = r#"[{"id": 7, "type": "article-newspaper", "title": "The \"long\" night", "container-title": "The Paper", "publisher": "A House",
            "author": [{"family": "Dam", "non-dropping-particle": "van", "given": "Éva"}, {"literal": "The Desk"}, {"family": "Hill", "given": "Bo", "suffix": "Jr."}],
            "issued": {"date-parts": [["2023", 7, "19"]]}, "URL": "https://example.org/a", "DOI": "10.1/x", "language": "en_GB"},
            {"id": "b", "type": "report", "genre": "Brief", "title": "Two", "issued": {"date-parts": [[2019], [2020, 5]], "circa": true}}]"#;
        assert!(is_list(text) && is_list(&format!("{{\"items\": {text}}}")));
        let records = read(text);
        let first = &records[0];
        assert_eq!(first.authors, ["Éva van Dam", "The Desk", "Bo Hill Jr."]);
        assert_eq!(
            (first.publisher.as_deref(), first.language.as_deref()),
            (Some("The Paper"), Some("en-GB"))
        );
        let dates: Vec<_> = records
            .iter()
            .map(|r| r.date.as_ref().map(ToString::to_string))
            .collect();
        assert_eq!(
            dates,
            [
                Some("2023-07-19".to_owned()),
                Some("2019~/2020-05~".to_owned())
            ]
        );
        assert_eq!(records[1].kind.as_deref(), Some("Brief"));
        assert_eq!(&text[records[1].at.clone()], "\"Two\"");
    }

    #[test]
    fn dates_are_read_in_all_their_forms() {
        for (issued, want) in [
            (r#"{"literal": "2023/.."}"#, Some("2023/..")),
            (r#"{"raw": "July 19, 2023"}"#, Some("2023-07-19")),
            (r#""2023-07""#, Some("2023-07")),
            (r#"{"date-parts": [[2023]], "season": 2}"#, Some("2023-22")),
            (r#"{"date-parts": [[-44, 3, 15]]}"#, Some("-0044-03-15")),
            (r#"{"date-parts": [[2023, 13]]}"#, None),
            (r#"{"date-parts": [[]]}"#, None),
            (r#"{"date-parts": 5}"#, None),
        ] {
            let issued = serde_json::from_str(issued).expect("is JSON");
            assert_eq!(
                date(&issued).map(|date| date.to_string()).as_deref(),
                want,
                "{issued}"
            );
        }
        for text in [
            "{}",
            "[]",
            "[1]",
            "{\"items\": 5}",
            "[{\"type\": \"a\"}]",
            "[",
            "",
        ] {
            assert!(!is_list(text), "{text}");
        }
    }
}
