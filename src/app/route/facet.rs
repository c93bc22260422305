//! What events and documents can be filtered by. A facet is a key of the address, its choices in a corpus, and what an event answers to it
//! (`store::choices`); a further one is a further [`Facet`], and the compiler asks for the rest.

use corpus::EntityKind;

/// A group of choices. Within one choices add up (or), across them they narrow (and).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "what each asks for is its name")]
pub enum Facet {
    Theme,
    Source,
    Status,
    Review,
    Kind,
    Person,
    Organisation,
    Place,
    Agreement,
    Other,
}

impl Facet {
    /// All of them, in the order of the page and of addresses.
    pub const ALL: [Facet; 10] = [
        Facet::Theme,
        Facet::Source,
        Facet::Status,
        Facet::Review,
        Facet::Kind,
        Facet::Person,
        Facet::Organisation,
        Facet::Place,
        Facet::Agreement,
        Facet::Other,
    ];

    /// The key in addresses.
    pub fn key(self) -> &'static str {
        match self {
            Facet::Theme => "theme",
            Facet::Source => "source",
            Facet::Status => "status",
            Facet::Review => "reviewed",
            Facet::Kind => "show",
            Facet::Person => "person",
            Facet::Organisation => "organisation",
            Facet::Place => "place",
            Facet::Agreement => "agreement",
            Facet::Other => "other",
        }
    }

    /// The facet that has the entities of a kind.
    pub fn of_kind(kind: EntityKind) -> Facet {
        match kind {
            EntityKind::Person => Facet::Person,
            EntityKind::Organisation => Facet::Organisation,
            EntityKind::Place => Facet::Place,
            EntityKind::Agreement => Facet::Agreement,
            EntityKind::Other => Facet::Other,
        }
    }
}
