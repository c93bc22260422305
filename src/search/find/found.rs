//! What a query finds.

use super::{Scope, fields, spell};
use crate::index::{Layout, Place, Section, passages};
use crate::query::{Expander, Kind, Query, Unit, units::units};
use crate::rank::{Best, Scores, score};
use corpus::Corpus;

/// What a query finds.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// The best passages, best first, equal ones in the order of the corpus.
    pub passages: Vec<Hit>,
    /// How many passages answer.
    pub count: usize,
    /// The documents that answer, best first, with the number of their passages.
    pub documents: Vec<DocumentHit>,
    /// For each event of the corpus whether it answers: it has all words of the query that tell something, or
    /// if none has, some of them. `None` if nothing is asked for.
    pub events: Option<Vec<bool>>,
    /// A phrase stands nowhere, and its words were looked for instead.
    pub is_relaxed: bool,
    /// The answer has yet to come, and this is what was found before. For whoever waits for an index.
    pub is_awaited: bool,
    /// What was probably meant, if words of the query are misspelt.
    pub instead: Option<String>,
    /// What is looked for, to mark it.
    pub(super) units: Vec<Unit>,
    query: String,
    scope: Scope,
}

/// In one corpus a query always finds the same in the same scope.
impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        self.query == other.query
            && self.is_awaited == other.is_awaited
            && self.scope == other.scope
            && self.passages.len() == other.passages.len()
    }
}

/// A passage that answers a query.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Position of the document in the corpus, which has it.
    pub document: usize,
    /// The passage; an index with damaged bytes may name one that the document does not have.
    pub place: Place,
    /// What it counts; only good for comparing hits of one query.
    pub score: f32,
}

/// A document that answers a query.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DocumentHit {
    /// Its position in the corpus.
    pub document: usize,
    /// How many of its passages answer.
    pub count: usize,
    /// What it counts: its best passage in full, the second by half, the third by a quarter and so on, and the
    /// whole of it.
    pub score: f32,
}

/// How many passages of a document count for it.
const OF_DOCUMENT: usize = 4;
/// What a document counts as a whole beside its best passages: at 0 nothing, at 1 as much as if it were one passage
/// that is as good as the best, towards infinity nothing else counts.
const WHOLE: f32 = 1.0;

/// Searches a corpus.
pub fn find(
    expander: &Expander,
    corpus: &Corpus,
    query: &Query,
    scope: &Scope,
    most: usize,
) -> Found {
    let mut found = Found {
        query: query.text.clone(),
        scope: scope.clone(),
        ..Found::default()
    };
    let layout = expander.layout;
    let mut query = query.clone();
    let Some(mut admitted) = fields::admitted(corpus, expander, &mut query) else {
        return found;
    };
    fields::narrow(corpus, expander, scope, &mut admitted);
    let first_event = layout.first_event() as usize;
    let is_nowhere = |scores: &Scores| {
        scores
            .scores
            .iter()
            .take(first_event)
            .all(|score| *score == 0.0)
    };
    found.units = units(&query, expander);
    let mut scores = score(layout, &found.units, admitted.clone());
    if found.units.iter().any(|unit| unit.is_required) && is_nowhere(&scores) {
        found.is_relaxed = true;
        for part in query
            .parts
            .iter_mut()
            .filter(|part| part.kind == Kind::Phrase && !part.is_excluded)
        {
            part.kind = Kind::Words;
        }
        found.units = units(&query, expander);
        scores = score(layout, &found.units, admitted);
    }
    found.instead = spell::instead(expander, &query, &found.units);
    found.rank(layout, corpus, &scores, most);
    let events = first_event..first_event + corpus.events.len();
    found.events = Some(events_of(&scores, &found.units, events));
    found
}

impl Found {
    /// The same, until a later search has its answer.
    pub fn awaiting(self) -> Self {
        Self {
            is_awaited: true,
            ..self
        }
    }

    /// Sorts the passages of documents that answer. All of their documents are in the corpus, also if the index knows more.
    fn rank(&mut self, layout: &Layout, corpus: &Corpus, scores: &Scores, most: usize) {
        let documents = layout.documents().min(corpus.documents.len());
        let end = layout.first_event() as usize;
        let mut best = Best::new(most);
        let mut best_documents = Best::new(documents);
        let mut counts = Vec::with_capacity(documents);
        let mut first = 0;
        for document in 0..documents {
            let next = layout.entry(Section::Documents, 2 * document + 2);
            let next = next.map_or(end, |next| (next as usize).min(end));
            let mut of_document = Best::new(OF_DOCUMENT);
            let mut count = 0;
            for (score, passage) in scores.scores[first..next].iter().zip(first as u32..) {
                if *score > 0.0 {
                    best.offer(*score, passage);
                    of_document.offer(*score, passage);
                    count += 1;
                }
            }
            let mut share = 1.0;
            let mut sum = 0.0;
            for (_, score) in of_document.taken() {
                sum += share * score;
                share /= 2.0;
            }
            if count > 0 {
                sum += WHOLE * scores.documents.get(document).unwrap_or(&0.0);
            }
            best_documents.offer(sum, document as u32);
            self.count += count;
            counts.push(count);
            first = next;
        }
        for (passage, score) in best.taken() {
            let Some((document, place)) = passages::place_of(layout, passage) else {
                continue;
            };
            if document < documents {
                self.passages.push(Hit {
                    document,
                    place,
                    score,
                });
            }
        }
        for (document, score) in best_documents.taken() {
            let document = document as usize;
            self.documents.push(DocumentHit {
                document,
                count: counts[document],
                score,
            });
        }
    }
}

/// For each of some events whether it answers.
fn events_of(scores: &Scores, units: &[Unit], events: std::ops::Range<usize>) -> Vec<bool> {
    let needed = units.iter().filter(|unit| unit.tells()).count().min(255) as u8;
    let answers = |event: usize| scores.scores.get(event).is_some_and(|score| *score > 0.0);
    let has = |event: usize| {
        if answers(event) {
            scores.units[event]
        } else {
            0
        }
    };
    let enough = if events.clone().any(|event| has(event) == needed) {
        needed
    } else {
        1
    };
    events
        .map(|event| answers(event) && has(event) >= enough)
        .collect()
}
