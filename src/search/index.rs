//! Which passages and events answer a query.
//!
//! Passages are ranked by BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework:
//! BM25 and Beyond", 2009). A passage is a block or a related item.

use crate::{Query, Token, Tokenizer};
use corpus::{Corpus, Event, Span};
use std::sync::OnceLock;

/// How soon more of the same word stops to count: at 0 a word counts once however often it occurs,
/// towards infinity it counts as often as it occurs.
const K1: f64 = 1.2;
/// How much a long passage is held against its words: at 0 not at all, at 1 in full proportion.
const B: f64 = 0.75;

/// The passages and events of a corpus as tokens. It is made when the first query comes, so that a
/// page that nobody searches does not pay for it.
#[derive(Default)]
pub struct Index {
    made: OnceLock<Made>,
}

struct Made {
    tokenizer: Tokenizer,
    passages: Vec<Passage>,
    /// For each event the stems of its title, participants, quotes and their passages.
    events: Vec<Vec<Token>>,
    average_length: f64,
}

struct Passage {
    document: usize,
    place: Place,
    tokens: Vec<Token>,
}

/// Which passage of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Position in its blocks.
    Block(usize),
    /// Position in its related items.
    Related(usize),
}

/// A passage that answers a query.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Position of the document in the corpus.
    pub document: usize,
    /// The passage.
    pub place: Place,
    /// Its BM25 score; only good for comparing hits of one query.
    pub score: f64,
    /// Where the words of the query stand in the text of the passage; for a related item in its
    /// title and blurb with a line break between them.
    pub words: Vec<Span>,
}

impl Index {
    /// An index that makes itself when it is first asked.
    pub fn new() -> Self {
        Self::default()
    }

    fn made(&self, corpus: &Corpus) -> &Made {
        self.made.get_or_init(|| Made::new(corpus))
    }

    /// The passages that have a word of the query, best first, equal ones in the order of the
    /// corpus. None for a query without words.
    pub fn passages(&self, corpus: &Corpus, query: &str) -> Vec<Hit> {
        if query.is_empty() {
            return Vec::new();
        }
        let made = self.made(corpus);
        match Query::new(query, &made.tokenizer) {
            Some(query) => made.hits(&query),
            None => Vec::new(),
        }
    }

    /// For each event of the corpus whether it answers the query: those with all of its words, or
    /// if there is none, those with any. `None` for a query without words, which all events answer.
    pub fn events(&self, corpus: &Corpus, query: &str) -> Option<Vec<bool>> {
        if query.is_empty() {
            return None;
        }
        let made = self.made(corpus);
        let query = Query::new(query, &made.tokenizer)?;
        let counts: Vec<_> = made.events.iter().map(|e| words_found(&query, e)).collect();
        let enough = if counts.contains(&query.len()) {
            query.len()
        } else {
            1
        };
        Some(counts.into_iter().map(|count| count >= enough).collect())
    }
}

/// How many different words of a query some tokens have.
fn words_found(query: &Query, tokens: &[Token]) -> usize {
    let mut found = vec![false; query.len()];
    for word in tokens.iter().filter_map(|token| query.answered_by(token)) {
        found[word] = true;
    }
    found.into_iter().filter(|found| *found).count()
}

impl Made {
    fn new(corpus: &Corpus) -> Self {
        let tokenizer = Tokenizer::new(&corpus.corpus.language);
        let mut passages = Vec::new();
        for (document, of) in corpus.documents.iter().enumerate() {
            let tokenizer = Tokenizer::new(&of.language);
            let mut add = |place, text: &str| {
                let tokens = tokenizer.tokens(text);
                passages.push(Passage {
                    document,
                    place,
                    tokens,
                });
            };
            for (position, block) in of.blocks.iter().enumerate() {
                add(Place::Block(position), &block.text);
            }
            for (position, item) in of.related.iter().enumerate() {
                add(
                    Place::Related(position),
                    &format!("{}\n{}", item.title, item.text),
                );
            }
        }
        let words: usize = passages.iter().map(|passage| passage.tokens.len()).sum();
        Self {
            average_length: words as f64 / passages.len().max(1) as f64,
            events: (corpus.events.iter())
                .map(|event| tokenizer.tokens(&text_of(corpus, event)))
                .collect(),
            tokenizer,
            passages,
        }
    }

    fn hits(&self, query: &Query) -> Vec<Hit> {
        let mut holders = vec![0.0; query.len()];
        let mut found = Vec::new();
        for passage in &self.passages {
            let mut counts = vec![0.0; query.len()];
            let mut words = Vec::new();
            for token in &passage.tokens {
                if let Some(word) = query.answered_by(token) {
                    counts[word] += 1.0;
                    words.push(token.span);
                }
            }
            if !words.is_empty() {
                for (holders, count) in holders.iter_mut().zip(&counts) {
                    *holders += if *count > 0.0 { 1.0 } else { 0.0 };
                }
                found.push((passage, counts, words));
            }
        }
        let mut hits: Vec<_> = found
            .into_iter()
            .map(|(passage, counts, words)| Hit {
                document: passage.document,
                place: passage.place,
                score: self.score(passage, &counts, &holders),
                words,
            })
            .collect();
        hits.sort_by(|a, b| b.score.total_cmp(&a.score));
        hits
    }

    /// BM25 of a passage, from how often it has each word and how many passages have that word.
    fn score(&self, passage: &Passage, counts: &[f64], holders: &[f64]) -> f64 {
        let length = passage.tokens.len() as f64 / self.average_length.max(1.0);
        let all = self.passages.len() as f64;
        let weigh = |(count, holders): (&f64, &f64)| {
            let rarity = (1.0 + (all - holders + 0.5) / (holders + 0.5)).ln();
            rarity * count * (K1 + 1.0) / (count + K1 * (1.0 - B + B * length))
        };
        counts.iter().zip(holders).map(weigh).sum()
    }
}

/// The words by which an event is found.
fn text_of(corpus: &Corpus, event: &Event) -> String {
    let mut text = event.title.clone();
    let mut add = |more: &str| {
        text.push('\n');
        text.push_str(more);
    };
    for entity in event.participants.iter().filter_map(|id| corpus.entity(id)) {
        add(&entity.name);
    }
    for theme in event.themes.iter().filter_map(|id| corpus.theme(id)) {
        add(&theme.name);
    }
    for evidence in &event.evidence {
        add(&evidence.quote);
    }
    text
}
