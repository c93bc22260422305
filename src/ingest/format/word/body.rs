//! The paragraphs, tables and marks of notes in the body of a document, or in a note.

use super::{
    super::flow::{self, Flow, TableNames, Unit, data_tables},
    styles::{self, Role, Styles},
    xml::{self, Step},
};
use corpus::BlockKind;
use roxmltree::{Document, Node};
use std::collections::{BTreeMap, BTreeSet};

/// A body that is read.
pub struct Body<'s> {
    styles: &'s Styles,
    /// Those of data.
    tables: &'s BTreeSet<u32>,
    flow: Flow,
    /// The words of a paragraph whose end was deleted: they begin the next one.
    carried: String,
    /// The notes that it refers to, in order.
    pub references: Vec<Reference>,
    /// How many of them are at the foot of a page, and at the end.
    counts: [usize; 2],
    /// How many insertions, deletions and moves are neither accepted nor rejected.
    pub changes: usize,
    /// How many comments it has.
    pub comments: usize,
    /// How many bytes of text are marked as written in a language.
    pub languages: BTreeMap<String, usize>,
}

/// That a text refers to a note.
#[derive(Debug)]
pub struct Reference {
    /// In which part the note is.
    pub kind: NoteKind,
    /// Its id there.
    pub id: String,
    /// How the text refers to it: "[2]", "[ii]".
    pub mark: String,
}

/// Where a note stands on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteKind {
    /// At the foot of its page.
    Foot,
    /// At the end.
    End,
}

/// The namespaces of paragraphs, tables and runs; of formulas.
const IS_TEXT: [&str; 2] = ["wordprocessingml", "/math"];

/// The tables of data in a part.
pub fn tables(document: &Document) -> BTreeSet<u32> {
    let names = TableNames {
        table: "tbl",
        row: "tr",
        cell: "tc",
    };
    data_tables(document, names)
}

impl<'s> Body<'s> {
    /// An empty one, of a part with these [`tables`].
    pub fn new(styles: &'s Styles, tables: &'s BTreeSet<u32>) -> Self {
        Self {
            styles,
            tables,
            flow: Flow::default(),
            carried: String::new(),
            references: Vec::new(),
            counts: [0; 2],
            changes: 0,
            comments: 0,
            languages: BTreeMap::new(),
        }
    }

    /// Reads all that is in a node.
    pub fn read(&mut self, node: Node) {
        xml::walk(node, |step| match step {
            Step::Enter(node) => node.is_root() || node.is_element() && self.enter(node),
            Step::Leave(node) => {
                self.leave(node);
                true
            }
        });
    }

    /// What was read, in order.
    pub fn finish(self) -> Vec<Unit> {
        self.flow.finish()
    }

    /// True if what is in an element is to be read.
    fn enter(&mut self, node: Node) -> bool {
        let space = node.tag_name().namespace().unwrap_or_default();
        let is_text = IS_TEXT.iter().any(|name| space.contains(name));
        match node.tag_name().name() {
            // The same again, for programs that do not know the first.
            "Fallback" => return false,
            // Charts and shapes have the same names for other things.
            _ if !is_text => {}
            "p" => self.begin(node),
            "t" => self.text(node),
            "tab" | "ptab" => self.flow.write(" "),
            "br" | "cr" => self.flow.write("\n"),
            "noBreakHyphen" => self.flow.write("-"),
            "sym" => self.symbol(node),
            "footnoteReference" => self.refer(node, NoteKind::Foot),
            "endnoteReference" => self.refer(node, NoteKind::End),
            "commentReference" => self.comments += 1,
            "r" => return !self.is_hidden(node),
            "del" | "moveFrom" => {
                self.changes += 1;
                return false;
            }
            "ins" | "moveTo" => self.changes += 1,
            // Properties, codes of fields, what is read aloud above a word.
            "rPr" | "pPr" | "tblPr" | "trPr" | "tcPr" | "sectPr" | "sdtPr" | "instrText"
            | "delText" | "rt" => {
                return false;
            }
            "tbl" if self.tables.contains(&node.id().get()) => self.flow.begin_table(),
            "tr" => {
                let properties = xml::child(node, "trPr");
                if properties.is_some_and(|properties| xml::child(properties, "del").is_some()) {
                    self.changes += 1;
                    return false;
                }
                self.flow.row();
            }
            "tc" => self.flow.cell(),
            _ => {}
        }
        true
    }

