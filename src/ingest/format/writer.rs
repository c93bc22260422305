//! Writes the text of a block from the pieces of its source.

use crate::{positions::Piece, text::ExtractedBlock};
use corpus::{BlockKind, Span};
use std::ops::Range;

/// From bytes of a source to scalar values, in constant time.
#[derive(Debug)]
pub struct Index<'s> {
    source: &'s str,
    /// How many scalar values begin before each [`STEP`]th byte.
    before: Vec<u32>,
}

/// Bytes between two entries of an [`Index`].
const STEP: usize = 128;

impl<'s> Index<'s> {
    /// An index of a source.
    pub fn new(source: &'s str) -> Self {
        let mut count = 0;
        let before = source.as_bytes().chunks(STEP).map(|chunk| {
            let before = count;
            count += starts(chunk);
            before
        });
        Self {
            before: before.collect(),
            source,
        }
    }

    /// How many scalar values begin before a byte.
    pub fn at(&self, byte: usize) -> u32 {
        let byte = byte.min(self.source.len());
        let chunk = byte / STEP;
        match self.before.get(chunk) {
            Some(before) => before + starts(&self.source.as_bytes()[chunk * STEP..byte]),
            None => {
                self.before.last().copied().unwrap_or(0)
                    + starts(&self.source.as_bytes()[chunk.saturating_sub(1) * STEP..byte])
            }
        }
    }

    fn span(&self, bytes: &Range<usize>) -> Span {
        Span::new(self.at(bytes.start), self.at(bytes.end))
    }
}

/// How many scalar values begin in some bytes of UTF-8.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count() as u32
}

/// A block that is being written.
#[derive(Debug)]
pub struct Writer {
    /// What the block is.
    pub kind: BlockKind,
    /// Its level.
    pub level: u8,
    text: String,
    pieces: Vec<Piece>,
    chars: u32,
    /// The byte of the source up to which it has been read.
    end: usize,
    /// True if the last piece is a copy.
    copies: bool,
}

impl Writer {
    /// An empty block that begins at a byte of the source.
    pub fn new(kind: BlockKind, level: u8, start: usize) -> Self {
        Self {
            kind,
            level,
            text: String::new(),
            pieces: Vec::new(),
            chars: 0,
            end: start,
            copies: false,
        }
    }

    /// What is written so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte of the source up to which it has been read.
    pub fn end(&self) -> usize {
        self.end
    }

    /// Adds a part of the source. White space at its start is left out where the text begins or has
    /// white space already.
    pub fn copy(&mut self, index: &Index, bytes: Range<usize>) {
        let mut part = &index.source[bytes.clone()];
        if self.text.is_empty() || self.text.ends_with(char::is_whitespace) {
            part = part.trim_start();
        }
        let bytes = bytes.end - part.len()..bytes.end;
        self.add(index, part, bytes, true);
    }

    /// Adds a part of the source with all its white space.
    pub fn copy_exactly(&mut self, index: &Index, bytes: Range<usize>) {
        self.add(index, &index.source[bytes.clone()], bytes, true);
    }

    /// Adds words that stand for a part of the source.
    pub fn write(&mut self, index: &Index, text: &str, bytes: Range<usize>) {
        self.add(index, text, bytes, false);
    }

    /// Adds one white-space character for a part of the source, unless the text begins here or has
    /// white space already.
    pub fn gap(&mut self, index: &Index, sign: char, bytes: Range<usize>) {
        if !self.text.is_empty() && !self.text.ends_with(char::is_whitespace) {
            self.add(index, sign.encode_utf8(&mut [0; 4]), bytes, false);
        }
    }

    /// Adds a line break, or a space where the format has only wrapped a line. In tables and headings,
    /// in which lines have another meaning or none, both are spaces.
    pub fn break_line(&mut self, index: &Index, sign: char, bytes: Range<usize>) {
        let is_line = matches!(self.kind, BlockKind::Table | BlockKind::Heading);
        self.gap(index, if is_line { ' ' } else { sign }, bytes);
    }

    /// Adds the border between two cells or rows for a part of the source, unless the text begins
    /// here. Spaces before it are left out.
    pub fn border(&mut self, index: &Index, sign: char, bytes: Range<usize>) {
        let kept = self.text.trim_end_matches(' ').len();
        self.truncate(kept);
        if !self.text.is_empty() {
            self.add(index, sign.encode_utf8(&mut [0; 4]), bytes, false);
        }
    }

    fn add(&mut self, index: &Index, text: &str, bytes: Range<usize>, is_copy: bool) {
        self.end = self.end.max(bytes.end);
        if text.is_empty() {
            return;
        }
        let source = index.span(&bytes);
        let chars = text.chars().count() as u32;
        let place = Span::new(self.chars, self.chars + chars);
        self.text.push_str(text);
        self.chars += chars;
        match self.pieces.last_mut() {
            Some(last) if self.copies && is_copy && last.source.end == source.start => {
                last.text.end = place.end;
                last.source.end = source.end;
            }
            _ => self.pieces.push(Piece {
                text: place,
                source,
            }),
        }
        self.copies = is_copy;
    }

    /// Leaves out the end of the text from a byte of it on.
    fn truncate(&mut self, kept: usize) {
        self.chars -= self.text[kept..].chars().count() as u32;
        self.text.truncate(kept);
        while self
            .pieces
            .last()
            .is_some_and(|piece| piece.text.start >= self.chars)
        {
            self.pieces.pop();
            // Only what is left over can be gone on with.
            self.copies = false;
        }
        if let Some(last) = self
            .pieces
            .last_mut()
            .filter(|last| last.text.end > self.chars)
        {
            if last.text.len() == last.source.len() {
                last.source.end -= last.text.end - self.chars;
            }
            last.text.end = self.chars;
        }
    }

    /// The block, without white space at its end; `None` if there is nothing to read in it.
    pub fn finish(mut self) -> Option<ExtractedBlock> {
        let kept = self.text.trim_end().len();
        self.truncate(kept);
        let span = Span::new(
            self.pieces.first()?.source.start,
            self.pieces.last()?.source.end,
        );
        let (kind, level) = (self.kind, self.level);
        self.text
            .chars()
            .any(|c| !c.is_control())
            .then_some(ExtractedBlock {
                kind,
                level,
                text: self.text,
                span,
                pieces: self.pieces,
            })
    }
}
