//! The text of a web page as a person sees it, unit by unit, with what the tags say of each.

use super::{
    tables::data_tables,
    tags,
    tree::{Content, Element, Tree},
};
use crate::{source_map::SourceMapBuilder, text};
use corpus::BlockKind;

/// A heading, paragraph, item, cell or stray line.
#[derive(Debug)]
pub struct Unit {
    /// What it is.
    pub kind: BlockKind,
    /// Its level, as in [`corpus::Block::level`], but 1 for `<h1>`.
    pub level: u8,
    /// Its words, with single spaces, and line breaks where the page has them.
    pub text: String,
    /// The runs of text it consists of: number of the node and scalar values.
    pub nodes: Vec<(usize, usize)>,
    /// Where the page has it.
    pub map: SourceMapBuilder,
    /// How many scalar values of it are links.
    pub linked: usize,
    /// True in navigation, footers, forms and other parts that the tags say are not the text.
    pub is_aside: bool,
    /// True for a footnote, as the tags say.
    pub is_footnote: bool,
    /// True in comments, sign-up forms, adverts and the like, as the classes say.
    pub is_added: bool,
    /// True in a gallery or the caption of a picture, as the classes say.
    pub is_caption: bool,
    /// The innermost element around it that is no line.
    pub parent: usize,
}

/// Classes of what only screen readers or printers show.
const UNSEEN_CLASSES: &str = "sr-only visually-hidden visuallyhidden screen-reader-text element-invisible screenreader \
    noprint print-only";

/// True for an element that is not shown.
pub fn is_unseen(element: &Element) -> bool {
    let style = element.get("style").unwrap_or_default();
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    let style = style.to_ascii_lowercase();
    let is_page = matches!(element.name.as_str(), "html" | "body" | "main" | "article");
    tags::is_unseen(&element.name)
        || element
            .get("hidden")
            .is_some_and(|value| value != "until-found")
        || style.contains("display:none")
        || style.contains("visibility:hidden")
        || element.get("aria-hidden") == Some("true") && !is_page
        || element.name == "dialog" && element.get("open").is_none()
        || UNSEEN_CLASSES
            .split(' ')
            .any(|class| element.has("class", class))
}

/// True for an element that is not part of the text, as its name or role says.
pub fn is_aside(element: &Element) -> bool {
    let role = element.get("role").unwrap_or_default();
    matches!(
        element.name.as_str(),
        "nav" | "footer" | "aside" | "form" | "dialog" | "menu"
    ) || matches!(
        role,
        "navigation"
            | "banner"
            | "contentinfo"
            | "search"
            | "complementary"
            | "dialog"
            | "alert"
            | "menu"
            | "toolbar"
    )
}

/// True for an element with footnotes in it, as its class, role or id begins: `footnotes`,
/// `doc-endnotes`, `MsoFootnoteText`. A text that `has-footnotes` is none.
fn is_notes(element: &Element) -> bool {
    let begins = |word: &str| {
        let word = word.to_ascii_lowercase();
        let bare = ["doc-", "mso", "wp-block-"]
            .iter()
            .find_map(|start| word.strip_prefix(start));
        let word = bare.unwrap_or(&word);
        word.starts_with("footnote") || word.starts_with("endnote")
    };
    let says = |name: &str| {
        let value = element.get(name).unwrap_or_default();
        value.split_whitespace().any(begins)
    };
    let holds = matches!(
        element.name.as_str(),
        "section" | "div" | "ol" | "ul" | "aside" | "li" | "p" | "footer"
    );
    // The last is how books say it (EPUB 3 Structural Semantics Vocabulary).
    holds && (says("class") || says("role") || says("id") || says("epub:type"))
}

/// Classes of what sites add to texts, as whole words.
const ADDED: &str = "comments comment-list commentlist comment-respond respond disqus_thread newsletter newsletter-signup \
    signup sign-up subscribe subscription related related-posts related-articles related-links related-content \
    recommended share sharing share-buttons social social-share sharedaddy advert advertisement ad ads ad-slot \
    sponsored promo cookie-banner cookie-notice how-to-cite cite-this citation-tool print-only";

/// Classes of galleries and of what stands below pictures.
const CAPTIONS: &str = "gallery slideshow carousel caption wp-caption wp-caption-text image-caption photo-caption \
    figure-caption lightbox";

/// Ids of what sites add to texts. Most other words can be those of a heading, of which many tools make an id.
const ADDED_IDS: &str = "disqus_thread comment-list commentlist comment-respond newsletter-signup share-buttons \
    sharedaddy ad-slot cookie-banner cookie-notice";

/// True for a list or box with one of these ids.
fn has_id(element: &Element, ids: &str) -> bool {
    let is_box = matches!(element.name.as_str(), "div" | "ul" | "ol" | "aside");
    let id = element.get("id");
    is_box && id.is_some_and(|id| ids.split(' ').any(|word| word == id))
}

