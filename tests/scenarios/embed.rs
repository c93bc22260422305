//! The explorer in pages of others, which stand at another origin.

use crate::data::{Data, text};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use tests::browser::Page;
use xtask::server::{Request, Response, Server, Site};

/// A page of somebody else with these elements, and what they were told by events in `window.heard`.
struct Host {
    folder: PathBuf,
    _server: Server,
    url: String,
}

impl Drop for Host {
    fn drop(&mut self) {
        // What is left in a folder for temporary files harms nobody.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Serves such a page. Its policy admits nothing but what the documentation asks for.
fn host(page: &Page<'_>, explorer: &str, body: &str) -> Result<Host> {
    let name = format!("dossier-host-{}-{}", std::process::id(), body.len());
    let folder = std::env::temp_dir().join(name);
    fs::create_dir_all(&folder)?;
    let origin = explorer.trim_end_matches('/');
    let html = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Host</title><link rel=icon href=/icon.svg>\
         <script src=heard.js></script><script src={explorer}embed.js async></script><main><h1>Host</h1>{body}</main>"
    );
    fs::write(folder.join("index.html"), html)?;
    fs::write(
        folder.join("heard.js"),
        "window.heard = [];
         for (const type of ['ready', 'select', 'error']) {
           addEventListener(`dossier:${type}`, (event) => heard.push({ type, of: event.target.id, ...event.detail }));
         }",
    )?;
    fs::write(
        folder.join("icon.svg"),
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
    )?;
    let policy = format!(
        "default-src 'none'; img-src 'self'; script-src 'self' {origin}; frame-src {origin}"
    );
    let strict = move |_: &Request, response: &mut Response| {
        let header = ("Content-Security-Policy".into(), policy.clone());
        response.headers.push(header);
    };
    let server = page.serve(Site::new(&folder).hooked(strict))?;
    Ok(Host {
        url: server.url(),
        folder,
        _server: server,
    })
}

/// What the host was told of an element.
fn heard(page: &Page<'_>, id: &str, kind: &str) -> Result<Vec<Value>> {
    let script = "return window.heard.filter((told) => told.of === arguments[0] && told.type === arguments[1])";
    let told = page.run(script, &[json!(id), json!(kind)])?;
    Ok(told.as_array().cloned().unwrap_or_default())
}

fn height(page: &Page<'_>, id: &str) -> Result<f64> {
    let script = "return document.getElementById(arguments[0]).getBoundingClientRect().height";
    page.run(script, &[json!(id)])?
        .as_f64()
        .context("no height")
}

pub fn in_another_page(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let event = &data.list("events")[0];
    let theme = text(&data.list("themes")[0], "id");
    let server = page.serve(Site::new(page.folder()))?;
    let home = server.url();
    let body = format!(
        "<dossier-explorer id=one src={home} view=timeline theme={theme} min-height=100 max-height=none>\
         <a href={home}>The documents</a></dossier-explorer>\
         <dossier-explorer id=two src={home} min-height=100 max-height=500 title=Both address-key=d></dossier-explorer>"
    );
    let host = host(page, &home, &body)?;
    page.open_url(&host.url)?;
    page.wait_until("both to be ready", || {
        let both = [heard(page, "one", "ready")?, heard(page, "two", "ready")?];
        Ok(both.iter().all(|ready| !ready.is_empty()))
    })?;
    page.step("a frame is as high as what is in it, up to a limit");
    page.wait_until("the height of the content", || {
        Ok(height(page, "one")? > 120.0 && height(page, "two")? == 500.0)
    })?;
    let titles = "return [...document.querySelectorAll('dossier-explorer')]
        .map((element) => element.shadowRoot.querySelector('iframe').title)";
    ensure!(page.run(titles, &[])? == json!(["The documents", "Both"]));
    page.is_accessible()?;
    page.step("the host sets filters, and hears of its own frame alone");
    let before = heard(page, "two", "select")?.len();
    let set = "document.getElementById('one').setAttribute('event', arguments[0])";
    page.run(set, &[json!(text(event, "id"))])?;
    page.wait_until("the selected event", || {
        let told = heard(page, "one", "select")?;
        Ok(told.last().is_some_and(|told| told["event"] == event["id"]))
    })?;
    ensure!(
        heard(page, "two", "select")?.len() == before,
        "the other frame was told too"
    );
    page.step("the address of the host carries the view, if it was asked to");
    let go = "document.getElementById('two').navigate(arguments[0])";
    page.run(go, &[json!(format!("?theme={theme}"))])?;
    page.wait_until("the address", || {
        Ok(page.url()?.contains(&format!("d=%3Ftheme%3D{theme}")))
    })?;
    page.step("an address that is not of the site leads nowhere");
    for address in ["https://stranger.example/", "javascript:alert(1)"] {
        let before = heard(page, "two", "error")?.len();
        page.run(go, &[json!(address)])?;
        page.wait_until("a refusal", || {
            Ok(heard(page, "two", "error")?.len() > before)
        })?;
    }
    page.step("strangers are not heard");
    let shout = "postMessage({ dossier: 1, type: 'ready' }, '*');
        postMessage({ dossier: 1, type: 'height', height: 9000 }, '*')";
    page.run(shout, &[])?;
    page.step("a frame that is moved comes back");
    let ready = heard(page, "one", "ready")?.len();
    page.run(
        "document.querySelector('main').append(document.getElementById('one'))",
        &[],
    )?;
    page.wait_until("the frame to be ready again", || {
        Ok(heard(page, "one", "ready")?.len() > ready)
    })?;
    ensure!(
        height(page, "two")? == 500.0,
        "a stranger changed the height"
    );
    Ok(())
}

pub fn without_the_script(page: &Page<'_>) -> Result<()> {
    let server = page.serve(Site::new(page.folder()))?;
    let home = server.url();
    let body = format!(
        "<dossier-explorer src={home}><a href={home}>The documents</a></dossier-explorer>\
         <iframe src='{home}?embed=1' title='The documents' height=400></iframe>"
    );
    let host = host(page, &home, &body)?;
    page.open_url(&host.url)?;
    page.find("link", "The documents")?.click()?;
    page.find("heading", Data::read()?.title())?;
    ensure!(
        page.url()?.starts_with(&home),
        "the link led to {}",
        page.url()?
    );
    Ok(())
}

pub fn of_one_version(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let event = &data.list("events")[0];
    let theme = text(&data.list("themes")[0], "id");
    let versions = fs::read_dir(page.folder().join("versions"))?.next();
    let version = versions.context("the build wrote no version")??.path();
    let version = version.file_stem().and_then(|name| name.to_str());
    let version = version.context("a version has a name")?;
    let server = page.serve(Site::new(page.folder()))?;
    let home = server.url();
    let body = format!(
        "<dossier-explorer id=one src={home} version={version} theme={theme} min-height=100 max-height=none>\
         <a href={home}>The documents</a></dossier-explorer>"
    );
    let host = host(page, &home, &body)?;
    page.open_url(&host.url)?;
    page.wait_until("it to be ready", || {
        Ok(!heard(page, "one", "ready")?.is_empty() && height(page, "one")? > 120.0)
    })?;
    page.wait_until("the theme", || {
        let told = heard(page, "one", "select")?;
        Ok(told
            .last()
            .is_some_and(|told| told["address"] == format!("?theme={theme}")))
    })?;
    page.step("the host sets filters, and hears of them");
    let set = "document.getElementById('one').setAttribute('event', arguments[0])";
    page.run(set, &[json!(text(event, "id"))])?;
    page.wait_until("the selected event", || {
        let told = heard(page, "one", "select")?;
        Ok(told.last().is_some_and(|told| told["event"] == event["id"]))
    })
}
