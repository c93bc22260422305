//! Two documents side by side: which of their passages are compared, and which of them go together.

use super::{Facet, ViewState};
use corpus::{Block, BlockKind, Document, Event, ThemeId};
use passage::{Row, Said, align};
use search::Tokenizer;

/// What two documents say, on the selected event, on the chosen themes, or altogether.
#[derive(Debug)]
pub struct Comparison<'c> {
    /// The passages of each that are compared, in reading order.
    pub passages: [Vec<Passage<'c>>; 2],
    /// Each passage once, alone or beside one of the other document.
    pub rows: Vec<Row>,
}

/// A passage, and the heading that it stands under.
#[derive(Debug, Clone, Copy)]
pub struct Passage<'c> {
    /// The passage.
    pub block: &'c Block,
    /// The nearest heading before it; `None` before the first.
    pub heading: Option<&'c str>,
}

impl<'c> Comparison<'c> {
    /// Compares two documents on what a view is about. `tokenizer` gives that of a language.
    pub fn of(
        documents: [&'c Document; 2],
        event: Option<&Event>,
        view: &ViewState,
        tokenizer: &dyn Fn(&str) -> Tokenizer,
    ) -> Self {
        let themes: Vec<&str> = view.chosen_in(Facet::Theme).collect();
        let is_meant = |document: &Document, block: &Block| match event {
            Some(event) => event
                .evidence
                .iter()
                .any(|e| e.document == document.id && e.block == block.id),
            None => themes.is_empty() || block.themes.iter().any(|of| has(&themes, &of.id)),
        };
        let all = documents.map(passages);
        let said = |passages: &[Passage<'c>], document: &'c Document| -> Vec<Said<'c>> {
            let said = |passage: &Passage<'c>| Said {
                text: &passage.block.text,
                language: &document.language,
            };
            passages.iter().map(said).collect()
        };
        // Words are weighed by all that the two documents say, whatever the comparison is about.
        let weights: Vec<Said> = (all.iter().zip(documents))
            .flat_map(|(passages, document)| said(passages, document))
            .collect();
        let mut passages = all;
        for (passages, document) in passages.iter_mut().zip(documents) {
            passages.retain(|passage| is_meant(document, passage.block));
        }
        let [a, b] = [0, 1].map(|side| said(&passages[side], documents[side]));
        let rows = align(&a, &b, &weights, tokenizer);
        Self { passages, rows }
    }

    /// How many rows have a passage of both documents, of the first alone, and of the second alone.
    pub fn counts(&self) -> [usize; 3] {
        let mut counts = [0; 3];
        for row in &self.rows {
            let kind = match row {
                Row::Both { .. } => 0,
                Row::OnlyA(_) => 1,
                Row::OnlyB(_) => 2,
            };
            counts[kind] += 1;
        }
        counts
    }
}

fn has(themes: &[&str], id: &ThemeId) -> bool {
    themes.iter().any(|theme| *theme == id.as_str())
}

/// What a document says: its passages but for headings, which tell where a passage stands.
fn passages(document: &Document) -> Vec<Passage<'_>> {
    let mut heading = None;
    let mut passages = Vec::new();
    for block in &document.blocks {
        if block.kind == BlockKind::Heading {
            heading = Some(block.text.as_str());
        } else {
            passages.push(Passage { block, heading });
        }
    }
    passages
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::{BlockTheme, Span, ThemeBy};

    fn document(id: &str, blocks: &[(&str, BlockKind, &str)]) -> Document {
        let mut document = crate::state::tests::document(id);
        document.blocks = (blocks.iter().enumerate())
            .map(|(at, (text, kind, theme))| Block {
                id: corpus::BlockId::new(format!("b-{at}")).expect("is an id"),
                kind: *kind,
                level: 0,
                text: (*text).into(),
                span: Span::new(0, 0),
                themes: vec![BlockTheme {
                    id: ThemeId::new(*theme).expect("is an id"),
                    by: ThemeBy::Editor,
                    cues: vec![],
                }],
            })
            .collect();
        document
    }

    #[test]
    fn a_comparison_is_about_the_chosen_themes() {
        use BlockKind::{Heading, Paragraph};
        let a = document(
            "a",
            &[
                ("Aid", Heading, "aid"),
                (
                    "The aid agreement was signed in Jerusalem.",
                    Paragraph,
                    "aid",
                ),
                ("Rain reached a coast.", Paragraph, "weather"),
            ],
        );
        let b = document(
            "b",
            &[
                ("Snow covers hills.", Paragraph, "weather"),
                (
                    "Of the aid agreement Jerusalem speaks seldom.",
                    Paragraph,
                    "aid",
                ),
            ],
        );
        for (query, want, counts) in [
            ("", [2, 2], [1, 1, 1]),
            ("theme=aid", [1, 1], [1, 0, 0]),
            ("theme=weather", [1, 1], [0, 1, 1]),
            ("theme=aid&theme=weather", [2, 2], [1, 1, 1]),
            ("theme=none", [0, 0], [0, 0, 0]),
        ] {
            let view = ViewState::read("", query, "");
            let found = Comparison::of([&a, &b], None, &view, &Tokenizer::new);
            let passages = found.passages.each_ref().map(Vec::len);
            assert_eq!((passages, found.counts()), (want, counts), "{query}");
        }
        let all = Comparison::of([&a, &b], None, &ViewState::default(), &Tokenizer::new);
        assert_eq!(all.passages[0][0].heading, Some("Aid"));
        assert_eq!(all.passages[1][0].heading, None);
    }
}
