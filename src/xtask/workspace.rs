//! Where things are: the workspace, its target folder, the tools in it.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

/// The folders that every step works with.
#[derive(Debug, Clone)]
pub struct Workspace {
    /// The folder with the workspace's `Cargo.toml` and `Cargo.lock`.
    pub root: PathBuf,
    /// Cargo's target folder.
    pub target: PathBuf,
    /// Installed tools: `bin/` and `node_modules/`.
    pub tools: PathBuf,
}

impl Workspace {
    /// The workspace that `cargo xtask` was started in.
    pub fn find() -> Result<Self> {
        let here = env::current_dir().context("the current folder cannot be read")?;
        let root = here
            .ancestors()
            .find(|folder| folder.join("src/xtask/Cargo.toml").is_file());
        let Some(root) = root else {
            bail!("run this inside the checkout: no src/xtask found from {here:?} upwards")
        };
        // The same rule as Cargo's own, except for `build.target-dir`, which this workspace does not set.
        let target = match env::var_os("CARGO_TARGET_DIR").filter(|folder| !folder.is_empty()) {
            Some(folder) => {
                std::path::absolute(folder).context("CARGO_TARGET_DIR is not a usable path")?
            }
            None => root.join("target"),
        };
        Ok(Workspace {
            root: root.to_owned(),
            tools: target.join("tools"),
            target,
        })
    }

    /// A command that runs at the root and finds the installed tools before any others.
    pub fn command(&self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(program.as_ref());
        command
            .current_dir(&self.root)
            .env("PATH", self.path())
            .env("CARGO_TARGET_DIR", &self.target);
        // `cargo run` describes this program in the environment. Passed on, it would make build scripts of the
        // children that watch those variables run again each time they are built from elsewhere.
        for (name, _) in env::vars_os() {
            let text = name.to_string_lossy();
            if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
                command.env_remove(&name);
            }
        }
        command
    }

    /// `cargo`, as above.
    pub fn cargo(&self) -> Command {
        self.command("cargo")
    }

    /// The search path with the installed tools first.
    pub fn path(&self) -> OsString {
        let own = [self.tools.join("bin"), self.tools.join("node_modules/.bin")];
        let inherited = env::var_os("PATH").unwrap_or_default();
        let folders = own.into_iter().chain(env::split_paths(&inherited));
        // Only a folder with the separator in its name can fail here; such a PATH cannot be extended.
        env::join_paths(folders).unwrap_or(inherited)
    }

    /// The first file of that name on [`Workspace::path`].
    pub fn which(&self, program: &str) -> Option<PathBuf> {
        let name = format!("{program}{}", env::consts::EXE_SUFFIX);
        env::split_paths(&self.path())
            .map(|folder| folder.join(&name))
            .find(|file| file.is_file())
    }

    /// The version of a package in `Cargo.lock`.
    pub fn locked_version(&self, package: &str) -> Result<String> {
        let file = self.root.join("Cargo.lock");
        let lock = std::fs::read_to_string(&file)
            .with_context(|| format!("cannot read {}", file.display()))?;
        locked_version(&lock, package)
            .with_context(|| format!("Cargo.lock has no package `{package}`"))
    }
}

/// Cargo writes the lock file itself, one key a line, the version right after the name.
fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_the_one_of_exactly_that_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"registry\"\n";
        assert_eq!(
            locked_version(lock, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
        assert_eq!(locked_version(lock, "bindgen"), None);
    }
}
