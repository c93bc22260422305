//! Addresses that try to lead out of the site: in the address bar, in that of a page around, and in messages.

use crate::embed::{heard, host};
use crate::explore::awake;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use server::Site;
use std::fs;
use tests::browser::Page;
use tests::hosts::Software;

/// On a host that takes several slashes for one, and resolves escaped dots, a path may begin like the address of another
/// host. The page can be read there, and its links lead on in the site.
pub fn path_like_a_host(page: &Page<'_>) -> Result<()> {
    page.expect_in_console("404");
    page.expect_in_console("400");
    page.expect_in_console("begin with two slashes");
    // A page that is left may still ask for something: each host goes on until the end.
    let mut hosts = Vec::new();
    for software in Software::ALL {
        let host = software.serve(page.folder())?;
        page.allow_origin(host.url());
        for path in [
            "/",
            "/evil.test/%2e%2e%2f/",
            "/evil.test/%2e%2e/",
            "/evil.test/",
        ] {
            page.step(&format!("{} at {path}", software.name()));
            page.open_url(&format!("{}{path}", host.url()))?;
            // What has no page there has no links that could lead away.
            if page.find_all("link", "About")?.is_empty() {
                continue;
            }
            // The program comes, or says that it does not.
            let settled = "const { dataset } = document.documentElement;
                return 'awake' in dataset || !('scripts' in dataset)";
            page.wait_until("the page to settle", || {
                Ok(page.run(settled, &[])? == json!(true))
            })?;
            let before = page.url()?;
            let links = page.find_all("link", "About")?;
            links.first().context("a link")?.click()?;
            page.wait_until("another address", || Ok(page.url()? != before))?;
            ensure!(page.url()?.starts_with(host.url()), "{}", page.url()?);
        }
        page.open_url(host.url())?;
        awake(page)?;
        hosts.push(host);
    }
    // And the last one until its page is left.
    page.open("")
}

/// What a host may take for another folder, or a browser for another host.
const OUTSIDE: [&str; 14] = [
    "..%2fother/",
    "%2e%2e/other/",
    "documents/..%2f..%2fother%2f",
    "documents/x%2f..%2f..%2f..%2fother/",
    "documents/..%5cother/",
    "documents/x%00/",
    "about%2f..%2f..%2fother/",
    "other/",
    "notes//",
    ".//evil.test/",
    ".///evil.test/",
    "//evil.test/",
    "\\\\evil.test\\",
    "https://evil.test/",
];

/// A page that takes the place of an explorer and does nothing.
const QUIET: &str =
    r#"<!doctype html><meta charset=utf-8><title>Quiet</title><link rel=icon href="data:,">"#;

