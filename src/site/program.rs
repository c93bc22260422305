//! The program: what Trunk built, the same for every corpus, and the corpus in it.

use crate::policy;
use anyhow::{Context, Result};
use corpus::embedded::CORPUS_SECTION;
use flate2::Compression;
use flate2::write::GzEncoder;
use ingest::Packed;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::io::Write as _;

/// The program without a corpus.
#[derive(Debug, Clone)]
pub struct Program {
    /// The page that Trunk wrote, the mould of all pages.
    pub page: String,
    /// The script that loads the module.
    pub script: String,
    /// The WebAssembly module.
    pub module: Vec<u8>,
    /// What is published as it is, by paths below the root of the site.
    pub assets: Vec<(String, Vec<u8>)>,
}

/// The program with a corpus, by the names of its files.
///
/// **Invariant:** a name stands for one content for ever, so a copy that a browser or a host kept can be old only together
/// with the page that names it.
#[derive(Debug)]
pub struct Named {
    /// The name of the script.
    pub script: String,
    /// The name of the WebAssembly module.
    pub wasm: String,
    /// The module's hash, by which the browser refuses another file under its name.
    pub integrity: String,
    /// The module.
    pub module: Vec<u8>,
    /// Whether the module is compressed (gzip, RFC 1952), as it is with a large corpus; what starts the program unpacks it.
    pub is_compressed: bool,
}

impl Program {
    /// Takes up the files of the folder that Trunk wrote, by their paths in it.
    ///
    /// # Errors
    /// A file is missing that every program has, or is not text where it must be.
    pub fn read(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Result<Self> {
        let mut files: Vec<_> = files.into_iter().collect();
        files.sort();
        let mut take = |name: &str| {
            let at = files.iter().position(|(other, _)| other == name);
            let (_, bytes) =
                files.remove(at.with_context(|| format!("the program has no {name}"))?);
            anyhow::Ok(bytes)
        };
        let page = String::from_utf8(take("index.html")?).context("index.html is text")?;
        let (script, module) = names_in(&page).context("index.html loads no program")?;
        let script = String::from_utf8(take(script)?).context("the program's script is text")?;
        let module = take(module)?;
        Ok(Self {
            page,
            script,
            module,
            assets: files,
        })
    }

    /// The program with a corpus in its module.
    ///
    /// # Errors
    /// The module cannot be compressed, which means that memory ran out.
    pub fn with_corpus(&self, packed: &Packed) -> Result<Named> {
        let mut module = self.module.clone();
        add_section(&mut module, CORPUS_SECTION, &packed.corpus);
        if packed.is_large {
            let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
            gzip.write_all(&module)?;
            module = gzip.finish()?;
        }
        Ok(Named {
            script: format!("app-{}.js", digest(self.script.as_bytes())),
            wasm: format!("app-{}.wasm", digest(&module)),
            integrity: policy::hash(&module),
            module,
            is_compressed: packed.is_large,
        })
    }
}

/// Adds a custom section to a module, at its end, where any may stand
/// (<https://webassembly.github.io/spec/core/binary/modules.html#custom-section>).
fn add_section(module: &mut Vec<u8>, name: &str, content: &[u8]) {
    let mut head = Vec::new();
    number(&mut head, name.len());
    head.extend(name.as_bytes());
    module.push(0);
    number(module, head.len() + content.len());
    module.extend(head);
    module.extend(content);
}

/// A number as WebAssembly writes it: LEB128.
fn number(bytes: &mut Vec<u8>, mut number: usize) {
    loop {
        let low = (number & 0x7f) as u8;
        number >>= 7;
        match number {
            0 => return bytes.push(low),
            _ => bytes.push(low | 0x80),
        }
    }
}

/// The names of script and module in the page that Trunk wrote.
fn names_in(page: &str) -> Option<(&str, &str)> {
    let loading = page.split_once("<script type=\"module\">")?.1;
    let loading = loading.split_once("</script>")?.0;
    let mut names = loading
        .split(['\'', '"'])
        .filter_map(|text| text.strip_prefix("./"));
    let script = names.clone().find(|name| name.ends_with(".js"))?;
    let module = names.find(|name| name.ends_with(".wasm"))?;
    Some((script, module))
}

/// The first 64 bits of a SHA-256 in hexadecimal digits: enough to tell the builds of one site apart.
pub fn digest(bytes: &[u8]) -> String {
    let mut digits = String::new();
    for byte in Sha256::digest(bytes).iter().take(8) {
        write!(digits, "{byte:02x}").expect("a String takes every write");
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<script type=\"module\">import init from './a-1.js'; \
        await init({ module_or_path: './a-1_bg.wasm' });</script>";

    fn program() -> Program {
        let files = [
            ("index.html", PAGE.as_bytes()),
            ("a-1.js", b"export default 1"),
            ("a-1_bg.wasm", b"\0asm\x01\0\0\0"),
            ("icon.svg", b"<svg/>"),
        ];
        let files = files.map(|(name, bytes)| (name.to_owned(), bytes.to_owned()));
        Program::read(files).expect("all files are there")
    }

    #[test]
    fn the_program_is_found_where_trunk_names_it() {
        let program = program();
        assert_eq!(program.script, "export default 1");
        assert_eq!(program.assets, [("icon.svg".into(), b"<svg/>".to_vec())]);
        let missing = Program::read([("index.html".into(), PAGE.into())]);
        let message = missing.expect_err("there is no script").to_string();
        assert_eq!(message, "the program has no a-1.js");
    }

    #[test]
    fn every_corpus_has_the_same_program() {
        let program = program();
        let with = |corpus: &[u8]| {
            let packed = Packed {
                corpus: corpus.to_vec(),
                is_large: false,
                shards: Vec::new(),
                texts: Vec::new(),
            };
            program.with_corpus(&packed).expect("is made")
        };
        let (one, other) = (with(b"one"), with(&[7; 300]));
        assert!(one.module.starts_with(&program.module));
        assert!(other.module.starts_with(&program.module));
        assert_eq!(one.script, other.script);
        assert_ne!(one.wasm, other.wasm);
        let sections = &one.module[program.module.len()..];
        assert_eq!(sections, b"\0\x12\x0edossier.corpusone");
        let sections = &other.module[program.module.len()..];
        assert_eq!(sections[..4], [0, 0xbb, 0x02, 14], "a length of two bytes");
    }
}
