//! What a page holds, as linked data: JSON-LD 1.1 with the vocabulary of <https://schema.org>.
//!
//! - The explorer is a website with a collection of documents and their events.
//! - A document is a report, an article or another creative work, with the events that it tells and
//!   the quotes that say so.
//! - What happened or goes on is an `Event`. What is planned or foretold is a `Claim`: an event
//!   without a status counts as scheduled there.
//! - `startDate` and `endDate` keep the precision of their source, and are missing where ISO 8601
//!   has no form for it. The whole date always stands in `dcterms:date`, as EDTF with the datatype of
//!   the Library of Congress: schema.org has `temporalCoverage` for creative works only, and no
//!   property of an event that could hold it.

use super::address::{Links, SiteUrl};
use super::{dates, event_summary, picture};
use app::i18n::Messages;
use app::render::LISTED_DOCUMENTS;
use app::route::Page;
use corpus::{Corpus, Document, EdtfDate, Entity, EntityKind, Event, Evidence, Lookup, Status};
use ingest::citation::kind;
use serde_json::{Map, Value, json};

/// The script element of a page; empty where there is nothing to describe.
pub fn script(lookup: &Lookup<'_>, page: &Page, url: Option<&SiteUrl>, is_slim: bool) -> String {
    let corpus = lookup.corpus();
    let graph = Graph {
        lookup,
        corpus,
        words: Messages::of(&corpus.corpus.language),
        links: Links::of(page, url),
    };
    let nodes = match page {
        Page::Explorer => graph.explorer(),
        Page::About => vec![graph.about()],
        Page::Document(id) => match lookup.document_of(id) {
            Some(document) if is_slim => vec![graph.document(document)],
            Some(document) => graph.document_with_events(document),
            None => return String::new(),
        },
        Page::Notes | Page::NotFound => return String::new(),
    };
    let data = json!({
        "@context": ["https://schema.org", {"dcterms": "http://purl.org/dc/terms/"}],
        "@graph": nodes,
    });
    let data = safe(&data.to_string());
    format!("<script type=\"application/ld+json\">{data}</script>\n")
}

/// JSON that cannot end the element in which it stands, nor be read as anything else there.
fn safe(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                safe += &format!("\\u{:04x}", u32::from(c));
            }
            c => safe.push(c),
        }
    }
    safe
}

struct Graph<'c> {
    lookup: &'c Lookup<'c>,
    corpus: &'c Corpus,
    words: &'static Messages,
    links: Links,
}

