//! The whole site in one file: a page that opens from a disk, and does everything without asking for anything.
//!
//! It is the explorer's page with the program and all files that the program or a reader asks for in elements of their
//! own, compressed. `one_file.js` has them found there. It is published under the name of its version, which is kept by later
//! builds, for who wants a version that never changes; and under a name that stays, which in a large site leads to the newest.

use crate::files::SiteFiles;
use crate::offline::{self, bare};
use crate::policy::Policy;
use crate::template::{Shell, escape};
use anyhow::{Context, Result};
use app::render::Rendered;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use corpus::Corpus;
use corpus::embedded::Shards;
use flate2::Compression;
use flate2::write::GzEncoder;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

/// The name of the newest version.
pub const NAME: &str = "dossier.html";
/// The folder of all versions.
pub const VERSIONS: &str = "versions/";
/// What stands in pages for the size of the file, until that is known.
pub const UNKNOWN: &str = " data-one-file=\"0 MB\"";

/// So many bytes of documents are compressed together: several documents, as they have words in common, and few enough to be
/// unpacked for one of them.
const TOGETHER: usize = 64_000;

/// The one file of a site that has all other files but the worker, before it has a version.
///
/// # Errors
/// A file cannot be compressed, which means that memory ran out.
pub fn whole(files: &SiteFiles, page: &Parts) -> Result<String> {
    let groups = groups(files, page).into_par_iter();
    // The best level costs twice the time and saves three bytes in a hundred.
    let level = match page.texts.is_empty() {
        true => Compression::best(),
        false => Compression::default(),
    };
    let elements: Result<Vec<String>> = groups.map(|files| element(&files, level)).collect();
    Ok([page.start.as_str(), &elements?.concat(), &page.end].concat())
}

/// The files that are in the one file, as they are compressed: those of a few documents together, with the shards of their
/// texts, which say the same, and each other file alone.
fn groups<'f>(files: &'f SiteFiles, page: &'f Parts) -> Vec<Vec<(&'f str, &'f [u8])>> {
    let is_large = !page.texts.is_empty();
    let asked_for = files
        .iter()
        .filter(|(name, _)| is_asked_for(name) && !(is_large && DATA.contains(name)));
    let (of_documents, others): (Vec<_>, Vec<_>) =
        asked_for.partition(|(name, _)| name.starts_with(DOCUMENTS));
    let mut groups = Vec::new();
    let mut group = Vec::new();
    let mut size = 0;
    // Documents of the same text share a shard.
    let mut placed = BTreeSet::new();
    for folder in of_documents.chunk_by(|a, b| folder_of(a.0) == folder_of(b.0)) {
        let more: usize = folder.iter().map(|(_, bytes)| bytes.len()).sum();
        if size + more > TOGETHER {
            groups.push(std::mem::take(&mut group));
            size = 0;
        }
        size += more;
        let shard = page.texts.get(folder_of(folder[0].0));
        let shard = shard.filter(|shard| placed.insert(shard.as_str()));
        let shard = shard.and_then(|shard| Some((shard.as_str(), files.get(shard)?)));
        group.extend(folder.iter().copied().chain(shard));
    }
    groups.push(group);
    groups.retain(|group| !group.is_empty());
    let others = others
        .into_iter()
        .filter(|(name, _)| !placed.contains(name));
    let program = files.iter().filter(|(name, _)| name.ends_with(".wasm"));
    let program = program.map(|(name, bytes)| match name == page.wasm {
        true => ("app.wasm", bytes),
        false => (name, bytes),
    });
    groups.extend(others.chain(program).map(|file| vec![file]));
    groups
}

/// What stands under the name of the newest version in a large site: the way to the file of that path.
pub fn leading_to(path: &str) -> String {
    let script = format!("location.replace(\"{path}\" + location.hash)");
    let policy = Policy::default().with_script(&script).alone();
    format!(
        "<!doctype html><html lang=\"und\"><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\
         <meta name=\"robots\" content=\"noindex\"><title>Dossier</title><script>{script}</script>\
         <noscript><meta http-equiv=\"refresh\" content=\"0; url={path}\"></noscript>\
         <a href=\"{path}\">{path}</a></html>\n",
        escape(&policy)
    )
}

