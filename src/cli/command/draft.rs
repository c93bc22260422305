//! `dossier draft`: a first `corpus.toml`, or table of events, for an editor to review.
//!
//! **Invariant:** a file that is there is never changed, whoever writes it and whenever, and none is
//! left half-written. The text is written under another name first, and then linked to its own, which
//! fails if the name is taken, be it by a link that leads nowhere.

use crate::output;
use anyhow::{Context, Result};
use ingest::{Folder, Severity, folder::MANIFEST, manifest::SCHEMA};
use site::publish::csv;
use std::{
    fs::{self, OpenOptions},
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
    process::{self, ExitCode},
};

/// What `draft` can be told.
#[derive(clap::Args)]
pub struct Arguments {
    /// The folder with the documents
    #[arg(required_unless_present = "schema")]
    folder: Option<PathBuf>,
    /// Write the events into a table `events.csv` instead, for spreadsheets
    #[arg(long)]
    csv: bool,
    /// Print the draft instead, also if there is such a file
    #[arg(long)]
    stdout: bool,
    /// Print the JSON Schema of `corpus.toml` instead, for text editors
    #[arg(long, conflicts_with_all = ["folder", "csv", "stdout"])]
    schema: bool,
}

/// Writes the draft, or says why it does not.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let Some(folder) = &arguments.folder else {
        output::hand_over(SCHEMA)?;
        return Ok(ExitCode::SUCCESS);
    };
    draft(folder, arguments.csv, arguments.stdout)
}

/// The table of events that is drafted.
const TABLE: &str = "events.csv";

fn draft(folder: &Path, is_table: bool, to_stdout: bool) -> Result<ExitCode> {
    let mut files = Folder::read(folder);
    let table = ingest::table(&files).map(str::to_owned);
    let path = folder.join(match (is_table, &table) {
        (true, table) => table.as_deref().unwrap_or(TABLE),
        (false, _) => MANIFEST,
    });
    if !to_stdout && fs::symlink_metadata(&path).is_ok() {
        return Ok(refusal(&path));
    }
    match (is_table, &table) {
        (true, Some(table)) => files.files.remove(table),
        (true, None) => None,
        (false, _) => files.files.remove(MANIFEST),
    };
    let mut compiled = ingest::compile(&files);
    let problems = |d: &ingest::Diagnostic| d.severity > Severity::Notice;
    compiled.diagnostics.retain(problems);
    output::report(&compiled.diagnostics, folder);
    let Some(corpus) = &compiled.corpus else {
        return Ok(ExitCode::FAILURE);
    };
    let text = match is_table {
        true => csv::table(corpus),
        false => ingest::draft(corpus, table.as_deref()),
    };
    if to_stdout {
        output::hand_over(&text)?;
        return Ok(ExitCode::SUCCESS);
    }
    match write_new(&path, text.as_bytes()) {
        Ok(()) => {
            let summary = format!(
                "{}: documents: {}, themes: {}, events to review: {}\n",
                path.display(),
                corpus.documents.len(),
                corpus.themes.len(),
                corpus.events.len()
            );
            output::complain(&summary);
            Ok(ExitCode::SUCCESS)
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(refusal(&path)),
        Err(error) => Err(error).with_context(|| format!("{} cannot be written", path.display())),
    }
}

/// Says in one line that there is such a file.
fn refusal(path: &Path) -> ExitCode {
    let path = path.display();
    output::complain(&format!(
        "error: {path} is there already and stays as it is; `--stdout` prints a draft\n"
    ));
    ExitCode::FAILURE
}

/// Writes a file that is not there yet, whole or not at all.
fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // Hidden, so that nobody reads it as a document meanwhile.
    let name = format!(".dossier-draft.{}", process::id());
    let draft = path.with_file_name(name);
    create(&draft, bytes)?;
    let result = link(&draft, path, bytes);
    let _ = fs::remove_file(&draft);
    result
}

/// Writes a file that is not there yet and takes it away again if that fails halfway.
fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    written.inspect_err(|_| drop(fs::remove_file(path)))
}

/// Gives a written file its name; on file systems without links, by writing it again.
fn link(draft: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::hard_link(draft, path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => create(path, bytes),
        result => result,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "The two governments signed the agreement in September 2016, after three years of talks.\n";

    /// A folder on the disk that goes away with the value.
    struct Scratch(PathBuf);

    impl Scratch {
        fn new(name: &str) -> Self {
            let name = format!("dossier-draft-{name}-{}", process::id());
            let scratch = Self(std::env::temp_dir().join(name));
            fs::create_dir_all(&scratch.0).expect("a folder is made");
            fs::write(scratch.0.join("a.txt"), TEXT).expect("a file is written");
            scratch
        }

        fn run(&self) -> ExitCode {
            let folder = self.0.clone();
            draft(&folder, false, false).expect("nothing is wrong with the command")
        }

        fn names(&self) -> Vec<String> {
            let entries = fs::read_dir(&self.0).expect("the folder is there");
            let name = |entry: io::Result<fs::DirEntry>| entry.map(|e| e.file_name());
            let names = entries.filter_map(|entry| name(entry).ok()?.into_string().ok());
            let mut names: Vec<_> = names.collect();
            names.sort();
            names
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn a_draft_is_written_once_and_leaves_nothing_else() {
        let scratch = Scratch::new("once");
        assert_eq!(scratch.run(), ExitCode::SUCCESS);
        assert_eq!(scratch.names(), ["a.txt", "corpus.toml"]);
        let manifest = scratch.0.join(MANIFEST);
        let draft = fs::read_to_string(&manifest).expect("it was written");
        assert!(
            draft.contains("reviewed = false") && draft.contains(TEXT.trim()),
            "{draft}"
        );
        fs::write(&manifest, "# mine").expect("it can be changed");
        assert_eq!(scratch.run(), ExitCode::FAILURE);
        let path = &manifest;
        let kind = write_new(path, b"late").map_err(|error| error.kind());
        assert_eq!(
            kind,
            Err(ErrorKind::AlreadyExists),
            "also when it comes in between"
        );
        assert_eq!(fs::read(path).expect("it is there"), b"# mine");
        assert_eq!(scratch.names(), ["a.txt", "corpus.toml"]);
    }

    #[test]
    #[cfg(unix)]
    fn a_link_that_leads_nowhere_is_not_followed() {
        let scratch = Scratch::new("link");
        let target = scratch.0.join("elsewhere");
        std::os::unix::fs::symlink(&target, scratch.0.join(MANIFEST)).expect("a link is made");
        assert_eq!(scratch.run(), ExitCode::FAILURE);
        let kind = write_new(&scratch.0.join(MANIFEST), b"late").map_err(|error| error.kind());
        assert_eq!(kind, Err(ErrorKind::AlreadyExists));
        assert!(!target.exists());
        assert_eq!(scratch.names(), ["a.txt", "corpus.toml"]);
    }
}
