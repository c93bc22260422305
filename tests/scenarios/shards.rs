//! A corpus whose texts and index lie beside the program, as those of a large one do: they come when somebody reads or
//! searches, and everything is as with any other.

use crate::data::{Data, text};
use crate::explore::awake;
use crate::{faults, hostile};
use anyhow::{Context, Result, ensure};
use flate2::read::GzDecoder;
use serde_json::{Value, json};
use server::{Request, Response, Site};
use std::fs;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tests::browser::{Name, Page, containing};

/// The shards that the page has fetched.
const FETCHED: &str = "return performance.getEntriesByType('resource')
    .filter((entry) => entry.name.includes('/shards/')).length";

/// The first word of a passage that is found in the page.
const MARKED: &str =
    "return [...document.querySelectorAll('.passages mark')].map((mark) => mark.textContent)";

/// A document with a passage that has a long word.
fn passage(data: &Data) -> Result<(&Value, &Value, &str)> {
    let documents = data.list("documents").iter();
    let mut blocks = documents.flat_map(|document| {
        let blocks = document["blocks"].as_array().into_iter().flatten();
        blocks.map(move |block| (document, block))
    });
    let found = blocks.find_map(|(document, block)| {
        let words = text(block, "text").split(|c: char| !c.is_ascii_alphabetic());
        let mut words = words.filter(|word| word.len() > 6);
        let is_first = block["kind"] == "paragraph" && document["blocks"][0]["id"] != block["id"];
        Some((document, block, words.next().filter(|_| is_first)?))
    });
    found.context("no document has a second passage with a long word")
}

fn fetched(page: &Page<'_>) -> Result<u64> {
    let count = page.run(FETCHED, &[])?;
    Ok(count.as_u64().unwrap_or_default())
}

/// The program of a site without its corpus: the WebAssembly module up to the first section that is not the program's.
fn program_of(site: &Path) -> Result<Vec<u8>> {
    let mut files = fs::read_dir(site)?.map_while(Result::ok);
    let is_core = |name: &str| name.ends_with(".wasm") && !faults::is_part(name);
    let module = files.find(|file| is_core(&file.file_name().to_string_lossy()));
    let mut module = fs::read(module.context("a site has a module")?.path())?;
    if module.starts_with(&[0x1f, 0x8b]) {
        let packed = std::mem::take(&mut module);
        GzDecoder::new(&*packed).read_to_end(&mut module)?;
    }
    // Magic and version, then sections: a kind, a length, and for a custom section a name first.
    let mut at = 8;
    while at < module.len() {
        let (mut length, mut shift, mut start) = (0_usize, 0, at + 1);
        loop {
            let byte = module[start];
            (length, shift, start) = (
                length | usize::from(byte & 0x7f) << shift,
                shift + 7,
                start + 1,
            );
            if byte & 0x80 == 0 {
                break;
            }
        }
        if module[at] == 0 && module[start + 1..].starts_with(b"dossier.") {
            break;
        }
        at = start + length;
    }
    ensure!(at < module.len(), "the module has no corpus");
    Ok(module[..at].to_vec())
}

