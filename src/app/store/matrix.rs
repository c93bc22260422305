//! How many passages of each source speak of each theme.
//!
//! Counted are the blocks of the documents, which is what the page calls passages. The notices of
//! other publications that a page prints besides its text are no words of that text: they are
//! counted apart.

use corpus::{BlockId, Corpus, Digest, Document, ThemeId};

/// The passages of one source on one theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cell<'c> {
    /// How many there are.
    pub passages: usize,
    /// The first one; `None` when there is none.
    pub first: Option<&'c BlockId>,
    /// How many notices beside the text speak of the theme.
    pub notices: usize,
}

/// All cells, and their totals.
#[derive(Debug, PartialEq, Eq)]
pub struct Matrix<'c> {
    sources: usize,
    cells: Vec<Cell<'c>>,
    /// For each of `corpus.themes`: its passages in all sources.
    pub by_theme: Vec<usize>,
    /// For each of `corpus.documents`: its passages that have a theme, each once however many
    /// themes it has.
    pub by_source: Vec<usize>,
    /// The most passages in a cell.
    pub most: usize,
}

/// True if there is anything to set against each other.
pub fn has_cells(corpus: &Corpus) -> bool {
    !corpus.themes.is_empty() && !corpus.documents.is_empty()
}

impl<'c> Matrix<'c> {
    /// Puts together what the digests of the documents tell of so many themes.
    pub fn of(digests: &'c [Digest], themes: usize) -> Self {
        let sources = digests.len();
        let mut cells = vec![Cell::default(); themes * sources];
        for (source, digest) in digests.iter().enumerate() {
            for told in &digest.themes {
                if let Some(cell) = cells.get_mut(told.theme * sources + source) {
                    *cell = Cell {
                        passages: told.passages as usize,
                        first: told.first.as_ref(),
                        notices: told.notices as usize,
                    };
                }
            }
        }
        let passages = |cells: &[Cell]| cells.iter().map(|cell| cell.passages).sum();
        Self {
            sources,
            by_theme: cells.chunks(sources.max(1)).map(passages).collect(),
            by_source: digests
                .iter()
                .map(|digest| digest.themed as usize)
                .collect(),
            most: cells.iter().map(|cell| cell.passages).max().unwrap_or(0),
            cells,
        }
    }

    /// The cell of a theme and a source by their positions in the corpus.
    pub fn at(&self, theme: usize, source: usize) -> Cell<'c> {
        self.cells[theme * self.sources + source]
    }

    /// The cells of a theme, one for each source.
    pub fn cells_of(&self, theme: usize) -> impl Iterator<Item = Cell<'c>> + '_ {
        (0..self.sources).map(move |source| self.at(theme, source))
    }

    /// The two sources with the most passages on a theme, in the order of the corpus; `None` where there is only one.
    pub fn compared_on(&self, theme: usize) -> Option<[usize; 2]> {
        let mut best = [None; 2];
        for source in 0..self.sources {
            let passages = |source: usize| self.at(theme, source).passages;
            let place = best.iter().position(|best: &Option<usize>| {
                best.is_none_or(|best| passages(source) > passages(best))
            });
            if let Some(place) = place {
                best[place..].rotate_right(1);
                best[place] = Some(source);
            }
        }
        let [Some(first), Some(second)] = best else {
            return None;
        };
        Some([first.min(second), first.max(second)])
    }

    /// How much of the fullest cell a number is, in tenths; more than none is never drawn as none.
    pub fn tenths(&self, passages: usize) -> usize {
        (passages * 10).div_ceil(self.most.max(1))
    }
}

/// Where a reader stands among the passages of a document on a theme.
#[derive(Debug, PartialEq, Eq)]
pub struct Steps<'d> {
    /// How many passages there are.
    pub count: usize,
    /// Which one the reader is at, counted from 1.
    pub at: Option<usize>,
    /// The one before.
    pub previous: Option<&'d BlockId>,
    /// The one after.
    pub next: Option<&'d BlockId>,
}

