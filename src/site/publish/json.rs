//! The corpus for programs.

use anyhow::Result;
use corpus::Corpus;

/// `corpus.json`.
///
/// # Errors
/// Fails only when memory runs out.
pub fn json(corpus: &Corpus) -> Result<String> {
    Ok(serde_json::to_string_pretty(corpus)? + "\n")
}

/// `corpus.schema.json`: the JSON Schema of `corpus.json`.
///
/// # Errors
/// Fails only when memory runs out.
pub fn schema() -> Result<String> {
    let schema = schemars::schema_for!(Corpus);
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}
