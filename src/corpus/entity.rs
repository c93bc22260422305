//! Entities: the people, organisations, places and agreements that the documents name.

use crate::EntityId;
use crate::written::written;
use serde::{Deserialize, Serialize};

/// Somebody or something with a name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
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
    /// True when an editor gave it, and if nothing is said; false when it was found by rule alone.
    #[serde(default = "by_an_editor")]
    pub reviewed: bool,
}

fn by_an_editor() -> bool {
    true
}

// In JSON an entity says that it was found by rule, and nothing where an editor gave it, as before there were rules.
written!(Entity {
    id,
    name,
    kind,
    forms,
    reviewed unless Clone::clone,
});

/// What an entity is; in the order in which kinds are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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

impl EntityKind {
    /// All of them, in that order.
    pub const ALL: [EntityKind; 5] = [
        EntityKind::Person,
        EntityKind::Organisation,
        EntityKind::Place,
        EntityKind::Agreement,
        EntityKind::Other,
    ];

    /// The word for it in the manifest and in the published data.
    pub fn as_str(self) -> &'static str {
        match self {
            EntityKind::Person => "person",
            EntityKind::Organisation => "organisation",
            EntityKind::Place => "place",
            EntityKind::Agreement => "agreement",
            EntityKind::Other => "other",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_tells_who_found_an_entity_where_that_was_no_editor() {
        let by_an_editor = r#"{"id":"a","name":"A","kind":"place","forms":[]}"#;
        let by_rule = r#"{"id":"a","name":"A","kind":"place","forms":[],"reviewed":false}"#;
        for (json, reviewed) in [(by_an_editor, true), (by_rule, false)] {
            let entity: Entity = serde_json::from_str(json).expect("is an entity");
            assert_eq!(entity.reviewed, reviewed);
            assert_eq!(serde_json::to_string(&entity).expect("encodes"), json);
            let bytes = postcard::to_allocvec(&entity).expect("encodes");
            assert_eq!(postcard::from_bytes(&bytes), Ok(entity));
        }
    }
}
