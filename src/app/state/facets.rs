//! Which events a view shows, and what each filter would show instead.

use super::ViewState;
use corpus::{Corpus, EdtfDate, Event, Status};

/// The events of a view, and a count for each choice of each filter.
///
/// Within a filter choices add up (or), across filters they narrow (and). A choice's count is the
/// number of events that would be shown if it were the only one chosen in its filter, with all
/// other filters as they are: so a filter's own selection never makes its counts fall to zero.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facets {
    /// Positions in `corpus.events` of the events that are shown, in that order.
    pub events: Vec<usize>,
    /// A count for each of `corpus.themes`.
    pub themes: Vec<usize>,
    /// A count for each of `corpus.documents`.
    pub sources: Vec<usize>,
    /// A count for each of [`Status::ALL`].
    pub statuses: Vec<usize>,
}

/// What one event says to each filter.
struct Answers {
    theme: bool,
    source: bool,
    status: bool,
    date: bool,
    query: bool,
}

impl Answers {
    fn of(event: &Event, view: &ViewState, found: bool) -> Self {
        let chosen = |document| view.sources.contains(document);
        Self {
            theme: view.themes.is_empty() || event.themes.iter().any(|t| view.themes.contains(t)),
            source: view.sources.is_empty() || event.evidence.iter().any(|e| chosen(&e.document)),
            status: view.statuses.is_empty() || view.statuses.contains(&event.status),
            date: is_within(event.date.as_ref(), view.from.as_ref(), view.to.as_ref()),
            query: found,
        }
    }
}

/// True if an event may lie between two dates. One without a date lies nowhere, unless neither
/// bound is given.
fn is_within(date: Option<&EdtfDate>, from: Option<&EdtfDate>, to: Option<&EdtfDate>) -> bool {
    if from.is_none() && to.is_none() {
        return true;
    }
    let (from, to) = (
        from.and_then(EdtfDate::earliest),
        to.and_then(EdtfDate::latest),
    );
    date.is_some_and(|date| date.overlaps(from, to))
}

impl Facets {
    /// Counts the events of a corpus under a view. `found` says for the event at a position whether
    /// the view's query finds it.
    pub fn count(corpus: &Corpus, view: &ViewState, found: impl Fn(usize) -> bool) -> Self {
        let mut facets = Self {
            events: Vec::new(),
            themes: vec![0; corpus.themes.len()],
            sources: vec![0; corpus.documents.len()],
            statuses: vec![0; Status::ALL.len()],
        };
        for (position, event) in corpus.events.iter().enumerate() {
            let answers = Answers::of(event, view, found(position));
            facets.add(corpus, event, position, &answers);
        }
        facets
    }

    fn add(&mut self, corpus: &Corpus, event: &Event, position: usize, answers: &Answers) {
        let Answers {
            theme,
            source,
            status,
            date,
            query,
        } = *answers;
        if !(date && query) {
            return;
        }
        if theme && source && status {
            self.events.push(position);
        }
        if source && status {
            for (count, theme) in self.themes.iter_mut().zip(&corpus.themes) {
                *count += usize::from(event.themes.contains(&theme.id));
            }
        }
        if theme && status {
            for (count, document) in self.sources.iter_mut().zip(&corpus.documents) {
                let tells = event.evidence.iter().any(|e| e.document == document.id);
                *count += usize::from(tells);
            }
        }
        if theme && source {
            for (count, status) in self.statuses.iter_mut().zip(Status::ALL) {
                *count += usize::from(event.status == status);
            }
        }
    }
}
