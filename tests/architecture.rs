//! The rules of the workspace that no compiler checks.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Which crates of the workspace each crate may use: in its own code, and in its build script.
///
/// The arrows point one way, from the domain model outwards. No crate has a workspace crate for its build script.
const ARROWS: [(&str, &[&str], &[&str]); 13] = [
    ("corpus", &[], &[]),
    ("search", &["corpus"], &[]),
    ("passage", &["corpus", "search"], &[]),
    ("ingest", &["corpus", "search"], &[]),
    ("app", &["corpus", "search", "passage"], &[]),
    ("site", &["corpus", "ingest", "app"], &[]),
    ("server", &[], &[]),
    (
        "dossier",
        &["corpus", "search", "ingest", "site", "server"],
        &[],
    ),
    ("xtask", &["server"], &[]),
    (
        "tests",
        &["corpus", "search", "ingest", "app", "server", "xtask"],
        &[],
    ),
    ("conformance", &["corpus", "ingest"], &[]),
    ("engine", &["corpus", "search"], &[]),
    ("fuzz", &["corpus", "search", "passage", "ingest"], &[]),
];

/// The modules of the explorer, each behind all that it may know: the text, then what is shown of it.
const LAYERS: [&str; 9] = [
    "text", "axis", "route", "i18n", "signal", "browser", "store", "ui", "parts",
];

/// The features of the explorer. None knows another: one reaches what another does through [`PARTS`] alone.
const FEATURES: [&str; 11] = [
    "timeline",
    "filters",
    "events",
    "reader",
    "search",
    "quote",
    "notes",
    "matrix",
    "compare",
    "embed",
    "collection",
];

/// The tables of what comes later name what is in features and pages.
const PARTS: &str = "parts";

/// What must not be compiled into the page: work of the build, or too large for what it does there.
const NOT_IN_THE_BROWSER: [&str; 6] = ["ingest", "toml", "regex", "chrono", "jiff", "serde_json"];

/// Words of the browser's own interface, and the one folder that may say them, and the file that sets elements.
const BROWSER_WORDS: [&str; 3] = ["web_sys", "js_sys", "JsCast"];
const BROWSER: &str = "src/app/browser/";
const ELEMENT: &str = "src/app/ui/element.rs";

#[test]
fn dependencies_between_the_crates_point_one_way() {
    let metadata: Value =
        serde_json::from_str(&cargo(&["metadata", "--no-deps", "--format-version", "1"]))
            .expect("cargo metadata prints JSON");
    let packages = metadata["packages"].as_array().expect("a list of packages");
    let rules: BTreeMap<&str, (&[&str], &[&str])> = ARROWS
        .iter()
        .map(|(name, uses, builds)| (*name, (*uses, *builds)))
        .collect();

    let mut broken = Vec::new();
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        let file = relative(Path::new(
            package["manifest_path"].as_str().unwrap_or_default(),
        ));
        let Some((uses, builds)) = rules.get(name) else {
            broken.push(format!(
                "{file}: `{name}` is a new crate: give it a line in the table of this test"
            ));
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let wanted = dependency["name"].as_str().unwrap_or_default();
            if !rules.contains_key(wanted) || dependency["path"].is_null() {
                continue;
            }
            let (kind, allowed) = match dependency["kind"].as_str() {
                Some("build") => ("build-dependency", *builds),
                Some("dev") => ("dev-dependency", *uses),
                _ => ("dependency", *uses),
            };
            if !allowed.contains(&wanted) {
                broken.push(format!(
                    "{file}: `{name}` may not have `{wanted}` as a {kind}; allowed are {allowed:?}"
                ));
            }
        }
    }
    assert!(
        broken.is_empty(),
        "the arrows are corpus <- search <- {{passage, ingest}}, {{ingest, app}} <- site <- dossier\n{}",
        broken.join("\n")
    );
    assert_eq!(
        packages.len(),
        rules.len(),
        "a crate of the table is gone from the workspace"
    );
}

