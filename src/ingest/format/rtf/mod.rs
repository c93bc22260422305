//! Rich Text Format to blocks: RTF 1.9.1, as Word, LibreOffice, TextEdit and WordPad write it.
//!
//! - [`token`]: groups, control words, text; [`code`]: what their numbers mean
//! - [`story`]: paragraphs and tables
//!
//! Groups are kept on a stack of bounded depth, and nothing is recursive. Headers, footers, pictures, comments, hidden text,
//! the table of contents and what only some programs know (`\*`) are left out. Changes that were tracked are read as
//! accepted: what was inserted is there, what was deleted is not.

mod code;
mod story;
#[cfg(test)]
mod tests;
mod token;

use super::{
    flow,
    metadata::language,
    paper::{Paper, Refusal, property_authors, property_title},
    word::styles::{Role, role},
};
use crate::Diagnostic;
use code::Charset;
use corpus::BlockKind;
use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};
use std::collections::BTreeMap;
use story::Story;
use token::{Token, Tokens};

/// What a file begins with.
pub const BEGINNING: &[u8] = b"{\\rtf";

/// How many groups may lie in each other.
const MAX_DEPTH: usize = 1000;

/// The size of letters where none is given, and the least of a title, in halves of a point.
const DEFAULT_SIZE: i32 = 24;
const TITLE_SIZE: i32 = 28;

/// How many styles one is based on at most; they may go in a circle.
const MAX_BASES: usize = 16;

/// Reads an RTF file.
///
/// # Errors
/// It does not begin as one does, or its groups lie too deep.
pub fn read(bytes: &[u8]) -> Result<Paper, Refusal> {
    if !bytes.starts_with(BEGINNING) {
        let why = "it does not begin with `{\\rtf`";
        return Err(Refusal::Damaged(why.into()));
    }
    let mut reader = Reader::new();
    for token in Tokens::of(bytes) {
        reader.token(token)?;
        if token == Token::Close && reader.groups.len() == 1 {
            break;
        }
    }
    Ok(reader.finish())
}

/// What the text of a group is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Destination {
    /// To be read.
    Text,
    /// Nothing that is read.
    Nothing,
    /// The table of fonts.
    Fonts,
    /// The table of styles.
    Styles,
    /// What the file says about itself.
    About,
    Title,
    Authors,
}

/// What is so until the end of a group.
#[derive(Debug, Clone, Copy)]
struct Group {
    destination: Destination,
    /// Of a group that is not read: for what a group in it is that is.
    beneath: Option<Destination>,
    /// What ends with the group.
    opens: Option<Opened>,
    font: Option<i32>,
    /// How many characters stand for one that is given by its number, for programs that do not know it.
    substitutes: usize,
    is_hidden: bool,
    is_deleted: bool,
    is_inserted: bool,
    language: Option<i32>,
    /// Of the letters, in halves of a point.
    size: i32,
    paragraph: Look,
}

/// A story within another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opened {
    Note { is_at_end: bool },
    Box,
}

/// What is said of a paragraph.
#[derive(Debug, Clone, Copy, Default)]
struct Look {
    style: i32,
    /// From 0 for the highest; 9 is text.
    outline: Option<u8>,
    is_item: bool,
    /// From 0.
    item_level: u8,
    /// How far its lines, and its first one beyond that, stand from the margin, in twentieths of a point.
    indent: i32,
    first_indent: i32,
    is_in_table: bool,
    is_centred: bool,
}

/// A style of paragraphs.
#[derive(Debug, Default)]
struct Style {
    name: String,
    outline: Option<u8>,
    based_on: Option<i32>,
}

/// What the last words that were tracked are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    Inserted,
    Deleted,
}

struct Reader {
    /// The groups that are open, in one that stands for all of the file.
    groups: Vec<Group>,
    /// The body, and what is open in it.
    stories: Vec<Story>,
    /// True behind `\*`: programs leave out the group if they do not know its word.
    is_ignorable: bool,
    /// Bytes of text in the code page of the group.
    pending: Vec<u8>,
    /// The first half of a character beyond U+FFFF.
    high: Option<u16>,
    /// How many characters are still left out behind one that was given by its number.
    left_out: usize,
    encoding: &'static Encoding,
    default_font: Option<i32>,
    default_language: Option<i32>,
    font: i32,
    fonts: BTreeMap<i32, Charset>,
    style: (i32, Style),
    styles: BTreeMap<i32, Style>,
    /// True if the paragraph has the mark of an item, which is left out.
    has_mark: bool,
    /// Marks and words of notes at the foot of a page, and at the end.
    notes: [Vec<(String, String)>; 2],
    title: String,
    authors: String,
    changes: usize,
    change: Option<Change>,
    comments: usize,
    /// How many bytes of text are marked as written in a language.
    languages: BTreeMap<&'static str, usize>,
}

