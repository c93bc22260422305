//! What groups the documents best where each alone, as a source of its own, says nothing as a lane or a filter.

use crate::{natural, slug::unique_slug};
use corpus::{
    Document,
    groups::{Group, GroupedBy, Groups},
};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

/// The most documents that are told apart one by one, and the most groups.
const MAX_GROUPS: usize = 12;
/// The fewest documents of a group with a name.
const MIN_DOCUMENTS: usize = 2;
/// The part of all documents that the groups with names hold at least.
const MIN_NAMED: (usize, usize) = (2, 3);
/// The part of all documents that one group holds at most.
const MAX_SHARE: (usize, usize) = (4, 5);
/// The id of the group of documents that are in no other.
const OTHERS: &str = "others";
/// The first year whose decade has a name that everybody reads alike: "1010s".
const FIRST_YEAR: i64 = 1000;

/// The groups of documents; none where they are few, or nothing groups them.
///
/// Of folders, publishers, kinds and authors that counts which tells most pairs of documents apart; where none does, the
/// names of their files. The timeline shows anyway from when things are, so that years and decades come last.
pub fn groups(documents: &[Document]) -> Groups {
    if documents.len() <= MAX_GROUPS {
        return Groups::default();
    }
    let depth = common_depth(documents);
    let by = |by, value: &dyn Fn(&Document) -> Option<String>| grouped(by, documents, value);
    let groupings = [
        by(GroupedBy::Folder, &|document| {
            folders(document).nth(depth).map(str::to_owned)
        }),
        by(GroupedBy::Publisher, &|document| document.publisher.clone()),
        by(GroupedBy::Kind, &|document| document.kind.clone()),
        by(GroupedBy::Author, &|document| {
            document.authors.first().cloned()
        }),
    ];
    // The first of the best, where `max_by_key` would take the last.
    let best = (groupings.into_iter().flatten()).min_by_key(|groups| Reverse(pairs_apart(groups)));
    let periods = || {
        let years = by(GroupedBy::Year, &|document| {
            year(document).map(|year| year.to_string())
        });
        let decades = by(GroupedBy::Decade, &|document| {
            year(document).map(|year| format!("{}s", year.div_euclid(10) * 10))
        });
        // Undated documents may be a group without a name; those before or after all others are none.
        let is_whole = |groups: &Groups| {
            let mut dated = documents.iter().zip(&groups.of);
            dated.all(|(document, of)| year(document).is_none() || !groups.all[*of].name.is_empty())
        };
        (years.filter(is_whole)).or(decades.filter(is_whole))
    };
    best.or_else(|| by(GroupedBy::Series, &series))
        .or_else(periods)
        .unwrap_or_default()
}

/// The folders in which a document lies, from the outermost.
fn folders(document: &Document) -> impl Iterator<Item = &str> {
    let path = document.source.file.rsplit_once('/');
    path.into_iter().flat_map(|(path, _)| path.split('/'))
}

/// How many folders hold all documents.
fn common_depth(documents: &[Document]) -> usize {
    let is_common = |(depth, name): &(usize, &str)| {
        documents
            .iter()
            .all(|other| folders(other).nth(*depth) == Some(*name))
    };
    folders(&documents[0])
        .enumerate()
        .take_while(is_common)
        .count()
}

/// The word that the name of a document's file begins with: "minutes" of "minutes-12.txt".
fn series(document: &Document) -> Option<String> {
    let file = &document.source.file;
    let name = file.rsplit('/').next().unwrap_or(file);
    let end = name.find(|c: char| !c.is_alphabetic())?;
    (end > 1).then(|| name[..end].to_owned())
}

/// The year in which a document was published.
fn year(document: &Document) -> Option<i64> {
    let year = document.date.as_ref()?.earliest()?.year();
    (year >= FIRST_YEAR).then_some(year)
}

/// The groups that the values of documents make, one for each document, if they tell the documents apart.
fn grouped(
    by: GroupedBy,
    documents: &[Document],
    value: &dyn Fn(&Document) -> Option<String>,
) -> Option<Groups> {
    let value = |document: &Document| Some(value(document)?.trim().to_owned());
    let values: Vec<_> = { documents.iter() }
        .map(|document| value(document).filter(|value| !value.is_empty()))
        .collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for value in values.iter().flatten() {
        *counts.entry(value).or_default() += 1;
    }
    let mut named: Vec<_> = counts.into_iter().collect();
    named.retain(|(_, count)| *count >= MIN_DOCUMENTS);
    named.sort_by_key(|(_, count)| Reverse(*count));
    let held = |named: &[(&str, usize)]| named.iter().map(|(_, count)| count).sum::<usize>();
    if named.len() > MAX_GROUPS || held(&named) < values.len() {
        // One group is left for all others.
        named.truncate(MAX_GROUPS - 1);
    }
    let largest = named.first()?.1;
    let is_part =
        |count: usize, (part, whole): (usize, usize)| count * whole >= part * values.len();
    if named.len() < 2 || !is_part(held(&named), MIN_NAMED) || is_part(largest, MAX_SHARE) {
        return None;
    }
    let mut names: Vec<&str> = named.into_iter().map(|(name, _)| name).collect();
    names.sort_by(|one, other| natural::compare(one, other));
    let position = |value: &Option<String>| {
        let position = names
            .iter()
            .position(|name| Some(*name) == value.as_deref());
        position.unwrap_or(names.len())
    };
    let of: Vec<_> = values.iter().map(position).collect();
    // In addresses a document stands for its group: no group has the id of a document.
    let mut taken: BTreeSet<_> = { documents.iter() }
        .map(|document| document.id.as_str().to_owned())
        .collect();
    let mut group = |name: &str, of_id: &[&str]| Group {
        id: unique_slug(of_id, &mut taken),
        name: name.to_owned(),
    };
    let mut all: Vec<_> = { names.iter() }
        .map(|name| group(name, &[name, "group"]))
        .collect();
    if of.contains(&names.len()) {
        all.push(group("", &[OTHERS]));
    }
    Some(Groups { by, all, of })
}

