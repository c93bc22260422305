//! `dossier serve`: a folder that changes, and the page that follows it.

use crate::explore::awake;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use tests::browser::{Name, Page, containing, target_file};

const TEXT: &str = "The council approved the plan on 4 May 2021.\n";

/// A preview of a folder of its own, which is ended and removed with the value.
pub struct Preview {
    folder: PathBuf,
    child: Child,
    /// Its address.
    pub url: String,
}

impl Preview {
    /// A preview of files with these names and texts.
    pub fn of(name: &str, files: &[(String, String)]) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("dossier-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        for (file, text) in files {
            fs::write(folder.join(file), text)?;
        }
        let executable = target_file("DOSSIER_EXECUTABLE", "dist/dossier");
        let mut child = Command::new(&executable)
            .args(["serve", "--port", "0"])
            .arg(&folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("{}: `cargo xtask build` makes it", executable.display()))?;
        let out = child.stdout.take().context("its output is read here")?;
        let mut lines = BufReader::new(out).lines().map_while(Result::ok);
        let line = lines.find(|line| line.starts_with("http"));
        let url = line.as_deref().and_then(|line| line.split(' ').next());
        let url = url
            .context("the preview did not say its address")?
            .to_owned();
        Ok(Self { folder, child, url })
    }

    fn file(&self, name: &str) -> PathBuf {
        Path::new(&self.folder).join(name)
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        // Asked to end, it removes what it has made.
        let _ = Command::new("kill")
            .arg(self.child.id().to_string())
            .status();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

pub fn follows_changes(page: &Page<'_>) -> Result<()> {
    let preview = Preview::of(
        "serve",
        &[("plan.txt".into(), format!("The plan\n\n{TEXT}"))],
    )?;
    page.allow_origin(&preview.url);
    page.open_url(&format!("{}documents/the-plan/?marks=none", preview.url))?;
    awake(page)?;
    let article = || page.find("article", Name::Any)?.text();
    ensure!(article()?.contains(TEXT.trim()), "{}", article()?);

    page.step("a change of a file is shown, and the view stays");
    let more = "The bridge was opened on 12 September 2023.";
    fs::write(
        preview.file("plan.txt"),
        format!("The plan\n\n{TEXT}\n{more}\n"),
    )?;
    page.wait_until("the new sentence", || Ok(article()?.contains(more)))?;
    awake(page)?;
    ensure!(
        page.url()?.ends_with("documents/the-plan/?marks=none"),
        "{}",
        page.url()?
    );

    page.step("while the manifest is wrong the last site stays, and a badge leads to the report");
    fs::write(preview.file("corpus.toml"), "[corpus]\ntitle = \n")?;
    let badge = page.find("link", containing("2 errors"))?;
    ensure!(article()?.contains(more), "the site is gone");
    badge.click()?;
    page.find("heading", "Report")?;
    let report = page.find("main", Name::Any)?.text()?;
    ensure!(report.contains("corpus.toml:2"), "{report}");
    page.is_accessible()?;

    page.step("mended, it is told at once");
    fs::write(preview.file("corpus.toml"), "[corpus]\ntitle = \"Plans\"\n")?;
    page.wait_until("a report without errors", || {
        Ok(!page.find("main", Name::Any)?.text()?.contains("error"))
    })?;
    page.find("link", "To the site")?.click()?;
    awake(page)?;
    page.find("heading", "Plans")?;
    page.gone("link", containing("error"))?;
    // A page that is open asks the preview for news until it is left.
    page.open("")
}