impl Reader {
    fn new() -> Self {
        Self {
            groups: vec![Group {
                destination: Destination::Text,
                beneath: None,
                opens: None,
                font: None,
                substitutes: 1,
                is_hidden: false,
                is_deleted: false,
                is_inserted: false,
                language: None,
                size: DEFAULT_SIZE,
                paragraph: Look::default(),
            }],
            stories: vec![Story::default()],
            is_ignorable: false,
            pending: Vec::new(),
            high: None,
            left_out: 0,
            encoding: WINDOWS_1252,
            default_font: None,
            default_language: None,
            font: 0,
            fonts: BTreeMap::new(),
            style: Default::default(),
            styles: BTreeMap::new(),
            has_mark: false,
            notes: Default::default(),
            title: String::new(),
            authors: String::new(),
            changes: 0,
            change: None,
            comments: 0,
            languages: BTreeMap::new(),
        }
    }

    fn token(&mut self, token: Token) -> Result<(), Refusal> {
        match token {
            Token::Text(mut text) => {
                let left_out = self.left_out.min(text.len());
                self.left_out -= left_out;
                text = &text[left_out..];
                self.pending.extend_from_slice(text);
                return Ok(());
            }
            Token::Byte(_) if self.left_out > 0 => {
                self.left_out -= 1;
                return Ok(());
            }
            Token::Byte(byte) => {
                self.pending.push(byte);
                return Ok(());
            }
            _ => self.flush(),
        }
        let left_out = std::mem::take(&mut self.left_out);
        match token {
            Token::Open => {
                if self.groups.len() > MAX_DEPTH {
                    return Err(Refusal::Damaged("its groups lie too deep".into()));
                }
                let inherited = self.groups.last().copied();
                self.groups.extend(inherited.map(|group| Group {
                    opens: None,
                    ..group
                }));
                self.is_ignorable = false;
            }
            Token::Close => self.close(),
            Token::Symbol(b'*') => self.is_ignorable = true,
            // It stands for what was given by its number.
            Token::Symbol(_) if left_out > 0 => self.left_out = left_out - 1,
            Token::Symbol(sign) => self.symbol(sign),
            Token::Word(name, _) if left_out > 0 && character(name).is_some() => {
                self.left_out = left_out - 1;
            }
            Token::Word(name, number) => self.word(name, number),
            Token::Text(_) | Token::Byte(_) => {}
        }
        Ok(())
    }

    /// The group that is open.
    fn group(&mut self) -> &mut Group {
        let last = self.groups.len() - 1;
        &mut self.groups[last]
    }

    fn story(&mut self) -> &mut Story {
        let last = self.stories.len() - 1;
        &mut self.stories[last]
    }

    /// Closes a group, and the story that was opened with it.
    fn close(&mut self) {
        let Some(group) = self.groups.pop() else {
            return;
        };
        if self.groups.len() == 1 || group.opens.is_some() {
            self.end_open(group.paragraph);
        }
        let Some(opened) = group.opens else { return };
        let units = self.stories.pop().map_or_else(Vec::new, Story::finish);
        match opened {
            Opened::Box => self.story().add_box(units),
            Opened::Note { is_at_end } => {
                let notes = &mut self.notes[usize::from(is_at_end)];
                let mark = flow::mark(notes.len() + 1, is_at_end);
                let texts: Vec<_> = units.into_iter().map(|unit| unit.text).collect();
                notes.push((mark.clone(), texts.join("\n")));
                self.story().write(&mark);
            }
        }
    }

    /// Reads the bytes of text that were met.
    fn flush(&mut self) {
        if self.pending.is_empty() || self.group().destination == Destination::Nothing {
            self.pending.clear();
            return;
        }
        let bytes = std::mem::take(&mut self.pending);
        let charset = match self.group().font.or(self.default_font) {
            Some(font) => self.fonts.get(&font).copied().unwrap_or(Charset::Own),
            None => Charset::Own,
        };
        match charset {
            Charset::Own => self.text(&self.encoding.decode_without_bom_handling(&bytes).0),
            Charset::In(encoding) => self.text(&encoding.decode_without_bom_handling(&bytes).0),
            Charset::Symbols => {
                let ascii = bytes.iter().filter(|byte| byte.is_ascii());
                let text: String = ascii.map(|byte| char::from(*byte)).collect();
                self.text(&text);
            }
        }
        self.pending = bytes;
        self.pending.clear();
    }

