//! The tree of a web page: what the tags say, without the repairs of which a reader sees nothing.
//!
//! The tokens are those of the WHATWG standard; the tree is simpler than the standard's: misplaced
//! tags stay where they are. So every page, also one of a hundred thousand open tags, takes
//! linear time and has a bounded depth: as in browsers, what lies deeper becomes a sibling.

use super::{
    tags,
    token::{Token, Tokens, attributes},
};
use crate::{
    format::references::{resolved, resolved_with},
    source_map::SourceMapBuilder,
};

/// How deep a tree gets. Browsers stop at 512.
const DEEPEST: usize = 256;

/// The longest value of an attribute that is kept, in bytes.
const LONGEST_VALUE: usize = 4096;

/// The attributes that say something about a text.
const ATTRIBUTES: &str = "aria-hidden class content datetime epub:type href http-equiv hidden id itemprop lang name open \
    property pubdate rel role style type xml:lang";

/// A page. The first node is its root.
#[derive(Debug)]
pub struct Tree {
    /// The nodes in the order of the page: parents stand before their children.
    pub nodes: Vec<Node>,
    /// The words of the first comments, in which browsers write where a page was saved from.
    pub comments: String,
}

/// An element or a run of text.
#[derive(Debug)]
pub struct Node {
    /// The number of its parent; the root is its own.
    pub parent: usize,
    /// The numbers of its children.
    pub children: Vec<usize>,
    /// What it is.
    pub content: Content,
    /// Where the page has the text.
    pub map: SourceMapBuilder,
}

/// What a node is.
#[derive(Debug)]
pub enum Content {
    /// An element.
    Element(Element),
    /// Text with its references resolved.
    Text(String),
}

/// An element.
#[derive(Debug, Default)]
pub struct Element {
    /// Its name in lower case.
    pub name: String,
    attributes: Vec<(&'static str, String)>,
}

impl Element {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(other, _)| *other == name);
        found.map(|(_, value)| value.as_str())
    }

    /// True if one of the words of an attribute, such as a class, is this one.
    pub fn has(&self, name: &str, word: &str) -> bool {
        let value = self.get(name).unwrap_or_default();
        value
            .split_whitespace()
            .any(|other| other.eq_ignore_ascii_case(word))
    }
}

impl Tree {
    /// The element that a node is.
    pub fn element(&self, node: usize) -> Option<&Element> {
        match &self.nodes.get(node)?.content {
            Content::Element(element) => Some(element),
            Content::Text(_) => None,
        }
    }

    /// The name of the element that a node is; empty for text.
    pub fn name(&self, node: usize) -> &str {
        self.element(node).map_or("", |element| &element.name)
    }

    /// The elements of the page with their numbers.
    pub fn elements(&self) -> impl Iterator<Item = (usize, &Element)> {
        let nodes = self.nodes.iter().enumerate();
        nodes.filter_map(|(at, node)| match &node.content {
            Content::Element(element) => Some((at, element)),
            Content::Text(_) => None,
        })
    }

    /// The text in a node, as far as the first bytes of it go.
    pub fn text(&self, node: usize) -> String {
        let mut text = String::new();
        let mut stack = vec![node];
        while let Some(node) = stack.pop().filter(|_| text.len() < LONGEST_VALUE) {
            match &self.nodes[node].content {
                Content::Text(words) => text.push_str(words),
                Content::Element(_) => stack.extend(self.nodes[node].children.iter().rev()),
            }
            text.push(' ');
        }
        text
    }

    fn add(&mut self, parent: usize, content: Content) -> usize {
        let number = self.nodes.len();
        self.nodes.push(Node {
            parent,
            children: Vec::new(),
            content,
            map: SourceMapBuilder::default(),
        });
        self.nodes[parent].children.push(number);
        number
    }
}

/// Reads a page.
pub fn tree(source: &str) -> Tree {
    let root = Node {
        parent: 0,
        children: Vec::new(),
        content: Content::Element(Element::default()),
        map: SourceMapBuilder::default(),
    };
    let mut builder = Builder {
        tree: Tree {
            nodes: vec![root],
            comments: String::new(),
        },
        open: vec![0],
    };
    let mut tokens = Tokens::new(source);
    while let Some(token) = tokens.next() {
        let end = source.len() - tokens.left();
        match token {
            Token::Start(name, rest) => builder.start(element(name, rest), rest.ends_with('/')),
            Token::End(name) => builder.end(&name.to_ascii_lowercase()),
            Token::Text(text) => builder.text(text, end - text.len()),
            Token::Raw(text) => builder.raw(text, end - text.len()),
            Token::Comment(text) if builder.tree.comments.len() < LONGEST_VALUE => {
                let text = &text[..text.floor_char_boundary(LONGEST_VALUE)];
                builder.tree.comments.push_str(text);
                builder.tree.comments.push('\n');
            }
            Token::Comment(_) => {}
        }
    }
    builder.tree
}

