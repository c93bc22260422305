//! `cargo xtask package`: the executable as people install it, without Rust: an archive, a package for npm and one for Python.
//!
//! Each is the same bytes for the same executable: times, owners, modes and order are fixed.

mod wheel;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::workspace::Workspace;
use crate::{site, step, tools};

/// The folder with the packages.
pub fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("packages")
}

/// Builds the executable, makes the packages of it and prints their sizes.
pub fn run(workspace: &Workspace) -> Result<()> {
    let executable = site::executable(workspace)?;
    let product = Product::read(workspace, executable)?;
    println!();
    for file in product.pack(workspace, &folder(workspace))? {
        println!(
            "{:>10} bytes  {}",
            fs::metadata(&file)?.len(),
            file.display()
        );
    }
    Ok(())
}

/// What is in each package, and what its manifest says: all of it is in the manifest of `dossier` or found on this machine.
struct Product {
    name: String,
    version: String,
    description: String,
    license: String,
    /// What Rust calls the systems that it runs on.
    target: String,
    executable: PathBuf,
}

/// What lies beside the executable, from the root of the workspace: the guides for whoever has no checkout lie in the same
/// folders, so that their links lead to each other.
const BESIDE: [&str; 9] = [
    "README.md",
    "LICENSE",
    "src/app/README.md",
    "src/app/embed/README.md",
    "src/cli/README.md",
    "src/ingest/manifest/EVENTS.md",
    "src/ingest/manifest/README.md",
    "src/site/HOSTING.md",
    "src/site/offline/README.md",
];

/// Everybody may read and run what is in a package, and only its owner may change it.
const MODES: &str = "u=rwX,go=rX";

impl Product {
    fn read(workspace: &Workspace, executable: PathBuf) -> Result<Self> {
        let words = ["metadata", "--no-deps", "--format-version", "1"];
        let metadata =
            step::output(workspace.cargo().args(words)).context("`cargo metadata` fails")?;
        let metadata: Value = serde_json::from_str(&metadata)?;
        let mut packages = metadata["packages"].as_array().into_iter().flatten();
        let package = packages
            .find(|package| package["name"] == "dossier")
            .context("the workspace has no package `dossier`")?;
        let text = |key: &str| {
            let text = package[key].as_str().map(str::to_owned);
            text.with_context(|| format!("src/cli/Cargo.toml says no `{key}`"))
        };
        let target = step::output(workspace.command("rustc").args(["--print", "host-tuple"]));
        Ok(Self {
            name: text("name")?,
            version: text("version")?,
            description: text("description")?,
            license: text("license")?,
            target: target.context("`rustc --print host-tuple` fails")?,
            executable,
        })
    }

    /// Makes all packages in a folder, from which others are removed.
    fn pack(&self, workspace: &Workspace, folder: &Path) -> Result<[PathBuf; 3]> {
        let _ = fs::remove_dir_all(folder);
        fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        Ok([
            self.archive(workspace, folder)?,
            self.npm(workspace, folder)?,
            wheel::write(self, workspace, folder)?,
        ])
    }

    /// Of `x86_64-unknown-linux-gnu` the first word. Other systems have packages of other forms.
    fn processor(&self) -> Result<&str> {
        match self.target.strip_suffix("-unknown-linux-gnu") {
            Some(processor @ ("x86_64" | "aarch64")) => Ok(processor),
            _ => bail!(
                "packages are made on Linux with glibc, on x86-64 or 64-bit ARM: not on {}",
                self.target
            ),
        }
    }