    /// Takes words for what the group is for.
    fn text(&mut self, text: &str) {
        let group = *self.group();
        match group.destination {
            Destination::Text if !group.is_hidden => self.words(text, group),
            Destination::Title => self.title.push_str(text),
            Destination::Authors => self.authors.push_str(text),
            Destination::Styles => {
                let mut names = text.split(';');
                let first = names.next().unwrap_or_default();
                self.style.1.name.push_str(first);
                for next in names {
                    let (number, style) = std::mem::take(&mut self.style);
                    self.styles.insert(number, style);
                    self.style.1.name.push_str(next);
                }
            }
            _ => {}
        }
    }

    fn words(&mut self, text: &str, group: Group) {
        let change = match (group.is_deleted, group.is_inserted) {
            (true, _) => Some(Change::Deleted),
            (false, true) => Some(Change::Inserted),
            (false, false) => None,
        };
        self.changes += usize::from(change.is_some() && change != self.change);
        self.change = change;
        if group.is_deleted {
            return;
        }
        let language = group.language.or(self.default_language);
        if let Some(tag) = language.and_then(code::language) {
            *self.languages.entry(tag).or_default() += text.len();
        }
        self.story().write(text);
    }

    fn symbol(&mut self, sign: u8) {
        match sign {
            b'\\' | b'{' | b'}' => self.pending.push(sign),
            b'~' => self.text("\u{a0}"),
            b'_' => self.text("-"),
            b'\t' => self.text(" "),
            b'\r' | b'\n' => self.word(b"par", None),
            _ => {}
        }
    }

    fn word(&mut self, name: &[u8], number: Option<i32>) {
        let is_ignorable = std::mem::take(&mut self.is_ignorable);
        let destination = self.group().destination;
        if self.opens_text(name) || destination == Destination::Nothing {
            return;
        }
        if self.begins(name) {
            return;
        }
        if is_ignorable {
            self.group().destination = Destination::Nothing;
            return;
        }
        match destination {
            Destination::Fonts => self.about_font(name, number),
            Destination::Styles => self.about_style(name, number),
            _ => {}
        }
        if destination != Destination::Fonts {
            self.about_text(name, number);
        }
        if destination == Destination::Text {
            self.about_paragraph(name, number);
        }
    }

    /// True for a group that is read within one that is not: a text box in a drawing, a value in Unicode beside the same in
    /// a code page.
    fn opens_text(&mut self, name: &[u8]) -> bool {
        let Some(beneath) = self.group().beneath else {
            return false;
        };
        let is_box = matches!(name, b"shptxt" | b"dptxbxtext") && beneath == Destination::Text;
        if !is_box && name != b"ud" {
            return false;
        }
        self.group().beneath = None;
        self.group().destination = beneath;
        if is_box {
            self.open(Opened::Box);
        }
        true
    }

    fn open(&mut self, opened: Opened) {
        self.group().opens = Some(opened);
        self.group().paragraph = Look::default();
        self.stories.push(Story::default());
    }

    /// True for a word that says what its group is for.
    fn begins(&mut self, name: &[u8]) -> bool {
        let destination = self.group().destination;
        let is_text = destination == Destination::Text;
        let is_about = destination == Destination::About;
        let begun = match name {
            b"title" if is_about => Destination::Title,
            b"author" if is_about => Destination::Authors,
            b"upr" | b"shpinst" | b"do" => {
                self.group().beneath = Some(destination);
                Destination::Nothing
            }
            _ if is_about => Destination::Nothing,
            _ if !is_text => return false,
            b"footnote" => {
                if self.group().opens.is_none() {
                    self.open(Opened::Note { is_at_end: false });
                }
                return true;
            }
            b"ftnalt" => {
                if let Some(Opened::Note { is_at_end }) = &mut self.group().opens {
                    *is_at_end = true;
                }
                return true;
            }
            b"annotation" => {
                self.comments += 1;
                Destination::Nothing
            }
            b"listtext" | b"pntext" => {
                self.has_mark = true;
                Destination::Nothing
            }
            b"fonttbl" => Destination::Fonts,
            b"stylesheet" => Destination::Styles,
            b"info" => Destination::About,
            b"colortbl" | b"header" | b"headerl" | b"headerr" | b"headerf" | b"footer"
            | b"footerl" | b"footerr" | b"footerf" | b"pict" | b"objdata" | b"fldinst"
            | b"nonesttables" | b"shprslt" | b"tc" | b"xe" | b"txe" | b"rxe" => {
                Destination::Nothing
            }
            _ => return false,
        };
        self.group().destination = begun;
        true
    }

