//! The browser that the scenarios drive.

use std::process::Command;

use anyhow::{Result, bail};

use crate::step;
use crate::workspace::Workspace;

/// Makes sure that Chromium and its WebDriver are there. They come from the system, since no package registry of
/// Rust or Node carries a browser.
pub fn ensure(workspace: &Workspace) -> Result<()> {
    if present(workspace) {
        return Ok(());
    }
    let debian = workspace.which("apt-get").is_some();
    if debian && step::output(Command::new("id").arg("-u")).as_deref() == Some("0") {
        let log = workspace.tools.join("log").join("apt.txt");
        let apt = || {
            let mut command = workspace.command("apt-get");
            command
                .env("DEBIAN_FRONTEND", "noninteractive")
                .arg("--yes");
            command
        };
        step::quiet("apt-get update", apt().arg("update"), &log)?;
        let packages = [
            "install",
            "--no-install-recommends",
            "chromium",
            "chromium-driver",
        ];
        step::quiet(
            "installing chromium and chromedriver",
            apt().args(packages),
            &log,
        )?;
        if present(workspace) {
            return Ok(());
        }
    }
    bail!(
        "chromium and chromedriver are missing: sudo apt-get install chromium chromium-driver (or put both on PATH)"
    )
}

fn present(workspace: &Workspace) -> bool {
    let browser = ["chromium", "chromium-browser", "google-chrome"]
        .iter()
        .any(|name| workspace.which(name).is_some());
    browser && workspace.which("chromedriver").is_some()
}
