//! What of a corpus is looked through, in the order in which the index numbers it.

use super::days::{self, Days};
use super::layout::{Layout, Section};
use corpus::{Block, BlockId, BlockKind, BlockTheme, Corpus, Document, Event, Mention, TitleBasis};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Which passage of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Its title.
    Title,
    /// Position in its blocks.
    Block(usize),
    /// Position in its related items.
    Related(usize),
}

impl Place {
    /// The text of the passage, in parts that follow each other with a line break between them; the
    /// second is empty for all but related items. `None` if the document has no such passage.
    pub fn text(self, document: &Document) -> Option<[&str; 2]> {
        match self {
            Self::Title => Some([&document.title, ""]),
            Self::Block(at) => document.blocks.get(at).map(|block| [&*block.text, ""]),
            Self::Related(at) => document
                .related
                .get(at)
                .map(|item| [&*item.title, &*item.text]),
        }
    }

    /// The name of the passage; `None` for a title, and if the document has no such passage.
    pub fn id(self, document: &Document) -> Option<&BlockId> {
        match self {
            Self::Title => None,
            Self::Block(at) => document.blocks.get(at).map(|block| &block.id),
            Self::Related(at) => document.related.get(at).map(|item| &item.id),
        }
    }

    /// The nearest heading above a block; `None` for all else, and where there is none.
    pub fn heading(self, document: &Document) -> Option<&Block> {
        let Self::Block(at) = self else { return None };
        let mut above = document.blocks.iter().take(at).rev();
        above.find(|block| block.kind == BlockKind::Heading)
    }
}

/// The document and the place of a passage; `None` for an event.
pub fn place_of(layout: &Layout, passage: u32) -> Option<(usize, Place)> {
    let document = document_of(layout, passage)?;
    let first = layout.entry(Section::Documents, 2 * document)?;
    let blocks = layout.entry(Section::Documents, 2 * document + 1)?;
    let place = match passage.checked_sub(first)? {
        0 => Place::Title,
        at if at <= blocks => Place::Block(at as usize - 1),
        at => Place::Related((at - 1 - blocks) as usize),
    };
    Some((document, place))
}

/// The document of a passage.
pub fn document_of(layout: &Layout, passage: u32) -> Option<usize> {
    if passage >= layout.first_event() {
        return None;
    }
    let (mut low, mut high) = (0, layout.documents());
    while high - low > 1 {
        let middle = low.midpoint(high);
        let is_before = layout.entry(Section::Documents, 2 * middle)? <= passage;
        *(if is_before { &mut low } else { &mut high }) = middle;
    }
    (high > 0).then_some(low)
}

/// The passages of a document, its title first.
pub fn passages_in(layout: &Layout, document: usize) -> Range<usize> {
    let end = layout.first_event();
    let first = |document| {
        let first = layout.entry(Section::Documents, 2 * document);
        first.unwrap_or(end).min(end) as usize
    };
    first(document)..first(document + 1)
}

/// A passage while the index is made.
pub struct Passage<'c> {
    /// Its words.
    pub text: String,
    /// Their language.
    pub language: &'c str,
    /// The days and months that it names, as in ISO 8601.
    pub dates: BTreeSet<String>,
    /// The days of all dates that it names or tells of.
    pub days: BTreeSet<Days>,
    /// The positions of its themes among those of the corpus.
    pub themes: Vec<usize>,
    /// How many blocks the document has whose first passage this is.
    pub begins_document: Option<usize>,
    /// After how many passages that end which a heading begins.
    pub heads: Option<usize>,
    /// It is an event.
    pub is_event: bool,
    /// Its words stand in a document, and are not those of an editor.
    pub is_printed: bool,
}

