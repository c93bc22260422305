//! What the published data says: the scenarios expect of the page what `corpus.json` promises.

use anyhow::{Context, Result};
use serde_json::Value;
use std::path::Path;

/// `corpus.json` of the site under test.
pub struct Data(Value);

impl Data {
    /// Reads the data of the site that is tested.
    pub fn read() -> Result<Self> {
        let folder = std::env::var_os("DOSSIER_DIST").context("DOSSIER_DIST names the site")?;
        Self::of(Path::new(&folder))
    }

    /// Reads the data of another site.
    pub fn of(folder: &Path) -> Result<Self> {
        let file = folder.join("corpus.json");
        let text = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        Ok(Self(serde_json::from_str(&text)?))
    }

    /// A list of the data: `documents`, `themes`, `events`.
    pub fn list(&self, name: &str) -> &[Value] {
        self.0[name].as_array().map_or(&[], Vec::as_slice)
    }

    /// How many events satisfy a condition.
    pub fn count(&self, condition: impl Fn(&Value) -> bool) -> usize {
        self.list("events")
            .iter()
            .filter(|event| condition(event))
            .count()
    }

    /// The first event that satisfies a condition.
    pub fn event(&self, what: &str, condition: impl Fn(&Value) -> bool) -> Result<&Value> {
        let found = self.list("events").iter().find(|event| condition(event));
        found.with_context(|| format!("the corpus has no event that {what}"))
    }

    /// The title of the corpus.
    pub fn title(&self) -> &str {
        text(&self.0["corpus"], "title")
    }
}

/// A text of a value.
pub fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value[name].as_str().unwrap_or_default()
}

/// True if a list of a value has a text.
pub fn has(value: &Value, list: &str, item: &str) -> bool {
    value[list]
        .as_array()
        .is_some_and(|list| list.iter().any(|i| i == item))
}

/// True if a document tells of an event.
pub fn tells(event: &Value, document: &str) -> bool {
    let evidence = event["evidence"].as_array();
    evidence.is_some_and(|all| all.iter().any(|e| text(e, "document") == document))
}
