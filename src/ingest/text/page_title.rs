//! The line "Title | Site" with which the dump of a page begins.

use super::measure;
use super::unit::Unit;
use std::collections::HashMap;

/// The line "Title | Site" with which the dump of a page begins.
#[derive(Debug, PartialEq)]
pub(super) struct PageTitle {
    /// The title, as the page prints it elsewhere.
    pub title: String,
    /// The name of the site.
    pub publisher: Option<String>,
    /// The units that print the title alone.
    pub units: Vec<usize>,
}

/// The signs between a page's title and its site's name.
const SEPARATORS: [&str; 8] = [" | ", " - ", " – ", " — ", " · ", " • ", " » ", " :: "];

/// How many units from the start the title of the page is looked for.
const FIRST: usize = 12;

/// Looks for the page's title in the first lines: the longest part of one of them, up to or from a
/// separator, that stands alone elsewhere.
pub(super) fn page_title(units: &[Unit]) -> Option<PageTitle> {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    let first = units
        .iter()
        .take(FIRST)
        .filter(|unit| !unit.folded.is_empty() && !unit.bullet);
    let mut candidates = Vec::new();
    for unit in first {
        for separator in SEPARATORS {
            for (at, _) in unit.text.match_indices(separator) {
                let (before, after) = (&unit.text[..at], &unit.text[at + separator.len()..]);
                let last = after.rsplit(separator).next().unwrap_or(after);
                let first = before.split(separator).next().unwrap_or(before);
                candidates.push((before, last));
                candidates.push((after, first));
            }
        }
    }
    candidates.retain(|(title, site)| {
        measure::words(title) >= 2 && measure::first_letter(site).is_some()
    });
    candidates.sort_by_key(|(title, _)| std::cmp::Reverse(title.len()));
    if candidates.is_empty() {
        return None;
    }
    for (index, unit) in units
        .iter()
        .enumerate()
        .filter(|(_, unit)| !unit.folded.is_empty())
    {
        places.entry(&unit.folded).or_default().push(index);
    }
    candidates.into_iter().find_map(|(title, publisher)| {
        let found = places.get(measure::fold(title).as_str())?;
        Some(PageTitle {
            title: units[*found.first()?].text.clone().into_owned(),
            publisher: Some(publisher.trim().to_owned()),
            units: found.clone(),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::{line, unit};
    use super::*;

    fn found(source: &str) -> Option<PageTitle> {
        page_title(&unit::units(&line::lines(source, &[])))
    }

    #[test]
    fn a_page_title_is_the_part_of_a_first_line_that_recurs() {
        for (source, title, publisher) in [
            (
                "War and Peace | Site\nx\nWar and Peace",
                "War and Peace",
                "Site",
            ),
            (
                "A - B talks | News | Site\nA - B talks",
                "A - B talks",
                "Site",
            ),
            (
                "Skip\nSite - The long way\n\nThe Long Way",
                "The Long Way",
                "Site",
            ),
        ] {
            let found = found(source).expect(source);
            assert_eq!(
                (found.title.as_str(), found.publisher.as_deref()),
                (title, Some(publisher))
            );
        }
        assert_eq!(found("War and Peace | Site\n\nA text."), None);
        assert_eq!(found("A | B\nA\nB"), None);
    }
}
