//! Without a network, and from one version of the site to the next.

use crate::data::{Data, text};
use crate::explore::awake;
use crate::{notes, quote};
use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use server::{Server, Site};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Duration;
use tests::browser::{Name, Page, containing};

/// What the engines log when there is no server, or when they are told that a page is missing.
const ANYTHING: &str = "";
/// The version that a page is of.
const VERSION: &str = "return document.querySelector('script[data-version]').dataset.version";
const READY: &str = "Ready for offline use";
const NEW: &str = "A new version";

/// A folder with a copy of the built site, which is changed and served. Dropped, it is gone.
struct Published {
    folder: PathBuf,
    site: PathBuf,
}

impl Published {
    fn new(page: &Page<'_>) -> Result<Self> {
        let name = format!("dossier-offline-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&folder);
        copy(page.folder(), &folder)?;
        let site = page.folder().to_owned();
        Ok(Published { folder, site })
    }

    fn serve(&self, page: &Page<'_>) -> Result<Rc<Server>> {
        page.serve(Site::new(&self.folder).mounted_at("/some/folder/"))
    }

    /// The built site again.
    fn first(&self) -> Result<()> {
        copy(&self.site, &self.folder)
    }

    /// Another version: every page says so, the texts of all documents begin otherwise, and what one takes away is not
    /// kept without asking. Answers what it is called.
    fn second(&self) -> Result<String> {
        let old = self.version()?;
        let new = "0123456789abcdef".to_owned();
        each(&self.folder, &mut |file| {
            let name = file.to_string_lossy();
            if name.ends_with(".html") {
                let html = fs::read_to_string(file)?;
                let [old, new] = [&old, &new].map(|version| format!("data-version=\"{version}\""));
                fs::write(file, html.replacen(&old, &new, 1))?;
            } else if name.ends_with("text.txt") {
                fs::write(file, format!("second {}", fs::read_to_string(file)?))?;
            }
            Ok(())
        })?;
        let worker = fs::read_to_string(self.folder.join("sw.js"))?;
        let list = &between(&worker, "path: \"", "\"")?;
        let listed = fs::read_to_string(self.folder.join(list))?;
        let mut parts: Value = serde_json::from_str(&listed)?;
        let mut rest = Vec::new();
        let core = parts["core"].as_array_mut().context("a list of files")?;
        for entry in core.iter_mut() {
            let path = entry[0].as_str().unwrap_or_default();
            let path = if path.is_empty() || path.ends_with('/') {
                format!("{path}index.html")
            } else {
                path.to_owned()
            };
            let bytes = fs::read(self.folder.join(path))?;
            entry[1] = json!(bytes.len());
            entry[2] = json!(BASE64_STANDARD.encode(Sha256::digest(&bytes)));
        }
        core.retain(|entry| {
            let is_taken = entry[0] == "corpus.json";
            if is_taken {
                rest.push(entry.clone());
            }
            !is_taken
        });
        parts["rest"] = json!(rest);
        let text = parts.to_string();
        let hash = BASE64_STANDARD.encode(Sha256::digest(&text));
        let worker = worker
            .replace(&old, &new)
            .replace(list.as_str(), "offline-second.json")
            .replace(
                &between(&worker, "Number(\"", "\"")?,
                &text.len().to_string(),
            )
            .replace(&between(&worker, "hash: \"", "\"")?, &hash);
        fs::write(self.folder.join("offline-second.json"), text)?;
        fs::write(self.folder.join("sw.js"), worker)?;
        Ok(new)
    }

    /// A site that is not to be kept any more.
    fn without(&self) -> Result<()> {
        let removing =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/site/offline/removing.js");
        fs::copy(removing, self.folder.join("sw.js"))?;
        each(&self.folder, &mut |file| {
            if file.to_string_lossy().ends_with(".html") {
                let html = fs::read_to_string(file)?;
                fs::write(file, html.replacen(" data-offline=", " data-gone=", 1))?;
            }
            Ok(())
        })
    }

    fn version(&self) -> Result<String> {
        let worker = fs::read_to_string(self.folder.join("sw.js"))?;
        between(&worker, "VERSION = \"", "\"")
    }
}

impl Drop for Published {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn between(text: &str, start: &str, end: &str) -> Result<String> {
    let (_, rest) = text.split_once(start).with_context(|| start.to_owned())?;
    let (found, _) = rest.split_once(end).with_context(|| end.to_owned())?;
    Ok(found.to_owned())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

fn each(folder: &Path, change: &mut dyn FnMut(&Path) -> Result<()>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            each(&path, change)?;
        } else {
            change(&path)?;
        }
    }
    Ok(())
}

/// Waits until the header says that, where it moves nothing and covers nothing.
fn says(page: &Page<'_>, words: &str) -> Result<()> {
    let line = "return document.querySelector('header #offline')?.textContent ?? ''";
    page.wait_until(&format!("{words:?}"), || {
        let said = page.run(line, &[])?;
        Ok(said.as_str().is_some_and(|said| said.contains(words)))
    })?;
    fits_the_header(page)?;
    if let Some(shift) = page.layout_shift()? {
        ensure!(shift == 0.0, "layout shift of {shift}");
    }
    Ok(())
}

/// Requires that what is said stands in the header, whole, and over nothing.
fn fits_the_header(page: &Page<'_>) -> Result<()> {
    let fits = "const line = document.getElementById('offline');
        const { left, right, top, bottom } = line.getBoundingClientRect();
        const inside = line.closest('header').getBoundingClientRect();
        return getComputedStyle(line).position === 'static' && left >= 0 && right <= document.documentElement.clientWidth
            && top >= inside.top && bottom <= inside.bottom && line.scrollWidth <= line.clientWidth";
    ensure!(
        page.run(fits, &[])? == true,
        "it does not fit into the header"
    );
    Ok(())
}

fn open(page: &Page<'_>, home: &str, address: &str) -> Result<()> {
    page.step(&format!("opening {address:?}"));
    page.open_url(&format!("{home}{address}"))?;
    awake(page)
}

/// Loads the page again as a person does: the command of Firefox's driver goes past the worker.
fn reload(page: &Page<'_>) -> Result<()> {
    page.run("window.isBefore = true; location.reload()", &[])?;
    page.wait_until("the page again", || {
        Ok(page.run("return window.isBefore === undefined", &[])? == true)
    })?;
    awake(page)
}

/// Opens the site for the first time and waits until it is kept.
fn visit(page: &Page<'_>, home: &str) -> Result<()> {
    page.wait_at_most(Duration::from_secs(40));
    open(page, home, "")?;
    says(page, READY)
}

/// The names of the versions that are kept.
fn versions(page: &Page<'_>) -> Result<Vec<String>> {
    let script = "const done = arguments[0];
        caches.keys().then((names) => done(names.filter((name) => /^dossier .* [0-9a-f]+$/.test(name))))";
    let names = page.run_async(script, &[])?;
    let names = names.as_array().context("a list")?.iter();
    Ok(names
        .filter_map(|name| Some(name.as_str()?.rsplit(' ').next()?.to_owned()))
        .collect())
}

/// The first word of a text beside a document, as a page gets it: `second` in the second version.
fn first_word(page: &Page<'_>, window: &str, file: &str) -> Result<String> {
    let script = "const [path, name, done] = arguments;
        const of = name ? window[name] : window;
        of.fetch(path).then((answer) => answer.text()).then((text) => done(text.split(' ')[0]), () => done('nothing'))";
    let word = page.run_async(script, &[json!(file), json!(window)])?;
    Ok(word.as_str().unwrap_or_default().to_owned())
}

/// After one visit everything works with the server gone.
pub fn everything(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    page.expect_in_console(ANYTHING);
    let server = page.serve(Site::new(page.folder()).mounted_at("/some/folder/"))?;
    let home = server.url();
    visit(page, &home)?;
    page.is_accessible_in_all_colours()?;
    page.screenshot("ready")?;
    page.step("the first page, without a reload, and without the server");
    page.cut_off(server);
    let (document, block) = quote::passage(&data)?;
    let id = text(document, "id");
    let word = first_word(page, "", &format!("documents/{id}/text.txt"))?;
    ensure!(word != "nothing", "the text of a document is not there");
    page.step("reloading");
    reload(page)?;
    says(page, "Offline")?;
    page.is_accessible_in_all_colours()?;
    page.screenshot("offline")?;
    for document in data.list("documents") {
        let (id, title) = (text(document, "id"), text(document, "title"));
        for address in [
            format!("documents/{id}/?view=reader"),
            format!("documents/{id}"),
            format!("documents/{id}/index.html"),
        ] {
            open(page, &home, &address)?;
            page.find("article", title)?;
        }
    }
    for address in ["about/", "about", "about/?q=x#y"] {
        open(page, &home, address)?;
        page.find("heading", "About")?;
        page.find("heading", "Offline")?;
    }
    page.is_accessible()?;
    page.fits_its_width()?;
    open(page, &home, "no/such/page")?;
    page.find("heading", containing("no such page"))?;
    page.find("link", "About")?.click()?;
    page.find("heading", "About")?;
    ensure!(page.url()? == format!("{home}about/"), "{}", page.url()?);
    let words = text(document, "title").split_whitespace().next();
    let words = words.context("a word")?;
    open(page, &home, &format!("?q={words}"))?;
    page.find("region", containing("Passages"))?;
    open(page, &home, &format!("documents/{id}/?view=reader"))?;
    notes::begin(page, block)?;
    notes::write(page, "Written offline.")?;
    notes::own(page, 1)?;
    open(page, &home, "notes/")?;
    ensure!(notes::own(page, 1)?.contains("Written offline."), "no note");
    Ok(())
}

/// A new version is told of and chosen; who goes on in the one before gets nothing of it. And back.
pub fn new_version(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let file = format!(
        "../documents/{}/text.txt",
        text(&data.list("documents")[0], "id")
    );
    page.expect_in_console(ANYTHING);
    let published = Published::new(page)?;
    let server = published.serve(page)?;
    let home = server.url();
    let first = published.version()?;
    visit(page, &home)?;
    // Something is being written here, so this tab is not loaded again by itself.
    open(page, &home, "about/")?;
    page.find("textbox", containing("receipt"))?
        .type_text("Dear all,")?;
    page.step("another tab");
    let opened = page.run("return Boolean(window.other = window.open('../'))", &[])?;
    ensure!(opened == true, "no other tab");
    let second = published.second()?;
    let reload = "other.location.reload()";
    page.wait_until("the other tab to be awake", || {
        Ok(page.run(
            "return other.document.documentElement.dataset.awake === ''",
            &[],
        )? == true)
    })?;
    page.run(reload, &[])?;
    page.step("it is told of in both, and nothing has changed yet");
    says(page, NEW)?;
    ensure!(
        page.run(VERSION, &[])? == first.as_str(),
        "it came by itself"
    );
    ensure!(first_word(page, "", &file)? != "second", "it is mixed");
    ensure!(versions(page)?.len() == 2, "{:?}", versions(page)?);
    page.is_accessible_in_all_colours()?;
    for width in [360, 768, 1440] {
        page.resize(width, 800)?;
        fits_the_header(page)?;
        page.screenshot(&format!("new-version-{width}"))?;
    }
    page.step("the other tab chooses it");
    page.wait_until("the choice in the other tab", || {
        let press = "const button = other.document.querySelector('#offline button');
            button?.click(); return Boolean(button)";
        Ok(page.run(press, &[])? == true)
    })?;
    let other = VERSION.replace("document", "other.document");
    page.wait_until("the new version in the other tab", || {
        Ok(page.run(&other, &[])? == second.as_str())
    })?;
    page.wait_until("the other tab to be awake", || {
        Ok(page.run(
            "return other.document.documentElement.dataset.awake === ''",
            &[],
        )? == true)
    })?;
    ensure!(
        page.run(VERSION, &[])? == first.as_str(),
        "it came by itself"
    );
    ensure!(first_word(page, "", &file)? != "second", "it is mixed");
    let inner = file.trim_start_matches("../");
    ensure!(first_word(page, "other", inner)? == "second", "it is mixed");
    page.run("other.close()", &[])?;
    page.step("this one follows");
    says(page, NEW)?;
    page.find("button", "Reload")?.click()?;
    page.wait_until("the new version", || {
        Ok(page.run(VERSION, &[])? == second.as_str())
    })?;
    awake(page)?;
    ensure!(first_word(page, "", &file)? == "second", "it is mixed");
    page.wait_until("the one before to be gone", || {
        Ok(versions(page)? == [second.as_str()])
    })?;
    page.step("the version before is published again");
    published.first()?;
    open(page, &home, "about/")?;
    says(page, NEW)?;
    page.find("button", "Reload")?.click()?;
    page.wait_until("the version before", || {
        Ok(page.run(VERSION, &[])? == first.as_str())
    })?;
    awake(page)?;
    page.wait_until("the other to be gone", || {
        Ok(versions(page)? == [first.as_str()])
    })
}

/// A version that is not published whole changes nothing and leaves nothing.
pub fn bad_version(page: &Page<'_>) -> Result<()> {
    page.expect_in_console(ANYTHING);
    let published = Published::new(page)?;
    let server = published.serve(page)?;
    let home = server.url();
    let first = published.version()?;
    visit(page, &home)?;
    let file = published.folder.join("about/index.html");
    for (fault, bytes) in [
        (
            "another file",
            Some(&b"<!doctype html><title>Sign in</title>"[..]),
        ),
        ("no file", None),
    ] {
        page.step(fault);
        published.first()?;
        published.second()?;
        match bytes {
            Some(bytes) => fs::write(&file, bytes)?,
            None => fs::remove_file(&file)?,
        }
        // Answers when the new worker has failed.
        let update = "const done = arguments[0];
            navigator.serviceWorker.getRegistration().then(async (registration) => {
                await registration.update().catch(() => {});
                const worker = registration.installing;
                if (!worker) return done(registration.waiting ? 'waiting' : 'none');
                worker.onstatechange = () => done(worker.state);
            })";
        let state = page.run_async(update, &[])?;
        ensure!(state == "redundant" || state == "none", "{fault}: {state}");
        page.wait_until("nothing of it", || Ok(versions(page)? == [first.as_str()]))?;
        ensure!(page.run(VERSION, &[])? == first.as_str());
    }
    page.cut_off(server);
    page.step("and without the server the one before is whole");
    open(page, &home, "about/")?;
    page.find("heading", "About")?;
    ensure!(page.run(VERSION, &[])? == first.as_str());
    Ok(())
}

/// A site that is not to be kept any more is removed from those that have it.
pub fn removed(page: &Page<'_>) -> Result<()> {
    page.expect_in_console(ANYTHING);
    let published = Published::new(page)?;
    let server = published.serve(page)?;
    let home = server.url();
    visit(page, &home)?;
    published.without()?;
    open(page, &home, "")?;
    let left = "const done = arguments[0];
        Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys()]).then(
            ([workers, names]) => done(workers.length + names.filter((name) => name.startsWith('dossier ')).length))";
    page.wait_until("nothing to be left", || Ok(page.run_async(left, &[])? == 0))?;
    page.step("the next page comes from the host, and brings no worker again");
    open(page, &home, "")?;
    ensure!(
        page.run(
            "return document.querySelector('script[data-gone]') !== null",
            &[]
        )? == true
    );
    std::thread::sleep(Duration::from_secs(4));
    ensure!(page.run_async(left, &[])? == 0, "it came back");
    Ok(())
}

