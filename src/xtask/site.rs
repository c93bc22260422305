//! The program, the executable that has it in it, and with that the site of a folder.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::workspace::Workspace;
use crate::{order, sizes, split, step, tools};

/// What a site may be told besides its documents.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct BuildOptions {
    /// Where it will stand, as far as that is known.
    pub url: Option<String>,
    /// How many bytes of text may be in the program; the default where it is not said.
    pub embed: Option<String>,
    /// Readers are not to keep it on their devices, and it is removed from those that have it.
    pub no_offline: bool,
    /// A folder with the one files of earlier versions, besides those that the site had before.
    pub versions: Option<PathBuf>,
}

/// What the program is made of: a change in any of these makes it anew.
const SOURCES: [&str; 14] = [
    "src/app",
    "src/corpus",
    "src/passage",
    "src/search",
    "src/xtask/split.rs",
    "src/xtask/module.rs",
    "src/xtask/order.rs",
    "public",
    "index.html",
    "Trunk.toml",
    "Cargo.toml",
    "Cargo.lock",
    ".cargo",
    "rust-toolchain.toml",
];

/// Builds the site of the documents in `corpus` into `out` (both absolute), and prints what a visit loads.
///
/// `out` is only touched when everything has succeeded.
pub fn build(
    workspace: &Workspace,
    corpus: &Path,
    out: &Path,
    options: &BuildOptions,
) -> Result<()> {
    if !corpus.is_dir() {
        bail!("there is no folder of documents at {}", corpus.display());
    }
    if workspace.root.starts_with(out) {
        bail!("{} holds the sources: choose another --out", out.display());
    }
    let mut build = Command::new(executable(workspace)?);
    build.arg("build").arg(corpus).arg("--out").arg(out);
    if let Some(url) = &options.url {
        build.arg("--url").arg(url);
    }
    if let Some(embed) = &options.embed {
        build.arg("--embed").arg(embed);
    }
    if let Some(versions) = &options.versions {
        build.arg("--versions").arg(versions);
    }
    if options.no_offline {
        build.arg("--no-offline");
    }
    step::shown("making the site", &mut build)?;
    // Of other documents nobody knows how large they may be.
    let budgets = workspace.root.join("tests/budgets.txt");
    let budgets = (corpus == workspace.root.join("seeds")).then_some(&*budgets);
    let (table, over) = sizes::table(out, budgets)?;
    println!("\n{table}");
    if !over.is_empty() {
        bail!("{} (tests/budgets.txt)", over.join("; "));
    }
    Ok(())
}

/// Serves the site of the documents in `corpus` until the program is stopped.
pub fn serve(workspace: &Workspace, corpus: &Path, port: u16, offline: bool) -> Result<()> {
    let mut serve = Command::new(executable(workspace)?);
    serve
        .arg("serve")
        .arg(corpus)
        .arg("--port")
        .arg(port.to_string());
    if offline {
        serve.arg("--offline");
    }
    step::shown("serving the site", &mut serve)
}

/// Compiles the program and the executable that has it in it, each if it has changed; the path of the executable.
pub fn executable(workspace: &Workspace) -> Result<PathBuf> {
    tools::for_building(workspace)?;
    let folder = program(workspace)?;
    let mut cargo = workspace.cargo();
    cargo
        .args(["build", "--package", "dossier", "--profile", "dist"])
        .env("DOSSIER_PROGRAM", folder);
    step::shown("compiling the executable", &mut cargo)?;
    let name = format!("dossier{}", std::env::consts::EXE_SUFFIX);
    Ok(workspace.target.join("dist").join(name))
}

/// Has Trunk build the program if anything that it is made of has changed; the folder that it is in.
fn program(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.target.join("program");
    let built_from = workspace.target.join("program.sha256");
    let sources = fingerprint(&workspace.root)?;
    let is_built = folder.join("index.html").is_file()
        && fs::read_to_string(&built_from).is_ok_and(|built| built == sources);
    if is_built {
        return Ok(folder);
    }
    // Trunk runs offline (see `tools`), and its cargo with it: fetch what the lock file names beforehand.
    let log = workspace.target.join("fetch.txt");
    step::quiet("fetching crates", workspace.cargo().arg("fetch"), &log)?;
    let mut trunk = workspace.command("trunk");
    trunk
        .args([
            "build",
            "--release",
            "--offline=true",
            "--skip-version-check",
            "--dist",
        ])
        .arg(&folder)
        // Trunk takes the value of this variable for a `true` or `false`, and refuses the usual `1`.
        .env_remove("NO_COLOR")
        .env("CARGO_ENCODED_RUSTFLAGS", short_paths(workspace));
    split::stand_in(workspace, &mut trunk)?;
    step::shown("building the program", &mut trunk)?;
    // Trunk has optimized it, and once more makes it another 2 % smaller.
    let core = module_in(&folder)?;
    let mut optimizer = workspace.command("wasm-opt");
    optimizer.args(["-Oz", "--strip-producers", "--strip-target-features"]);
    optimizer.arg(&core).arg("-o").arg(&core);
    step::shown("making it small", &mut optimizer)?;
    fs::write(&core, order::alike_together(&fs::read(&core)?)?)?;
    for part in fs::read_dir(split::folder(workspace))? {
        let part = part?;
        fs::copy(part.path(), folder.join(part.file_name()))?;
    }
    fs::write(&built_from, sources).with_context(|| built_from.display().to_string())?;
    Ok(folder)
}

/// Flags for the compiler that leave out of the program where on this machine its sources lie.
fn short_paths(workspace: &Workspace) -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let registry = home.unwrap_or_default().join("registry").join("src");
    let registries = fs::read_dir(registry).into_iter().flatten().flatten();
    let folders = registries.map(|folder| folder.path());
    let flag = |folder: PathBuf| format!("--remap-path-prefix={}=", folder.display());
    let flags: Vec<_> = folders.chain([workspace.root.clone()]).map(flag).collect();
    // As cargo separates them.
    flags.join("\u{1f}")
}

/// The WebAssembly module that Trunk has left in a folder.
fn module_in(folder: &Path) -> Result<PathBuf> {
    for file in fs::read_dir(folder)? {
        let file = file?.path();
        let name = file.file_name().unwrap_or_default();
        if name.to_string_lossy().ends_with("_bg.wasm") {
            return Ok(file);
        }
    }
    bail!("Trunk has left no program in {}", folder.display())
}

/// The SHA-256 of the names and contents of all [`SOURCES`].
fn fingerprint(root: &Path) -> Result<String> {
    let mut files = Vec::new();
    for source in SOURCES {
        collect(&root.join(source), &mut files)?;
    }
    // No style is in the program.
    files.retain(|file| !file.starts_with(root.join("src/app/style")));
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        let bytes = fs::read(&file).with_context(|| file.display().to_string())?;
        let name = file.strip_prefix(root).unwrap_or(&file);
        hash.update(name.as_os_str().as_encoded_bytes());
        hash.update((bytes.len() as u64).to_be_bytes());
        hash.update(&bytes);
    }
    Ok(digits(&hash.finalize()))
}

/// Bytes in hexadecimal digits.
pub fn digits(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path).with_context(|| path.display().to_string())? {
        let entry = entry?.path();
        // What editors leave beside a file.
        let is_hidden = |name: &OsStr| name.as_encoded_bytes().starts_with(b".");
        if !entry.file_name().is_some_and(is_hidden) {
            collect(&entry, files)?;
        }
    }
    Ok(())
}
