//! Time as a line: which days are in view, and what the axis says of them. Pure functions over numbers, so that they are
//! tested natively and know nothing of pixels or the page.
//!
//! - [`scale`]: which days are in view, zooming and panning
//! - [`ticks`]: the marks of the axis
//! - [`entry`]: what stands on it
//! - [`extent`]: which days that covers
//! - [`periods`]: equal parts of the calendar, and how many events lie in each

pub mod entry;
pub mod extent;
pub mod periods;
pub mod scale;
pub mod ticks;

pub use entry::Entry;
pub use extent::{Extent, Extents};
pub use periods::Periods;
pub use scale::Scale;
pub use ticks::{Tick, Unit};

#[cfg(test)]
pub(crate) mod tests {
    //! A corpus made of dates alone, for the tests of geometry and filters.

    use corpus::{
        Corpus, CorpusInfo, DocumentId, EdtfDate, Event, EventDateBasis, EventId, Evidence,
        FORMAT_VERSION, Span, Status,
    };

    /// Reads dates; an empty text is none.
    pub fn dates(texts: &[&str]) -> Vec<Option<EdtfDate>> {
        texts.iter().map(|text| text.parse().ok()).collect()
    }

    /// An event for each date, all told by one document.
    pub fn corpus_of(dates: &[Option<EdtfDate>]) -> Corpus {
        let document = crate::store::tests::document("source");
        let events = dates.iter().enumerate().map(|(number, date)| Event {
            id: EventId::new(format!("e{number}")).expect("is an id"),
            title: format!("Event {number}"),
            date: date.clone(),
            status: Status::Happened,
            date_basis: EventDateBasis::Stated,
            date_reason: None,
            reviewed: true,
            themes: vec![],
            participants: vec![],
            evidence: vec![evidence(&document.id)],
        });
        Corpus {
            corpus: CorpusInfo {
                title: "T".into(),
                description: String::new(),
                language: "en".into(),
                version: "0".into(),
                format: FORMAT_VERSION,
            },
            events: events.collect(),
            documents: vec![document],
            themes: vec![],
            entities: vec![],
            mentions: vec![],
            groups: Default::default(),
        }
    }

    /// A quote of a document.
    pub fn evidence(document: &DocumentId) -> Evidence {
        Evidence {
            document: document.clone(),
            block: corpus::BlockId::new("b-0").expect("is an id"),
            quote: "words".into(),
            span: Span::new(0, 5),
            offset: 0,
        }
    }
}
