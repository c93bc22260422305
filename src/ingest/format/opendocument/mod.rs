//! OpenDocument texts to blocks: OASIS OpenDocument 1.3, as LibreOffice, Google Docs and Word write it.
//!
//! Headers, footers, comments, hidden text, indexes and the table of contents are left out. Changes that were tracked are
//! read as accepted: the format keeps what was deleted apart from the text.

use super::{
    archive::Archive,
    flow::{self, Flow, TableNames, data_tables},
    metadata::language,
    paper::{Paper, Refusal, property_authors, property_title},
    xml::{self, Step},
};
use corpus::BlockKind;
use roxmltree::{Document, Node};
use std::collections::{BTreeMap, BTreeSet};

/// Goes on with what is not encrypted.
///
/// # Errors
/// The archive is one of OpenDocument in which something is encrypted, or it is damaged.
pub fn refuse_encrypted(archive: &mut Archive) -> Result<(), Refusal> {
    // What is encrypted is listed there, with how.
    let manifest = archive.file("META-INF/manifest.xml")?.unwrap_or_default();
    match manifest.windows(15).any(|part| part == b"encryption-data") {
        true => Err(Refusal::Encrypted),
        false => Ok(()),
    }
}

/// Reads an OpenDocument text.
///
/// # Errors
/// It is encrypted, damaged or too large.
pub fn read(bytes: &[u8]) -> Result<Paper, Refusal> {
    let mut archive = Archive::open(bytes)?;
    refuse_encrypted(&mut archive)?;
    let content = xml::decoded(&archive.needed("content.xml")?);
    let content = xml::parse(&content)?;
    let styles = archive.file("styles.xml")?.unwrap_or_default();
    let styles = xml::decoded(&styles);
    let styles = xml::parse(&styles).ok();
    let about = archive.file("meta.xml")?.unwrap_or_default();
    let about = xml::decoded(&about);

    let mut paper = Paper::default();
    let mut body = Body {
        roles: roles([styles.as_ref(), Some(&content)]),
        tables: data_tables(&content, TABLES),
        flow: Flow::default(),
        lists: 0,
        first: false,
        counts: [0; 2],
        open_notes: Vec::new(),
        notes: Vec::new(),
        changes: 0,
        comments: 0,
    };
    body.read(content.root());
    flow::put(&mut paper, body.flow.finish());
    for note in body.notes {
        paper.add(BlockKind::Note, 0, &note);
    }
    flow::tell(&mut paper, body.changes, body.comments);
    paper.properties.language = styles.as_ref().and_then(default_language);
    if let Ok(about) = xml::parse(&about) {
        let first = |name| xml::dublin_core(&about, name).into_iter().next();
        paper.properties.title = first("title").and_then(|title| property_title(&title));
        // `dc:creator` is who saved it last.
        let creators = about
            .descendants()
            .filter(|node| node.tag_name().name() == "initial-creator");
        paper.properties.authors = creators
            .flat_map(|node| property_authors(&xml::text(node)).collect::<Vec<_>>())
            .collect();
        let said = first("language").and_then(|tag| language(&tag));
        paper.properties.language = said.or(paper.properties.language);
    }
    Ok(paper)
}

const TABLES: TableNames = TableNames {
    table: "table",
    row: "table-row",
    cell: "table-cell",
};

/// What a style is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Title,
    Heading(u8),
    Quote,
    Caption,
}

/// How many styles one is based on at most; they may go in a circle.
const MAX_DEPTH: usize = 16;

/// What the styles of paragraphs are for. Those that are named in a text are mostly made for one paragraph and based on
/// another; the built-in ones have the same names in every language.
fn roles(parts: [Option<&Document>; 2]) -> BTreeMap<String, Role> {
    let nodes: BTreeMap<&str, Node> = parts
        .into_iter()
        .flatten()
        .flat_map(Document::descendants)
        .filter(|node| {
            node.tag_name().name() == "style"
                && xml::attribute(*node, "family") == Some("paragraph")
        })
        .filter_map(|node| Some((xml::attribute(node, "name")?, node)))
        .collect();
    let role = |name: &str| {
        let mut name = name;
        for _ in 0..MAX_DEPTH {
            let role = match name {
                "Title" => Some(Role::Title),
                "Quotations" => Some(Role::Quote),
                "Caption" | "Illustration" | "Table" | "Figure" | "Text" | "Drawing" => {
                    Some(Role::Caption)
                }
                _ => None,
            };
            let node = nodes.get(name)?;
            let level =
                xml::attribute(*node, "default-outline-level").and_then(|level| level.parse().ok());
            if let Some(role) = role.or(level.map(Role::Heading)) {
                return Some(role);
            }
            name = xml::attribute(*node, "parent-style-name")?;
        }
        None
    };
    let found = nodes
        .keys()
        .filter_map(|name| Some(((*name).to_owned(), role(name)?)));
    found.collect()
}

