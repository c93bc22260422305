//! Values that documents give about themselves, in the forms in which they are found.

use super::front_matter::Field;
use crate::{
    manifest::is_web_address,
    text::{self, Metadata},
};
use corpus::EdtfDate;
use std::{collections::BTreeSet, ops::Range};

/// The metadata in a front matter, and the values that cannot be read, with what they are not.
/// Of several fields that say the same thing the first counts that has a value.
pub fn of_front_matter(fields: &[Field]) -> (Metadata, Vec<(Range<usize>, String)>) {
    let mut metadata = Metadata::default();
    let mut problems = Vec::new();
    for field in fields {
        let Some(value) = field.values.first() else {
            continue;
        };
        let all = || field.values.join(", ");
        match field.key.as_str() {
            "title" => set(&mut metadata.title, one_line(&all())),
            "author" | "authors" | "by" | "byline" | "creator" | "creators"
                if metadata.authors.is_empty() =>
            {
                metadata.authors = authors(&field.values);
            }
            "date" | "published" | "publish_date" | "published_at" | "published_date"
            | "pub_date" | "date_published" | "publication_date" | "issued" => match date(value) {
                Some(date) => {
                    metadata.date.get_or_insert(date);
                }
                // Whether a page is to be shown at all.
                None if matches!(value.as_str(), "true" | "false") => {}
                None => problems.push((field.at.clone(), format!("{value:?} is no date"))),
            },
            "captured" | "accessed" | "date_accessed" | "access_date" | "retrieved"
            | "archived" => {
                metadata.captured = metadata.captured.or(date(value));
            }
            "lang" | "language" | "locale" => set(&mut metadata.language, language(value)),
            "canonical_url" | "canonical" | "url" | "original_url" | "source_url" | "link"
            | "external_url" | "permalink" => set(&mut metadata.url, address(value)),
            "source" => match address(value) {
                Some(url) => set(&mut metadata.url, Some(url)),
                None => set(&mut metadata.publisher, one_line(value)),
            },
            "publisher" | "site" | "site_name" | "organization" | "organisation"
            | "institution" | "journal" | "container_title" => {
                set(&mut metadata.publisher, one_line(value))
            }
            "kind" | "genre" | "document_type" | "series" => {
                set(&mut metadata.kind, one_line(value))
            }
            _ => {}
        }
    }
    (metadata, problems)
}

/// Keeps the first value.
pub fn set(field: &mut Option<String>, value: Option<String>) {
    if field.is_none() {
        *field = value;
    }
}

/// The text with one space for any white space in it; `None` if there is nothing to read.
pub fn one_line(text: &str) -> Option<String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().any(char::is_alphanumeric).then_some(line)
}

/// An address on the web.
pub fn address(text: &str) -> Option<String> {
    let text = text.trim();
    is_web_address(text).then(|| text.to_owned())
}

/// A language tag: `pt_BR` is `pt-BR`.
pub fn language(text: &str) -> Option<String> {
    let tag = text.trim().replace('_', "-");
    // "en_US.UTF-8" of a locale, "en, fr" of a header.
    let tag = tag.split(['.', ',', ';', ' ']).next().unwrap_or_default();
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    let well_formed = (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        });
    well_formed.then(|| tag.to_owned())
}

/// The names in values that name authors: each value is one, or a line such as "By Ana and Bo".
pub fn authors(values: &[String]) -> Vec<String> {
    let mut authors: Vec<String> = Vec::new();
    let mut known = BTreeSet::new();
    for value in values {
        let names = text::names(value).unwrap_or_else(|| one_line(value).into_iter().collect());
        for name in names {
            if !is_web_address(&name) && known.insert(name.clone()) {
                authors.push(name);
            }
        }
    }
    authors
}