/// How many pairs of documents are in different groups.
fn pairs_apart(groups: &Groups) -> usize {
    let mut counts = vec![0; groups.all.len()];
    groups.of.iter().for_each(|group| counts[*group] += 1);
    let all = groups.of.len();
    counts
        .iter()
        .map(|count| count * (all - count))
        .sum::<usize>()
        / 2
}

#[cfg(test)]
mod tests {
    use crate::{Folder, compile};
    use corpus::groups::{GroupedBy, Groups};

    /// The groups of a folder with so many documents of the file names and front matter that are made of their numbers.
    fn groups(count: usize, document: impl Fn(usize) -> (String, String)) -> Groups {
        let files: Vec<_> = { 0..count }
            .map(|number| {
                let (name, front) = document(number);
                let text = format!(
                    "---\ntitle: Paper {number}\n{front}---\n\nPaper {number} of the town.\n"
                );
                (name, text)
            })
            .collect();
        let files = files.iter().map(|(name, text)| (&**name, &**text));
        let compiled = compile(&Folder::from_files(files));
        compiled.corpus.expect("compiles").groups
    }

    fn names(groups: &Groups) -> Vec<&str> {
        groups.all.iter().map(|group| &*group.name).collect()
    }

    #[test]
    fn few_documents_and_documents_that_nothing_parts_are_their_own_sources() {
        let in_folders = |number: usize| (format!("{}/{number}.md", number % 3), String::new());
        assert_eq!(groups(12, in_folders), Groups::default());
        let alone = |number: usize| (format!("{number}.md"), String::new());
        assert_eq!(groups(20, alone), Groups::default());
        // All but two are of one publisher.
        let giant = |number: usize| {
            let publisher = if number < 18 { "Guild" } else { "Mill" };
            (format!("{number}.md"), format!("publisher: {publisher}\n"))
        };
        assert_eq!(groups(20, giant), Groups::default());
        let own = |number: usize| {
            (
                format!("{number}.md"),
                format!("author: Ann Lake{number}\n"),
            )
        };
        assert_eq!(groups(20, own), Groups::default());
    }

    #[test]
    fn the_part_that_tells_most_documents_apart_groups_them() {
        let folders = groups(20, |number| {
            let name = ["a/letters", "a/minutes", "a/10 maps", "a/9 maps", "a"][number % 5];
            (format!("{name}/{number}.md"), "publisher: Guild\n".into())
        });
        assert_eq!(folders.by, GroupedBy::Folder);
        assert_eq!(
            names(&folders),
            ["9 maps", "10 maps", "letters", "minutes", ""]
        );
        assert_eq!(folders.of.len(), 20);
        let publishers = groups(20, |number| {
            let folder = if number < 8 { "old" } else { "new" };
            let publisher = ["Guild", "Mill", "Town"][number % 3];
            (
                format!("{folder}/{number}.md"),
                format!("publisher: {publisher}\n"),
            )
        });
        assert_eq!(publishers.by, GroupedBy::Publisher);
        assert_eq!(names(&publishers), ["Guild", "Mill", "Town"]);
        let series = groups(20, |number| {
            let series = ["letter", "minutes", "protocol"][number % 3];
            (format!("all/{series}-{number}.md"), String::new())
        });
        assert_eq!(series.by, GroupedBy::Series);
        assert_eq!(names(&series), ["letter", "minutes", "protocol"]);
        let years = groups(20, |number| {
            let date = format!("date: {}-03-05\n", 1961 + number % 3);
            (
                format!("{number}.md"),
                if number < 18 { date } else { String::new() },
            )
        });
        assert_eq!(
            (years.by, names(&years)),
            (GroupedBy::Year, vec!["1961", "1962", "1963", ""])
        );
        let decades = groups(20, |number| {
            let year = 1951 + 3 * number;
            (format!("{number}.md"), format!("date: {year}-03-05\n"))
        });
        assert_eq!(decades.by, GroupedBy::Decade);
        assert_eq!(decades.all[0].name, "1950s");
        assert_eq!(decades.all[0].id, "1950s");
    }

    #[test]
    fn of_many_groups_the_largest_have_names_and_each_its_own_id() {
        let many = groups(60, |number| {
            let publisher = if number < 44 { number % 4 } else { number - 30 };
            let name = ["甲", "Lake & Co", "Lake, Co", "lake co"];
            let publisher = name
                .get(publisher)
                .map_or(format!("P{publisher}"), |name| (*name).into());
            (
                format!("{number}.md"),
                format!("publisher: \"{publisher}\"\n"),
            )
        });
        assert_eq!(many.by, GroupedBy::Publisher);
        assert_eq!(many.all.last().map(|group| &*group.name), Some(""));
        let mut ids: Vec<_> = many.all.iter().map(|group| &group.id).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), many.all.len());
        assert!(many.of.iter().all(|of| *of < many.all.len()));
    }
}
