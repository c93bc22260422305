//! The whole.

use crate::{
    Document, DocumentId, Entity, EntityId, Event, EventId, Mention, Theme, ThemeId, groups::Groups,
};
use serde::{Deserialize, Serialize};

/// Version of the data model, in `corpus.json` and in the embedded form. It goes up when a reader
/// of the old form would misread the new one; a new field alone does not raise it in JSON, where
/// unknown fields are ignored.
pub const FORMAT_VERSION: u16 = 3;

/// A compiled corpus: the schema of `corpus.json`, which leaves out lists that are empty and values that are not there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Corpus {
    /// About the corpus as a whole.
    pub corpus: CorpusInfo,
    /// The documents, in the order of the manifest.
    pub documents: Vec<Document>,
    /// The themes, in the order of the manifest.
    pub themes: Vec<Theme>,
    /// The entities, in the order of the manifest.
    pub entities: Vec<Entity>,
    /// The events, by earliest day; those without a date last, in the order of the manifest.
    pub events: Vec<Event>,
    /// The expressions of time, in the order of documents and positions.
    pub mentions: Vec<Mention>,
    /// What the documents are grouped by.
    #[serde(default)]
    pub groups: Groups,
}

/// About the corpus as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CorpusInfo {
    /// Its title.
    pub title: String,
    /// What it holds, in a sentence or two.
    pub description: String,
    /// BCP 47 tag of the language of titles, themes and descriptions.
    pub language: String,
    /// Which content this is: the first 16 hexadecimal digits of a SHA-256 over the manifest and
    /// all source files. It changes whenever any of them does.
    pub version: String,
    /// Which form it has: [`FORMAT_VERSION`].
    pub format: u16,
}

impl Corpus {
    /// The document of that id.
    pub fn document(&self, id: &DocumentId) -> Option<&Document> {
        self.documents.iter().find(|document| &document.id == id)
    }

    /// The theme of that id.
    pub fn theme(&self, id: &ThemeId) -> Option<&Theme> {
        self.themes.iter().find(|theme| &theme.id == id)
    }

    /// The entity of that id.
    pub fn entity(&self, id: &EntityId) -> Option<&Entity> {
        self.entities.iter().find(|entity| &entity.id == id)
    }

    /// The event of that id.
    pub fn event(&self, id: &EventId) -> Option<&Event> {
        self.events.iter().find(|event| &event.id == id)
    }
}
