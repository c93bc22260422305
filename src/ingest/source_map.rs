//! From places in the text that was read of a web page to places in the page as it was saved.
//!
//! Spans count in the text, because it is what a reader sees and quotes; an editor opens the file.

use corpus::Span;

/// For each scalar value of a text, where it stands in the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceMap {
    /// Where the text goes on elsewhere in the page: the place in the text and that in the page, in
    /// scalar values, in order. From one to the next both are the same, but for the kind of white space.
    runs: Vec<(u32, u32)>,
}

impl SourceMap {
    /// The map of a text from its runs, in order.
    pub fn new(runs: Vec<(u32, u32)>) -> Self {
        Self { runs }
    }

    /// Where a span of the text stands in the page. It ends after the page's last character for the
    /// last one of the text; if that is a reference, such as `&amp;`, it ends within.
    pub fn span(&self, span: Span) -> Span {
        let start = self.at(span.start);
        match span.end.checked_sub(1).filter(|_| !span.is_empty()) {
            Some(last) => Span::new(start, self.at(last) + 1),
            None => Span::new(start, start),
        }
    }

    fn at(&self, text: u32) -> u32 {
        let next = self.runs.partition_point(|(start, _)| *start <= text);
        let run = next.checked_sub(1).and_then(|run| self.runs.get(run));
        let (start, page) = run.copied().unwrap_or_default();
        page + (text - start)
    }
}

/// The map of a text that is being written, in bytes of it and of the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceMapBuilder(Vec<(usize, usize)>);

impl SourceMapBuilder {
    /// From byte `text` on, the text stands at byte `page`.
    pub fn add(&mut self, text: usize, page: usize) {
        while self.0.pop_if(|(last, _)| *last >= text).is_some() {}
        let goes_on = |(start, from): &(usize, usize)| from + (text - start) == page;
        if !self.0.last().is_some_and(goes_on) {
            self.0.push((text, page));
        }
    }

    /// Adds a part of another text, which is written at byte `text`. `cursor` is where in the other
    /// the part before has ended, so that all parts in order take linear time.
    pub fn copy(&mut self, text: usize, other: &Self, from: usize, to: usize, cursor: &mut usize) {
        while other
            .0
            .get(*cursor + 1)
            .is_some_and(|(start, _)| *start <= from)
        {
            *cursor += 1;
        }
        let Some((start, page)) = other.0.get(*cursor) else {
            return;
        };
        self.add(text, page + from.saturating_sub(*start));
        while let Some((start, page)) = other.0.get(*cursor + 1).filter(|(start, _)| *start < to) {
            self.add(text + (start - from), *page);
            *cursor += 1;
        }
    }

    /// Takes away the start of the text.
    pub fn drain(&mut self, length: usize) {
        let gone = self.0.partition_point(|(start, _)| *start <= length);
        let first = gone.checked_sub(1).map(|last| {
            let (start, page) = self.0[last];
            (length, page + (length - start))
        });
        self.0.splice(..gone, first);
        for (start, _) in &mut self.0 {
            *start -= length;
        }
    }

    /// Adds the runs of a text that stands at a scalar value of a longer one. `page` counts the
    /// scalar values before a byte of the page.
    pub fn runs(
        &self,
        text: &str,
        mut chars: u32,
        page: impl Fn(usize) -> u32,
        runs: &mut Vec<(u32, u32)>,
    ) {
        let mut at = 0;
        for (start, from) in &self.0 {
            let Some(before) = text.get(at..*start) else {
                break;
            };
            chars += before.chars().count() as u32;
            at = *start;
            runs.push((chars, page(*from)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_joined_and_cut_with_the_text() {
        let mut tracks = SourceMapBuilder::default();
        tracks.add(0, 10);
        tracks.add(4, 14);
        assert_eq!(tracks, SourceMapBuilder(vec![(0, 10)]));
        tracks.add(6, 30);
        // What was written from byte 5 on was taken back.
        tracks.add(5, 50);
        assert_eq!(tracks, SourceMapBuilder(vec![(0, 10), (5, 50)]));
        tracks.drain(2);
        assert_eq!(tracks, SourceMapBuilder(vec![(0, 12), (3, 50)]));
        tracks.drain(3);
        assert_eq!(tracks, SourceMapBuilder(vec![(0, 50)]));
    }

    #[test]
    fn a_part_of_a_text_keeps_its_places() {
        // "R&amp;D and  so" at byte 100: "R&D and  so".
        let other = SourceMapBuilder(vec![(0, 100), (2, 106)]);
        let (mut tracks, mut cursor) = (SourceMapBuilder::default(), 0);
        tracks.copy(7, &other, 0, 3, &mut cursor);
        tracks.copy(11, &other, 4, 7, &mut cursor);
        tracks.copy(15, &other, 9, 11, &mut cursor);
        assert_eq!(
            tracks,
            SourceMapBuilder(vec![(7, 100), (9, 106), (15, 113)])
        );
    }

    #[test]
    fn spans_are_where_their_ends_are() {
        let origins = SourceMap::new(vec![(0, 20), (5, 40)]);
        for ((start, end), want) in [
            ((0, 2), (20, 22)),
            ((4, 6), (24, 41)),
            ((5, 9), (40, 44)),
            ((7, 7), (42, 42)),
        ] {
            let found = origins.span(Span::new(start, end));
            assert_eq!((found.start, found.end), want, "{start}..{end}");
        }
    }
}
