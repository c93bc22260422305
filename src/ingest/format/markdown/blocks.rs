//! The events of the markdown parser to blocks.

use super::{
    events,
    raw_html::{Part, Scanner},
    template::{Masked, covers},
};
use crate::{
    format::{
        references::resolved,
        writer::{Index, Writer},
    },
    text::ExtractedBlock,
};
use corpus::BlockKind;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};
use std::ops::Range;

/// The blocks of a masked source from a byte on.
pub fn blocks(source: &str, start: usize, masked: &Masked, index: &Index) -> Vec<ExtractedBlock> {
    let mut walker = Walker {
        source,
        masked,
        index,
        blocks: Vec::new(),
        open: None,
        html: Scanner::default(),
        lists: Vec::new(),
        quotes: 0,
        images: 0,
        note: None,
        number: None,
        table: None,
        in_mark: false,
        in_code: false,
    };
    for (event, at) in events(&masked.text, start) {
        walker.event(event, at);
    }
    walker.close();
    walker.blocks
}

/// A list that is open: the number of its next item, if it counts them.
type List = Option<u64>;

struct Walker<'s> {
    source: &'s str,
    masked: &'s Masked,
    index: &'s Index<'s>,
    blocks: Vec<ExtractedBlock>,
    /// The block that is being written.
    open: Option<Writer>,
    html: Scanner,
    lists: Vec<List>,
    quotes: usize,
    images: usize,
    /// What the first block of a footnote begins with, and where that stands.
    note: Option<Option<(String, Range<usize>)>>,
    /// The number of an item that has just begun, and where it stands; empty for a bullet.
    number: Option<(String, Range<usize>)>,
    /// What parts the next cell of an open table from what is before.
    table: Option<char>,
    /// True within a superscript that is the mark of a footnote.
    in_mark: bool,
    in_code: bool,
}

