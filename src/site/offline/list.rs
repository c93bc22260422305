//! Which files are kept on a device, with their sizes and hashes.
//!
//! The list lies beside the worker, named by its hash, so that asking for a new version costs the worker and not the list.

use crate::files::SiteFiles;
use crate::one_file;
use crate::policy;
use crate::program::digest;
use corpus::embedded::Shards;
use rayon::prelude::*;
use serde_json::json;
use std::fmt;

/// So many bytes are kept without asking, besides what the explorer cannot do without.
pub const BUDGET: u64 = 5_000_000;

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path below the root, with slashes.
    pub name: String,
    /// In bytes.
    pub size: u64,
    /// Its SHA-256 in Base64.
    pub hash: String,
    /// It has all others in it.
    pub holds_all: bool,
    /// It is the index of a collection whose texts are in the program.
    is_only_shard: bool,
}

impl File {
    fn of((name, bytes): (&str, &[u8])) -> Self {
        Self {
            name: name.to_owned(),
            size: bytes.len() as u64,
            hash: policy::digest(bytes),
            holds_all: false,
            is_only_shard: false,
        }
    }

    /// True for a page.
    pub fn is_page(&self) -> bool {
        self.name.ends_with(".html")
    }

    /// Its address below the root: a folder's page has that of the folder, because some hosts redirect its own.
    fn address(&self) -> &str {
        let folder = self.name.strip_suffix("index.html");
        let folder = folder.filter(|folder| folder.is_empty() || folder.ends_with('/'));
        folder.unwrap_or(&self.name)
    }

    fn need(&self) -> Need {
        let name = self.name.as_str();
        let of_document = name.starts_with("documents/");
        if self.holds_all {
            Need::All
        } else if self.is_page() && (of_document || name.starts_with("index/")) {
            Need::Page
        } else if name.starts_with(Shards::FOLDER) && !self.is_only_shard {
            Need::Shard
        } else if of_document && name.ends_with(".txt") {
            Need::Text
        } else if self.is_page()
            || self.is_only_shard
            || (!name.contains('/')
                && [".js", ".wasm", ".css"]
                    .iter()
                    .any(|end| name.ends_with(end)))
            || name.starts_with("icon")
            || name.ends_with(".webmanifest")
        {
            Need::Explorer
        } else {
            Need::Taken
        }
    }
}

/// What a file is needed for, the most needed first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Need {
    /// The program, the pages that are there in every site, what belongs to an installed site.
    Explorer,
    /// The pages of documents, and those that list everything.
    Page,
    /// What the program fetches when it needs it: of a large collection the texts and the index.
    Shard,
    /// The texts and sources of documents, in which places are looked up.
    Text,
    /// What people and programs take away.
    Taken,
    /// All of it once more in one file, which is only kept on request.
    All,
}

/// The files of a site in the order of their names, without those that are for hosts and search engines alone, and
/// without those that hold the whole site.
pub fn files(site: &SiteFiles) -> Vec<File> {
    let is_listed = |(path, _): &(&str, &[u8])| {
        let name = path.rsplit('/').next().unwrap_or_default();
        let is_for_machines = name.starts_with(['.', '_'])
            || ["robots.txt", "sitemap.xml", super::WORKER].contains(path);
        let is_whole = *path == one_file::NAME || path.starts_with(one_file::VERSIONS);
        !is_for_machines && !is_whole
    };
    let listed: Vec<_> = site.iter().filter(is_listed).collect();
    let mut files: Vec<_> = listed.into_par_iter().map(File::of).collect();
    let is_shard = |file: &&mut File| file.name.starts_with(Shards::FOLDER);
    let mut shards = files.iter_mut().filter(is_shard);
    if let (Some(index), None) = (shards.next(), shards.next()) {
        index.is_only_shard = true;
    }
    files
}

/// The files of a site for its list: those that are `known` from before its pages were changed, the file that holds the whole
/// site, and that which leads there if it is another.
pub fn with_holder(site: &SiteFiles, known: Vec<File>, holder: &str) -> Vec<File> {
    let now = |file: File| match site.get(&file.name).filter(|_| file.is_page()) {
        Some(bytes) => File::of((&file.name, bytes)),
        None => file,
    };
    let mut listed: Vec<_> = known.into_par_iter().map(now).collect();
    let mut names = vec![holder, one_file::NAME];
    names.dedup();
    for name in names {
        let file = site.get(name).map(|bytes| File::of((name, bytes)));
        listed.extend(file.map(|file| File {
            holds_all: name == holder,
            ..file
        }));
    }
    listed
}