    fn leave(&mut self, node: Node) {
        match node.tag_name().name() {
            "p" if node
                .tag_name()
                .namespace()
                .is_some_and(|space| space.contains(IS_TEXT[0])) =>
            {
                self.end(node)
            }
            "tbl" if self.tables.contains(&node.id().get()) => self.flow.end_table(),
            _ => {}
        }
    }

    fn begin(&mut self, node: Node) {
        let properties = xml::child(node, "pPr");
        let style = properties.and_then(|properties| xml::value(properties, "pStyle"));
        let look = self.styles.look(style);
        let own = properties.map(styles::own).unwrap_or_default();
        let outline = own.outline.or(look.outline).filter(|level| *level < 9);
        let item = own.item.or(look.item);
        let item = item.filter(|_| !properties.is_some_and(styles::leaves_lists));
        let (kind, level) = match (look.role, outline, item) {
            (Some(Role::Title), _, _) => (BlockKind::Heading, 1),
            // Level 1 is that of the title.
            (_, Some(level), _) => (BlockKind::Heading, level + 2),
            (_, _, Some(level)) => (BlockKind::Item, level.saturating_add(1)),
            (Some(Role::Quote), _, _) => (BlockKind::Quote, 0),
            (Some(Role::Caption), _, _) => (BlockKind::Note, 0),
            _ => (BlockKind::Paragraph, 0),
        };
        self.flow.begin(kind, level);
        self.flow.write(&std::mem::take(&mut self.carried));
    }

    fn end(&mut self, node: Node) {
        let properties = xml::child(node, "pPr");
        let style = properties.and_then(|properties| xml::value(properties, "pStyle"));
        let mark = properties.and_then(|properties| xml::child(properties, "rPr"));
        if mark.is_some_and(|mark| xml::child(mark, "del").is_some()) {
            self.changes += 1;
            self.carried = self.flow.take();
        } else if self.styles.look(style).role == Some(Role::Contents) {
            self.flow.take();
        } else {
            self.flow.end();
        }
    }

    fn text(&mut self, node: Node) {
        let text = xml::text(node);
        let properties = node.parent().and_then(|run| xml::child(run, "rPr"));
        let language = properties.and_then(|properties| xml::value(properties, "lang"));
        if let Some(language) = language.or(self.styles.language.as_deref()) {
            match self.languages.get_mut(language) {
                Some(count) => *count += text.len(),
                None => drop(self.languages.insert(language.to_owned(), text.len())),
            }
        }
        self.flow.write(&text);
    }

    /// A character by its number. Those of symbol fonts are private and mean nothing elsewhere.
    fn symbol(&mut self, node: Node) {
        let number =
            xml::attribute(node, "char").and_then(|text| u32::from_str_radix(text, 16).ok());
        let number = number.filter(|number| !(0xE000..=0xF8FF).contains(number));
        if let Some(sign) = number.and_then(char::from_u32) {
            self.flow.write(sign.encode_utf8(&mut [0; 4]));
        }
    }

    fn refer(&mut self, node: Node, kind: NoteKind) {
        let Some(id) = xml::attribute(node, "id") else {
            return;
        };
        let is_at_end = kind == NoteKind::End;
        let count = &mut self.counts[usize::from(is_at_end)];
        *count += 1;
        let mark = flow::mark(*count, is_at_end);
        self.flow.write(&mark);
        self.references.push(Reference {
            kind,
            id: id.to_owned(),
            mark,
        });
    }

    fn is_hidden(&self, run: Node) -> bool {
        let vanish = xml::child(run, "rPr").and_then(|properties| xml::child(properties, "vanish"));
        vanish.is_some_and(|vanish| {
            !matches!(xml::attribute(vanish, "val"), Some("0" | "false" | "off"))
        })
    }
}

/// The notes of a part by their ids, without the lines that part them from the text.
pub fn notes<'d, 'i>(document: &'d Document<'i>) -> BTreeMap<&'d str, Node<'d, 'i>> {
    let notes = document.root_element().children().filter(|node| {
        let is_note = matches!(node.tag_name().name(), "footnote" | "endnote");
        is_note && matches!(xml::attribute(*node, "type"), None | Some("normal"))
    });
    notes
        .filter_map(|node| Some((xml::attribute(node, "id")?, node)))
        .collect()
}
