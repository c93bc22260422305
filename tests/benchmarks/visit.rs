//! What a visit costs: bytes, requests and times of the start page, beside the same text as a page without any script, and
//! beside others on which vis-timeline with MiniSearch, and TimelineJS3 with Pagefind, do what people would have them do; in the
//! same browser, in turns.
//!
//! Machines differ and are busy, so only figures of one run compare. Times are medians in milliseconds after the
//! start of the navigation, that of the first result of a word that is typed when the page is ready as well; "blocking" is what tasks of the main thread took beyond 50 ms until the page was ready.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use server::{Server, Site};
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::rc::Rc;
use tests::browser::{Page, Scenario, run};

/// Visits of each kind.
const TURNS: usize = 9;

/// A network and a processor.
struct Conditions {
    name: &'static str,
    /// Round trip in milliseconds and bytes a second down and up; `None` for this machine's own.
    network: Option<(u32, u32, u32)>,
    /// How many times slower the processor is made.
    slower: u32,
}

/// "Slow 4G" as Lighthouse has it for phones.
const CONDITIONS: [Conditions; 2] = [
    Conditions {
        name: "as it is",
        network: None,
        slower: 1,
    },
    Conditions {
        name: "slow 4G, 4x slower",
        network: Some((150, 1_600_000 / 8, 750_000 / 8)),
        slower: 4,
    },
];

fn main() -> ExitCode {
    run(&[Scenario::new("a visit", visit)])
}

fn visit(page: &Page<'_>) -> Result<()> {
    let folder = std::env::temp_dir().join(format!("dossier-visit-{}", std::process::id()));
    let result = beside(page, &folder);
    // What is left in a folder for temporary files harms nobody.
    let _ = fs::remove_dir_all(&folder);
    result
}

/// One of the pages that are visited.
struct Visited {
    name: &'static str,
    server: Rc<Server>,
    has_program: bool,
    visits: Vec<Value>,
}

/// What people would else use for the same text: the files that it takes from its packages, the script that puts it to use,
/// and what that script finds in the page.
struct Peer {
    name: &'static str,
    files: &'static [(&'static str, &'static str)],
    script: &'static [u8],
    head: &'static str,
    places: &'static str,
    /// Its search is that of Pagefind, which reads the pages of the site.
    is_indexed: bool,
}

const VIS_TIMELINE: Peer = Peer {
    name: "vis-timeline",
    files: &[
        (
            "vis-timeline/standalone/umd/vis-timeline-graph2d.min.js",
            "vis.js",
        ),
        (
            "vis-timeline/styles/vis-timeline-graph2d.min.css",
            "vis.css",
        ),
        ("minisearch.js", "minisearch.js"),
    ],
    script: include_bytes!("peers/vis-timeline.js"),
    head: "<link rel=\"stylesheet\" href=\"vis.css\">\
        <script defer src=\"vis.js\"></script><script defer src=\"minisearch.js\"></script>",
    places: "<div class=\"timeline\"></div><div class=\"filters\"></div>",
    is_indexed: false,
};

const TIMELINE_JS: Peer = Peer {
    name: "TimelineJS3",
    files: &[
        (
            "@knight-lab/timelinejs/dist/js/timeline.js",
            "js/timeline.js",
        ),
        (
            "@knight-lab/timelinejs/dist/css/timeline.css",
            "css/timeline.css",
        ),
        (
            "@knight-lab/timelinejs/dist/css/icons/tl-icons.ttf",
            "css/icons/tl-icons.ttf",
        ),
    ],
    script: include_bytes!("peers/timelinejs.js"),
    head: "<link rel=\"stylesheet\" href=\"css/timeline.css\"><script defer src=\"js/timeline.js\"></script>",
    places: "<div id=\"timeline\" style=\"height: 600px\"></div>",
    is_indexed: true,
};

/// The icon that the pages link.
const ICON: &str = "icon.svg";

fn beside(page: &Page<'_>, folder: &Path) -> Result<()> {
    let (dist, plain) = (page.folder(), folder.join("plain"));
    write(&plain, "index.html", unscripted(dist, "")?.as_bytes())?;
    let visited = |name, folder: &Path, has_program| {
        if folder != dist {
            // All show the same icon.
            write(folder, ICON, &fs::read(dist.join(ICON))?)?;
        }
        anyhow::Ok(Visited {
            name,
            server: page.serve(Site::new(folder).compressed_well())?,
            has_program,
            visits: Vec::new(),
        })
    };
    let packages = std::env::var_os("DOSSIER_PEERS").context("DOSSIER_PEERS names no folder")?;
    let mut pages = vec![visited("text alone", &plain, false)?];
    for peer in [VIS_TIMELINE, TIMELINE_JS] {
        let folder = folder.join(peer.name);
        glue_together(dist, Path::new(&packages), &peer, &folder)?;
        if peer.is_indexed {
            index(dist, Path::new(&packages), &folder)?;
        }
        pages.push(visited(peer.name, &folder, true)?);
    }
    pages.push(visited("the explorer", dist, true)?);
    compare(page, &mut pages)
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let file = folder.join(name);
    fs::create_dir_all(file.parent().unwrap_or(folder))?;
    Ok(fs::write(file, bytes)?)
}

