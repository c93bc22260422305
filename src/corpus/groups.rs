//! What the documents are grouped by where sources of their own say too little.

use serde::{Deserialize, Serialize};

/// The groups of the documents of a corpus. Without any, each document is a source of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Groups {
    /// What the documents of a group have in common.
    pub by: GroupedBy,
    /// The groups, in the order of the page.
    pub all: Vec<Group>,
    /// For each document of the corpus the position of its group; empty without groups.
    pub of: Vec<usize>,
}

impl Groups {
    /// The position of the source that stands for the document at a position of the corpus: that of its group, or
    /// its own where each document is a source of its own.
    pub fn source_of(&self, document: usize) -> usize {
        self.of.get(document).copied().unwrap_or(document)
    }
}

/// Documents that have a publisher, a folder or the like in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Group {
    /// Its name in addresses.
    pub id: String,
    /// Its name on the page; empty for the group of all documents that are in no other.
    pub name: String,
}

/// What the documents of a group have in common.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum GroupedBy {
    /// Nothing: each document is a source of its own.
    #[default]
    Source,
    /// The folder in which they lie.
    Folder,
    /// Who published them.
    Publisher,
    /// What they are: "Telegram", "Policy Paper".
    Kind,
    /// Their first author.
    Author,
    /// The word that their files' names begin with.
    Series,
    /// The year in which they were published.
    Year,
    /// The ten years in which they were published.
    Decade,
}