    fn about_font(&mut self, name: &[u8], number: Option<i32>) {
        let number = number.unwrap_or(0);
        match name {
            b"f" => self.font = number,
            b"fcharset" => drop(self.fonts.insert(self.font, code::charset(number))),
            b"cpg" => {
                let encoding = code::page(number).map(Charset::In);
                self.fonts
                    .extend(encoding.map(|charset| (self.font, charset)));
            }
            _ => {}
        }
    }

    fn about_style(&mut self, name: &[u8], number: Option<i32>) {
        let (own, style) = &mut self.style;
        match name {
            b"s" => *own = number.unwrap_or(0),
            b"outlinelevel" => style.outline = number.and_then(|number| u8::try_from(number).ok()),
            b"sbasedon" => style.based_on = number,
            _ => {}
        }
    }

    /// Words about the file as a whole and about text in a group, and those that stand for characters.
    fn about_text(&mut self, name: &[u8], number: Option<i32>) {
        let is_on = number != Some(0);
        let font = self.default_font;
        let group = self.group();
        match name {
            b"mac" => self.encoding = MACINTOSH,
            b"ansicpg" => self.encoding = number.and_then(code::page).unwrap_or(self.encoding),
            b"deff" => self.default_font = number,
            b"deflang" => self.default_language = number,
            b"f" => group.font = number,
            b"lang" => group.language = number,
            b"fs" => group.size = number.unwrap_or(DEFAULT_SIZE),
            b"uc" => group.substitutes = usize::try_from(number.unwrap_or(1)).unwrap_or(0),
            b"v" => group.is_hidden = is_on,
            b"deleted" | b"mvf" => group.is_deleted = is_on,
            b"revised" | b"mvt" => group.is_inserted = is_on,
            b"plain" => {
                group.font = font;
                group.language = None;
                group.size = DEFAULT_SIZE;
                group.is_hidden = false;
                group.is_deleted = false;
                group.is_inserted = false;
            }
            b"u" => self.unicode(number.unwrap_or(0)),
            _ => {
                if let Some(text) = character(name) {
                    self.text(text);
                }
            }
        }
    }

    /// A character by its number, which may be negative or half of a pair (UTF-16). Those of symbol fonts are private and
    /// mean nothing elsewhere.
    fn unicode(&mut self, number: i32) {
        self.left_out = self.group().substitutes;
        let number = if number < 0 {
            number + 0x1_0000
        } else {
            number
        };
        let unit = u16::try_from(number);
        let high = self.high.take();
        if let Ok(unit @ 0xD800..=0xDBFF) = unit {
            self.high = Some(unit);
            return;
        }
        let sign = match (high, unit) {
            (Some(high), Ok(low @ 0xDC00..=0xDFFF)) => {
                let pair = char::decode_utf16([high, low]).next();
                pair.and_then(Result::ok)
            }
            _ => u32::try_from(number).ok().and_then(char::from_u32),
        };
        if let Some(sign) = sign.filter(|sign| !('\u{E000}'..='\u{F8FF}').contains(sign)) {
            self.text(sign.encode_utf8(&mut [0; 4]));
        }
    }

