//! `dossier export`: the compiled corpus, or the schema of its form.

use super::check;
use crate::output;
use anyhow::Result;
use clap::ValueEnum;
use corpus::Lookup;
use ingest::Severity;
use site::publish::{SiteUrl, csv::table, ics::calendar, json, schema};
use std::{path::PathBuf, process::ExitCode};

/// What `export` can be told.
#[derive(clap::Args)]
pub struct Arguments {
    /// The folder with the documents and `corpus.toml`
    #[arg(default_value = ".")]
    folder: PathBuf,
    /// The form of the corpus
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    /// Where the site stands, for the links in a calendar
    #[arg(long)]
    url: Option<SiteUrl>,
    /// Print the JSON Schema of the corpus instead
    #[arg(long, conflicts_with_all = ["folder", "format", "url"])]
    schema: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// The whole corpus, `corpus.json`
    Json,
    /// The events as a table, `events.csv`
    Csv,
    /// The dated events as a calendar, `events.ics`
    Ics,
}

/// Prints a corpus, or reports the errors that stand in its way and prints nothing.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    if arguments.schema {
        output::hand_over(&schema()?)?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut compiled = ingest::compile_folder(&arguments.folder);
    compiled
        .diagnostics
        .retain(|d| d.severity > Severity::Notice);
    output::report(&compiled.diagnostics, &arguments.folder);
    if let Some(corpus) = &compiled.corpus {
        let text = match arguments.format {
            Format::Json => json(corpus, true)?,
            Format::Csv => table(corpus),
            Format::Ics => calendar(&Lookup::of(corpus), arguments.url.as_ref()),
        };
        output::hand_over(&text)?;
    }
    Ok(check::exit_code(&compiled))
}
