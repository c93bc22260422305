//! A document's file as diagnostics show it: as it was saved.

use crate::{diagnostic::Place, lines::Lines, source_map::SourceMap};
use corpus::Span;

/// The file of a document.
#[derive(Debug)]
pub struct SourceFile {
    file: String,
    lines: Lines,
    /// For a web page, the page and where it has the text in which spans count.
    page: Option<(String, SourceMap)>,
}

impl SourceFile {
    /// A file whose own text is what spans count in, or a page of which that text was read. A file that is no text is shown
    /// by the text that was read of it.
    pub fn new(file: &str, source: &str, page: Option<(String, SourceMap)>) -> Self {
        Self {
            file: file.to_owned(),
            lines: Lines::new(page.as_ref().map_or(source, |(page, _)| page)),
            page,
        }
    }

    /// A span of the source as a place in the file.
    pub fn place(&self, source: &str, span: Span) -> Place {
        match &self.page {
            None => Place::in_span(&self.file, source, &self.lines, span),
            Some((page, map)) => Place::in_span(&self.file, page, &self.lines, map.span(span)),
        }
    }
}