impl Graph<'_> {
    /// The events are data of the pages whose documents tell them, and of the files that are named here.
    fn explorer(&self) -> Vec<Value> {
        let info = &self.corpus.corpus;
        let documents = self.corpus.documents.iter().take(LISTED_DOCUMENTS);
        let files = [
            ("corpus.json", "application/json"),
            ("events.csv", "text/csv"),
            ("events.ics", "text/calendar"),
        ];
        let files = files.map(|(file, kind)| {
            json!({
                "@type": "DataDownload",
                "contentUrl": self.links.file(file),
                "encodingFormat": kind,
            })
        });
        vec![
            self.website(),
            node([
                ("@type", json!(["Collection", "Dataset"])),
                ("@id", self.collection()),
                ("name", json!(info.title)),
                ("description", json!(info.description)),
                ("inLanguage", json!(info.language)),
                ("url", json!(self.links.file(""))),
                ("version", json!(info.version)),
                ("image", json!(self.links.file(picture::FILE))),
                ("collectionSize", json!(self.corpus.documents.len())),
                (
                    "keywords",
                    self.corpus.themes.iter().map(|t| &*t.name).collect(),
                ),
                ("hasPart", documents.map(|d| self.document(d)).collect()),
                ("distribution", json!(files)),
            ]),
        ]
    }

    fn about(&self) -> Value {
        node([
            ("@type", json!("AboutPage")),
            ("url", json!(self.links.page(&Page::About))),
            ("name", json!(self.words.about)),
            ("inLanguage", json!(self.words.language)),
            ("about", json!({"@id": self.collection()})),
            ("isPartOf", self.website()),
        ])
    }

    fn document_with_events(&self, document: &Document) -> Vec<Value> {
        let told = self.lookup.document(&document.id);
        let told = told.map(|at| self.lookup.events_of(at)).unwrap_or_default();
        let events = told.iter().map(|&event| &self.corpus.events[event]);
        let mut nodes = vec![self.document(document)];
        nodes.extend(events.map(|event| self.event(event, document)));
        nodes
    }

    fn website(&self) -> Value {
        node([
            ("@type", json!("WebSite")),
            ("@id", json!(self.links.file("#website"))),
            ("name", json!(self.corpus.corpus.title)),
            ("url", json!(self.links.file(""))),
            ("inLanguage", json!(self.words.language)),
            ("mainEntity", json!({"@id": self.collection()})),
        ])
    }

    fn collection(&self) -> Value {
        json!(self.links.file("#collection"))
    }

    fn document(&self, document: &Document) -> Value {
        let publisher = document.publisher.as_ref();
        let authors = document
            .authors
            .iter()
            .map(|name| self.author(name, publisher));
        let page = self.links.document(&document.id);
        let date = document.date.as_ref();
        node([
            ("@type", json!(kind::of(document).schema())),
            ("@id", json!(self.document_id(document))),
            ("url", json!(page)),
            ("name", json!(document.title)),
            ("author", authors.collect()),
            (
                "publisher",
                publisher.map_or(
                    Value::Null,
                    |name| json!({"@type": "Organization", "name": name}),
                ),
            ),
            ("datePublished", json!(date.and_then(dates::iso_of))),
            ("dcterms:date", typed(date)),
            ("inLanguage", json!(document.language)),
            ("genre", json!(document.kind)),
            ("isBasedOn", json!(document.url)),
            ("isPartOf", json!({"@id": self.collection()})),
            ("image", json!(self.links.file(picture::FILE))),
        ])
    }

    fn document_id(&self, document: &Document) -> String {
        self.links.document(&document.id) + "#document"
    }

    /// Who wrote it: what the corpus says of that name, else the publisher itself or a person.
    fn author(&self, name: &String, publisher: Option<&String>) -> Value {
        let is_named = |entity: &&Entity| &entity.name == name || entity.forms.contains(name);
        let kind = match self.corpus.entities.iter().find(is_named).map(|e| e.kind) {
            Some(EntityKind::Organisation) => "Organization",
            None if publisher == Some(name) => "Organization",
            _ => "Person",
        };
        json!({"@type": kind, "name": name})
    }

    /// An event, with what one document says of it.
    fn event(&self, event: &Event, told_by: &Document) -> Value {
        let date = event.date.as_ref();
        let (is_fact, status) = match event.status {
            Status::Happened | Status::Ongoing => (true, Value::Null),
            status => (false, json!((self.words.statuses)(status))),
        };
        let bounds = date.filter(|_| is_fact).map(dates::iso_bounds);
        let [start, end] = bounds.unwrap_or_default();
        let told = self.telling(event, told_by, is_fact);
        let themes = event.themes.iter().filter_map(|id| self.corpus.theme(id));
        let mut fields = node([
            ("@type", json!(if is_fact { "Event" } else { "Claim" })),
            (
                "@id",
                json!(self.links.file(&format!("#event-{}", event.id))),
            ),
            ("url", json!(self.links.event(event))),
            ("name", json!(event.title)),
            ("creativeWorkStatus", status),
            ("startDate", json!(start)),
            ("endDate", json!(end)),
            ("dcterms:date", typed(date)),
            ("keywords", themes.map(|theme| &*theme.name).collect()),
        ]);
        if let (Value::Object(fields), Value::Object(told)) = (&mut fields, told) {
            fields.extend(told);
        }
        // A claim is a creative work, and such have a property for the time that they are about.
        if let (Value::Object(fields), false, Some(date)) = (&mut fields, is_fact, date) {
            fields.insert("temporalCoverage".into(), json!(date.to_string()));
        }
        fields
    }

    /// What only the page of a document says of an event: who took part, why it has its date, and
    /// the document's own words.
    fn telling(&self, event: &Event, document: &Document, is_fact: bool) -> Value {
        let cautions = event_summary::cautions(event, self.words).join(" ");
        let participants = event.participants.iter();
        let participants = participants.filter_map(|id| self.corpus.entity(id));
        let quotes = event.evidence.iter().filter(|e| e.document == document.id);
        let quotes = quotes.map(|quote| self.quotation(quote, event, document));
        let quoted_in = if is_fact { "subjectOf" } else { "appearance" };
        node([
            ("description", json!(cautions)),
            ("about", participants.map(thing).collect()),
            (quoted_in, quotes.collect()),
        ])
    }

    fn quotation(&self, quote: &Evidence, event: &Event, document: &Document) -> Value {
        let date = event.date.as_ref().map(ToString::to_string);
        node([
            ("@type", json!("Quotation")),
            ("text", json!(quote.quote)),
            ("inLanguage", json!(document.language)),
            ("url", json!(self.links.passage(&document.id, &quote.block))),
            ("isPartOf", json!({"@id": self.document_id(document)})),
            ("temporalCoverage", json!(date)),
        ])
    }
}

fn thing(entity: &Entity) -> Value {
    let kind = match entity.kind {
        EntityKind::Person => "Person",
        EntityKind::Organisation => "Organization",
        EntityKind::Place => "Place",
        EntityKind::Agreement | EntityKind::Other => "Thing",
    };
    json!({"@type": kind, "name": entity.name})
}

/// A date as a typed literal.
fn typed(date: Option<&EdtfDate>) -> Value {
    match date {
        Some(date) => json!({"@type": dates::EDTF, "@value": date.to_string()}),
        None => Value::Null,
    }
}

/// An object without the fields that say nothing.
fn node<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let says_something = |value: &Value| match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        _ => true,
    };
    let fields = fields
        .into_iter()
        .filter(|(_, value)| says_something(value));
    let fields: Map<_, _> = fields
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    Value::Object(fields)
}
