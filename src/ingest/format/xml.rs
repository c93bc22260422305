//! The XML in Word, OpenDocument and EPUB files.
//!
//! Names are compared without their prefixes and, mostly, without their namespaces: each format has several for the same
//! elements, from its drafts and its strict form.

use super::paper::Refusal;
use crate::decode;
use encoding_rs::Encoding;
use roxmltree::{Document, Node, ParsingOptions};

/// How many nodes a file may have: a book has some hundred thousand, and each takes some 100 bytes of memory.
const MAX_NODES: u32 = 5_000_000;

/// The text of a file, in the encoding that it declares, else UTF-8.
pub fn decoded(bytes: &[u8]) -> String {
    decode::decode(bytes, declared).text
}

/// The encoding in the declaration `<?xml version="1.0" encoding="…"?>`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    super::html::declared_encoding(bytes)
}

/// Reads the text of a file. References to entities that it declares itself are resolved, in bounded depth and number;
/// nothing outside of it is asked for.
///
/// # Errors
/// It is not well-formed, or has too many nodes.
pub fn parse(text: &str) -> Result<Document<'_>, Refusal> {
    let options = ParsingOptions {
        allow_dtd: true,
        nodes_limit: MAX_NODES,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => Refusal::TooLarge,
        error => Refusal::Damaged(error.to_string()),
    })
}

/// The value of an attribute.
pub fn attribute<'d>(node: Node<'d, '_>, name: &str) -> Option<&'d str> {
    let mut attributes = node.attributes();
    attributes
        .find(|attribute| attribute.name() == name)
        .map(|attribute| attribute.value())
}

/// The first child element of a name.
pub fn child<'d, 'i>(node: Node<'d, 'i>, name: &str) -> Option<Node<'d, 'i>> {
    node.children()
        .find(|child| child.tag_name().name() == name)
}

/// The value of the attribute of a child element, as in `<w:pStyle w:val="…"/>`.
pub fn value<'d>(node: Node<'d, '_>, name: &str) -> Option<&'d str> {
    attribute(child(node, name)?, "val")
}

/// All text in a node.
pub fn text(node: Node) -> String {
    let texts = node.descendants().filter(Node::is_text);
    texts.filter_map(|node| node.text()).collect()
}

/// The value of an element of Dublin Core, which all these formats use for what a document says about itself.
pub fn dublin_core(document: &Document, name: &str) -> Vec<String> {
    let elements = document.descendants().filter(|node| {
        let is_dublin_core = node
            .tag_name()
            .namespace()
            .is_some_and(|space| space.starts_with("http://purl.org/dc/"));
        is_dublin_core && node.tag_name().name() == name
    });
    elements
        .map(text)
        .filter(|text| !text.trim().is_empty())
        .collect()
}

/// A step of a [`walk`].
#[derive(Debug, Clone, Copy)]
pub enum Step<'d, 'i> {
    /// Into an element, or a text.
    Enter(Node<'d, 'i>),
    /// Out of an element.
    Leave(Node<'d, 'i>),
}

/// Goes through all that is in a node, in order and without recursion: what others wrote may be nested a million deep.
/// What is in an element is passed over if `visit` answers false to entering it; it is then not left either.
pub fn walk<'d, 'i>(root: Node<'d, 'i>, mut visit: impl FnMut(Step<'d, 'i>) -> bool) {
    let mut next = root.first_child();
    let mut around = root;
    loop {
        let Some(node) = next else {
            if around.id() == root.id() {
                return;
            }
            visit(Step::Leave(around));
            next = around.next_sibling();
            around = around.parent().unwrap_or(root);
            continue;
        };
        let enters = visit(Step::Enter(node));
        if enters && node.is_element() {
            around = node;
            next = node.first_child();
        } else {
            next = node.next_sibling();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_walk_passes_over_what_is_not_entered() {
        let text = "<a><b>x<c/></b><skip>y</skip>z</a>";
        let document = parse(text).expect("is well-formed");
        let mut steps = String::new();
        walk(document.root(), |step| {
            let (sign, node) = match step {
                Step::Enter(node) => ('+', node),
                Step::Leave(node) => ('-', node),
            };
            let name = node
                .text()
                .filter(|_| node.is_text())
                .unwrap_or(node.tag_name().name());
            steps += &format!("{sign}{name} ");
            name != "skip"
        });
        assert_eq!(steps, "+a +b +x +c -c -b +skip +z -a ");
    }

    #[test]
    fn depth_and_entities_are_bounded() {
        let deep = "<a>".repeat(200_000) + &"</a>".repeat(200_000);
        let document = parse(&deep).expect("is well-formed");
        let mut depth = 0_i64;
        walk(document.root(), |step| {
            depth += if matches!(step, Step::Enter(_)) {
                1
            } else {
                -1
            };
            true
        });
        assert_eq!(depth, 0);
        let laughs = (1..12).fold(String::new(), |all, at| {
            all + &format!(
                "<!ENTITY e{at} \"{}\">",
                format!("&e{};", at - 1).repeat(10)
            )
        });
        let laughs = format!("<!DOCTYPE a [<!ENTITY e0 \"ha\">{laughs}]><a>&e11;</a>");
        assert!(parse(&laughs).is_err());
    }
}
