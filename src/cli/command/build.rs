//! `dossier build`: the site of a folder.

use super::check;
use crate::staging::Staging;
use crate::{output, program};
use anyhow::{Context, Result, bail};
use ingest::{Compiled, Folder};
use site::one_file::{self, Version};
use site::{Content, Options, Site, SiteUrl};
use std::path::{Path, PathBuf, absolute};
use std::time::Instant;
use std::{fs, process::ExitCode};

/// What `build` can be told.
#[derive(clap::Args)]
pub struct Arguments {
    /// The folder with the documents and `corpus.toml`
    #[arg(default_value = ".")]
    folder: PathBuf,
    /// Where to put the site; a site that is there is replaced when the new one is whole
    #[arg(long, default_value = "site")]
    out: PathBuf,
    /// Where the site will stand, such as https://example.org/dossier/
    #[arg(long)]
    url: Option<SiteUrl>,
    /// Up to so many bytes of text are in the program; the texts of a larger collection lie in files beside it
    #[arg(long, value_name = "BYTES", default_value_t = ingest::pack::EMBEDDED_TEXT)]
    embed: usize,
    /// A folder with the one files of earlier versions, which stay published; those that the site had before stay anyway
    #[arg(long, value_name = "DIR")]
    versions: Vec<PathBuf>,
    /// Do not keep the site on readers' devices, and remove it from those that have it
    #[arg(long)]
    no_offline: bool,
}

/// With more files than this each step is told before it begins, because it takes a while.
const LONG: usize = 100;

/// Makes the site, or reports the errors that stand in its way and leaves the site that was there.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let started = Instant::now();
    let (from, out) = (absolute(&arguments.folder)?, absolute(&arguments.out)?);
    if from.starts_with(&out) {
        bail!(
            "{} holds the documents: choose another --out",
            out.display()
        );
    }
    let program = program::program()?;
    let folder = Folder::read(&from);
    let is_long = folder.files.len() > LONG;
    let say = |what: &str| {
        if is_long {
            output::complain(&format!("{what} ...\n"));
        }
    };
    say(&format!("reading {} files", folder.files.len()));
    let compiled = ingest::compile(&folder);
    output::report(&compiled.diagnostics, &arguments.folder);
    let code = check::exit_code(&compiled);
    let Some(content) = content(compiled, &folder)? else {
        return Ok(code);
    };
    let staging = Staging::beside(&out)?;
    let mut versions = kept(&out.join(one_file::VERSIONS))?;
    for folder in &arguments.versions {
        versions.extend(kept_or_told(folder)?);
    }
    let options = Options {
        embed: arguments.embed,
        url: arguments.url.clone(),
        offline: !arguments.no_offline,
        versions,
    };
    say(&format!(
        "making the pages of {} documents",
        content.corpus.documents.len()
    ));
    let site = site::site(content, &program, &options)?;
    say(&format!("writing {} files", site.files.len()));
    write(&site, staging.folder())?;
    staging.publish()?;
    output::print(&told(&site, &out, started))?;
    if options.url.is_none() {
        output::complain(
            "note: the sitemap and the previews of links need the address of the site: --url https://…\n",
        );
    }
    Ok(code)
}

/// What the site is made of; nothing where errors stand in the way.
fn content(compiled: Compiled, folder: &Folder) -> Result<Option<Content>> {
    let Some(corpus) = compiled.corpus else {
        return Ok(None);
    };
    let source = |document: &corpus::Document| {
        let file = document.source.file.as_str();
        let found = folder.file(file).map(|(_, bytes)| bytes.to_vec());
        found.with_context(|| format!("{file} was read before"))
    };
    let sources = corpus.documents.iter().map(source).collect::<Result<_>>()?;
    Ok(Some(Content {
        corpus,
        synonyms: compiled.synonyms,
        texts: compiled.texts,
        sources,
    }))
}

/// The versions in the folder of a site that was there before.
fn kept(folder: &Path) -> Result<Vec<Version>> {
    match folder.is_dir() {
        true => kept_or_told(folder),
        false => Ok(Vec::new()),
    }
}

/// The versions in a folder. A file that does not say the version that it is named by is left where it is, with a warning.
fn kept_or_told(folder: &Path) -> Result<Vec<Version>> {
    let mut versions = Vec::new();
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let file = entry?.path();
        if file.is_file() {
            files.push(file);
        }
    }
    files.sort();
    for file in files {
        let bytes = fs::read(&file).with_context(|| file.display().to_string())?;
        let name = file.file_name().and_then(|name| name.to_str());
        match name.and_then(|name| Version::read(name, bytes)) {
            Some(version) => versions.push(version),
            None => output::complain(&format!(
                "warning: {} is not kept: it is not the version that it is named by\n",
                file.display()
            )),
        }
    }
    Ok(versions)
}

fn write(site: &Site, folder: &Path) -> Result<()> {
    let mut last = PathBuf::new();
    for (path, bytes) in site.files.iter() {
        let file = folder.join(path);
        let parent = file.parent().context("a file lies in a folder")?;
        if parent != last {
            fs::create_dir_all(parent).with_context(|| parent.display().to_string())?;
            last = parent.to_owned();
        }
        fs::write(&file, bytes).with_context(|| file.display().to_string())?;
    }
    Ok(())
}

/// What was made: the sizes of what a first visit loads, and of all.
fn told(site: &Site, out: &Path, started: Instant) -> String {
    let files = &site.files;
    let size = |path: &str| files.get(path).map_or(0, <[u8]>::len);
    // The core and the script; parts that come later have one more word in their names.
    let is_first = |path: &str| path.starts_with("app-") && path.matches('-').count() == 1;
    let program = files.iter().filter(|(path, _)| is_first(path));
    let lines = [
        ("start page", size("index.html")),
        (
            "program with its corpus",
            program.map(|(_, bytes)| bytes.len()).sum(),
        ),
        ("all in one file", size(&one_file::path_of(&site.version))),
        ("whole site", files.size()),
    ];
    let lines = lines.map(|(name, bytes)| format!("{name:<26}{bytes:>12} bytes\n"));
    format!(
        "{}\nThe site is in {}: {} files, version {}, {:.2} s\n",
        lines.concat(),
        out.display(),
        files.len(),
        site.version,
        started.elapsed().as_secs_f64()
    )
}
