//! A source file to a document: its text, its metadata and the passages in which quotes can stand.

use crate::{
    Diagnostic,
    dates::{self, Context, NumericOrder, Rules},
    diagnostic::Place,
    fold::Folded,
    format::{self, Read, web_archive::Capture},
    hash::sha256,
    manifest::{DocumentEntry, Located, Report, is_web_address},
    passage::{Passage, passages},
    quote::Candidates,
    script, section,
    slug::document_id,
    source_file::SourceFile,
    text::{Extracted, Overrides, Problem, ProblemKind, chronicle::Reader},
};
use corpus::{
    Citations, Document, DocumentDateBasis, DocumentId, EdtfDate, MentionBasis, Source, Span,
    TitleBasis,
};
use std::{collections::BTreeSet, sync::OnceLock};

/// A document with what is needed to refer to its source.
#[derive(Debug)]
pub struct Reading {
    /// The document; its blocks have no themes yet.
    pub document: Document,
    /// The text in which its spans count: the decoded file, or what was read of a web page or a
    /// file that is no text.
    pub source: String,
    /// How all-numeric dates are read in it.
    pub order: Option<NumericOrder>,
    /// Its file, to show places in.
    pub source_file: SourceFile,
    /// Its passages: one for each block, up to three for each related item, in that order.
    pub passages: Vec<Passage>,
    /// Which of them have which words, once that was asked for.
    candidates: OnceLock<Candidates>,
}

impl Reading {
    /// Which passages have which words.
    pub fn candidates(&self) -> &Candidates {
        self.candidates
            .get_or_init(|| Candidates::new(&self.passages))
    }

    /// The passages that can have a quote.
    pub fn passages_for(&self, quote: &Folded) -> impl Iterator<Item = &Passage> {
        let numbers = self.candidates().of(quote.as_str());
        numbers
            .iter()
            .filter_map(|number| self.passages.get(*number))
    }

    /// A span of a passage as a place to show.
    pub fn place(&self, passage: &Passage, within: Span) -> Place {
        self.source_file
            .place(&self.source, passage.positions.span(within))
    }
}

/// A file with its text, before anything is compared with other files.
pub struct Opened<'f> {
    file: &'f str,
    entry: Option<&'f DocumentEntry>,
    sha256: String,
    is_text: bool,
    read: Read,
}

impl<'f> Opened<'f> {
    /// Reads the text of a file, which may be a page of a web archive. This is most of the work, and needs no other file.
    ///
    /// # Errors
    /// The file is left out; the diagnostic says why.
    pub fn new(
        file: &'f str,
        bytes: &[u8],
        capture: Option<&Capture>,
        entry: Option<&'f DocumentEntry>,
    ) -> Result<Self, Box<Diagnostic>> {
        let read = format::read(file, bytes, capture, &overrides(entry))?;
        Ok(Self {
            file,
            entry,
            sha256: sha256(bytes),
            is_text: read.text.as_bytes() == bytes,
            read,
        })
    }

    /// The same with what is said of it instead of what the manifest says, if anything is.
    #[must_use]
    pub fn with(mut self, entry: Option<&'f DocumentEntry>) -> Self {
        self.entry = entry.or(self.entry);
        self
    }

    /// Its path.
    pub fn file(&self) -> &str {
        self.file
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.read.text
    }

    /// What was read of it.
    pub fn extracted(&self) -> &Extracted {
        &self.read.extracted
    }
}

