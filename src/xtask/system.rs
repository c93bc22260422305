//! What comes from the system, since no package registry of Rust or Node carries it: browsers, web servers, a reader of PDF,
//! Python.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::step;
use crate::workspace::Workspace;

/// Something that the tests drive.
#[derive(Debug, Clone, Copy)]
pub struct Need {
    /// What people call it.
    pub name: &'static str,
    /// What Debian calls it.
    pub packages: &'static [&'static str],
    /// The programs to look for: one of each line.
    pub programs: &'static [&'static [&'static str]],
    /// A command that fails where a part is missing that no program shows; empty where there is none.
    pub probe: &'static [&'static str],
}

/// The web servers whose recipes in the guide to hosting are tried.
pub const SERVERS: [Need; 3] = [
    Need {
        name: "nginx",
        packages: &["nginx-light"],
        programs: &[&["nginx"]],
        probe: &[],
    },
    Need {
        name: "caddy",
        packages: &["caddy"],
        programs: &[&["caddy"]],
        probe: &[],
    },
    Need {
        name: "apache",
        packages: &["apache2-bin", "media-types"],
        programs: &[&["apache2"]],
        probe: &[],
    },
];

/// What reads the text of printed pages.
pub const PDF_READER: Need = Need {
    name: "pdftotext",
    packages: &["poppler-utils"],
    programs: &[&["pdftotext"]],
    probe: &[],
};

/// What the package for Python is tried with.
pub const PYTHON: Need = Need {
    name: "python3 with venv",
    packages: &["python3", "python3-venv"],
    programs: &[&["python3"]],
    probe: &["python3", "-c", "import ensurepip, venv"],
};

/// What measures the work and the memory of other programs.
pub const TIME: Need = Need {
    name: "time",
    packages: &["time"],
    programs: &[&["time"]],
    probe: &[],
};

impl Need {
    fn is_met(&self, workspace: &Workspace) -> bool {
        let is_whole = |(program, words): (&&str, &[&str])| {
            step::output(workspace.command(program).args(words)).is_some()
        };
        let has_all = self.programs.iter().all(|names| {
            let mut names = names.iter();
            names.any(|name| {
                // Debian keeps servers where only the administrator's PATH leads.
                let administrators = PathBuf::from("/usr/sbin").join(name);
                workspace.which(name).is_some() || administrators.is_file()
            })
        });
        has_all && self.probe.split_first().is_none_or(is_whole)
    }
}

/// Makes sure that all of it is there. As the administrator of a Debian machine it is installed, else said how.
pub fn ensure(workspace: &Workspace, needs: &[Need]) -> Result<()> {
    let missing = |needs: &[Need]| -> Vec<Need> {
        let needs = needs.iter().copied();
        needs.filter(|need| !need.is_met(workspace)).collect()
    };
    let mut absent = missing(needs);
    let is_debian = workspace.which("apt-get").is_some();
    let is_root = || step::output(Command::new("id").arg("-u")).as_deref() == Some("0");
    if !absent.is_empty() && is_debian && is_root() {
        install(workspace, &absent)?;
        absent = missing(needs);
    }
    if absent.is_empty() {
        return Ok(());
    }
    let packages: Vec<_> = absent
        .iter()
        .flat_map(|need| need.packages)
        .copied()
        .collect();
    let names: Vec<_> = absent.iter().map(|need| need.name).collect();
    bail!(
        "missing: {}; get it with `sudo apt-get install {}`, or put it on PATH",
        names.join(", "),
        packages.join(" ")
    )
}

fn install(workspace: &Workspace, needs: &[Need]) -> Result<()> {
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
    words.extend(needs.iter().flat_map(|need| need.packages));
    let title = format!("installing {}", words[2..].join(" "));
    apt(&words, &title, &log)
}
