//! Child processes that end with this one, whatever ends it: the last scenario, a panic, Ctrl+C, a kill.

use std::ffi::OsString;
use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::webdriver::Client;

/// How long a driver or a display may take until it answers.
const START: Duration = Duration::from_secs(20);

/// Runs a program until the standard input of this script is closed, which the kernel does when the test program ends
/// in any way. Then it ends the program, by force after two seconds, with everything that came of it: drivers leave
/// their browsers behind when they are killed. At last it removes the folder, which is the first argument.
const LEASH: &str = r#"
folder=$1; shift
tree() {
    for child in $(cat "/proc/$1/task/"*/children 2>/dev/null); do tree "$child"; done
    echo "$1"
}
"$@" </dev/null &
program=$!
read -r _
all=$(tree "$program")
kill -TERM "$program" 2>/dev/null
{ sleep 2; kill -KILL $all; } 2>/dev/null &
guard=$!
wait "$program" 2>/dev/null
kill -KILL "$guard" $all 2>/dev/null
rm -rf -- "$folder" || { sleep 1; rm -rf -- "$folder"; }
"#;

/// A program on a leash. Dropping it ends the program and its children, and removes its folder.
#[derive(Debug)]
pub struct Process {
    leash: Child,
}

impl Process {
    /// Starts a program in an environment changed by `environment`; what it prints goes to `log`, and `folder` is
    /// removed when it has ended.
    pub fn start(
        program: &str,
        arguments: &[String],
        environment: &[(&str, OsString)],
        folder: &Path,
        log: &Path,
    ) -> Result<Self> {
        if which(program).is_none() {
            bail!("cannot start `{program}`: is it installed and on PATH?");
        }
        let file = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
        let leash = Command::new("sh")
            .args(["-c", LEASH, "leash"])
            .arg(folder)
            .arg(program)
            .args(arguments)
            .envs(environment.iter().map(|(name, value)| (name, value)))
            // Ctrl+C ends the test program; the leash must outlive it by a moment.
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(file.try_clone()?)
            .stderr(file)
            .spawn()
            .context("cannot start `sh`")?;
        Ok(Process { leash })
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.leash.stdin.take());
        // Fails only when there is nothing left to wait for.
        let _ = self.leash.wait();
    }
}

/// A running driver. Dropping it ends the process, and the browser with it.
#[derive(Debug)]
pub struct Driver {
    _process: Process,
    client: Client,
}

impl Driver {
    /// Starts a driver that will listen on `port` of this machine, and waits until it does.
    pub fn start(
        program: &str,
        port: u16,
        arguments: &[String],
        environment: &[(&str, OsString)],
        folder: &Path,
        logs: &Path,
    ) -> Result<Self> {
        let log = logs.join(format!("{program}.log"));
        let driver = Driver {
            _process: Process::start(program, arguments, environment, folder, &log)?,
            client: Client::new(format!("http://127.0.0.1:{port}")),
        };
        within(
            START,
            || Ok(driver.client.is_ready().then_some(())),
            || format!("`{program}` was not ready: see {}", log.display()),
        )?;
        Ok(driver)
    }

    /// The connection to it.
    pub fn client(&self) -> &Client {
        &self.client
    }
}

/// Asks until there is an answer, every 20 ms; fails with `otherwise` when there is none in time.
pub fn within<T>(
    time: Duration,
    mut ask: impl FnMut() -> Result<Option<T>>,
    otherwise: impl FnOnce() -> String,
) -> Result<T> {
    let started = Instant::now();
    loop {
        if let Some(answer) = ask()? {
            return Ok(answer);
        }
        if started.elapsed() > time {
            bail!("{} (waited {} s)", otherwise(), time.as_secs());
        }
        thread::sleep(Duration::from_millis(20));
    }
}

/// A new folder for everything that a browser writes: profile, settings, sockets. Its [`Process`] removes it.
pub fn private_folder() -> Result<PathBuf> {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let name = format!(
        "dossier-browser-{}-{}",
        std::process::id(),
        NUMBER.fetch_add(1, Ordering::Relaxed)
    );
    let folder = std::env::temp_dir().join(name);
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    Ok(folder)
}

/// A port that is free. Whoever is told it takes it a moment later; nothing else on the machine hands out ports that
/// fast, since the kernel goes through its whole range before it repeats one.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}

/// The first file of that name on the search path.
pub fn which(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}
