//! Where the documents have what a row tells without a quote: only a place that is certain is taken.

use super::{column::Column, row::Row};
use crate::{
    Diagnostic, automatic, dates,
    fold::Folded,
    format,
    manifest::{Located, Report},
    mention,
    passage::Passage,
    quote,
    reading::Reading,
};
use corpus::{EdtfDate, Span};
use search::Tokenizer;
use std::{
    cell::OnceCell,
    collections::{BTreeSet, HashMap},
};

/// A quote with its document.
pub struct Part {
    /// The id of the document.
    pub document: Located<String>,
    /// The words.
    pub quote: Located<String>,
    /// Other words of the same passage.
    pub near: Option<Located<String>>,
}

/// From how many words on a title says enough to be looked for.
const FEWEST: usize = 3;

/// How many sentences of a description are looked for.
const MAX_WORDINGS: usize = 12;

/// From how many places on nothing is certain, whatever they print.
const MANY: usize = 50;

/// How many places a message shows at most.
const SHOWN: usize = 3;

/// Looks for the words of rows in the documents.
pub struct Finder<'f> {
    readings: &'f [Reading],
    sentences: OnceCell<Sentences>,
}

/// A place in a document.
#[derive(Clone, Copy)]
struct Found<'f> {
    reading: &'f Reading,
    passage: &'f Passage,
    within: Span,
}

impl<'f> Finder<'f> {
    /// Looks in these documents.
    pub fn new(readings: &'f [Reading]) -> Self {
        Self {
            readings,
            sentences: OnceCell::new(),
        }
    }

    /// The one place that has the words of a row, in the documents that it names, if any: its description or its title word
    /// for word, or a sentence with all words of its title. Reports what was taken, or why nothing was.
    pub fn find(&self, row: &Row, named: &[String], report: &mut Report) -> Option<Part> {
        let title = row.located(Column::Key("title"));
        let text = row.located(Column::Text);
        let said = title.as_ref().or(text.as_ref())?;
        let date = row.date_of();
        let readings = self.readings.iter();
        let readings: Vec<_> = readings
            .filter(|reading| {
                named.is_empty() || named.iter().any(|id| id == reading.document.id.as_str())
            })
            .collect();
        let mut several = Vec::new();
        let mut exact = text
            .iter()
            .flat_map(|text| wordings(&text.value))
            .collect::<Vec<_>>();
        exact.extend(title.iter().map(|title| title.value.clone()));
        let exact = exact.iter().map(|words| word_for_word(words, &readings));
        let of_title = title
            .iter()
            .map(|title| self.with_all_words(&title.value, &readings, date.as_ref()));
        for found in exact.chain(of_title.collect::<Vec<_>>()) {
            match certain(&found, date.as_ref()) {
                Some(found) => return Some(taken(found, said, report)),
                None if several.is_empty() => several = found,
                None => {}
            }
        }
        let message = match several.is_empty() {
            true => {
                "this row has no quote, and the documents do not have its words; it is left out"
            }
            false => "this row has no quote, and several passages have its words; it is left out",
        };
        let mut diagnostic = Diagnostic::warning("no-evidence", message)
            .at(report.place(&said.at))
            .help("fill in the columns `document` and `quote`: the words of the document that tell it");
        for found in several.iter().take(SHOWN) {
            diagnostic = diagnostic.see(found.reading.place(found.passage, found.within));
        }
        report.push(diagnostic);
        None
    }

    /// The id of the only document that has a quote. Reports when there is none or several.
    pub fn document_of(&self, quote: &Located<String>, report: &mut Report) -> Option<String> {
        let folded = Folded::new(&quote.value);
        let has = |reading: &Reading| {
            let mut passages = reading.passages_for(&folded);
            passages.any(|passage| passage.folded.contains(&folded))
        };
        let having: Vec<_> = self
            .readings
            .iter()
            .filter(|reading| has(reading))
            .collect();
        let (code, message) = match (&having[..], self.readings) {
            ([only], _) => return Some(only.document.id.to_string()),
            ([], [only]) => return Some(only.document.id.to_string()),
            ([], _) => ("quote-not-found", "these words are in no document"),
            _ => ("quote-ambiguous", "these words are in several documents"),
        };
        let ids: Vec<_> = having
            .iter()
            .take(SHOWN)
            .map(|r| format!("`{}`", r.document.id))
            .collect();
        let diagnostic = Diagnostic::error(code, message)
            .at(report.place(&quote.at))
            .help("name the document in the column `document`");
        report.push(match ids.is_empty() {
            true => diagnostic,
            false => diagnostic.note(format!("they are in {}", ids.join(", "))),
        });
        None
    }

