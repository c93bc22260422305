//! The events as a table for spreadsheets and statistics: CSV as in RFC 4180, in UTF-8.

use super::text::line;
use corpus::{Corpus, Event, EventDateBasis};
use ingest::draft::near;

/// The columns. Their names are a contract and are not translated. `earliest` and `latest` are the
/// first and last day that the date can mean, empty where there is no bound; lists are separated
/// by [`AND`], and a source stands at the same place in its list as the quote in its own, and words `near` it where the quote
/// stands in several passages.
///
/// A folder whose table of events this is has the same events: [`ingest`] reads each of these columns.
const HEADER: [&str; 14] = [
    "id",
    "title",
    "edtf",
    "earliest",
    "latest",
    "status",
    "basis",
    "reason",
    "reviewed",
    "themes",
    "participants",
    "sources",
    "quotes",
    "near",
];

/// What stands between the parts of a list.
const AND: &str = " | ";

/// `events.csv`.
pub fn table(corpus: &Corpus) -> String {
    let header = HEADER.map(str::to_owned);
    let events = corpus.events.iter().map(|event| fields(corpus, event));
    std::iter::once(header)
        .chain(events)
        .map(|fields| fields.map(|field| quoted(&field)).join(",") + "\r\n")
        .collect()
}

fn fields(corpus: &Corpus, event: &Event) -> [String; HEADER.len()] {
    let day = |day: Option<corpus::Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let date = event.date.as_ref();
    let basis = match event.date_basis {
        EventDateBasis::Stated => "stated",
        EventDateBasis::Inferred => "inferred",
        EventDateBasis::None => "none",
    };
    let themes = event.themes.iter().map(|id| id.to_string());
    let participants = event.participants.iter().filter_map(|id| corpus.entity(id));
    let sources = event.evidence.iter().map(|e| e.document.to_string());
    let quotes = event.evidence.iter().map(|e| line(&e.quote));
    let near = event.evidence.iter().map(|evidence| {
        let document = corpus.document(&evidence.document);
        let near = document.and_then(|document| near(evidence, document));
        near.map(line)
    });
    let near: Vec<_> = near.collect();
    let is_near = near.iter().any(Option::is_some);
    // Any quote stands near itself.
    let near = near.into_iter().zip(&event.evidence);
    let near = near.map(|(near, evidence)| near.unwrap_or_else(|| line(&evidence.quote)));
    [
        event.id.to_string(),
        text(&event.title),
        date.map(ToString::to_string).unwrap_or_default(),
        day(date.and_then(|date| date.earliest())),
        day(date.and_then(|date| date.latest())),
        event.status.as_str().into(),
        basis.into(),
        text(event.date_reason.as_deref().unwrap_or_default()),
        event.reviewed.to_string(),
        list(themes),
        text(&list(participants.map(|entity| line(&entity.name)))),
        list(sources),
        text(&list(quotes)),
        text(&list(near.filter(|_| is_near))),
    ]
}

fn list(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(AND)
}

/// The signs with which formulas begin.
const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
/// The signs at which some programs part cells, the first where a comma is the decimal point: also within quotation marks
/// that do not begin what they take for a cell. Tabs are not in a [`line`].
const SEPARATORS: [char; 2] = [';', '|'];

/// Words for a cell. Spreadsheets run what begins with one of the [`SIGNS`] as a formula, even when
/// it is quoted; an apostrophe before it says that it is text. Dates may begin with a minus too, but
/// their letters and signs can be no formula, and programs have to read them.
/// (<https://owasp.org/www-community/attacks/CSV_Injection>)
fn text(words: &str) -> String {
    let words = line(words);
    let mut cell = String::with_capacity(words.len());
    for part in words.split_inclusive(SEPARATORS) {
        let begin = part.trim_start_matches([' ', '"', '\'']);
        if begin.starts_with(SIGNS) && !part.starts_with('\'') {
            cell.push('\'');
        }
        cell.push_str(part);
    }
    cell
}

/// A field, in quotation marks where the format needs them.
fn quoted(field: &str) -> String {
    if field.contains(['"', ',', '\r', '\n']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ingest::{Folder, compile};
    use std::path::Path;

    /// A folder compiles to the same corpus with this table of its events as with what they were read of.
    fn assert_same(folder: &mut Folder, manifest: Option<&str>) {
        let found = compile(folder);
        let corpus = found.corpus.expect("there are no errors");
        assert!(corpus.events.len() > 3, "{:?}", corpus.events);
        if let Some(manifest) = manifest {
            folder.files.insert("corpus.toml".into(), manifest.into());
        }
        let table = table(&corpus);
        folder
            .files
            .insert("events.csv".into(), table.clone().into());
        let again = compile(folder);
        let told = ingest::render(&again.diagnostics);
        let mut same = again.corpus.unwrap_or_else(|| panic!("{told}\n{table}"));
        same.corpus.version.clone_from(&corpus.corpus.version);
        assert_eq!(same, corpus, "{table}");
    }

    #[test]
    fn what_is_published_is_read_back() {
        let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
        let mut seeds = Folder::read(&seeds);
        let manifest = String::from_utf8(seeds.files["corpus.toml"].clone()).expect("is text");
        let (before, _) = manifest.split_once("[[event]]").expect("lists events");
        assert_same(&mut seeds, Some(before));
        let text = "The \"ministry\" said: the bridge was opened on March 3, 2020; =1+1 is two, it said.\n\n\
            The bridge was closed in May 2021.\n\n\
            The bridge was closed in May 2021. Nobody knew why, and nobody asked.\n\n\
            -5 degrees were measured in May 2019 | and 'more' in June 2018.\n\nThe army left the city on 5 June 2019.\n";
        assert_same(&mut Folder::from_files([("a.txt", text)]), None);
    }

    #[test]
    fn no_cell_is_a_formula() {
        for (words, want) in [
            ("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")"),
            ("\t =1+1", "'=1+1"),
            ("\u{202E}@SUM(1)", "'@SUM(1)"),
            ("＝1", "'＝1"),
            ("-5 degrees", "'-5 degrees"),
            ("a = b", "a = b"),
            ("said;=1+1", "said;'=1+1"),
            ("said; +1;-2|@x", "said;' +1;'-2|'@x"),
            ("said;\t\"=1+1\"", "said;' \"=1+1\""),
            ("'=1;'=1", "'=1;'=1"),
            ("; \u{202E}=1", ";' =1"),
            ("a;b | c, d", "a;b | c, d"),
        ] {
            assert_eq!(text(words), want, "{words:?}");
        }
    }

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        for (field, want) in [
            ("plain", "plain"),
            ("a, b", "\"a, b\""),
            ("say \"x\"", "\"say \"\"x\"\"\""),
            ("", ""),
        ] {
            assert_eq!(quoted(field), want);
        }
    }
}
