//! The text of a document as one reads it.

use crate::fold::Folded;
use corpus::{BlockId, Document, Span};

/// The text of a document from its first block to its last related item, with a line break between
/// two of them and between the parts of a related item. The positions of a [`Selector`] count in
/// it, in Unicode scalar values. It is not the source file: what stands there between two
/// paragraphs, and its markup, nobody can select.
///
/// [`Selector`]: crate::Selector
#[derive(Debug, Clone)]
pub struct Reading<'c> {
    pieces: Vec<Piece<'c>>,
    version: u32,
    pub(crate) folded: Folded,
}

/// A text of its own on the page.
#[derive(Debug, Clone, Copy)]
struct Piece<'c> {
    block: &'c BlockId,
    field: Field,
    text: &'c str,
    span: Span,
}

/// Which text of a block or related item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The words of a block, the blurb of a related item.
    Text,
    /// The title of a related item.
    Title,
    /// The printed date of a related item.
    Date,
}

/// A stretch of one block or of one text of a related item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part<'c> {
    /// The block or related item.
    pub block: &'c BlockId,
    /// Which of its texts.
    pub field: Field,
    /// Where in that text, in scalar values.
    pub span: Span,
}

impl<'c> Reading<'c> {
    /// The text of a document. Takes time and memory in proportion to the document.
    pub fn of(document: &'c Document) -> Self {
        let mut reading = Self {
            pieces: Vec::new(),
            version: version(&document.source.sha256),
            folded: Folded::default(),
        };
        for block in &document.blocks {
            reading.add(&block.id, Field::Text, &block.text);
        }
        for item in &document.related {
            reading.add(&item.id, Field::Title, &item.title);
            if let Some(date) = &item.date_text {
                reading.add(&item.id, Field::Date, date);
            }
            reading.add(&item.id, Field::Text, &item.text);
        }
        let mut text = String::new();
        for piece in &reading.pieces {
            text.push_str(piece.text);
            text.push('\n');
        }
        reading.folded = Folded::of(&text);
        reading
    }

    fn add(&mut self, block: &'c BlockId, field: Field, text: &'c str) {
        if !text.is_empty() {
            let start = self.pieces.last().map_or(0, |piece| piece.span.end + 1);
            let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
            self.pieces.push(Piece {
                block,
                field,
                text,
                span: Span::new(start, start.saturating_add(length)),
            });
        }
    }

    /// Which source file was read: the first 32 bits of its SHA-256.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// How many scalar values it has.
    pub fn len(&self) -> u32 {
        self.pieces.last().map_or(0, |piece| piece.span.end)
    }

    /// True for a document without words.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Where a block or related item stands, with all of its texts.
    pub fn block(&self, block: &BlockId) -> Option<Span> {
        let mut own = self.pieces.iter().filter(|piece| piece.block == block);
        let first = own.next()?.span;
        let last = own.next_back().map_or(first, |piece| piece.span);
        Some(Span::new(first.start, last.end))
    }

    /// The block or related item all of whose words a span covers, if it covers no others.
    pub fn whole_block(&self, span: Span) -> Option<&'c BlockId> {
        let parts = self.parts(span);
        let (first, last) = (parts.first()?.block, parts.last()?.block);
        let whole = self.block(first).filter(|_| first == last)?;
        (span.start <= whole.start && whole.end <= span.end).then_some(first)
    }

    /// The position of what stands `offset` scalar values into a text; at its end if it is shorter.
    /// `None` if the document has no such text.
    pub fn position(&self, block: &BlockId, field: Field, offset: u32) -> Option<u32> {
        let mut pieces = self.pieces.iter();
        let piece = pieces.find(|piece| piece.block == block && piece.field == field)?;
        Some(piece.span.start + offset.min(piece.span.len()))
    }

    /// The block or related item at a position; the one before it for a line break between two.
    pub fn block_at(&self, position: u32) -> Option<&'c BlockId> {
        let mut pieces = self.pieces.iter();
        let piece = pieces.find(|piece| position <= piece.span.end)?;
        Some(piece.block)
    }

    /// The texts that a span covers, in reading order, each with its part; none is empty.
    pub fn parts(&self, span: Span) -> Vec<Part<'c>> {
        self.covered(span)
            .map(|(piece, span)| Part {
                block: piece.block,
                field: piece.field,
                span,
            })
            .collect()
    }

    /// The words at a span, with a line break between two texts.
    pub fn slice(&self, span: Span) -> String {
        let mut words = String::new();
        for (piece, span) in self.covered(span) {
            if !words.is_empty() {
                words.push('\n');
            }
            words.push_str(span.slice(piece.text).unwrap_or_default());
        }
        words
    }

    fn covered(&self, span: Span) -> impl Iterator<Item = (&Piece<'c>, Span)> {
        self.pieces.iter().filter_map(move |piece| {
            let start = span.start.max(piece.span.start);
            let end = span.end.min(piece.span.end);
            let within = |position: u32| position - piece.span.start;
            (start < end).then(|| (piece, Span::new(within(start), within(end))))
        })
    }

    /// The span of a range of the folded text.
    pub(crate) fn unfolded(&self, start: usize, end: usize) -> Span {
        let at = &self.folded.at;
        let position = |index: usize| at.get(index).copied();
        let start = position(start).unwrap_or(self.len());
        let last = end.checked_sub(1).and_then(position);
        Span::new(start, last.map_or(start, |last| last + 1))
    }
}

