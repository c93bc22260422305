//! Two documents side by side: which of their passages are compared, and which of them go together.

use crate::route::{Facet, ViewState};
use crate::store::evidence::{DocumentEvidence, events_of};
use corpus::{
    Block, BlockId, BlockKind, BlockTheme, Corpus, Document, Event, Lookup, RelatedItem, ThemeId,
};
use passage::align::{MAX_PASSAGES, align};
use passage::{Row, Said};
use search::Tokenizer;

/// What two documents say, on the selected event, on the chosen themes, or altogether.
#[derive(Debug)]
pub struct Comparison<'c> {
    /// The passages of each that are compared, in reading order.
    pub passages: [Vec<Passage<'c>>; 2],
    /// The evidence in each.
    pub evidence: [DocumentEvidence<'c>; 2],
    /// Each passage once, alone or beside one of the other document.
    pub rows: Vec<Row>,
}

/// A passage, and the heading that it stands under.
#[derive(Debug, Clone, Copy)]
pub struct Passage<'c> {
    /// The passage.
    pub what: Compared<'c>,
    /// The nearest heading before it; `None` before the first, and for a notice.
    pub heading: Option<&'c str>,
}

/// What is compared: a part of the text, or a notice beside it.
#[derive(Debug, Clone, Copy)]
pub enum Compared<'c> {
    Block(&'c Block),
    Notice(&'c RelatedItem),
}

impl<'c> Compared<'c> {
    /// Its anchor.
    pub fn id(self) -> &'c BlockId {
        match self {
            Compared::Block(block) => &block.id,
            Compared::Notice(item) => &item.id,
        }
    }

    /// Its themes.
    pub fn themes(self) -> &'c [BlockTheme] {
        match self {
            Compared::Block(block) => &block.themes,
            Compared::Notice(item) => &item.themes,
        }
    }

    /// Its words; of a notice those of its title.
    fn text(self) -> &'c str {
        match self {
            Compared::Block(block) => &block.text,
            Compared::Notice(item) => &item.title,
        }
    }

    /// True for what a document says itself: headings tell where a passage stands, and notices are about other
    /// publications.
    fn is_text(self) -> bool {
        matches!(self, Compared::Block(block) if block.kind != BlockKind::Heading)
    }
}