/// The same text with what people would else use, as a site of its own.
fn glue_together(dist: &Path, packages: &Path, peer: &Peer, folder: &Path) -> Result<()> {
    for (from, name) in peer.files {
        let file = packages.join(from);
        let bytes = fs::read(&file).with_context(|| file.display().to_string())?;
        write(folder, name, &bytes)?;
    }
    write(folder, "corpus.json", &fs::read(dist.join("corpus.json"))?)?;
    write(folder, "peer.js", peer.script)?;
    // The policy admits only what is ours; the page has the words of the explorer, and places for what comes to them.
    let html = unscripted(dist, "")?;
    let (before, after) = html
        .split_once("<meta http-equiv=\"Content-Security-Policy\"")
        .context("there is no policy")?;
    let (_, after) = after.split_once('>').context("the policy has no end")?;
    let (after, body) = after.split_once("</head>").context("there is no head")?;
    let (start, body) = body
        .split_once("<div id=\"app\"")
        .context("there is no page")?;
    let (head, places) = (peer.head, peer.places);
    let html = format!(
        "{before}{after}{head}<script defer src=\"peer.js\"></script></head>{start}{places}<input type=\"search\">\
         <div class=\"passages\"></div><div id=\"app\"{body}"
    );
    write(folder, "index.html", html.as_bytes())
}

/// Has Pagefind index the pages of all documents.
fn index(dist: &Path, packages: &Path, folder: &Path) -> Result<()> {
    for document in fs::read_dir(dist.join("documents"))? {
        let name = format!("documents/{}/", document?.file_name().display());
        let html = unscripted(dist, &name)?;
        write(folder, &format!("{name}index.html"), html.as_bytes())?;
    }
    let mut pagefind = Command::new(packages.join(".bin/pagefind"));
    let made = pagefind.arg("--site").arg(folder).output()?;
    ensure!(
        made.status.success(),
        "{}",
        String::from_utf8_lossy(&made.stderr)
    );
    Ok(())
}

/// A page of the site without its scripts, and without what comes for them.
fn unscripted(dist: &Path, page: &str) -> Result<String> {
    let html = fs::read_to_string(dist.join(page).join("index.html"))?;
    let html = without(&html, "<script", "</script>", |_| true)?;
    without(&html, "<link", ">", |link| {
        link.contains("data-late") || link.contains("\"manifest\"")
    })
}

/// A text without what stands between a beginning and an end, where that is to go.
fn without(text: &str, start: &str, end: &str, goes: impl Fn(&str) -> bool) -> Result<String> {
    let mut parts = text.split(start);
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (inside, after) = part
            .split_once(end)
            .with_context(|| format!("{start} without {end}"))?;
        if goes(inside) {
            kept.push_str(after);
        } else {
            kept.push_str(start);
            kept.push_str(part);
        }
    }
    Ok(kept)
}

fn compare(page: &Page<'_>, pages: &mut [Visited]) -> Result<()> {
    page.devtools(
        "Page.addScriptToEvaluateOnNewDocument",
        &json!({ "source": include_str!("observe.js") }),
    )?;
    page.devtools("Network.enable", &json!({}))?;
    // The first answers are compressed on the way.
    for visited in pages.iter() {
        load(page, visited)?;
    }
    println!(
        "\n{:<20} {:<16} {:>8} {:>9} {:>12} {:>8} {:>13} {:>9}",
        "conditions",
        "page",
        "bytes",
        "requests",
        "first paint",
        "ready",
        "first result",
        "blocking"
    );
    for conditions in CONDITIONS {
        let (latency, down, up) = conditions.network.unwrap_or((0, 0, 0));
        let rate = |rate| if rate == 0 { -1 } else { i64::from(rate) };
        page.devtools(
            "Network.emulateNetworkConditions",
            &json!({ "offline": false, "latency": latency,
                     "downloadThroughput": rate(down), "uploadThroughput": rate(up) }),
        )?;
        let rates = json!({ "rate": conditions.slower });
        page.devtools("Emulation.setCPUThrottlingRate", &rates)?;
        for _ in 0..TURNS {
            for visited in pages.iter_mut() {
                let figures = load(page, visited)?;
                visited.visits.push(figures);
            }
        }
        for visited in pages.iter_mut() {
            let visits = std::mem::take(&mut visited.visits);
            print_row(conditions.name, visited.name, &visits);
        }
    }
    Ok(())
}

/// The figures of one visit, with nothing kept from an earlier one.
fn load(page: &Page<'_>, visited: &Visited) -> Result<Value> {
    page.devtools("Network.clearBrowserCache", &json!({}))?;
    page.devtools(
        "Storage.clearDataForOrigin",
        &json!({ "origin": visited.server.origin(), "storageTypes": "all" }),
    )?;
    page.open_url(&visited.server.url())?;
    let figures = page.run_async(
        "const done = arguments[1]; window.visit.figures(arguments[0]).then(done, (e) => done(String(e)))",
        &[visited.has_program.into()],
    )?;
    ensure!(figures.is_object(), "{figures}");
    Ok(figures)
}

fn print_row(conditions: &str, name: &str, visits: &[Value]) {
    let median = |figure: &str| {
        let mut values: Vec<f64> = visits.iter().filter_map(|v| v[figure].as_f64()).collect();
        values.sort_by(f64::total_cmp);
        match values.get(values.len() / 2) {
            Some(value) => format!("{value:.0}"),
            None => "–".to_owned(),
        }
    };
    println!(
        "{conditions:<20} {name:<16} {:>8} {:>9} {:>12} {:>8} {:>13} {:>9}",
        median("bytes"),
        median("requests"),
        median("paint"),
        median("ready"),
        median("result"),
        median("blocking"),
    );
}