/// An element with those of its attributes that are kept; of several of one name the first counts.
fn element(name: &str, rest: &str) -> Element {
    let mut kept: Vec<(&'static str, String)> = Vec::new();
    for attribute in attributes(rest) {
        let mut known = ATTRIBUTES.split(' ');
        let known = known.find(|known| known.eq_ignore_ascii_case(attribute.name));
        if let Some(name) = known.filter(|name| kept.iter().all(|(other, _)| other != name)) {
            let value = &attribute.value[..attribute.value.floor_char_boundary(LONGEST_VALUE)];
            kept.push((name, resolved(value).into_owned()));
        }
    }
    Element {
        name: name.to_ascii_lowercase(),
        attributes: kept,
    }
}

struct Builder {
    tree: Tree,
    /// The numbers of the open elements, from the root.
    open: Vec<usize>,
}

impl Builder {
    fn current(&self) -> usize {
        self.open.last().copied().unwrap_or(0)
    }

    fn start(&mut self, element: Element, closes_itself: bool) {
        let name = element.name.as_str();
        if tags::ends_paragraph(name) {
            self.close(
                &["p"],
                &[
                    "td",
                    "th",
                    "table",
                    "button",
                    "object",
                    "li",
                    "blockquote",
                    "div",
                ],
            );
        }
        let (ended, limits) = tags::implied(name);
        if !ended.is_empty() {
            self.close(ended, limits);
        }
        let is_void = tags::is_void(name) || closes_itself && matches!(name, "svg" | "math");
        let number = self.tree.add(self.current(), Content::Element(element));
        if !is_void && self.open.len() < DEEPEST {
            self.open.push(number);
        }
    }

    /// Closes the innermost of these elements unless one of the limits lies between.
    fn close(&mut self, names: &[&str], limits: &[&str]) {
        for at in (1..self.open.len()).rev() {
            let name = self.tree.name(self.open[at]);
            if names.contains(&name) {
                self.open.truncate(at);
                return;
            }
            if limits.contains(&name) {
                return;
            }
        }
    }

    fn end(&mut self, name: &str) {
        let is_inline = tags::is_inline(name);
        for at in (1..self.open.len()).rev() {
            let other = self.tree.name(self.open[at]);
            if other == name {
                self.open.truncate(at);
                return;
            }
            let stops = if is_inline {
                !tags::is_inline(other)
            } else {
                matches!(other, "td" | "th" | "table")
                    && !matches!(name, "tr" | "tbody" | "thead" | "table" | "body" | "html")
            };
            if stops {
                return;
            }
        }
    }

    /// Text that stands at a byte of the page.
    fn text(&mut self, text: &str, at: usize) {
        let mut map = SourceMapBuilder::default();
        map.add(0, at);
        let resolved = resolved_with(text, |plain, source| map.add(plain, at + source));
        let content = Content::Text(resolved.into_owned());
        let node = self.tree.add(self.current(), content);
        self.tree.nodes[node].map = map;
    }

    /// The content of a script, a title or the like. Of scripts only data are kept.
    fn raw(&mut self, text: &str, at: usize) {
        let current = self.current();
        let name = self.tree.name(current);
        let kind = self
            .tree
            .element(current)
            .and_then(|element| element.get("type"));
        if name == "script" && kind.is_some_and(|kind| kind.contains("ld+json")) {
            self.tree.add(current, Content::Text(text.to_owned()));
        } else if matches!(name, "title" | "xmp") {
            self.text(text, at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The page with explicit tags.
    fn drawn(source: &str) -> String {
        let tree = tree(source);
        let mut out = String::new();
        let mut stack = vec![(0, false)];
        while let Some((node, leaves)) = stack.pop() {
            match &tree.nodes[node].content {
                Content::Text(text) => out.push_str(text),
                Content::Element(element) if leaves => {
                    out.push_str(&format!("</{}>", element.name))
                }
                Content::Element(element) => {
                    out.push_str(&format!("<{}>", element.name));
                    stack.push((node, true));
                    stack.extend(
                        tree.nodes[node]
                            .children
                            .iter()
                            .rev()
                            .map(|child| (*child, false)),
                    );
                }
            }
        }
        out[2..out.len() - 3].to_owned()
    }

    #[test]
    fn tags_that_are_left_out_are_understood() {
        for (source, want) in [
            ("<p>a<p>b", "<p>a</p><p>b</p>"),
            (
                "<ul><li>a<ul><li>b</ul><li>c</ul>d",
                "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>d",
            ),
            (
                "<dl><dt>a<dd>b<dt>c</dl>",
                "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>",
            ),
            (
                "<table><tr><td>a<td>b<tr><td>c</table>",
                "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
            ),
            ("<p>a<br>b<hr>c", "<p>a<br></br>b</p><hr></hr>c"),
            ("<p>a<div>b</div>c", "<p>a</p><div>b</div>c"),
            ("<b><p>a</b>b</p>c", "<b><p>ab</p>c</b>"),
            ("<i><b>a</i>b</b>", "<i><b>a</b></i>b"),
            ("</p>a</div></table>", "a"),
            ("<td>a</div>b</td>", "<td>ab</td>"),
            (
                "<p>R&amp;D &eacute;&nbsp;&#x2014; &bogus; 1 < 2",
                "<p>R&D é\u{a0}— &bogus; 1 < 2</p>",
            ),
            ("<title>a<b></title>c", "<title>a<b></title>c"),
            (
                "<script>a<b</script>c<style>d</style>",
                "<script></script>c<style></style>",
            ),
            ("<!doctype html><!-- a -->b<![CDATA[c]]>", "b"),
            ("<p>a<", "<p>a<</p>"),
            ("a<p", "a"),
        ] {
            assert_eq!(drawn(source), want, "{source}");
        }
    }

    #[test]
    fn depth_and_attributes_are_bounded() {
        let source = format!(
            "<p class='{}'>{}a",
            "x".repeat(9999),
            "<div>".repeat(10_000)
        );
        let tree = tree(&source);
        let depth = |mut node: usize| {
            let mut depth = 0;
            while node != 0 {
                node = tree.nodes[node].parent;
                depth += 1;
            }
            depth
        };
        assert!((0..tree.nodes.len()).all(|node| depth(node) <= DEEPEST + 1));
        let class = tree.element(1).and_then(|p| p.get("class"));
        assert_eq!(class.map(str::len), Some(LONGEST_VALUE));
    }
}
