//! Steps: one line each on the terminal, with the time they took.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How much of a log is shown when an installation fails, in lines.
const SHOWN: usize = 30;

/// Runs a command whose output only matters when it fails: it goes to `log`, the terminal shows one line.
pub fn quiet(title: &str, command: &mut Command, log: &Path) -> Result<()> {
    quietly(title, log, |file| logged(command, file))
}

/// The same for several ways to one end: each is tried when the one before it has failed.
pub fn quiet_any(title: &str, commands: &mut [Command], log: &Path) -> Result<()> {
    quietly(title, log, |file| {
        let mut result = Ok(());
        for command in commands {
            result = logged(command, file);
            if result.is_ok() {
                break;
            }
        }
        result
    })
}

fn quietly(title: &str, log: &Path, run: impl FnOnce(&File) -> Result<()>) -> Result<()> {
    print!("{title} ... ");
    // A terminal that is gone is no reason to stop an installation.
    let _ = io::stdout().flush();
    let started = Instant::now();
    let result = create(log).and_then(|file| run(&file));
    println!(
        "{} ({})",
        if result.is_ok() { "done" } else { "failed" },
        elapsed(started.elapsed())
    );
    if result.is_err() {
        let text = fs::read(log).unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        let lines: Vec<_> = text.lines().collect();
        for line in &lines[lines.len().saturating_sub(SHOWN)..] {
            eprintln!("    {line}");
        }
    }
    result.with_context(|| format!("{title} failed; all of its output is in {}", log.display()))
}

/// Runs a command that shows its own progress, between two lines.
pub fn shown(title: &str, command: &mut Command) -> Result<()> {
    between_lines(title, || {
        command
            .status()
            .with_context(|| format!("cannot start `{}`", name(command)))
    })
}

/// The same for one of several commands that run at once: each line of what it prints says whose it is.
pub fn shown_beside(title: &str, whose: &str, command: &mut Command) -> Result<()> {
    between_lines(title, || {
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start `{}`", name(command)))?;
        let (out, errors) = (child.stdout.take(), child.stderr.take());
        thread::scope(|scope| {
            scope.spawn(|| pass_on(whose, errors));
            pass_on(whose, out);
        });
        Ok(child.wait()?)
    })
}

/// Prints each line with a name before it, until there are no more.
fn pass_on(whose: &str, from: Option<impl Read>) {
    let Some(from) = from else { return };
    let mut from = BufReader::new(from);
    let mut line = Vec::new();
    while from.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
        println!("{whose:<9}{}", String::from_utf8_lossy(&line).trim_end());
        line.clear();
    }
}

fn between_lines(title: &str, run: impl FnOnce() -> Result<ExitStatus>) -> Result<()> {
    println!("── {title}");
    let started = Instant::now();
    let status = run()?;
    println!(
        "── {title}: {} ({})",
        if status.success() { "done" } else { "failed" },
        elapsed(started.elapsed())
    );
    if !status.success() {
        bail!("{title} failed");
    }
    Ok(())
}

/// What a command prints, trimmed; `None` when it cannot be started or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// `12.3 s`, `4 min 05 s`.
pub fn elapsed(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

fn create(log: &Path) -> Result<File> {
    if let Some(folder) = log.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(File::create(log)?)
}

fn logged(command: &mut Command, log: &File) -> Result<()> {
    let status = command
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log.try_clone()?)
        .status()
        .with_context(|| format!("cannot start `{}`", name(command)))?;
    if !status.success() {
        bail!("`{}` ended with {status}", name(command));
    }
    Ok(())
}

fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_well_at_every_size() {
        let table = [
            (0, "0.0 s"),
            (1_260, "1.3 s"),
            (59_900, "59.9 s"),
            (60_000, "1 min 00 s"),
            (605_000, "10 min 05 s"),
        ];
        for (milliseconds, expected) in table {
            assert_eq!(elapsed(Duration::from_millis(milliseconds)), expected);
        }
    }
}
