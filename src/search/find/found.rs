//! What a query finds.

use super::{Scope, fields, spell};
use crate::index::{Layout, Place, Section, passages};
use crate::query::{Expander, Kind, Query, Unit, units::units};
use crate::rank::{Best, Scores, phrases, score};
use corpus::Corpus;

/// What a query finds.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// The best passages, best first, equal ones in the order of the corpus. Those that hold more of the query come
    /// before all others, see [`Holds`].
    pub passages: Vec<Hit>,
    /// How many passages answer.
    pub count: usize,
    /// How many of them hold that much, in the order of [`Holds`].
    pub counts: [usize; 3],
    /// How many words and phrases of the query tell something; stop words beside others do not.
    pub asked: usize,
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

/// How much of what a query asks for a passage holds. Stop words beside other words may be missing, but in a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holds {
    /// All words, one after the other as they were typed.
    Phrase,
    /// All words.
    All,
    /// Some of them, or words that are only similar to them.
    Some,
}

/// A passage that answers a query.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Position of the document in the corpus, which has it.
    pub document: usize,
    /// The passage; an index with damaged bytes may name one that the document does not have.
    pub place: Place,
    /// How much of the query it holds.
    pub holds: Holds,
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
    /// How many of them hold that much, in the order of [`Holds`].
    pub counts: [usize; 3],
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
    let held = Held::new(layout, &found.units, first_event as u32);
    found.asked = held.asked.into();
    found.rank(layout, corpus, &scores, &held, most);
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
    fn rank(
        &mut self,
        layout: &Layout,
        corpus: &Corpus,
        scores: &Scores,
        held: &Held,
        most: usize,
    ) {
        let documents = layout.documents().min(corpus.documents.len());
        let end = (layout.first_event() as usize).min(scores.scores.len());
        // More than any passage counts that holds less.
        let best_score = scores.scores[..end].iter().fold(0.0, |a: f32, b| a.max(*b));
        let step = |holds| best_score * f32::from(Holds::Some as u8 - holds as u8);
        let mut best = Best::new(most);
        let mut best_documents = Best::new(documents);
        let mut counts = Vec::with_capacity(documents);
        let mut first = 0;
        for document in 0..documents {
            let next = layout.entry(Section::Documents, 2 * document + 2);
            let next = next.map_or(end, |next| (next as usize).min(end));
            let mut of_document = Best::new(OF_DOCUMENT);
            let mut counted = [0; 3];
            for (score, passage) in scores.scores[first..next].iter().zip(first as u32..) {
                if *score > 0.0 {
                    let holds = held.by(scores, passage);
                    best.offer(*score + step(holds), passage);
                    of_document.offer(*score, passage);
                    counted[holds as usize] += 1;
                }
            }
            let mut share = 1.0;
            let mut sum = 0.0;
            for (_, score) in of_document.taken() {
                sum += share * score;
                share /= 2.0;
            }
            if counted != [0; 3] {
                sum += WHOLE * scores.documents.get(document).unwrap_or(&0.0);
            }
            best_documents.offer(sum, document as u32);
            self.count += counted.iter().sum::<usize>();
            for (all, here) in self.counts.iter_mut().zip(counted) {
                *all += here;
            }
            counts.push(counted);
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
                    holds: held.by(scores, passage),
                    score,
                });
            }
        }
        for (document, score) in best_documents.taken() {
            let document = document as usize;
            self.documents.push(DocumentHit {
                document,
                count: counts[document].iter().sum(),
                counts: counts[document],
                score,
            });
        }
    }
}

/// What passages hold of a query.
struct Held {
    /// How many units tell something.
    asked: u8,
    /// All of them are as they were typed.
    is_as_typed: bool,
    /// The passages in which the units follow each other, in order.
    phrases: Vec<u32>,
}

impl Held {
    fn new(layout: &Layout, units: &[Unit], end: u32) -> Self {
        let asked = units.iter().filter(|unit| unit.tells()).count();
        let is_as_typed = (units.iter())
            .filter(|unit| unit.tells())
            .all(Unit::is_as_typed);
        Self {
            asked: asked.min(255) as u8,
            is_as_typed,
            phrases: match asked > 1 && is_as_typed {
                true => phrases(layout, units, end),
                false => Vec::new(),
            },
        }
    }

    fn by(&self, scores: &Scores, passage: u32) -> Holds {
        let has_all = scores.units.get(passage as usize) == Some(&self.asked);
        match (has_all && self.is_as_typed) || self.asked < 2 {
            false => Holds::Some,
            true if self.phrases.binary_search(&passage).is_ok() => Holds::Phrase,
            true => Holds::All,
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
