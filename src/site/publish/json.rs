//! The corpus for programs, in JSON that no terminal obeys on which somebody looks at it.

use anyhow::Result;
use corpus::Corpus;
use ingest::terminal;
use serde_json::{to_string, to_string_pretty};

/// `corpus.json`, as people read it or in one line.
///
/// # Errors
/// Fails only when memory runs out.
pub fn json(corpus: &Corpus, is_pretty: bool) -> Result<String> {
    let json = match is_pretty {
        true => to_string_pretty(corpus)?,
        false => to_string(corpus)?,
    };
    Ok(terminal::code(&(json + "\n")).into_owned())
}

/// `corpus.schema.json`: the JSON Schema of `corpus.json`.
///
/// # Errors
/// Fails only when memory runs out.
pub fn schema() -> Result<String> {
    let schema = schemars::schema_for!(Corpus);
    Ok(to_string_pretty(&schema)? + "\n")
}