/// What is not kept by itself is kept on request, and everything can be removed.
pub fn on_request(page: &Page<'_>) -> Result<()> {
    page.expect_in_console(ANYTHING);
    let published = Published::new(page)?;
    published.second()?;
    let server = published.serve(page)?;
    let home = server.url();
    visit(page, &home)?;
    open(page, &home, "about/")?;
    page.find("heading", "Offline")?;
    page.find("button", "Keep everything for offline use")?
        .focus()?;
    page.is_accessible_in_all_colours()?;
    page.press("Enter")?;
    says(page, "Everything is kept")?;
    page.wait_until("the focus at the heading", || {
        Ok(page.focused()?.name()? == "Offline")
    })?;
    page.gone("button", "Keep everything for offline use")?;
    page.screenshot("kept")?;
    page.cut_off(server);
    ensure!(
        first_word(page, "", "../corpus.json")? != "nothing",
        "it is not kept"
    );
    page.step("removing all of it");
    let server = published.serve(page)?;
    let home = server.url();
    visit(page, &home)?;
    open(page, &home, "about/")?;
    page.find("button", "Remove from this device")?.click()?;
    says(page, "Removed from this device")?;
    ensure!(versions(page)?.is_empty(), "{:?}", versions(page)?);
    open(page, &home, "about/")?;
    page.find("button", "Keep for offline use")?;
    ensure!(versions(page)?.is_empty(), "{:?}", versions(page)?);
    page.find("button", "Keep for offline use")?.click()?;
    says(page, READY)
}

/// In somebody else's page nothing is kept.
pub fn in_a_frame(page: &Page<'_>) -> Result<()> {
    page.expect_in_console(ANYTHING);
    let host = Site::new(page.folder()).hooked(|request, response| {
        if request.path == "/host.html" {
            response.status = 200;
            response.content_type = "text/html".into();
            response.headers.clear();
            response.body =
                (&b"<!doctype html><title>Host</title><iframe src='./' title='Explorer'></iframe>"
                    [..])
                    .into();
        }
    });
    let server = page.serve(host)?;
    page.open_url(&format!("{}host.html", server.url()))?;
    page.wait_until("the frame to be awake", || {
        let awake = "return frames[0].document.documentElement.dataset.awake === ''";
        Ok(page.run(awake, &[])? == true)
    })?;
    std::thread::sleep(Duration::from_secs(4));
    let workers =
        "navigator.serviceWorker.getRegistrations().then((all) => arguments[0](all.length))";
    ensure!(
        page.run_async(workers, &[])? == 0,
        "a worker was registered"
    );
    let line = "return frames[0].document.getElementById('offline') === null";
    ensure!(page.run(line, &[])? == true);
    ensure!(page.find_all("status", Name::Any)?.is_empty());
    Ok(())
}