impl<'d> Steps<'d> {
    /// The passages on a theme around a place; without a place the first one is the next.
    pub fn around(document: &'d Document, theme: &ThemeId, place: Option<&BlockId>) -> Self {
        let place = place.and_then(|id| document.blocks.iter().position(|b| &b.id == id));
        let mut steps = Self {
            count: 0,
            at: None,
            previous: None,
            next: None,
        };
        for (position, block) in document.blocks.iter().enumerate() {
            if !block.themes.iter().any(|of| &of.id == theme) {
                continue;
            }
            steps.count += 1;
            match place {
                Some(place) if position < place => steps.previous = Some(&block.id),
                Some(place) if position == place => steps.at = Some(steps.count),
                _ => steps.next = steps.next.or(Some(&block.id)),
            }
        }
        steps
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::axis::tests::corpus_of;
    use crate::store::tests::{document, theme};
    use corpus::{Block, BlockKind, RelatedItem, Span, ThemeBy};
    use corpus::{BlockTheme, digest};

    fn themes(ids: &str) -> Vec<BlockTheme> {
        let of = |id| BlockTheme {
            id: theme(id).id,
            by: ThemeBy::Editor,
            cues: vec![],
        };
        ids.split_whitespace().map(of).collect()
    }

    /// A document with a block for each text, which names its themes.
    fn text(id: &str, blocks: &[&str], notices: &[&str]) -> Document {
        let block = |(number, ids): (usize, &&str)| Block {
            page: None,
            id: BlockId::new(format!("b-{number}")).expect("is an id"),
            kind: BlockKind::Paragraph,
            level: 0,
            text: String::new(),
            span: Span::new(0, 0),
            themes: themes(ids),
        };
        let notice = |ids: &&str| RelatedItem {
            id: BlockId::new("r-0").expect("is an id"),
            title: String::new(),
            date: None,
            date_text: None,
            text: String::new(),
            span: Span::new(0, 0),
            themes: themes(ids),
        };
        Document {
            blocks: blocks.iter().enumerate().map(block).collect(),
            related: notices.iter().map(notice).collect(),
            ..document(id)
        }
    }

    #[test]
    fn a_passage_counts_under_each_of_its_themes_and_once_for_its_source() {
        let mut corpus = corpus_of(&[]);
        corpus.themes = ["a", "b", "c"].map(theme).into();
        corpus.documents = vec![
            text("one", &["", "a", "a b", "z"], &["c"]),
            text("two", &["b", "b"], &[]),
            text("three", &[], &[]),
        ];
        let digests = digest::of(&corpus);
        let matrix = Matrix::of(&digests, corpus.themes.len());
        let row = |theme| [0, 1, 2].map(|source| matrix.at(theme, source).passages);
        assert_eq!([row(0), row(1), row(2)], [[2, 0, 0], [1, 2, 0], [0, 0, 0]]);
        assert_eq!(matrix.by_theme, [2, 3, 0]);
        assert_eq!(matrix.by_source, [2, 2, 0]);
        assert_eq!(
            [0, 1, 2].map(|theme| matrix.compared_on(theme)),
            [Some([0, 1]); 3]
        );
        let first = |theme| matrix.at(theme, 0).first.map(BlockId::as_str);
        assert_eq!([0, 1, 2].map(first), [Some("b-1"), Some("b-2"), None]);
        assert_eq!((matrix.at(2, 0).notices, matrix.at(0, 0).notices), (1, 0));
        assert_eq!([0, 1, 2].map(|n| matrix.tenths(n)), [0, 5, 10]);
    }

    #[test]
    fn a_theme_is_compared_where_most_is_said_on_it() {
        let mut corpus = corpus_of(&[]);
        corpus.themes = ["a", "b", "c"].map(theme).into();
        corpus.documents = vec![
            text("one", &["b"], &["a"]),
            text("two", &["a", "a b", "b"], &[]),
            text("three", &["a"], &[]),
            text("four", &["a", "a"], &[]),
        ];
        for (sources, want) in [
            (4, [Some([1, 3]), Some([0, 1]), Some([0, 1])]),
            (3, [Some([1, 2]), Some([0, 1]), Some([0, 1])]),
            (1, [None; 3]),
            (0, [None; 3]),
        ] {
            corpus.documents.truncate(sources);
            let digests = digest::of(&corpus);
            let matrix = Matrix::of(&digests, 3);
            assert_eq!(
                [0, 1, 2].map(|theme| matrix.compared_on(theme)),
                want,
                "{sources}"
            );
        }
    }

    #[test]
    fn nothing_to_count_is_no_fault() {
        for (sources, subjects) in [(0, 0), (0, 2), (2, 0)] {
            let mut corpus = corpus_of(&[]);
            corpus.documents = vec![document("d"); sources];
            corpus.themes = vec![theme("t"); subjects];
            let digests = digest::of(&corpus);
            let matrix = Matrix::of(&digests, subjects);
            assert_eq!((matrix.most, matrix.tenths(0)), (0, 0));
            assert_eq!(matrix.by_source, vec![0; sources]);
        }
    }

    #[test]
    fn steps_lead_from_passage_to_passage_from_any_place() {
        let document = text("one", &["a", "", "a", "b", "a"], &[]);
        // Place, count, which one it is, the one before, the one after.
        let cases = [
            (None, None, None, Some("b-0")),
            (Some("b-0"), Some(1), None, Some("b-2")),
            (Some("b-1"), None, Some("b-0"), Some("b-2")),
            (Some("b-2"), Some(2), Some("b-0"), Some("b-4")),
            (Some("b-4"), Some(3), Some("b-2"), None),
            (Some("b-9"), None, None, Some("b-0")),
        ];
        for (place, at, previous, next) in cases {
            let id = place.map(|id| BlockId::new(id).expect("is an id"));
            let steps = Steps::around(&document, &theme("a").id, id.as_ref());
            let shown = (
                steps.at,
                steps.previous.map(BlockId::as_str),
                steps.next.map(BlockId::as_str),
            );
            assert_eq!(shown, (at, previous, next), "{place:?}");
            assert_eq!(steps.count, 3);
        }
        let none = Steps::around(&document, &theme("c").id, None);
        assert_eq!((none.count, none.next), (0, None));
    }
}
