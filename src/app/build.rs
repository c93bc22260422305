//! Compiles the folder of documents and their search index into the bytes that the program embeds.
//!
//! The folder is `seeds/`, or what the environment variable `DOSSIER_CORPUS` names. What is no more bytes of text than `DOSSIER_EMBED` says is
//! embedded whole; of a larger corpus `dossier site` writes the rest beside the program, and must be told the same.

use corpus::Corpus;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs, process::exit};

fn main() {
    println!("cargo::rerun-if-env-changed=DOSSIER_CORPUS");
    println!("cargo::rerun-if-env-changed=DOSSIER_EMBED");
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
    let out = env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR for build scripts")?;
    let write = |name: &str, bytes: Vec<u8>| {
        let file = Path::new(&out).join(name);
        fs::write(&file, bytes).map_err(|error| format!("{}: {error}", file.display()))
    };
    let most = match env::var("DOSSIER_EMBED") {
        Ok(bytes) => bytes
            .parse()
            .map_err(|_| "DOSSIER_EMBED is a number of bytes")?,
        Err(_) => ingest::pack::EMBEDDED_TEXT,
    };
    let packed = ingest::pack(&corpus, &compiled.synonyms, most);
    let packed = packed.map_err(|error| error.to_string())?;
    write("corpus.postcard", packed.corpus)?;
    write("search.index", packed.index)?;
    write("languages.rs", languages(&corpus).into_bytes())
}

/// The languages of the documents as an array of Rust, so that no other is compiled into the program.
fn languages(corpus: &Corpus) -> String {
    let tags = corpus.documents.iter().map(|document| &document.language);
    let languages = tags.chain([&corpus.corpus.language]);
    let names = languages.filter_map(|tag| search::language::of(tag));
    let names: BTreeSet<_> = names.map(|language| language.name).collect();
    let names = names
        .into_iter()
        .map(|name| format!("&search::language::{name}"));
    format!("[{}]", names.collect::<Vec<_>>().join(", "))
}
