//! The package for Python, a wheel, written as
//! <https://packaging.python.org/en/latest/specifications/binary-distribution-format/> says, without any Python.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine as _};
use sha2::{Digest, Sha256};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{BESIDE, Product};
use crate::workspace::Workspace;

/// Writes the wheel into a folder. What is among its scripts, pip puts where commands are looked for.
pub fn write(product: &Product, workspace: &Workspace, folder: &Path) -> Result<PathBuf> {
    let executable =
        fs::read(&product.executable).with_context(|| product.executable.display().to_string())?;
    let tag = tag(product, &executable)?;
    let beside =
        |name: &str| fs::read_to_string(workspace.root.join(name)).with_context(|| name.to_owned());
    let name = format!("{}-{}", product.name, product.version);
    let about = format!("{name}.dist-info");
    let mut files = vec![
        (format!("{name}.data/scripts/{}", product.name), executable),
        (format!("{about}/licenses/LICENSE"), beside("LICENSE")?.into()),
        (format!("{about}/METADATA"), metadata(product, &beside("README.md")?).into()),
        (
            format!("{about}/WHEEL"),
            format!("Wheel-Version: 1.0\nGenerator: cargo xtask package\nRoot-Is-Purelib: false\nTag: {tag}\n").into(),
        ),
    ];
    for guide in BESIDE.into_iter().filter(|name| name.ends_with(".md")) {
        let path = format!("{name}.data/data/share/doc/{}/{guide}", product.name);
        files.push((path, beside(guide)?.into()));
    }
    let path = folder.join(format!("{name}-{tag}.whl"));
    let mut wheel = ZipWriter::new(File::create(&path)?);
    let record = format!("{about}/RECORD");
    let mut listed = String::new();
    for (name, bytes) in &files {
        add(&mut wheel, name, bytes)?;
        let hash = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(bytes));
        writeln!(listed, "{name},sha256={hash},{}", bytes.len())?;
    }
    // It comes last and has no hash of itself.
    writeln!(listed, "{record},,")?;
    add(&mut wheel, &record, listed.as_bytes())?;
    wheel.finish()?;
    Ok(path)
}

fn add(wheel: &mut ZipWriter<File>, name: &str, bytes: &[u8]) -> Result<()> {
    let mode = if name.contains("/scripts/") {
        0o755
    } else {
        0o644
    };
    // The time that a file has when nothing is said is the first day that the format knows.
    let options = SimpleFileOptions::DEFAULT
        .compression_level(Some(9))
        .unix_permissions(mode);
    wheel.start_file(name, options)?;
    Ok(wheel.write_all(bytes)?)
}

fn metadata(product: &Product, readme: &str) -> String {
    format!(
        "Metadata-Version: 2.4\nName: {}\nVersion: {}\nSummary: {}\nLicense-Expression: {}\nLicense-File: LICENSE\n\
         Description-Content-Type: text/markdown\n\n{readme}",
        product.name, product.version, product.description, product.license
    )
}

/// Which machines may install it: those with a glibc that is not older than what the executable asks for, whatever Python
/// they have. See <https://peps.python.org/pep-0600/>.
fn tag(product: &Product, executable: &[u8]) -> Result<String> {
    let processor = product.processor()?;
    let (major, minor) = newest_glibc(executable).context("the executable asks for no glibc")?;
    Ok(format!("py3-none-manylinux_{major}_{minor}_{processor}"))
}

/// The newest version among the names like `GLIBC_2.34` that an executable has for the loader, each between two zeros.
///
/// It is not parsed for that: a name that stood somewhere else could only make the answer too cautious.
fn newest_glibc(executable: &[u8]) -> Option<(u32, u32)> {
    let names = executable.split(|byte| *byte == 0);
    let versions = names.filter_map(|name| {
        let version = str::from_utf8(name.strip_prefix(b"GLIBC_")?).ok()?;
        let (major, rest) = version.split_once('.')?;
        let minor = rest.split('.').next()?;
        Some((major.parse().ok()?, minor.parse().ok()?))
    });
    versions.max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_glibc_is_found_among_all_that_are_named() {
        let table: [(&[u8], _); 4] = [
            (b"\0GLIBC_2.2.5\0GLIBC_2.34\0GLIBC_2.9\0", Some((2, 34))),
            (b"\0GLIBC_PRIVATE\0GLIBC_2.17\0", Some((2, 17))),
            (b"\0GCC_4.2.0\0", None),
            (b"", None),
        ];
        for (bytes, expected) in table {
            assert_eq!(newest_glibc(bytes), expected, "{}", bytes.escape_ascii());
        }
    }
}
