//! Offline: the site on the reader's device, whole or not at all.
//!
//! - `sw.js`: the worker that keeps it and answers from it; it says how
//! - `page.js`: the page's side, which says what there is to say; its words are those of the interface
//! - `removing.js`: published in the place of the worker, it removes the worker and what it kept
//! - [`list`]: which files are kept, with their sizes and hashes
//!
//! What holds of the worker wherever it is cut off is guarded by `tests/worker`, and in browsers by
//! `tests/scenarios/offline.rs`.

mod list;

use crate::files::SiteFiles;
use crate::policy;
use crate::program::digest;
use app::i18n::SentMessages;
use list::Listed;
pub use list::{File, files, version};
use serde_json::{Map, Value};

/// The worker's name. It never changes, or old ones would stay for ever.
pub const WORKER: &str = "sw.js";

/// What stands in a page for the version that it is of, until that is known: a version is made of
/// all files, pages among them.
pub const UNKNOWN: &str = "0000000000000000";

/// A script without its comments and indentation.
pub fn bare(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let code = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    code.collect::<Vec<_>>().join("\n")
}

/// The page's side in a language: its name and its text.
pub fn script(language: &str) -> (String, String) {
    let words = SentMessages::of(language).offline.iter();
    let words: Map<_, _> = words
        .map(|(name, text)| ((*name).to_owned(), Value::from(*text)))
        .collect();
    let words = Value::from(words).to_string();
    let script = bare(include_str!("page.js")).replace("\"@WORDS@\"", &words);
    (format!("offline-{}.js", digest(script.as_bytes())), script)
}

/// Lists all files of a site, and adds the list and the worker. `known` are those that were there before the pages got their
/// version, `holder` is the file that has the whole site in it.
pub fn put_worker(site: &mut SiteFiles, known: Vec<File>, version: &str, holder: &str) {
    let listed = list::with_holder(site, known, holder);
    let text = Listed::of(listed).to_string();
    let name = format!("offline-{}.json", digest(text.as_bytes()));
    let hash = policy::digest(text.as_bytes());
    let worker = bare(include_str!("sw.js"))
        .replace("@VERSION@", version)
        .replace("@LIST@", &name)
        .replace("@SIZE@", &text.len().to_string())
        .replace("@HASH@", &hash);
    site.put(name, text);
    site.put(WORKER, worker);
}

/// What removes the worker of an earlier build.
pub fn removing() -> String {
    bare(include_str!("removing.js"))
}

/// How a page says its version.
pub fn attribute(version: &str) -> String {
    format!("data-version=\"{version}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_says_what_the_catalogue_has_and_nothing_else() {
        let script = include_str!("page.js");
        let used = script.split("WORDS.").skip(1).map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_lowercase() && c != '_');
            &rest[..end.unwrap_or(rest.len())]
        });
        let mut used: Vec<_> = used.collect();
        let mut known: Vec<_> = SentMessages::of("en").offline.iter().map(|w| w.0).collect();
        used.sort_unstable();
        used.dedup();
        known.sort_unstable();
        assert_eq!(used, known);
    }

    #[test]
    fn what_is_filled_in_has_its_place() {
        for (script, places) in [
            (
                include_str!("sw.js"),
                &["@VERSION@", "@LIST@", "@SIZE@", "@HASH@"][..],
            ),
            (include_str!("page.js"), &["\"@WORDS@\""]),
        ] {
            for place in places {
                assert_eq!(script.matches(place).count(), 1, "{place}");
            }
        }
    }
}
