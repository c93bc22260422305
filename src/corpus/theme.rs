//! Themes: what the documents speak of, and how one can tell.

use crate::ThemeId;
use serde::{Deserialize, Serialize};

/// A subject that runs through the corpus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Theme {
    /// Its name in addresses.
    pub id: ThemeId,
    /// Its name on the page.
    pub name: String,
    /// What belongs to it, in one line.
    pub definition: String,
    /// Words and phrases that tell it, matched on their stems.
    pub cues: Vec<String>,
}
