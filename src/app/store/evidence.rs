//! Which events rest on which passages of a document.

use crate::route::ViewState;
use corpus::{BlockId, Corpus, Document, Evidence, Lookup};

/// A piece of evidence, and the position in `corpus.events` of the event that rests on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Told<'c> {
    /// Position of the event.
    pub event: usize,
    /// The words.
    pub evidence: &'c Evidence,
}

/// The evidence in one document. Gathered once for a document, because a passage alone could only
/// find its own by looking through all events.
#[derive(Debug, Default)]
pub struct DocumentEvidence<'c> {
    told: Vec<Told<'c>>,
}

impl<'c> DocumentEvidence<'c> {
    /// Gathers the evidence in a document, in the order of the events.
    pub fn of(lookup: &Lookup<'c>, document: &Document) -> Self {
        let mut told = Vec::new();
        let events = lookup.document(&document.id).map(|at| lookup.events_of(at));
        for &event in events.unwrap_or_default() {
            let evidence = lookup.corpus().events[event].evidence.iter();
            let here = evidence.filter(|e| e.document == document.id);
            told.extend(here.map(|evidence| Told { event, evidence }));
        }
        Self { told }
    }

    /// The evidence in a block or a related item.
    pub fn within(&self, block: &BlockId) -> Vec<Told<'c>> {
        let here = self
            .told
            .iter()
            .filter(|told| &told.evidence.block == block);
        here.copied().collect()
    }
}

/// Where a reader stands among the evidence of a document, in the order of its text.
#[derive(Debug, PartialEq)]
pub struct EvidenceSteps<'c> {
    /// How many steps there are: the words of one event in one passage are one.
    pub count: usize,
    /// Which one the reader is at, counted from 1.
    pub at: Option<usize>,
    /// The one before.
    pub previous: Option<Told<'c>>,
    /// The one after.
    pub next: Option<Told<'c>>,
}

impl<'c> DocumentEvidence<'c> {
    /// The steps from piece to piece, in the order of the text.
    pub fn in_order(&self, document: &Document) -> Vec<Told<'c>> {
        let mut order: Vec<Told> = Vec::new();
        for place in document.passages() {
            let from = order.len();
            for told in self.within(place) {
                let here = &order[from..];
                if here.iter().any(|other| other.event == told.event) {
                    continue;
                }
                let start = told.evidence.span.start;
                let later = |other: &Told| other.evidence.span.start > start;
                let at = here.iter().position(later).unwrap_or(here.len());
                order.insert(from + at, told);
            }
        }
        order
    }
}

