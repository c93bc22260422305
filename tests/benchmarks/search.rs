//! How small, fast and complete the search is beside others, in one page of one browser: on the default corpus and on
//! made-up ones.
//!
//! A recall is the share of right answers among the first ten, of as many as there could be. Right is, for a word, each
//! passage that has it; for a pair of words, that has both; for a prefix, that has a word with it; for a typing error (a letter
//! left out, replaced or exchanged with the next), that has the word which was meant. The queries are the same for all.

use anyhow::{Context, Result, ensure};
use corpus::{BlockKind, Corpus};
use serde_json::{Value, json};
use server::brotli;
use server::{Request, Response, Site};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};
use tests::browser::{Page, Scenario, run_on};

/// The engines, ours first.
const ENGINES: [&str; 6] = [
    "dossier",
    "minisearch",
    "flexsearch",
    "lunr",
    "orama",
    "pagefind",
];
const KINDS: [&str; 4] = ["words", "pairs", "prefixes", "typos"];
/// So many queries of each kind.
const QUERIES: usize = 50;
/// An engine that needs longer to make its index is left out.
const PATIENCE: Duration = Duration::from_secs(180);

fn main() -> ExitCode {
    let Ok(folder) = folder() else {
        eprintln!("DOSSIER_SEARCH names no folder: run `cargo xtask bench --search 1000`");
        return ExitCode::FAILURE;
    };
    if let Err(error) = prepare(&folder) {
        eprintln!("{error:#}");
        return ExitCode::FAILURE;
    }
    run_on(&folder, &[Scenario::new("searching", search)])
}

/// Where everything is that the page loads.
fn folder() -> Result<PathBuf> {
    env::var_os("DOSSIER_SEARCH")
        .map(PathBuf::from)
        .context("DOSSIER_SEARCH is not set")
}

/// The names of the corpora, which are their folders: the default one, and numbers of passages.
fn names() -> Vec<String> {
    let sizes = env::var("DOSSIER_SIZES").unwrap_or_default();
    let sizes = sizes.split(',').filter(|size| !size.is_empty());
    ["seeds".to_owned()]
        .into_iter()
        .chain(sizes.map(str::to_owned))
        .collect()
}

fn prepare(folder: &Path) -> Result<()> {
    fs::write(
        folder.join("index.html"),
        "<!doctype html><meta charset=utf-8><title>search</title><link rel=icon href=data:,>\
         <script type=module>import { measure } from './measure.mjs';\
         window.measure = (...told) => { window.figures = undefined;\
         measure(...told).then((f) => { window.figures = f; }, (e) => { window.figures = String(e); }); };</script>",
    )?;
    fs::write(
        folder.join("measure.mjs"),
        include_str!("search/measure.mjs"),
    )?;
    for name in names() {
        let corpus = match name.parse() {
            Ok(passages) => made_up(passages),
            Err(_) => seeds()?,
        };
        let folder = folder.join(&name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder)?;
        prepare_corpus(&folder, &corpus).with_context(|| folder.display().to_string())?;
    }
    Ok(())
}

/// Writes what the engines are given, and has them make their indexes.
fn prepare_corpus(folder: &Path, corpus: &Corpus) -> Result<()> {
    let blocks = corpus
        .documents
        .iter()
        .flat_map(|document| &document.blocks);
    let texts: Vec<&str> = blocks.map(|block| &*block.text).collect();
    let mut firsts = Vec::new();
    let mut first = 0;
    for document in &corpus.documents {
        firsts.push(first);
        first += document.blocks.len();
    }
    let mut queries = queries(&texts);
    queries["documents"] = corpus.documents.len().into();
    queries["firsts"] = firsts.into();
    fs::write(folder.join("queries.json"), queries.to_string())?;
    fs::write(folder.join("texts.json"), json!(texts).to_string())?;
    fs::write(folder.join("dossier"), search::build(corpus, &[]))?;
    let packages = env::var_os("DOSSIER_PEERS").context("DOSSIER_PEERS is not set")?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benchmarks/search/build.mjs");
    for engine in &ENGINES[1..] {
        let mut command = Command::new("node");
        command
            .arg("--max-old-space-size=8192")
            .arg(&script)
            .arg(engine)
            .arg(&packages);
        command
            .arg(folder.join("texts.json"))
            .arg(folder.join(engine));
        if !ends_in_time(&mut command)? {
            let _ = fs::remove_file(folder.join(engine));
            eprintln!("{engine} made no index of {}", folder.display());
        }
    }
    Ok(())
}

