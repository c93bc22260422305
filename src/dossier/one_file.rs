//! The whole site in one file: a page that opens from a disk, and does everything without asking for anything.
//!
//! It is the explorer's page with the program and all files that the program or a reader asks for in elements of their
//! own, compressed. `one_file.js` has them found there. It is published twice: under a name that stays and has the newest
//! version, and under that of its version, which is kept by later builds, for who wants a version that never changes.

use crate::offline;
use crate::offline::{attribute, bare};
use crate::output;
use crate::template::{Shell, escape};
use anyhow::{Context, Result};
use app::render::Rendered;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use corpus::Corpus;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The name of the newest version.
pub const NAME: &str = "dossier.html";
/// The folder of all versions.
pub const VERSIONS: &str = "versions";
/// What stands in pages for the size of the file, until that is known.
pub const UNKNOWN: &str = " data-one-file=\"0 MB\"";

/// The one file of a site all of whose other files but the worker are written, before it has a version.
///
/// # Errors
/// Files cannot be read.
pub fn whole(out: &Path, page: &Parts) -> Result<String> {
    let mut files = String::new();
    for file in offline::files(out)? {
        if is_asked_for(&file.name) {
            files += &element(&file.name, &read(&out.join(&file.name))?)?;
        }
    }
    files += &element("app.wasm", &read(&out.join(&page.wasm))?)?;
    let parts = [&page.start, &files, &page.end];
    Ok(parts.map(String::as_str).concat())
}

/// Writes the one file under its names, and its size into all pages.
///
/// # Errors
/// Files cannot be read or written.
pub fn write(out: &Path, whole: &str, version: &str) -> Result<()> {
    // The first is the page's own: no text before it has such a quotation mark.
    let whole = whole.replacen(&attribute(offline::UNKNOWN), &attribute(version), 1);
    let folder = out.join(VERSIONS);
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    for file in [out.join(NAME), folder.join(format!("{version}.html"))] {
        fs::write(&file, &whole).with_context(|| file.display().to_string())?;
    }
    let size = format!(" data-one-file=\"{}\"", megabytes(whole.len()));
    for file in offline::files(out)?.iter().filter(|file| file.is_page()) {
        let path = out.join(&file.name);
        let page = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        fs::write(&path, page.replacen(UNKNOWN, &size, 1))?;
    }
    output::complain(&format!(
        "note: {NAME} is the whole site in one file, {} bytes; {VERSIONS}/{version}.html is the same and stays\n",
        whole.len()
    ));
    Ok(())
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
    /// The page of the explorer in one file. `shell` is that of the site, whose program is in `out`.
    ///
    /// # Errors
    /// The program cannot be read, or is not made as expected.
    pub fn of(
        shell: &Shell<'_>,
        out: &Path,
        head: &str,
        rendered: &Rendered,
        corpus: &Corpus,
    ) -> Result<Self> {
        let script = read(&out.join(&shell.program.script))?;
        let script = String::from_utf8(script).context("the program's script is text")?;
        let (start, end) =
            shell.one_file([&files_script(), &inline(&script)?], head, rendered, corpus);
        Ok(Self {
            start,
            end,
            wasm: shell.program.wasm.clone(),
        })
    }
}

/// Takes over the versions that earlier builds left in a folder. A file that does not say the version that it is named
/// by is left where it is.
///
/// # Errors
/// The folder or its files cannot be read, or not be written to `out`.
pub fn keep(from: &Path, out: &Path) -> Result<()> {
    let folder = out.join(VERSIONS);
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let file = entry?.path();
        if file.is_file() {
            files.push(file);
        }
    }
    files.sort();
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    for file in files {
        let bytes = read(&file)?;
        let name = file.file_name().and_then(|name| name.to_str());
        match name.filter(|name| is_named_by_version(name, &bytes)) {
            Some(name) => fs::write(folder.join(name), &bytes)?,
            None => output::complain(&format!(
                "warning: {} is not kept: it is not the version that it is named by\n",
                file.display()
            )),
        }
    }
    Ok(())
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
    is_version && start.contains(&attribute(version))
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

/// A file as an element that runs nowhere. Base64 has no letter that ends it.
fn element(name: &str, bytes: &[u8]) -> Result<String> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes)?;
    let text = BASE64_STANDARD.encode(gzip.finish()?);
    let name = escape(name);
    Ok(format!(
        "<script type=\"application/gzip\" data-file=\"{name}\">{text}</script>\n"
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

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| file.display().to_string())
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
