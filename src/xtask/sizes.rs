//! What a first visit loads, in bytes, and the parts of the program that come later; and whether that is within the budgets.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use server::brotli;

/// One file of the site.
struct Row {
    kind: &'static str,
    name: String,
    raw: usize,
    brotli: usize,
}

impl Row {
    fn of(kind: &'static str, name: String, bytes: &[u8]) -> Self {
        Self {
            kind,
            name,
            raw: bytes.len(),
            brotli: brotli::compress(bytes, brotli::BEST).len(),
        }
    }
}

/// The start page and everything its head makes a browser load, each raw and as Brotli at the best quality, in a table;
/// and what is over its budget, if there is a file that says how large everything may be.
pub fn table(folder: &Path, budgets: Option<&Path>) -> Result<(String, Vec<String>)> {
    let page =
        fs::read_to_string(folder.join("index.html")).context("the site has no index.html")?;
    let mut names = loaded_by(&page);
    names.insert(0, "index.html".to_owned());
    let mut rows = Vec::new();
    for name in names {
        // What is not there is another matter than its size: the browser scenarios find missing files.
        let Ok(bytes) = fs::read(folder.join(&name)) else {
            continue;
        };
        rows.push(Row::of(kind(&name), name, &bytes));
    }
    rows.sort_by_key(|row| (order(row.kind), row.name.clone()));

    let mut files = Vec::new();
    collect(folder, &mut files)?;
    let whole: u64 = files
        .iter()
        .filter_map(|file| fs::metadata(file).ok())
        .map(|data| data.len())
        .sum();
    let parts = parts(&files, &rows)?;
    let mut told = Vec::new();
    if let Some(file) = budgets {
        let budgets = fs::read_to_string(file).with_context(|| file.display().to_string())?;
        let first_visit = rows.iter().map(|row| row.brotli).sum();
        let kinds = rows.iter().map(|row| (row.kind.to_owned(), row.brotli));
        let of_parts = parts.iter().map(|row| (part_of(&row.name), row.brotli));
        let whole = [("first visit".to_owned(), first_visit)];
        told = over(&budgets, whole.into_iter().chain(kinds).chain(of_parts));
    }
    let mut besides: Vec<Row> = parts.into_iter().chain(beside(&files)?).collect();
    // In a large site it only leads to the file that has it all.
    let whole_file = fs::read(folder.join("dossier.html")).unwrap_or_default();
    if whole_file.len() > page.len() {
        let name = "dossier.html, all in one".to_owned();
        besides.push(Row::of("beside", name, &whole_file));
    }
    Ok((render(&rows, &besides, files.len(), whole), told))
}

/// The parts of the program that come when somebody asks for them, and the style sheets that come after the first paint.
fn parts(files: &[PathBuf], loaded: &[Row]) -> Result<Vec<Row>> {
    let mut parts = Vec::new();
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let is_loaded = loaded.iter().any(|row| row.name == name);
        if matches!(kind(&name), "wasm" | "css") && !is_loaded {
            parts.push(Row::of("later", name.into_owned(), &fs::read(file)?));
        }
    }
    parts.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(parts)
}

/// The name of a part without what stands for its content.
fn part_of(file: &str) -> String {
    let part = file.rsplit_once('-').map_or(file, |(part, _)| part);
    part.trim_start_matches("app-").to_owned()
}

/// What is over its budget, or has none. A line of the budgets is a name, `=` and a number of bytes; `#` begins a remark.
fn over(budgets: &str, sizes: impl Iterator<Item = (String, usize)>) -> Vec<String> {
    let lines = budgets
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default());
    let budgets = lines.filter_map(|line| line.split_once('='));
    let budgets = budgets.map(|(name, most)| (name.trim(), most.trim().parse::<usize>()));
    let budgets: Vec<_> = budgets.collect();
    let judge =
        |(name, size): (String, usize)| match budgets.iter().find(|(budget, _)| *budget == name) {
            Some((_, Ok(most))) if size <= *most => None,
            Some((_, Ok(most))) => Some(format!(
                "{name} has {size} bytes, over its budget of {most}"
            )),
            Some((_, Err(_))) => Some(format!("the budget of {name} is no number")),
            None => Some(format!("{name} has {size} bytes and no budget")),
        };
    sizes.filter_map(judge).collect()
}

/// The shards of a large corpus, of which a visit loads those that it needs.
fn beside(files: &[PathBuf]) -> Result<Option<Row>> {
    let is_shard = |file: &&PathBuf| file.extension().is_some_and(|name| name == "bin");
    let mut beside = None;
    for shard in files.iter().filter(is_shard) {
        let bytes = fs::read(shard).with_context(|| shard.display().to_string())?;
        let row = beside.get_or_insert(Row {
            kind: "beside",
            name: "shards, when needed".to_owned(),
            raw: 0,
            brotli: 0,
        });
        row.raw += bytes.len();
        row.brotli += brotli::compress(&bytes, brotli::BEST).len();
    }
    Ok(beside)
}

