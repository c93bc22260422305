//! Which days events and documents cover.

use super::{Entry, Scale};
use corpus::{Corpus, Day, EdtfDate};

/// The days that an entry covers, both included.
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
    /// `None` for a date that is open on both sides.
    fn of(date: &EdtfDate) -> Option<Self> {
        let (first, last) = (date.earliest(), date.latest());
        Some(Self {
            first: first.or(last)?,
            last: last.or(first)?,
            open_start: first.is_none(),
            open_end: last.is_none(),
        })
    }
}

/// The days of all entries of a corpus. They are asked for whenever the window moves, so dates are looked into once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Extents {
    of_entries: Vec<Option<Extent>>,
    bounds: Option<(Day, Day)>,
}

impl Extents {
    /// Those of a corpus.
    pub fn of(corpus: &Corpus) -> Self {
        let entries = (0..Entry::count(corpus)).map(|position| Entry::at(corpus, position));
        let of_entries: Vec<_> = entries.map(|entry| Extent::of(entry.date()?)).collect();
        let bounds = bounds(of_entries.iter().flatten());
        Self { of_entries, bounds }
    }

    /// The days of the entry at a position; `None` if it has no date.
    pub fn get(&self, entry: usize) -> Option<Extent> {
        self.of_entries[entry]
    }

    /// The first and the last day of all; `None` when nothing has a date.
    pub fn bounds(&self) -> Option<(Day, Day)> {
        self.bounds
    }

    /// The scale on which all that is dated is in view.
    pub fn whole(&self) -> Scale {
        let (first, last) = self.bounds().unwrap_or((Day(0), Day(0)));
        Scale::around(first.0, last.0)
    }

    /// The scale on which some entries, by their positions, fill the view; that of all where none has a date.
    pub fn around(&self, entries: &[usize]) -> Scale {
        let some = bounds(
            entries
                .iter()
                .filter_map(|entry| self.of_entries[*entry].as_ref()),
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
