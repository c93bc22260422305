//! The files of the program, named by what is in them.

use crate::policy;
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// The program in the root of the site.
///
/// **Invariant:** a name stands for one content for ever, so a copy that a browser or a host kept
/// can be old only together with the page that names it. Trunk takes its names from files that it
/// changes afterwards, and one name can then stand for two contents.
#[derive(Debug)]
pub struct Program {
    /// The name of the script.
    pub script: String,
    /// The name of the WebAssembly module.
    pub wasm: String,
    /// The module's hash, by which the browser refuses another file under its name.
    pub integrity: String,
}

impl Program {
    /// Renames the files that `loading`, the script by which Trunk would start the program, names.
    ///
    /// # Errors
    /// It names none, or they cannot be read or moved.
    pub fn named_by_content(loading: &str, folder: &Path) -> Result<Self> {
        let (script, wasm) = names_in(loading).context("index.html loads no program")?;
        let read = |name: &str| {
            let file = folder.join(name);
            fs::read(&file).with_context(|| file.display().to_string())
        };
        let module = read(wasm)?;
        let program = Self {
            script: format!("app-{}.js", digest(&read(script)?)),
            wasm: format!("app-{}.wasm", digest(&module)),
            integrity: policy::hash(&module),
        };
        for (old, new) in [(script, &program.script), (wasm, &program.wasm)] {
            fs::rename(folder.join(old), folder.join(new)).with_context(|| old.to_owned())?;
        }
        Ok(program)
    }
}

fn names_in(loading: &str) -> Option<(&str, &str)> {
    let mut names = loading
        .split(['\'', '"'])
        .filter_map(|text| text.strip_prefix("./"));
    let script = names.clone().find(|name| name.ends_with(".js"))?;
    let wasm = names.find(|name| name.ends_with(".wasm"))?;
    Some((script, wasm))
}

/// The first 64 bits of a SHA-256: enough to tell the builds of one site apart.
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

    #[test]
    fn the_program_is_found_where_trunk_names_it() {
        let loading =
            "import init from './a-1.js'; await init({ module_or_path: './a-1_bg.wasm' });";
        assert_eq!(names_in(loading), Some(("a-1.js", "a-1_bg.wasm")));
        assert_eq!(names_in("import './a-1.js'"), None);
    }
}
