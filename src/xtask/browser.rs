//! The browsers that the scenarios drive.

use std::fmt;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::step;
use crate::workspace::Workspace;

/// A browser engine, each of which the scenarios run in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, with chromedriver.
    Chromium,
    /// Firefox, with geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser on a virtual display.
    WebKit,
}

impl Engine {
    /// In the order in which they run.
    pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

    /// As the command line and `DOSSIER_BROWSER` name it.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }

    /// The engine of that name.
    pub fn named(name: &str) -> Result<Engine> {
        match Engine::ALL.into_iter().find(|engine| engine.name() == name) {
            Some(engine) => Ok(engine),
            None => bail!("there is no engine `{name}`: chromium, firefox or webkit"),
        }
    }

    /// What Debian calls the browser and its driver. geckodriver is not among its packages.
    fn packages(self) -> &'static [&'static str] {
        match self {
            Engine::Chromium => &["chromium", "chromium-driver"],
            Engine::Firefox => &["firefox-esr"],
            Engine::WebKit => &["webkit2gtk-driver", "xvfb", "dbus"],
        }
    }

    /// The programs to look for: one of each line.
    fn programs(self) -> &'static [&'static [&'static str]] {
        match self {
            Engine::Chromium => &[
                &["chromium", "chromium-browser", "google-chrome"],
                &["chromedriver"],
            ],
            Engine::Firefox => &[&["firefox-esr", "firefox"]],
            Engine::WebKit => &[&["WebKitWebDriver"], &["Xvfb"]],
        }
    }

    fn present(self, workspace: &Workspace) -> bool {
        self.programs().iter().all(|names| {
            let mut names = names.iter();
            names.any(|name| workspace.which(name).is_some())
        })
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Makes sure that the browsers and their drivers are there. They come from the system, since no package registry of
/// Rust or Node carries a browser.
pub fn ensure(workspace: &Workspace, engines: &[Engine]) -> Result<()> {
    let missing = |engines: &[Engine]| -> Vec<Engine> {
        let engines = engines.iter().copied();
        engines
            .filter(|engine| !engine.present(workspace))
            .collect()
    };
    let mut absent = missing(engines);
    let debian = workspace.which("apt-get").is_some();
    if !absent.is_empty()
        && debian
        && step::output(Command::new("id").arg("-u")).as_deref() == Some("0")
    {
        install(workspace, &absent)?;
        absent = missing(engines);
    }
    if absent.is_empty() {
        return Ok(());
    }
    let how: Vec<String> = absent
        .iter()
        .map(|engine| {
            format!(
                "{engine} is missing: sudo apt-get install {} (or put it and its driver on PATH)",
                engine.packages().join(" ")
            )
        })
        .collect();
    bail!("{}", how.join("\n"))
}

fn install(workspace: &Workspace, engines: &[Engine]) -> Result<()> {
    let log = workspace.tools.join("log").join("apt.txt");
    let apt = |words: &[&str], title: &str, log: &Path| {
        let mut command = workspace.command("apt-get");
        command
            .env("DEBIAN_FRONTEND", "noninteractive")
            .arg("--yes")
            .args(words);
        step::quiet(title, &mut command, log)
    };
    apt(&["update"], "apt-get update", &log)?;
    let mut words = vec!["install", "--no-install-recommends"];
    words.extend(engines.iter().flat_map(|engine| engine.packages()));
    let title = format!("installing {}", words[2..].join(" "));
    apt(&words, &title, &log)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_engine_is_found_by_its_name() {
        for engine in Engine::ALL {
            assert_eq!(Engine::named(engine.name()).ok(), Some(engine));
        }
        let message = Engine::named("gecko").expect_err("no such engine");
        assert!(message.to_string().contains("`gecko`"), "{message}");
    }
}
