//! Puts the program into the executable: the files that `cargo xtask build` left in `target/program`, or in the folder that
//! the environment variable `DOSSIER_PROGRAM` names. Without them the executable can do all but make sites, and says so.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-env-changed=DOSSIER_PROGRAM");
    let folder = env::var_os("DOSSIER_PROGRAM").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/program"),
        PathBuf::from,
    );
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = Vec::new();
    if folder.is_dir() {
        collect(&folder.canonicalize()?, "", &mut files)?;
    }
    files.sort();
    let mut code = String::from("[\n");
    for (name, file) in files {
        println!("cargo::rerun-if-changed={}", file.display());
        // Writing to a String cannot fail.
        let _ = writeln!(code, "({name:?}, include_bytes!({file:?}).as_slice()),");
    }
    let out = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    fs::write(Path::new(&out).join("program.rs"), code + "]")
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let path = format!("{prefix}{}", name.to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{path}/"), files)?;
        } else {
            files.push((path, entry.path()));
        }
    }
    Ok(())
}
