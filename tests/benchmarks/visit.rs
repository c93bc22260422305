//! What a visit costs: bytes, requests and times of the start page, beside the same text as a page without any script, and
//! beside one on which vis-timeline and MiniSearch do what people would have them do; in the same browser, in turns.
//!
//! Machines differ and are busy, so only figures of one run compare. Times are medians in milliseconds after the
//! start of the navigation, that of the first result of a word that is typed when the page is ready as well; "blocking" is what tasks of the main thread took beyond 50 ms until the page was ready.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use server::{Server, Site};
use std::fs;
use std::path::Path;
use std::process::ExitCode;
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

fn beside(page: &Page<'_>, folder: &Path) -> Result<()> {
    let (plain, peer) = (folder.join("plain"), folder.join("peer"));
    write(&plain, "index.html", unscripted(page.folder())?.as_bytes())?;
    glue_together(page.folder(), &peer)?;
    let visited = |name, folder: &Path, has_program| {
        anyhow::Ok(Visited {
            name,
            server: page.serve(Site::new(folder).compressed_well())?,
            has_program,
            visits: Vec::new(),
        })
    };
    compare(
        page,
        [
            visited("text alone", &plain, false)?,
            visited("vis-timeline", &peer, true)?,
            visited("the explorer", page.folder(), true)?,
        ],
    )
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    fs::create_dir_all(folder)?;
    Ok(fs::write(folder.join(name), bytes)?)
}

/// The same text with what people would else use, as a site of its own.
fn glue_together(dist: &Path, folder: &Path) -> Result<()> {
    let packages = std::env::var_os("DOSSIER_PEERS").context("DOSSIER_PEERS names no folder")?;
    let packages = Path::new(&packages);
    for (from, name) in [
        (
            "vis-timeline/standalone/umd/vis-timeline-graph2d.min.js",
            "vis.js",
        ),
        (
            "vis-timeline/styles/vis-timeline-graph2d.min.css",
            "vis.css",
        ),
        ("minisearch.js", "minisearch.js"),
    ] {
        let file = packages.join(from);
        let bytes = fs::read(&file).with_context(|| file.display().to_string())?;
        write(folder, name, &bytes)?;
    }
    write(folder, "corpus.json", &fs::read(dist.join("corpus.json"))?)?;
    write(folder, "peer.js", include_bytes!("peer/peer.js"))?;
    const LOADED: &str = "<link rel=\"stylesheet\" href=\"vis.css\">\
        <script defer src=\"vis.js\"></script><script defer src=\"minisearch.js\"></script>\
        <script defer src=\"peer.js\"></script></head>";
    const PLACES: &str = "<div class=\"timeline\"></div><div class=\"filters\"></div><input type=\"search\">\
        <div class=\"passages\"></div>";
    let html = unscripted(dist)?;
    // The policy admits only what is ours; the page has the words of the explorer, and places for what comes to them.
    let (before, after) = html
        .split_once("<meta http-equiv=\"Content-Security-Policy\"")
        .context("there is no policy")?;
    let (_, after) = after.split_once('>').context("the policy has no end")?;
    let (after, body) = after.split_once("</head>").context("there is no head")?;
    let (start, body) = body
        .split_once("<div id=\"app\"")
        .context("there is no page")?;
    let html = [
        before,
        after,
        LOADED,
        start,
        PLACES,
        "<div id=\"app\"",
        body,
    ]
    .concat();
    write(folder, "index.html", html.as_bytes())
}

/// The start page without its scripts.
fn unscripted(dist: &Path) -> Result<String> {
    let html = fs::read_to_string(dist.join("index.html"))?;
    let mut plain = String::new();
    for (number, part) in html.split("<script").enumerate() {
        let rest = if number == 0 {
            Some(part)
        } else {
            part.split_once("</script>").map(|(_, rest)| rest)
        };
        plain.push_str(rest.context("a script without an end")?);
    }
    Ok(plain)
}

fn compare(page: &Page<'_>, mut pages: [Visited; 3]) -> Result<()> {
    page.devtools(
        "Page.addScriptToEvaluateOnNewDocument",
        &json!({ "source": include_str!("observe.js") }),
    )?;
    page.devtools("Network.enable", &json!({}))?;
    // The first answers are compressed on the way.
    for visited in &pages {
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
            for visited in &mut pages {
                let figures = load(page, visited)?;
                visited.visits.push(figures);
            }
        }
        for visited in &mut pages {
            let visits = std::mem::take(&mut visited.visits);
            print_row(conditions.name, visited.name, &visits);
        }
    }
    Ok(())
}

/// The figures of one visit, with nothing kept from an earlier one.
fn load(page: &Page<'_>, visited: &Visited) -> Result<Value> {
    page.devtools("Network.clearBrowserCache", &json!({}))?;
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
