//! Which days the events cover.

use super::Scale;
use corpus::{Corpus, Day, Event};

/// The days that an event covers, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// The first day; for an open beginning the last.
    pub first: Day,
    /// The last day; for an open end the first.
    pub last: Day,
    /// Nobody says when it began.
    pub open_start: bool,
    /// Nobody says when it ends.
    pub open_end: bool,
}

impl Extent {
    /// `None` when an event has no date, or one that is open on both sides.
    fn of(event: &Event) -> Option<Self> {
        let date = event.date.as_ref()?;
        let (first, last) = (date.earliest(), date.latest());
        Some(Self {
            first: first.or(last)?,
            last: last.or(first)?,
            open_start: first.is_none(),
            open_end: last.is_none(),
        })
    }
}

/// The days of all events of a corpus. They are asked for whenever the window moves, so dates are looked into once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Extents {
    of_events: Vec<Option<Extent>>,
    bounds: Option<(Day, Day)>,
}

impl Extents {
    /// Those of a corpus.
    pub fn of(corpus: &Corpus) -> Self {
        let of_events: Vec<_> = corpus.events.iter().map(Extent::of).collect();
        let bounds = bounds(of_events.iter().flatten());
        Self { of_events, bounds }
    }

    /// The days of the event at a position of `corpus.events`.
    pub fn get(&self, event: usize) -> Option<Extent> {
        self.of_events[event]
    }

    /// The first and the last day of all; `None` when no event has a date.
    pub fn bounds(&self) -> Option<(Day, Day)> {
        self.bounds
    }

    /// The scale on which all dated events are in view.
    pub fn whole(&self) -> Scale {
        let (first, last) = self.bounds().unwrap_or((Day(0), Day(0)));
        Scale::around(first.0, last.0)
    }

    /// The scale on which those of some events, by their positions, fill the view; that of all where none has a date.
    pub fn around(&self, events: &[usize]) -> Scale {
        let some = bounds(
            events
                .iter()
                .filter_map(|event| self.of_events[*event].as_ref()),
        );
        some.map_or_else(
            || self.whole(),
            |(first, last)| Scale::around(first.0, last.0),
        )
    }
}

/// The first and the last day of some extents.
fn bounds<'e>(extents: impl Iterator<Item = &'e Extent> + Clone) -> Option<(Day, Day)> {
    let first = extents.clone().map(|extent| extent.first).min()?;
    let last = extents.map(|extent| extent.last).max()?;
    Some((first, last))
}