/// The path of a version's one file.
pub fn path_of(version: &str) -> String {
    format!("{VERSIONS}{version}.html")
}

/// How a page says the size of the one file.
pub fn attribute(size: usize) -> String {
    format!(" data-one-file=\"{}\"", megabytes(size))
}

/// The page around the files.
pub struct Parts {
    /// Up to the files.
    pub start: String,
    /// Behind them.
    pub end: String,
    /// The name of the module.
    pub wasm: String,
    /// The shards of the documents' texts by the folders of the documents; none in a small site.
    pub texts: BTreeMap<String, String>,
}

impl Parts {
    /// The page of the explorer in one file. `shell` is that of the site, `script` that of the program, `texts` see
    /// [`Self::texts`].
    ///
    /// # Errors
    /// The program is not made as expected.
    pub fn of(
        shell: &Shell<'_>,
        script: &str,
        head: &str,
        rendered: &Rendered,
        corpus: &Corpus,
        texts: BTreeMap<String, String>,
    ) -> Result<Self> {
        let (start, end) =
            shell.one_file([&files_script(), &inline(script)?], head, rendered, corpus);
        Ok(Self {
            start,
            end,
            wasm: shell.program.wasm.clone(),
            texts,
        })
    }
}

/// The one file of an earlier version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    name: String,
    /// The file.
    pub bytes: Vec<u8>,
}

impl Version {
    /// Takes a file by its name; `None` if it does not say the version that it is named by.
    pub fn read(name: &str, bytes: Vec<u8>) -> Option<Self> {
        let name = is_named_by_version(name, &bytes).then(|| name.to_owned())?;
        Some(Self { name, bytes })
    }

    /// Its path below the root of the site.
    pub fn path(&self) -> String {
        format!("{VERSIONS}{}", self.name)
    }
}

fn is_named_by_version(name: &str, bytes: &[u8]) -> bool {
    let Some(version) = name.strip_suffix(".html") else {
        return false;
    };
    let is_version = version.len() == offline::UNKNOWN.len()
        && version
            .bytes()
            .all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    // It says so in its root element.
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1000)]).into_owned();
    is_version && start.contains(&offline::attribute(version))
}

/// Where the folders of the documents lie.
const DOCUMENTS: &str = "documents/";

/// What says once more all that the site has. In the one file of a large site it would be a quarter of it.
const DATA: [&str; 2] = ["corpus.json", "events.ics"];

/// True for a file that the program fetches or a reader takes away.
fn is_asked_for(name: &str) -> bool {
    let in_folder = name.starts_with(DOCUMENTS) || name.starts_with(Shards::FOLDER);
    in_folder && !name.ends_with(".html")
        || DATA.contains(&name)
        || ["corpus.schema.json", "events.csv", "feed.xml"].contains(&name)
}

/// The folder of a file, with the slash at its end; empty for a file at the root.
fn folder_of(name: &str) -> &str {
    name.rfind('/').map_or("", |end| &name[..=end])
}

/// Files one after the other as an element that runs nowhere, in Base64, which has no letter that ends it. It says their names
/// and sizes: each folder before the files in it, and `=` for the size of a file that is the one before once more.
fn element(files: &[(&str, &[u8])], level: Compression) -> Result<String> {
    let mut gzip = GzEncoder::new(Vec::new(), level);
    let mut parts = Vec::new();
    let mut last: (&str, &[u8]) = ("", &[]);
    for &(name, bytes) in files {
        let folder = folder_of(name);
        if folder != folder_of(last.0) {
            parts.push(folder.to_owned());
        }
        parts.push(name[folder.len()..].to_owned());
        let is_same = !last.0.is_empty() && bytes == last.1;
        parts.push(match is_same {
            true => "=".to_owned(),
            false => bytes.len().to_string(),
        });
        if !is_same {
            gzip.write_all(bytes)?;
        }
        last = (name, bytes);
    }
    let text = BASE64_STANDARD.encode(gzip.finish()?);
    Ok(format!(
        "<script type=\"application/gzip\" data-parts=\"{}\">{text}</script>\n",
        escape(&parts.join(" "))
    ))
}

