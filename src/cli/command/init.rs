//! `dossier init`: a folder to begin with.

use crate::output;
use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use std::{fs, process::ExitCode};

/// What `init` can be told.
#[derive(clap::Args)]
pub struct Arguments {
    /// The folder to start; it is made if it is not there
    folder: PathBuf,
}

/// A document that explains itself, and a manifest with what an editor adds first.
const FILES: [(&str, &str); 2] = [
    ("first-document.md", include_str!("init/first-document.md")),
    (ingest::folder::MANIFEST, include_str!("init/corpus.toml")),
];

/// Writes the first files of a folder that has no documents yet; nothing that is there is changed.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let folder = &arguments.folder;
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    if let Some((name, _)) = FILES.iter().find(|(name, _)| folder.join(name).exists()) {
        bail!(
            "{} is there already and stays as it is",
            folder.join(name).display()
        );
    }
    for (name, text) in FILES {
        let file = folder.join(name);
        fs::write(&file, text).with_context(|| file.display().to_string())?;
    }
    output::print(&format!(
        "{0} has a first document and a corpus.toml. Put your own documents beside them, then:\n\n    dossier serve {0}\n",
        folder.display()
    ))?;
    Ok(ExitCode::SUCCESS)
}
