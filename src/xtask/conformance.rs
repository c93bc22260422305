//! `cargo xtask conformance`: figures on the material of others, which lies beside this workspace. Prints what is
//! measured and which cases fail, and passes no judgement.

use std::path::Path;

use anyhow::Result;

use crate::step;
use crate::workspace::Workspace;

/// Measures on the folders `benchmarks` and `corpora` of `data`, in the build in which documents are checked.
pub fn run(workspace: &Workspace, data: &Path, verbose: bool) -> Result<()> {
    let mut measure = workspace.cargo();
    measure
        .args(["run", "--quiet", "--package", "conformance", "--"])
        .arg(data)
        .args(verbose.then_some("--verbose"));
    step::shown("measuring", &mut measure)
}
