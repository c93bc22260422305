//! The explorer in pages of others, which stand at another origin.

use crate::data::{Data, has, text};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use server::{Request, Response, Server, Site};
use std::fs;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};
use tests::browser::Page;

/// A page of somebody else.
pub struct Host {
    pub folder: PathBuf,
    pub url: String,
}

impl Drop for Host {
    fn drop(&mut self) {
        // What is left in a folder for temporary files harms nobody.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Keeps in `heard` what elements tell by events, and what frames with an id tell through the port that the page answers
/// them with, which is then in `ports`.
const HEARD: &str = r#"
    window.heard = [];
    window.ports = {};
    for (const type of ["ready", "select", "error"]) {
      addEventListener(`dossier:${type}`, ({ target, detail }) => heard.push({ type, of: target.id, ...detail }));
    }
    addEventListener("message", ({ source, data }) => {
      const frame = [...document.querySelectorAll("iframe[id]")].find((frame) => frame.contentWindow === source);
      if (!frame || data.dossier !== 1 || data.type !== "ready") return;
      const { port1, port2 } = new MessageChannel();
      ports[frame.id] = port1;
      port1.onmessage = ({ data }) => heard.push({ ...data, of: frame.id });
      source.postMessage({ dossier: 1, type: "connect" }, "*", [port2]);
    });
"#;

/// The headers of a host that admits nothing but what the documentation asks for.
pub fn strict(explorer: &str) -> Vec<(String, String)> {
    let origin = explorer.trim_end_matches('/');
    let policy = format!(
        "default-src 'none'; img-src 'self'; script-src 'self' {origin}; frame-src {origin}"
    );
    vec![("Content-Security-Policy".into(), policy)]
}

/// Serves a page with these elements and the script of the explorer.
pub fn host(
    page: &Page<'_>,
    explorer: &str,
    body: &str,
    headers: Vec<(String, String)>,
) -> Result<Host> {
    static HOSTS: AtomicU32 = AtomicU32::new(0);
    let number = HOSTS.fetch_add(1, Ordering::Relaxed);
    let name = format!("dossier-host-{}-{number}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    fs::create_dir_all(&folder)?;
    let html = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Host</title><link rel=icon href=icon.svg>\
         <script src=heard.js></script><script src={explorer}embed.js async></script><main><h1>Host</h1>{body}</main>"
    );
    fs::write(folder.join("index.html"), html)?;
    fs::write(folder.join("heard.js"), HEARD)?;
    fs::write(
        folder.join("icon.svg"),
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
    )?;
    let with_headers = move |_: &Request, response: &mut Response| {
        response.headers.extend(headers.clone());
    };
    let server = page.serve(Site::new(&folder).hooked(with_headers))?;
    Ok(Host {
        url: server.url(),
        folder,
    })
}

/// What the host was told by an element or a frame.
pub fn heard(page: &Page<'_>, id: &str, kind: &str) -> Result<Vec<Value>> {
    let script = "return window.heard.filter((told) => told.of === arguments[0] && told.type === arguments[1])";
    let told = page.run(script, &[json!(id), json!(kind)])?;
    Ok(told.as_array().cloned().unwrap_or_default())
}

pub fn height(page: &Page<'_>, id: &str) -> Result<f64> {
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
    let host = host(page, &home, &body, strict(&home))?;
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
    page.step("of attributes that change at once none is passed over");
    let ready = heard(page, "one", "ready")?.len();
    page.run(
        "const one = document.getElementById('one');
         one.removeAttribute('event');
         one.setAttribute('color-scheme', 'dark')",
        &[],
    )?;
    page.wait_until("the frame in other colours", || {
        Ok(heard(page, "one", "ready")?.len() > ready)
    })?;
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
    page.step("a frame leaves the place and the focus of the host alone");
    let place = "return [scrollY, document.activeElement.localName]";
    ensure!(page.run(place, &[])? == json!([0, "body"]));
    page.step("on paper nothing is cut off");
    // At once, as browsers do: frames are not heard meanwhile.
    let printed = "dispatchEvent(new Event('beforeprint'));
        const { height } = document.getElementById('two').getBoundingClientRect();
        dispatchEvent(new Event('afterprint'));
        return height";
    ensure!(page.run(printed, &[])?.as_f64() > Some(500.0));
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
    let host = host(page, &home, &body, strict(&home))?;
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

/// Waits until a frame shows this address, as it tells the page around.
pub fn shows(page: &Page<'_>, id: &str, address: &str) -> Result<()> {
    page.wait_until(&format!("{id} to show {address:?}"), || {
        let told = heard(page, id, "select")?;
        Ok(told.last().is_some_and(|told| told["address"] == address))
    })
}

pub fn one_thing_alone(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let event = text(&data.list("events")[0], "id");
    let document = &data.list("documents")[0];
    let id = text(document, "id");
    let blocks = document["blocks"].as_array().context("no blocks")?;
    let passage = text(&blocks[blocks.len() / 2], "id");
    let server = page.serve(Site::new(page.folder()))?;
    let home = server.url();
    let of_host = |attributes: &str| {
        format!("<dossier-explorer id=it src={home} {attributes}></dossier-explorer>")
    };
    // What is asked for, what it is in the frame, and the least and the greatest height.
    let table = [
        (
            format!("view=event event={event} max-height=none min-height=0"),
            format!("?event={event}&view=event"),
            100.0..700.0,
        ),
        (
            format!("document={id} passage={passage}"),
            format!("documents/{id}/#{passage}"),
            900.0..901.0,
        ),
        (
            "view=matrix max-height=none min-height=0".to_owned(),
            "?view=matrix".to_owned(),
            100.0..3000.0,
        ),
    ];
    for (attributes, address, heights) in table {
        page.step(&attributes);
        let host = host(page, &home, &of_host(&attributes), strict(&home))?;
        page.open_url(&host.url)?;
        shows(page, "it", &address)?;
        page.wait_until("its height", || Ok(heights.contains(&height(page, "it")?)))?;
        let place = "return [scrollY, document.activeElement.localName]";
        ensure!(
            page.run(place, &[])? == json!([0, "body"]),
            "the host was moved"
        );
        page.is_accessible()?;
    }
    page.step("the address of the host leads into the site and nowhere else");
    let body = of_host("address-key=d view=timeline");
    let host = host(page, &home, &body, strict(&home))?;
    let table = [
        (
            format!("?event={event}&view=event"),
            format!("?event={event}&view=event"),
        ),
        (
            "//stranger.example/".to_owned(),
            "?view=timeline".to_owned(),
        ),
        (
            "javascript:alert(1)".to_owned(),
            "?view=timeline".to_owned(),
        ),
        ("https://[".to_owned(), "?view=timeline".to_owned()),
    ];
    for (asked, shown) in table {
        let escaped: String = asked.bytes().map(|byte| format!("%{byte:02X}")).collect();
        page.open_url(&format!("{}?d={escaped}", host.url))?;
        shows(page, "it", &shown)?;
    }
    Ok(())
}

/// Serves the site as if its build had been told its address, so that its policies name its origin.
fn serve_as_told(page: &Page<'_>) -> Result<Rc<Server>> {
    let start = fs::read_to_string(page.folder().join("index.html"))?;
    let name_origin = move |request: &Request, response: &mut Response| {
        let host = request.header("host").unwrap_or_default();
        let naming = |policy: &str| {
            policy
                .replace("'self' ", &format!("'self' http://{host} "))
                .replace("'self';", &format!("'self' http://{host};"))
        };
        for (name, value) in &mut response.headers {
            if name == "Content-Security-Policy" {
                *value = naming(value);
            }
        }
        if request.path == "/" {
            response
                .headers
                .retain(|(name, _)| name != "Content-Encoding");
            response.body = naming(&start).into_bytes().into();
        }
    };
    page.serve(Site::new(page.folder()).hooked(name_origin))
}

pub fn in_strict_places(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let theme = text(&data.list("themes")[0], "id");
    let server = serve_as_told(page)?;
    let home = server.url();
    let element = format!("<dossier-explorer id=it src={home}></dossier-explorer>");
    let boxed = format!(
        "<iframe id=it sandbox=allow-scripts title=Boxed width=320 height=400 src='{home}?embed=1'></iframe>"
    );
    let isolated = [
        ("Cross-Origin-Embedder-Policy", "require-corp"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ];
    let isolated = isolated.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let isolated = host(page, &home, &element, isolated.to_vec())?;
    let boxed = host(page, &home, &boxed, strict(&home))?;
    let on_disk = host(page, &home, &element, Vec::new())?;
    let from_disk = format!("file://{}/index.html", on_disk.folder.display());
    let table = [
        ("a page that shuts itself off from others", &isolated.url),
        ("a frame without an origin of its own", &boxed.url),
        ("a page from disk", &from_disk),
    ];
    let set = "ports.it?.postMessage({ type: 'navigate', address: arguments[0] });
        document.querySelector('dossier-explorer')?.navigate(arguments[0])";
    for (place, url) in table {
        page.step(place);
        page.open_url(url)?;
        shows(page, "it", "")?;
        page.run(set, &[json!(format!("?theme={theme}"))])?;
        shows(page, "it", &format!("?theme={theme}"))?;
    }
    page.step("what is no message of the protocol does nothing");
    page.open_url(&boxed.url)?;
    shows(page, "it", "")?;
    let noise = "const long = '?q=' + 'a'.repeat(20000);
        for (const message of [null, 1, 'navigate', [], { type: 'navigate' }, { type: 'navigate', address: 1 },
            { type: 'navigate', address: long }, { type: 'html', html: '<b>' }]) ports.it.postMessage(message);
        window.began = performance.now();
        for (let n = 0; n < 1000; n++) ports.it.postMessage({ type: 'navigate', address: `?q=w${n}` })";
    page.run(noise, &[])?;
    page.wait_until("the pause that follows", || {
        page.run(set, &[json!(format!("?theme={theme}"))])?;
        let told = heard(page, "it", "select")?;
        let address = told.last().map(|told| text(told, "address").to_owned());
        Ok(address.is_some_and(|address| address == format!("?theme={theme}")))
    })?;
    let told = heard(page, "it", "select")?.len();
    let seconds = page.run("return (performance.now() - began) / 1000", &[])?;
    let seconds = seconds.as_f64().context("no time")?;
    // Five a second, and what was told before.
    let most = 5.0 * seconds + 4.0;
    ensure!(
        (told as f64) < most,
        "{told} steps were taken in {seconds} s"
    );
    // The address that is too long.
    let answers = heard(page, "it", "error")?.len();
    ensure!(answers == 1, "noise was answered {answers} times");
    Ok(())
}

pub fn of_a_stranger(page: &Page<'_>) -> Result<()> {
    let server = page.serve(Site::new(page.folder()))?;
    let home = server.url();
    // Speaks as an explorer does, and says what none would.
    let stranger = host(page, &home, "", Vec::new())?;
    let speech = "addEventListener('message', ({ ports: [port] }) => {
          for (const message of [null, 'height', { type: 'height', height: 1e9 }, { type: 'height', height: '50%' },
              { type: 'height', height: -1 }, { type: 'select', address: { html: '<b>' } }, { type: 'select' },
              { type: 'select', address: 'a'.repeat(20000) }, { type: 'alert', message: 'x' },
              { type: 'height', height: 456 }, { type: 'select', address: '?q=true', event: ['x'] }]) port.postMessage(message);
        });
        parent.postMessage({ dossier: 2, type: 'ready' }, '*');
        parent.postMessage({ dossier: 1, type: 'ready' }, '*')";
    fs::write(stranger.folder.join("heard.js"), speech)?;
    let body = format!(
        "<dossier-explorer id=it src={} min-height=100><a href={home}>The documents</a></dossier-explorer>\
         <dossier-explorer id=none src='data:text/html,x'><a href={home}>More documents</a></dossier-explorer>",
        stranger.url
    );
    let host = host(page, &home, &body, Vec::new())?;
    page.open_url(&host.url)?;
    page.wait_until("what it says in the end", || {
        Ok(!heard(page, "it", "select")?.is_empty())
    })?;
    ensure!(height(page, "it")? == 456.0);
    let said = json!([{ "type": "select", "of": "it", "address": "?q=true", "event": null, "document": null, "passage": null }]);
    ensure!(json!(heard(page, "it", "select")?) == said);
    page.step("what is no site says so, and leaves its link");
    ensure!(heard(page, "none", "error")?.len() == 1);
    page.find("link", "More documents").map(drop)
}

pub fn of_one_version(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let event = &data.list("events")[0];
    let theme = text(&data.list("themes")[0], "id");
    // Of those that lie there the one of this build: builds keep the others.
    let newest = fs::read_to_string(page.folder().join("dossier.html"))?;
    let version = newest.split("data-version=\"").nth(1);
    let version = version.and_then(|rest| rest.split('"').next());
    let version = version.context("the build has no version")?;
    ensure!(
        page.folder()
            .join(format!("versions/{version}.html"))
            .is_file()
    );
    let server = page.serve(Site::new(page.folder()))?;
    let home = server.url();
    let body = format!(
        "<dossier-explorer id=one src={home} version={version} theme={theme} min-height=100 max-height=none>\
         <a href={home}>The documents</a></dossier-explorer>"
    );
    let host = host(page, &home, &body, strict(&home))?;
    page.open_url(&host.url)?;
    page.wait_until("it to be ready", || {
        Ok(!heard(page, "one", "ready")?.is_empty() && height(page, "one")? > 120.0)
    })?;
    shows(page, "one", &format!("?theme={theme}"))?;
    page.step("the host sets filters, and hears of them");
    let set = "document.getElementById('one').setAttribute('event', arguments[0])";
    page.run(set, &[json!(text(event, "id"))])?;
    page.wait_until("the selected event", || {
        let told = heard(page, "one", "select")?;
        Ok(told.last().is_some_and(|told| told["event"] == event["id"]))
    })
}

/// Shows a view in frames of these widths in a page of the same origin, so that one can look into them, and answers how
/// to reach the inside of each.
fn frames(page: &Page<'_>, attributes: &str, widths: &[u32]) -> Result<Vec<String>> {
    let element = |width: &u32| {
        format!(
            "<div style='inline-size: {width}px'><dossier-explorer id=at-{width} src=./ min-height=0 max-height=none \
             {attributes}><a href=./>The documents</a></dossier-explorer></div>"
        )
    };
    let elements: String = widths.iter().map(element).collect();
    let html = format!(
        "<!doctype html><html lang=en><title>Host</title><link rel=icon href=data:,><script src=embed.js></script><main><h1>Host</h1>{elements}</main>"
    );
    let host = Site::new(page.folder()).hooked(move |request, response| {
        if request.path == "/host.html" {
            response.status = 200;
            response.content_type = "text/html".into();
            response.headers.clear();
            response.body = html.clone().into_bytes().into();
        }
    });
    let server = page.serve(host)?;
    page.open_url(&format!("{}host.html", server.url()))?;
    let inside = |width: &u32| {
        let frame =
            format!("document.getElementById('at-{width}').shadowRoot.querySelector('iframe')");
        format!(
            "const frame = {frame}, inside = frame.contentDocument, root = inside.documentElement; "
        )
    };
    let insides: Vec<String> = widths.iter().map(inside).collect();
    for (inside, width) in insides.iter().zip(widths) {
        page.run(
            "document.getElementById(arguments[0]).scrollIntoView()",
            &[json!(format!("at-{width}"))],
        )?;
        page.wait_until(&format!("the frame of {width} px and its height"), || {
            let is_high = "return root.dataset.awake === '' && frame.clientHeight === Math.ceil(inside.body.getBoundingClientRect().height)";
            Ok(page.run(&format!("{inside}{is_high}"), &[])? == true)
        })?;
    }
    Ok(insides)
}

/// What does not fit into a frame: boxes that scroll, room that is left below, links within the page to what is not there
/// to be seen, and what only the site itself can do.
const MISFITS: &str = r##"
    const is = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 1;
    const name = (element) => [element.localName, element.id, ...element.classList].join(".");
    const all = [...inside.querySelectorAll("body, body *")].filter(is);
    const misfits = [];
    if (root.scrollHeight > root.clientHeight || root.scrollWidth > root.clientWidth) misfits.push("the page scrolls");
    for (const element of all) {
        const { overflowX, overflowY } = frame.contentWindow.getComputedStyle(element);
        const scrolls = (how, by) => by > 1 && (how === "auto" || how === "scroll");
        if (scrolls(overflowY, element.scrollHeight - element.clientHeight)) misfits.push(`${name(element)} scrolls`);
        if (element.localName === "a" && element.getAttribute("href")?.startsWith("#")) {
            const target = inside.getElementById(element.hash.slice(1));
            if (!target || !is(target)) misfits.push(`${name(element)} leads nowhere`);
        }
        if (element.matches("[data-save], .tools > :not(.embedded), dossier-offline, #offline")) misfits.push(`${name(element)} is there`);
    }
    const ends = all.filter((element) => !element.children.length).map((element) => element.getBoundingClientRect().bottom);
    const blank = root.clientHeight - Math.max(...ends);
    if (blank > 48) misfits.push(`${blank} px are left below`);
    return misfits"##;

/// How the axis and the labels of a timeline are: the first and the last mark in parts of its width, and labels that are
/// cut off or meet.
const TIMELINE: &str = r#"
    const track = inside.querySelector(".track").getBoundingClientRect();
    const marks = [...inside.querySelectorAll(".track li:not(.undated) .mark")].map((mark) => mark.getBoundingClientRect());
    const place = (x) => (x - track.left) / track.width;
    const labels = [...inside.querySelectorAll(".track .label, .axis text")].filter((label) => label.checkVisibility());
    const boxes = labels.map((label) => [label, label.getBoundingClientRect()]);
    const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    const wrong = [];
    for (const [label, box] of boxes) {
        const isCut = label.scrollWidth > label.clientWidth + 1 || label.scrollHeight > label.clientHeight + 3;
        if (label.localName === "span" && isCut || box.right > track.right + 1 || box.left < track.left - 1) wrong.push(`cut: ${label.textContent}`);
        const other = boxes.find(([other, there]) => other !== label && meet(box, there));
        if (other) wrong.push(`${label.textContent} meets ${other[0].textContent}`);
    }
    return [Math.min(...marks.map((mark) => place(mark.left))), Math.max(...marks.map((mark) => place(mark.right))), wrong]"#;

pub fn fits(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let event = text(&data.list("events")[0], "id");
    let document = text(&data.list("documents")[0], "id");
    let views = [
        "view=timeline".to_owned(),
        format!("view=event event={event}"),
        "view=matrix".to_owned(),
        format!("document={document} view=reader"),
        format!("document={document} view=compare"),
        String::new(),
    ];
    for attributes in views {
        let insides = frames(page, &attributes, &[320, 800])?;
        for (inside, width) in insides.iter().zip([320, 800]) {
            page.step(&format!("{attributes} at {width}"));
            // What comes after the program makes the frame higher for a moment.
            let mut misfits = json!([]);
            page.wait_until("the frame to fit", || {
                misfits = page.run(&format!("{inside}{MISFITS}"), &[])?;
                Ok(misfits == json!([]))
            })
            .with_context(|| misfits.to_string())?;
            let searches = "return [...inside.querySelectorAll('input[type=search]')].some((field) => field.checkVisibility())";
            let has_search = page.run(&format!("{inside}{searches}"), &[])? == true;
            let is_text = attributes.is_empty() || attributes.contains("reader");
            ensure!(
                has_search == is_text,
                "a search that finds nothing here, or none"
            );
        }
        page.screenshot(&attributes)?;
    }
    // Letters are as wide as an engine has them: elsewhere some of it shows that.
    for theme in page.sample(data.list("themes")) {
        let theme = text(theme, "id");
        page.step(&format!("the axis for {theme}"));
        let insides = frames(page, &format!("view=timeline theme={theme}"), &[800])?;
        page.wait_until("the axis to fit the events", || {
            let seen = page.run(&format!("{}{TIMELINE}", insides[0]), &[])?;
            let place = |at: usize| seen[at].as_f64().unwrap_or_default();
            // A single day stands in a week; on an axis of years it would be a point.
            let fits = place(0) > -0.01 && place(1) < 1.01 && place(1) - place(0) > 0.1;
            let has_dates =
                data.count(|event| has(event, "themes", theme) && event["date"].is_string()) > 0;
            let wrong = seen[2].as_array().map_or(&[][..], Vec::as_slice);
            ensure!(wrong.is_empty(), "{wrong:?}");
            Ok(fits || !has_dates)
        })?;
    }
    Ok(())
}

pub fn event_in_place(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let event = data.event("is quoted", |event| event["evidence"][0].is_object())?;
    let id = text(event, "id");
    let quote = text(&event["evidence"][0], "quote")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let insides = frames(page, "view=timeline", &[320, 800])?;
    for (inside, width) in insides.iter().zip([320, 800]) {
        page.step(&format!("at {width}"));
        let shown = format!(
            "{inside}const is = (selector) => [...inside.querySelectorAll(selector)].some((e) => e.checkVisibility());
            const quote = [...inside.querySelectorAll('.event blockquote')].find((quote) => quote.checkVisibility());
            return [is('.track'), quote?.textContent.trim() ?? null, is('article')]"
        );
        page.run(
            &format!("{inside}inside.querySelector('#t-{id} a').click()"),
            &[],
        )?;
        page.wait_until("its words", || {
            let now = page.run(&shown, &[])?;
            let said = now[1].as_str().unwrap_or_default();
            let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
            Ok(said.contains(&quote) && now[2] == false)
        })?;
        page.wait_until("the frame to fit", || {
            Ok(page.run(&format!("{inside}{MISFITS}"), &[])? == json!([]))
        })?;
        page.screenshot(&format!("opened-{width}"))?;
        page.step(&format!("and back, at {width}"));
        page.run(
            &format!("{inside}inside.querySelector('.closes').click()"),
            &[],
        )?;
        page.wait_until("the timeline alone", || {
            Ok(page.run(&shown, &[])? == json!([true, null, false]))
        })?;
    }
    ensure!(page.url()?.ends_with("/host.html"), "the host was led away");
    Ok(())
}
