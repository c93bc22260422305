//! `conformance DIR [--verbose]`: prints the figures of the material in a folder; `cargo xtask conformance` runs it.

use anyhow::{Context, Result};
use conformance::{data::Data, measures, table};
use std::path::PathBuf;

fn main() -> Result<()> {
    let mut words: Vec<_> = std::env::args_os().skip(1).collect();
    // A child process that is measured by its parent.
    if let [word, folder] = &words[..]
        && word == measures::size::COMPILE
    {
        return measures::size::compile(folder.as_ref());
    }
    let count = words.len();
    words.retain(|word| word != "--verbose");
    let is_verbose = words.len() < count;
    let folder = words.first().context("which folder has the material?")?;
    let data = Data::new(PathBuf::from(folder));
    for (name, measure) in measures::ALL {
        let outcome = measure(&data).with_context(|| name.to_owned())?;
        table::print(name, &outcome, is_verbose);
    }
    Ok(())
}
