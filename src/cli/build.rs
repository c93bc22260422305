//! Puts the program into the executable: the files that `cargo xtask build` left in `target/program`, or in the folder that
//! the environment variable `DOSSIER_PROGRAM` names. Without them a release is not built. An executable for tests is built
//! all the same; asked for a site, it says what is missing.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-env-changed=DOSSIER_PROGRAM");
    let out = env::var_os("OUT_DIR").map(PathBuf::from);
    let out = out.ok_or(io::ErrorKind::NotFound)?;
    let folder = env::var_os("DOSSIER_PROGRAM").map_or_else(|| in_target(&out), PathBuf::from);
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = Vec::new();
    if folder.is_dir() {
        collect(&folder.canonicalize()?, "", &mut files)?;
    }
    // `cargo install` builds a release, and should not hand out what makes no sites. So do profiles made of it.
    if files.is_empty() && env::var_os("PROFILE").is_some_and(|profile| profile == "release") {
        println!(
            "cargo::error=there is no program for the sites in {}: run `cargo xtask build` first",
            folder.display()
        );
    }
    files.sort();
    let mut code = String::from("[\n");
    for (name, file) in files {
        println!("cargo::rerun-if-changed={}", file.display());
        // Writing to a String cannot fail.
        let _ = writeln!(code, "({name:?}, include_bytes!({file:?}).as_slice()),");
    }
    fs::write(out.join("program.rs"), code + "]")
}

/// The program in Cargo's target folder, wherever that is: above `PROFILE/build/PACKAGE/out`, and above one more folder where
/// Cargo was told a target.
fn in_target(out: &Path) -> PathBuf {
    let program = |levels| {
        out.ancestors()
            .nth(levels)
            .map(|target| target.join("program"))
    };
    let told_a_target = program(5).filter(|folder| folder.is_dir());
    told_a_target.or(program(4)).unwrap_or_default()
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
