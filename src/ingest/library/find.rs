//! Which document a record is of: by its file, DOI, address or title, in this order.

use super::record::Record;
use crate::{manifest::DocumentEntry, reading::Opened};
use std::collections::{BTreeMap, BTreeSet};

/// How many characters from the start a document's own DOI is looked for.
const DOI_REACH: usize = 6000;

/// How many headings and paragraphs from the start a title is looked for.
const TITLE_REACH: usize = 6;

/// The documents by what records call them.
pub struct Finder {
    /// For file, DOI, address and title, each as it is compared.
    by: [BTreeMap<String, BTreeSet<usize>>; 4],
}

impl Finder {
    /// Looks among these documents; those that could not be opened are none.
    pub fn new(documents: &[(Option<&DocumentEntry>, Option<&Opened>)]) -> Self {
        let mut by = [const { BTreeMap::new() }; 4];
        for (number, (entry, opened)) in documents.iter().enumerate() {
            let Some(opened) = opened else { continue };
            let mut add = |what: usize, name: String| {
                if !name.is_empty() {
                    let names: &mut BTreeMap<String, BTreeSet<usize>> = &mut by[what];
                    names.entry(name).or_default().insert(number);
                }
            };
            let name = file_name(opened.file());
            add(0, name.clone());
            if let Some((stem, _)) = name.rsplit_once('.') {
                add(0, stem.to_owned());
            }
            let extracted = opened.extracted();
            let urls = [
                entry.and_then(|entry| entry.url.as_deref()),
                extracted.url.as_deref(),
            ];
            for url in urls.into_iter().flatten() {
                add(1, doi(url).unwrap_or_default());
                add(2, address(url));
            }
            let (start, _) = opened
                .text()
                .split_at(opened.text().floor_char_boundary(DOI_REACH));
            add(1, doi(start).unwrap_or_default());
            let title = extracted.title.as_ref().map(|(title, _)| &**title);
            let first = extracted
                .blocks
                .iter()
                .take(TITLE_REACH)
                .map(|block| &*block.text);
            for title in title
                .into_iter()
                .chain(entry.and_then(|entry| entry.title.as_deref()))
                .chain(first)
            {
                add(3, bare(title));
            }
        }
        Self { by }
    }

    /// The documents that a record can be of, and how that is known: the less, the surer.
    pub fn find(&self, record: &Record) -> Vec<(usize, u8)> {
        let files = record.files.iter().flat_map(|file| file.split(':'));
        // Programs write `Full text:files/1/a.pdf:application/pdf`.
        let files = files.map(file_name).filter(|name| name.contains('.'));
        let names: [Vec<String>; 4] = [
            files.collect(),
            record.doi.as_deref().and_then(doi).into_iter().collect(),
            record.url.as_deref().map(address).into_iter().collect(),
            record.title.as_deref().map(bare).into_iter().collect(),
        ];
        let key = [file_name(&record.key)];
        let ways = names
            .iter()
            .map(|names| &names[..])
            .chain([&key[..]])
            .zip([0, 1, 2, 3, 0])
            .zip(0_u8..);
        for ((names, by), rank) in ways {
            let names = names.iter().filter(|name| !name.is_empty());
            let found: BTreeSet<_> = names
                .filter_map(|name| self.by[by].get(name))
                .flatten()
                .collect();
            if !found.is_empty() {
                return found.into_iter().map(|number| (*number, rank)).collect();
            }
        }
        Vec::new()
    }
}

/// The name of a file without its folders, in lower case.
fn file_name(path: &str) -> String {
    path.rsplit(['/', '\\'])
        .next()
        .unwrap_or_default()
        .trim()
        .to_lowercase()
}

/// The first DOI in a text, in lower case.
pub fn doi(text: &str) -> Option<String> {
    let mut starts = text.match_indices("10.");
    starts.find_map(|(at, _)| {
        let before = text[..at].chars().next_back();
        let rest = &text[at..];
        let ends = |c: char| {
            c.is_whitespace() || matches!(c, '"' | '<' | '>' | ',' | ';' | '?' | '#' | ']' | '}')
        };
        let whole = rest[..rest.find(ends).unwrap_or(rest.len())].trim_end_matches(['.', ')', ':']);
        let (registrant, name) = whole.strip_prefix("10.")?.split_once('/')?;
        let is_number = (4..=9).contains(&registrant.len())
            && registrant.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let is_one = is_number
            && !name.is_empty()
            && !before.is_some_and(|c| c.is_ascii_digit() || c == '.');
        is_one.then(|| whole.to_lowercase())
    })
}

/// An address without what different addresses of one page differ in.
fn address(url: &str) -> String {
    let rest = url.trim().split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.split('#').next().unwrap_or_default();
    let lower = rest.to_lowercase();
    lower
        .strip_prefix("www.")
        .unwrap_or(&lower)
        .trim_end_matches('/')
        .to_owned()
}

/// The letters and digits of a title. One of a single short word names nothing.
fn bare(title: &str) -> String {
    let letters = title.chars().take(600).filter(|c| c.is_alphanumeric());
    let bare: String = letters.flat_map(char::to_lowercase).collect();
    if bare.chars().count() < 8 {
        String::new()
    } else {
        bare
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doi_is_found_wherever_it_stands() {
        for (text, want) in [
            ("10.1234/AB.c-1", Some("10.1234/ab.c-1")),
            ("https://doi.org/10.1234/x?y", Some("10.1234/x")),
            ("(doi: 10.1234/x).", Some("10.1234/x")),
            ("version 10.2 of 110.1234/x", None),
            ("10./x 10.1234/", None),
        ] {
            assert_eq!(doi(text).as_deref(), want, "{text}");
        }
    }
}
