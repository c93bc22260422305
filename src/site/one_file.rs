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
use flate2::Compression;
use flate2::write::GzEncoder;
use rayon::prelude::*;
use std::io::Write;

/// The name of the newest version.
pub const NAME: &str = "dossier.html";
/// The folder of all versions.
pub const VERSIONS: &str = "versions/";
/// What stands in pages for the size of the file, until that is known.
pub const UNKNOWN: &str = " data-one-file=\"0 MB\"";

/// The one file of a site that has all other files but the worker, before it has a version.
///
/// # Errors
/// A file cannot be compressed, which means that memory ran out.
pub fn whole(files: &SiteFiles, page: &Parts) -> Result<String> {
    let asked_for = files.iter().filter(|(name, _)| is_asked_for(name));
    let module = files.iter().filter(|(name, _)| *name == page.wasm);
    let module = module.map(|(_, bytes)| ("app.wasm", bytes));
    let packed: Vec<_> = asked_for.chain(module).collect();
    let folders: Vec<_> = packed
        .chunk_by(|a, b| folder_of(a) == folder_of(b))
        .collect();
    let elements = folders.into_par_iter();
    let elements: Result<Vec<String>> = elements.map(element).collect();
    Ok([page.start.as_str(), &elements?.concat(), &page.end].concat())
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
}

impl Parts {
    /// The page of the explorer in one file. `shell` is that of the site, `script` that of the program.
    ///
    /// # Errors
    /// The program is not made as expected.
    pub fn of(
        shell: &Shell<'_>,
        script: &str,
        head: &str,
        rendered: &Rendered,
        corpus: &Corpus,
    ) -> Result<Self> {
        let (start, end) =
            shell.one_file([&files_script(), &inline(script)?], head, rendered, corpus);
        Ok(Self {
            start,
            end,
            wasm: shell.program.wasm.clone(),
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

/// True for a file that the program fetches or a reader takes away.
fn is_asked_for(name: &str) -> bool {
    let in_folder = name.starts_with("documents/") || name.starts_with("shards/");
    in_folder && !name.ends_with(".html")
        || [
            "corpus.json",
            "corpus.schema.json",
            "events.csv",
            "events.ics",
            "feed.xml",
        ]
        .contains(&name)
}

/// The folder of a document, whose files say much the same; of any other file its own name.
fn folder_of<'n>((name, _): &(&'n str, &[u8])) -> &'n str {
    let folder = name.rfind('/').map(|end| &name[..=end]);
    folder
        .filter(|_| name.starts_with("documents/"))
        .unwrap_or(name)
}

/// Files one after the other as an element that runs nowhere, with their names and sizes. What they have in common is
/// compressed once. Base64 has no letter that ends it.
fn element(files: &[(&str, &[u8])]) -> Result<String> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    let mut parts = Vec::new();
    let folder = folder_of(&files[0]);
    for (name, bytes) in files {
        gzip.write_all(bytes)?;
        let name = name.strip_prefix(folder).unwrap_or_default();
        parts.push(format!("{name} {}", bytes.len()));
    }
    let text = BASE64_STANDARD.encode(gzip.finish()?);
    Ok(format!(
        "<script type=\"application/gzip\" data-files=\"{}\" data-parts=\"{}\">{text}</script>\n",
        escape(folder),
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
    let exported = script.rsplit_once("export {").map(|(_, list)| list);
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
        let script =
            inline("function go() {}\nexport { initSync, go as default };").expect("starts");
        assert!(script.ends_with("detail: go }));\n"), "{script}");
        assert!(inline("export { initSync };").is_err());
        assert!(inline("'</script>'; export { go as default };").is_err());
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
