//! Passages that travel: taken with a link, a citation and a receipt, and found again.

use crate::data::{Data, text};
use crate::explore::awake;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tests::browser::Page;

/// A document and a passage of it that is neither short nor long.
pub fn passage(data: &Data) -> Result<(&Value, &Value)> {
    let is_fitting = |block: &&Value| {
        let length = text(block, "text").chars().count();
        text(block, "kind") == "paragraph" && (120..700).contains(&length)
    };
    let mut documents = data.list("documents").iter();
    let found = documents.find_map(|document| {
        let block = document["blocks"].as_array()?.iter().find(is_fitting)?;
        Some((document, block))
    });
    found.context("no document has a passage of that length")
}

/// Opens the document and takes the passage; answers what a field of the dialog holds.
fn take(page: &Page<'_>, document: &Value, block: &Value, field: &str) -> Result<String> {
    page.open(&format!("documents/{}/?view=reader", text(document, "id")))?;
    awake(page)?;
    let button = "document.querySelector(`#${arguments[0]} .take`).focus()";
    page.run(button, &[json!(text(block, "id"))])?;
    page.press("Enter")?;
    page.find("dialog", "Quote this passage")?;
    let value = "return document.getElementById(arguments[0])?.value ?? ''";
    page.wait("the field", || {
        let value = page.run(value, &[json!(field)])?;
        Ok(value.as_str().filter(|v| !v.is_empty()).map(str::to_owned))
    })
}

/// Waits until the page says something that nobody asked for.
pub fn says(page: &Page<'_>, part: &str) -> Result<()> {
    let said = "return [...document.querySelectorAll('[role=status]')].map((s) => s.textContent).join('\\n')";
    page.wait_until(&format!("{part:?} to be said"), || {
        Ok((page.run(said, &[])?.as_str()).is_some_and(|said| said.contains(part)))
    })
}

/// Waits until a passage is in sight.
pub fn comes_into_sight(page: &Page<'_>, block: &Value) -> Result<()> {
    let is_there = "const place = document.getElementById(arguments[0])?.getBoundingClientRect();
        return !!place && place.height > 0 && place.bottom > 0 && place.top < innerHeight";
    page.wait_until("the passage in sight", || {
        Ok(page.run(is_there, &[json!(text(block, "id"))])? == true)
    })
}

/// The words that the page marks as those of the address.
const MARKED: &str = "return [...(CSS.highlights?.get('linked') ?? [])].join('\\n') ||
    [...document.querySelectorAll('[data-linked]')].map((block) => block.textContent).join('\\n')";

/// Waits until words are marked as those of the address.
pub fn marks(page: &Page<'_>, words: &str) -> Result<()> {
    page.wait_until("the words of the link are marked", || {
        let marked = page.run(MARKED, &[])?;
        Ok(marked.as_str().is_some_and(|marked| marked.contains(words)))
    })
}

/// A button says in its own place that it has copied.
pub fn copied(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let (document, block) = passage(&data)?;
    for width in [360, 1440] {
        page.step(&format!("at {width}"));
        page.resize(width, 800)?;
        take(page, document, block, "passage-link")?;
        let allow = "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async () => {} } })";
        page.run(allow, &[])?;
        let places = "return [...document.querySelectorAll('dialog[open], dialog[open] *')]
            .filter((element) => !element.matches('[role=status], .one-of > *'))
            .map(({ offsetLeft, offsetTop, offsetWidth, offsetHeight }) => [offsetLeft, offsetTop, offsetWidth, offsetHeight].join())";
        let before = page.run(places, &[])?;
        for name in ["Copy link", "Copy quotation"] {
            page.find("button", name)?.focus()?;
            page.press("Enter")?;
            let shows = "return [...document.querySelectorAll('dialog[open] button')]
                .some((button) => button.innerText.trim() === arguments[0])";
            page.wait_until("the button to say it", || {
                Ok(page.run(shows, &[json!("Copied")])? == true)
            })?;
            says(page, "Copied")?;
            ensure!(page.run(places, &[])? == before, "something moved");
            page.wait_until("the button as before", || {
                Ok(page.run(shows, &[json!(name)])? == true)
            })?;
        }
    }
    Ok(())
}

