//! What a visit costs: bytes, requests and times of the start page, beside the same text as a page without any
//! script, in the same browser, in turns.
//!
//! Machines differ and are busy, so only figures of one run compare. Times are medians in milliseconds after the
//! start of the navigation; "blocking" is what tasks of the main thread took beyond 50 ms until the page was ready.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use server::{Server, Site};
use std::fs;
use std::path::Path;
use std::process::ExitCode;
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
    let without_scripts = unscripted(page.folder(), &folder)
        .and_then(|()| page.serve(Site::new(&folder).compressed_well()));
    let result = without_scripts.and_then(|plain| {
        let whole = page.serve(Site::new(page.folder()).compressed_well())?;
        compare(page, &plain, &whole)
    });
    // What is left in a folder for temporary files harms nobody.
    let _ = fs::remove_dir_all(&folder);
    result
}

/// The start page without its scripts, as the only file of a site.
fn unscripted(dist: &Path, folder: &Path) -> Result<()> {
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
    fs::create_dir_all(folder)?;
    Ok(fs::write(folder.join("index.html"), plain)?)
}

fn compare(page: &Page<'_>, plain: &Server, whole: &Server) -> Result<()> {
    page.devtools(
        "Page.addScriptToEvaluateOnNewDocument",
        &json!({ "source": include_str!("observe.js") }),
    )?;
    page.devtools("Network.enable", &json!({}))?;
    // The first answers are compressed on the way.
    for server in [plain, whole] {
        load(page, server, server.url() == whole.url())?;
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
        let (mut of_plain, mut of_whole) = (Vec::new(), Vec::new());
        for _ in 0..TURNS {
            of_plain.push(load(page, plain, false)?);
            of_whole.push(load(page, whole, true)?);
        }
        for (name, visits) in [("text alone", of_plain), ("the explorer", of_whole)] {
            print_row(conditions.name, name, &visits);
        }
    }
    Ok(())
}

/// The figures of one visit, with nothing kept from an earlier one.
fn load(page: &Page<'_>, server: &Server, has_program: bool) -> Result<Value> {
    page.devtools("Network.clearBrowserCache", &json!({}))?;
    page.open_url(&server.url())?;
    let figures = page.run_async(
        "const done = arguments[1]; window.visit.figures(arguments[0]).then(done, (e) => done(String(e)))",
        &[has_program.into()],
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
