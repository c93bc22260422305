//! Notes as W3C Web Annotations (Web Annotation Data Model, 2017) in JSON-LD, and back.
//!
//! A file is an `AnnotationCollection` with its annotations on one page. A note is an `Annotation`: its
//! text a `TextualBody`, its colour another one with the purpose `classifying`, its passage a
//! `SpecificResource` with the selectors of [`selector`](crate::selector). What that model has no place
//! for stands in `dossier:passage`, the passage as in an address, so that a note that comes back is found
//! as well as one that never left, and in `dossier:page`, the page of the file that the document was read from, for whoever
//! cites it; it is not read again.

use super::{Json, Note};
use crate::selector::{MAX_WORDS, Selector, Words};
use corpus::{BlockId, DocumentId};

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
const NAMESPACE: &str = "urn:dossier:";
/// What a note says itself; everything else is given back as it came.
const OWN: [&str; 8] = [
    "@context",
    "id",
    "type",
    "motivation",
    "created",
    "modified",
    "body",
    "target",
];

/// Why a file, or one of its annotations, was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// The file is no JSON.
    NotJson,
    /// The file has no annotations.
    NoAnnotations,
    /// So many of its annotations have no id or quote no words, and cannot be shown.
    NotNotes(usize),
}

impl Problem {
    /// What is wrong with a file of so many annotations, of which so many are notes.
    pub fn of(annotations: usize, notes: usize) -> Option<Self> {
        match annotations - notes {
            _ if annotations == 0 => Some(Problem::NoAnnotations),
            0 => None,
            lost => Some(Problem::NotNotes(lost)),
        }
    }
}

/// Writes notes as a file, each with the page of the source file on which its passage stands, if that is known. `address`
/// gives the one of a document's page, `label` names the list.
pub fn write(
    notes: &[(&Note, Option<u32>)],
    label: &str,
    address: impl Fn(&DocumentId) -> String,
) -> String {
    let items = notes
        .iter()
        .map(|(note, page)| annotation(note, *page, &address));
    let items = items.collect();
    let context = Json::List(vec![
        Json::text(CONTEXT),
        Json::object([("dossier", Json::text(NAMESPACE))]),
    ]);
    let collection = Json::object([
        ("@context", context),
        ("type", Json::text("AnnotationCollection")),
        ("label", Json::text(label)),
        (
            "total",
            Json::number(u32::try_from(notes.len()).unwrap_or(u32::MAX)),
        ),
        (
            "first",
            Json::object([
                ("type", Json::text("AnnotationPage")),
                ("startIndex", Json::number(0)),
                ("items", Json::List(items)),
            ]),
        ),
    ]);
    collection.write()
}

fn annotation(note: &Note, page: Option<u32>, address: &impl Fn(&DocumentId) -> String) -> Json {
    let mut bodies = Vec::new();
    if !note.text.is_empty() {
        bodies.push(Json::object([
            ("type", Json::text("TextualBody")),
            ("value", Json::text(&*note.text)),
            ("format", Json::text("text/plain")),
            ("purpose", Json::text("commenting")),
        ]));
    }
    if !note.colour.is_empty() {
        bodies.push(Json::object([
            ("type", Json::text("TextualBody")),
            ("value", Json::text(&*note.colour)),
            ("purpose", Json::text("classifying")),
        ]));
    }
    let motivation = if note.text.is_empty() {
        "highlighting"
    } else {
        "commenting"
    };
    let mut fields = vec![
        ("id".to_owned(), Json::text(&*note.id)),
        ("type".to_owned(), Json::text("Annotation")),
        ("motivation".to_owned(), Json::text(motivation)),
    ];
    for (name, time) in [("created", &note.created), ("modified", &note.modified)] {
        if !time.is_empty() {
            fields.push((name.to_owned(), Json::text(&**time)));
        }
    }
    fields.push(("body".to_owned(), Json::List(bodies)));
    fields.push(("target".to_owned(), target(note, page, address)));
    fields.extend(note.other.iter().cloned());
    Json::Object(fields)
}

fn target(note: &Note, page: Option<u32>, address: &impl Fn(&DocumentId) -> String) -> Json {
    let passage = &note.passage;
    let mut selectors = Vec::new();
    if let Some(quote) = passage.quote() {
        selectors.push(Json::object([
            ("type", Json::text("TextQuoteSelector")),
            ("exact", Json::text(quote)),
            ("prefix", Json::text(&*passage.prefix)),
            ("suffix", Json::text(&*passage.suffix)),
        ]));
        if let Some(start) = passage.position {
            let length = u32::try_from(quote.chars().count()).unwrap_or(u32::MAX);
            selectors.push(Json::object([
                ("type", Json::text("TextPositionSelector")),
                ("start", Json::number(start)),
                ("end", Json::number(start.saturating_add(length))),
            ]));
        }
    }
    if let Some(block) = &passage.block {
        selectors.push(Json::object([
            ("type", Json::text("FragmentSelector")),
            (
                "conformsTo",
                Json::text("http://tools.ietf.org/rfc/rfc3236"),
            ),
            ("value", Json::text(block.as_str())),
        ]));
    }
    let mut fields = Vec::new();
    if let Some(document) = &note.document {
        fields.push(("source".to_owned(), Json::text(address(document))));
        fields.push(("dossier:document".to_owned(), Json::text(document.as_str())));
    }
    if let Some(page) = page {
        fields.push(("dossier:page".to_owned(), Json::number(page)));
    }
    fields.push(("type".to_owned(), Json::text("SpecificResource")));
    fields.push(("selector".to_owned(), Json::List(selectors)));
    fields.push((
        "dossier:passage".to_owned(),
        Json::text(passage.to_address()),
    ));
    Json::Object(fields)
}

