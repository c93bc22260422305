//! The tools a build needs, in pinned versions, installed into `target/tools` when the machine has not got them.
//!
//! Everything comes through the ordinary clients of Rust and Node, as source or as plain JavaScript. Trunk would
//! fetch missing tools as prebuilt binaries by itself; it is run offline, and compiled without TLS, so it never does.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::browser::Engine;
use crate::step;
use crate::workspace::Workspace;

/// Builds the page: <https://trunkrs.dev>. Later releases want a newer compiler than this workspace pins.
const TRUNK: &str = "0.21.14";
/// The npm package with `wasm-opt`. It runs on Node, so one package serves every platform.
const BINARYEN: &str = "132.0.0";
/// The npm package that makes scripts small, in plain JavaScript.
const TERSER: &str = "5.51.4";
/// Takes the program apart (<https://docs.rs/wasm_split_cli_support>); goes with the release of Leptos.
const WASM_SPLIT: &str = "0.2.4";
/// The accessibility checks that the browser scenarios inject.
const AXE: &str = "4.14.1";

/// What pages of others are made with, into which the scenarios embed the explorer.
const HOST_PAGES: [(&str, &str); 3] = [
    ("react", "19.3.1"),
    ("react-dom", "19.3.1"),
    ("scheduler", "0.28.0"),
];

/// What people would else draw a timeline with, and search beside it; measured beside this one, and part of nothing.
const PEERS: [(&str, &str); 4] = [
    ("vis-timeline", "8.5.4"),
    MINISEARCH,
    ("@knight-lab/timelinejs", "3.9.11"),
    PAGEFIND,
];

const MINISEARCH: (&str, &str) = ("minisearch", "7.2.0");

/// What people would else search with in a browser; measured beside this one, and part of nothing.
const SEARCH_ENGINES: [(&str, &str); 5] = [
    MINISEARCH,
    ("flexsearch", "0.8.212"),
    ("lunr", "2.3.9"),
    ("@orama/orama", "3.1.18"),
    PAGEFIND,
];

const PAGEFIND: (&str, &str) = ("pagefind", "1.6.0");

/// What people would else make a site of documents with; measured beside this one, and part of nothing.
const SITE_MAKERS: [(&str, &str); 2] = [("@11ty/eleventy", "3.1.8"), PAGEFIND];

/// The driver of Firefox (<https://github.com/mozilla/geckodriver>), which Debian has no package of.
const GECKODRIVER: &str = "0.37.1";

/// The target that the page is compiled for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// What `build` and `serve` need.
pub fn for_building(workspace: &Workspace) -> Result<()> {
    wasm_target(workspace)?;
    let bindgen = workspace
        .locked_version("wasm-bindgen")
        .context("the page cannot be built")?;
    let mut compiled = false;
    compiled |= crate_binary(workspace, "trunk", "trunk", TRUNK, None)?;
    compiled |= crate_binary(
        workspace,
        "wasm-bindgen-cli",
        "wasm-bindgen",
        &bindgen,
        None,
    )?;
    compiled |= crate_binary(
        workspace,
        "wasm_split_cli_support",
        "wasm-split-cli",
        WASM_SPLIT,
        Some("build-binary"),
    )?;
    if compiled {
        // Half a gigabyte of intermediate files that no later run needs. If some stay, nothing is harmed.
        let _ = fs::remove_dir_all(scratch(workspace));
    }
    node_packages(workspace)
}

/// What the checks of `test` need besides.
pub fn for_testing(workspace: &Workspace, engines: &[Engine]) -> Result<()> {
    for (component, probe) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if step::output(workspace.cargo().args([probe, "--version"])).is_none() {
            rustup(workspace, &["component", "add", component])?;
        }
    }
    if installed_package(&workspace.tools, "axe-core").as_deref() != Some(AXE) {
        node_packages(workspace)?;
    }
    host_pages(workspace)?;
    if engines.contains(&Engine::Firefox)
        && crate_binary(workspace, "geckodriver", "geckodriver", GECKODRIVER, None)?
    {
        // As in `for_building`.
        let _ = fs::remove_dir_all(scratch(workspace));
    }
    Ok(())
}

/// The script that checks a page for accessibility, once [`for_testing`] has run.
pub fn axe_script(workspace: &Workspace) -> PathBuf {
    workspace.tools.join("node_modules/axe-core/axe.min.js")
}

/// The folder with the packages that pages of others are made with.
pub fn host_pages(workspace: &Workspace) -> Result<PathBuf> {
    packages(workspace, "host-pages", &HOST_PAGES)
}

/// The folder with vis-timeline, all that it needs in one script, MiniSearch, TimelineJS3 and Pagefind.
pub fn peers(workspace: &Workspace) -> Result<PathBuf> {
    packages(workspace, "peers", &PEERS)
}

/// The folder with the packages of other search engines.
pub fn search_engines(workspace: &Workspace) -> Result<PathBuf> {
    packages(workspace, "search-engines", &SEARCH_ENGINES)
}

/// The folder with the packages of other makers of sites.
pub fn site_makers(workspace: &Workspace) -> Result<PathBuf> {
    packages(workspace, "site-makers", &SITE_MAKERS)
}

