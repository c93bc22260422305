//! The program in parts: what the page needs at once, and what comes when somebody asks for it.
//!
//! Trunk runs `wasm-bindgen` on what the compiler made. `cargo xtask` stands in its place under that name: it takes the
//! module apart at the functions that are marked as split points, runs the real one on the core, optimizes each part by
//! itself, and makes one small script of what was generated. The parts are named by what is in them and by their content.

use std::collections::BTreeMap;
use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use crate::site::digits;
use crate::workspace::Workspace;
use crate::{module, order};

/// The program in whose place this one stands.
const BINDGEN: &str = "wasm-bindgen";
/// Names the file of the real one for the one in its place.
const REAL: &str = "DOSSIER_WASM_BINDGEN";

/// Has Trunk, run by `trunk`, find this program when it looks for wasm-bindgen.
pub fn stand_in(workspace: &Workspace, trunk: &mut Command) -> Result<()> {
    let real = workspace
        .which(BINDGEN)
        .context("wasm-bindgen is missing")?;
    let folder = workspace.tools.join("split");
    fs::create_dir_all(&folder)?;
    let stand_in = folder.join(format!("{BINDGEN}{}", env::consts::EXE_SUFFIX));
    fs::copy(env::current_exe()?, &stand_in).with_context(|| stand_in.display().to_string())?;
    let path = workspace.path();
    let folders = [folder].into_iter().chain(env::split_paths(&path));
    trunk.env("PATH", env::join_paths(folders)?).env(REAL, real);
    Ok(())
}

/// True if this program was started as the one in whose place it stands.
pub fn is_stand_in() -> bool {
    let name = env::args_os().next().map(PathBuf::from);
    let is_named = name.is_some_and(|name| name.file_stem() == Some(OsStr::new(BINDGEN)));
    is_named && env::var_os(REAL).is_some()
}

/// The folder that the parts are written to, each under its name in the site.
pub fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target.join("parts")
}

/// Does what wasm-bindgen does, for the core, and makes parts of the rest.
pub fn bindgen(arguments: impl Iterator<Item = OsString>) -> Result<()> {
    let workspace = Workspace::find()?;
    let real = PathBuf::from(env::var_os(REAL).context("not started by Trunk")?);
    let mut arguments: Vec<_> = arguments.collect();
    let is_module = |argument: &OsString| Path::new(argument).extension() == Some("wasm".as_ref());
    let Some(module) = arguments.iter().position(is_module) else {
        // It is asked for its version.
        let status = Command::new(real).args(arguments).status()?;
        ensure!(status.success(), "wasm-bindgen failed");
        return Ok(());
    };
    let module = PathBuf::from(arguments.remove(module));
    let of = |name: &str| {
        let texts = arguments.iter().filter_map(|argument| argument.to_str());
        let value = texts.filter_map(|text| text.strip_prefix(name)).next();
        value.with_context(|| format!("Trunk gives no {name}"))
    };
    let (out, name) = (PathBuf::from(of("--out-dir=")?), of("--out-name=")?);

    let apart = workspace.target.join("split");
    empty(&apart)?;
    let mut split = workspace.command("wasm-split-cli");
    split.args(["--target", "web", "--out-name", name]);
    run(split.arg(&module).arg(&apart))?;
    let core = apart.join(format!("{name}.wasm"));
    let functions = module::functions(&fs::read(&core)?)?;
    if let Some((_, function)) = functions.iter().find(|(_, name)| is_of_part(name)) {
        bail!(
            "the core of the program uses {function}, which is in a part: call it by the part's table"
        );
    }
    leave_out(&core)?;
    let mut bindgen = Command::new(real);
    bindgen.args(&arguments);
    bindgen.args(["--keep-lld-exports", "--no-demangle"]);
    run(bindgen.arg(core))?;

    let parts = folder(&workspace);
    empty(&parts)?;
    let link = read(&apart.join("__wasm_split.js"))?;
    let mut published = BTreeMap::new();
    for (name, files) in files_of(&link, |file| Ok(fs::metadata(apart.join(file))?.len()))? {
        let mut modules = Vec::new();
        for file in &files {
            let file = apart.join(file);
            leave_out(&file)?;
            let mut optimizer = workspace.command("wasm-opt");
            optimizer.args(["-Oz", "--strip-producers"]);
            run(optimizer.arg(&file).arg("-o").arg(&file))?;
            modules.push(order::alike_together(&fs::read(file)?)?);
        }
        let bytes = match &modules[..] {
            [module] => module.clone(),
            _ => module::holding(&modules),
        };
        let hash = Sha256::digest(&bytes);
        let name = format!("app-{name}-{}.wasm", digits(&hash[..8]));
        fs::write(parts.join(&name), bytes)?;
        let fetched = format!("[\"{name}\", \"sha256-{}\"]", BASE64_STANDARD.encode(hash));
        published.extend(files.into_iter().map(|file| (file, fetched.clone())));
    }
    let link = link_script(&link, &published)?;

    let script = out.join(format!("{name}.js"));
    let whole = apart.join("whole.js");
    fs::write(&whole, one_script(&link, &read(&script)?)?)?;
    let mut terser = workspace.command("terser");
    terser.args(["--module", "--ecma", "2022", "--mangle"]);
    terser.args(["--compress", "passes=3,unsafe_arrows=true"]);
    run(terser.arg("--output").arg(&script).arg(&whole))?;
    let core = out.join(format!("{name}_bg.wasm"));
    let (module, text) = module::slim(&fs::read(&core)?, &read(&script)?)?;
    fs::write(core, module)?;
    fs::write(script, text)?;
    Ok(())
}

fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| file.display().to_string())
}

fn run(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command
        .status()
        .with_context(|| format!("cannot start `{name}`"))?;
    ensure!(status.success(), "`{name}` ended with {status}");
    Ok(())
}

/// What stands for a function's module in its name.
fn is_of_part(function: &str) -> bool {
    let has = |path: &&str| {
        let path = path.split("::").map(|name| format!("{}{name}", name.len()));
        function.contains(&path.collect::<String>())
    };
    // Closures that do the same are one, which has the name of any of them.
    !function.contains("closure") && OF_PARTS.iter().any(has)
}

/// Code that the core must not have, because a part is for it.
const OF_PARTS: [&str; 25] = [
    "search::find::find",
    "search::text",
    "ui::article_html::article",
    "search::query::parse",
    "search::rank",
    "search::index::layout",
    "passage::anchor",
    "passage::receipt",
    "passage::notes::annotation",
    "search::passages",
    "shell::tools",
    "shell::cited",
    "shell::reading",
    "reader::contents",
    "reader::article::states",
    "timeline::beyond",
    "timeline::gone::gone",
    "search::hits",
    "app::compare",
    "app::matrix",
    "notes::entry",
    "notes::exchange",
    "collection::check",
    "browser::storage::Storage",
    "collection::about",
];

/// Leptos keeps these for pages that wait while they wake up, which this program has not. Not the functions that make them:
/// functions that do the same are one, which has the name of any of them.
const NEVER_CALLED: &str = "into_any13hydrate_async28_$u7b$$u7b$closure$u7d$$u7d$17h";

fn leave_out(file: &Path) -> Result<()> {
    let module = fs::read(file)?;
    let module = module::without(&module, |name| name.contains(NEVER_CALLED))?;
    fs::write(file, module)?;
    Ok(())
}

/// What is smaller than this many bytes is no file of its own.
const SMALL: u64 = 24 << 10;

/// What more parts than these share is no file of its own either.
const FEW: usize = 3;

/// The files that wasm-split wrote, by the parts that are made of them: each split point is a part, and what a few of
/// them share is one as well, by their names; but everything that is shared and small, or shared by many, is one part.
fn files_of(
    link: &str,
    size: impl Fn(&str) -> Result<u64>,
) -> Result<BTreeMap<String, Vec<String>>> {
    let mut parts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut splits = "";
    for line in link.lines() {
        // What a file is shared by stands in a comment before it.
        if let Some(comment) = line.strip_prefix("/* ") {
            splits = comment.trim_end_matches(" */");
        }
        let Some(file) = file_in(line) else { continue };
        let name = match file.trim_end_matches(".wasm").strip_prefix("split_") {
            Some(name) => name.to_owned(),
            None if size(file)? < SMALL || splits.split(", ").count() > FEW => "shared".to_owned(),
            None => splits.replace(", ", "_"),
        };
        parts.entry(name).or_default().push(file.to_owned());
    }
    Ok(parts)
}