    /// A list of quotes, taken apart. A quote may have in it what parts them: then the longest part is one that its document
    /// has.
    pub fn parted(&self, quotes: &str, separator: &str, documents: &[String]) -> Vec<String> {
        let parts: Vec<_> = quotes.split(separator).collect();
        if documents.len() <= 1 {
            return vec![quotes.trim().to_owned()];
        }
        let mut found = Vec::new();
        let mut at = 0;
        for (number, document) in documents.iter().enumerate() {
            let last = parts.len().saturating_sub(documents.len() - number - 1);
            let has = |end: &usize| {
                let folded = Folded::new(&parts[at..*end].join(separator));
                let mut readings = self.readings.iter();
                let reading = readings.find(|reading| reading.document.id.as_str() == document);
                reading.is_some_and(|reading| {
                    let mut passages = reading.passages_for(&folded);
                    passages.any(|passage| passage.folded.contains(&folded))
                })
            };
            if at >= last {
                break;
            }
            let end = (at + 1..=last)
                .rev()
                .take(MAX_WORDINGS)
                .find(has)
                .unwrap_or(at + 1);
            found.push(parts[at..end].join(separator).trim().to_owned());
            at = end;
        }
        // What is left over says that the lists are not equally long.
        found.extend(parts[at..].iter().map(|part| (*part).to_owned()));
        found
    }

    /// The sentences that have all words of a title, whatever their order and form, and print its date, if it has one. One
    /// that denies what the title says, or the other way round, is none of them.
    fn with_all_words(
        &self,
        title: &str,
        readings: &[&'f Reading],
        date: Option<&EdtfDate>,
    ) -> Vec<Found<'f>> {
        let sentences = self.sentences.get_or_init(|| Sentences::new(self.readings));
        let found = sentences.with_all(title);
        if found.len() >= MANY {
            return Vec::new();
        }
        let found = found.into_iter().map(|(reading, passage, within)| {
            let reading = &self.readings[reading];
            Found {
                reading,
                passage: &reading.passages[passage],
                within,
            }
        });
        let is_meant = |found: &Found| {
            let is_named = readings
                .iter()
                .any(|reading| std::ptr::eq(*reading, found.reading));
            let language = &found.reading.document.language;
            let words = found.within.slice(&found.passage.text).unwrap_or_default();
            let denies = [title, words].map(|words| automatic::denies(words, language));
            is_named && denies[0] == denies[1] && date.is_none_or(|date| prints(found, date))
        };
        found.filter(is_meant).collect()
    }
}

/// The wordings in a description that may be a document's own: all of it, its paragraphs, its sentences.
fn wordings(text: &str) -> Vec<String> {
    let text: Vec<String> = match text.contains('<') {
        true => format::plain(text),
        false => vec![text.to_owned()],
    };
    let mut wordings = text.clone();
    for paragraph in &text {
        let sentences = automatic::sentences(paragraph, "en");
        wordings.extend(
            sentences
                .iter()
                .filter_map(|span| span.slice(paragraph))
                .map(str::to_owned),
        );
    }
    let mut seen = BTreeSet::new();
    wordings.retain(|words| seen.insert(words.clone()));
    wordings.truncate(MAX_WORDINGS);
    wordings
}

/// The passages that have some words as they are, without cutting others.
fn word_for_word<'f>(words: &str, readings: &[&'f Reading]) -> Vec<Found<'f>> {
    if words.split_whitespace().count() < FEWEST {
        return Vec::new();
    }
    let folded = Folded::new(words.trim());
    let mut found = Vec::new();
    for reading in readings {
        for passage in reading.passages_for(&folded) {
            if found.len() >= MANY {
                return found;
            }
            let mut spans = passage.folded.find(&folded).into_iter();
            let whole = spans.find(|within| quote::is_whole(&passage.text, *within));
            found.extend(whole.map(|within| Found {
                reading,
                passage,
                within,
            }));
        }
    }
    found
}

