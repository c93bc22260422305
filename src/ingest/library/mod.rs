//! What reference managers say of the documents: an export of Zotero, Mendeley, JabRef and others in the folder.
//!
//! - [`csl`], [`ris`], [`bibtex`]: their forms to [`record`]s
//! - [`find`]: which document a record is of
//!
//! A record stands between the editor and the document: `corpus.toml` comes before it, and what the document says of
//! itself after it. Its files are no documents.

mod bibtex;
mod csl;
mod find;
mod record;
mod ris;
#[cfg(test)]
mod tests;

use crate::{
    Diagnostic, Folder, decode,
    diagnostic::Place,
    manifest::{DocumentEntry, Located, Report},
    reading::Opened,
};
use find::Finder;
use record::Record;

/// The forms that are read.
#[derive(Clone, Copy)]
enum Form {
    Csl,
    Ris,
    Bibtex,
}

fn form(path: &str) -> Option<Form> {
    let (_, ending) = path.rsplit_once('.')?;
    match &*ending.to_lowercase() {
        "json" => Some(Form::Csl),
        "ris" => Some(Form::Ris),
        "bib" | "bibtex" | "biblatex" => Some(Form::Bibtex),
        _ => None,
    }
}

/// True for a file that may hold records, by its name.
pub fn may_be(path: &str) -> bool {
    form(path).is_some()
}

/// True for a file that by its name may be anything else as well.
pub fn may_be_other(path: &str) -> bool {
    matches!(form(path), Some(Form::Csl))
}

/// True for a file that holds records, if its name says that it may: JSON can be anything.
pub fn is_one(path: &str, bytes: &[u8]) -> bool {
    match form(path) {
        Some(Form::Csl) => csl::is_list(&decode::decode(bytes, |_| None).text),
        form => form.is_some(),
    }
}

/// The most records that are read of all files.
const MAX_RECORDS: usize = 20_000;

/// What records say of each of the documents, beside what the manifest says; `None` for those of which no record is.
/// Reports records that are of none, or of which it is not certain.
pub fn entries(
    folder: &Folder,
    documents: &[(Option<&DocumentEntry>, Option<&Opened>)],
    report: &mut Report,
) -> Vec<Option<DocumentEntry>> {
    let mut found: Vec<Option<(DocumentEntry, u8)>> = documents.iter().map(|_| None).collect();
    let mut records = Vec::new();
    for (file, bytes) in folder.files.iter().filter(|(path, _)| may_be(path)) {
        let decoded = decode::decode(bytes, |_| None);
        report.diagnostics.extend(decoded.diagnostics(file));
        let text = decoded.text;
        let (read, wrong) = match form(file) {
            Some(Form::Csl) => (csl::read(&text), Vec::new()),
            Some(Form::Ris) => (ris::read(&text), Vec::new()),
            _ => bibtex::read(&text),
        };
        let is_empty = read.is_empty() && wrong.is_empty();
        let from = report.table(file, text, Vec::new());
        for at in wrong {
            let diagnostic =
                Diagnostic::warning("record", "this entry cannot be read, and is left out")
                    .at(report.place(&(at.start + from..at.end + from)))
                    .help("look for a brace or a comma that is missing, or export it again");
            report.push(diagnostic);
        }
        if is_empty {
            let diagnostic = Diagnostic::warning(
                "no-records",
                "this file has no record of a reference manager in it",
            );
            report.push(
                diagnostic
                    .at(Place::file(file))
                    .help("export it again, or take it out of the folder"),
            );
        }
        for mut record in read {
            record.at = record.at.start + from..record.at.end + from;
            records.push(record);
        }
    }
    if records.len() > MAX_RECORDS {
        let message = format!(
            "there are more than {MAX_RECORDS} records, the most that are read; the others are left out"
        );
        report.push(
            Diagnostic::warning("too-large", message)
                .help("export only the records of these documents"),
        );
        records.truncate(MAX_RECORDS);
    }
    if records.is_empty() {
        return documents.iter().map(|_| None).collect();
    }
    let finder = Finder::new(documents);
    for record in &records {
        let candidates = finder.find(record);
        let [(document, rank)] = candidates[..] else {
            report.push(unmatched(record, candidates.len(), report));
            continue;
        };
        let other = &mut found[document];
        // What is said by the file itself is surer than by a title.
        if other.as_ref().is_none_or(|(_, before)| rank < *before) {
            *other = Some((merged(documents[document].0, record), rank));
        }
    }
    found
        .into_iter()
        .map(|found| found.map(|(entry, _)| entry))
        .collect()
}

/// That a record is of no document, or of which is not certain.
fn unmatched(record: &Record, documents: usize, report: &Report) -> Diagnostic {
    let name = record.title.as_deref().unwrap_or(&record.key);
    let diagnostic = match documents {
        0 => Diagnostic::notice(
            "record-unmatched",
            format!("no document of this folder is {name:?}"),
        )
        .help("if there is one give the record its file, address or DOI, or its very title"),
        _ => Diagnostic::warning(
            "record-ambiguous",
            format!("{documents} documents of this folder can be {name:?}"),
        )
        .help("give the record the name of the file, or its address"),
    };
    diagnostic.at(report.place(&record.at))
}

/// What the manifest says of a document, and where it says nothing what a record does.
fn merged(entry: Option<&DocumentEntry>, record: &Record) -> DocumentEntry {
    let at = record.at.clone();
    let mut merged = entry.cloned().unwrap_or_else(|| DocumentEntry {
        id: Located {
            value: String::new(),
            at: at.clone(),
        },
        file: None,
        title: None,
        publisher: None,
        authors: Vec::new(),
        date: None,
        date_basis: None,
        captured: None,
        url: None,
        language: None,
        kind: None,
        body_first: None,
        body_last: None,
        headings: Vec::new(),
    });
    let doi = record.doi.as_deref().and_then(find::doi);
    let url = record
        .url
        .clone()
        .or(doi.map(|doi| format!("https://doi.org/{doi}")));
    for (field, value) in [
        (&mut merged.title, &record.title),
        (&mut merged.publisher, &record.publisher),
        (
            &mut merged.url,
            &url.filter(|url| crate::manifest::is_web_address(url)),
        ),
        (&mut merged.language, &record.language),
        (&mut merged.kind, &record.kind),
    ] {
        if field.is_none() {
            field.clone_from(value);
        }
    }
    if merged.authors.is_empty() {
        merged.authors.clone_from(&record.authors);
    }
    merged.captured = merged.captured.or(record.accessed.clone());
    let date = record.date.clone().map(|value| Located { value, at });
    merged.date = merged.date.or(date);
    merged
}