/// The file that a line of the script of wasm-split fetches.
fn file_in(line: &str) -> Option<&str> {
    let (_, file) = line.split_once("fetch(new URL(\"./")?;
    Some(file.split_once('"')?.0)
}

/// How a part is fetched: by its hash, and as what it is, also from a host that does not know the type. Where the whole
/// site is one file, that has it.
const FETCH: &str = "\
const parts = new Map();
const failed = new Set();
const fetchPart = ([name, integrity]) => () => {
  if (!parts.has(name)) {
    const address = window.dossierFile ? '#/' + name : new URL(name, import.meta.url);
    // A browser may have kept a refusal, or another file, under that name.
    const cache = failed.has(name) ? 'reload' : 'default';
    const answer = fetch(address, { integrity, cache }).then((answer) => {
      if (!answer.ok) throw new Error(`${answer.status} ${name}`);
      return answer;
    });
    const again = () => {
      parts.delete(name);
      failed.add(name);
    };
    answer.catch(again);
    const start = async (imports) => {
      const { body } = await answer;
      const headers = { 'Content-Type': 'application/wasm' };
      const part = await WebAssembly.instantiateStreaming(new Response(body, { headers }), imports);
      const held = WebAssembly.Module.customSections(part.module, 'part');
      await Promise.all(held.map((module) => WebAssembly.instantiate(module, imports)));
    };
    let started;
    parts.set(name, (imports) => {
      started ??= start(imports);
      started.catch(again);
      return started;
    });
  }
  return parts.get(name);
};
const makeLoad = (fetcher, needed) => Object.assign(makeLoader(fetcher, needed), {
  prepare: () => {
    for (const part of needed) part.prepare();
    fetcher();
  },
});
const wrapAsyncCb = (load) => Object.assign(wrapCallback(load), { prepare: load.prepare });
";

/// What of the script of wasm-split is otherwise here: the names of functions around which others stand; and what did not come,
/// often because a reader has gone on, is told by the browser and by the page.
const CHANGED: [(&str, &str); 3] = [
    ("function makeLoad(", "function makeLoader("),
    ("function wrapAsyncCb(", "function wrapCallback("),
    (
        "console.error(e);",
        "if (/^(Link|Compile|Runtime)Error$/.test(e?.name)) console.error(e);",
    ),
];

/// The script that wasm-split wrote to load its files, which loads the parts that were published of them.
fn link_script(link: &str, published: &BTreeMap<String, String>) -> Result<String> {
    const IMPORT: &str = "import { initSync } from";
    const FETCHER: &str = "() => {\n    const src = fetch(new URL(\"./";
    let mut script = String::from(FETCH);
    let mut rest = link;
    while let Some((before, after)) = rest.split_once(FETCHER) {
        let (file, after) = after.split_once('"').context("a part has no name")?;
        let (_, after) = after
            .split_once(";\n}\n")
            .context("wasm-split fetches in another way")?;
        let part = published.get(file).context("a part was not published")?;
        script += &format!("{before}fetchPart({part})");
        rest = after;
    }
    script += rest;
    let lines = script.lines().filter(|line| !line.starts_with(IMPORT));
    let script: Vec<_> = lines.collect();
    let script = script.join("\n");
    // In one module with what wasm-bindgen wrote: two that import each other could not both be named by content.
    let script = script.replace("initSync(undefined, undefined)", "wasm");
    let mut script = script.replace("export const ", "const ");
    ensure!(
        !script.contains("initSync"),
        "wasm-split starts in another way"
    );
    for (before, after) in CHANGED {
        ensure!(script.contains(before), "wasm-split has no {before}");
        script = script.replace(before, after);
    }
    Ok(each_part_once(&script) + "\n")
}