fn ends_in_time(command: &mut Command) -> Result<bool> {
    let begin = Instant::now();
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    while begin.elapsed() < PATIENCE {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        thread::sleep(Duration::from_millis(100));
    }
    child.kill()?;
    child.wait()?;
    Ok(false)
}

/// The passages of the default corpus.
fn seeds() -> Result<Corpus> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../seeds");
    let corpus = ingest::compile_folder(&folder).corpus;
    let mut corpus = corpus.context("the default corpus has errors")?;
    bare(&mut corpus);
    Ok(corpus)
}

/// Leaves nothing but passages, which is all that the others are given.
fn bare(corpus: &mut Corpus) {
    corpus.events.clear();
    corpus.mentions.clear();
    corpus.themes.clear();
    for document in &mut corpus.documents {
        document.title.clear();
        document.related.clear();
        for block in &mut document.blocks {
            block.kind = BlockKind::Paragraph;
            block.themes.clear();
        }
    }
}

/// Numbers that are the same in every run: the generator of Numerical Recipes, of which the high bits are random enough.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }

    /// A number below a limit, each number in inverse proportion to itself, as words are distributed (Zipf's law).
    fn rank(&mut self, limit: usize) -> usize {
        let share = self.below(1 << 30) as f64 / f64::from(1 << 30);
        ((limit as f64).powf(share) as usize - 1).min(limit - 1)
    }
}

/// So many words may be in a made-up corpus.
const VOCABULARY: usize = 60_000;
const WORDS_OF_PASSAGE: usize = 45;
const PASSAGES_OF_DOCUMENT: usize = 50;

/// Passages of made-up words.
fn made_up(passages: usize) -> Corpus {
    let mut random = Random(7);
    let mut vocabulary = BTreeSet::new();
    while vocabulary.len() < VOCABULARY {
        vocabulary.insert(word(&mut random));
    }
    let mut vocabulary: Vec<String> = vocabulary.into_iter().collect();
    for at in (1..vocabulary.len()).rev() {
        vocabulary.swap(at, random.below(at + 1));
    }
    let mut texts = Vec::new();
    for number in 0..passages {
        let mut text = String::new();
        for _ in 0..WORDS_OF_PASSAGE {
            text += &vocabulary[random.rank(VOCABULARY)];
            text.push(' ');
        }
        text.truncate(text.trim_end().len());
        let file = number / PASSAGES_OF_DOCUMENT;
        if number % PASSAGES_OF_DOCUMENT == 0 {
            texts.push((format!("part-{file:05}.txt"), String::new()));
        }
        let (_, file) = texts.last_mut().expect("one was just begun");
        *file += &text;
        *file += ".\n\n";
    }
    let folder = ingest::Folder::from_files(texts);
    let mut corpus = ingest::compile(&folder)
        .corpus
        .expect("plain text has no errors");
    bare(&mut corpus);
    corpus
}

fn word(random: &mut Random) -> String {
    let mut word = String::new();
    for _ in 0..2 + random.below(3) {
        word.push(char::from(b"bdfgklmnprstvz"[random.below(14)]));
        word.push(char::from(b"aeiou"[random.below(5)]));
        if random.below(3) == 0 {
            word.push(char::from(b"lmnrst"[random.below(6)]));
        }
    }
    word
}

