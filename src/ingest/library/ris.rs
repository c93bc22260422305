//! RIS: a tag of two letters, two spaces, a hyphen and a space before each value.

use super::record::{Record, joined_name, noted};
use crate::format::metadata;
use corpus::EdtfDate;

/// The records of a file.
pub fn read(text: &str) -> Vec<Record> {
    let mut records = Vec::new();
    let mut open: Option<(usize, Vec<(&str, String)>)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        match tagged(line) {
            Some(("TY", value)) => {
                // A record without its end.
                records.extend(
                    open.take()
                        .map(|(from, fields)| record(&fields, from..start)),
                );
                open = Some((start, vec![("TY", value.to_owned())]));
            }
            Some(("ER", _)) => {
                records.extend(open.take().map(|(from, fields)| record(&fields, from..at)))
            }
            Some((tag, value)) => {
                if let Some((_, fields)) = &mut open {
                    fields.push((tag, value.to_owned()));
                }
            }
            // A line without a tag goes on.
            None => {
                if let Some((_, value)) = open.as_mut().and_then(|(_, fields)| fields.last_mut()) {
                    value.push(' ');
                    value.push_str(line.trim());
                }
            }
        }
    }
    records.extend(open.map(|(from, fields)| record(&fields, from..at)));
    records
}

/// The tag and the value of a line.
fn tagged(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches('\u{feff}');
    let (tag, rest) = (line.get(..2)?, line.get(2..)?);
    let mut letters = tag.chars();
    let is_tag = letters.next()?.is_ascii_uppercase()
        && letters.all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    let value = rest.trim_start().strip_prefix('-')?;
    (is_tag && rest.starts_with(' ')).then_some((tag, value.trim()))
}

fn record(fields: &[(&str, String)], at: std::ops::Range<usize>) -> Record {
    let all = |tags: &[&str]| {
        let values = tags
            .iter()
            .flat_map(|tag| fields.iter().filter(move |field| field.0 == *tag));
        values
            .map(|(_, value)| &**value)
            .filter(|value| !value.is_empty())
            .collect::<Vec<_>>()
    };
    let line = |tags: &[&str]| all(tags).into_iter().find_map(metadata::one_line);
    let kind = line(&["TY"]).unwrap_or_default();
    let is_part = matches!(&*kind, "JOUR" | "NEWS" | "MGZN" | "EJOUR");
    let publisher: &[&str] = match is_part {
        true => &["T2", "JO", "JF", "JA", "PB"],
        false => &["PB", "T2"],
    };
    let noted = all(&["N1"]).into_iter().find_map(noted);
    let dates = all(&["DA", "PY", "Y1"]);
    Record {
        key: line(&["ID"]).unwrap_or_default(),
        title: line(&["TI", "T1", "CT", "BT"]),
        authors: all(&["AU", "A1"]).into_iter().filter_map(author).collect(),
        date: noted.or_else(|| dates.into_iter().find_map(date)),
        accessed: all(&["Y2"]).into_iter().find_map(date),
        publisher: line(publisher),
        url: all(&["UR", "L2"]).into_iter().find_map(metadata::address),
        doi: line(&["DO"]),
        kind: line(&["M3"])
            .filter(|kind| !kind.starts_with("10."))
            .or(named(&kind).map(str::to_owned)),
        language: line(&["LA"]).and_then(|language| metadata::language(&language)),
        files: all(&["L1", "L4"]).into_iter().map(str::to_owned).collect(),
        at,
    }
}

/// `Family, Given, Suffix`; other names stand as they are printed.
fn author(name: &str) -> Option<String> {
    let parts: Vec<_> = name.split(',').map(str::trim).collect();
    match &parts[..] {
        [family, given] => joined_name(given, family, ""),
        [family, given, suffix] => joined_name(given, family, suffix),
        _ => metadata::one_line(name),
    }
}

/// `2023/07/19/`, with nothing where nothing is known, or as people write it.
fn date(written: &str) -> Option<EdtfDate> {
    let parts: Vec<_> = written.split('/').map(str::trim).collect();
    let is_number = |part: &&&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let numbers: Vec<_> = parts.iter().take(3).take_while(is_number).collect();
    let is_year = numbers.first().is_some_and(|year| year.len() == 4);
    let joined = || {
        let two: Vec<_> = numbers.iter().map(|part| format!("{part:0>2}")).collect();
        two.join("-").parse().ok()
    };
    match is_year {
        true => joined(),
        false => metadata::date(written),
    }
}

/// What a type of records is called, where that says something.
fn named(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "JOUR" | "EJOUR" => "Journal article",
        "NEWS" => "Newspaper article",
        "MGZN" => "Magazine article",
        "BOOK" | "EBOOK" | "EDBOOK" => "Book",
        "CHAP" | "ECHAP" => "Chapter",
        "CONF" | "CPAPER" => "Conference paper",
        "RPRT" | "GOVDOC" => "Report",
        "THES" => "Thesis",
        "BLOG" => "Blog post",
        "PCOMM" => "Letter",
        "STAT" | "BILL" => "Law",
        "CASE" => "Court decision",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_read_as_reference_managers_write_them() {
        let text = "\u{feff}TY  - NEWS\r\nTI  - The long\r\n night\r\nAU  - van Dam, Éva\r\nAU  - Hill, Bo, Jr.\r\nA1  - The Desk\r\nT2  - The Paper\r\n\
            PB  - A House\r\nPY  - 2023\r\nDA  - 2023/07/19/\r\nUR  - https://example.org/a\r\nDO  - 10.1/x\r\nL1  - files/1/a b.pdf\r\nER  - \r\n\r\n\
            TY  - RPRT\r\nID  - b\r\nT1  - Two\r\nPY  - 2020///\r\nN1  - Date (EDTF): 2020~\r\nM3  - Brief\r\nTY  - GEN\r\nTI  - Cut";
        let records = read(text);
        let got: Vec<_> = records
            .iter()
            .map(|r| {
                (
                    r.title.as_deref(),
                    r.kind.as_deref(),
                    r.date.as_ref().map(ToString::to_string),
                )
            })
            .collect();
        let want = [
            (
                Some("The long night"),
                Some("Newspaper article"),
                Some("2023-07-19".to_owned()),
            ),
            (Some("Two"), Some("Brief"), Some("2020~".to_owned())),
            (Some("Cut"), None, None),
        ];
        assert_eq!(got, want);
        assert_eq!(
            records[0].authors,
            ["Éva van Dam", "Bo Hill Jr.", "The Desk"]
        );
        assert_eq!(records[0].publisher.as_deref(), Some("The Paper"));
        assert_eq!(records[0].files, ["files/1/a b.pdf"]);
        assert!(read("no record\n\nat all").is_empty());
    }
}
