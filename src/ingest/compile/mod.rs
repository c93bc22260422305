//! A folder to a corpus: all stages in their order.

#[cfg(test)]
mod tests;

use crate::{
    Diagnostic, Folder, automatic, citation, decode,
    diagnostic::{Place, Severity},
    entity, event,
    folder::MANIFEST,
    format::{self, Named},
    group,
    hash::sha256,
    library,
    manifest::{self, Located, Manifest, Report},
    mention, natural,
    reading::{self, Opened, Reading},
    review, sheet, theme,
};
use corpus::{Corpus, CorpusInfo, FORMAT_VERSION, Theme, ThemeId};
use rayon::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// What became of a folder.
#[derive(Debug, Clone)]
pub struct Compiled {
    /// The corpus; `None` when there is any error.
    pub corpus: Option<Corpus>,
    /// The texts in which the spans of the documents count, in the order of the documents: the decoded
    /// file, or what was read of a web page or a file that is no text.
    pub texts: Vec<String>,
    /// Lists of words and phrases that mean the same to the search.
    pub synonyms: Vec<Vec<String>>,
    /// All that an editor should know, by file and position.
    pub diagnostics: Vec<Diagnostic>,
}

impl Compiled {
    /// The codes of all diagnostics, in order.
    #[cfg(test)]
    pub fn codes(&self) -> Vec<&'static str> {
        self.diagnostics.iter().map(|d| d.code).collect()
    }

    /// How many diagnostics there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        let same = self.diagnostics.iter().filter(|d| d.severity == severity);
        same.count()
    }
}

/// Reads a folder from the disk and compiles it.
pub fn compile_folder(path: &Path) -> Compiled {
    compile(&Folder::read(path))
}

/// Compiles a folder.
pub fn compile(folder: &Folder) -> Compiled {
    let manifest = folder.files.get(MANIFEST).map_or(&[][..], |bytes| bytes);
    let decoded = decode::decode(manifest, |_| None);
    let mut report = Report::new(&decoded.text);
    report.diagnostics.extend_from_slice(&folder.diagnostics);
    report.diagnostics.extend(decoded.diagnostics(MANIFEST));
    let mut manifest = manifest::read(&mut report);
    let (corpus, texts) = assemble(folder, &mut manifest, &mut report);
    let mut diagnostics = report.diagnostics;
    diagnostics.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    let failed = diagnostics.iter().any(|d| d.severity == Severity::Error);
    Compiled {
        corpus: (!failed).then_some(corpus),
        texts,
        synonyms: manifest.corpus.synonyms,
        diagnostics,
    }
}

/// Puts the corpus together as far as it goes, with the texts of its documents; with errors in the
/// report it is not whole.
fn assemble(
    folder: &Folder,
    manifest: &mut Manifest,
    report: &mut Report,
) -> (Corpus, Vec<String>) {
    let language = manifest
        .corpus
        .language
        .clone()
        .unwrap_or_else(|| "en".into());
    let mut readings = read_documents(folder, manifest, &language, report);
    let has_manifest = folder.files.contains_key(MANIFEST);
    if manifest.corpus.automatic_entities.unwrap_or(!has_manifest) {
        let given = manifest.entities.iter();
        let given = given.map(|entity| entity.id.value.clone());
        let found = entity::automatic(&readings, &given.collect());
        manifest.entities.extend(found);
    }
    if manifest.corpus.automatic_themes.unwrap_or(!has_manifest) {
        let given = manifest.themes.iter().map(|theme| theme.id.value.clone());
        let found = theme::automatic(&readings, &manifest.entities, &given.collect());
        manifest.themes.extend(found);
    }
    sheet::read(folder, manifest, &readings, report);
    let info = &manifest.corpus;
    theme::assign(manifest, &mut readings, report);
    let entities = entity::entities(manifest, &readings, report);
    let (mut mentions, mut expressions) = (Vec::new(), Vec::new());
    let told = mention::told_of_order(report);
    let found = readings.par_iter().map(|reading| {
        let is_told = told.contains(&reading.document.source.file);
        mention::mentions(reading, is_told)
    });
    for found in found.collect::<Vec<_>>() {
        mentions.extend(found.mentions);
        expressions.push(found.expressions);
        report.diagnostics.extend(found.told);
    }
    let mut events = event::events(manifest, &readings, &mentions, report);
    if info.automatic_events.unwrap_or(manifest.events.is_empty()) {
        let found = automatic::events(manifest, &readings, expressions, &events);
        events.extend(found);
        event::sort(&mut events);
    }
    review::review(manifest, &readings, &mentions, &events, report);
    let mut documents = Vec::new();
    let mut texts = Vec::new();
    for reading in readings {
        let mut document = reading.document;
        document.citation = citation::cite(&document, &entities);
        documents.push(document);
        texts.push(reading.source);
    }
    let corpus = Corpus {
        corpus: CorpusInfo {
            title: info.title.clone().unwrap_or_else(|| title(&folder.name)),
            description: info.description.clone().unwrap_or_default(),
            language,
            version: version(folder),
            format: FORMAT_VERSION,
        },
        themes: themes(manifest),
        entities,
        events,
        mentions,
        groups: group::groups(&documents),
        documents,
    };
    (corpus, texts)
}

