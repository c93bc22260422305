//! The driver as a child process.

use std::fs::File;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::engine::Engine;
use super::webdriver::Client;

/// A running driver. Dropping it ends the process.
#[derive(Debug)]
pub struct Driver {
    child: Child,
    client: Client,
}

impl Driver {
    /// Starts the engine's driver on a free port of this machine; what it prints goes to `log`.
    pub fn start(engine: Engine, log: &Path) -> Result<Self> {
        let port = free_port()?;
        let file = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
        let program = engine.driver();
        let child = Command::new(program)
            .args(engine.driver_arguments(port))
            .stdin(Stdio::null())
            .stdout(file.try_clone()?)
            .stderr(file)
            .spawn()
            .with_context(|| format!("cannot start `{program}`: is it installed and on PATH?"))?;
        let mut driver = Driver {
            child,
            client: Client::new(format!("http://127.0.0.1:{port}")),
        };
        let started = Instant::now();
        while !driver.client.is_ready() {
            if let Some(status) = driver.child.try_wait()? {
                bail!("`{program}` ended with {status}: see {}", log.display());
            }
            if started.elapsed() > Duration::from_secs(20) {
                bail!(
                    "`{program}` was not ready within 20 s: see {}",
                    log.display()
                );
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(driver)
    }

    /// The connection to it.
    pub fn client(&self) -> &Client {
        &self.client
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Both fail only when the process has ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The driver takes the port a moment later. Nothing else on the machine hands out ports that fast: the kernel goes
/// through its whole range before it repeats one.
fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}