/// A date in ISO 8601, with or without a time, or as documents print it. The day is the one that is
/// written, whatever the time zone.
pub fn date(text: &str) -> Option<EdtfDate> {
    let text = text.trim();
    let digits =
        |part: &str, count: usize| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
    let day = text.split(['T', ' ', 't']).next().unwrap_or_default();
    let mut parts = day.split('-');
    let is_iso = parts.next().is_some_and(|year| digits(year, 4))
        && parts.clone().count() <= 2
        && parts.all(|part| digits(part, 2));
    let rest = text[day.len()..].trim_start_matches(['T', 't', ' ']);
    if is_iso
        && rest
            .chars()
            .all(|c| c.is_ascii_digit() || ":.,+-Zz UTCGM".contains(c))
    {
        return day.parse().ok();
    }
    // "2023/07/19" in scholarly metadata.
    let year_first = day.replace('/', "-");
    if rest.is_empty() && year_first != day && digits(day.split('/').next().unwrap_or_default(), 4)
    {
        return year_first.parse().ok();
    }
    if digits(day, 8) && rest.chars().all(|c| c.is_ascii_digit() || ":Z".contains(c)) {
        let iso = format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]);
        return iso.parse().ok();
    }
    text::whole_date(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_keep_the_day_that_is_written() {
        for (text, want) in [
            ("2023-07-19", Some("2023-07-19")),
            ("2023-07-19T23:30:00-05:00", Some("2023-07-19")),
            ("2023-07-19 10:00:00 +0000", Some("2023-07-19")),
            ("2023-07-19 10:00:00 UTC", Some("2023-07-19")),
            ("2023/07/19", Some("2023-07-19")),
            ("2023/07", Some("2023-07")),
            ("20230719", Some("2023-07-19")),
            ("2023-07", Some("2023-07")),
            ("2023", Some("2023")),
            ("July 19, 2023", Some("2023-07-19")),
            ("Wed, 19 Jul 2023 10:00:00 GMT", Some("2023-07-19")),
            ("July 19, 2023 at 10:30 AM", Some("2023-07-19")),
            ("2023-13-40", None),
            ("20231340", None),
            ("soon", None),
            ("", None),
        ] {
            let got = date(text).map(|date| date.to_string());
            assert_eq!(got.as_deref(), want, "{text}");
        }
    }

    #[test]
    fn languages_are_tags() {
        for (text, want) in [
            ("en", Some("en")),
            ("pt_BR", Some("pt-BR")),
            ("en_US.UTF-8", Some("en-US")),
            ("zh-Hant-TW", Some("zh-Hant-TW")),
            ("English", None),
            ("", None),
        ] {
            assert_eq!(language(text).as_deref(), want, "{text}");
        }
    }

    #[test]
    fn authors_are_parted() {
        for (values, want) in [
            (&["Ana Pérez"][..], &["Ana Pérez"][..]),
            (&["By Ana Pérez and Bo Li"], &["Ana Pérez", "Bo Li"]),
            (&["Ana Pérez, Bo Li"], &["Ana Pérez", "Bo Li"]),
            (
                &["Ana Pérez", "Bo Li", "Ana Pérez"],
                &["Ana Pérez", "Bo Li"],
            ),
            (&["The 9/11 Commission"], &["The 9/11 Commission"]),
            (&["Hill, Bo"], &["Hill, Bo"]),
            (&["Hill, Bo; De Leo, Ann"], &["Hill, Bo", "De Leo, Ann"]),
            (&["Bo Hill; and Ann Lee"], &["Bo Hill", "Ann Lee"]),
            (&["Hill, Bo, Jr."], &["Hill, Bo, Jr."]),
            (&["By Ann De Leo, Staff Writer"], &["Ann De Leo"]),
            (&["Miller & Miller"], &["Miller & Miller"]),
            (&["Baker & Sons"], &["Baker & Sons"]),
            (&["Ships and Rivers Board"], &["Ships and Rivers Board"]),
            (
                &["Bo Hill, Jr., Ann Lee, MD"],
                &["Bo Hill, Jr.", "Ann Lee, MD"],
            ),
            (&["Ann Lee & Bo Hill"], &["Ann Lee", "Bo Hill"]),
            (&["https://example.org/ana"], &[]),
            (&["—"], &[]),
        ] {
            let values: Vec<_> = values.iter().map(|value| (*value).to_owned()).collect();
            assert_eq!(authors(&values), want, "{values:?}");
        }
    }
}