impl<'c> EvidenceSteps<'c> {
    /// The steps around the place that a view points at: the selected event in a passage, or a passage
    /// alone, whose own evidence then comes next. Without a place the first is the next.
    pub fn around(
        corpus: &Corpus,
        document: &Document,
        order: &[Told<'c>],
        view: &ViewState,
    ) -> Self {
        let block = view.block();
        let is_here = |told: &Told| {
            Some(&told.evidence.block) == block
                && view.event.as_ref() == Some(&corpus.events[told.event].id)
        };
        let at = order.iter().position(is_here);
        // The first piece that stands in the passage or after it.
        let start = || {
            let here = document.passages().position(|id| Some(id) == block)?;
            let is_before = |told: &Told| {
                document
                    .passages()
                    .take(here)
                    .any(|id| *id == told.evidence.block)
            };
            Some(order.iter().take_while(|told| is_before(told)).count())
        };
        let next = at.map_or_else(|| start().unwrap_or(0), |at| at + 1);
        let before = at.unwrap_or(next);
        Self {
            count: order.len(),
            at: at.map(|at| at + 1),
            previous: before.checked_sub(1).map(|at| order[at]),
            next: order.get(next).copied(),
        }
    }
}

/// The positions of the events that rest on some evidence, each once.
pub fn events_of(told: &[Told]) -> Vec<usize> {
    let mut events: Vec<_> = told.iter().map(|told| told.event).collect();
    events.dedup();
    events
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::axis::tests::{corpus_of, dates, evidence};
    use crate::store::tests::document;
    use corpus::{Block, BlockKind, DocumentId, Mention, MentionBasis, Span};

    /// Three blocks of ten characters; events 0 and 2 rest on the first, 1 and again 0 on the third.
    fn corpus() -> Corpus {
        let mut corpus = corpus_of(&dates(&["2016", "2020", "2024"]));
        let mut one = document("one");
        let block = |n: u32| Block {
            page: None,
            id: BlockId::new(format!("b-{n}")).expect("is an id"),
            kind: BlockKind::Paragraph,
            level: 0,
            text: "0123456789".into(),
            span: Span::new(n * 10, n * 10 + 10),
            themes: vec![],
        };
        one.blocks = (0..3).map(block).collect();
        let rests = |block: usize, offset: u32| {
            let mut evidence = evidence(&one.id);
            evidence.block = one.blocks[block].id.clone();
            let start = one.blocks[block].span.start + offset;
            evidence.span = Span::new(start, start + 4);
            evidence
        };
        corpus.events[0].evidence = vec![rests(2, 5), rests(0, 0), rests(0, 6)];
        corpus.events[1].evidence = vec![rests(2, 2)];
        corpus.events[2].evidence = vec![rests(0, 3)];
        corpus.documents = vec![one, document("two")];
        corpus
    }

    #[test]
    fn steps_follow_the_text_from_any_place() {
        let corpus = corpus();
        let document = &corpus.documents[0];
        let order = DocumentEvidence::of(&Lookup::of(&corpus), document).in_order(document);
        let id = |event: usize| corpus.events[event].id.as_str();
        let told: Vec<_> = order
            .iter()
            .map(|t| (id(t.event), t.evidence.block.as_str()))
            .collect();
        let (first, other, last) = (id(0), id(1), id(2));
        let all = [
            (first, "b-0"),
            (last, "b-0"),
            (other, "b-2"),
            (first, "b-2"),
        ];
        assert_eq!(told, all);
        // The address, which one it is, the one before, the one after.
        let cases = [
            (String::new(), None, None, Some(0)),
            ("#b-1".into(), None, Some(1), Some(2)),
            ("#b-2".into(), None, Some(1), Some(2)),
            ("#b-9".into(), None, None, Some(0)),
            (format!("?event={last}#b-0"), Some(2), Some(0), Some(2)),
            (format!("?event={first}#b-2"), Some(4), Some(2), None),
            (format!("?event={other}#b-1"), None, Some(1), Some(2)),
        ];
        for (address, at, previous, next) in cases {
            let (query, fragment) = address.split_once('#').unwrap_or_default();
            let query = query.trim_start_matches('?');
            let view = ViewState::read("documents/one/", query, fragment);
            let steps = EvidenceSteps::around(&corpus, document, &order, &view);
            let is = |told: Option<Told>| told.map(|told| order.iter().position(|o| *o == told));
            assert_eq!(steps.at, at, "{address}");
            assert_eq!(is(steps.previous), previous.map(Some), "{address}");
            assert_eq!(is(steps.next), next.map(Some), "{address}");
            assert_eq!(steps.count, 4);
        }
    }

    /// Documents and events whose ids are not in the order of their positions.
    fn unordered() -> Corpus {
        let mut corpus = corpus_of(&dates(&["2016", "2020", "2024"]));
        corpus.documents = ["two", "one", "three"].map(document).into();
        let rests = |document: usize, start: u32| {
            let mut evidence = evidence(&corpus.documents[document].id);
            evidence.span = Span::new(start, start + 4);
            evidence
        };
        let evidence = [
            vec![rests(1, 25), rests(1, 0)],
            vec![rests(0, 0)],
            vec![rests(1, 3), rests(0, 9)],
        ];
        for (event, evidence) in corpus.events.iter_mut().zip(evidence) {
            event.evidence = evidence;
        }
        corpus
    }

    #[test]
    fn everything_is_where_it_stands() {
        let corpus = unordered();
        let lookup = Lookup::of(&corpus);
        for (at, document) in corpus.documents.iter().enumerate() {
            assert_eq!(lookup.document(&document.id), Some(at));
        }
        for (at, event) in corpus.events.iter().enumerate() {
            assert_eq!(lookup.event(&event.id), Some(at));
        }
        let none = DocumentId::new("none").expect("is an id");
        assert_eq!(lookup.document(&none), None);
        let told: Vec<_> = (0..3).map(|at| lookup.events_of(at)).collect();
        assert_eq!(told, [&[1, 2][..], &[0, 2], &[]]);
    }

    #[test]
    fn a_date_is_told_by_the_mentions_inside_its_quotes() {
        let mut corpus = unordered();
        let mention = |document: &str, start, end| Mention {
            document: DocumentId::new(document).expect("is an id"),
            block: BlockId::new("b-0").expect("is an id"),
            text: format!("{start}"),
            span: Span::new(start, end),
            edtf: None,
            basis: MentionBasis::Unresolved,
            reason: None,
            rule: "test".into(),
        };
        corpus.mentions = vec![
            mention("two", 0, 2),
            mention("one", 0, 4),
            mention("one", 3, 5),
            mention("one", 25, 27),
        ];
        let lookup = Lookup::of(&corpus);
        let texts: Vec<_> = lookup.mentions_of(&corpus.events[0]);
        let texts: Vec<_> = texts.iter().map(|m| &*m.text).collect();
        assert_eq!(texts, ["25", "0"]);
    }
}
