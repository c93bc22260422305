//! The same documents as papers: printed to PDF and written in the formats of word processors, beside what other programs
//! read of them. The papers are made when it is measured, in a folder for temporary files.

use crate::{Figure, Outcome, data::Data};
use anyhow::{Context, Result, ensure};
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Folders of pages, and of how many of their pages one is taken.
const PAGES: [(&str, usize); 2] = [
    ("corpora/frus1961-63v06/html", 8),
    ("corpora/conferences/html", 1),
];

/// The largest page that is taken, in bytes.
const LARGEST: u64 = 200_000;

/// The programs that make the papers, and those that read them beside this one.
const PROGRAMS: [&str; 4] = ["chromium", "pandoc", "pdftotext", "time"];

/// A way to write a document.
struct Format {
    name: &'static str,
    extension: &'static str,
    /// The least share of words that are there in their order, and no others (F1).
    aim: f64,
    /// Who reads it as well, and how.
    other: &'static [&'static str],
}

const fn paper(name: &'static str, extension: &'static str) -> Format {
    Format {
        name,
        extension,
        aim: 0.98,
        other: &["pandoc", "--to=plain", "--wrap=none", "--output"],
    }
}

const FORMATS: [Format; 6] = [
    Format {
        other: &["pdftotext"],
        ..paper("pdf, one column", "pdf")
    },
    Format {
        other: &["pdftotext"],
        aim: 0.95,
        ..paper("pdf, two columns", "pdf")
    },
    paper("docx", "docx"),
    paper("odt", "odt"),
    paper("rtf", "rtf"),
    paper("epub", "epub"),
];

/// The words of papers in their order, as those of the pages that they were made of; time and memory for each megabyte.
pub fn papers(data: &Data) -> Result<Outcome> {
    let pages = pages(data)?;
    if pages.is_empty() {
        return Ok(Outcome::Absent(PAGES[0].0));
    }
    if !PROGRAMS.iter().all(|name| is_there(name)) {
        return Ok(Outcome::Absent(
            "chromium, pandoc, pdftotext or time: `sudo apt-get install chromium pandoc poppler-utils time`",
        ));
    }
    let temporary = std::env::temp_dir().join(format!("dossier-papers-{}", std::process::id()));
    let measured = measured(&pages, &temporary);
    // What is left in a folder for temporary files harms nobody.
    let _ = fs::remove_dir_all(&temporary);
    Ok(Outcome::Measured(measured?))
}

