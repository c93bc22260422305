//! A corpus to a `corpus.toml` that an editor can go on from: all that was found by rule, with what to
//! do about it in comments.
//!
//! **Invariant:** the folder compiles to the same corpus with its draft as without. What the documents
//! say of themselves stands in comments, so that they stay its source until an editor says otherwise.

mod near;
#[cfg(test)]
mod tests;

pub use near::near;

use crate::terminal;
use corpus::{Corpus, Document, DocumentDateBasis, Entity, Event, EventDateBasis, Theme};
use toml_writer::TomlStringBuilder;

const HEAD: &str = "\
# What an editor says about this folder of documents. Everything here was found by rule: check it,
# correct it, and remove what is wrong.
#
# - A line that begins with # is a comment and does nothing. Remove the # to give the value yourself.
# - Texts stand in quotation marks. A backslash in them is written \\\\, a quotation mark \\\".
# - Quotes are word for word what the document has; the build compares them.
# - `dossier check` says what is missing, doubtful or wrong, with the line.
";

const DOCUMENTS: &str = "\
# The documents, one for each file. `id` is the name of the document in addresses; keep it when the
# site is online. The commented lines are what was read; where one is wrong, correct it and remove the #.
";

const THEMES: &str = "\
# The themes. Found by rule are phrases that recur; give them better names and definitions, and more
# `cues`: words and phrases, matched on their stems, that tell the theme.
# A passage is put into a theme, or taken out of it, by words that it has:
#   include = [{ document = \"…\", passage = \"…\" }]
#   exclude = [{ document = \"…\", passage = \"…\" }]
";

const NO_THEMES: &str = "\
# No phrases tell these documents apart. A theme is given like this:
#
# [[theme]]
# id = \"trade\"
# name = \"Trade\"
# definition = \"What belongs to it, in one line\"
# cues = [\"trade\", \"import duties\"]
";

const ENTITIES: &str = "\
# Who and what has a name. Found by rule are names that recur; events list them as `participants`. Check `kind`
# (person, organisation, place, agreement, other) and `forms`, then remove the line `reviewed = false`.
";

const NO_ENTITIES: &str = "\
# Who and what has a name. Events list them as `participants`.
#
# [[entity]]
# id = \"united-nations\"
# name = \"United Nations\"
# kind = \"organisation\"        # person, place, agreement, other
# forms = [\"United Nations\", \"UN\"]
";

const EVENTS: &str = "\
# The events, by date. Each was found by rule in one sentence, the title is a part of it, and the page
# marks it as not reviewed. Read the quote, write a short and neutral title, check `date` (EDTF:
# \"2019-05-03\", \"2019-05\", \"2019\") and `status` (happened, ongoing, planned, forecast), then remove the
# line `reviewed = false`. Remove what is no event. `near` are other words of the passage, where the
# quote stands in several.
";

const NO_EVENTS: &str = "\
# No sentence was found that tells of something at a stated date. An event is given like this:
#
# [[event]]
# id = \"agreement-signed\"
# title = \"The agreement is signed\"
# date = \"2019-05-03\"
# status = \"happened\"          # ongoing, planned, forecast
# [[event.evidence]]
# document = \"…\"
# quote = \"…\"
";

/// The text of the draft of a corpus that was compiled without a manifest.
///
/// The events of a corpus stand in its `table`, if it has one, and are not said again.
pub fn draft(corpus: &Corpus, table: Option<&str>) -> String {
    let mut out = Writer(HEAD.to_owned());
    out.table("[corpus]");
    out.value("title", &corpus.corpus.title);
    out.line("# description = \"…\"");
    out.comment("language", &corpus.corpus.language);
    out.line(
        "# automatic_events = true   # to find events by rule beside those that are listed here",
    );
    out.section(DOCUMENTS);
    for document in &corpus.documents {
        write_document(&mut out, document);
    }
    out.section(if corpus.themes.is_empty() {
        NO_THEMES
    } else {
        THEMES
    });
    for theme in &corpus.themes {
        write_theme(&mut out, theme);
    }
    out.section(if corpus.entities.is_empty() {
        NO_ENTITIES
    } else {
        ENTITIES
    });
    for entity in &corpus.entities {
        write_entity(&mut out, entity);
    }
    if let Some(table) = table {
        out.section(&format!("# The events stand in `{table}`.\n"));
        return out.0;
    }
    out.section(if corpus.events.is_empty() {
        NO_EVENTS
    } else {
        EVENTS
    });
    for event in &corpus.events {
        write_event(&mut out, event, &corpus.documents);
    }
    out.0
}

