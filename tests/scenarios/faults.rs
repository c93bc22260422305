//! What people meet when something is missing, broken, slow or hostile: the text stays readable, one
//! line says what happened, and nothing is tried again by itself.

use crate::data::{Data, text};
use crate::explore::awake;
use crate::read::tells_all_events;
use anyhow::{Context, Result, ensure};
use server::{Request, Response, Server, Site};
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tests::browser::{Ability, Name, Page};

/// What the line says in each case, by the words that the cases differ in.
const UNLOADED: &str = "could not be loaded";
const UNSUPPORTED: &str = "need WebAssembly";
const SLOW: &str = "still loading";
const STOPPED: &str = "stopped because of an error";

/// Whatever an engine logs about a fault that was provoked; the words are its own.
pub const ANYTHING: &str = "";

/// True for a part of the program that comes later; its file has one more word in its name than that of the core.
pub fn is_part(name: &str) -> bool {
    name.ends_with(".wasm") && name.matches('-').count() > 1
}

/// The built site, with every response for the program's files spoiled.
pub fn spoiled(
    page: &Page<'_>,
    spoil: impl Fn(&Request, &mut Response) + Send + Sync + 'static,
) -> Result<Rc<Server>> {
    page.serve(Site::new(page.folder()).hooked(spoil))
}

fn is_wasm(request: &Request) -> bool {
    request.path.ends_with(".wasm")
}

fn is_script(request: &Request) -> bool {
    request.path.ends_with(".js")
}

/// Another body, without the coding that the server had chosen for the old one.
fn replace_body(response: &mut Response, content_type: &str, body: &[u8]) {
    response
        .headers
        .retain(|(name, _)| name != "Content-Encoding");
    response.content_type = content_type.into();
    response.body = body.into();
}

/// Requires that the page says what happened and that everything can still be read.
fn readable(page: &Page<'_>, url: &str, says: &str) -> Result<()> {
    let data = Data::read()?;
    page.wait_until(&format!("the line {says:?}"), || {
        let alerts = page.find_all("alert", Name::Any)?;
        let texts: Result<Vec<_>> = alerts.iter().map(|alert| alert.text()).collect();
        Ok(texts?.join("\n").contains(says))
    })?;
    page.step("reading without the program");
    tells_all_events(page, &data)?;
    ensure!(
        page.find_all("searchbox", Name::Any)?.is_empty(),
        "a searchbox that does nothing"
    );
    let document = &data.list("documents")[0];
    page.find("link", text(document, "title"))?.click()?;
    page.find("article", text(document, "title"))?;
    let address = page.url()?;
    ensure!(
        address == format!("{url}documents/{}/", text(document, "id")),
        "the link led to {address}"
    );
    Ok(())
}

/// A fault in the program's files, one after the other.
pub fn broken_program(page: &Page<'_>) -> Result<()> {
    type Fault = fn(&Request, &mut Response);
    let faults: [(&str, Fault); 7] = [
        ("the module is missing", |request, response| {
            if is_wasm(request) {
                response.status = 404;
            }
        }),
        ("the module is cut off", |request, response| {
            if is_wasm(request) {
                response.cut_after = Some(1_000);
            }
        }),
        ("a page in place of the module", |request, response| {
            if is_wasm(request) {
                replace_body(
                    response,
                    "text/html",
                    b"<!doctype html><title>Sign in</title>",
                );
            }
        }),
        ("another module", |request, response| {
            if is_wasm(request) {
                replace_body(response, "application/wasm", b"\0asm\x01\0\0\0");
            }
        }),
        ("the script is missing", |request, response| {
            if is_script(request) {
                response.status = 404;
            }
        }),
        ("a page in place of the script", |request, response| {
            if is_script(request) {
                replace_body(
                    response,
                    "text/html",
                    b"<!doctype html><title>Sign in</title>",
                );
            }
        }),
        (
            "an old script beside the new module",
            |request, response| {
                if is_script(request) {
                    let old = b"export default async ({ module_or_path }) => {\n\
                    const module = await WebAssembly.compileStreaming(module_or_path);\n\
                    await WebAssembly.instantiate(module, { old: {} });\n};";
                    replace_body(response, "text/javascript", old);
                }
            },
        ),
    ];
    page.expect_in_console(ANYTHING);
    for (what, fault) in faults {
        page.step(what);
        let requests = Arc::new(AtomicUsize::new(0));
        let parts = Arc::new(Mutex::new(Vec::<String>::new()));
        let (count, asked_parts) = (Arc::clone(&requests), Arc::clone(&parts));
        let server = spoiled(page, move |request, response| {
            let name = request.path.rsplit('/').next().unwrap_or_default();
            if is_part(name) {
                let mut parts = asked_parts.lock().unwrap_or_else(PoisonError::into_inner);
                parts.push(name.to_owned());
            } else if is_wasm(request) || is_script(request) {
                count.fetch_add(1, Ordering::SeqCst);
            }
            fault(request, response);
        })?;
        page.open_url(&server.url())?;
        readable(page, &server.url(), UNLOADED).with_context(|| what.to_owned())?;
        page.step("nothing is tried again by itself");
        // Two pages were opened, with two files each.
        let asked = requests.load(Ordering::SeqCst);
        ensure!(asked <= 4, "{what}: {asked} requests for the program");
        // A document asks for parts beside the core: once each.
        let mut parts = parts.lock().unwrap_or_else(PoisonError::into_inner);
        parts.sort();
        let twice = parts.windows(2).find(|pair| pair[0] == pair[1]);
        ensure!(twice.is_none(), "{what}: {twice:?} asked for again");
    }
    Ok(())
}