/// A script that loads each part that several files of wasm-split have become by one name, and not by that of each file.
fn each_part_once(script: &str) -> String {
    const FILE: &str = "const __chunk_";
    let mut parts = BTreeMap::new();
    let mut names = BTreeMap::new();
    let mut kept = Vec::new();
    for line in script.lines() {
        let file = line.starts_with(FILE).then(|| line.split_once(" = "));
        let Some((name, part)) = file.flatten() else {
            kept.push(line);
            continue;
        };
        let name = name.trim_start_matches("const ");
        let first = *parts.entry(part).or_insert_with(|| {
            kept.push(line);
            name
        });
        names.insert(name, first);
    }
    let lines = kept.into_iter().map(|line| {
        // What a part needs stands last in its line.
        let list = line.split_once(", [").and_then(|(start, list)| {
            let (list, end) = list.split_once(']')?;
            Some((start, list, end))
        });
        let Some((start, list, end)) = list.filter(|_| line.starts_with("const ")) else {
            return line.to_owned();
        };
        let mut needed: Vec<&str> = Vec::new();
        for name in list.split(", ") {
            let name = names.get(name).copied().unwrap_or(name);
            if !needed.contains(&name) {
                needed.push(name);
            }
        }
        format!("{start}, [{}]{end}", needed.join(", "))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// That script and the one of wasm-bindgen as one module, which exports only what starts the program.
fn one_script(link: &str, bindgen: &str) -> Result<String> {
    let loaders = link
        .lines()
        .filter_map(|line| line.strip_prefix("const __wasm_split_load_"));
    let loaders: Vec<_> = loaders
        .filter_map(|line| line.split_once(' '))
        .map(|(name, _)| format!("__wasm_split_load_{name}"))
        .collect();
    const IMPORTED: &str = " from \"./__wasm_split.js\"";
    const HANDED: &str = "\"./__wasm_split.js\": ";
    let lines = bindgen.lines().filter(|line| !line.ends_with(IMPORTED));
    // It is imported, and handed over, once for each part.
    let mut is_handed = false;
    let lines = lines.filter_map(|line| match line.trim_start().starts_with(HANDED) {
        false => Some(line.to_owned()),
        true if std::mem::replace(&mut is_handed, true) => None,
        true => Some(format!("{HANDED}{{ {} }},", loaders.join(", "))),
    });
    let script: Vec<_> = lines.collect();
    ensure!(
        is_handed,
        "wasm-bindgen hands over the parts in another way"
    );
    let script = own_exports(&script.join("\n"));
    const EXPORTS: &str = "export { initSync,";
    ensure!(
        script.contains(EXPORTS),
        "wasm-bindgen exports in another way"
    );
    let part = |loader: &String| {
        let name = loader.trim_start_matches("__wasm_split_load_");
        format!("{name}: {loader}")
    };
    let parts: Vec<_> = loaders.iter().map(part).collect();
    // What an address asks for is fetched beside the core.
    let prepare = format!(
        "const prepare = (name) => ({{ {} }})[name]?.prepare();",
        parts.join(", ")
    );
    let script = script.replace(EXPORTS, "export { prepare,");
    Ok(format!("{link}\n{prepare}\n{script}"))
}

/// What libraries export is for programs that are not this one, and so are the classes that nothing uses then.
fn own_exports(script: &str) -> String {
    let is_kept = |line: &&str| !line.starts_with("if (Symbol.dispose) ");
    let lines = script.lines().filter(is_kept).map(|line| {
        ["export class ", "export function "]
            .into_iter()
            .find(|start| line.starts_with(start))
            .map_or(line, |_| &line["export ".len()..])
    });
    // One that nobody registers with does nothing.
    let registry = "new FinalizationRegistry(";
    let script = lines.collect::<Vec<_>>().join("\n");
    script.replace(registry, &format!("/* @__PURE__ */ {registry}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_several_files_is_loaded_by_one_name() {
        let script = "\
const parts = new Map();
const __chunk_1 = makeLoad(fetchPart([\"a\", \"x\"]), []);
const __chunk_2 = makeLoad(fetchPart([\"b\", \"y\"]), []);
const __chunk_3 = makeLoad(fetchPart([\"a\", \"x\"]), []);
const load = wrapAsyncCb(makeLoad(fetchPart([\"c\", \"z\"]), [__chunk_3, __chunk_2, __chunk_1]));";
        let want = "\
const parts = new Map();
const __chunk_1 = makeLoad(fetchPart([\"a\", \"x\"]), []);
const __chunk_2 = makeLoad(fetchPart([\"b\", \"y\"]), []);
const load = wrapAsyncCb(makeLoad(fetchPart([\"c\", \"z\"]), [__chunk_1, __chunk_2]));";
        assert_eq!(each_part_once(script), want);
    }
}
