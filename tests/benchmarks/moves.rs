//! How smoothly a timeline moves: the times from frame to frame while it is zoomed by a wheel and dragged, a step a
//! frame, in built sites and in vis-timeline with the events of each, in the same browser.
//!
//! A screen that shows sixty frames a second has 16.7 ms for each; no time can be shorter. Times are in milliseconds.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use server::Site;
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;
use tests::browser::{Page, Scenario, run_on};

/// How the other one is drawn.
const VIS_TIMELINE: [(&str, &str); 2] = [
    ("vis-timeline", "false"),
    ("vis-timeline, clustered", "{ maxItems: 3 }"),
];

fn main() -> ExitCode {
    let sites = sites();
    let Some(first) = sites.first() else {
        eprintln!("DOSSIER_SITES names no built sites: run `cargo xtask bench --events 1000`");
        return ExitCode::FAILURE;
    };
    run_on(first, &[Scenario::new("moving in time", moves)])
}

/// The built sites to measure.
fn sites() -> Vec<std::path::PathBuf> {
    let sites = std::env::var_os("DOSSIER_SITES").unwrap_or_default();
    std::env::split_paths(&sites).collect()
}

fn moves(page: &Page<'_>) -> Result<()> {
    page.devtools(
        "Page.addScriptToEvaluateOnNewDocument",
        &json!({ "source": include_str!("moves.js") }),
    )?;
    page.resize(1440, 900)?;
    println!(
        "\n{:>7} {:<24} {:>7} {:>17} {:>17} {:>7} {:>7}",
        "events", "timeline", "ready", "pan, 50/95/100 %", "zoom, 50/95/100 %", "nodes", "heap MB"
    );
    for site in sites() {
        let events = events(&site)?;
        let count = events.as_array().map_or(0, Vec::len);
        let own = page.serve(Site::new(&site))?;
        print_row(count, "Dossier", measure(page, &own.url()));
        for (name, cluster) in VIS_TIMELINE {
            let folder = std::env::temp_dir().join(format!("dossier-moves-{}", std::process::id()));
            write_other(&folder, &events, cluster)?;
            let other = page.serve(Site::new(&folder))?;
            print_row(count, name, measure(page, &other.url()));
            // What is left in a folder for temporary files harms nobody.
            let _ = fs::remove_dir_all(&folder);
        }
    }
    Ok(())
}

/// The events of a site that have a day, as vis-timeline takes them.
fn events(site: &Path) -> Result<Value> {
    let text = fs::read_to_string(site.join("corpus.json"))
        .with_context(|| format!("{} is no built site", site.display()))?;
    let corpus: Value = serde_json::from_str(&text)?;
    let events = corpus["events"].as_array().context("no events")?;
    let dated = events.iter().filter(|event| event["date"].is_string());
    Ok(dated
        .map(
            |event| json!({ "id": event["id"], "content": event["title"], "start": event["date"] }),
        )
        .collect())
}

/// A page with nothing but the other timeline, as high as ours.
fn write_other(folder: &Path, events: &Value, cluster: &str) -> Result<()> {
    let package =
        std::env::var_os("DOSSIER_VIS_TIMELINE").context("DOSSIER_VIS_TIMELINE is not set")?;
    let package = Path::new(&package);
    fs::create_dir_all(folder)?;
    for (name, path) in [
        ("vis.js", "standalone/umd/vis-timeline-graph2d.min.js"),
        ("vis.css", "styles/vis-timeline-graph2d.min.css"),
    ] {
        fs::copy(package.join(path), folder.join(name)).with_context(|| format!("no {path}"))?;
    }
    fs::write(
        folder.join("events.js"),
        format!("const events = {events};"),
    )?;
    fs::write(
        folder.join("index.html"),
        format!(
            "<!doctype html><meta charset=utf-8><title>other</title><link rel=icon href=data:,>\
             <link rel=stylesheet href=vis.css><div id=other></div>\
             <script src=vis.js></script><script src=events.js></script><script>\
             new vis.Timeline(document.querySelector('#other'), events, {{ height: 480, cluster: {cluster} }})\
             .on('changed', () => document.documentElement.dataset.awake = '');</script>"
        ),
    )?;
    Ok(())
}

fn measure(page: &Page<'_>, url: &str) -> Result<Value> {
    page.wait_at_most(Duration::from_secs(240));
    page.open_url(url)?;
    page.wait_until("the timeline to be there", || {
        Ok(page.run("return document.documentElement.dataset.awake === ''", &[])? == true)
    })?;
    page.run("window.moves.begin()", &[])?;
    let figures = page.wait("the figures", || {
        let figures = page.run("return window.moves.done", &[])?;
        Ok((!figures.is_null()).then_some(figures))
    })?;
    ensure!(figures.is_object(), "{figures}");
    Ok(figures)
}

fn print_row(count: usize, name: &str, figures: Result<Value>) {
    let figures = match figures {
        Ok(figures) => figures,
        Err(error) => return println!("{count:>7} {name:<24} gave up: {error}"),
    };
    let number = |name: &str| figures[name].as_f64().unwrap_or_default();
    println!(
        "{count:>7} {name:<24} {:>7.0} {:>17} {:>17} {:>7} {:>7.1}",
        number("ready"),
        percentiles(&figures["pan"]),
        percentiles(&figures["zoom"]),
        number("nodes"),
        number("heap")
    );
}

/// The middle, the 95th percentile and the longest of some times.
fn percentiles(times: &Value) -> String {
    let times = times.as_array().into_iter().flatten();
    let mut times: Vec<f64> = times.filter_map(Value::as_f64).collect();
    times.sort_by(f64::total_cmp);
    let at = |part: usize| {
        let place = (times.len() * part / 100).min(times.len().saturating_sub(1));
        times.get(place).copied().unwrap_or_default()
    };
    format!("{:.0}/{:.0}/{:.0}", at(50), at(95), at(100))
}
