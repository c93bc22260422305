//! Material of others, in the folders `benchmarks` and `corpora`.

use anyhow::{Context, Result};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// Where the material is.
#[derive(Debug)]
pub struct Data {
    root: PathBuf,
}

impl Data {
    /// The material in a folder.
    pub fn new(root: PathBuf) -> Self {
        Self { root }
    }

    /// A file or folder of it, if it is there.
    pub fn path(&self, below: &str) -> Option<PathBuf> {
        Some(self.root.join(below)).filter(|path| path.exists())
    }

    /// The lines of a file that are not empty, if it is there.
    pub fn lines(&self, below: &str) -> Result<Option<Vec<String>>> {
        let Some(path) = self.path(below) else {
            return Ok(None);
        };
        let text = read(&path)?;
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        Ok(Some(lines.map(str::to_owned).collect()))
    }

    /// A file with a JSON value on each line, if it is there.
    pub fn values(&self, below: &str) -> Result<Option<Vec<Value>>> {
        let Some(lines) = self.lines(below)? else {
            return Ok(None);
        };
        let parse =
            |line: &String| serde_json::from_str(line).with_context(|| format!("{below}: {line}"));
        lines.iter().map(parse).collect::<Result<_>>().map(Some)
    }

    /// A JSON file, if it is there.
    pub fn value(&self, below: &str) -> Result<Option<Value>> {
        let Some(path) = self.path(below) else {
            return Ok(None);
        };
        let value = serde_json::from_str(&read(&path)?);
        Ok(Some(value.with_context(|| below.to_owned())?))
    }
}

/// A text of an entry; empty when it has none.
pub fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}