/// Hands on all passages.
pub fn passages_of<'c>(corpus: &'c Corpus, mut each: impl FnMut(Passage<'c>)) {
    let mut named: BTreeMap<_, (BTreeSet<String>, BTreeSet<Days>)> = BTreeMap::new();
    for mention in &corpus.mentions {
        let (dates, days) = named
            .entry((&mention.document, &mention.block))
            .or_default();
        dates.extend(calendar_date(mention));
        days.extend(mention.edtf.as_ref().map(days::of));
    }
    for event in &corpus.events {
        for evidence in &event.evidence {
            let (_, days) = named
                .entry((&evidence.document, &evidence.block))
                .or_default();
            days.extend(event.date.as_ref().map(days::of));
        }
    }
    let positions: BTreeMap<_, _> = corpus
        .themes
        .iter()
        .map(|theme| &theme.id)
        .zip(0..)
        .collect();
    let positions = |themes: &[BlockTheme]| -> Vec<usize> {
        let themes = themes.iter();
        themes
            .filter_map(|theme| positions.get(&theme.id).copied())
            .collect()
    };
    for document in &corpus.documents {
        let language = &*document.language;
        let passage = |text, of: Option<(&'c BlockId, &[BlockTheme])>| Passage {
            text,
            language,
            dates: BTreeSet::new(),
            days: BTreeSet::new(),
            themes: of.map_or_else(Vec::new, |(_, themes)| positions(themes)),
            begins_document: None,
            heads: None,
            is_event: false,
            is_printed: true,
        };
        let passage = |text, of: Option<(&'c BlockId, &[BlockTheme])>| {
            let named = of.and_then(|(id, _)| named.get(&(&document.id, id)));
            let (dates, days) = named.cloned().unwrap_or_default();
            Passage {
                dates,
                days,
                ..passage(text, of)
            }
        };
        let printed = printed_title(document);
        // What the text prints itself is found there.
        let title = match printed {
            Some(_) => String::new(),
            None => document.title.clone(),
        };
        each(Passage {
            begins_document: Some(document.blocks.len()),
            is_printed: document.title_basis != TitleBasis::Editor,
            ..passage(title, None)
        });
        for (at, block) in document.blocks.iter().enumerate() {
            let is_title = printed == Some(at) && block.text.chars().count() <= LONGEST_TITLE;
            let heads = match block.kind {
                _ if is_title => Some(document.blocks.len() - at + document.related.len()),
                BlockKind::Heading => Some(section(document, at)),
                _ => None,
            };
            each(Passage {
                heads,
                ..passage(block.text.clone(), Some((&block.id, &block.themes)))
            });
        }
        for item in &document.related {
            each(passage(
                format!("{}\n{}", item.title, item.text),
                Some((&item.id, &item.themes)),
            ));
        }
    }
    for event in &corpus.events {
        each(Passage {
            text: text_of(corpus, event),
            language: &corpus.corpus.language,
            dates: BTreeSet::new(),
            days: BTreeSet::new(),
            themes: Vec::new(),
            begins_document: None,
            heads: None,
            is_event: true,
            is_printed: false,
        });
    }
}

/// A block with more characters that begins a document is no title.
const LONGEST_TITLE: usize = 300;
/// Among how many blocks the title of a document is looked for.
const BEGINNING: usize = 3;

/// The block that prints the title of a document, or of whose beginning the title was made.
fn printed_title(document: &Document) -> Option<usize> {
    let title = document.title.trim_end_matches(['…', '.']).trim_end();
    let is_title = |block: &corpus::Block| match document.title_basis {
        TitleBasis::Derived => block.text.starts_with(title),
        _ => block.text.trim_end_matches('.') == title,
    };
    let mut beginning = document.blocks.iter().take(BEGINNING);
    beginning.position(|block| !title.is_empty() && is_title(block))
}

/// How many blocks a heading and what is below it are.
fn section(document: &Document, heading: usize) -> usize {
    let level = document.blocks[heading].level;
    let below = document.blocks[heading + 1..].iter();
    let ends = |block: &corpus::Block| block.kind == BlockKind::Heading && block.level <= level;
    1 + below.take_while(|block| !ends(block)).count()
}

/// The day or month of a mention, if it is plainly one.
fn calendar_date(mention: &Mention) -> Option<String> {
    let date = mention.edtf.as_ref()?.to_string();
    let is_plain =
        matches!(date.len(), 7 | 10) && date.bytes().all(|b| b == b'-' || b.is_ascii_digit());
    is_plain.then_some(date)
}

/// The words by which an event is found.
fn text_of(corpus: &Corpus, event: &Event) -> String {
    let entities = event.participants.iter().filter_map(|id| corpus.entity(id));
    let themes = event.themes.iter().filter_map(|id| corpus.theme(id));
    let mut texts = vec![&*event.title];
    texts.extend(entities.map(|entity| &*entity.name));
    texts.extend(themes.map(|theme| &*theme.name));
    texts.extend(event.evidence.iter().map(|evidence| &*evidence.quote));
    texts.join("\n")
}
