//! `dossier check`: what is missing, doubtful or wrong in a folder.

use crate::output;
use anyhow::Result;
use clap::ValueEnum;
use corpus::Corpus;
use ingest::{Compiled, Severity};
use std::{io, path::PathBuf, process::ExitCode};

/// What `check` can be told.
#[derive(clap::Args)]
pub struct Arguments {
    /// The folder with the documents and `corpus.toml`
    #[arg(default_value = "seeds")]
    folder: PathBuf,
    /// How to print what was found
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Leave out notices
    #[arg(long, short)]
    quiet: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people, with the lines in question
    Text,
    /// For programs: one array
    Json,
}

/// Checks a folder; the exit code says whether it has errors.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let mut compiled = ingest::compile_folder(&arguments.folder);
    let summary = summary(&compiled);
    if arguments.quiet {
        compiled
            .diagnostics
            .retain(|d| d.severity > Severity::Notice);
    }
    match arguments.format {
        Format::Text => {
            let stdout = io::stdout();
            let report = output::rendered(&compiled.diagnostics, &arguments.folder, &stdout);
            output::print(&(report + &summary))?;
        }
        Format::Json => {
            let json = serde_json::to_string_pretty(&compiled.diagnostics)?;
            output::print(&(json + "\n"))?;
        }
    }
    Ok(exit_code(&compiled))
}

/// 0 when there is a corpus, 1 when errors stand in its way.
pub fn exit_code(compiled: &Compiled) -> ExitCode {
    ExitCode::from(u8::from(compiled.corpus.is_none()))
}

fn summary(compiled: &Compiled) -> String {
    let problems = [
        (Severity::Error, "error"),
        (Severity::Warning, "warning"),
        (Severity::Notice, "notice"),
    ];
    let problems = problems.map(|(severity, word)| count(compiled.count(severity), word));
    let mut lines = vec![problems.join(", ")];
    if let Some(corpus) = &compiled.corpus {
        lines.insert(0, holdings(corpus));
    }
    lines.join("\n") + "\n"
}

fn holdings(corpus: &Corpus) -> String {
    let documents = &corpus.documents;
    let blocks = documents.iter().map(|document| document.blocks.len()).sum();
    let related = documents
        .iter()
        .map(|document| document.related.len())
        .sum();
    let undated = corpus.events.iter().filter(|event| event.date.is_none());
    format!(
        "{}: {}, {}, {}, {}, {}, {}, {} ({} undated)",
        corpus.corpus.title,
        count(documents.len(), "document"),
        count(blocks, "block"),
        count(related, "related item"),
        count(corpus.mentions.len(), "mention of time"),
        count(corpus.themes.len(), "theme"),
        match corpus.entities.len() {
            1 => "1 entity".into(),
            many => format!("{many} entities"),
        },
        count(corpus.events.len(), "event"),
        undated.count(),
    )
}

/// A number with its word: `1 event`, `2 events`, `3 mentions of time`.
fn count(number: usize, word: &str) -> String {
    let (noun, rest) = word
        .split_once(" of ")
        .map_or((word, String::new()), |(noun, rest)| {
            (noun, format!(" of {rest}"))
        });
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use ingest::Folder;

    #[test]
    fn the_summary_counts_what_there_is() {
        let text = "The bridge was opened on March 3, 2020.\n\nIt was closed in May 2021 again.\n";
        let mut folder = Folder::from_files([("bridge.txt", text)]);
        folder.name = "bridges".into();
        assert_eq!(
            summary(&ingest::compile(&folder)),
            "Bridges: 1 document, 2 blocks, 0 related items, 2 mentions of time, 0 themes, \
             0 entities, 2 events (0 undated)\n0 errors, 0 warnings, 0 notices\n"
        );
        let empty = ingest::compile(&Folder::default());
        assert_eq!(summary(&empty), "1 error, 0 warnings, 0 notices\n");
    }
}