fn is_there(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

fn pages(data: &Data) -> Result<Vec<PathBuf>> {
    let mut pages = Vec::new();
    for (folder, step) in PAGES {
        let Some(folder) = data.path(folder) else {
            continue;
        };
        let entries: Vec<_> = fs::read_dir(folder)?.collect::<std::io::Result<_>>()?;
        let mut files: Vec<_> = entries.iter().map(fs::DirEntry::path).collect();
        files.retain(|file| fs::metadata(file).is_ok_and(|file| file.len() <= LARGEST));
        files.sort();
        pages.extend(files.into_iter().step_by(step));
    }
    Ok(pages)
}

fn measured(pages: &[PathBuf], temporary: &Path) -> Result<Vec<Figure>> {
    let html = temporary.join("html");
    fs::create_dir_all(&html)?;
    for page in pages {
        fs::copy(page, html.join(page.file_name().context("a page")?))?;
    }
    let wanted = words_of(&html);
    let mut figures = Vec::new();
    for format in &FORMATS {
        let folder = temporary.join(format.name);
        fs::create_dir_all(&folder)?;
        let (mut size, mut others) = (0, BTreeMap::new());
        let (mut seconds, mut memory) = (0.0, 0_u64);
        for (number, page) in pages.iter().enumerate() {
            let name = page.file_stem().context("a page")?.to_string_lossy();
            let file = folder.join(format!("{name}.{}", format.extension));
            make(format, page, &file, temporary)?;
            size += fs::metadata(&file)?.len();
            let text = temporary.join(format!("{number}.txt"));
            let [program, options @ ..] = format.other else {
                continue;
            };
            let mut command = Command::new("time");
            command.args(["-f", "%U %S %M", "-o"]);
            command.arg(temporary.join("time.txt")).arg(program);
            // pandoc wants the name of what it writes behind the option, and pdftotext at the end.
            match options {
                [] => command.arg(&file).arg(&text),
                _ => command.args(options).arg(&text).arg(&file),
            };
            done(&mut command)?;
            let taken = fs::read_to_string(temporary.join("time.txt"))?;
            let mut taken = taken.split_whitespace().map(str::parse::<f64>);
            let mut next = || taken.next().context("a figure");
            seconds += next()?? + next()??;
            memory = memory.max(next()?? as u64 / 1000);
            others.insert(name.into_owned(), words(&fs::read_to_string(&text)?));
        }
        let own = Command::new(std::env::current_exe()?)
            .arg(super::size::COMPILE)
            .arg(&folder)
            .output()?;
        let own = String::from_utf8_lossy(&own.stdout).into_owned();
        let (own_seconds, own_memory) = own.trim().split_once(' ').context("two figures")?;
        let found = words_of(&folder);
        let megabytes = size as f64 / 1e6;
        let other = format.other.first().unwrap_or(&"");
        let mut figure = Figure::new(format!("words in order, {}", format.name), "");
        let (mut sum, mut other_sum) = (0.0, 0.0);
        for (name, wanted) in &wanted {
            let none = Vec::new();
            let score = f1(wanted, found.get(name).unwrap_or(&none));
            sum += score;
            other_sum += f1(wanted, others.get(name).unwrap_or(&none));
            figure.count(score >= format.aim, || format!("{name}: F1 {score:.3}"));
        }
        let all = wanted.len() as f64;
        figure.note = format!(
            "aim: F1 {}; F1 {:.3}, {other} {:.3}; {megabytes:.2} MB; s/MB {:.2}, {other} {:.2}; MB {own_memory}, {other} {memory}",
            format.aim,
            sum / all,
            other_sum / all,
            own_seconds.parse::<f64>()? / megabytes,
            seconds / megabytes,
        );
        figures.push(figure);
    }
    Ok(figures)
}

/// Writes a page in a format.
fn make(format: &Format, page: &Path, file: &Path, temporary: &Path) -> Result<()> {
    if format.extension != "pdf" {
        let mut pandoc = Command::new("pandoc");
        pandoc.args(["--standalone", "--from=html", "--output"]);
        return done(pandoc.arg(file).arg(page));
    }
    let mut text = fs::read_to_string(page)?;
    if format.name.ends_with("columns") {
        let style = "<style>body { columns: 2; font-size: 10pt }</style></head>";
        text = text.replacen("</head>", style, 1);
    }
    let printed = temporary.join("printed.html");
    fs::write(&printed, text)?;
    let mut chromium = Command::new("chromium");
    chromium.args(["--headless=new", "--no-sandbox", "--disable-gpu"]);
    chromium.args(["--no-first-run", "--no-pdf-header-footer"]);
    let profile = temporary.join("profile");
    chromium.arg(format!("--user-data-dir={}", profile.display()));
    chromium.arg(format!("--print-to-pdf={}", file.display()));
    done(chromium.arg(printed))
}

fn done(command: &mut Command) -> Result<()> {
    let output = command.output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{command:?}: {said}");
    Ok(())
}

/// The words of the documents in a folder, by the names of their files without the ending.
fn words_of(folder: &Path) -> BTreeMap<String, Vec<String>> {
    let compiled = ingest::compile_folder(folder);
    let documents = compiled.corpus.into_iter().flat_map(|c| c.documents);
    let of = |document: corpus::Document| {
        let blocks = document.blocks.iter().map(|block| &*block.text);
        let all: Vec<_> = [&*document.title].into_iter().chain(blocks).collect();
        let file = document.source.file;
        let name = file.rsplit_once('.').map_or(&*file, |(name, _)| name);
        (name.to_owned(), words(&all.join(" ")))
    };
    documents.map(of).collect()
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// The harmonic mean of the shares of the wanted words that were found and of the found words that were wanted, in order.
fn f1(wanted: &[String], found: &[String]) -> f64 {
    match wanted.len() + found.len() {
        0 => 1.0,
        all => 2.0 * common(wanted, found) as f64 / all as f64,
    }
}

/// The length of the longest common subsequence, by one bit for each wanted word (Hyyrö, Bit-parallel LCS-length
/// computation revisited, 2004).
fn common(wanted: &[String], found: &[String]) -> u32 {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, word) in wanted.iter().enumerate() {
        places.entry(word).or_default().push(at);
    }
    let mut open = vec![u64::MAX; wanted.len().div_ceil(64)];
    let mut matches = vec![0_u64; open.len()];
    for word in found {
        let Some(places) = places.get(&**word) else {
            continue;
        };
        places
            .iter()
            .for_each(|at| matches[at / 64] |= 1 << (at % 64));
        let mut carry = false;
        for (open, matches) in open.iter_mut().zip(&mut matches) {
            let taken = *open & *matches;
            let (sum, first) = open.overflowing_add(taken);
            let (sum, second) = sum.overflowing_add(u64::from(carry));
            carry = first || second;
            *open = sum | (*open & !taken);
            *matches = 0;
        }
    }
    open.iter().map(|open| open.count_zeros()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_count_in_their_order() {
        let long = "a b c d e f g h i j ".repeat(20);
        for (wanted, found, want) in [
            ("a b c", "A, b; c.", 1.0),
            ("a b c d", "c d a b", 0.5),
            ("a b", "a x b x", 2.0 * 2.0 / 6.0),
            ("a", "", 0.0),
            ("", "", 1.0),
            (&long, &long, 1.0),
            (&long, &long[..200], 2.0 / 3.0),
        ] {
            let found = f1(&words(wanted), &words(found));
            assert!((found - want).abs() < 1e-9, "{wanted} {found}");
        }
    }
}