/// The address of the page around leads a frame nowhere but to the views of its site, and so do messages.
pub fn out_of_the_site(page: &Page<'_>) -> Result<()> {
    let body = |home: &str| {
        format!(
            "<dossier-explorer id=it src={home} min-height=100 title=It address-key=d><a href={home}>It</a></dossier-explorer>"
        )
    };
    // What stands in the frame is left alone before it is there, so it is a page that loads nothing.
    let folder = std::env::temp_dir().join(format!("dossier-quiet-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("index.html"), QUIET)?;
    fs::copy(page.folder().join("embed.js"), folder.join("embed.js"))?;
    let quiet = page.serve(Site::new(&folder).mounted_at("/site/"))?;
    let home = quiet.url();
    let around = host(page, &home, &body(&home), vec![])?;
    let source =
        "return document.getElementById('it').shadowRoot.querySelector('iframe')?.src ?? ''";
    for address in OUTSIDE {
        page.step(address);
        let key = json!(address);
        page.open_url(&around.url)?;
        let query = page.run(
            "return new URLSearchParams({ d: arguments[0] }).toString()",
            &[key],
        )?;
        page.open_url(&format!(
            "{}?{}",
            around.url,
            query.as_str().unwrap_or_default()
        ))?;
        page.wait_until("the frame", || Ok(page.run(source, &[])? != json!("")))?;
        let shown = page.run(source, &[])?;
        ensure!(shown == json!(format!("{home}?embed=1")), "{shown}");
    }
    fs::remove_dir_all(&folder)?;
    let server = page.serve(Site::new(page.folder()).mounted_at("/site/"))?;
    let home = server.url();
    let host = host(page, &home, &body(&home), vec![])?;
    page.open_url(&host.url)?;
    page.wait_until("the frame to be ready", || {
        Ok(!heard(page, "it", "ready")?.is_empty())
    })?;
    for address in OUTSIDE {
        page.step(&format!("to navigate to {address}"));
        let before = heard(page, "it", "error")?.len();
        page.run(
            "document.getElementById('it').navigate(arguments[0])",
            &[json!(address)],
        )?;
        page.wait_until("a refusal", || {
            Ok(heard(page, "it", "error")?.len() > before)
        })?;
    }
    page.step("views of the site are none of these");
    for address in ["about/", "notes/index.html", "?q=..%2F", ""] {
        page.run(
            "document.getElementById('it').navigate(arguments[0])",
            &[json!(address)],
        )?;
        page.wait_until(address, || {
            let told = heard(page, "it", "select")?;
            Ok(told.last().is_some_and(|told| {
                told["address"].as_str().is_some_and(|told| {
                    told.trim_end_matches("index.html") == address.trim_end_matches("index.html")
                })
            }))
        })?;
    }
    Ok(())
}

/// A page that takes the place of an explorer: it greets without end, and tells of views that are none or too long.
const STRANGER: &str = r##"<!doctype html><meta charset=utf-8><title>Stranger</title><link rel=icon href="data:,"><script>
    addEventListener("message", ({ ports: [port] }) => {
        if (!port) return;
        const select = (address) => port.postMessage({ type: "select", address, event: null, document: null, passage: null });
        select("?q=" + "☃".repeat(5000));
        select("?q=" + "☃".repeat(1300));
        select("..%2fother/");
        select("//evil.test/");
        select("?q=" + "%".repeat(3990));
        setTimeout(() => select("?q=last"), 500);
    });
    for (let n = 0; n < 20000; n++) parent.postMessage({ dossier: 1, type: "ready" }, "*");
</script>"##;

/// A frame that is taken over neither blocks the page around it nor makes its address longer than servers take.
pub fn a_stranger_in_the_frame(page: &Page<'_>) -> Result<()> {
    let folder = std::env::temp_dir().join(format!("dossier-stranger-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("index.html"), STRANGER)?;
    fs::copy(page.folder().join("embed.js"), folder.join("embed.js"))?;
    let server = page.serve(Site::new(&folder))?;
    let home = server.url();
    let body = format!(
        "<script>
            window.channels = 0;
            window.MessageChannel = class extends MessageChannel {{ constructor() {{ super(); channels += 1; }} }};
        </script><dossier-explorer id=it src={home} address-key=d title=It></dossier-explorer>"
    );
    let host = host(page, &home, &body, vec![])?;
    page.open_url(&host.url)?;
    let mut longest = 0;
    page.wait_until("the last view in the address", || {
        let url = page.url()?;
        longest = longest.max(url.len());
        Ok(url.ends_with("d=%3Fq%3Dlast"))
    })?;
    ensure!(longest <= 4000, "an address of {longest} characters");
    let told = heard(page, "it", "select")?;
    let is_short = |told: &Value| {
        told["address"]
            .as_str()
            .is_some_and(|it| it.len() <= 4000 && it.starts_with("?q="))
    };
    ensure!(told.iter().all(is_short), "{} were told", told.len());
    // Ten a second, and it takes some to say all that.
    let channels = page.run("return channels", &[])?;
    ensure!(
        channels.as_u64().is_some_and(|channels| channels <= 300),
        "{channels} greetings were answered"
    );
    fs::remove_dir_all(&folder)?;
    Ok(())
}