/// What has the files found.
fn files_script() -> String {
    let frame = bare(include_str!("../../public/frame.js"));
    bare(include_str!("one_file.js")).replace("\"@FRAME@\";", &frame)
}

/// The program's script as an inline module, which nothing can import: it hands over its start by itself.
fn inline(script: &str) -> Result<String> {
    let exported = script.rsplit_once("export{").map(|(_, list)| list);
    let exported = exported.and_then(|list| list.split_once(" as default"));
    let start = exported.and_then(|(list, _)| list.rsplit([',', ' ']).next());
    let start = start.context("the program's script has no default export")?;
    if script.contains("</script") || script.contains("<!--") {
        anyhow::bail!("the program's script cannot stand in a page");
    }
    Ok(format!(
        "{script}\ndispatchEvent(new CustomEvent(\"dossier:program\", {{ detail: {start} }}));\n"
    ))
}

fn megabytes(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100_000);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_hands_over_its_start() {
        let script = inline("function go(){}export{i as initSync,go as default};").expect("starts");
        assert!(script.ends_with("detail: go }));\n"), "{script}");
        assert!(inline("export{initSync};").is_err());
        assert!(inline("'</script>';export{go as default};").is_err());
    }

    #[test]
    fn a_version_is_what_says_so_itself() {
        let name = "0123456789abcdef.html";
        let page = b"<!doctype html><html lang=\"en\" data-version=\"0123456789abcdef\">";
        assert!(is_named_by_version(name, page));
        for (name, page) in [
            ("0123456789abcde0.html", &page[..]),
            ("0123456789abcdef", page),
            ("index.html", page),
            (name, b"<!doctype html>"),
        ] {
            assert!(!is_named_by_version(name, page), "{name}");
        }
    }

    #[test]
    fn documents_are_compressed_with_the_shards_of_their_texts() {
        let mut files = SiteFiles::default();
        let long = "x".repeat(TOGETHER);
        for (name, text) in [
            ("app-1.wasm", "program"),
            ("corpus.json", "{}"),
            ("documents/a/cite.bib", "@misc"),
            ("documents/a/index.html", "a page"),
            ("documents/a/source.txt", "text"),
            ("documents/a/text.txt", "text"),
            ("documents/a-2/text.txt", "text"),
            ("documents/b/text.txt", &long),
            ("documents/c/text.txt", "c"),
            ("shards/1.bin", "of a and c"),
            ("shards/2.bin", "of b"),
            ("shards/3.bin", "of the index"),
        ] {
            files.put(name, text);
        }
        let shard = |(id, number): (&str, u32)| {
            (format!("documents/{id}/"), format!("shards/{number}.bin"))
        };
        let page = Parts {
            start: String::new(),
            end: String::new(),
            wasm: "app-1.wasm".into(),
            texts: [("a", 1), ("b", 2), ("c", 1)].map(shard).into(),
        };
        let whole = whole(&files, &page).expect("is compressed");
        let parts = whole.split("data-parts=\"").skip(1);
        let parts: Vec<_> = parts.filter_map(|part| part.split('"').next()).collect();
        assert_eq!(
            parts,
            [
                "documents/a-2/ text.txt 4 documents/a/ cite.bib 5 source.txt 4 text.txt = shards/ 1.bin 10",
                "documents/b/ text.txt 64000 shards/ 2.bin 4",
                "documents/c/ text.txt 1",
                "shards/ 3.bin 12",
                "app.wasm 7",
            ]
        );
    }

    #[test]
    fn what_is_inserted_has_its_place() {
        assert_eq!(
            include_str!("one_file.js").matches("\"@FRAME@\";").count(),
            1
        );
        assert!(!files_script().contains("</script"));
    }

    #[test]
    fn a_size_is_told_in_megabytes() {
        assert_eq!(megabytes(1_949_999), "2.0 MB");
        assert_eq!(megabytes(1), "0.1 MB");
    }
}