impl<'c> Comparison<'c> {
    /// Compares two documents of a corpus on what a view is about. Passages that tell of one event go together whatever
    /// their words. `tokenizer` gives that of a language.
    pub fn of(
        corpus: &'c Corpus,
        documents: [&'c Document; 2],
        event: Option<&Event>,
        view: &ViewState,
        tokenizer: &dyn Fn(&str) -> Tokenizer,
    ) -> Self {
        let themes: Vec<&str> = view.chosen_in(Facet::Theme).collect();
        let is_meant = |document: &Document, what: Compared| match event {
            // Also where it is told by a heading or a notice.
            Some(event) => event
                .evidence
                .iter()
                .any(|e| e.document == document.id && &e.block == what.id()),
            None => {
                let mut of = what.themes().iter();
                what.is_text() && (themes.is_empty() || of.any(|of| has(&themes, &of.id)))
            }
        };
        let all = documents.map(passages);
        let said = |passage: &Passage<'c>, document: &'c Document| Said {
            text: passage.what.text(),
            language: &document.language,
        };
        // Words are weighed by all that the two documents say, whatever the comparison is about.
        let weights: Vec<Said> = (all.iter().zip(documents))
            .flat_map(|(passages, document)| {
                let text = passages.iter().filter(|passage| passage.what.is_text());
                text.map(move |passage| said(passage, document))
            })
            .collect();
        let mut passages = all;
        for (passages, document) in passages.iter_mut().zip(documents) {
            passages.retain(|passage| is_meant(document, passage.what));
        }
        let [a, b] = [0, 1].map(|side: usize| -> Vec<Said> {
            let of_side = passages[side].iter();
            of_side
                .map(|passage| said(passage, documents[side]))
                .collect()
        });
        let lookup = Lookup::of(corpus);
        let evidence = documents.map(|document| DocumentEvidence::of(&lookup, document));
        let told = [0, 1].map(|side: usize| -> Vec<Vec<usize>> {
            let told = |passage: &Passage| events_of(&evidence[side].within(passage.what.id()));
            passages[side].iter().take(MAX_PASSAGES).map(told).collect()
        });
        let is_known =
            |a: usize, b: usize| told[0][a].iter().any(|event| told[1][b].contains(event));
        let rows = align([&a, &b], &weights, &is_known, tokenizer);
        Self {
            passages,
            evidence,
            rows,
        }
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

/// All passages of a document, in reading order.
fn passages(document: &Document) -> Vec<Passage<'_>> {
    let mut heading = None;
    let mut passages = Vec::new();
    for block in &document.blocks {
        let what = Compared::Block(block);
        passages.push(Passage { what, heading });
        if block.kind == BlockKind::Heading {
            heading = Some(block.text.as_str());
        }
    }
    let notices = document.related.iter().map(Compared::Notice);
    passages.extend(notices.map(|what| Passage {
        what,
        heading: None,
    }));
    passages
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::axis::tests::{corpus_of, evidence};
    use corpus::{BlockTheme, Span, ThemeBy};

    fn document(id: &str, blocks: &[(&str, BlockKind, &str)]) -> Document {
        let mut document = crate::store::tests::document(id);
        document.blocks = (blocks.iter().enumerate())
            .map(|(at, (text, kind, theme))| Block {
                page: None,
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
        let corpus = corpus_of(&[]);
        for (query, want, counts) in [
            ("", [2, 2], [1, 1, 1]),
            ("theme=aid", [1, 1], [1, 0, 0]),
            ("theme=weather", [1, 1], [0, 1, 1]),
            ("theme=aid&theme=weather", [2, 2], [1, 1, 1]),
            ("theme=none", [0, 0], [0, 0, 0]),
        ] {
            let view = ViewState::read("", query, "");
            let found = Comparison::of(&corpus, [&a, &b], None, &view, &Tokenizer::new);
            let passages = found.passages.each_ref().map(Vec::len);
            assert_eq!((passages, found.counts()), (want, counts), "{query}");
        }
        let view = ViewState::default();
        let all = Comparison::of(&corpus, [&a, &b], None, &view, &Tokenizer::new);
        assert_eq!(all.passages[0][0].heading, Some("Aid"));
        assert_eq!(all.passages[1][0].heading, None);
    }

    #[test]
    fn passages_that_tell_of_one_event_stand_side_by_side() {
        use BlockKind::{Heading, Paragraph};
        let mut a = document(
            "a",
            &[
                ("A visit", Heading, "x"),
                ("The queen came by sea.", Paragraph, "x"),
                ("Bells rang.", Paragraph, "x"),
                ("Nobody saw her go.", Paragraph, "x"),
            ],
        );
        a.related = vec![RelatedItem {
            id: BlockId::new("r-4").expect("is an id"),
            title: "Printed elsewhere".into(),
            date: None,
            date_text: None,
            text: String::new(),
            span: Span::new(0, 0),
            themes: vec![],
        }];
        let b = document(
            "b",
            &[
                ("Crowds lined every street.", Paragraph, "x"),
                ("A fleet was sighted.", Paragraph, "x"),
            ],
        );
        let mut corpus = corpus_of(&[None]);
        corpus.documents = vec![a.clone(), b.clone()];
        // Where each document tells of it, the rows on it, how many of them are of both, of one and of the other, and how
        // many pairs there are among all that is said.
        type Ids<'i> = &'i [&'i str];
        let cases: &[(Ids, Ids, &str, [usize; 3], usize)] = &[
            (&["b-1"], &["b-0"], "b-1=b-0", [1, 0, 0], 1),
            (&["b-2", "b-1"], &["b-0"], "b-1=b-0 b-2", [1, 1, 0], 1),
            (
                &["b-1", "b-3"],
                &["b-1", "b-0"],
                "b-1=b-0 b-3=b-1",
                [2, 0, 0],
                2,
            ),
            (&["b-1", "b-1"], &["b-0", "b-0"], "b-1=b-0", [1, 0, 0], 1),
            (&["b-0"], &["b-1"], "b-0=b-1", [1, 0, 0], 0),
            (&["r-4"], &["b-1"], "r-4=b-1", [1, 0, 0], 0),
            (&["b-1"], &[], "b-1", [0, 1, 0], 0),
            (&[], &["b-1"], "b-1", [0, 0, 1], 0),
        ];
        for (in_a, in_b, want, counts, pairs) in cases {
            let rests = |(document, ids): (&Document, &Ids)| -> Vec<_> {
                let rests = ids.iter().map(|id| corpus::Evidence {
                    block: BlockId::new(*id).expect("is an id"),
                    ..evidence(&document.id)
                });
                rests.collect()
            };
            corpus.events[0].evidence = [(&a, in_a), (&b, in_b)].map(rests).concat();
            let event = &corpus.events[0];
            let view = ViewState::default();
            let found = Comparison::of(&corpus, [&a, &b], Some(event), &view, &Tokenizer::new);
            let id = |side: usize, at: usize| found.passages[side][at].what.id().to_string();
            let row = |row: &Row| match *row {
                Row::Both { a, b } => format!("{}={}", id(0, a), id(1, b)),
                Row::OnlyA(a) => id(0, a),
                Row::OnlyB(b) => id(1, b),
            };
            let rows: Vec<_> = found.rows.iter().map(row).collect();
            assert_eq!(&rows.join(" "), want, "{in_a:?} {in_b:?}");
            assert_eq!(&found.counts(), counts, "{in_a:?} {in_b:?}");
            let all = Comparison::of(&corpus, [&a, &b], None, &view, &Tokenizer::new);
            assert_eq!(all.counts()[0], *pairs, "{in_a:?} {in_b:?}");
        }
    }
}
