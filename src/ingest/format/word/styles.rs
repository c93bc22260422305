//! What the styles of a document's paragraphs mean.
//!
//! The names of styles are translated, and editors add their own: a style is a heading because it, or the one that it is
//! based on, has an outline level. Only the built-in styles have the same names in every language.

use super::xml;
use roxmltree::{Document, Node};
use std::collections::BTreeMap;

/// The styles of a document.
#[derive(Debug, Default)]
pub struct Styles {
    by_id: BTreeMap<String, Look>,
    /// That of paragraphs which name none.
    default: Look,
    /// The language of text that names none.
    pub language: Option<String>,
}

/// What a style says of a paragraph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    /// Its outline level, from 0 for the highest; 9 is text.
    pub outline: Option<u8>,
    /// The level of the list that it is an item of, from 0.
    pub item: Option<u8>,
    /// What it is by name.
    pub role: Option<Role>,
}

/// What a built-in style is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The title of the document.
    Title,
    /// A table of contents or of figures, an index.
    Contents,
    /// A quotation.
    Quote,
    /// What stands below a picture or a table.
    Caption,
}

/// How many styles one is based on at most; they may go in a circle.
const MAX_DEPTH: usize = 16;

impl Styles {
    /// The styles in the part of that name.
    pub fn of(document: &Document) -> Self {
        let styles = document.descendants().filter(|node| {
            node.tag_name().name() == "style" && xml::attribute(*node, "type") == Some("paragraph")
        });
        let nodes: BTreeMap<&str, Node> = styles
            .filter_map(|node| Some((xml::attribute(node, "styleId")?, node)))
            .collect();
        let by_id: BTreeMap<_, _> = nodes
            .keys()
            .map(|id| ((*id).to_owned(), look(id, &nodes)))
            .collect();
        let is_default =
            |node: &&Node| matches!(xml::attribute(**node, "default"), Some("1" | "true" | "on"));
        let default = nodes
            .values()
            .find(is_default)
            .and_then(|node| xml::attribute(*node, "styleId"));
        let defaults = document
            .descendants()
            .find(|node| node.tag_name().name() == "rPrDefault");
        let language = defaults.and_then(|node| xml::value(xml::child(node, "rPr")?, "lang"));
        Self {
            default: default
                .and_then(|id| by_id.get(id))
                .copied()
                .unwrap_or_default(),
            by_id,
            language: language.map(str::to_owned),
        }
    }

    /// What the style of a paragraph says.
    pub fn look(&self, id: Option<&str>) -> Look {
        id.and_then(|id| self.by_id.get(id))
            .copied()
            .unwrap_or(self.default)
    }
}

/// What a style says: what it says itself, else what those say that it is based on.
fn look(id: &str, nodes: &BTreeMap<&str, Node>) -> Look {
    let mut look = Look::default();
    let mut next = nodes.get(id);
    for _ in 0..MAX_DEPTH {
        let Some(node) = next else { break };
        let properties = xml::child(*node, "pPr");
        let own = properties.map_or_else(Look::default, own);
        look.outline = look.outline.or(own.outline);
        look.item = look.item.or(own.item);
        look.role = look.role.or_else(|| role(xml::value(*node, "name")?));
        next = xml::value(*node, "basedOn").and_then(|id| nodes.get(id));
    }
    look
}

/// What the properties of a paragraph, or of a style, say themselves.
pub fn own(properties: Node) -> Look {
    let number = |text: &str| text.parse::<u8>().ok();
    let list = xml::child(properties, "numPr");
    // List 0 takes a paragraph out of the list of its style.
    let is_none = |list: &Node| xml::value(*list, "numId") == Some("0");
    Look {
        outline: xml::value(properties, "outlineLvl").and_then(number),
        item: list
            .filter(|list| !is_none(list))
            .map(|list| xml::value(list, "ilvl").and_then(number).unwrap_or(0)),
        role: None,
    }
}

/// True if the properties of a paragraph take it out of every list.
pub fn leaves_lists(properties: Node) -> bool {
    let list = xml::child(properties, "numPr");
    list.and_then(|list| xml::value(list, "numId")) == Some("0")
}

/// What a built-in style is for, by its name.
pub fn role(name: &str) -> Option<Role> {
    let name = name.to_lowercase();
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    match bare {
        "title" => Some(Role::Title),
        "toc"
        | "toc heading"
        | "contents"
        | "contents heading"
        | "index"
        | "index heading"
        | "table of figures"
        | "table of authorities" => Some(Role::Contents),
        "quote" | "intense quote" | "quotations" | "block text" => Some(Role::Quote),
        "caption" => Some(Role::Caption),
        _ => None,
    }
}