/// The name of a version: it changes when any of its files does, or what has them all in it.
pub fn version(files: &[File], whole: &str) -> String {
    let lines = files
        .iter()
        .map(|file| format!("{} {}\n", file.name, file.hash));
    let lines: String = lines.collect();
    digest((lines + &policy::digest(whole.as_bytes())).as_bytes())
}

/// The files that are kept, and those that are kept on request. What is needed more comes first; what is needed for the
/// same is kept all or on request.
#[derive(Debug, PartialEq, Eq)]
pub struct Listed {
    core: Vec<File>,
    rest: Vec<File>,
}

impl Listed {
    /// Parts the files of a site.
    pub fn of(files: Vec<File>) -> Self {
        let mut room = BUDGET;
        let mut last = Need::Explorer;
        for need in [Need::Page, Need::Shard, Need::Text, Need::Taken] {
            let sizes = files.iter().filter(|file| file.need() == need);
            let size = sizes.map(|file| file.size).sum();
            match room.checked_sub(size) {
                Some(left) => (room, last) = (left, need),
                None => break,
            }
        }
        let (core, rest) = files.into_iter().partition(|file| file.need() <= last);
        Self { core, rest }
    }
}

impl fmt::Display for Listed {
    /// As the worker reads it: JSON with a line for each file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = |files: &[File]| {
            let entry = |file: &File| json!([file.address(), file.size, file.hash]).to_string();
            files.iter().map(entry).collect::<Vec<_>>().join(",\n")
        };
        let (core, rest) = (lines(&self.core), lines(&self.rest));
        write!(f, "{{\"core\":[\n{core}\n],\"rest\":[\n{rest}\n]}}\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, size: u64) -> File {
        let (name, hash) = (name.into(), "h".into());
        let holds_all = false;
        File {
            name,
            size,
            hash,
            holds_all,
            is_only_shard: false,
        }
    }

    #[test]
    fn a_small_site_is_kept_whole_and_of_a_large_one_what_is_needed_most() {
        let site = |page, text, taken| {
            Listed::of(vec![
                file("index.html", 9_000_000),
                file("about/index.html", 1),
                file("404.html", 1),
                file("app-1.wasm", 1),
                file("app-1.js", 1),
                file("icon-192.png", 1),
                file("manifest.webmanifest", 1),
                file("documents/a/index.html", page),
                file("documents/a/source.txt", text),
                file("documents/a/cite.bib", taken),
                file("corpus.json", taken),
            ])
        };
        for (sizes, kept) in [
            ((1_000_000, 2_000_000, 1_000_000), 11),
            ((1_000_000, 2_000_000, 1_000_001), 9),
            ((1_000_000, 4_000_001, 1), 8),
            ((5_000_001, 1, 1), 7),
        ] {
            let listed = site(sizes.0, sizes.1, sizes.2);
            assert_eq!(listed.core.len(), kept, "{sizes:?}");
            assert_eq!(listed.core.len() + listed.rest.len(), 11);
        }
    }

    #[test]
    fn a_page_has_the_address_of_its_folder() {
        for (name, address) in [
            ("index.html", ""),
            ("documents/a/index.html", "documents/a/"),
            ("404.html", "404.html"),
            ("documents/reindex.html", "documents/reindex.html"),
        ] {
            assert_eq!(file(name, 0).address(), address);
        }
        let listed = Listed {
            core: vec![file("a/index.html", 1), file("b", 2)],
            rest: vec![],
        };
        let want = "{\"core\":[\n[\"a/\",1,\"h\"],\n[\"b\",2,\"h\"]\n],\"rest\":[\n\n]}\n";
        assert_eq!(listed.to_string(), want);
    }

    #[test]
    fn every_change_is_another_version() {
        let one = [file("a", 1), file("b", 1)];
        let other = [file("a", 1), file("c", 1)];
        assert_ne!(version(&one, "whole"), version(&other, "whole"));
        assert_ne!(version(&one, "whole"), version(&one, "other"));
        assert_eq!(version(&one, "whole").len(), super::super::UNKNOWN.len());
    }
}