/// Reads a file: a collection, a page of one, a list of annotations or a single one, of this program or
/// another. Notes come with what could not be read beside them.
pub fn read(text: &str) -> (Vec<Note>, Option<Problem>) {
    let Some(json) = Json::read(text) else {
        return (Vec::new(), Some(Problem::NotJson));
    };
    let annotations = annotations(&json);
    let notes: Vec<Note> = annotations.iter().filter_map(|json| note(json)).collect();
    let problem = Problem::of(annotations.len(), notes.len());
    (notes, problem)
}

/// The annotations of a file, each to be read by [`note`].
pub fn annotations(json: &Json) -> Vec<&Json> {
    let mut annotations = Vec::new();
    collect(json, &mut annotations);
    annotations
}

fn collect<'j>(json: &'j Json, annotations: &mut Vec<&'j Json>) {
    if is_a(json, "Annotation") {
        annotations.push(json);
    }
    if let Json::List(members) = json {
        members
            .iter()
            .for_each(|member| collect(member, annotations));
    }
    for name in ["first", "items", "rows", "@graph"] {
        if let Some(inner) = json.get(name) {
            collect(inner, annotations);
        }
    }
}

fn is_a(json: &Json, name: &str) -> bool {
    let types = json.get("type").or_else(|| json.get("@type"));
    types.is_some_and(|types| {
        types
            .members()
            .iter()
            .any(|kind| kind.as_text() == Some(name))
    })
}

/// The note of an annotation; `None` without an id or words.
pub fn note(json: &Json) -> Option<Note> {
    let text = |json: &Json, name: &str| json.get(name).and_then(Json::as_text).map(str::to_owned);
    let id = text(json, "id")
        .or_else(|| text(json, "@id"))
        .filter(|id| !id.is_empty())?;
    let targets = json.get("target")?.members();
    let (target, passage) = targets
        .iter()
        .find_map(|target| Some((target, passage(target)?)))?;
    let document =
        text(target, "dossier:document").or_else(|| document_of(&text(target, "source")?));
    let (mut colour, mut comment) = (String::new(), Vec::new());
    for body in json.get("body").map(Json::members).unwrap_or_default() {
        let value = body
            .as_text()
            .map(str::to_owned)
            .or_else(|| text(body, "value"));
        let purpose = text(body, "purpose").unwrap_or_default();
        match (&*purpose, value) {
            ("classifying", Some(value)) => colour = value,
            (_, Some(value)) if !value.is_empty() => comment.push(value),
            _ => {}
        }
    }
    let Json::Object(fields) = json else {
        return None;
    };
    let other = fields.iter().filter(|(name, _)| !OWN.contains(&&**name));
    let created = text(json, "created").unwrap_or_default();
    Some(Note {
        id,
        document: document.and_then(|id| DocumentId::new(id).ok()),
        passage,
        colour,
        text: comment.join("\n\n"),
        modified: text(json, "modified").unwrap_or_else(|| created.clone()),
        created,
        other: other.cloned().collect(),
    })
}

/// The document that an address of a page of this kind of site names.
fn document_of(source: &str) -> Option<String> {
    let (_, rest) = source.rsplit_once("documents/")?;
    let id = rest.split(['/', '?', '#']).next()?;
    Some(id.to_owned())
}

/// The passage that a target selects; none without words.
fn passage(target: &Json) -> Option<Selector> {
    let selectors = target
        .get("selector")
        .map(Json::members)
        .unwrap_or_default();
    let of = |name: &str| selectors.iter().find(|selector| is_a(selector, name));
    let text = |json: &Json, name: &str| json.get(name).and_then(Json::as_text).map(str::to_owned);
    let cut = |text: String| text.chars().take(MAX_WORDS).collect::<String>();
    let block = of("FragmentSelector").and_then(|selector| text(selector, "value"));
    let block = block.and_then(|id| BlockId::new(id).ok());
    let own = text(target, "dossier:passage");
    let own = own.and_then(|value| Selector::from_address(&value, block.clone()));
    let Some(quote) = of("TextQuoteSelector") else {
        return own;
    };
    let exact = cut(text(quote, "exact")?);
    let own = own.unwrap_or_default();
    let start = of("TextPositionSelector").and_then(|selector| selector.get("start")?.as_number());
    let context = |name: &str| text(quote, name).map(cut).unwrap_or_default();
    let selector = Selector {
        words: Words::Whole(exact),
        prefix: context("prefix"),
        suffix: context("suffix"),
        position: start.or(own.position),
        block,
        ..own
    };
    (!crate::fold::trimmed(selector.quote()?).is_empty()).then_some(selector)
}