pub fn link(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let (document, block) = passage(&data)?;
    let link = take(page, document, block, "passage-link")?;
    page.is_accessible_in_all_colours()?;
    page.step("where nothing can be copied the page says so and goes on");
    let forbid = "Object.defineProperty(navigator, 'clipboard', { value: undefined });
        document.execCommand = () => false";
    page.run(forbid, &[])?;
    page.find("button", "Copy link")?.focus()?;
    page.press("Enter")?;
    says(page, "does not let")?;
    page.step("the link leads to the words");
    page.open_url(&link)?;
    awake(page)?;
    marks(page, text(block, "text"))?;
    comes_into_sight(page, block)?;
    page.step("a link to words that were edited since shows the difference");
    let words: Vec<_> = text(block, "text").split(' ').collect();
    let first: usize = words.iter().take(8).map(|word| word.len() + 1).sum();
    let edited: String = text(block, "text")[..first - 1].replacen(words[4], "otherwise", 1);
    let query = "return new URLSearchParams({ quote: arguments[0] }).toString()";
    let query = page.run(query, &[json!(edited)])?;
    let query = query.as_str().context("a query")?;
    page.open(&format!(
        "documents/{}/?{query}#{}",
        text(document, "id"),
        text(block, "id")
    ))?;
    awake(page)?;
    says(page, "have changed")?;
    let removed = "return document.querySelector('.changes del').textContent";
    let removed = page.run(removed, &[])?;
    ensure!(
        (removed.as_str()).is_some_and(|removed| removed.contains("otherwise")),
        "{removed} was taken out"
    );
    marks(page, words[5])?;
    page.is_accessible()?;
    page.step("a link to words that are gone says so");
    let address = format!("documents/{}/?quote=", text(document, "id"));
    page.open(&(address + "nobody+ever+wrote+these+words+in+here+or+anywhere"))?;
    awake(page)?;
    says(page, "no longer in this document")?;
    page.find("link", "Hide this")?.focus()?;
    page.press("Enter")?;
    page.wait_until("the address without the words", || {
        Ok(!page.url()?.contains("quote="))
    })
}

pub fn selection(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let (document, block) = passage(&data)?;
    page.open(&format!("documents/{}/?view=reader", text(document, "id")))?;
    awake(page)?;
    // From the middle of a word in one node to the middle of a word in perhaps another.
    let select = "const words = document.getElementById(arguments[0]);
        const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        let before = 0;
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const length = node.data.length;
            if (before <= 10 && 10 < before + length) range.setStart(node, 10 - before);
            if (before <= 90 && 90 < before + length) { range.setEnd(node, 90 - before); break; }
            before += length;
        }
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        words.scrollIntoView({ block: 'center' });
        return range.toString()";
    let selected = page.run(select, &[json!(text(block, "id"))])?;
    let selected = selected.as_str().context("some words")?.trim().to_owned();
    page.find("button", "Quote these words")?;
    page.press("q")?;
    page.find("dialog", "Quote this passage")?;
    let quote = "return document.querySelector('.quote-dialog blockquote')?.textContent ?? ''";
    page.wait_until("the selected words in the dialog", || {
        Ok(page.run(quote, &[])?.as_str().map(str::trim) == Some(&selected))
    })?;
    let field = "return document.getElementById('passage-link').value";
    let link = page.run(field, &[])?;
    page.open_url(link.as_str().context("a link")?)?;
    awake(page)?;
    marks(page, &selected)
}

pub fn receipt(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let (document, block) = passage(&data)?;
    let receipt = take(page, document, block, "passage-receipt")?;
    page.step("a receipt is checked where it is pasted");
    page.open("about/#check")?;
    awake(page)?;
    let paste = "const field = document.getElementById('check-receipt');
        field.value = arguments[0];
        field.dispatchEvent(new Event('input', { bubbles: true }))";
    page.run(paste, &[json!(receipt)])?;
    says(page, "exactly as quoted")?;
    page.is_accessible()?;
    page.step("what was changed on the way is told");
    let first = text(block, "text")
        .split_whitespace()
        .next()
        .unwrap_or_default();
    page.run(paste, &[json!(receipt.replacen(first, "Otherwise", 1))])?;
    says(page, "has been altered")?;
    page.run(paste, &[json!("Dear all, see you tomorrow.")])?;
    says(page, "not an evidence receipt")?;
    page.run(paste, &[json!(receipt)])?;
    let link = page.find("link", "Show the passage")?;
    link.focus()?;
    page.press("Enter")?;
    marks(page, text(block, "text"))
}

pub fn cite(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let (document, _) = passage(&data)?;
    page.open(&format!("documents/{}/?view=reader", text(document, "id")))?;
    awake(page)?;
    page.find("button", "Cite")?.click()?;
    let dialog = page.find("dialog", "Cite this document")?;
    let styles = [("APA", "apa"), ("Chicago", "chicago"), ("MLA", "mla")];
    for (name, key) in styles {
        let choose = "const choice = document.querySelector('.cited select');
            choice.value = arguments[0];
            choice.dispatchEvent(new Event('change', { bubbles: true }))";
        page.run(choose, &[json!(name)])?;
        let entry = "return document.querySelector('.cited .entry').textContent";
        let want = text(&document["citation"][key], "text");
        page.wait_until(&format!("the entry of {name}"), || {
            Ok(page.run(entry, &[])?.as_str().map(str::trim) == Some(want.trim()))
        })?;
    }
    for (file, format) in [
        ("cite.bib", "BibTeX"),
        ("cite.ris", "RIS"),
        ("cite.json", "CSL-JSON"),
    ] {
        let href = dialog.find("link", format)?.property("href")?;
        ensure!(
            href.as_str().is_some_and(|href| href.ends_with(file)),
            "{format} leads to {href}"
        );
    }
    page.is_accessible()
}
