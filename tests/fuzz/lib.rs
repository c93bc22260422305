//! What must hold of documents, manifests, dates, queries, indexes and passages from elsewhere, whatever is in them.
//!
//! - [`TARGETS`]: what an input is taken for, and what is asked of it
//! - `properties`: what must hold of what was made of it; each panics with what is wrong
//! - `engine.rs`: libFuzzer, which looks for inputs; `seeds.rs`: the inputs that are kept, as a plain test
//! - `seeds/TARGET/`: where it starts from, and what once went wrong; `dictionaries/`: what it builds inputs of

mod documents;
mod properties;

pub use documents::{MARKDOWN, PAGE, TEXT};

use ingest::Folder;
use properties::{compiled, dates, edtf, passage, search, shards};

/// Something that inputs are made for.
#[derive(Debug)]
pub struct Target {
    /// Its name, also of its folder of seeds and of its dictionary.
    pub name: &'static str,
    /// Panics if anything does not hold for an input.
    pub check: fn(&[u8]),
}

/// All of them.
pub const TARGETS: [Target; 22] = [
    Target {
        name: "text",
        check: |input| compiled::check(&Folder::from_files([("a.txt", input)])),
    },
    Target {
        name: "markdown",
        check: |input| compiled::check(&Folder::from_files([("a.md", input)])),
    },
    Target {
        name: "html",
        check: |input| compiled::check(&Folder::from_files([("a.html", input)])),
    },
    Target {
        name: "pdf",
        check: |input| compiled::check(&Folder::from_files([("a.pdf", input)])),
    },
    Target {
        name: "docx",
        check: |input| compiled::check(&Folder::from_files([("a.docx", input)])),
    },
    Target {
        name: "odt",
        check: |input| compiled::check(&Folder::from_files([("a.odt", input)])),
    },
    Target {
        name: "rtf",
        check: |input| compiled::check(&Folder::from_files([("a.rtf", input)])),
    },
    Target {
        name: "epub",
        check: |input| compiled::check(&Folder::from_files([("a.epub", input)])),
    },
    Target {
        name: "eml",
        check: |input| compiled::check(&Folder::from_files([("a.eml", input)])),
    },
    Target {
        name: "mbox",
        check: |input| compiled::check(&Folder::from_files([("a.mbox", input)])),
    },
    Target {
        name: "mht",
        check: |input| compiled::check(&Folder::from_files([("a.mht", input)])),
    },
    Target {
        name: "warc",
        check: |input| compiled::check(&Folder::from_files([("a.warc.gz", input)])),
    },
    Target {
        name: "events",
        check: |input| compiled::check(&with_events(input)),
    },
    Target {
        name: "references",
        check: |input| compiled::check(&with_references(input)),
    },
    Target {
        name: "manifest",
        check: |input| compiled::check(&with_manifest(input)),
    },
    Target {
        name: "growth",
        check: grown,
    },
    Target {
        name: "dates",
        check: |input| dates::check(&String::from_utf8_lossy(input)),
    },
    Target {
        name: "edtf",
        check: |input| edtf::check(&String::from_utf8_lossy(input)),
    },
    Target {
        name: "query",
        check: |input| search::check(&String::from_utf8_lossy(input)),
    },
    Target {
        name: "index",
        check: search::check_damaged,
    },
    Target {
        name: "shards",
        check: shards::check_damaged,
    },
    Target {
        name: "passage",
        check: |input| passage::check(&String::from_utf8_lossy(input)),
    },
];

/// The target of that name.
pub fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}

/// A folder with documents that are texts, and the input as what its editor says about them.
fn with_manifest(input: &[u8]) -> Folder {
    Folder::from_files([
        ("corpus.toml", input),
        ("a.txt", TEXT.as_bytes()),
        ("b.md", MARKDOWN.as_bytes()),
        ("c.html", PAGE.as_bytes()),
    ])
}

/// Documents, and the input as a table of events or as a workbook, which is an archive.
fn with_events(input: &[u8]) -> Folder {
    let name = match input.starts_with(b"PK") {
        true => "events.xlsx",
        false => "events.csv",
    };
    Folder::from_files([(name, input), ("a.txt", TEXT.as_bytes())])
}

/// Documents, and the input as what a reference manager says of them, in each of its formats.
fn with_references(input: &[u8]) -> Folder {
    let names = ["refs.bib", "refs.ris", "refs.json"];
    let files = names.map(|name| (name, input));
    let documents = [("a.txt", TEXT.as_bytes()), ("b.md", MARKDOWN.as_bytes())];
    Folder::from_files(files.into_iter().chain(documents))
}

/// How long an input is made, in bytes. What takes quadratic time takes longer than the engine waits.
const GROWN: usize = 64 << 10;

/// Repeats an input until it is long. Its first byte says what it is taken for; a `:` in the rest ends a part that
/// stands once before what is repeated.
fn grown(input: &[u8]) {
    let Some((format, rest)) = input.split_first() else {
        return;
    };
    let mut parts = rest.splitn(2, |byte| *byte == b':');
    let (Some(first), second) = (parts.next(), parts.next()) else {
        return;
    };
    let (once, unit) = second.map_or((&[][..], first), |unit| (first, unit));
    if unit.is_empty() {
        return;
    }
    let mut bytes = once.to_vec();
    while bytes.len() < GROWN {
        bytes.extend_from_slice(unit);
    }
    let folder = match format % 9 {
        0 => Folder::from_files([("a.txt", bytes)]),
        1 => Folder::from_files([("a.md", bytes)]),
        2 => Folder::from_files([("a.html", bytes)]),
        3 => with_manifest(&bytes),
        4 => Folder::from_files([("a.rtf", bytes)]),
        5 => Folder::from_files([("a.mbox", bytes)]),
        6 => Folder::from_files([("a.mht", bytes)]),
        7 => Folder::from_files([("a.warc", bytes)]),
        _ => Folder::from_files([("a.eml", bytes)]),
    };
    let compiled = ingest::compile(&folder);
    ingest::render(&compiled.diagnostics);
}
