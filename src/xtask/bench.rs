//! `cargo xtask bench`: what a visit costs, beside the same text without scripts, and how smoothly the timeline moves.
//! Prints figures and passes no judgement: machines differ, and only figures of one run compare.

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
    for (title, example) in [("visiting the site", "visit"), ("moving in time", "moves")] {
        let mut command = workspace.cargo();
        command
            .args(["run", "--quiet", "--package", "tests", "--example", example])
            .env("DOSSIER_DIST", out)
            .env("DOSSIER_BROWSER", Engine::Chromium.name());
        step::shown(title, &mut command)?;
    }
    Ok(())
}