/// The language of paragraphs that say none.
fn default_language(styles: &Document) -> Option<String> {
    let default = styles.descendants().find(|node| {
        node.tag_name().name() == "default-style"
            && xml::attribute(*node, "family") == Some("paragraph")
    })?;
    let properties = xml::child(default, "text-properties")?;
    let [language_code, country] = ["language", "country"]
        .map(|name| xml::attribute(properties, name).filter(|value| *value != "none"));
    language(&match country {
        Some(country) => format!("{}-{country}", language_code?),
        None => language_code?.to_owned(),
    })
}

/// A text that is read.
struct Body {
    roles: BTreeMap<String, Role>,
    /// The tables of data.
    tables: BTreeSet<u32>,
    flow: Flow,
    /// How many lists stand around.
    lists: u8,
    /// True until the first paragraph of an item.
    first: bool,
    /// How many notes there are at the foot of pages and at the end.
    counts: [usize; 2],
    /// The notes that are open, by their marks, each with the text around it.
    open_notes: Vec<(String, Flow)>,
    notes: Vec<String>,
    changes: usize,
    comments: usize,
}

impl Body {
    fn read(&mut self, node: Node) {
        xml::walk(node, |step| match step {
            Step::Enter(node) if node.is_text() => {
                self.flow.write(
                    &node
                        .text()
                        .unwrap_or_default()
                        .replace(['\t', '\n', '\r'], " "),
                );
                true
            }
            Step::Enter(node) => node.is_root() || node.is_element() && self.enter(node),
            Step::Leave(node) => {
                self.leave(node);
                true
            }
        });
    }

    /// True if what is in an element is to be read.
    fn enter(&mut self, node: Node) -> bool {
        match node.tag_name().name() {
            "p" | "h" => self.begin(node),
            "list" => self.lists = self.lists.saturating_add(1),
            "list-item" | "list-header" => self.first = true,
            "s" | "tab" => self.flow.write(" "),
            "line-break" => self.flow.write("\n"),
            "table" if self.tables.contains(&node.id().get()) => self.flow.begin_table(),
            "table-row" => self.flow.row(),
            "table-cell" | "covered-table-cell" => self.flow.cell(),
            "note" => self.begin_note(node),
            "tracked-changes" => {
                let changes = node
                    .children()
                    .filter(|node| node.tag_name().name() == "changed-region");
                self.changes += changes.count();
                return false;
            }
            "annotation" => {
                self.comments += 1;
                return false;
            }
            // The number of a note; what pictures show; what is read aloud above a word; what is made of headings.
            "note-citation" | "title" | "desc" | "ruby-text" | "hidden-text"
            | "hidden-paragraph" | "table-of-content" | "illustration-index" | "table-index"
            | "object-index" | "user-index" | "alphabetical-index" | "styles"
            | "automatic-styles" | "font-face-decls" | "scripts" | "forms" => return false,
            _ => {}
        }
        true
    }

    fn leave(&mut self, node: Node) {
        match node.tag_name().name() {
            "p" | "h" => self.flow.end(),
            "list" => self.lists = self.lists.saturating_sub(1),
            "list-item" | "list-header" => self.first = false,
            "table" if self.tables.contains(&node.id().get()) => self.flow.end_table(),
            "note" => self.end_note(),
            _ => {}
        }
    }

    fn begin(&mut self, node: Node) {
        let style = xml::attribute(node, "style-name");
        let role = style.and_then(|style| self.roles.get(style)).copied();
        let outline =
            xml::attribute(node, "outline-level").and_then(|level| level.parse::<u8>().ok());
        let is_heading = node.tag_name().name() == "h";
        let outline = outline.or(is_heading.then_some(1));
        let (kind, level) = match (role, outline) {
            (Some(Role::Title), _) => (BlockKind::Heading, 1),
            // Level 1 is that of the title.
            (_, Some(level)) | (Some(Role::Heading(level)), _) => {
                (BlockKind::Heading, level.saturating_add(1))
            }
            (Some(Role::Quote), _) => (BlockKind::Quote, 0),
            (Some(Role::Caption), _) => (BlockKind::Note, 0),
            _ if self.first => (BlockKind::Item, self.lists.max(1)),
            _ => (BlockKind::Paragraph, 0),
        };
        self.first = false;
        self.flow.begin(kind, level);
    }

    /// Notes stand in the text where they are referred to, and are put at its end.
    fn begin_note(&mut self, node: Node) {
        let is_end = xml::attribute(node, "note-class") == Some("endnote");
        let count = &mut self.counts[usize::from(is_end)];
        *count += 1;
        let mark = flow::mark(*count, is_end);
        self.flow.write(&mark);
        self.open_notes.push((mark, std::mem::take(&mut self.flow)));
    }

    fn end_note(&mut self) {
        if let Some((mark, around)) = self.open_notes.pop() {
            let note = std::mem::replace(&mut self.flow, around);
            let texts: Vec<_> = note.finish().into_iter().map(|unit| unit.text).collect();
            let text = texts.join("\n");
            if !text.trim().is_empty() {
                self.notes.push(format!("{mark} {}", text.trim_start()));
            }
        }
    }
}

#[cfg(test)]
mod tests;
