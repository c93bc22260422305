//! Each package, installed where there is no Rust, makes a site. `cargo xtask test` makes the packages and says where they are.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use saphyr::{LoadableYamlNode, Yaml};

#[test]
fn the_archive_is_unpacked_and_makes_a_site() {
    let Some(package) = package(".tar.gz") else {
        return;
    };
    let place = Place::new("archive", &["tar", "gzip"]);
    place.run("tar", &["-xzf", &package]);
    let unpacked = Path::new(&package).file_name().and_then(OsStr::to_str);
    let folder = unpacked.and_then(|name| name.strip_suffix(".tar.gz"));
    let dossier = format!("./{}/dossier", folder.expect("a name"));
    place.run(&dossier, &["build", "documents", "--out", "site"]);
    place.has_a_site();
    place.says_its_version(&dossier, &[]);
}

/// The workflow installs the package for npm.
#[test]
fn the_workflow_of_the_guide_makes_a_site() {
    let Some(package) = package(".tgz") else {
        return;
    };
    let place = Place::new("npm", &["node", "npm", "npx", "sh"]);
    let name = Path::new(&package).file_name().expect("a name");
    fs::copy(&package, place.folder.join(name)).expect("the package is copied");

    let guide = include_str!("../src/site/HOSTING.md");
    let (_, rest) = guide.split_once("\n```yaml\n").expect("a workflow");
    let (workflow, _) = rest.split_once("\n```").expect("its end");
    let workflow = Yaml::load_from_str(workflow).expect("the workflow is YAML");
    let steps = workflow[0]["jobs"]["publish"]["steps"]
        .as_vec()
        .expect("steps");
    let commands = steps
        .iter()
        .filter_map(|step| step.as_mapping_get("run")?.as_str());
    for command in commands {
        let command = command.replace(
            "${{ steps.pages.outputs.base_url }}",
            "https://example.org/folder",
        );
        place.run("sh", &["-e", "-c", &command]);
    }
    place.has_a_site();
    place.says_its_version("npx", &["dossier"]);
}

#[test]
fn the_package_for_python_makes_a_site() {
    let Some(package) = package(".whl") else {
        return;
    };
    let place = Place::new("python", &[]);
    // What is on PATH may be a script that leads to it.
    let python = Command::new("python3")
        .args(["-c", "import sys; print(sys.executable)"])
        .output();
    let python = String::from_utf8(python.expect("Python").stdout).expect("a path");
    place.run(python.trim(), &["-m", "venv", "python"]);
    place.run("python/bin/pip", &["install", "--no-index", &package]);
    let dossier = "python/bin/dossier";
    place.run(dossier, &["build", "documents", "--out", "site"]);
    place.has_a_site();
    place.says_its_version(dossier, &[]);
}

/// The path of the package with this ending; nothing in a run of all tests, for which no packages were made.
fn package(ending: &str) -> Option<String> {
    let folder = env::var_os("DOSSIER_PACKAGES")?;
    let files = fs::read_dir(folder).expect("the folder with the packages");
    let mut paths = files.map(|file| file.expect("a file").path().display().to_string());
    Some(
        paths
            .find(|path| path.ends_with(ending))
            .expect("a package"),
    )
}

/// A folder with a document, and an environment in which nothing but a few programs can be found.
struct Place {
    folder: PathBuf,
}

impl Place {
    fn new(name: &str, programs: &[&str]) -> Self {
        let folder = env::temp_dir().join(format!("dossier-{name}-{}", std::process::id()));
        for name in ["documents", "bin"] {
            fs::create_dir_all(folder.join(name)).expect("a folder is made");
        }
        let text = "# The bridge\n\nThe council approved the plan on 4 May 2021.\n";
        fs::write(folder.join("documents/bridge.md"), text).expect("a document is written");
        let path = env::var_os("PATH").unwrap_or_default();
        for name in programs {
            let mut files = env::split_paths(&path).map(|folder| folder.join(name));
            let file = files.find(|file| file.is_file()).expect(name);
            symlink(file, folder.join("bin").join(name)).expect("a link is made");
        }
        Self { folder }
    }

    /// What a program prints that succeeds and reports no error.
    fn run(&self, program: &str, words: &[&str]) -> String {
        let mut command = Command::new(program);
        command
            .args(words)
            .current_dir(&self.folder)
            .env_clear()
            .env("PATH", self.folder.join("bin"))
            .env("HOME", &self.folder)
            // Of npm: to ask no registry.
            .env("npm_config_offline", "true");
        let output = command.output().expect(program);
        let told = String::from_utf8_lossy(&output.stderr);
        let is_well = output.status.success() && !told.contains("error");
        assert!(
            is_well,
            "{program} {words:?} ends with {}: {told}",
            output.status
        );
        String::from_utf8(output.stdout).expect("text")
    }

    fn has_a_site(&self) {
        for (page, text) in [
            ("index.html", "2021"),
            ("documents/the-bridge/index.html", "approved the plan"),
        ] {
            let html = fs::read_to_string(self.folder.join("site").join(page)).expect(page);
            assert!(html.contains(text), "{page}");
        }
    }

    fn says_its_version(&self, program: &str, words: &[&str]) {
        let said = self.run(program, &[words, &["--version"]].concat());
        assert_eq!(said.trim(), concat!("dossier ", env!("CARGO_PKG_VERSION")));
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // What is left in the folder for temporary files harms nobody.
        let _ = fs::remove_dir_all(&self.folder);
    }
}
