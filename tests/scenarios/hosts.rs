//! The site on ordinary web servers, set up as the guide to hosting says.

use crate::data::{Data, text};
use crate::explore::awake;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use tests::browser::{Page, containing};
use tests::hosts::Software;

/// On each server every file arrives as it is, addresses work with and without their last slash, and a missing
/// address gets the page that says so.
pub fn recipes(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let document = &data.list("documents")[0];
    page.expect_in_console("404");
    // A page that is left may still ask for something: each host goes on until the end.
    let mut hosts = Vec::new();
    for software in Software::ALL {
        page.step(software.name());
        let host = software.serve(page.folder())?;
        page.allow_origin(host.url());
        every_file_arrives(page.folder(), host.url())?;
        page.open_url(host.url())?;
        awake(page)?;
        page.open_url(&format!("{}documents/{}", host.url(), text(document, "id")))?;
        awake(page)?;
        page.find("article", text(document, "title"))?;
        page.open_url(&format!("{}no/such/page", host.url()))?;
        page.find("heading", containing("no such page"))?;
        awake(page)?;
        page.find("link", "About")?.click()?;
        page.find("heading", "About")?;
        let want = format!("{}about/", host.url());
        ensure!(page.url()? == want, "{}", page.url()?);
        hosts.push(host);
    }
    // And the last one until its page is left.
    page.open("")
}

fn every_file_arrives(root: &Path, url: &str) -> Result<()> {
    let mut files = Vec::new();
    collect(root, &mut files)?;
    for file in files {
        let name = file.strip_prefix(root)?.to_string_lossy().into_owned();
        // Instructions for hosts; some keep them to themselves.
        if name.starts_with(['_', '.']) {
            continue;
        }
        let mut answer = ureq::get(format!("{url}{name}"))
            .call()
            .with_context(|| name.clone())?;
        let sent = answer.body_mut().read_to_vec()?;
        ensure!(sent == fs::read(&file)?, "{name} arrived changed");
    }
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