#[test]
fn modules_of_the_explorer_know_those_below_them_alone() {
    let place = |module: &str| LAYERS.iter().position(|layer| *layer == module);
    let mut broken = Vec::new();
    let mut seen = BTreeSet::new();
    for (file, text) in sources() {
        let module = file
            .strip_prefix("src/app/")
            .and_then(|file| file.split(['/', '.']).next());
        let own = module.unwrap_or_default();
        let is_feature = FEATURES.contains(&own);
        // What is above the features puts them together.
        let Some(own_place) = place(own).or(is_feature.then_some(LAYERS.len())) else {
            continue;
        };
        let knows = |used: &str| match place(used) {
            Some(place) => place < own_place || used == own,
            None => used == own || own == PARTS,
        };
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        let code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        for used in code.flat_map(|line| line.split("crate::").skip(1)) {
            let end = used.find(|c: char| !c.is_alphanumeric() && c != '_');
            let used = &used[..end.unwrap_or(used.len())];
            if !knows(used) {
                broken.push(format!("{file}: `{own}` may not know `{used}`"));
            }
        }
        seen.insert(own.to_owned());
    }
    assert!(
        broken.is_empty(),
        "the layers are {LAYERS:?}, then the features, none of which knows another\n{}",
        broken.join("\n")
    );
    assert_eq!(
        seen.len(),
        LAYERS.len() + FEATURES.len(),
        "a module of the tables is gone"
    );
}

#[test]
fn only_the_browser_folder_speaks_to_the_browser() {
    let broken = lines_that(|file, line| {
        !file.starts_with(BROWSER)
            && file != ELEMENT
            && BROWSER_WORDS.iter().any(|word| line.contains(word))
    });
    assert!(
        broken.is_empty(),
        "{BROWSER_WORDS:?} belong into {BROWSER}\n{}",
        broken.join("\n")
    );
}

#[test]
fn no_text_becomes_markup_unescaped() {
    // What is set is an `Html`, which escapes whatever is written into it.
    let is_set = |line: &str| line.contains("inner_html=") || line.contains("set_inner_html");
    let broken = lines_that(|_, line| is_set(line) && !line.contains("html.as_str()"));
    assert!(
        broken.is_empty(),
        "`inner_html` takes an `Html` alone, or a document could write into the page\n{}",
        broken.join("\n")
    );
}

#[test]
fn the_page_carries_no_crate_of_the_build() {
    // Leptos itself names some of these for its server side, and the linker drops what the page does not call:
    // what counts is what our own crates pull in.
    let tree = cargo(&[
        "tree",
        "--package",
        "app",
        "--features",
        "hydrate",
        "--target",
        "wasm32-unknown-unknown",
        "--edges",
        "normal,no-proc-macro",
        "--prune",
        "leptos",
        "--prefix",
        "none",
        "--format",
        "{lib}",
    ]);
    let names: Vec<&str> = tree
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(
        names.contains(&"corpus"),
        "cargo tree shows nothing of the app:\n{tree}"
    );
    for name in NOT_IN_THE_BROWSER {
        assert!(
            !names.contains(&name),
            "src/app/Cargo.toml: `{name}` reaches the wasm; see `cargo tree -p app -i {name}`"
        );
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .canonicalize()
        .expect("the folder above this package")
}

fn cargo(words: &[&str]) -> String {
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(words)
        .current_dir(root())
        .output()
        .expect("cargo runs this test, so it can be started");
    assert!(
        output.status.success(),
        "cargo {}: {}",
        words.join(" "),
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("cargo prints UTF-8")
}

/// The path below the workspace, with slashes.
fn relative(file: &Path) -> String {
    file.strip_prefix(root())
        .unwrap_or(file)
        .to_string_lossy()
        .replace('\\', "/")
}

/// `file:line: text` of every line of code below `src` that breaks a rule. Comments may speak of anything.
fn lines_that(breaks: impl Fn(&str, &str) -> bool) -> Vec<String> {
    let mut broken = Vec::new();
    for (file, text) in sources() {
        for (number, line) in text.lines().enumerate() {
            let code = line.trim_start();
            if !code.starts_with("//") && breaks(&file, code) {
                broken.push(format!("{file}:{}: {code}", number + 1));
            }
        }
    }
    broken
}

/// The Rust files below `src` by their names, with what is in them.
fn sources() -> Vec<(String, String)> {
    let mut files = Vec::new();
    collect(&root().join("src"), &mut files);
    files.sort();
    assert!(!files.is_empty(), "no Rust file below src");
    let read = |path: &PathBuf| {
        let text = fs::read_to_string(path).expect("a source file is readable");
        (relative(path), text)
    };
    files.iter().map(read).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources is readable") {
        let path = entry.expect("an entry of a folder").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}
