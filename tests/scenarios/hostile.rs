//! Documents, file names, a manifest and addresses that try to become more than text.
//!
//! The site is built from `tests/fixtures/hostile`. Whatever in it came to run would set `window.hit` or ask a
//! stranger for something. One of its documents has more dates than a timeline has room for.

use crate::data::{Data, text};
use crate::explore::awake;
use anyhow::{Context, Result, ensure};
use server::Site;
use std::path::PathBuf;
use tests::browser::{Name, Page};

/// Elements that only a document could have brought into the page.
const FOREIGN: &str = "return [...document.querySelectorAll(
    'body script, body style, body link, body meta, body base, body form, body img, iframe, object, embed')]
    .map((e) => e.outerHTML)";

/// Attributes that run.
const HANDLERS: &str = "return [...document.querySelectorAll('*')]
    .flatMap((e) => [...e.attributes].map((a) => `${a.name}=${a.value}`))
    .filter((a) => /^on|^(href|src|action|formaction)=\\s*(javascript|data:text)|^style=.*url/i.test(a))";

/// The folder with the site, and its data.
pub fn site() -> Result<(PathBuf, Data)> {
    let folder = std::env::var_os("DOSSIER_HOSTILE").map(PathBuf::from);
    let folder = folder.context("DOSSIER_HOSTILE names the site: run `cargo xtask test`")?;
    let data = Data::of(&folder)?;
    Ok((folder, data))
}

fn unharmed(page: &Page<'_>, home: &str) -> Result<()> {
    ensure!(
        page.run("return window.hit === undefined", &[])? == true,
        "something ran"
    );
    ensure!(
        page.url()?.starts_with(home),
        "the page went to {}",
        page.url()?
    );
    for (what, script) in [("elements", FOREIGN), ("attributes", HANDLERS)] {
        let found = page.run(script, &[])?;
        ensure!(
            found.as_array().is_some_and(Vec::is_empty),
            "{what}: {found}"
        );
    }
    Ok(())
}

/// Nothing that a corpus or an address says becomes more than text.
pub fn stays_text(page: &Page<'_>) -> Result<()> {
    let (folder, data) = site()?;
    let server = page.serve(Site::new(&folder))?;
    let home = server.url();
    let documents = data.list("documents").iter();
    let documents = documents.map(|document| format!("documents/{}/", text(document, "id")));
    let addresses = [
        "",
        "about/",
        "404.html",
        "?q=%3Cscript%3Ewindow.hit=1%3C/script%3E#%3Csvg/onload=window.hit=1%3E",
        "?theme=%22%3E%3Cimg%20src=x%20onerror=window.hit=1%3E&event=javascript:window.hit=1",
        "?q=javascript#constructor",
        "?theme=constructor&status=planned#app",
    ];
    for address in documents.chain(addresses.map(String::from)) {
        page.step(&address);
        page.open_url(&format!("{home}{address}"))?;
        awake(page)?;
        page.find("heading", data.title())?;
        unharmed(page, &home)?;
    }
    for event in data
        .list("events")
        .iter()
        .filter(|event| event["reviewed"] == true)
    {
        let id = text(event, "id");
        for evidence in event["evidence"].as_array().into_iter().flatten() {
            page.step(&format!("the quotes of {id}"));
            let (document, block) = (text(evidence, "document"), text(evidence, "block"));
            page.open_url(&format!("{home}documents/{document}/?event={id}#{block}"))?;
            awake(page)?;
            page.find("article", Name::Any)?;
            let words = "return [...document.querySelectorAll(`#${arguments[0]} mark[data-events~='${arguments[1]}']`)]
                .map((mark) => mark.textContent).join('')";
            let shown = page.run(words, &[block.into(), id.into()])?;
            ensure!(
                shown == evidence["quote"],
                "{shown} is not {}",
                evidence["quote"]
            );
            unharmed(page, &home)?;
        }
    }
    Ok(())
}