    /// The archive, with all of it in one folder.
    fn archive(&self, workspace: &Workspace, folder: &Path) -> Result<PathBuf> {
        let name = format!("{}-{}-{}", self.name, self.version, self.target);
        let file = folder.join(format!("{name}.tar.gz"));
        let built = self
            .executable
            .parent()
            .context("a file lies in a folder")?;
        let mut tar = workspace.command("tar");
        tar.args(["--create", "--format=ustar", "--mtime=1980-01-01 00:00Z"])
            .args(["--owner=0", "--group=0", "--numeric-owner"])
            .arg(format!("--mode={MODES}"))
            // Without the name and time of the file.
            .arg("--use-compress-program=gzip -9n")
            .arg(format!("--transform=s,^,{name}/,"))
            .arg("--file")
            .arg(&file)
            .args(BESIDE)
            .arg("--directory")
            .arg(built)
            .arg(&self.name);
        step::quiet("packing the archive", &mut tar, &log(workspace))?;
        Ok(file)
    }

    /// The package for npm, whose command is the executable itself.
    fn npm(&self, workspace: &Workspace, folder: &Path) -> Result<PathBuf> {
        tools::node(workspace)?;
        let cpu = match self.processor()? {
            "aarch64" => "arm64",
            _ => "x64",
        };
        let manifest = json!({
            "name": self.name,
            "version": self.version,
            "description": self.description,
            "license": self.license,
            "bin": { &self.name: &self.name },
            "os": ["linux"],
            "cpu": [cpu],
            "libc": ["glibc"],
        });
        let content = folder.join("npm");
        fs::create_dir(&content)?;
        fs::write(content.join("package.json"), format!("{manifest:#}\n"))?;
        fs::copy(&self.executable, content.join(&self.name))?;
        for name in BESIDE {
            let copy = content.join(name);
            fs::create_dir_all(copy.parent().context("a file lies in a folder")?)?;
            fs::copy(workspace.root.join(name), copy)?;
        }
        // npm fixes times and owners by itself, and of modes only some.
        let mut modes = workspace.command("chmod");
        modes.args(["--recursive", MODES]).arg(&content);
        step::output(&mut modes).context("`chmod` fails")?;
        let mut pack = workspace.command("npm");
        pack.arg("pack")
            .arg("--pack-destination")
            .arg(folder)
            .arg(&content);
        step::quiet("packing for npm", &mut pack, &log(workspace))?;
        fs::remove_dir_all(content)?;
        Ok(folder.join(format!("{}-{}.tgz", self.name, self.version)))
    }
}

fn log(workspace: &Workspace) -> PathBuf {
    workspace.target.join("package.txt")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A product like ours, only smaller.
    fn product(executable: PathBuf) -> Product {
        Product {
            name: "dossier".to_owned(),
            version: "1.2.3".to_owned(),
            description: "What it is".to_owned(),
            license: "MIT".to_owned(),
            target: "x86_64-unknown-linux-gnu".to_owned(),
            executable,
        }
    }

    #[test]
    fn the_same_executable_makes_the_same_packages() {
        let workspace = Workspace::find().expect("a test runs in the workspace");
        let folder = std::env::temp_dir().join(format!("dossier-packages-{}", std::process::id()));
        let pack = |name: &str, readonly: bool| {
            let folder = folder.join(name);
            fs::create_dir_all(&folder).expect("a folder is made");
            let executable = folder.join("dossier");
            fs::write(&executable, b"\x7fELF\0GLIBC_2.17\0").expect("a file is written");
            let mut mode = fs::metadata(&executable).expect("a file").permissions();
            mode.set_readonly(readonly);
            fs::set_permissions(&executable, mode).expect("the mode of a file is set");
            let packages = product(executable).pack(&workspace, &folder.join("packages"));
            packages
                .expect("packages are made")
                .map(|file| fs::read(file).expect("a package"))
        };
        assert!(pack("one", false) == pack("other", true));
        let _ = fs::remove_dir_all(folder);
    }

    #[test]
    fn no_package_is_made_for_a_system_that_could_not_install_it() {
        for target in [
            "aarch64-apple-darwin",
            "x86_64-unknown-linux-musl",
            "riscv64gc-unknown-linux-gnu",
        ] {
            let product = Product {
                target: target.to_owned(),
                ..product(PathBuf::new())
            };
            let message = product.processor().expect_err(target).to_string();
            assert!(message.ends_with(target), "{message}");
        }
    }
}