/// A folder with packages, apart from the tools: npm removes from a folder what a call does not name.
fn packages(workspace: &Workspace, folder: &str, packages: &[(&str, &str)]) -> Result<PathBuf> {
    let folder = workspace.tools.join(folder);
    let is_there = |(name, version): &(&str, &str)| {
        installed_package(&folder, name).as_deref() == Some(*version)
    };
    if !packages.iter().all(is_there) {
        npm_install(workspace, &folder, packages)?;
    }
    Ok(folder.join("node_modules"))
}

fn wasm_target(workspace: &Workspace) -> Result<()> {
    // Asked of the compiler and not of rustup: distributions ship the target without rustup.
    let folder = step::output(workspace.command("rustc").args([
        "--print",
        "target-libdir",
        "--target",
        WASM,
    ]));
    if folder.is_some_and(|folder| PathBuf::from(folder).is_dir()) {
        return Ok(());
    }
    rustup(workspace, &["target", "add", WASM])
}

fn rustup(workspace: &Workspace, words: &[&str]) -> Result<()> {
    let what = words.join(" ");
    if workspace.which("rustup").is_none() {
        bail!(
            "rustup is missing, and `rustup {what}` is needed: install it from https://rustup.rs"
        );
    }
    step::quiet(
        &format!("rustup {what}"),
        workspace.command("rustup").args(words),
        &log(workspace, "rustup"),
    )
}

/// Compiles a program of crates.io; says whether it had to.
fn crate_binary(
    workspace: &Workspace,
    package: &str,
    program: &str,
    version: &str,
    feature: Option<&str>,
) -> Result<bool> {
    let found = workspace
        .which(program)
        .and_then(|file| step::output(Command::new(file).arg("--version")));
    let is_there = found.is_some_and(|text| text.split_whitespace().nth(1) == Some(version));
    // Not every program says its version; Cargo keeps a list of what it installed.
    let installed = fs::read_to_string(workspace.tools.join(".crates.toml")).unwrap_or_default();
    if is_there || installed.contains(&format!("\"{package} {version} ")) {
        return Ok(false);
    }
    let install = || {
        let mut install = workspace.cargo();
        install
            .args(["install", package, "--version", version, "--bin", program])
            // Without optimizations: the tools run for seconds, but would compile for a quarter of an hour.
            .args(["--debug", "--no-default-features"])
            .args(feature.map(|feature| format!("--features={feature}")))
            .arg("--root")
            .arg(&workspace.tools)
            // One folder for all, so that what they share is compiled once.
            .env("CARGO_TARGET_DIR", scratch(workspace))
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_INCREMENTAL", "0");
        install
    };
    let mut locked = install();
    locked.arg("--locked");
    // The package's own lock file can name a release that a registry mirror has not got yet.
    let mut newest = install();
    newest.env("CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS", "fallback");
    step::quiet_any(
        &format!("installing {program} {version} (once, takes minutes)"),
        &mut [locked, newest],
        &log(workspace, program),
    )?;
    Ok(true)
}

fn scratch(workspace: &Workspace) -> PathBuf {
    workspace.tools.join("build")
}

/// All packages in one call: npm removes what a call does not name from a folder without a manifest.
fn node_packages(workspace: &Workspace) -> Result<()> {
    let packages = [
        ("binaryen", BINARYEN),
        ("terser", TERSER),
        ("axe-core", AXE),
    ];
    let has = |(name, version): &(&str, &str)| {
        installed_package(&workspace.tools, name).as_deref() == Some(*version)
    };
    if packages.iter().all(has) {
        return Ok(());
    }
    npm_install(workspace, &workspace.tools, &packages)
}

/// Makes sure that Node and npm are there.
pub fn node(workspace: &Workspace) -> Result<()> {
    for program in ["node", "npm"] {
        if workspace.which(program).is_none() {
            bail!(
                "{program} is missing: install Node.js 20 or later with npm, e.g. `sudo apt-get install nodejs npm`"
            );
        }
    }
    Ok(())
}

/// Installs packages of npm, each in one version, into the `node_modules` of a folder.
fn npm_install(workspace: &Workspace, folder: &Path, packages: &[(&str, &str)]) -> Result<()> {
    node(workspace)?;
    fs::create_dir_all(folder)?;
    let versions = packages
        .iter()
        .map(|(name, version)| format!("{name}@{version}"));
    let versions: Vec<_> = versions.collect();
    let mut install = workspace.command("npm");
    install
        .arg("install")
        .args(&versions)
        .args([
            "--no-save",
            "--no-package-lock",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
        ])
        .arg("--prefix")
        .arg(folder);
    let title = format!("installing {} from npm", versions.join(" and "));
    step::quiet(&title, &mut install, &log(workspace, "npm"))
}

/// The version that the manifest of a package states that is installed in a folder.
fn installed_package(folder: &Path, package: &str) -> Option<String> {
    let manifest = folder
        .join("node_modules")
        .join(package)
        .join("package.json");
    let manifest = fs::read_to_string(manifest).ok()?;
    let (_, rest) = manifest.split_once("\"version\":")?;
    rest.split('"').nth(1).map(str::to_owned)
}

fn log(workspace: &Workspace, name: &str) -> PathBuf {
    workspace.tools.join("log").join(format!("{name}.txt"))
}
