//! How smoothly the timeline moves: the times from frame to frame while it is zoomed by a wheel and dragged, a step a
//! frame, in the site that was built. A screen that shows sixty frames a second has 16.7 ms for each.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use std::process::ExitCode;
use tests::browser::{Page, Scenario, run};

fn main() -> ExitCode {
    run(&[Scenario::new("moving in time", moves)])
}

fn moves(page: &Page<'_>) -> Result<()> {
    page.devtools(
        "Page.addScriptToEvaluateOnNewDocument",
        &json!({ "source": include_str!("moves.js") }),
    )?;
    page.resize(1440, 900)?;
    page.open("")?;
    page.wait_until("the page to wake up", || {
        Ok(page.run("return document.documentElement.dataset.awake === ''", &[])? == true)
    })?;
    let figures = page.run_async(
        "const done = arguments[0]; window.moves.figures().then(done, (e) => done(String(e)))",
        &[],
    )?;
    ensure!(figures.is_object(), "{figures}");
    println!(
        "\n{:<8} {:>10} {:>10} {:>10}",
        "frames", "median", "95 %", "longest"
    );
    for kind in ["zoom", "pan"] {
        print_row(kind, &figures[kind]);
    }
    println!(
        "{} marks, {} elements in the page, {} MB of heap",
        figures["marks"], figures["nodes"], figures["heap"]
    );
    Ok(())
}

/// The middle, the 95th percentile and the longest of some times in milliseconds.
fn print_row(name: &str, times: &Value) {
    let times = times.as_array().into_iter().flatten();
    let mut times: Vec<f64> = times.filter_map(Value::as_f64).collect();
    times.sort_by(f64::total_cmp);
    let at = |part: usize| {
        let place = (times.len() * part / 100).min(times.len().saturating_sub(1));
        times.get(place).copied().unwrap_or_default()
    };
    println!(
        "{name:<8} {:>10.1} {:>10.1} {:>10.1}",
        at(50),
        at(95),
        at(100)
    );
}
