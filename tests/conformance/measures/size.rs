//! How time and memory grow with the number of documents.

use crate::{Figure, Outcome, data::Data};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

const PAGES: &str = "corpora/frus1961-63v06/html";

/// The word by which this program is told to compile a folder and print what that took.
pub const COMPILE: &str = "--compile";

/// Of how many pages the smaller folder is made.
const COUNT: usize = 500;

/// Twice the pages take about twice the time and the memory: at most two and a half times.
pub fn pages(data: &Data) -> Result<Outcome> {
    let Some(folder) = data.path(PAGES) else {
        return Ok(Outcome::Absent(PAGES));
    };
    let temporary = std::env::temp_dir().join(format!("dossier-size-{}", std::process::id()));
    let once = measured(&folder, &temporary, COUNT);
    let twice = once.and_then(|once| Ok((once, measured(&folder, &temporary, 2 * COUNT)?)));
    // What is left in a folder for temporary files harms nobody.
    let _ = fs::remove_dir_all(&temporary);
    let ((seconds, memory), (more_seconds, more_memory)) = twice?;
    let mut time = Figure::new(
        format!("{COUNT} and {} pages: time", 2 * COUNT),
        format!("{seconds:.2} and {more_seconds:.2} s"),
    );
    time.count(more_seconds < 2.5 * seconds, || {
        format!("{:.1} times", more_seconds / seconds)
    });
    let mut space = Figure::new(
        format!("{COUNT} and {} pages: memory", 2 * COUNT),
        format!("{memory} and {more_memory} MB"),
    );
    space.count(2 * more_memory < 5 * memory || memory == 0, || {
        "more than linear".to_owned()
    });
    Ok(Outcome::Measured(vec![time, space]))
}

/// Seconds and megabytes for that many pages, each different from the others.
fn measured(pages: &Path, temporary: &Path, count: usize) -> Result<(f64, u64)> {
    fs::create_dir_all(temporary)?;
    let mut files: Vec<_> = fs::read_dir(pages)?.collect::<std::io::Result<Vec<_>>>()?;
    files.sort_by_key(fs::DirEntry::file_name);
    ensure!(!files.is_empty(), "{} is empty", pages.display());
    for number in 0..count {
        let page = fs::read_to_string(files[number % files.len()].path())?;
        let page = page.replacen("</h1>", &format!(" ({number})</h1>"), 1);
        fs::write(temporary.join(format!("page-{number}.html")), page)?;
    }
    let program = std::env::current_exe()?;
    let output = Command::new(program).arg(COMPILE).arg(temporary).output()?;
    ensure!(
        output.status.success(),
        "the measured process ended with {}",
        output.status
    );
    let line = String::from_utf8_lossy(&output.stdout).into_owned();
    let (seconds, memory) = line.trim().split_once(' ').context("two figures")?;
    Ok((seconds.parse()?, memory.parse()?))
}

/// Compiles a folder and prints seconds and megabytes.
pub fn compile(folder: &Path) -> Result<()> {
    let start = Instant::now();
    let compiled = ingest::compile_folder(folder);
    let seconds = processor_time().unwrap_or_else(|| start.elapsed().as_secs_f64());
    ensure!(
        compiled.corpus.is_some(),
        "{}",
        ingest::render(&compiled.diagnostics)
    );
    println!("{seconds} {}", peak_memory());
    Ok(())
}

/// The seconds that a processor worked for this process, which do not depend on what else the machine does; where
/// the system says it (Linux does, in hundredths).
fn processor_time() -> Option<f64> {
    let line = fs::read_to_string("/proc/self/stat").ok()?;
    // After the name in parentheses comes the third of the fields in `proc_pid_stat(5)`; the 14th is meant.
    let ticks = line.rsplit_once(") ")?.1.split(' ').nth(11)?;
    ticks.parse::<f64>().ok().map(|ticks| ticks / 100.0)
}

/// The most memory that this process has had, in MB; 0 where the system does not say (Linux does).
fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.unwrap_or(0) / 1000
}