/// The one place, or the one of them that prints the date.
fn certain<'f>(found: &[Found<'f>], date: Option<&EdtfDate>) -> Option<Found<'f>> {
    let [first, ..] = found else { return None };
    if found.len() == 1 {
        return Some(*first);
    }
    let date = date.filter(|_| found.len() < MANY)?;
    let mut dated = found.iter().filter(|found| prints(found, date));
    let only = dated.next().filter(|_| dated.next().is_none());
    only.copied()
}

/// True if a passage prints a date, as exactly or more so.
fn prints(found: &Found, date: &EdtfDate) -> bool {
    let context = mention::context(found.reading, found.passage);
    let printed = dates::find(&found.passage.text, &context);
    let mut printed = printed
        .iter()
        .filter_map(|expression| expression.edtf.as_ref());
    printed.any(|printed| date.overlaps(printed.earliest(), printed.latest()))
}

fn taken(found: Found, said: &Located<String>, report: &mut Report) -> Part {
    let words = found.within.slice(&found.passage.text).unwrap_or_default();
    let place = found.reading.place(found.passage, found.within);
    let diagnostic = Diagnostic::notice(
        "quote-found",
        "this row has no quote; the one place that has its words is taken",
    )
    .at(report.place(&said.at))
    .see(place.label("these words are taken"))
    .help("if other words are meant fill in the columns `document` and `quote`");
    report.push(diagnostic);
    let located = |value: &str| Located {
        value: value.to_owned(),
        at: said.at.clone(),
    };
    Part {
        document: located(found.reading.document.id.as_str()),
        quote: located(words),
        near: Some(located(&found.passage.text)),
    }
}

/// The sentences of all documents by their words.
struct Sentences {
    /// The number of the document and of its passage, and the place in that.
    places: Vec<(usize, usize, Span)>,
    by_word: HashMap<String, Vec<usize>>,
    /// How the words of each document are reduced to stems.
    tokenizers: Vec<Tokenizer>,
}

impl Sentences {
    fn new(readings: &[Reading]) -> Self {
        let mut all = Self {
            places: Vec::new(),
            by_word: HashMap::new(),
            tokenizers: Vec::new(),
        };
        let mut languages = BTreeSet::new();
        for (document, reading) in readings.iter().enumerate() {
            let language = &*reading.document.language;
            let tokenizer = Tokenizer::new(language);
            for (number, passage) in reading.passages.iter().enumerate() {
                for span in automatic::sentences(&passage.text, language) {
                    let words = span.slice(&passage.text).unwrap_or_default();
                    let stems = tokenizer.tokens(words).into_iter().map(|token| token.stem);
                    for stem in stems.collect::<BTreeSet<_>>() {
                        all.by_word.entry(stem).or_default().push(all.places.len());
                    }
                    all.places.push((document, number, span));
                }
            }
            if languages.insert(language) {
                all.tokenizers.push(tokenizer);
            }
        }
        all
    }

    /// The sentences with all words of a title.
    fn with_all(&self, title: &str) -> Vec<(usize, usize, Span)> {
        let mut numbers: BTreeSet<usize> = BTreeSet::new();
        for tokenizer in &self.tokenizers {
            let tokens = tokenizer.tokens(title);
            let stems: BTreeSet<_> = tokens.into_iter().map(|token| token.stem).collect();
            if stems.len() < FEWEST {
                continue;
            }
            let lists = stems.iter().map(|stem| self.by_word.get(stem));
            let lists: Option<Vec<&Vec<usize>>> = lists.collect();
            let Some(lists) = lists else { continue };
            let rarest = lists.iter().copied().min_by_key(|list| list.len());
            let in_all = |number: &usize| {
                let mut lists = lists.iter();
                lists.all(|list| list.binary_search(number).is_ok())
            };
            numbers.extend(rarest.into_iter().flatten().copied().filter(in_all));
        }
        numbers
            .into_iter()
            .map(|number| self.places[number])
            .collect()
    }
}
