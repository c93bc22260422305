//! From one date to another.

use super::{Date, Qualification};

/// An interval.
///
/// **Invariant:** at least one endpoint is a date, and the end is not before the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Interval {
    start: Endpoint,
    end: Endpoint,
}

/// One end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Endpoint {
    /// There.
    Date(Date),
    /// Nowhere: it goes on (`..`).
    Open,
    /// Somewhere that nobody says (nothing is written).
    Unknown,
}

impl Endpoint {
    /// The date, if there is one.
    pub fn date(&self) -> Option<&Date> {
        match self {
            Self::Date(date) => Some(date),
            Self::Open | Self::Unknown => None,
        }
    }
}

impl Interval {
    /// An interval; `None` when both ends are missing, or the end begins before the start.
    pub fn new(start: Endpoint, end: Endpoint) -> Option<Self> {
        let possible = match (start.date(), end.date()) {
            (None, None) => false,
            (Some(start), Some(end)) => in_order(start, end),
            _ => true,
        };
        possible.then_some(Self { start, end })
    }

    /// An interval between two dates.
    pub fn between(start: Date, end: Date) -> Option<Self> {
        Self::new(Endpoint::Date(start), Endpoint::Date(end))
    }

    /// Where it begins.
    pub fn start(&self) -> &Endpoint {
        &self.start
    }

    /// Where it ends.
    pub fn end(&self) -> &Endpoint {
        &self.end
    }

    /// The doubt about any part of either end.
    pub fn qualification(&self) -> Qualification {
        let ends = [&self.start, &self.end].into_iter();
        ends.filter_map(Endpoint::date)
            .fold(Qualification::NONE, |doubt, date| {
                doubt.and(date.qualification())
            })
    }
}

/// True unless `end` precedes `start`. A month or year at the end counts from its first day, as an end in
/// less detail than its start would otherwise lie before it: `2004-06-11/2004-06`. Where digits are left
/// open the last day counts, because they may stand for it.
pub(super) fn in_order(start: &Date, end: &Date) -> bool {
    let end = if end.is_whole() {
        end.earliest()
    } else {
        end.latest()
    };
    !matches!((start.earliest(), end), (Some(start), Some(end)) if end < start)
}
