//! The site: from a folder of documents to a folder of files, and its preview.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::server::{Server, Site};
use crate::swap::Staging;
use crate::workspace::Workspace;
use crate::{sizes, step, tools};

/// What a site may be told besides its documents.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Told {
    /// Where it will stand, as far as that is known.
    pub url: Option<String>,
    /// How many bytes of text may be in the program; the default where it is not said.
    pub embed: Option<String>,
    /// Readers are not to keep it on their devices, and it is removed from those that have it.
    pub no_offline: bool,
    /// A folder with the one files of earlier versions, besides those that the site had before.
    pub versions: Option<PathBuf>,
}

/// Builds the site of the documents in `corpus` into `out` (both absolute), and prints what a visit loads.
///
/// `out` is only touched when everything has succeeded.
pub fn build(workspace: &Workspace, corpus: &Path, out: &Path, told: &Told) -> Result<()> {
    if !corpus.is_dir() {
        bail!("there is no folder of documents at {}", corpus.display());
    }
    if corpus.starts_with(out) || workspace.root.starts_with(out) {
        bail!("{} holds the sources: choose another --out", out.display());
    }
    tools::for_building(workspace)?;
    // Trunk runs offline (see `tools`), and its cargo with it: fetch what the lock file names beforehand.
    let log = workspace.target.join("fetch.txt");
    step::quiet("fetching crates", workspace.cargo().arg("fetch"), &log)?;
    let staging = Staging::beside(out)?;
    // What was published for good stays when the folder is replaced.
    let before = Some(out.join("versions")).filter(|folder| folder.is_dir());
    let told_of = told
        .versions
        .as_deref()
        .map(std::path::absolute)
        .transpose()?;
    let kept: Vec<_> = told_of.into_iter().chain(before).collect();
    for (title, mut command) in steps(workspace, corpus, staging.folder(), told, &kept) {
        step::shown(title, &mut command)?;
    }
    if !staging.folder().join("index.html").is_file() {
        bail!("the build wrote no index.html");
    }
    let table = sizes::table(staging.folder())?;
    staging.publish()?;
    println!("\n{table}\nThe site is in {}", out.display());
    Ok(())
}

/// What writes into the site, in order.
fn steps(
    workspace: &Workspace,
    corpus: &Path,
    folder: &Path,
    told: &Told,
    kept: &[PathBuf],
) -> [(&'static str, Command); 2] {
    let mut trunk = workspace.command("trunk");
    trunk
        .args([
            "build",
            "--release",
            "--offline=true",
            "--skip-version-check",
            "--dist",
        ])
        .arg(folder)
        // Read by the build script of `app`, which embeds the corpus.
        .env("DOSSIER_CORPUS", corpus)
        // Trunk takes the value of this variable for a `true` or `false`, and refuses the usual `1`.
        .env_remove("NO_COLOR");

    let mut pages = workspace.cargo();
    pages
        .args(["run", "--package", "dossier", "--", "site", "--corpus"])
        .arg(corpus)
        .arg("--out")
        .arg(folder)
        .env("DOSSIER_CORPUS", corpus);
    if let Some(url) = &told.url {
        pages.arg("--url").arg(url);
    }
    if let Some(embed) = &told.embed {
        trunk.env("DOSSIER_EMBED", embed);
        pages.arg("--embed").arg(embed).env("DOSSIER_EMBED", embed);
    }
    for versions in kept {
        pages.arg("--versions").arg(versions);
    }
    if told.no_offline {
        pages.arg("--no-offline");
    }

    [
        ("building the explorer", trunk),
        ("writing the pages", pages),
    ]
}

/// Serves a built site on this machine until the program is stopped.
pub fn serve(folder: &Path, port: u16) -> Result<()> {
    let folder =
        fs::canonicalize(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let server = Server::start_near(&Site::new(folder), port)
        .with_context(|| format!("no port near {port} is free"))?;
    println!("\n{}   (Ctrl-C stops it)", server.url());
    server.wait();
    Ok(())
}
