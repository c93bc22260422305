//! When a work appeared, as far as a citation can say it.

use corpus::edtf::{Date, Endpoint};
use corpus::{Document, DocumentDateBasis, EdtfDate};

/// When a work appeared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// Which time.
    pub extent: Extent,
    /// It is only about right.
    pub is_approximate: bool,
    /// The source of the date is not sure of it.
    pub is_uncertain: bool,
    /// The work does not print it; an editor concluded it.
    pub is_inferred: bool,
}

/// A time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// A year, month or day.
    At(Parts),
    /// From one to another.
    Through(Parts, Parts),
    /// An unknown time within these years.
    Between(i64, i64),
    /// Not before.
    Since(Parts),
    /// Not after.
    Until(Parts),
}

/// A year, month or day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// The astronomical year: 0 is 1 BCE.
    pub year: i64,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31; never without a month.
    pub day: Option<u8>,
}

impl When {
    /// When a document appeared; `None` when it has no date, or one that has no bounds.
    pub fn of(document: &Document) -> Option<Self> {
        let date = document.date.as_ref()?;
        Some(Self {
            extent: extent(date)?,
            is_approximate: date.is_approximate(),
            is_uncertain: date.is_uncertain(),
            is_inferred: document.date_basis == DocumentDateBasis::Inferred,
        })
    }
}

/// The day of access of a document from the web, or as much of it as is known.
pub fn accessed(document: &Document) -> Option<Parts> {
    document.url.as_ref()?;
    match extent(document.captured.as_ref()?)? {
        Extent::At(parts) => Some(parts),
        _ => None,
    }
}

fn extent(date: &EdtfDate) -> Option<Extent> {
    let exact = match date {
        EdtfDate::Date(date) => parts(date).map(Extent::At),
        EdtfDate::Interval(interval) => match (interval.start(), interval.end()) {
            (Endpoint::Date(start), Endpoint::Date(end)) => parts(start)
                .zip(parts(end))
                .map(|(start, end)| Extent::Through(start, end)),
            (Endpoint::Date(start), _) => parts(start).map(Extent::Since),
            (_, Endpoint::Date(end)) => parts(end).map(Extent::Until),
            _ => None,
        },
        EdtfDate::Set(_) => None,
    };
    let year = |day: corpus::Day| day.year();
    let bounds = (date.earliest().map(year), date.latest().map(year));
    let of_year = |year| Parts {
        year,
        month: None,
        day: None,
    };
    exact.or(match bounds {
        (Some(first), Some(last)) if first == last => Some(Extent::At(of_year(first))),
        (Some(first), Some(last)) => Some(Extent::Between(first, last)),
        (Some(first), None) => Some(Extent::Since(of_year(first))),
        (None, Some(last)) => Some(Extent::Until(of_year(last))),
        (None, None) => None,
    })
}

/// The parts of a date that is known as far as it goes.
fn parts(date: &Date) -> Option<Parts> {
    if date.period().is_some() || date.year().is_estimated() {
        return None;
    }
    let exact = |digits: Option<corpus::edtf::Digits<2>>| match digits {
        Some(digits) => digits.exact().map(|number| u8::try_from(number).ok()),
        None => Some(None),
    };
    let (month, day) = (exact(date.month())?, exact(date.day())?);
    Some(Parts {
        year: date.year().exact()?,
        month,
        day,
    })
}