/// True for a part of a text, and not the whole of it, that has one of these words as a class.
fn has_class(element: &Element, words: &str) -> bool {
    let is_part = matches!(
        element.name.as_str(),
        "div" | "section" | "ul" | "ol" | "li" | "p" | "span" | "figure" | "h2" | "h3" | "h4"
    );
    is_part && words.split(' ').any(|word| element.has("class", word))
}

/// The visible units of a page in its order.
pub fn units(tree: &Tree) -> Vec<Unit> {
    let tables = data_tables(tree);
    let mut walker = Walker {
        tree,
        tables,
        units: Vec::new(),
        open: None,
        blocks: vec![0],
        lists: 0,
        quotes: 0,
        asides: 0,
        added: 0,
        galleries: 0,
        notes: 0,
        links: 0,
        preformatted: 0,
        captions: 0,
        item: false,
        table: None,
    };
    let mut stack = vec![(0, false)];
    while let Some((node, leaves)) = stack.pop() {
        match &tree.nodes[node].content {
            Content::Text(text) => walker.text(node, text),
            Content::Element(element) if leaves => walker.leave(node, element),
            Content::Element(element) if is_unseen(element) => {}
            Content::Element(element) => {
                walker.enter(node, element);
                stack.push((node, true));
                let children = tree.nodes[node].children.iter().rev();
                stack.extend(children.map(|child| (*child, false)));
            }
        }
    }
    walker.close();
    walker.units
}

struct Walker<'t> {
    tree: &'t Tree,
    /// For each node true if it is a table of data.
    tables: Vec<bool>,
    units: Vec<Unit>,
    open: Option<Unit>,
    /// The elements around, as far as they are no lines.
    blocks: Vec<usize>,
    lists: usize,
    quotes: usize,
    asides: usize,
    added: usize,
    galleries: usize,
    notes: usize,
    links: usize,
    preformatted: usize,
    captions: usize,
    /// True until the first words of an item.
    item: bool,
    /// In a table of data, what parts the next cell from what is before.
    table: Option<char>,
}