/// Makes a document of a file. `taken` holds the ids of other documents and gets this one's.
pub fn read(
    opened: Opened<'_>,
    language: &str,
    taken: &mut BTreeSet<String>,
    report: &mut Report,
) -> Reading {
    let Opened {
        file,
        entry,
        sha256,
        is_text,
        read,
    } = opened;
    let Read {
        text: source,
        page,
        pages,
        extracted,
        diagnostics,
        is_empty,
    } = read;
    report.diagnostics.extend(diagnostics);
    let source_file = SourceFile::new(file, &source, page);
    for problem in &extracted.problems {
        let diagnostic = match problem.kind {
            ProblemKind::NoText => no_text(is_empty).at(Place::file(file)),
            // The editor has decided.
            ProblemKind::DatesDiffer { .. } if entry.is_some_and(|e| e.date.is_some()) => continue,
            _ => diagnostic(
                problem,
                file,
                &|span| source_file.place(&source, span),
                entry,
                report,
            ),
        };
        report.push(diagnostic);
    }
    let (date, date_basis) = date(entry, &extracted, file, &source, report);
    let id = entry.and_then(|entry| DocumentId::new(&*entry.id.value).ok());

    let characters: Vec<char> = source.chars().collect();
    let (mut blocks, related, mut passages) = passages(&extracted, &characters);
    for block in &mut blocks {
        block.page = format::page_at(&pages, block.span.start);
    }
    let (title, title_basis) = title(file, entry, extracted.title);
    let given = |field: fn(&DocumentEntry) -> &Option<String>| entry.and_then(|e| field(e).clone());
    let authors = entry.map(|entry| entry.authors.clone());
    let document = Document {
        id: id.unwrap_or_else(|| document_id(&[&title, stem(file)], taken)),
        title,
        title_basis,
        publisher: given(|e| &e.publisher).or(extracted.publisher),
        authors: authors
            .filter(|authors| !authors.is_empty())
            .unwrap_or(extracted.authors),
        date,
        date_basis,
        captured: entry
            .and_then(|entry| entry.captured.clone())
            .or(extracted.captured),
        url: given(|e| &e.url).or(extracted.url.filter(|url| is_web_address(url))),
        language: given(|e| &e.language)
            .or(extracted.language)
            .unwrap_or_else(|| language.to_owned()),
        kind: given(|e| &e.kind).or(extracted.kind),
        // Who the authors are is known when all of the corpus is.
        citation: Citations::default(),
        source: Source {
            file: file.to_owned(),
            sha256,
            is_text,
        },
        blocks,
        related,
    };
    let texts = document.blocks.iter().map(|block| &*block.text);
    if let Some(script) = script::against(&document.language, texts) {
        report.push(other_script(&document, script));
    }
    let order = dates::numeric_order(&source);
    let whole = section::Whole {
        reader: Reader {
            order,
            rules: Rules::of(&document.language),
        },
        title: &document.title,
        written: document.date.as_ref(),
    };
    section::date(&document.blocks, &mut passages, whole);
    Reading {
        order,
        document,
        source,
        source_file,
        passages,
        candidates: OnceLock::new(),
    }
}

/// A file's name without folders and extension.
fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The title: the editor's, else the document's own, else the file's name.
fn title(
    file: &str,
    entry: Option<&DocumentEntry>,
    own: Option<(String, TitleBasis)>,
) -> (String, TitleBasis) {
    match entry.and_then(|entry| entry.title.clone()) {
        Some(title) => (title, TitleBasis::Editor),
        None => own.unwrap_or_else(|| (stem(file).to_owned(), TitleBasis::Derived)),
    }
}

fn overrides(entry: Option<&DocumentEntry>) -> Overrides {
    let value = |text: &Option<Located<String>>| text.as_ref().map(|text| text.value.clone());
    entry.map_or_else(Overrides::default, |entry| Overrides {
        body_first: value(&entry.body_first),
        body_last: value(&entry.body_last),
        headings: entry.headings.iter().map(|h| h.value.clone()).collect(),
    })
}

/// That a document has no text; `is_empty` if its file has none either.
fn no_text(is_empty: bool) -> Diagnostic {
    if is_empty {
        return Diagnostic::warning("no-text", "this file is empty")
            .help("put the text of the document into it, or take it out of the folder");
    }
    Diagnostic::warning("no-text", "this document has no text").help(
        "if it should have, say in the manifest where it begins, with `body_first`; a page that only \
         its scripts fill has to be saved by a browser that has shown it",
    )
}

