//! `cargo xtask bench`: what a visit costs, beside the same text without scripts, how smoothly the timeline moves and how
//! good the search is, beside others, and how the work of making a site grows. Prints figures and passes no judgement:
//! machines differ, and only figures of one run compare.

pub mod growth;

mod documents;

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::browser::Engine;
use crate::site::BuildOptions;
use crate::workspace::Workspace;
use crate::{site, step, system, tools};

/// Builds the site of the documents in `corpus` into `out`, and visits it in Chromium, beside what people would else use.
pub fn visit(workspace: &Workspace, corpus: &Path, out: &Path) -> Result<()> {
    prepare(workspace)?;
    site::build(workspace, corpus, out, &BuildOptions::default())?;
    let peers = tools::peers(workspace)?;
    // As people have it made small before they publish it.
    let mut terser = workspace.command("terser");
    terser.args(["--compress", "--mangle", "--output"]);
    terser.arg(peers.join("minisearch.js"));
    terser.arg(peers.join("minisearch/dist/umd/index.js"));
    step::shown("making MiniSearch small", &mut terser)?;
    let mut command = workspace.cargo();
    command
        .args(["run", "--quiet", "--package", "tests", "--example", "visit"])
        .env("DOSSIER_DIST", out)
        .env("DOSSIER_PEERS", peers)
        .env("DOSSIER_BROWSER", Engine::Chromium.name());
    step::shown("visiting the site", &mut command)
}

/// For each of these numbers makes up a corpus with so many events, builds its site, and moves along its timeline and
/// along one of vis-timeline with the same events, in the same Chromium.
pub fn timeline(workspace: &Workspace, counts: &[usize]) -> Result<()> {
    prepare(workspace)?;
    let vis_timeline = tools::peers(workspace)?.join("vis-timeline");
    let folder = workspace.target.join("bench");
    for count in counts {
        let corpus = folder.join(format!("{count}-events"));
        make_up(&corpus, *count)
            .with_context(|| format!("cannot write into {}", corpus.display()))?;
        site::build(
            workspace,
            &corpus,
            &folder.join(format!("{count}-events-site")),
            &BuildOptions {
                no_offline: true,
                ..BuildOptions::default()
            },
        )?;
    }
    let mut command = workspace.cargo();
    command
        .args(["run", "--quiet", "--package", "tests", "--example", "moves"])
        .env("DOSSIER_VIS_TIMELINE", vis_timeline)
        .env("DOSSIER_BROWSER", Engine::Chromium.name());
    let sites = counts
        .iter()
        .map(|count| folder.join(format!("{count}-events-site")));
    command.env("DOSSIER_SITES", std::env::join_paths(sites)?);
    step::shown("moving in time", &mut command)
}

/// Searches the default corpus and made-up ones of these numbers of passages with this engine and with others, in the same
/// Chromium.
pub fn search(workspace: &Workspace, sizes: &[usize]) -> Result<()> {
    prepare(workspace)?;
    tools::for_building(workspace)?;
    let peers = tools::search_engines(workspace)?;
    let folder = workspace.target.join("bench/search");
    let packages = folder.join("packages");
    fs::create_dir_all(&packages)?;
    for (from, to) in [
        ("minisearch/dist/es/index.js", "minisearch.js"),
        (
            "flexsearch/dist/flexsearch.bundle.module.min.js",
            "flexsearch.js",
        ),
        ("lunr/lunr.min.js", "lunr.js"),
    ] {
        fs::copy(peers.join(from), packages.join(to)).with_context(|| from.to_owned())?;
    }
    copy_folder(
        &peers.join("@orama/orama/dist/browser"),
        &packages.join("orama"),
    )?;
    let mut engine = workspace.cargo();
    engine.args([
        "build",
        "--release",
        "--package",
        "engine",
        "--target",
        tools::WASM,
    ]);
    step::shown("building the engine", &mut engine)?;
    let mut bindings = workspace.command("wasm-bindgen");
    bindings
        .args(["--target", "web", "--out-dir"])
        .arg(folder.join("engine"));
    bindings.arg(
        workspace
            .target
            .join(tools::WASM)
            .join("release/engine.wasm"),
    );
    step::shown("writing its bindings", &mut bindings)?;
    let sizes: Vec<String> = sizes.iter().map(usize::to_string).collect();
    let mut command = workspace.cargo();
    command
        .args([
            "run",
            "--quiet",
            "--package",
            "tests",
            "--example",
            "search",
        ])
        .env("DOSSIER_SEARCH", &folder)
        .env("DOSSIER_PEERS", &peers)
        .env("DOSSIER_SIZES", sizes.join(","))
        .env("DOSSIER_BROWSER", Engine::Chromium.name());
    step::shown("searching", &mut command)
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

fn prepare(workspace: &Workspace) -> Result<()> {
    tools::for_testing(workspace, &[Engine::Chromium])?;
    system::ensure(workspace, &[Engine::Chromium.need()])
}

/// What scatters events over a century, and words over texts, the same each time.
///
/// It is the generator of Numerical Recipes, whose high bits are random enough for that.
struct Chance(u32);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 16) as usize % limit
    }

    fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }
}

/// How many events a made-up document tells of.
const EVENTS_PER_DOCUMENT: usize = 1000;

/// Writes documents with so many dated sentences in all, the same for the same number.
fn make_up(folder: &Path, count: usize) -> Result<()> {
    const WHAT: [&str; 6] = [
        "Engineers completed the survey of the northern district under contract",
        "The ministry signed an agreement with the towns on the river, filed as",
        "The council approved the plan for the eastern road, filed as",
        "The delegation visited the harbour and the docks, as said in note",
        "Workers opened the new bridge over the river, known as",
        "The commission published its report on the harvest, filed as",
    ];
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder)?;
    let mut chance = Chance(1);
    for (part, first) in (0..count).step_by(EVENTS_PER_DOCUMENT).enumerate() {
        let mut text = format!("Annals of the province, part {}\n", part + 1);
        for number in first..count.min(first + EVENTS_PER_DOCUMENT) {
            let (what, day) = (chance.pick(&WHAT), 1 + chance.below(28));
            let (month, year) = (1 + chance.below(12), 1900 + chance.below(100));
            write!(
                text,
                "\n{what} number {number} on {year}-{month:02}-{day:02}.\n"
            )?;
        }
        fs::write(folder.join(format!("part-{part:03}.txt")), text)?;
    }
    Ok(())
}