fn render(rows: &[Row], besides: &[Row], files: usize, whole: u64) -> String {
    let width = rows
        .iter()
        .chain(besides)
        .map(|row| row.name.len())
        .max()
        .unwrap_or(0)
        .max("a first visit".len());
    let mut table = format!(
        "{:<8}  {:<width$}  {:>11}  {:>11}\n",
        "", "file", "bytes", "brotli"
    );
    let mut line = |kind: &str, name: &str, raw: usize, brotli: usize| {
        // Writing to a String cannot fail.
        let _ = writeln!(table, "{kind:<8}  {name:<width$}  {raw:>11}  {brotli:>11}");
    };
    for row in rows {
        line(row.kind, &row.name, row.raw, row.brotli);
    }
    line(
        "total",
        "a first visit",
        rows.iter().map(|row| row.raw).sum(),
        rows.iter().map(|row| row.brotli).sum(),
    );
    for row in besides {
        line(row.kind, &row.name, row.raw, row.brotli);
    }
    let _ = writeln!(table, "{:<8}  {files} files, {whole} bytes", "site");
    table
}

/// The addresses in `<link>`, `<script>` and `<img>` tags that lead to files of the site, and what the page's own
/// script fetches, each once, in order.
///
/// A scan for tags is enough: the page is our own build's output, and a file that is missed or not there only
/// changes a printed figure.
fn loaded_by(page: &str) -> Vec<String> {
    const NOT_LOADED: [&str; 7] = [
        "apple-touch-icon",
        "canonical",
        "alternate",
        "license",
        "author",
        "next",
        "help",
    ];
    let mut names: Vec<String> = Vec::new();
    for tag in page.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        let address = match tag.split_whitespace().next() {
            // Style sheets for print hold for all only later.
            Some("link")
                if !attribute(tag, "rel").is_some_and(|rel| NOT_LOADED.contains(&rel))
                    && attribute(tag, "media") != Some("print") =>
            {
                attribute(tag, "href")
            }
            Some("script" | "img") => attribute(tag, "src"),
            _ => None,
        };
        // What the page's own script loads is named in its attributes.
        let program = [attribute(tag, "data-script"), attribute(tag, "data-wasm")];
        for address in program.into_iter().chain([address]).flatten() {
            let address = address.split(['?', '#']).next().unwrap_or_default();
            let name = address.trim_start_matches("./").trim_start_matches('/');
            let is_new = !names.iter().any(|known| known == name);
            if !name.is_empty() && !address.contains(':') && is_new {
                names.push(name.to_owned());
            }
        }
    }
    names
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let at = tag.find(&format!(" {name}="))?;
    let value = &tag[at + name.len() + 2..];
    let quote = value.chars().next()?;
    match quote {
        '"' | '\'' => value[1..].split(quote).next(),
        _ => value.split_whitespace().next(),
    }
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "page",
        Some("js" | "mjs") => "js",
        Some("wasm") => "wasm",
        Some("css") => "css",
        _ => "other",
    }
}

fn order(kind: &str) -> usize {
    ["page", "js", "wasm", "css", "other"]
        .iter()
        .position(|known| *known == kind)
        .unwrap_or(usize::MAX)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?
        } else {
            files.push(path)
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_page_loads_is_counted_once_and_links_to_other_places_are_not() {
        let page = r##"<link rel="stylesheet" href="./main.css" integrity="x"/><link rel=icon href=icon.svg>
            <link rel="canonical" href="/"><link rel="alternate" href="feed.xml"><link rel="preconnect" href="https://x/">
            <link rel="modulepreload" href="./app.js"><script type="module">import "./app.js"</script>
            <script src='/app.js?v=1'></script><script data-script="a.js" data-wasm="a.wasm"></script><a href="corpus.json">data</a><img alt="" src="data:image/png;base64,x">"##;
        assert_eq!(
            loaded_by(page),
            ["main.css", "icon.svg", "app.js", "a.js", "a.wasm"]
        );
    }

    #[test]
    fn what_is_over_its_budget_is_told() {
        let budgets = "# bytes\npage = 100\nsearch = 50 # the index\nnotes = x\n";
        for (name, size, want) in [
            ("page", 100, None),
            (
                "search",
                51,
                Some("search has 51 bytes, over its budget of 50"),
            ),
            ("notes", 1, Some("the budget of notes is no number")),
            ("about", 9, Some("about has 9 bytes and no budget")),
        ] {
            let told = over(budgets, [(name.to_owned(), size)].into_iter());
            assert_eq!(told.first().map(String::as_str), want);
        }
        assert_eq!(
            part_of("app-notes_passages-0123456789abcdef.wasm"),
            "notes_passages"
        );
    }

    #[test]
    fn the_table_adds_up() {
        let row = |kind, name: &str, raw, brotli| Row {
            kind,
            name: name.to_owned(),
            raw,
            brotli,
        };
        let table = render(
            &[
                row("page", "index.html", 1000, 300),
                row("wasm", "a.wasm", 20_000, 7_000),
            ],
            &[row("beside", "shards", 9, 5)],
            3,
            21_500,
        );
        let total = table
            .lines()
            .find(|line| line.starts_with("total"))
            .expect("a line with the total");
        assert!(
            total.contains(" 21000 ") && total.ends_with(" 7300"),
            "{table}"
        );
    }
}