/// That a document is not in the language that it is said to be in, or that of the corpus.
fn other_script(document: &Document, script: &str) -> Diagnostic {
    let message = format!(
        "the language of this document is taken to be `{}`, but its letters are {script}",
        document.language
    );
    Diagnostic::notice("language-script", message)
        .at(Place::file(&document.source.file))
        .help("say its `language` in corpus.toml; words and themes are found by it")
}

/// A problem of the extraction where the editor can see it: at the words of the manifest that are
/// not found, or else in the file.
fn diagnostic(
    problem: &Problem,
    file: &str,
    place: &dyn Fn(Span) -> Place,
    entry: Option<&DocumentEntry>,
    report: &Report,
) -> Diagnostic {
    let words = entry.and_then(|entry| match &problem.kind {
        ProblemKind::BodyFirstNotFound => entry.body_first.as_ref(),
        ProblemKind::BodyLastNotFound => entry.body_last.as_ref(),
        ProblemKind::HeadingNotFound(words) => entry
            .headings
            .iter()
            .find(|heading| heading.value == *words),
        ProblemKind::NoText
        | ProblemKind::LeftOut { .. }
        | ProblemKind::PageLines { .. }
        | ProblemKind::Columns(_)
        | ProblemKind::Metadata(_)
        | ProblemKind::DatesDiffer { .. } => None,
    });
    let shown = place;
    let place = match (words, problem.span) {
        (Some(words), _) => report.place(&words.at),
        (None, Some(span)) => shown(span),
        (None, None) => Place::file(file),
    };
    let not_found = |message| Diagnostic::error("words-not-found", message);
    let diagnostic = match &problem.kind {
        ProblemKind::BodyFirstNotFound => not_found("these words are not in the document"),
        ProblemKind::BodyLastNotFound => {
            not_found("these words are not in the document, or not after `body_first`")
        }
        ProblemKind::HeadingNotFound(_) => not_found("no line of the document has these words"),
        ProblemKind::Metadata(message) => Diagnostic::warning("front-matter", message)
            .help("the document is read without it; say it in corpus.toml, or mend the line"),
        ProblemKind::DatesDiffer { metadata, printed } => {
            let message =
                format!("this document prints {printed}, but its metadata say {metadata}");
            Diagnostic::notice("dates-differ", message)
                .note(format!("{metadata} counts"))
                .help(format!(
                    "if {printed} is right, say `date = \"{printed}\"` of it in corpus.toml"
                ))
        }
        ProblemKind::LeftOut { paragraphs, dates } => {
            let message = match paragraphs {
                1 => "a paragraph of this page stands outside of its text and was left out"
                    .to_owned(),
                count => format!(
                    "{count} paragraphs of this page stand outside of its text and were left out"
                ),
            };
            let notice = Diagnostic::notice("left-out", message)
                .help("if they belong to it say `body_first` or `body_last` of the document in corpus.toml");
            match dates.is_empty() {
                true => notice,
                false => notice.note(format!("dates in them: {}", dates.join(", "))),
            }
        }
        ProblemKind::PageLines { lines, words, also } => {
            let message = match lines {
                1 => "a line that belongs to a page of paper was left out".to_owned(),
                lines => format!("{lines} lines that belong to the pages of a paper were left out"),
            };
            let words: Vec<_> = words.iter().map(|words| format!("“{words}”")).collect();
            let notice = Diagnostic::notice("page-lines", message)
                .note(format!("such as {}", words.join(", ")))
                .help("if they belong to the text say so with `headings` of the document in corpus.toml");
            also.iter()
                .fold(notice, |notice, span| notice.see(shown(*span)))
        }
        ProblemKind::Columns(lines) => {
            let message =
                format!("{lines} lines hold two columns side by side, and the text mixes them");
            Diagnostic::notice("columns", message)
                .help("convert the paper in reading order, with `pdftotext` without `-layout`, or part the columns by hand")
        }
        ProblemKind::NoText => no_text(false),
    };
    diagnostic.at(place)
}

