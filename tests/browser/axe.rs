//! Accessibility by axe-core (<https://github.com/dequelabs/axe-core>), injected into the page under test.

use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::page::Page;
use super::scenario::target_file;

/// Checks everything axe-core knows, best practices included; not inside of frames, which may be of another origin.
const RUN: &str = "const done = arguments[0];
    axe.run(document, { resultTypes: ['violations'], iframes: false }).then(r => done(r.violations), e => done(String(e)))";

/// Requires that there is no violation.
pub fn check(page: &Page<'_>) -> Result<()> {
    let mut violations = found(page)?;
    // On a busy machine Firefox now and then gives up a script without a word.
    for _ in 0..2 {
        if violations.is_null() {
            violations = found(page)?;
        }
    }
    match &violations {
        Value::Array(list) if list.is_empty() => Ok(()),
        Value::Array(list) => {
            bail!(
                "axe-core found:\n{}",
                list.iter().map(describe).collect::<Vec<_>>().join("\n")
            )
        }
        other => bail!("axe-core failed: {other}"),
    }
}

/// The violations, or what axe-core has to say instead.
fn found(page: &Page<'_>) -> Result<Value> {
    if page.run("return typeof axe === 'undefined'", &[])? == true {
        let file = target_file("DOSSIER_AXE", "tools/node_modules/axe-core/axe.min.js");
        let script = fs::read_to_string(&file)
            .with_context(|| format!("cannot read {}: run `cargo xtask test`", file.display()))?;
        page.run(&script, &[json!({})])?;
    }
    page.run_async(RUN, &[])
}

/// The rule, and for each place its selector and what is wrong there.
fn describe(violation: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().replace('\n', " ");
    let mut lines = vec![format!(
        "    {} ({}): {}",
        text(&violation["id"]),
        text(&violation["impact"]),
        text(&violation["help"])
    )];
    let places = violation["nodes"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    for place in places.iter().take(5) {
        lines.push(format!(
            "        {}: {}",
            place["target"],
            text(&place["failureSummary"])
        ));
    }
    if places.len() > 5 {
        lines.push(format!("        and {} more", places.len() - 5));
    }
    lines.join("\n")
}