impl Walker<'_> {
    fn enter(&mut self, node: usize, element: &Element) {
        let name = element.name.as_str();
        self.count(element, 1);
        if tags::is_block(name) {
            self.blocks.push(node);
        }
        if self.table.is_some() {
            match name {
                "tr" => self.table = Some('\n'),
                "td" | "th" => self.border(),
                "br" => self.gap(),
                _ if tags::is_block(name) => self.gap(),
                _ => {}
            }
            return;
        }
        match name {
            "br" => self.line_break(),
            "sup" if self.is_mark(node) => self.mark('['),
            "table" if self.tables[node] => {
                self.open(BlockKind::Table, 0);
                self.table = Some('\n');
            }
            "li" | "dd" => {
                self.close();
                self.item = true;
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.open(BlockKind::Heading, name.as_bytes()[1] - b'0');
            }
            "tr" => self.close(),
            _ if tags::is_block(name) => self.close(),
            _ => {}
        }
    }

    fn leave(&mut self, node: usize, element: &Element) {
        let name = element.name.as_str();
        self.count(element, -1);
        if tags::is_block(name) {
            self.blocks.pop();
        }
        if self.table.is_some() {
            if name == "table" {
                self.close();
                self.table = None;
            } else if tags::is_block(name) {
                self.gap();
            }
            return;
        }
        match name {
            "sup" if self.is_mark(node) => self.mark(']'),
            "li" | "dd" => {
                self.close();
                self.item = false;
            }
            _ if tags::is_block(name) => self.close(),
            _ => {}
        }
    }

    /// Counts the elements around that say what a text is.
    fn count(&mut self, element: &Element, by: isize) {
        let add = |count: &mut usize, applies: bool| {
            if applies {
                *count = count.saturating_add_signed(by);
            }
        };
        let name = element.name.as_str();
        add(
            &mut self.lists,
            matches!(name, "ul" | "ol" | "dl" | "menu" | "dir"),
        );
        add(&mut self.quotes, name == "blockquote");
        add(&mut self.asides, is_aside(element) && !is_notes(element));
        add(
            &mut self.added,
            has_class(element, ADDED) || has_id(element, ADDED_IDS),
        );
        add(&mut self.galleries, has_class(element, CAPTIONS));
        add(&mut self.notes, is_notes(element));
        add(&mut self.links, name == "a");
        add(
            &mut self.preformatted,
            matches!(name, "pre" | "listing" | "xmp"),
        );
        add(&mut self.captions, name == "figcaption");
    }

    fn open(&mut self, kind: BlockKind, level: u8) {
        self.close();
        let is_line = matches!(
            kind,
            BlockKind::Paragraph | BlockKind::Item | BlockKind::Quote
        );
        let is_note = is_line && (self.notes > 0 || self.captions > 0);
        self.open = Some(Unit {
            kind: if is_note { BlockKind::Note } else { kind },
            level: if is_note { 0 } else { level },
            text: String::new(),
            nodes: Vec::new(),
            map: SourceMapBuilder::default(),
            linked: 0,
            is_aside: self.asides > 0,
            is_footnote: self.notes > 0,
            is_added: self.added > 0,
            is_caption: self.captions > 0 || self.galleries > 0,
            parent: self.blocks.last().copied().unwrap_or(0),
        });
    }

    fn close(&mut self) {
        let Some(mut unit) = self.open.take() else {
            return;
        };
        let kept = match unit.kind {
            BlockKind::Heading => text::without_edit_mark(&unit.text).trim_end().len(),
            _ => unit.text.trim_end().len(),
        };
        unit.text.truncate(kept);
        let start = kept - unit.text.trim_start().len();
        unit.text.drain(..start);
        unit.map.drain(start);
        if unit
            .text
            .chars()
            .any(|c| !c.is_control() && !c.is_whitespace())
        {
            self.units.push(unit);
        }
    }

    fn text(&mut self, node: usize, text: &str) {
        let is_blank = text.bytes().all(|byte| byte.is_ascii_whitespace());
        if self.open.is_none() && !is_blank {
            let depth = u8::try_from(self.lists.max(1)).unwrap_or(u8::MAX);
            match (self.item, self.quotes > 0) {
                (true, _) => self.open(BlockKind::Item, depth),
                (_, true) => self.open(BlockKind::Quote, 0),
                _ => self.open(BlockKind::Paragraph, 0),
            }
            self.item = false;
        }
        let Some(unit) = &mut self.open else { return };
        let map = &self.tree.nodes[node].map;
        let before = unit.text.len();
        if self.preformatted > 0 && self.table.is_none() {
            unit.map.copy(before, map, 0, text.len(), &mut 0);
            unit.text.push_str(text);
        } else {
            let mut cursor = 0;
            let ends = |text: &str| text.is_empty() || text.ends_with([' ', '\t', '\n']);
            let mut rest = text;
            while !rest.is_empty() {
                let length = rest
                    .find(|c: char| c.is_ascii_whitespace())
                    .unwrap_or(rest.len());
                let from = text.len() - rest.len();
                if length > 0 {
                    unit.map
                        .copy(unit.text.len(), map, from, from + length, &mut cursor);
                }
                unit.text.push_str(&rest[..length]);
                let next = rest[length..].trim_start_matches(|c: char| c.is_ascii_whitespace());
                if next.len() < rest.len() - length && !ends(&unit.text) {
                    unit.text.push(' ');
                }
                rest = next;
            }
        }
        let added = unit.text[before..].chars().count();
        if added > 0 {
            unit.nodes.push((node, added));
        }
        if self.links > 0 {
            unit.linked += added;
        }
    }

    fn gap(&mut self) {
        let ends = |text: &str| text.is_empty() || text.ends_with([' ', '\t', '\n']);
        if let Some(unit) = self.open.as_mut().filter(|unit| !ends(&unit.text)) {
            unit.text.push(' ');
        }
    }

    /// The border before a cell.
    fn border(&mut self) {
        let sign = self.table.replace('\t').unwrap_or('\t');
        if let Some(unit) = &mut self.open {
            let kept = unit.text.trim_end_matches(' ').len();
            unit.text.truncate(kept);
            if !unit.text.is_empty() {
                unit.text.push(sign);
            }
        }
    }

    /// A line break; two of them part paragraphs.
    fn line_break(&mut self) {
        let Some(unit) = &mut self.open else { return };
        let kept = unit.text.trim_end_matches(' ').len();
        unit.text.truncate(kept);
        if unit.kind == BlockKind::Heading {
            self.gap();
        } else if unit.text.ends_with('\n') {
            self.close();
        } else if !unit.text.is_empty() {
            unit.text.push('\n');
        }
    }

    /// True for a superscript that is the mark of a footnote: a link, or a number after a word.
    fn is_mark(&self, node: usize) -> bool {
        let is_link = |child: &usize| {
            let element = self
                .tree
                .element(*child)
                .filter(|element| element.name == "a");
            element.is_some_and(|a| a.get("href").is_some_and(|href| href.contains('#')))
        };
        let inside = self.tree.text(node);
        let inside = inside.trim();
        let short = inside.chars().count() <= 4 && inside.chars().all(char::is_alphanumeric);
        let children = &self.tree.nodes[node].children;
        short && !inside.is_empty() && (children.iter().any(is_link) || self.element_is_link(node))
    }

    fn element_is_link(&self, node: usize) -> bool {
        let parent = self.tree.element(self.tree.nodes[node].parent);
        let link = parent.filter(|parent| parent.name == "a");
        link.is_some_and(|a| a.get("href").is_some_and(|href| href.contains('#')))
    }

    fn mark(&mut self, bracket: char) {
        if let Some(unit) = &mut self.open {
            unit.text.push(bracket);
        }
    }
}