/// The date of a document, and how it is known.
fn date(
    entry: Option<&DocumentEntry>,
    extracted: &Extracted,
    file: &str,
    source: &str,
    report: &mut Report,
) -> (Option<EdtfDate>, DocumentDateBasis) {
    let Some((entry, date)) = entry.and_then(|entry| Some((entry, entry.date.as_ref()?))) else {
        return match &extracted.date {
            Some(EdtfDate::Set(either)) => {
                let message = format!("the printed date of this document can be any of {either}");
                let diagnostic = Diagnostic::warning("date-ambiguous", message)
                    .at(Place::file(file))
                    .help("say which with `date` in corpus.toml; until then it has no date");
                report.push(diagnostic);
                (None, DocumentDateBasis::None)
            }
            Some(date) => (Some(date.clone()), DocumentDateBasis::Printed),
            None => (None, DocumentDateBasis::None),
        };
    };
    let printed = extracted.date.as_ref() == Some(&date.value) || {
        let context = Context {
            order: dates::numeric_order(source),
            ..Context::default()
        };
        let expressions = dates::find(source, &context);
        expressions
            .iter()
            .any(|e| e.edtf.as_ref() == Some(&date.value) && e.basis == MentionBasis::Stated)
    };
    let basis = match (&entry.date_basis, printed) {
        (Some(basis), _) => basis.value,
        (None, true) => DocumentDateBasis::Printed,
        (None, false) => DocumentDateBasis::Inferred,
    };
    if basis == DocumentDateBasis::Printed && !printed {
        let message = format!(
            "`{}` was not found among the dates that the document prints",
            date.value
        );
        let diagnostic = Diagnostic::warning("date-not-printed", message)
            .at(report.place(&date.at))
            .help("if you concluded it, say `date_basis = \"inferred\"`");
        report.push(diagnostic);
    }
    (Some(date.value.clone()), basis)
}

#[cfg(test)]
pub mod samples {
    use super::*;
    use crate::text::{ExtractedBlock, ExtractedItem};
    use corpus::BlockKind;

    /// A document with these blocks, then these items of title, printed date and blurb. Its source
    /// has an empty line after each of them, and a last line that is none of them.
    pub fn reading(id: &str, blocks: &[&str], items: &[[&str; 3]]) -> Reading {
        let mut source = String::new();
        let mut extracted = Extracted::default();
        let mut add = |text: &str| {
            let start = source.chars().count() as u32;
            source.push_str(text);
            source.push_str("\n\n");
            Span::new(start, start + text.chars().count() as u32)
        };
        for text in blocks {
            extracted.blocks.push(ExtractedBlock {
                kind: BlockKind::Paragraph,
                level: 0,
                text: text.replace('\n', " "),
                span: add(text),
                pieces: Vec::new(),
            });
        }
        for [title, date, blurb] in items {
            extracted.related.push(ExtractedItem {
                title: (*title).into(),
                date: None,
                date_text: Some((*date).into()),
                text: (*blurb).into(),
                span: add(&format!("{title}\n{date}\n{blurb}")),
            });
        }
        source.push_str("A line that is not part of the text");
        let characters: Vec<char> = source.chars().collect();
        let (blocks, related, passages) = passages(&extracted, &characters);
        Reading {
            document: Document {
                id: DocumentId::new(id).expect("an id"),
                title: id.into(),
                title_basis: TitleBasis::Derived,
                publisher: None,
                authors: Vec::new(),
                date: None,
                date_basis: DocumentDateBasis::None,
                captured: None,
                url: None,
                language: "en".into(),
                kind: None,
                citation: Citations::default(),
                source: Source {
                    file: format!("{id}.txt"),
                    sha256: sha256(source.as_bytes()),
                    is_text: true,
                },
                blocks,
                related,
            },
            source_file: SourceFile::new(&format!("{id}.txt"), &source, None),
            source,
            order: None,
            passages,
            candidates: OnceLock::new(),
        }
    }
}