/// Reads the documents: those of the manifest in its order, then the other files in theirs.
fn read_documents(
    folder: &Folder,
    manifest: &Manifest,
    language: &str,
    report: &mut Report,
) -> Vec<Reading> {
    let mut taken: BTreeSet<String> = manifest
        .documents
        .iter()
        .map(|entry| entry.id.value.clone())
        .collect();
    let mut files = Vec::new();
    let mut read = BTreeSet::from([MANIFEST]);
    for entry in &manifest.documents {
        let Some(file) = &entry.file else { continue };
        if file.value == MANIFEST || is_said(&file.value) {
            let message = format!(
                "`{}` is what you say about the documents, and none of them",
                file.value
            );
            let diagnostic = Diagnostic::error("no-file", message)
                .at(report.place(&file.at))
                .help("name the file of the document, or take this `[[document]]` out");
            report.push(diagnostic);
            continue;
        }
        let Some((path, bytes)) = folder.file(&file.value) else {
            let is_left_out = folder.diagnostics.iter().any(|diagnostic| {
                let place = diagnostic.place.as_ref();
                place.is_some_and(|place| place.file == file.value)
            });
            let message = format!("there is no file {:?}", file.value);
            let diagnostic = match is_left_out {
                true => no_document(file, report),
                false => Diagnostic::error("no-file", message).at(report.place(&file.at)),
            };
            let paths: Vec<_> = folder.files.keys().map(|path| &**path).collect();
            let diagnostic = match report.similar_to(&file.value, &paths) {
                Some(meant) => diagnostic.help(format!("did you mean {meant:?}?")),
                None => diagnostic,
            };
            report.push(diagnostic);
            continue;
        };
        read.insert(path);
        files.push((path, bytes, Some(entry)));
    }
    let mut others: Vec<_> = folder.files.iter().collect();
    let is_document = |path: &str| !read.contains(path) && !is_said(path);
    others.retain(|(path, _)| is_document(path));
    others.sort_by(|a, b| natural::compare(a.0, b.0));
    files.extend(
        others
            .into_iter()
            .map(|(path, bytes)| (&**path, &**bytes, None)),
    );
    let opened = files.into_par_iter();
    let opened = opened.map(|(path, bytes, entry)| {
        let capture = folder.captures.get(path);
        (entry, Opened::new(path, bytes, capture, entry))
    });
    let opened: Vec<_> = opened.collect();
    let known = opened.iter();
    let known: Vec<_> = known
        .map(|(entry, opened)| (*entry, opened.as_ref().ok()))
        .collect();
    let records = library::entries(folder, &known, report);
    let mut readings = Vec::new();
    for ((entry, opened), record) in opened.into_iter().zip(&records) {
        let opened = match opened {
            Ok(opened) => opened.with(record.as_ref()),
            Err(why) => {
                if let Some(file) = entry.and_then(|entry| entry.file.as_ref()) {
                    report.push(no_document(file, report));
                }
                report.push(*why);
                continue;
            }
        };
        let reading = reading::read(opened, language, &mut taken, report);
        if entry.is_none() && folder.files.contains_key(MANIFEST) {
            let diagnostic = Diagnostic::notice(
                "not-in-manifest",
                "the manifest does not speak of this document",
            )
            .at(Place::file(&reading.document.source.file))
            .help(format!(
                "it is read as `{}`; add a `[[document]]` to say more",
                reading.document.id
            ));
            report.push(diagnostic);
        }
        readings.push(reading);
    }
    report_copies(&readings, report);
    if readings.is_empty()
        && folder
            .diagnostics
            .iter()
            .all(|d| d.severity < Severity::Error)
    {
        let diagnostic = Diagnostic::error("no-documents", "there are no documents in this folder")
            .help("put in texts as `.txt` or `.md`, saved web pages as `.html`, or papers as `.pdf`, `.docx` or `.odt`");
        report.push(diagnostic);
    }
    readings
}