    fn about_paragraph(&mut self, name: &[u8], number: Option<i32>) {
        let level = number.and_then(|number| u8::try_from(number).ok());
        let paragraph = &mut self.group().paragraph;
        match name {
            b"pard" => *paragraph = Look::default(),
            b"s" => paragraph.style = number.unwrap_or(0),
            b"outlinelevel" => paragraph.outline = level,
            b"ls" => paragraph.is_item = number != Some(0),
            b"li" => paragraph.indent = number.unwrap_or(0),
            b"fi" => paragraph.first_indent = number.unwrap_or(0),
            b"ilvl" => paragraph.item_level = level.unwrap_or(0),
            b"qc" => paragraph.is_centred = true,
            b"ql" | b"qr" | b"qj" => paragraph.is_centred = false,
            b"intbl" => paragraph.is_in_table = true,
            b"itap" => paragraph.is_in_table = number != Some(0),
            b"par" | b"sect" | b"nestcell" => self.end_paragraph(),
            b"trowd" => self.story().begin_row(),
            b"cell" => {
                let paragraph = *paragraph;
                self.story().begin_row();
                self.end_open(paragraph);
                self.story().end_cell();
            }
            b"row" => self.story().end_row(),
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let group = *self.group();
        if group.is_deleted {
            self.changes += usize::from(self.change != Some(Change::Deleted));
            self.change = Some(Change::Deleted);
            return;
        }
        let mut look = self.look(group.paragraph);
        self.has_mark = false;
        // Programs without styles, such as pandoc and WordPad, have only its look for a title.
        let is_title = group.paragraph.is_centred && group.size >= TITLE_SIZE;
        let is_first = self.stories.len() == 1 && self.story().is_at_start();
        if is_title && is_first && self.styles.is_empty() {
            look = look.map(|_| (BlockKind::Heading, 1));
        }
        // Some programs write the mark of an item as its first word, and let it hang out of the paragraph.
        let Look {
            indent,
            first_indent,
            ..
        } = group.paragraph;
        if matches!(look, Some((BlockKind::Paragraph, _)))
            && first_indent < 0
            && self.story().takes_mark()
        {
            let depth = indent / first_indent.saturating_neg();
            look = Some((BlockKind::Item, depth.clamp(1, 9) as u8));
        }
        self.story()
            .end_paragraph(look, group.paragraph.is_in_table);
    }

    /// Ends the paragraph if there is anything in it.
    fn end_open(&mut self, paragraph: Look) {
        let look = self.look(paragraph);
        self.has_mark = false;
        if self.story().is_open() {
            self.story().end_paragraph(look, paragraph.is_in_table);
        }
    }

    /// What a paragraph is, with its level; `None` if it is a line of a table of contents.
    fn look(&self, paragraph: Look) -> Option<(BlockKind, u8)> {
        let mut outline = paragraph.outline;
        let mut of_style = None;
        let mut next = self.styles.get(&paragraph.style);
        for _ in 0..MAX_BASES {
            let Some(style) = next else { break };
            // Other names of the style stand behind the first.
            let name = style.name.split(',').next().unwrap_or_default().trim();
            outline = outline.or(style.outline).or_else(|| heading(name));
            of_style = of_style.or_else(|| role(name));
            next = style.based_on.and_then(|number| self.styles.get(&number));
        }
        let outline = outline.filter(|level| *level < 9);
        Some(match (of_style, outline) {
            (Some(Role::Contents), _) => return None,
            (Some(Role::Title), _) => (BlockKind::Heading, 1),
            // Level 1 is that of the title.
            (_, Some(level)) => (BlockKind::Heading, level + 2),
            _ if self.has_mark || paragraph.is_item => {
                (BlockKind::Item, paragraph.item_level.saturating_add(1))
            }
            (Some(Role::Quote), _) => (BlockKind::Quote, 0),
            (Some(Role::Caption), _) => (BlockKind::Note, 0),
            (None, None) => (BlockKind::Paragraph, 0),
        })
    }

    /// What was read, also of a file that is cut off.
    fn finish(mut self) -> Paper {
        let mut paper = Paper::default();
        if self.groups.len() > 1 {
            self.flush();
            let message = "this RTF file is cut off, and is read as far as it goes";
            paper
                .told
                .push(Diagnostic::warning("damaged", message).help("get it again"));
        }
        while self.groups.len() > 1 {
            self.close();
        }
        let units = self.stories.pop().map_or_else(Vec::new, Story::finish);
        flow::put(&mut paper, units);
        for (mark, text) in self.notes.into_iter().flatten() {
            if !text.trim().is_empty() {
                paper.add(BlockKind::Note, 0, &format!("{mark} {}", text.trim_start()));
            }
        }
        flow::tell(&mut paper, self.changes, self.comments);
        // The days that the file was made and printed on are none of the document.
        paper.properties.title = property_title(&self.title);
        paper.properties.authors = property_authors(&self.authors).collect();
        let most = self.languages.into_iter().max_by_key(|(_, bytes)| *bytes);
        paper.properties.language = most.and_then(|(tag, _)| language(tag));
        paper
    }
}

/// The outline level of a built-in style, which has the same name in every language: `heading 1`.
fn heading(name: &str) -> Option<u8> {
    let name = name.to_lowercase();
    let level: u8 = name.strip_prefix("heading ")?.parse().ok()?;
    level.checked_sub(1)
}

/// The character for which a word stands.
fn character(name: &[u8]) -> Option<&'static str> {
    Some(match name {
        b"tab" | b"emspace" | b"enspace" | b"qmspace" => " ",
        b"line" | b"lbr" | b"softline" | b"page" | b"column" => "\n",
        b"emdash" => "—",
        b"endash" => "–",
        b"lquote" => "‘",
        b"rquote" => "’",
        b"ldblquote" => "“",
        b"rdblquote" => "”",
        b"bullet" => "•",
        _ => return None,
    })
}