/// A host that knows what browsers insist on, pages, scripts and style sheets, and labels everything else as bytes; it
/// compresses nothing and sends no headers of ours.
pub fn plain_host(page: &Page<'_>) -> Result<()> {
    let folder = page.folder().to_owned();
    let server = spoiled(page, move |request, response| {
        let mut file = folder.join(request.path.trim_start_matches('/'));
        if file.is_dir() {
            file.push("index.html");
        } else {
            response.content_type = "application/octet-stream".into();
        }
        if is_script(request) {
            response.content_type = "application/javascript".into();
        }
        if request.path.ends_with(".css") {
            response.content_type = "text/css".into();
        }
        response.headers.clear();
        if let Ok(bytes) = std::fs::read(file) {
            response.body = bytes.into();
        }
    })?;
    page.open_url(&server.url())?;
    awake(page)
}

/// A policy of the host that forbids WebAssembly.
pub fn forbidden_by_policy(page: &Page<'_>) -> Result<()> {
    page.needs(Ability::ForbidWasm)?;
    page.expect_in_console(ANYTHING);
    let requests = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&requests);
    let server = spoiled(page, move |request, response| {
        if is_wasm(request) || is_script(request) {
            count.fetch_add(1, Ordering::SeqCst);
        }
        for (name, value) in &mut response.headers {
            if name == "Content-Security-Policy" {
                *value = value.replace("'wasm-unsafe-eval'", "");
            }
        }
    })?;
    page.open_url(&server.url())?;
    readable(page, &server.url(), UNSUPPORTED)?;
    let asked = requests.load(Ordering::SeqCst);
    ensure!(asked == 0, "{asked} requests in vain for the program");
    Ok(())
}

/// A browser without WebAssembly.
pub fn without_wasm(page: &Page<'_>) -> Result<()> {
    page.expect_in_console(ANYTHING);
    page.open("")?;
    let url = page.url()?;
    readable(page, &url, UNSUPPORTED)
}

/// A network that brings the page and then nearly nothing.
pub fn slow_network(page: &Page<'_>) -> Result<()> {
    let server = spoiled(page, |request, response| {
        if is_wasm(request) {
            response.delay = Duration::from_secs(14);
        }
    })?;
    page.wait_at_most(Duration::from_secs(30));
    page.open_url(&server.url())?;
    page.wait_until("the line that it is slow", || {
        let alerts = page.find_all("alert", Name::Any)?;
        Ok(alerts.len() == 1 && alerts[0].text()?.contains(SLOW))
    })?;
    page.step("the program comes after all");
    awake(page)?;
    page.gone("alert", Name::Any)
}

/// A program that comes upon what it cannot go on from: here a browser that stops giving it frames.
pub fn stopped_program(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    page.expect_in_console(ANYTHING);
    page.open("")?;
    awake(page)?;
    page.step("breaking the browser under the program");
    // At once, because anything that asks for a frame stops the program, and its controls go.
    page.run(
        "const choice = document.querySelector('#filters input[type=checkbox]');
        window.requestAnimationFrame = () => { throw new Error('no frames'); };
        choice.click()",
        &[],
    )?;
    let document = &data.list("documents")[0];
    page.wait_until("the line that it stopped", || {
        let alerts = page.find_all("alert", Name::Any)?;
        Ok(alerts.len() == 1 && alerts[0].text()?.contains(STOPPED))
    })?;
    page.step("links work, and the next page is alive again");
    page.find("link", text(document, "title"))?.click()?;
    page.find("article", text(document, "title"))?;
    awake(page)?;
    page.gone("alert", Name::Any)?;
    Ok(())
}

/// A part of the program that does not come is one line, and comes when one tries again; everything else goes on.
pub fn part_does_not_come(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let document = &data.list("documents")[0];
    // Parts whose files begin so are refused; in the end none is.
    let refused = Arc::new(Mutex::new("app-"));
    let now = refused.clone();
    let server = spoiled(page, move |request, response| {
        let name = request.path.rsplit('/').next().unwrap_or_default();
        let refused = *now.lock().unwrap_or_else(PoisonError::into_inner);
        if name == "sw.js" || is_part(name) && name.starts_with(refused) {
            response.status = 404;
        }
    })?;
    let refuse = |parts| *refused.lock().unwrap_or_else(PoisonError::into_inner) = parts;
    page.expect_in_console(ANYTHING);
    page.open_url(&server.url())?;
    awake(page)?;
    let keys = || -> Result<()> {
        page.find("button", "Keyboard")?.focus()?;
        page.press("Enter")
    };
    // What is no longer refused may come by itself before the key is pressed, and take the button away.
    let again_refusing = |parts| -> Result<()> {
        page.find("button", "Try again")?.focus()?;
        refuse(parts);
        page.press("Enter")
    };
    keys()?;
    page.find("button", "Try again")?;
    page.is_accessible()?;
    page.step("one goes on without it");
    page.find("button", "Dismiss")?.focus()?;
    page.press("Enter")?;
    page.gone("button", "Try again")?;
    page.step("one tries again");
    keys()?;
    again_refusing("app-passages")?;
    page.find("dialog", "Keyboard shortcuts")?;
    page.gone("button", "Try again")?;
    page.step("a link to words leads to its document, and then to them");
    let (id, block) = (text(document, "id"), text(&document["blocks"][1], "id"));
    page.open_url(&format!("{}documents/{id}/#{block}", server.url()))?;
    awake(page)?;
    page.find("article", text(document, "title"))?;
    again_refusing("none")?;
    page.wait_until("the words that the link points at", || {
        let is_marked = "return !!document.querySelector('.block[data-linked]')";
        Ok(page.run(is_marked, &[])? == true)
    })
}
