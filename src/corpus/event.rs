//! Events: what happened, is planned or foretold, when, and which words of which source say so.

use crate::written::written;
use crate::{BlockId, DocumentId, EdtfDate, EntityId, EventId, Span, ThemeId};
use serde::{Deserialize, Serialize};

/// Something with a place on the timeline.
///
/// **Invariant:** an event has at least one piece of evidence.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Event {
    /// Its name in addresses.
    pub id: EventId,
    /// A short, neutral title.
    pub title: String,
    /// When; `None` when no source says.
    pub date: Option<EdtfDate>,
    /// Whether it took place.
    pub status: Status,
    /// How the date is known.
    pub date_basis: EventDateBasis,
    /// Why the date is what it is, or why there is none; always given for an inferred date.
    pub date_reason: Option<String>,
    /// True when an editor has checked it, false when it was found by rule alone.
    pub reviewed: bool,
    /// Its themes.
    #[serde(default)]
    pub themes: Vec<ThemeId>,
    /// Who took part.
    #[serde(default)]
    pub participants: Vec<EntityId>,
    /// The words that say so; never empty.
    pub evidence: Vec<Evidence>,
}

written!(Event {
    id,
    title,
    date unless Option::is_none,
    status,
    date_basis,
    date_reason unless Option::is_none,
    reviewed,
    themes unless Vec::is_empty,
    participants unless Vec::is_empty,
    evidence,
});

/// Whether an event took place, as the source tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// The source tells it as a fact of the past.
    Happened,
    /// The source tells it as going on.
    Ongoing,
    /// The source tells it as announced, promised or scheduled.
    Planned,
    /// The source expects it or warns of it.
    Forecast,
}

impl Status {
    /// All of them, in the order in which they are listed on the page.
    pub const ALL: [Status; 4] = [
        Status::Happened,
        Status::Ongoing,
        Status::Planned,
        Status::Forecast,
    ];

    /// The word for it in addresses and in the published data.
    pub fn as_str(self) -> &'static str {
        match self {
            Status::Happened => "happened",
            Status::Ongoing => "ongoing",
            Status::Planned => "planned",
            Status::Forecast => "forecast",
        }
    }
}

impl Event {
    /// True for what is told as going on by a document of that date, and of which no beginning is known: it is known of
    /// that day, and not from then on.
    pub fn is_as_of_its_date(&self) -> bool {
        let is_point = matches!(self.date, Some(EdtfDate::Date(_)));
        is_point && self.status == Status::Ongoing && self.date_basis == EventDateBasis::Inferred
    }
}

/// How an event's date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum EventDateBasis {
    /// A quote prints it in full.
    Stated,
    /// Some of it is taken from context; the event's `date_reason` says from where.
    Inferred,
    /// There is no date.
    None,
}

/// A verbatim quote that supports an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Evidence {
    /// The document that prints it.
    pub document: DocumentId,
    /// The block or related item in which it stands.
    pub block: BlockId,
    /// The words, exactly as the block has them.
    pub quote: String,
    /// Where they stand in the decoded source file.
    pub span: Span,
    /// How many scalar values of the block's text come before them. For a related item this counts
    /// in the first of its title, blurb and printed date that holds the words.
    pub offset: u32,
}
