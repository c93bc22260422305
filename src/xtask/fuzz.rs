//! `cargo xtask fuzz`: libFuzzer on everything that reads what others wrote, with the stable compiler.
//!
//! The compiler's own coverage pass tells the engine which code an input reaches; that needs flags, so that all of it
//! is built into a target folder of its own. What the engine makes stays below that folder too.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use anyhow::{Context, Result, bail};

use crate::system::Need;
use crate::workspace::Workspace;
use crate::{step, system};

/// What is tried, and the limits of one input. What takes more time or memory counts as wrong.
#[derive(Debug)]
struct Target {
    name: &'static str,
    /// How long inputs get, in bytes.
    length: u32,
    /// How many seconds one may take: a hundred times what it takes on a machine that is not busy.
    seconds: u32,
    /// Folders of further seeds, below the workspace.
    seeds: &'static [&'static str],
}

const TARGETS: [Target; 22] = [
    target("text", 16 << 10, 20, &["seeds", "tests/fixtures/hostile"]),
    target("markdown", 16 << 10, 20, &[]),
    target("html", 16 << 10, 20, &["tests/fixtures/harness"]),
    target("manifest", 16 << 10, 20, &[]),
    target("growth", 1 << 10, 60, &[]),
    target("dates", 4 << 10, 10, &[]),
    target("edtf", 256, 10, &[]),
    target("query", 512, 10, &[]),
    target("index", 64, 10, &[]),
    target("shards", 64, 10, &[]),
    target("passage", 4 << 10, 10, &[]),
    target("pdf", 64 << 10, 20, &[]),
    target("docx", 16 << 10, 20, &[]),
    target("odt", 16 << 10, 20, &[]),
    target("rtf", 16 << 10, 20, &[]),
    target("epub", 16 << 10, 20, &[]),
    target("eml", 16 << 10, 20, &[]),
    target("mbox", 16 << 10, 20, &[]),
    target("mht", 16 << 10, 20, &[]),
    target("warc", 16 << 10, 20, &[]),
    target("events", 16 << 10, 20, &[]),
    target("references", 16 << 10, 20, &[]),
];

const fn target(
    name: &'static str,
    length: u32,
    seconds: u32,
    seeds: &'static [&'static str],
) -> Target {
    Target {
        name,
        length,
        seconds,
        seeds,
    }
}

/// How much memory one input may take, in MiB.
const MEMORY: u32 = 1024;

/// What makes the compiler tell which code runs, and what is compared with what.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing";

/// The engine is written in C++.
const COMPILER: Need = Need {
    name: "a C++ compiler",
    packages: &["g++"],
    programs: &[&["c++", "g++", "clang++"]],
    probe: &[],
};

/// What to run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// This target instead of all.
    pub only: Option<String>,
    /// How long each runs.
    pub seconds: u32,
    /// How many run at once; `None` for one on each processor.
    pub jobs: Option<usize>,
    /// Instead, this input once.
    pub input: Option<PathBuf>,
}

/// Builds the targets and runs those that are chosen; how many inputs each of them tried.
pub fn run(workspace: &Workspace, choice: &Choice) -> Result<String> {
    let chosen: Vec<&Target> = TARGETS
        .iter()
        .filter(|t| choice.only.as_deref().is_none_or(|name| name == t.name))
        .collect();
    if chosen.is_empty() {
        let names = TARGETS.map(|target| target.name).join(", ");
        bail!(
            "there is no target `{}`; there are {names}",
            choice.only.as_deref().unwrap_or_default()
        );
    }
    system::ensure(workspace, &[COMPILER])?;
    let engine = build(workspace)?;
    if let Some(input) = &choice.input {
        let [target] = &chosen[..] else {
            bail!("`--input` needs `--only`: the target that the input is for");
        };
        let mut again = command(workspace, &engine, target);
        step::shown(
            &format!("{} on {}", target.name, input.display()),
            again.arg(input),
        )?;
        return Ok(String::new());
    }
    let jobs = choice
        .jobs
        .unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from));
    let queue = Mutex::new(chosen.into_iter());
    let done = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..jobs.max(1) {
            scope.spawn(|| {
                while let Some(target) = next(&queue) {
                    let result = search(workspace, &engine, target, choice.seconds);
                    match &result {
                        Ok(line) => println!("{line}"),
                        Err(error) => eprintln!("error: {error:#}"),
                    }
                    if let Ok(mut done) = done.lock() {
                        done.push(result);
                    }
                }
            });
        }
    });
    let done = done.into_inner().unwrap_or_default();
    let failed = done.iter().filter(|result| result.is_err()).count();
    match failed {
        0 => Ok(format!("{} targets, {} s each", done.len(), choice.seconds)),
        failed => bail!("{failed} of {} targets failed", done.len()),
    }
}

fn next<'t>(queue: &Mutex<std::vec::IntoIter<&'t Target>>) -> Option<&'t Target> {
    queue.lock().ok()?.next()
}

/// The engine with the targets in it.
fn build(workspace: &Workspace) -> Result<PathBuf> {
    let about =
        step::output(Command::new("rustc").arg("-vV")).context("`rustc -vV` says nothing")?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.context("`rustc -vV` names no host")?;
    let folder = folder(workspace);
    let mut cargo = workspace.cargo();
    // With `--target`, the flags are not for build scripts and macros, which have no engine to tell.
    cargo
        .args([
            "build",
            "--package",
            "fuzz",
            "--features",
            "engine",
            "--bin",
            "fuzz",
        ])
        .args(["--profile", "fuzz", "--target", host])
        .env("CARGO_TARGET_DIR", &folder)
        .env("RUSTFLAGS", FLAGS);
    step::shown("building what makes inputs", &mut cargo)?;
    Ok(folder.join(host).join("fuzz").join("fuzz"))
}

fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("fuzz")
}

/// The engine with the limits of a target.
fn command(workspace: &Workspace, engine: &Path, target: &Target) -> Command {
    let mut command = workspace.command(engine);
    command.env("DOSSIER_FUZZ", target.name).args([
        format!("-timeout={}", target.seconds),
        format!("-rss_limit_mb={MEMORY}"),
        format!("-max_len={}", target.length),
    ]);
    command
}

/// Looks for an input for which something does not hold.
fn search(workspace: &Workspace, engine: &Path, target: &Target, seconds: u32) -> Result<String> {
    let name = target.name;
    let [corpus, found] = ["corpus", "found"].map(|part| folder(workspace).join(part).join(name));
    for folder in [&corpus, &found] {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    let before = files(&found);
    let log = folder(workspace).join(format!("{name}.log"));
    let file = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
    let mut prefix = OsString::from("-artifact_prefix=");
    prefix.push(found.join(""));
    let status = command(workspace, engine, target)
        .arg(prefix)
        .arg(format!("-max_total_time={seconds}"))
        .arg("-print_final_stats=1")
        // A slow input is only wrong when it takes longer than the limit.
        .arg(format!("-report_slow_units={}", target.seconds))
        .arg(format!("-dict=tests/fuzz/dictionaries/{name}.txt"))
        .arg(&corpus)
        .arg(format!("tests/fuzz/seeds/{name}"))
        .args(target.seeds)
        .stdout(file.try_clone()?)
        .stderr(file)
        .status()
        .with_context(|| format!("cannot start {}", engine.display()))?;
    let text = String::from_utf8_lossy(&fs::read(&log).unwrap_or_default()).into_owned();
    if status.success() {
        return Ok(format!("{name}: {}", tried(&text)));
    }
    let new = files(&found)
        .into_iter()
        .find(|file| !before.contains(file));
    match new {
        Some(input) => bail!(
            "{name}: {}\n    the input is {}\n    again: cargo xtask fuzz --only {name} --input {}\n    \
             to keep it: put it into tests/fuzz/seeds/{name}/",
            reason(&text),
            input.display(),
            input.display()
        ),
        None => bail!(
            "{name}: ended with {status}; its output is in {}",
            log.display()
        ),
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    files
}

/// How much was tried, from the log of the engine.
fn tried(log: &str) -> String {
    let stat = |name: &str| {
        let line = log.lines().rev().find(|line| line.starts_with(name));
        line.and_then(|line| line.split_whitespace().nth(1))
            .unwrap_or("?")
            .to_owned()
    };
    let covered = log
        .lines()
        .rev()
        .find_map(|line| line.split_once(" cov: ")?.1.split(' ').next());
    format!(
        "{} inputs, {} places in the code reached, at most {} MB",
        stat("stat::number_of_executed_units:"),
        covered.unwrap_or("?"),
        stat("stat::peak_rss_mb:"),
    )
}

/// Why an input is wrong, from the log of the engine: what panicked, or which limit it broke.
fn reason(log: &str) -> String {
    let lines: Vec<&str> = log.lines().collect();
    let panicked = lines.iter().position(|line| line.contains("panicked at"));
    let shown = match panicked {
        Some(at) => &lines[at..lines.len().min(at + 4)],
        None => match lines
            .iter()
            .position(|line| line.contains("ERROR: libFuzzer"))
        {
            Some(at) => &lines[at..=at],
            None => &[],
        },
    };
    let cut = |line: &&str| line.chars().take(400).collect::<String>();
    shown.iter().map(cut).collect::<Vec<_>>().join("\n    ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_has_seeds_and_a_dictionary() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fuzz");
        let mut names = files(&folder.join("seeds"));
        names
            .iter_mut()
            .for_each(|name| *name = name.file_name().map(PathBuf::from).unwrap_or_default());
        let mut targets = TARGETS.map(|target| PathBuf::from(target.name));
        targets.sort();
        assert_eq!(names, targets);
        for target in TARGETS {
            let dictionary = folder.join(format!("dictionaries/{}.txt", target.name));
            assert!(dictionary.is_file(), "{}", dictionary.display());
        }
    }

    #[test]
    fn a_log_says_how_much_was_tried_and_what_was_wrong() {
        let good = "#7 NEW cov: 5 ft: 9\n#9 DONE   cov: 8 ft: 9 corp: 6\nstat::number_of_executed_units: 42\n\
                    stat::peak_rss_mb:              34\n";
        assert_eq!(
            tried(good),
            "42 inputs, 8 places in the code reached, at most 34 MB"
        );
        for (log, want) in [
            (
                "x\nthread 'main' panicked at a.rs:1:2:\nleft\nright\nstack\nmore",
                "thread 'main' panicked at a.rs:1:2:\n    left\n    right\n    stack",
            ),
            (
                "x\n==1== ERROR: libFuzzer: timeout after 20 seconds\ny",
                "==1== ERROR: libFuzzer: timeout after 20 seconds",
            ),
            ("", ""),
        ] {
            assert_eq!(reason(log), want);
        }
    }
}
