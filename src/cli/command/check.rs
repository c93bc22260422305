//! `dossier check`: what is missing, doubtful or wrong in a folder.

use crate::output;
use anyhow::Result;
use clap::ValueEnum;
use corpus::Corpus;
use ingest::{Compiled, Diagnostic, Severity, count};
use std::{collections::BTreeMap, io, path::PathBuf, process::ExitCode};

/// What `check` can be told.
#[derive(clap::Args)]
pub struct Arguments {
    /// The folder with the documents and `corpus.toml`
    #[arg(default_value = ".")]
    folder: PathBuf,
    /// How to print what was found
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Take every warning for an error
    #[arg(long)]
    deny_warnings: bool,
    /// Leave out notices
    #[arg(long, short)]
    quiet: bool,
    /// Show every notice, also where there are many of a kind
    #[arg(long, conflicts_with = "quiet")]
    all: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people, with the lines in question
    Text,
    /// For programs: one array of all that was found, see `ingest::diagnostic`
    Json,
}

/// Checks a folder; the exit code says whether it has errors.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let mut compiled = ingest::compile_folder(&arguments.folder);
    if arguments.deny_warnings {
        deny_warnings(&mut compiled);
    }
    let mut summary = compiled.corpus.as_ref().map_or_else(String::new, store);
    let appraisal = ingest::appraise(&compiled).join("\n") + "\n";
    if arguments.quiet {
        compiled
            .diagnostics
            .retain(|d| d.severity > Severity::Notice);
    }
    match arguments.format {
        Format::Text => {
            let stdout = io::stdout();
            if !arguments.all {
                summary += &shorten(&mut compiled.diagnostics);
            }
            let report = output::rendered(&compiled.diagnostics, &arguments.folder, &stdout);
            output::print_coloured(&report)?;
            output::print(&(summary + &appraisal))?;
        }
        Format::Json => {
            output::hand_over(&output::json(&compiled.diagnostics, true)?)?;
        }
    }
    Ok(exit_code(&compiled))
}

/// 0 when there is a corpus, 1 when errors stand in its way.
pub fn exit_code(compiled: &Compiled) -> ExitCode {
    ExitCode::from(u8::from(compiled.corpus.is_none()))
}

/// Makes errors of all warnings; then no corpus is built if there are any.
fn deny_warnings(compiled: &mut Compiled) {
    for diagnostic in &mut compiled.diagnostics {
        if diagnostic.severity == Severity::Warning {
            diagnostic.severity = Severity::Error;
        }
    }
    if compiled.count(Severity::Error) > 0 {
        compiled.corpus = None;
    }
}

/// How many notices of a kind are shown of one file, and of all.
const MAX_OF_A_FILE: usize = 3;
const MAX_OF_A_KIND: usize = 12;

/// Leaves out notices where there are many of a kind, and says how many; errors and warnings all stay.
fn shorten(diagnostics: &mut Vec<Diagnostic>) -> String {
    let mut of_file: BTreeMap<(&str, Option<String>), usize> = BTreeMap::new();
    let mut of_kind: BTreeMap<&str, usize> = BTreeMap::new();
    let mut left_out: BTreeMap<&str, usize> = BTreeMap::new();
    diagnostics.retain(|diagnostic| {
        let code = diagnostic.code;
        let file = diagnostic.place.as_ref().map(|place| place.file.clone());
        let in_file = of_file.entry((code, file)).or_default();
        let in_all = of_kind.entry(code).or_default();
        let is_shown = diagnostic.severity > Severity::Notice
            || *in_file < MAX_OF_A_FILE && *in_all < MAX_OF_A_KIND;
        if is_shown {
            *in_file += 1;
            *in_all += 1;
        } else {
            *left_out.entry(code).or_default() += 1;
        }
        is_shown
    });
    if left_out.is_empty() {
        return String::new();
    }
    let kinds: Vec<_> = left_out
        .iter()
        .map(|(code, n)| format!("{n} {code}"))
        .collect();
    let all = left_out.values().sum();
    let not_shown = count(all, "notice");
    format!(
        "not shown: {not_shown} ({}); `--all` shows them\n",
        kinds.join(", ")
    )
}

/// What there is in a corpus, in one line.
fn store(corpus: &Corpus) -> String {
    let documents = &corpus.documents;
    let blocks = documents.iter().map(|document| document.blocks.len()).sum();
    let related = documents
        .iter()
        .map(|document| document.related.len())
        .sum();
    let undated = corpus.events.iter().filter(|event| event.date.is_none());
    format!(
        "{}: {}, {}, {}, {}, {}, {}, {} ({} undated)\n",
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

#[cfg(test)]
mod tests {
    use super::*;
    use ingest::{Folder, Place};

    #[test]
    fn the_holdings_count_what_there_is() {
        let text =
            "The bridge was opened on March 3, 2020.\n\nThe road was closed in May 2021 again.\n";
        let mut folder = Folder::from_files([("bridge.txt", text)]);
        folder.name = "bridges".into();
        let corpus = ingest::compile(&folder).corpus;
        assert_eq!(
            store(&corpus.expect("nothing is wrong with it")),
            "Bridges: 1 document, 2 blocks, 0 related items, 2 mentions of time, 0 themes, \
             0 entities, 2 events (0 undated)\n"
        );
    }

    #[test]
    fn denied_warnings_are_errors_and_notices_stay() {
        let note = Diagnostic::notice("a", "a");
        let compiled = |diagnostics: &[Diagnostic]| {
            let mut compiled = ingest::compile(&Folder::from_files([("a.txt", "One text.")]));
            compiled.diagnostics = diagnostics.to_vec();
            deny_warnings(&mut compiled);
            (compiled.corpus.is_some(), compiled.count(Severity::Error))
        };
        assert_eq!(compiled(&[]), (true, 0));
        assert_eq!(compiled(std::slice::from_ref(&note)), (true, 0));
        assert_eq!(compiled(&[note, Diagnostic::warning("b", "b")]), (false, 1));
    }

    #[test]
    fn of_many_notices_of_a_kind_some_are_shown() {
        let of =
            |code: &'static str, file: &str| Diagnostic::notice(code, code).at(Place::file(file));
        let mut many: Vec<_> = (0..9).map(|_| of("many", "a.txt")).collect();
        many.extend((0..30).map(|n| of("wide", &format!("{n}.txt"))));
        many.extend((0..2).map(|_| of("few", "a.txt")));
        many.extend((0..9).map(|_| Diagnostic::warning("doubt", "x").at(Place::file("a.txt"))));
        assert_eq!(
            shorten(&mut many),
            "not shown: 24 notices (6 many, 18 wide); `--all` shows them\n"
        );
        assert_eq!(many.len(), 3 + 12 + 2 + 9);
        assert_eq!(shorten(&mut many), "");
    }
}