/// True for the path of a file that says something of the documents and is none of them.
fn is_said(path: &str) -> bool {
    matches!(format::by_name(path), Named::Table | Named::Records)
}

/// That the manifest speaks of a file which is there and is left out.
fn no_document(file: &Located<String>, report: &Report) -> Diagnostic {
    let message = format!("the file {:?} cannot be read as a document", file.value);
    Diagnostic::error("no-file", message).at(report.place(&file.at))
}

/// Warns of files with the same content, unless each has its own part of it.
fn report_copies(readings: &[Reading], report: &mut Report) {
    // Of each content the first two files that have it: one of them is another one.
    let mut files: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for reading in readings {
        let source = &reading.document.source;
        let same = files.entry(&source.sha256).or_default();
        if let Some(copy) = same.iter().find(|file| **file != source.file) {
            let message = format!("this file has the same content as {copy:?}");
            let diagnostic = Diagnostic::warning("copy", message)
                .at(Place::file(&source.file))
                .help("remove one of them");
            report.push(diagnostic);
        }
        if same.len() < 2 && !same.contains(&&*source.file) {
            same.push(&source.file);
        }
    }
}

fn themes(manifest: &Manifest) -> Vec<Theme> {
    let theme = |entry: &manifest::ThemeEntry| {
        Some(Theme {
            id: ThemeId::new(&*entry.id.value).ok()?,
            name: entry.name.clone(),
            definition: entry.definition.clone(),
            cues: entry.cues.iter().map(|cue| cue.value.clone()).collect(),
        })
    };
    manifest.themes.iter().filter_map(theme).collect()
}

/// A title from the name of a folder: `press-review_2024` is "Press review 2024".
fn title(name: &str) -> String {
    let words: Vec<_> = name
        .split(|c: char| c == '-' || c == '_' || c.is_whitespace())
        .filter(|word| !word.is_empty())
        .collect();
    let title = words.join(" ");
    let mut characters = title.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => "Documents".into(),
    }
}

/// See [`CorpusInfo::version`]. Each path and content is hashed with its length, so that no two
/// folders are the same by moving a boundary.
fn version(folder: &Folder) -> String {
    let mut all = Vec::new();
    for (path, bytes) in &folder.files {
        let capture = folder.captures.get(path);
        let capture = capture.map(|capture| format!("{capture:?}"));
        for part in [path.as_bytes(), bytes]
            .into_iter()
            .chain(capture.as_deref().map(str::as_bytes))
        {
            all.extend((part.len() as u64).to_be_bytes());
            all.extend(part);
        }
    }
    let mut version = sha256(&all);
    version.truncate(16);
    version
}