impl<'s> Walker<'s> {
    fn event(&mut self, event: Event<'s>, at: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, at),
            Event::End(tag) => self.end(tag),
            _ if self.images > 0 => {}
            Event::Html(_) | Event::InlineHtml(_) => self.html(at),
            _ if self.html.hides() => {}
            Event::Text(text) if self.in_code => self.code(&text, at),
            Event::Text(text) => self.text(&text, at),
            Event::Code(text) => self.code(&text, at),
            Event::SoftBreak => self.line_break(' ', at),
            Event::HardBreak => self.line_break('\n', at),
            Event::FootnoteReference(label) => {
                let mark = self.note_mark(&label, at.start);
                let index = self.index;
                self.opened(at.start).write(index, &mark, at);
            }
            Event::Rule => self.close(),
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'s>, at: Range<usize>) {
        match tag {
            Tag::Paragraph => self.close(),
            Tag::Heading { level, .. } => self.open(BlockKind::Heading, level_of(level), at.start),
            Tag::BlockQuote(_) => {
                self.close();
                self.quotes += 1;
            }
            Tag::CodeBlock(_) => {
                self.open(BlockKind::Paragraph, 0, at.start);
                self.in_code = true;
            }
            Tag::HtmlBlock => self.close(),
            Tag::List(first) => {
                self.close();
                self.lists.push(first);
            }
            Tag::Item => self.item(at.start),
            Tag::DefinitionListDefinition => {
                self.close();
                self.lists.push(None);
                self.item(at.start);
            }
            Tag::DefinitionListTitle | Tag::DefinitionList => self.close(),
            Tag::FootnoteDefinition(label) => {
                self.close();
                self.number = None;
                let end = at.start + "[^]:".len() + label.len();
                let mark = self.note_mark(&label, at.start);
                self.note = Some(Some((mark, at.start..end.min(at.end))));
            }
            Tag::Table(_) => self.open(BlockKind::Table, 0, at.start),
            Tag::TableHead | Tag::TableRow => self.table = Some('\n'),
            Tag::TableCell => {
                let sign = self.table.replace('\t').unwrap_or('\t');
                self.border(sign, at.start);
            }
            Tag::Image { .. } => self.images += 1,
            Tag::Link { .. }
            | Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    /// The mark of a footnote that begins with `[^` at a byte, without what is masked in it.
    fn note_mark(&self, label: &str, start: usize) -> String {
        let start = start + "[^".len();
        let is_masked = |at: usize| covers(&self.masked.parts, at);
        let is_there = self.masked.text.get(start..start + label.len()) == Some(label);
        let shown = label
            .char_indices()
            .filter(|(at, _)| !is_there || !is_masked(start + at));
        format!("[{}]", shown.map(|(_, c)| c).collect::<String>())
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::List(_) | TagEnd::DefinitionListDefinition => {
                self.close();
                self.lists.pop();
            }
            TagEnd::FootnoteDefinition => {
                self.close();
                self.note = None;
            }
            TagEnd::CodeBlock => {
                self.close();
                self.in_code = false;
            }
            TagEnd::Table => {
                self.close();
                self.table = None;
            }
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::DefinitionListTitle => {
                self.close();
            }
            // What an HTML block leaves open goes on: a paragraph between two tags of a division.
            _ => {}
        }
    }

    /// Begins an item of the innermost list. Its block is opened by its first words.
    fn item(&mut self, start: usize) {
        self.close();
        let mut number = String::new();
        if let Some(Some(next)) = self.lists.last_mut() {
            number = format!("{next}.");
            *next += 1;
        }
        let rest = &self.source[start..];
        let start = start + (rest.len() - rest.trim_start().len());
        let marker = self.source[start..]
            .bytes()
            .take_while(|b| b.is_ascii_digit())
            .count()
            + 1;
        let end = (start + marker).min(self.source.len());
        self.number = Some((number, start..end));
    }

    /// Ends the block that is being written and begins one.
    fn open(&mut self, kind: BlockKind, level: u8, start: usize) {
        self.close();
        // An item that begins with a heading or with code is that.
        self.number = None;
        let kind = match (&self.note, kind) {
            (Some(_), BlockKind::Paragraph | BlockKind::Item) => BlockKind::Note,
            (_, kind) => kind,
        };
        let level = if kind == BlockKind::Note { 0 } else { level };
        let mut writer = Writer::new(kind, level, start);
        if let Some((mark, at)) = self.note.as_mut().and_then(Option::take) {
            writer.write(self.index, &mark, at.clone());
            writer.gap(self.index, ' ', at.end..at.end);
        }
        self.open = Some(writer);
    }

    /// The block that is being written, or else the one that words begin which stand here.
    fn opened(&mut self, start: usize) -> &mut Writer {
        if self.open.is_none() {
            let depth = u8::try_from(self.lists.len().max(1)).unwrap_or(u8::MAX);
            if let Some((number, at)) = self.number.take() {
                self.open(BlockKind::Item, depth, start);
                if let (Some(writer), false) = (&mut self.open, number.is_empty()) {
                    writer.write(self.index, &number, at.clone());
                    writer.gap(self.index, ' ', at.end..at.end);
                }
            } else if self.quotes > 0 {
                self.open(BlockKind::Quote, 0, start);
            } else {
                self.open(BlockKind::Paragraph, 0, start);
            }
        }
        self.open
            .get_or_insert_with(|| Writer::new(BlockKind::Paragraph, 0, start))
    }

    fn close(&mut self) {
        self.in_mark = false;
        let finished = self.open.take().and_then(Writer::finish);
        self.blocks.extend(finished);
    }

    /// Adds words: a part of the source, or what stands for it.
    fn text(&mut self, text: &CowStr, at: Range<usize>) {
        let index = self.index;
        if self.masked.text.get(at.clone()) != Some(&**text) {
            self.opened(at.start).write(index, text, at);
            return;
        }
        let mut start = at.start;
        if let Some(level) = self.unspaced_heading(text) {
            start += usize::from(level);
            self.open(BlockKind::Heading, level, start);
        }
        self.copy(start..at.end, Writer::copy);
    }

    /// Copies a part of the source without what is masked in it.
    fn copy(&mut self, at: Range<usize>, copy: fn(&mut Writer, &Index, Range<usize>)) {
        let index = self.index;
        let mut start = at.start;
        let parts = &self.masked.parts;
        for part in &parts[parts.partition_point(|part| part.end <= start)..] {
            if part.start >= at.end {
                break;
            }
            if start < part.start {
                copy(self.opened(start), index, start..part.start);
            }
            start = part.end;
        }
        if start < at.end {
            copy(self.opened(start), index, start..at.end);
        }
    }

    /// `##Heading`, which many programs take for a heading though CommonMark does not.
    fn unspaced_heading(&self, text: &str) -> Option<u8> {
        let begins = match &self.open {
            None => self.number.is_none() && self.quotes == 0,
            Some(open) => open.kind == BlockKind::Paragraph && open.text().is_empty(),
        };
        let level = text.bytes().take_while(|byte| *byte == b'#').count();
        let named = text[level..]
            .chars()
            .next()
            .is_none_or(char::is_alphanumeric);
        (begins && named && (2..=6).contains(&level)).then_some(level as u8)
    }

    /// Adds code as it is.
    fn code(&mut self, text: &CowStr, at: Range<usize>) {
        let index = self.index;
        let masked = &self.masked.text[at.clone()];
        match masked.find(&**text).map(|found| at.start + found) {
            Some(start) => self.copy(start..start + text.len(), Writer::copy_exactly),
            None => self.opened(at.start).write(index, text, at),
        }
    }

    fn line_break(&mut self, sign: char, at: Range<usize>) {
        let heading = self
            .open
            .as_ref()
            .is_some_and(|open| open.kind == BlockKind::Heading);
        let next = self.source[at.end..].trim_start_matches(' ');
        let is_unspaced = next.starts_with("##");
        if heading || is_unspaced && self.number.is_none() {
            // The line after, or before, a heading that CommonMark takes for a part of a paragraph.
            self.close();
        } else if let Some(open) = &mut self.open {
            open.break_line(self.index, sign, at);
        }
    }

    /// A border between two cells, up to a byte of the source.
    fn border(&mut self, sign: char, start: usize) {
        if let Some(open) = self
            .open
            .as_mut()
            .filter(|open| open.kind == BlockKind::Table)
        {
            let end = open.end().min(start);
            open.border(self.index, sign, end..start);
        }
    }

    fn html(&mut self, at: Range<usize>) {
        let mut html = std::mem::take(&mut self.html);
        html.read(self.source, at, |part| match part {
            Part::Text(at) => self.html_text(at),
            Part::Tag { name, is_end, at } => self.tag(&name, is_end, at),
        });
        self.html = html;
    }

    /// Adds words of an HTML block, with its line breaks as spaces.
    fn html_text(&mut self, at: Range<usize>) {
        let index = self.index;
        let mut start = at.start;
        for word in self.source[at].split_inclusive(char::is_whitespace) {
            let bare = word.trim_end();
            let end = start + bare.len();
            if !bare.is_empty() && !covers(&self.masked.parts, start) {
                let plain = resolved(bare);
                let writer = self.opened(start);
                if plain == bare {
                    writer.copy(index, start..end);
                } else {
                    writer.write(index, &plain, start..end);
                }
            }
            if let Some(open) = self.open.as_mut().filter(|_| bare.len() < word.len()) {
                open.gap(index, ' ', end..start + word.len());
            }
            start += word.len();
        }
    }

    fn tag(&mut self, name: &str, is_end: bool, at: Range<usize>) {
        let start = at.end;
        match name {
            "br" => {
                if let Some(open) = &mut self.open {
                    open.break_line(self.index, '\n', at);
                }
            }
            "sup" => self.superscript(is_end, at),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if !is_end => {
                self.open(BlockKind::Heading, name.as_bytes()[1] - b'0', start);
            }
            "ul" | "ol" | "menu" | "dl" => {
                self.close();
                if is_end {
                    self.lists.pop();
                } else {
                    self.lists.push(None);
                }
            }
            "li" | "dd" => {
                self.close();
                self.number = (!is_end).then(|| (String::new(), start..start));
            }
            "blockquote" => {
                self.close();
                self.quotes = if is_end {
                    self.quotes.saturating_sub(1)
                } else {
                    self.quotes + 1
                };
            }
            "table" if is_end => {
                self.close();
                self.table = None;
            }
            "table" => self.open(BlockKind::Table, 0, start),
            "tr" if !is_end => self.table = Some('\n'),
            "td" | "th" if !is_end => {
                let sign = self.table.replace('\t').unwrap_or('\t');
                self.border(sign, at.start);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "p" | "div" | "section" | "article"
            | "aside" | "header" | "footer" | "main" | "nav" | "figure" | "figcaption"
            | "details" | "summary" | "center" | "hr" | "pre" | "address" | "dt" | "form"
            | "fieldset" | "body" | "html" | "caption" => {
                let in_table = self
                    .open
                    .as_ref()
                    .is_some_and(|open| open.kind == BlockKind::Table);
                if !in_table {
                    self.close();
                } else if let Some(open) = &mut self.open {
                    open.gap(self.index, ' ', at);
                }
            }
            _ => {}
        }
    }

    /// A superscript that is a link within the page is the mark of a footnote, and gets brackets:
    /// `aid<sup><a href="#fn2">2</a></sup>` is `aid[2]` and not `aid2`.
    fn superscript(&mut self, is_end: bool, at: Range<usize>) {
        let Some(open) = &mut self.open else { return };
        let rest = &self.source[at.end..];
        let rest = &rest[..rest.floor_char_boundary(400)];
        let inside = rest.split("</sup").next().unwrap_or_default().trim();
        let is_mark = inside.starts_with("<a") && inside.contains('#') && !inside.contains(">[");
        if is_end && self.in_mark {
            open.write(self.index, "]", at);
            self.in_mark = false;
        } else if !is_end && is_mark && !self.in_mark {
            open.write(self.index, "[", at);
            self.in_mark = true;
        }
    }
}

fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