fn write_document(out: &mut Writer, document: &Document) {
    out.table("[[document]]");
    out.value("id", document.id.as_str());
    out.value("file", &document.source.file);
    out.comment("title", &document.title);
    let optional = |out: &mut Writer, key: &str, value: &Option<String>| {
        if let Some(value) = value {
            out.comment(key, value);
        }
    };
    if !document.authors.is_empty() {
        let authors = array(&document.authors);
        out.line(&format!("# authors = {authors}"));
    }
    optional(out, "publisher", &document.publisher);
    match (&document.date, document.date_basis) {
        (Some(date), DocumentDateBasis::Printed | DocumentDateBasis::Inferred) => {
            out.comment("date", &date.to_string());
        }
        _ => out.line("# date = \"\"   # no date was found; leave it out if nobody knows it"),
    }
    optional(
        out,
        "captured",
        &document.captured.as_ref().map(ToString::to_string),
    );
    optional(out, "url", &document.url);
    out.comment("language", &document.language);
    optional(out, "kind", &document.kind);
}

fn write_theme(out: &mut Writer, theme: &Theme) {
    out.table("[[theme]]");
    out.value("id", theme.id.as_str());
    out.value("name", &theme.name);
    if !theme.definition.is_empty() {
        out.value("definition", &theme.definition);
    }
    out.line(&format!("cues = {}", array(&theme.cues)));
}

fn write_entity(out: &mut Writer, entity: &Entity) {
    out.table("[[entity]]");
    out.value("id", entity.id.as_str());
    out.value("name", &entity.name);
    out.value("kind", entity.kind.as_str());
    out.line(&format!("forms = {}", array(&entity.forms)));
    if !entity.reviewed {
        out.line("reviewed = false");
    }
}

fn write_event(out: &mut Writer, event: &Event, documents: &[Document]) {
    out.table("[[event]]");
    out.value("id", event.id.as_str());
    out.value("title", &event.title);
    if let Some(date) = &event.date {
        out.value("date", &date.to_string());
    }
    out.value("status", event.status.as_str());
    if event.date_basis == EventDateBasis::Inferred {
        out.value("date_basis", "inferred");
    }
    if let Some(reason) = &event.date_reason {
        out.value("date_reason", reason);
    }
    if !event.reviewed {
        out.line("reviewed = false");
    }
    let themes: Vec<_> = event.themes.iter().map(|id| id.to_string()).collect();
    if !themes.is_empty() {
        out.line(&format!("themes = {}", array(&themes)));
    }
    let participants: Vec<_> = event.participants.iter().map(|id| id.to_string()).collect();
    if !participants.is_empty() {
        out.line(&format!("participants = {}", array(&participants)));
    }
    for evidence in &event.evidence {
        out.line("[[event.evidence]]");
        out.value("document", evidence.document.as_str());
        out.value("quote", &evidence.quote);
        let mut documents = documents.iter();
        let document = documents.find(|document| document.id == evidence.document);
        if let Some(near) = document.and_then(|document| near(evidence, document)) {
            out.value("near", near);
        }
    }
}

/// A text in quotation marks, on one line, and without what the terminal obeys on which it is read.
fn text(value: &str) -> String {
    let builder = TomlStringBuilder::new(value);
    let is_plain = !value.contains(terminal::is_unsafe);
    let plain = builder.as_basic_pretty().or_else(|| builder.as_literal());
    let written = plain
        .filter(|_| is_plain)
        .unwrap_or_else(|| builder.as_basic());
    terminal::code(&toml_writer::ToTomlValue::to_toml_value(&written)).into_owned()
}

fn array(values: &[String]) -> String {
    let values: Vec<_> = values.iter().map(|value| text(value)).collect();
    format!("[{}]", values.join(", "))
}

/// Writes the lines of a manifest.
struct Writer(String);

impl Writer {
    fn line(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }

    fn section(&mut self, comment: &str) {
        self.line("");
        self.line("");
        self.0.push_str(comment);
    }

    fn table(&mut self, header: &str) {
        self.line("");
        self.line(header);
    }

    fn value(&mut self, key: &str, value: &str) {
        self.line(&format!("{key} = {}", text(value)));
    }

    fn comment(&mut self, key: &str, value: &str) {
        self.line(&format!("# {key} = {}", text(value)));
    }
}
