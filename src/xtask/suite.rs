//! `cargo xtask test`: everything that must hold before a change is taken.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::workspace::Workspace;
use crate::{browser, site, step, tools};

/// Runs every check, also after one has failed, and closes with one line for each.
pub fn run(workspace: &Workspace, corpus: &Path, out: &Path, only: Option<&str>) -> Result<()> {
    tools::for_building(workspace)?;
    tools::for_testing(workspace)?;
    browser::ensure(workspace)?;

    let mut summary = Summary::default();
    summary.check("formatting", || {
        cargo(workspace, "cargo fmt", &["fmt", "--all", "--check"])
    });
    summary.check("lints", || {
        cargo(
            workspace,
            "cargo clippy",
            &[
                "clippy",
                "--workspace",
                "--all-targets",
                "--",
                "-D",
                "warnings",
            ],
        )
    });
    // The half of `app` that only the browser compiles.
    let page = [
        "clippy",
        "--package",
        "app",
        "--features",
        "hydrate",
        "--target",
        tools::WASM,
        "--",
        "-D",
        "warnings",
    ];
    summary.check("lints of the page", || {
        cargo(workspace, "cargo clippy for the browser", &page)
    });
    summary.check("tests of the crates", || {
        cargo(
            workspace,
            "cargo test",
            &[
                "test",
                "--workspace",
                "--exclude",
                "tests",
                "--no-fail-fast",
            ],
        )
    });
    let built = summary.check("the site", || site::build(workspace, corpus, out, None));
    if built {
        summary.check("tests of the whole", || {
            step::shown("cargo test -p tests", &mut whole(workspace, out, only))
        });
    } else {
        summary.skip("tests of the whole");
    }
    summary.close()
}

fn cargo(workspace: &Workspace, title: &str, words: &[&str]) -> Result<()> {
    step::shown(title, workspace.cargo().args(words))
}

/// The package `tests`: what can only be said of all crates together and of the built site.
fn whole(workspace: &Workspace, out: &Path, only: Option<&str>) -> Command {
    let mut command = workspace.cargo();
    command
        .args(["test", "--package", "tests", "--no-fail-fast"])
        .env("DOSSIER_DIST", out)
        .env("DOSSIER_AXE", tools::axe_script(workspace))
        .env("DOSSIER_SCREENSHOTS", workspace.target.join("screenshots"));
    if let Some(word) = only {
        command.args(["--test", "scenarios", "--", word]);
    }
    command
}

#[derive(Default)]
struct Summary {
    lines: Vec<(String, Option<bool>, Duration)>,
}

impl Summary {
    fn check(&mut self, title: &str, run: impl FnOnce() -> Result<()>) -> bool {
        let started = Instant::now();
        let result = run();
        if let Err(error) = &result {
            eprintln!("error: {error:#}");
        }
        self.lines
            .push((title.to_owned(), Some(result.is_ok()), started.elapsed()));
        result.is_ok()
    }

    fn skip(&mut self, title: &str) {
        self.lines.push((title.to_owned(), None, Duration::ZERO));
    }

    fn close(self) -> Result<()> {
        println!("\n── summary");
        for (title, passed, time) in &self.lines {
            let word = match passed {
                Some(true) => "ok",
                Some(false) => "FAILED",
                None => "not run",
            };
            println!("{word:<8} {title} ({})", step::elapsed(*time));
        }
        let failed = self
            .lines
            .iter()
            .filter(|(_, passed, _)| *passed != Some(true))
            .count();
        if failed > 0 {
            bail!("{failed} of {} checks did not pass", self.lines.len());
        }
        Ok(())
    }
}