/// The first 32 bits of a hash in hexadecimal digits; 0 for what is no hash.
pub(crate) fn version(sha256: &str) -> u32 {
    let digits = sha256.get(..8).unwrap_or_default();
    u32::from_str_radix(digits, 16).unwrap_or(0)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use corpus::{
        Block, BlockKind, Corpus, CorpusInfo, DocumentDateBasis, DocumentId, FORMAT_VERSION,
        Source, TitleBasis,
    };

    /// A document with these paragraphs. The ids of blocks follow the words, as those of `ingest` do,
    /// and so does the hash of the source.
    pub fn document(id: &str, paragraphs: &[&str]) -> Document {
        let mut seen: Vec<String> = Vec::new();
        let blocks = paragraphs.iter().map(|text| {
            let name = format!("b-{:08x}", crate::selector::hash(text.chars()));
            seen.push(name.clone());
            let count = seen.iter().filter(|other| **other == name).count();
            let name = match count {
                1 => name,
                count => format!("{name}-{count}"),
            };
            Block {
                page: None,
                id: BlockId::new(name).expect("is an id"),
                kind: BlockKind::Paragraph,
                level: 0,
                text: (*text).to_owned(),
                span: Span::new(0, 0),
                themes: vec![],
            }
        });
        let blocks = blocks.collect();
        let hash = crate::selector::hash(paragraphs.join("\n").chars());
        Document {
            id: DocumentId::new(id).expect("is an id"),
            title: format!("Title of {id}"),
            title_basis: TitleBasis::Printed,
            publisher: None,
            authors: vec![],
            date: None,
            date_basis: DocumentDateBasis::None,
            captured: None,
            url: None,
            language: "en".into(),
            kind: None,
            citation: Default::default(),
            source: Source {
                file: format!("{id}.txt"),
                sha256: format!("{hash:08x}").repeat(8),
                is_text: true,
            },
            blocks,
            related: vec![],
        }
    }

    /// A corpus of these documents and nothing else.
    pub fn corpus(documents: Vec<Document>) -> Corpus {
        Corpus {
            corpus: CorpusInfo {
                title: "T".into(),
                description: String::new(),
                language: "en".into(),
                version: "0".into(),
                format: FORMAT_VERSION,
            },
            documents,
            themes: vec![],
            entities: vec![],
            events: vec![],
            mentions: vec![],
            groups: Default::default(),
        }
    }

    #[test]
    fn positions_and_parts_are_each_others_reverse() {
        let document = document("a", &["Öne two", "", "three"]);
        let reading = Reading::of(&document);
        assert_eq!(reading.len(), 13);
        let [first, _, third] = [0, 1, 2].map(|at| &document.blocks[at].id);
        for (from, to, words) in [
            ((first, 0), (first, 3), "Öne"),
            ((first, 4), (third, 2), "two\nth"),
            ((third, 0), (third, 99), "three"),
        ] {
            let position = |(block, offset)| reading.position(block, Field::Text, offset);
            let (start, end) = (position(from), position(to));
            let span = Span::new(start.expect("is there"), end.expect("is there"));
            assert_eq!(reading.slice(span), words);
            let parts = reading.parts(span);
            assert_eq!(parts.first().map(|part| part.block), Some(from.0));
            assert_eq!(parts.last().map(|part| part.block), Some(to.0));
        }
        assert_eq!(reading.position(first, Field::Title, 0), None);
        for (start, end, want) in [
            (0, 7, Some(first)),
            (0, 8, Some(first)),
            (7, 13, Some(third)),
            (0, 6, None),
            (1, 7, None),
            (0, 13, None),
            (7, 8, None),
        ] {
            assert_eq!(reading.whole_block(Span::new(start, end)), want);
        }
        assert_eq!(reading.parts(Span::new(7, 8)), vec![]);
        assert_eq!(reading.slice(Span::new(0, u32::MAX)), "Öne two\nthree");
    }
}
