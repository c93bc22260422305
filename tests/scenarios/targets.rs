//! What can be pressed is large enough to be hit (WCAG 2.2, 2.5.8; on a phone as 2.5.5 has it).

use crate::data::{Data, text};
use crate::explore::awake;
use crate::look::views;
use crate::notes::bring_actions;
use anyhow::{Context, Result, ensure};
use serde_json::json;
use tests::browser::Page;

/// What is smaller than it has to be: everything that can be pressed but a link within a sentence, and, of controls, what
/// is lower than the second argument. A box with a label is as large as its label.
const SMALL: &str = r#"
    const [least, height] = arguments;
    const pressed = "a[href], button:enabled, summary, select, input, textarea, [role=option]";
    const control = "button, summary, select, input, textarea, .button, .chip, nav a, [role=option], #timeline li a, .matrix td a";
    const lines = (element) => {
        const block = element.parentElement.closest("p, li, h1, h2, h3, h4, h5, h6, dd, dt, td, th, figcaption, div");
        return block ? block.textContent.trim() : "";
    };
    const isInSentence = (element) =>
        element.localName === "a" && getComputedStyle(element).display === "inline" &&
        (element.closest("mark") || lines(element) !== element.textContent.trim());
    const name = (element) => [element.localName, ...element.classList].join(".") + " " + (element.textContent || element.id).trim().slice(0, 30);
    const small = [];
    for (const element of document.querySelectorAll(pressed)) {
        if (!element.checkVisibility({ visibilityProperty: true }) || isInSentence(element)) continue;
        const box = element.type === "checkbox" || element.type === "radio" ? element.closest("label") ?? element : element;
        const { width, height: high } = box.getBoundingClientRect();
        // What is for the keyboard alone until it has the focus.
        if (width <= 1 || high <= 1) continue;
        const wanted = element.matches(control) ? Math.max(height, least) : least;
        if (width < least - 0.01 || high < wanted - 0.01) small.push(`${name(element)}: ${width.toFixed(1)} x ${high.toFixed(1)}`);
    }
    return small"#;

/// A mouse needs 24 px; on a phone a control is 44 px high.
pub fn large_enough(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let documents = data.list("documents");
    let comparison = format!("documents/{}/?view=compare", text(&documents[0], "id"));
    let mut views = views(&data);
    views.push(("comparison".to_owned(), comparison));
    let mut blocks = documents[0]["blocks"].as_array().into_iter().flatten();
    let passage = blocks.find(|block| text(block, "kind") != "heading");
    let passage = passage.context("the document has no passage")?;
    for (width, height, least) in [(1440, 900, 24), (768, 1024, 24), (360, 780, 44)] {
        page.resize(width, height)?;
        for (name, address) in &views {
            page.step(&format!("{name} at {width}"));
            page.open(address)?;
            awake(page)?;
            are_large_enough(page, least)?;
            page.step(&format!("{name} at {width}, unfolded"));
            let unfold =
                "for (const details of document.querySelectorAll('details')) details.open = true";
            page.run(unfold, &[])?;
            are_large_enough(page, least)?;
            for opener in SHEETS {
                page.step(&format!("{name} at {width}, {opener}"));
                open_sheet(page, opener)?;
                are_large_enough(page, least)?;
            }
        }
        page.step(&format!("dialogs at {width}"));
        for opener in [
            ".take",
            ".writes",
            ".toolbar button",
            ".tools [aria-haspopup]",
        ] {
            page.open(&format!("documents/{}/", text(&documents[0], "id")))?;
            awake(page)?;
            bring_actions(page, text(passage, "id"))?;
            open_sheet(page, SHEETS[1])?;
            let open = "document.querySelector(arguments[0]).click()";
            page.run(open, &[json!(opener)])?;
            page.wait_until("the dialog", || {
                let is_open = "return document.querySelector('dialog[open]') !== null";
                Ok(page.run(is_open, &[])? == true)
            })?;
            are_large_enough(page, least)?;
        }
    }
    Ok(())
}

/// What opens a sheet where there is no room for what is in it.
const SHEETS: [&str; 2] = [".to-filters", ".to-menu"];

fn open_sheet(page: &Page<'_>, opener: &str) -> Result<()> {
    let open = "const opener = document.querySelector(arguments[0]);
        if (opener?.checkVisibility()) opener.popoverTargetElement.showPopover()";
    page.run(open, &[json!(opener)]).map(drop)
}

fn are_large_enough(page: &Page<'_>, height: u32) -> Result<()> {
    let small = page.run(SMALL, &[json!(24), json!(height)])?;
    let small = small.as_array().cloned().unwrap_or_default();
    ensure!(
        small.is_empty(),
        "{} are too small, such as {:?}",
        small.len(),
        &small[..small.len().min(8)]
    );
    Ok(())
}
