//! `cargo xtask test`: everything that must hold before a change is taken.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread::{self, ScopedJoinHandle};
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow, bail};

use crate::browser::Engine;
use crate::site::BuildOptions;
use crate::workspace::Workspace;
use crate::{package, site, step, system, tools};

/// What to run of the browser scenarios.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Those with this word in their name.
    pub only: Option<String>,
    /// In this engine instead of in each.
    pub engine: Option<Engine>,
}

/// Runs every check, also after one has failed, and closes with one line for each.
pub fn run(workspace: &Workspace, corpus: &Path, out: &Path, choice: &Choice) -> Result<()> {
    let engines = match choice.engine {
        Some(engine) => vec![engine],
        None => Engine::ALL.to_vec(),
    };
    tools::for_building(workspace)?;
    tools::for_testing(workspace, &engines)?;
    let browsers = engines.iter().map(|engine| engine.need());
    system::ensure(
        workspace,
        &(browsers.chain(system::SERVERS))
            .chain([system::PDF_READER, system::PYTHON])
            .collect::<Vec<_>>(),
    )?;

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
    summary.check("cuts of the worker", || worker(workspace));
    // First the other site, so that the program of this one is the one that is left built.
    let hostile = workspace.root.join("tests/fixtures/hostile");
    let hostile_out = hostile_site(workspace);
    // It is the one whose texts and index lie beside the program, as those of a large corpus do.
    let in_shards = BuildOptions {
        embed: Some("0".to_owned()),
        ..BuildOptions::default()
    };
    let mut built = summary.check("a site of hostile documents", || {
        site::build(workspace, &hostile, &hostile_out, &in_shards)
    });
    built &= summary.check("the site", || {
        site::build(workspace, corpus, out, &BuildOptions::default())
    });
    if choice.only.is_none() {
        summary.check("packages", || packages(workspace));
        summary.check("tests of the whole", || {
            cargo(workspace, "cargo test -p tests", &WHOLE)
        });
    }
    let title = |engine: Engine| format!("scenarios in {engine}");
    if built && summary.check("the scenarios", || compile_scenarios(workspace)) {
        // Chromium keeps a machine of two cores busy; of the others two at once mostly wait for their browsers. All three
        // together wait so long for each other that what they wait for seems not to come.
        let at_once = |engines: &[Engine]| {
            thread::scope(|scope| {
                let play = |engine| {
                    scope.spawn(move || timed(|| scenarios(workspace, out, engine, choice)))
                };
                let running: Vec<_> = engines.iter().copied().map(play).collect();
                let running = running.into_iter().map(ScopedJoinHandle::join);
                running.collect::<Vec<_>>()
            })
        };
        let (first, others) = engines.split_at(1);
        let mut played = at_once(first);
        played.extend(at_once(others));
        for (engine, played) in engines.iter().zip(played) {
            let (result, time) = played.unwrap_or_else(|_| {
                (
                    Err(anyhow!("the engine's runner broke off")),
                    Duration::ZERO,
                )
            });
            summary.record(&title(*engine), result, time);
        }
    } else {
        for engine in engines {
            summary.skip(&title(engine));
        }
    }
    summary.close()
}

/// Where the site of the documents goes that try to become more than text.
fn hostile_site(workspace: &Workspace) -> PathBuf {
    workspace.target.join("hostile")
}

/// What holds of the worker that keeps the site on devices, cut off at every step; how many cuts there were.
fn worker(workspace: &Workspace) -> Result<String> {
    let mut command = workspace.command("node");
    let tests = workspace.root.join("tests/worker/cuts.test.mjs");
    command
        .args(["--test", "--test-reporter", "tap"])
        .arg(tests);
    let log = workspace.target.join("worker.txt");
    step::quiet("cutting the worker off", &mut command, &log)?;
    let said = fs::read_to_string(&log)?;
    let cuts = said
        .lines()
        .find_map(|line| line.trim().strip_prefix("# ")?.strip_suffix(" in all"));
    Ok(cuts.unwrap_or("none").to_owned())
}

/// Makes the packages, and a site with each of them where there is no Rust.
fn packages(workspace: &Workspace) -> Result<()> {
    package::run(workspace)?;
    let words = ["test", "--package", "tests", "--test", "packages"];
    let mut test = workspace.cargo();
    test.args(words)
        .env("DOSSIER_PACKAGES", package::folder(workspace));
    step::shown("installing the packages", &mut test)
}

fn cargo(workspace: &Workspace, title: &str, words: &[&str]) -> Result<()> {
    step::shown(title, workspace.cargo().args(words))
}

/// Of the package `tests`, what can be said of all crates together without a browser.
const WHOLE: [&str; 13] = [
    "test",
    "--package",
    "tests",
    "--no-fail-fast",
    "--lib",
    "--test",
    "architecture",
    "--test",
    "golden",
    "--test",
    "hostile",
    "--test",
    "search",
];

/// Compiles what [`scenarios`] runs, so that the engines do not wait for each other to compile it.
fn compile_scenarios(workspace: &Workspace) -> Result<()> {
    let words = [
        "test",
        "--package",
        "tests",
        "--test",
        "harness",
        "--test",
        "scenarios",
        "--no-run",
    ];
    cargo(workspace, "compiling the scenarios", &words)
}

