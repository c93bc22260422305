//! `dossier export`: the compiled corpus, or the schema of its form.

use crate::{check, output};
use anyhow::Result;
use clap::ValueEnum;
use corpus::Corpus;
use ingest::Severity;
use std::{io, path::PathBuf, process::ExitCode};

/// What `export` can be told.
#[derive(clap::Args)]
pub struct Arguments {
    /// The folder with the documents and `corpus.toml`
    #[arg(default_value = "seeds")]
    folder: PathBuf,
    /// The form of the corpus
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    /// Print the JSON Schema of the corpus instead
    #[arg(long, conflicts_with_all = ["folder", "format"])]
    schema: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// The whole corpus, as on the site
    Json,
}

/// Prints a corpus, or reports the errors that stand in its way and prints nothing.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    if arguments.schema {
        output::print(&schema()?)?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut compiled = ingest::compile_folder(&arguments.folder);
    compiled
        .diagnostics
        .retain(|d| d.severity > Severity::Notice);
    let stderr = io::stderr();
    let report = output::rendered(&compiled.diagnostics, &arguments.folder, &stderr);
    output::complain(&report);
    if let Some(corpus) = &compiled.corpus {
        let text = match arguments.format {
            Format::Json => json(corpus)?,
        };
        output::print(&text)?;
    }
    Ok(check::exit_code(&compiled))
}

/// `corpus.json`.
pub fn json(corpus: &Corpus) -> Result<String> {
    Ok(serde_json::to_string_pretty(corpus)? + "\n")
}

/// `corpus.schema.json`: the JSON Schema of `corpus.json`.
pub fn schema() -> Result<String> {
    let schema = schemars::schema_for!(Corpus);
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}
