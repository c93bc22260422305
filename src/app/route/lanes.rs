//! By what the events of the timeline are parted.

use super::Facet;

/// What the events of a band have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum LanesBy {
    /// The source that tells of them.
    #[default]
    Source,
    /// The theme whose colour they have.
    Theme,
    /// Whether they happened, go on, are planned or expected.
    Status,
}

impl LanesBy {
    /// All of them, in the order in which they are offered.
    pub const ALL: [LanesBy; 3] = [LanesBy::Source, LanesBy::Theme, LanesBy::Status];

    /// The filter that has a choice for each lane.
    pub fn facet(self) -> Facet {
        match self {
            LanesBy::Source => Facet::Source,
            LanesBy::Theme => Facet::Theme,
            LanesBy::Status => Facet::Status,
        }
    }

    /// The word for it in an address.
    pub fn as_str(self) -> &'static str {
        self.facet().key()
    }
}
