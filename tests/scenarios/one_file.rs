//! The whole site in one file, opened from a disk, where no other file can be fetched.

use crate::data::{Data, text};
use crate::explore::awake;
use crate::quote::comes_into_sight;
use crate::{hostile, quote};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use tests::browser::{Name, Page};

/// What is handed over as a file is kept in the page instead.
const CATCH: &str = "window.handed = [];
    const real = URL.createObjectURL;
    URL.createObjectURL = (blob) => (handed.push({ blob }), real(blob));
    HTMLAnchorElement.prototype.click = function () { if (this.download) handed.at(-1).name = this.download; };";
/// The last file that was handed over, by its name and its text.
const HANDED: &str = "const done = arguments[arguments.length - 1], last = window.handed.at(-1);
    if (!last?.name) done(null); else last.blob.text().then((text) => done([last.name, text]));";
/// Moves the focus to the first link that a selector of CSS finds.
const TO_LINK: &str =
    "const link = document.querySelector(arguments[0]); link?.focus(); return Boolean(link)";

/// A file in a folder of its own, away from the site.
struct Saved {
    folder: PathBuf,
    url: String,
}

impl Saved {
    fn of(page: &str, name: &str) -> Result<Self> {
        let folder =
            std::env::temp_dir().join(format!("dossier-one-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let file = folder.join("a saved one.html");
        fs::write(&file, page)?;
        let url = format!("file://{}", file.display()).replace(' ', "%20");
        Ok(Self { folder, url })
    }

    fn in_site(site: &Path, name: &str) -> Result<Self> {
        let read = |file: &str| {
            let file = site.join(file);
            fs::read_to_string(&file).with_context(|| file.display().to_string())
        };
        let mut page = read("dossier.html")?;
        // That of a large site leads to the one file with everything.
        if let Some(path) = page.split("location.replace(\"").nth(1) {
            page = read(path.split('"').next().unwrap_or_default())?;
        }
        Self::of(&page, name)
    }
}

impl Drop for Saved {
    fn drop(&mut self) {
        // What is left in a folder for temporary files harms nobody.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// What the last file that was handed over is called, and holds.
fn handed(page: &Page<'_>) -> Result<(String, String)> {
    page.wait("a file that is handed over", || {
        let handed = page.run_async(HANDED, &[])?;
        let part = |at: usize| handed[at].as_str().map(str::to_owned);
        Ok(part(0).zip(part(1)))
    })
}

fn ends_with(page: &Page<'_>, end: &str) -> Result<()> {
    page.wait_until(end, || Ok(page.url()?.ends_with(end)))
}

/// Follows a link as a person does: some engines leave out of the history where only scripts have been.
fn follow(page: &Page<'_>, selector: &str) -> Result<()> {
    page.wait_until("a link", || {
        Ok(page.run(TO_LINK, &[json!(selector)])? == true)
    })?;
    page.press("Enter")
}

/// Nothing but the file itself has been asked for.
fn asked_for_nothing(page: &Page<'_>, before: usize) -> Result<()> {
    let requests = page.requests()?;
    let others = requests.iter().skip(before);
    let others = others.filter(|url| !url.starts_with("file:") && !url.starts_with("data:"));
    let others: Vec<_> = others.filter(|url| !url.starts_with("blob:")).collect();
    ensure!(others.is_empty(), "asked for {others:?}");
    Ok(())
}

pub fn from_a_disk(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let document = &data.list("documents")[0];
    let id = text(document, "id");
    let blocks = document["blocks"].as_array();
    let passage = blocks.and_then(|blocks| blocks.last());
    let passage = passage.context("the document has a passage")?;
    let block = text(passage, "id");
    let theme = text(&data.list("themes")[0], "id");
    let saved = Saved::in_site(page.folder(), "site")?;
    let before = page.requests()?.len();

    page.step("the file opens");
    page.open_url(&saved.url)?;
    awake(page)?;
    page.run(CATCH, &[])?;
    page.is_accessible()?;

    page.step("a filter is in the fragment");
    follow(page, ".tools a[href^='#/about/']")?;
    ends_with(page, "#/about/")?;
    page.step("the data can be taken away");
    follow(page, "a[href='#/corpus.json']")?;
    let (name, corpus) = handed(page)?;
    ensure!(name == "corpus.json", "{name}");
    ensure!(corpus == fs::read_to_string(page.folder().join("corpus.json"))?);
    page.back()?;
    page.step("a search finds a passage and opens it");
    let field = page.find("searchbox", Name::Any)?;
    let word = text(document, "title").split(|c: char| !c.is_alphabetic());
    let word = word.max_by_key(|word| word.len()).unwrap_or_default();
    field.type_text(word)?;
    page.wait_until("results", || {
        let found = page.run(
            "return document.querySelectorAll('.passages a[href^=\"#/documents/\"]').length",
            &[],
        )?;
        Ok(found.as_u64() > Some(0))
    })?;
    ends_with(page, &format!("#/?q={word}"))?;
    follow(page, ".passages a[href^='#/documents/']")?;
    page.find("article", Name::Any)?;
    page.step("back leads to the search");
    page.back()?;
    ends_with(page, &format!("#/?q={word}"))?;
    page.gone("article", Name::Any)?;

    page.step("a deep link opens a document at a passage");
    page.open_url(&format!(
        "{}#/documents/{id}/?theme={theme}#{block}",
        saved.url
    ))?;
    comes_into_sight(page, passage)?;
    page.reload()?;
    awake(page)?;
    comes_into_sight(page, passage)?;
    page.find_all("article", Name::Any)?;
    page.step("a place in the page keeps the view");
    follow(page, ".skip[href='#events']")?;
    ends_with(page, &format!("#/documents/{id}/?theme={theme}#events"))?;
    page.back()?;

    page.step("what was saved can be saved, with the view");
    page.run(CATCH, &[])?;
    follow(page, ".tools a[data-save]")?;
    let (name, again) = handed(page)?;
    ensure!(name == "dossier.html", "{name}");
    let again = Saved::of(&again, "again")?;
    page.open_url(&again.url)?;
    awake(page)?;
    ends_with(page, &format!("#/documents/{id}/?theme={theme}#{block}"))?;
    comes_into_sight(page, passage)?;
    asked_for_nothing(page, before)
}

pub fn read_without_its_program(page: &Page<'_>) -> Result<()> {
    let saved = Saved::in_site(page.folder(), "plain")?;
    page.open_url(&saved.url)?;
    let data = Data::read()?;
    let articles = page.find_all("article", Name::Any)?;
    ensure!(articles.len() == data.list("documents").len());
    for (article, document) in articles.iter().zip(data.list("documents")) {
        let blocks = document["blocks"].as_array().context("no blocks")?;
        let last = text(blocks.last().context("no blocks")?, "text");
        let first = last
            .split_whitespace()
            .take(5)
            .collect::<Vec<_>>()
            .join(" ");
        ensure!(article.text()?.contains(&first), "{first} is not there");
    }
    Ok(())
}

/// Where a build knows the address of the site, links that leave the file name it.
pub fn links_name_the_site(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let (document, block) = quote::passage(&data)?;
    let file = page.folder().join("dossier.html");
    let whole = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    let site = "https://example.org/some/folder/";
    let head = format!("<link rel=\"canonical\" href=\"{site}\"></head>");
    let saved = Saved::of(&whole.replacen("</head>", &head, 1), "published")?;
    let address = format!("documents/{}/#{}", text(document, "id"), text(block, "id"));
    page.open_url(&format!("{}#/{address}", saved.url))?;
    awake(page)?;
    comes_into_sight(page, block)?;
    let take = "document.querySelector(`#${arguments[0]} .take`).focus()";
    page.run(take, &[block["id"].clone()])?;
    page.press("Enter")?;
    page.find("dialog", "Quote this passage")?;
    let link = "return document.getElementById('passage-link')?.value ?? ''";
    page.wait_until("the link to the site", || {
        Ok(page.run(link, &[])? == format!("{site}{address}"))
    })
}

pub fn saved_with_its_view(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let theme = text(&data.list("themes")[0], "id");
    page.open(&format!("?theme={theme}"))?;
    awake(page)?;
    page.run(CATCH, &[])?;
    page.find("banner", Name::Any)?
        .find("link", "Save as one file")?;
    follow(page, ".tools a[data-save]")?;
    let (_, whole) = handed(page)?;
    let saved = Saved::of(&whole, "view")?;
    page.open_url(&saved.url)?;
    awake(page)?;
    ends_with(page, &format!("#/?theme={theme}"))
}

pub fn of_a_large_corpus(page: &Page<'_>) -> Result<()> {
    let (folder, data) = hostile::site()?;
    let saved = Saved::in_site(&folder, "large")?;
    let before = page.requests()?.len();
    page.open_url(&saved.url)?;
    awake(page)?;
    let documents = data.list("documents").iter();
    let mut told =
        documents.filter(|document| document["blocks"].as_array().is_some_and(|b| !b.is_empty()));
    let document: &Value = told.next().context("a document has text")?;
    let passage = &document["blocks"][0];
    let block = text(passage, "id");
    page.step("a text comes out of the file");
    let id = text(document, "id");
    page.open_url(&format!("{}#/documents/{id}/#{block}", saved.url))?;
    comes_into_sight(page, passage)?;
    asked_for_nothing(page, before)
}