/// The harness on its own pages, and the scenarios on the built site, in one browser; how many of them passed.
fn scenarios(workspace: &Workspace, out: &Path, engine: Engine, choice: &Choice) -> Result<String> {
    let tally = workspace.target.join(format!("tally-{engine}.txt"));
    // Left by the run before, if there was one.
    let _ = fs::remove_file(&tally);
    let mut command = workspace.cargo();
    command
        .args(["test", "--package", "tests", "--no-fail-fast"])
        .env("DOSSIER_BROWSER", engine.name())
        .env("DOSSIER_DIST", out)
        .env("DOSSIER_HOSTILE", hostile_site(workspace))
        .env("DOSSIER_AXE", tools::axe_script(workspace))
        .env("DOSSIER_HOST_PAGES", tools::host_pages(workspace)?)
        .env("DOSSIER_SCREENSHOTS", workspace.target.join("screenshots"))
        .env("DOSSIER_TALLY", &tally);
    match &choice.only {
        Some(word) => command.args(["--test", "scenarios", "--", word]),
        None => command.args(["--test", "harness", "--test", "scenarios"]),
    };
    let result = step::shown_beside(
        &format!("scenarios in {engine}"),
        engine.name(),
        &mut command,
    );
    let line = told(&fs::read_to_string(&tally).unwrap_or_default());
    match result {
        Ok(()) => Ok(line),
        Err(error) => Err(error.context(line)),
    }
}

/// How the line of a tally begins that says which scenario has failed, and why.
pub const FAILED: &str = "failed: ";

/// How the line of a tally begins that says which scenario has failed once and then passed, and why it failed.
pub const PLAYED_TWICE: &str = "played twice: ";

/// A tally as one line. It has a line for each test program with how many have passed, failed and been skipped, and a
/// line for each that has failed or was played twice.
fn told(tally: &str) -> String {
    let (mut sums, mut names) = ([0_u64; 3], String::new());
    for line in tally.lines() {
        if line.starts_with(FAILED) || line.starts_with(PLAYED_TWICE) {
            names.push_str("\n           ");
            names.push_str(line);
            continue;
        }
        for (sum, count) in sums.iter_mut().zip(line.split(' ')) {
            *sum += count.parse().unwrap_or(0);
        }
    }
    let [passed, failed, skipped] = sums;
    format!("{passed} passed, {failed} failed, {skipped} skipped{names}")
}

/// What a check says of itself when it has passed: nothing, or how much of it there was.
trait Note {
    fn note(self) -> String;
}

impl Note for () {
    fn note(self) -> String {
        String::new()
    }
}

impl Note for String {
    fn note(self) -> String {
        format!(": {self}")
    }
}

fn timed<T>(run: impl FnOnce() -> T) -> (T, Duration) {
    let started = Instant::now();
    let done = run();
    (done, started.elapsed())
}

/// What became of a check; `None` where it was not run.
struct Line {
    title: String,
    passed: Option<bool>,
    time: Duration,
    note: String,
}

#[derive(Default)]
struct Summary {
    lines: Vec<Line>,
}

impl Summary {
    fn check<N: Note>(&mut self, title: &str, run: impl FnOnce() -> Result<N>) -> bool {
        let (result, time) = timed(run);
        self.record(title, result, time)
    }

    /// Says whether it has passed.
    fn record<N: Note>(&mut self, title: &str, result: Result<N>, time: Duration) -> bool {
        let (passed, note) = match result {
            Ok(said) => (true, said.note()),
            Err(error) => {
                eprintln!("error: {error:#}");
                (false, format!(": {error}"))
            }
        };
        self.lines.push(Line {
            title: title.to_owned(),
            passed: Some(passed),
            time,
            note,
        });
        passed
    }

    fn skip(&mut self, title: &str) {
        self.lines.push(Line {
            title: title.to_owned(),
            passed: None,
            time: Duration::ZERO,
            note: String::new(),
        });
    }

    fn close(self) -> Result<()> {
        println!("\n── summary");
        for line in &self.lines {
            let word = match line.passed {
                Some(true) => "ok",
                Some(false) => "FAILED",
                None => "not run",
            };
            let time = step::elapsed(line.time);
            println!("{word:<8} {} ({time}){}", line.title, line.note);
        }
        let failed = self
            .lines
            .iter()
            .filter(|line| line.passed != Some(true))
            .count();
        if failed > 0 {
            bail!("{failed} of {} checks did not pass", self.lines.len());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tally_is_told_with_the_names_of_what_failed() {
        let table = [
            ("", "0 passed, 0 failed, 0 skipped"),
            ("13 0 1\n", "13 passed, 0 failed, 1 skipped"),
            (
                "13 0 1\n15 1 0\nfailed: a page opens\nplayed twice: it closes\n",
                "28 passed, 1 failed, 1 skipped\n           failed: a page opens\n           played twice: it closes",
            ),
        ];
        for (tally, expected) in table {
            assert_eq!(told(tally), expected, "{tally:?}");
        }
    }
}
