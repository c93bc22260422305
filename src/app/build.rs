//! Compiles the folder of documents into the bytes that the program embeds.
//!
//! The folder is `seeds/`, or what the environment variable `DOSSIER_CORPUS` names.

use std::path::{Path, PathBuf};
use std::{env, fs, process::exit};

fn main() {
    println!("cargo::rerun-if-env-changed=DOSSIER_CORPUS");
    // Natively the corpus is an argument; only the program in the browser has it built in.
    if env::var_os("CARGO_FEATURE_HYDRATE").is_none() {
        return;
    }
    let folder = env::var_os("DOSSIER_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds"),
        PathBuf::from,
    );
    println!("cargo::rerun-if-changed={}", folder.display());
    if let Err(message) = embed(&folder) {
        eprintln!("{message}");
        exit(1);
    }
}

fn embed(folder: &Path) -> Result<(), String> {
    let compiled = ingest::compile_folder(folder);
    let Some(corpus) = compiled.corpus else {
        return Err(ingest::render(&compiled.diagnostics));
    };
    let bytes = corpus::embedded::encode(&corpus).map_err(|error| error.to_string())?;
    let out = env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR for build scripts")?;
    let file = Path::new(&out).join("corpus.postcard");
    fs::write(&file, bytes).map_err(|error| format!("{}: {error}", file.display()))
}
