//! `dossier search`: the passages of a folder that answer a query, as the site finds them.

use super::check;
use crate::output;
use anyhow::{Context, Result};
use clap::ValueEnum;
use corpus::{BlockId, Corpus, Document, Span};
use ingest::{Severity, terminal};
use search::{Found, Index, Marks, Place, Query, language, marks};
use std::fmt::Write as _;
use std::{fs, io, path::PathBuf, process::ExitCode};

/// What `search` can be told.
#[derive(clap::Args)]
pub struct Arguments {
    /// The folder with the documents
    folder: PathBuf,
    /// What to look for: words, "a phrase", -without, begin*, theme:NAME, source:NAME, person:NAME, place:NAME, date:2023..2025, in:title; after `--` if it begins with a hyphen
    #[arg(required_unless_present = "queries")]
    query: Vec<String>,
    /// Answer the queries of a file instead: a name, a tab and the query in each line
    #[arg(long, conflicts_with = "query")]
    queries: Option<PathBuf>,
    /// How to print what was found
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Rank whole documents, each with its best passage
    #[arg(long)]
    documents: bool,
    /// Print at most so many of them for each query
    #[arg(long, default_value_t = 10)]
    limit: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: the sentence that tells most, with the words marked
    Text,
    /// For programs: query, document, block and score in each line, with tabs between
    Tsv,
}

/// Prints what is found, or reports the errors that stand in its way.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let queries = queries(arguments)?;
    let mut compiled = ingest::compile_folder(&arguments.folder);
    let problems = |d: &ingest::Diagnostic| d.severity > Severity::Notice;
    compiled.diagnostics.retain(problems);
    output::report(&compiled.diagnostics, &arguments.folder);
    if let Some(corpus) = &compiled.corpus {
        let bytes = search::build(corpus, &compiled.synonyms);
        let languages: Vec<_> = language::ALL.iter().collect();
        let index = Index::read(bytes, languages).context("the index that was just made")?;
        for (name, query) in &queries {
            output::print_coloured(&answer(arguments, corpus, &index, name, query))?;
        }
    }
    Ok(check::exit_code(&compiled))
}

/// The queries with their names; a line without a tab is a query that has its number for a name.
fn queries(arguments: &Arguments) -> Result<Vec<(String, String)>> {
    let Some(file) = &arguments.queries else {
        let query = arguments.query.join(" ");
        return Ok(vec![(on_one_line(&query), query)]);
    };
    let text = fs::read(file).with_context(|| file.display().to_string())?;
    let text = String::from_utf8_lossy(&text);
    let lines = text
        .lines()
        .zip(1..)
        .filter(|(line, _)| !line.trim().is_empty());
    let query = |(line, number): (&str, usize)| match line.split_once('\t') {
        Some((name, query)) => (name.to_owned(), query.to_owned()),
        None => (number.to_string(), line.to_owned()),
    };
    Ok(lines.map(query).collect())
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A line of what is found.
struct Line {
    document: usize,
    place: Place,
    score: f32,
}

fn answer(
    arguments: &Arguments,
    corpus: &Corpus,
    index: &Index,
    name: &str,
    query: &str,
) -> String {
    let query = Query::new(query);
    // The best passage of a document need not be among the best of all.
    let most = if arguments.documents {
        usize::MAX / 4
    } else {
        arguments.limit
    };
    let found = index.search(corpus, &query, most);
    let mut lines = Vec::new();
    if arguments.documents {
        for hit in found.documents.iter().take(arguments.limit) {
            let best = found
                .passages
                .iter()
                .find(|passage| passage.document == hit.document);
            let place = best.map_or(Place::Title, |passage| passage.place);
            lines.push(Line {
                document: hit.document,
                place,
                score: hit.score,
            });
        }
    } else {
        let line = |hit: &search::Hit| Line {
            document: hit.document,
            place: hit.place,
            score: hit.score,
        };
        lines.extend(found.passages.iter().map(line));
    }
    match arguments.format {
        Format::Tsv => tsv(corpus, &lines, name),
        Format::Text => text(corpus, &found, &lines),
    }
}

fn tsv(corpus: &Corpus, lines: &[Line], name: &str) -> String {
    let mut out = String::new();
    let name = terminal::plain(name);
    for line in lines {
        let document = &corpus.documents[line.document];
        let block = id_of(document, line.place);
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{name}\t{}\t{block}\t{:.4}", document.id, line.score);
    }
    out
}

/// The name of a passage; empty for a title.
fn id_of(document: &Document, place: Place) -> &str {
    place.id(document).map_or("", BlockId::as_str)
}

fn text(corpus: &Corpus, found: &Found, lines: &[Line]) -> String {
    let signs = match output::is_styled(&io::stdout()) {
        true => ["\x1b[1;4m", "\x1b[0m"],
        false => ["*"; 2],
    };
    let mut out = String::new();
    if let Some(instead) = &found.instead {
        let _ = writeln!(out, "Did you mean: {}\n", harmless(instead));
    }
    if found.is_relaxed {
        out += "The phrase stands nowhere; these passages have its words.\n\n";
    }
    for (line, number) in lines.iter().zip(1..) {
        let document = &corpus.documents[line.document];
        let _ = writeln!(out, "{number}. {}", about(document, line.place));
        let texts = line.place.text(document).unwrap_or_default();
        for text in texts.iter().filter(|text| !text.is_empty()) {
            let _ = writeln!(out, "   {}", marked(text, &marks(found, text), signs));
        }
        let id = id_of(document, line.place);
        let sign = if id.is_empty() { "" } else { "#" };
        let _ = writeln!(out, "   {}{sign}{id}\n", harmless(&document.source.file));
    }
    let _ = writeln!(
        out,
        "passages found: {}{}, in documents: {}",
        found.count,
        held(found),
        found.documents.len()
    );
    out
}

/// How many of the passages hold all words of a query that has several.
fn held(found: &Found) -> String {
    let [phrase, all, _] = found.counts;
    match found.asked {
        0 | 1 => String::new(),
        _ => format!(" ({} with all words, {phrase} as a phrase)", phrase + all),
    }
}

/// The title of a document, the heading above a passage, and the date.
fn about(document: &Document, place: Place) -> String {
    let mut parts = vec![harmless(&document.title)];
    let heading = place.heading(document);
    parts.extend(heading.map(|heading| harmless(&heading.text)));
    parts.extend(document.date.as_ref().map(ToString::to_string));
    parts.join(" · ")
}

/// The sentence of a text that tells most, with signs around its marks.
fn marked(text: &str, marks: &Marks, [begin, end]: [&str; 2]) -> String {
    let Marks { words, sentence } = marks;
    let slice = |from, to| harmless(Span::new(from, to).slice(text).unwrap_or_default());
    let mut out = String::new();
    let mut at = sentence.start;
    for word in words.iter().filter(|word| sentence.contains(**word)) {
        let _ = write!(
            out,
            "{}{begin}{}{end}",
            slice(at, word.start),
            slice(word.start, word.end)
        );
        at = word.end;
    }
    out += &slice(at, sentence.end);
    let whole = text.chars().count() as u32;
    let before = if sentence.start > 0 { "… " } else { "" };
    let after = if sentence.end < whole { " …" } else { "" };
    format!("{before}{}{after}", out.trim())
}

/// A text on one line that no terminal takes for a command, also beside signs that are one.
fn harmless(text: &str) -> String {
    terminal::plain(&text.replace(char::is_whitespace, " ")).into_owned()
}