pub fn come_when_needed(page: &Page<'_>) -> Result<()> {
    let (folder, data) = hostile::site()?;
    ensure!(
        program_of(&folder)? == program_of(page.folder())?,
        "two corpora have two programs"
    );
    let (document, block, word) = passage(&data)?;
    let path = format!("documents/{}/index.html", text(document, "id"));
    let left_out = fs::read_to_string(folder.join(path))?
        .matches("include()</script>")
        .count();
    ensure!(
        left_out == 7,
        "{left_out} groups of controls come with the script"
    );
    let server = page.serve(Site::new(&folder))?;
    let home = server.url();
    page.open_url(&home)?;
    awake(page)?;
    ensure!(fetched(page)? == 0, "something came that nobody asked for");
    page.step("a search finds, and offers words");
    let field = page.find("searchbox", Name::Any)?;
    field.type_text(&word[..4])?;
    page.find("listbox", Name::Any)?
        .find("option", containing(&word[4..].to_lowercase()))?;
    field.type_text(&word[4..])?;
    let marks = || -> Result<bool> {
        let marked = page.run(MARKED, &[])?;
        let marked = marked.as_array().cloned().unwrap_or_default();
        let is_word = |mark: &Value| mark.as_str().is_some_and(|m| m.eq_ignore_ascii_case(word));
        Ok(!marked.is_empty() && marked.iter().any(is_word))
    };
    page.wait_until("what was found, marked", marks)?;
    page.is_accessible()?;
    page.step("a result opens the reader at the passage");
    let id = text(block, "id");
    let link = "const link = document.querySelector(`.passages a[href$='#${arguments[0]}']`);
        link?.focus(); return Boolean(link)";
    page.wait_until("a link to the passage", || {
        Ok(page.run(link, &[json!(id)])? == true)
    })?;
    page.press("Enter")?;
    let here =
        "const here = document.querySelector(`#${arguments[0]}[data-linked]`)?.getBoundingClientRect();
        return here !== undefined && here.top < innerHeight && here.bottom > 0";
    page.wait_until("the passage in sight", || {
        Ok(page.run(here, &[json!(id)])? == true)
    })?;
    page.find("group", "Search matches")?;
    page.step("an address of a passage does the same");
    let address = format!("{home}documents/{}/#{id}", text(document, "id"));
    page.open_url(&address)?;
    awake(page)?;
    page.wait_until("the passage in sight", || {
        Ok(page.run(here, &[json!(id)])? == true)
    })?;
    // The words were there before, sent with the page.
    page.wait_until("the text", || Ok(fetched(page)? > 0))?;
    let shards = fetched(page)?;
    ensure!(shards == 1, "{shards} shards for one text");
    page.step("the file that has it all is there once");
    page.open_url(&format!("{home}dossier.html#/about/"))?;
    awake(page)?;
    let url = page.url()?;
    ensure!(
        url.contains("/versions/") && url.ends_with("#/about/"),
        "{url}"
    );
    page.step("an address that asks finds");
    page.open_url(&format!("{home}?q={word}"))?;
    awake(page)?;
    page.wait_until("what was found, marked", marks)
}

pub fn do_not_come(page: &Page<'_>) -> Result<()> {
    let (folder, data) = hostile::site()?;
    let (_, _, word) = passage(&data)?;
    let is_cut = Arc::new(AtomicBool::new(true));
    let cut = is_cut.clone();
    let fails = move |request: &Request, response: &mut Response| {
        let is_shard = request.path.contains("/shards/");
        let is_refused = is_shard && cut.load(Ordering::Relaxed);
        // Without the worker and the browser, which would have kept them all by the second time. A refusal the browser
        // may keep: it has the header of a file that never changes.
        if is_shard && !is_refused {
            let is_cached = |name: &String| name.eq_ignore_ascii_case("cache-control");
            response.headers.retain(|(name, _)| !is_cached(name));
            let header = ("Cache-Control".into(), "no-store".into());
            response.headers.push(header);
        }
        if request.path.ends_with("/sw.js") || is_refused {
            response.status = 404;
        }
    };
    page.expect_in_console(faults::ANYTHING);
    let server = page.serve(Site::new(&folder).hooked(fails))?;
    page.open_url(&server.url())?;
    awake(page)?;
    page.find("searchbox", Name::Any)?.type_text(word)?;
    let again = |page: &Page<'_>| -> Result<()> {
        let button = page.find("button", "Try again")?;
        page.is_accessible()?;
        is_cut.store(false, Ordering::Relaxed);
        button.focus()?;
        page.press("Enter")
    };
    again(page)?;
    page.wait_until("what was found", || {
        let marked = page.run(MARKED, &[])?;
        Ok(marked.as_array().is_some_and(|marked| !marked.is_empty()))
    })?;
    page.step("a text that does not come says so, and how to try again");
    page.open_url(&server.url())?;
    awake(page)?;
    is_cut.store(true, Ordering::Relaxed);
    // Engines differ in how they name what has letters that turn the direction.
    let is_plain = |document: &&Value| text(document, "title").is_ascii();
    let mut documents = data.list("documents").iter();
    let document = documents.rfind(is_plain).context("no plain title")?;
    let open = "document.querySelector(`.start a[href*='documents/${arguments[0]}/']`).focus()";
    page.run(open, &[json!(text(document, "id"))])?;
    page.press("Enter")?;
    again(page)?;
    page.find("article", text(document, "title"))?;
    page.gone("button", "Try again")
}
