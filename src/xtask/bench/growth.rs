//! How the work of making a site, and the site, grow with its documents, beside what people would else put together:
//! [Eleventy](https://www.11ty.dev) with [Pagefind](https://pagefind.app).

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{copy_folder, documents};
use crate::workspace::Workspace;
use crate::{site, step, system, tools};

/// What is measured, and with how many decimals it is told.
const FIGURES: [(&str, usize); 8] = [
    ("processor s", 2),
    ("elapsed s", 2),
    ("memory MB", 0),
    ("files", 0),
    ("site bytes", 0),
    ("text bytes", 0),
    ("site/text", 1),
    ("largest page", 0),
];

/// What a maker of sites has done with so many documents.
struct Row {
    documents: usize,
    maker: &'static str,
    figures: [f64; FIGURES.len()],
}

/// Makes sites of these numbers of made-up documents, with this program and with the others, and prints what it took.
pub fn run(workspace: &Workspace, counts: &[usize]) -> Result<()> {
    system::ensure(workspace, &[system::TIME])?;
    let packages = tools::site_makers(workspace)?;
    let dossier = site::executable(workspace)?;
    let mut rows = Vec::new();
    for &documents in counts {
        let corpus = Corpus::make_up(workspace, documents)?;

        let site = corpus.folder.join("dossier");
        let mut build = Command::new(&dossier);
        build
            .arg("build")
            .arg(corpus.texts())
            .arg("--out")
            .arg(&site);
        rows.push(corpus.measure(workspace, "dossier", &[build], &site)?);

        let project = corpus.folder.join("eleventy");
        copy_folder(&workspace.root.join("tests/benchmarks/eleventy"), &project)?;
        copy_folder(&corpus.texts(), &project.join("content/documents"))?;
        let mut eleventy = Command::new(packages.join(".bin/eleventy"));
        eleventy.arg("--quiet").current_dir(&project);
        let mut pagefind = Command::new(packages.join(".bin/pagefind"));
        pagefind.args(["--site", "site"]).current_dir(&project);
        let commands = [eleventy, pagefind];
        rows.push(corpus.measure(
            workspace,
            "Eleventy, Pagefind",
            &commands,
            &project.join("site"),
        )?);
    }
    println!("\n{}", table(&rows));
    Ok(())
}

/// Made-up documents, in a folder in which everything is that is made of them.
struct Corpus {
    folder: PathBuf,
    documents: usize,
}

impl Corpus {
    fn make_up(workspace: &Workspace, documents: usize) -> Result<Self> {
        let folder = workspace
            .target
            .join("bench/growth")
            .join(documents.to_string());
        // Left by the run before, if there was one.
        let _ = fs::remove_dir_all(&folder);
        let corpus = Self { folder, documents };
        documents::write(&corpus.texts(), documents).context("the documents cannot be written")?;
        Ok(corpus)
    }

    fn texts(&self) -> PathBuf {
        self.folder.join("documents")
    }

    /// Runs the commands that make a site of it.
    fn measure(
        &self,
        workspace: &Workspace,
        maker: &'static str,
        commands: &[Command],
        site: &Path,
    ) -> Result<Row> {
        let mut cost = Cost::default();
        for command in commands {
            let program = Path::new(command.get_program())
                .file_name()
                .unwrap_or_default();
            let title = format!("{} of {} documents", program.display(), self.documents);
            cost.add(workspace, &self.folder, &title, command)?;
        }
        let (text, site) = (Tree::of(&self.texts())?.bytes, Tree::of(site)?);
        Ok(Row {
            documents: self.documents,
            maker,
            figures: [
                cost.processor,
                cost.elapsed,
                cost.memory,
                site.files,
                site.bytes,
                text,
                site.bytes / text,
                site.largest_page,
            ],
        })
    }
}

/// What commands took, one after the other.
#[derive(Default)]
struct Cost {
    /// Seconds of all processors, for the command and all that it started.
    processor: f64,
    elapsed: f64,
    /// The most that one process had in memory at once, in MB.
    memory: f64,
}

impl Cost {
    /// Runs a command and adds what the system says that it took.
    fn add(
        &mut self,
        workspace: &Workspace,
        folder: &Path,
        title: &str,
        command: &Command,
    ) -> Result<()> {
        let said = folder.join("time.txt");
        let mut time = workspace.command("time");
        time.args(["--format", "%U %S %e %M", "--output"])
            .arg(&said)
            .arg(command.get_program())
            .args(command.get_args());
        if let Some(folder) = command.get_current_dir() {
            time.current_dir(folder);
        }
        step::quiet(title, &mut time, &folder.join("log.txt"))?;
        let said = fs::read_to_string(said)?;
        let figures: Vec<f64> = said
            .split_whitespace()
            .map(str::parse)
            .collect::<Result<_, _>>()?;
        let [user, system, elapsed, kilobytes] = figures[..] else {
            bail!("`time` said something else than four figures: {said}");
        };
        self.processor += user + system;
        self.elapsed += elapsed;
        self.memory = self.memory.max(kilobytes / 1000.0);
        Ok(())
    }
}

/// What lies in a folder.
#[derive(Default)]
struct Tree {
    files: f64,
    bytes: f64,
    largest_page: f64,
}

impl Tree {
    fn of(folder: &Path) -> Result<Self> {
        let mut tree = Self::default();
        tree.add(folder)
            .with_context(|| folder.display().to_string())?;
        Ok(tree)
    }

    fn add(&mut self, folder: &Path) -> Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                self.add(&entry.path())?;
                continue;
            }
            let bytes = entry.metadata()?.len() as f64;
            self.files += 1.0;
            self.bytes += bytes;
            // Other files may hold a whole site.
            if entry.file_name() == "index.html" {
                self.largest_page = self.largest_page.max(bytes);
            }
        }
        Ok(())
    }
}

/// The rows, and for each maker how many times the last has the figures of the first.
fn table(rows: &[Row]) -> String {
    let mut table = format!("{:>9}  {:<18}", "documents", "");
    // Writing to a String cannot fail.
    for (name, _) in FIGURES {
        let _ = write!(table, "  {name:>12}");
    }
    for row in rows {
        let _ = write!(table, "\n{:>9}  {:<18}", row.documents, row.maker);
        for (figure, (_, decimals)) in row.figures.iter().zip(FIGURES) {
            let _ = write!(table, "  {figure:>12.decimals$}");
        }
    }
    let makers = rows
        .iter()
        .take_while(|row| row.documents == rows[0].documents);
    for first in makers {
        let last = rows
            .iter()
            .rfind(|row| row.maker == first.maker)
            .unwrap_or(first);
        let times = last.documents as f64 / first.documents as f64;
        let _ = write!(
            table,
            "\n{:>9}  {:<18}",
            format!("×{times:.2}"),
            first.maker
        );
        for (last, first) in last.figures.iter().zip(first.figures) {
            let _ = write!(table, "  {:>12}", format!("×{:.2}", last / first));
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_tells_the_growth_from_the_first_to_the_last() {
        let row = |documents, figure| Row {
            documents,
            maker: "dossier",
            figures: [figure; FIGURES.len()],
        };
        let table = table(&[row(100, 2.0), row(200, 3.0), row(400, 10.0)]);
        let last = table.lines().last().expect("a line with the growth");
        assert!(last.contains("×4.00") && last.ends_with("×5.00"), "{table}");
    }
}