/// The queries of each kind with the passages that answer them.
fn queries(texts: &[&str]) -> Value {
    let mut holders: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let words_of = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        words
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    for (number, text) in texts.iter().enumerate() {
        for word in words_of(text) {
            holders.entry(word).or_default().insert(number);
        }
    }
    // Words that nobody leaves out as too common, or folds.
    let is_long = |word: &String| word.len() > 5 && word.bytes().all(|b| b.is_ascii_lowercase());
    let mut random = Random(11);
    let mut words = || loop {
        let text = texts[random.below(texts.len())];
        let long: BTreeSet<String> = words_of(text).into_iter().filter(is_long).collect();
        let long: Vec<String> = long.into_iter().collect();
        if long.len() > 1 {
            let first = random.below(long.len());
            let second = (first + 1 + random.below(long.len() - 1)) % long.len();
            return [
                long[first].clone(),
                long[second].clone(),
                random.below(1 << 20).to_string(),
            ];
        }
    };
    let mut queries = KINDS.map(|_| Vec::new());
    while queries.iter().any(|queries| queries.len() < QUERIES) {
        let [first, second, number] = words();
        let number: usize = number.parse().unwrap_or_default();
        let both = holders[&first].intersection(&holders[&second]);
        let begin = &first[..4];
        let with_begin = holders
            .range(begin.to_owned()..)
            .take_while(|(word, _)| word.starts_with(begin));
        let with_begin: BTreeSet<usize> = with_begin
            .flat_map(|(_, holders)| holders.iter().copied())
            .collect();
        let wrong = mistyped(&first, number);
        let of_kind = [
            (first.clone(), holders[&first].clone()),
            (format!("{first} {second}"), both.copied().collect()),
            (begin.to_owned(), with_begin),
            (wrong.clone(), holders[&first].clone()),
        ];
        for (queries, (query, right)) in queries.iter_mut().zip(of_kind) {
            let is_word = query == wrong && holders.contains_key(&wrong);
            if queries.len() < QUERIES && !is_word {
                queries.push(json!({ "query": query, "right": right }));
            }
        }
    }
    KINDS
        .iter()
        .zip(queries)
        .map(|(kind, queries)| (kind.to_string(), Value::Array(queries)))
        .collect()
}

/// A word with one typing error, not in its first letter.
fn mistyped(word: &str, number: usize) -> String {
    let mut letters: Vec<u8> = word.bytes().collect();
    let at = 1 + number % (letters.len() - 2);
    match number % 3 {
        0 => drop(letters.remove(at)),
        1 => letters[at] = if letters[at] == b'w' { b'y' } else { b'w' },
        _ => letters.swap(at, at + 1),
    }
    letters.into_iter().map(char::from).collect()
}

fn search(page: &Page<'_>) -> Result<()> {
    let folder = folder()?;
    // Times finer than a tenth of a millisecond are only told to pages that share their process with nobody.
    let alone = |_: &Request, response: &mut Response| {
        for (name, value) in [
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Embedder-Policy", "require-corp"),
        ] {
            response.headers.push((name.into(), value.into()));
        }
    };
    let server = page.serve(Site::new(&folder).hooked(alone))?;
    page.wait_at_most(Duration::from_secs(600));
    println!(
        "\n{:<8}{:<11}{:>11}{:>9}{:>9}  median / p99 in ms, recall: {}",
        "corpus",
        "engine",
        "brotli",
        "load ms",
        "first ms",
        KINDS.join(", ")
    );
    for name in names() {
        for engine in ENGINES {
            let index = folder.join(&name).join(engine);
            if !index.exists() {
                println!(
                    "{name:<8}{engine:<11}  no index in {} s",
                    PATIENCE.as_secs()
                );
                continue;
            }
            let bytes = size(&index)?;
            page.open_url(&server.url())?;
            page.wait_until("the page", || {
                Ok(page.run("return typeof measure === 'function'", &[])? == true)
            })?;
            page.run("measure(...arguments)", &[json!(engine), json!(name)])?;
            let figures = page.wait("the figures", || {
                let figures = page.run("return window.figures ?? null", &[])?;
                Ok((!figures.is_null()).then_some(figures))
            })?;
            ensure!(figures.is_object(), "{engine}: {figures}");
            print_row(&name, engine, bytes, &figures);
        }
    }
    Ok(())
}

fn print_row(name: &str, engine: &str, bytes: usize, figures: &Value) {
    let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN);
    let kinds = KINDS.map(|kind| match &figures[kind] {
        Value::Null => format!("{:>22}", "–"),
        of => {
            let [median, p99, recall] = ["median", "p99", "recall"].map(|name| number(&of[name]));
            format!("{median:>8.2}{p99:>9.2}{recall:>5.2}")
        }
    });
    let (load, first) = (number(&figures["load"]), number(&figures["first"]));
    println!(
        "{name:<8}{engine:<11}{bytes:>11}{load:>9.1}{first:>9.1}{}",
        kinds.concat()
    );
}

/// The bytes of a file or of all files in a folder, each compressed as by the best of hosts that compress as they send.
fn size(path: &Path) -> Result<usize> {
    if path.is_dir() {
        let sizes = fs::read_dir(path)?.map(|entry| size(&entry?.path()));
        return sizes.sum();
    }
    Ok(brotli::compress(&fs::read(path)?, QUALITY).len())
}

/// The quality of Brotli; the best takes minutes for the largest of these files.
const QUALITY: u32 = 9;
