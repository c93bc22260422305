//! Entities: the people, organisations, places and agreements that the documents name.

use crate::EntityId;
use serde::{Deserialize, Serialize};

/// Somebody or something with a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Entity {
    /// Its name in addresses.
    pub id: EntityId,
    /// Its name on the page.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// The forms in which the documents print it.
    pub forms: Vec<String>,
}

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A government, company, party, newspaper or other body.
    Organisation,
    /// A country, region, city or building.
    Place,
    /// A treaty, memorandum or accord.
    Agreement,
    /// Anything else.
    Other,
}
