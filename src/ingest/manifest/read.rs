//! Tables to entries.

use super::{
    CorpusEntry, DocumentEntry, EntityEntry, EventEntry, EvidenceEntry, Located, Manifest,
    PassageEntry, Report, ThemeEntry, table::Table, values,
};
use corpus::{DocumentDateBasis, EntityKind, EventDateBasis, Status};
use std::ops::Range;
use toml::de::DeTable;

impl Manifest {
    /// Reads the whole manifest.
    pub(super) fn read(mut root: Table, report: &mut Report) -> Self {
        let corpus = root.table("corpus", "[corpus]", report);
        let documents = root.tables("document", "[[document]]", report);
        let themes = root.tables("theme", "[[theme]]", report);
        let entities = root.tables("entity", "[[entity]]", report);
        let events = root.tables("event", "[[event]]", report);
        let manifest = Self {
            corpus: corpus.map_or_else(CorpusEntry::default, |t| CorpusEntry::read(t, report)),
            documents: read_all(documents, DocumentEntry::read, report),
            themes: read_all(themes, ThemeEntry::read, report),
            entities: read_all(entities, EntityEntry::read, report),
            events: read_all(events, EventEntry::read, report),
        };
        root.finish(report);
        manifest
    }
}

/// The entry that a row of a table is, with the keys and values of an `[[event]]`.
pub fn event(row: DeTable, at: Range<usize>, report: &mut Report) -> EventEntry {
    EventEntry::read(Table::new("this row", at, row), report)
}

fn read_all<'t, T>(
    tables: Vec<Table<'t>>,
    read: fn(Table<'t>, &mut Report) -> T,
    report: &mut Report,
) -> Vec<T> {
    tables
        .into_iter()
        .map(|table| read(table, report))
        .collect()
}

/// The id of an entry; empty at its header when there is none, which has been reported.
fn id(table: &mut Table, report: &mut Report) -> Located<String> {
    let at = table.at.clone();
    let value = String::new();
    table
        .verbatim("id", report)
        .unwrap_or(Located { value, at })
}

/// The values alone.
fn values_of(texts: Vec<Located<String>>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}

impl CorpusEntry {
    fn read(mut table: Table, report: &mut Report) -> Self {
        let entry = Self {
            title: table.line("title", report).map(|t| t.value),
            description: table.line("description", report).map(|t| t.value),
            language: table
                .verbatim("language", report)
                .and_then(|text| values::language(text, report))
                .map(|text| text.value),
            automatic_events: table.flag("automatic_events", report),
            automatic_themes: table.flag("automatic_themes", report),
            automatic_entities: table.flag("automatic_entities", report),
            synonyms: table.lists("synonyms", report),
        };
        table.finish(report);
        entry
    }
}

impl DocumentEntry {
    fn read(mut table: Table, report: &mut Report) -> Self {
        table.need(&["id", "file"], report);
        let bases = [
            ("printed", DocumentDateBasis::Printed),
            ("inferred", DocumentDateBasis::Inferred),
        ];
        let date_given = table.has("date");
        let date = table.date("date", report);
        // After a malformed date, what is said about it cannot contradict it.
        let date_basis = table
            .choice("date_basis", &bases, report)
            .filter(|_| date_given == date.is_some());
        let entry = Self {
            id: id(&mut table, report),
            file: table
                .verbatim("file", report)
                .and_then(|text| values::file(text, report)),
            title: table.line("title", report).map(|t| t.value),
            publisher: table.line("publisher", report).map(|t| t.value),
            authors: values_of(table.lines("authors", report)),
            date,
            date_basis,
            captured: table.date("captured", report).map(|date| date.value),
            url: table
                .verbatim("url", report)
                .and_then(|text| values::url(text, report))
                .map(|text| text.value),
            language: table
                .verbatim("language", report)
                .and_then(|text| values::language(text, report))
                .map(|text| text.value),
            kind: table.line("kind", report).map(|t| t.value),
            body_first: table.verbatim("body_first", report),
            body_last: table.verbatim("body_last", report),
            headings: table.lines("headings", report),
        };
        table.finish(report);
        entry
    }
}

impl ThemeEntry {
    fn read(mut table: Table, report: &mut Report) -> Self {
        table.need(&["id", "name"], report);
        let include = table.tables("include", "theme.include", report);
        let exclude = table.tables("exclude", "theme.exclude", report);
        let entry = Self {
            id: id(&mut table, report),
            name: table
                .line("name", report)
                .map_or_else(String::new, |t| t.value),
            definition: table
                .line("definition", report)
                .map_or_else(String::new, |t| t.value),
            cues: table.lines("cues", report),
            include: read_all(include, PassageEntry::read, report),
            exclude: read_all(exclude, PassageEntry::read, report),
        };
        table.finish(report);
        entry
    }
}

impl PassageEntry {
    fn read(mut table: Table, report: &mut Report) -> Self {
        table.need(&["document", "passage"], report);
        let entry = Self {
            document: table.verbatim("document", report),
            passage: table.verbatim("passage", report),
        };
        table.finish(report);
        entry
    }
}

impl EntityEntry {
    fn read(mut table: Table, report: &mut Report) -> Self {
        table.need(&["id", "name", "kind"], report);
        let kinds = EntityKind::ALL.map(|kind| (kind.as_str(), kind));
        let entry = Self {
            id: id(&mut table, report),
            name: table
                .line("name", report)
                .map_or_else(String::new, |t| t.value),
            kind: table
                .choice("kind", &kinds, report)
                .map_or(EntityKind::Other, |kind| kind.value),
            forms: table.lines("forms", report),
            reviewed: table.flag("reviewed", report).unwrap_or(true),
        };
        table.finish(report);
        entry
    }
}

impl EventEntry {
    fn read(mut table: Table, report: &mut Report) -> Self {
        table.need(&["id", "title", "status"], report);
        let statuses = Status::ALL.map(|status| (status.as_str(), status));
        let bases = [
            ("stated", EventDateBasis::Stated),
            ("inferred", EventDateBasis::Inferred),
            ("none", EventDateBasis::None),
        ];
        let evidence = table.tables("evidence", "[[event.evidence]]", report);
        let date_given = table.has("date");
        let date = table.date("date", report);
        let as_of = table.verbatim("as_of", report);
        let unless_given = Located {
            value: match (&date, &as_of) {
                (Some(_), _) => EventDateBasis::Stated,
                (None, Some(_)) => EventDateBasis::Inferred,
                (None, None) => EventDateBasis::None,
            },
            at: table.at.clone(),
        };
        let entry = Self {
            id: id(&mut table, report),
            title: table
                .line("title", report)
                .map_or_else(String::new, |t| t.value),
            status: table
                .choice("status", &statuses, report)
                .map_or(Status::Happened, |status| status.value),
            // As for documents.
            date_basis: table
                .choice("date_basis", &bases, report)
                .filter(|_| date_given == date.is_some())
                .unwrap_or(unless_given),
            date,
            as_of,
            date_reason: table.line("date_reason", report).map(|t| t.value),
            reviewed: table.flag("reviewed", report).unwrap_or(true),
            themes: table.lines("themes", report),
            participants: table.lines("participants", report),
            evidence: read_all(evidence, EvidenceEntry::read, report),
            at: table.at.clone(),
        };
        table.finish(report);
        entry
    }
}

impl EvidenceEntry {
    fn read(mut table: Table, report: &mut Report) -> Self {
        table.need(&["document", "quote"], report);
        let entry = Self {
            document: table.verbatim("document", report),
            quote: table.verbatim("quote", report),
            near: table.verbatim("near", report),
        };
        table.finish(report);
        entry
    }
}
