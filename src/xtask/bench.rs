//! `cargo xtask bench`: what a visit costs, beside the same text without scripts. Prints figures and passes no
//! judgement: machines differ, and only figures of one run compare.

use std::path::Path;

use anyhow::Result;

use crate::browser::Engine;
use crate::workspace::Workspace;
use crate::{site, step, system, tools};

/// Builds the site of the documents in `corpus` into `out`, and visits it in Chromium.
pub fn run(workspace: &Workspace, corpus: &Path, out: &Path) -> Result<()> {
    tools::for_testing(workspace, &[Engine::Chromium])?;
    system::ensure(workspace, &[Engine::Chromium.need()])?;
    site::build(workspace, corpus, out, None)?;
    let mut visit = workspace.cargo();
    visit
        .args(["run", "--quiet", "--package", "tests", "--example", "visit"])
        .env("DOSSIER_DIST", out)
        .env("DOSSIER_BROWSER", Engine::Chromium.name());
    step::shown("visiting the site", &mut visit)
}
