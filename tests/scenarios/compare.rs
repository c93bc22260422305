//! Two documents side by side.

use crate::data::{Data, text};
use crate::explore::awake;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tests::browser::{Page, Scheme};

/// The first two documents of the corpus.
fn pair(data: &Data) -> Option<[&Value; 2]> {
    let mut documents = data.list("documents").iter();
    Some([documents.next()?, documents.next()?])
}

/// The texts of a document, but for its headings, that have a theme; all of them without one.
fn texts<'d>(document: &'d Value, theme: Option<&str>) -> Vec<&'d str> {
    let blocks = document["blocks"].as_array().into_iter().flatten();
    let is_meant = |block: &&Value| {
        let mut themes = block["themes"].as_array().into_iter().flatten();
        text(block, "kind") != "heading"
            && theme.is_none_or(|theme| themes.any(|of| text(of, "id") == theme))
    };
    let mut texts: Vec<_> = blocks.filter(is_meant).map(|b| text(b, "text")).collect();
    texts.sort_unstable();
    texts
}

/// Waits until the page shows exactly these texts side by side, each once.
fn shows(page: &Page<'_>, want: &[&str]) -> Result<()> {
    let shown = "return [...document.querySelectorAll('.compare blockquote')]
        .map((quote) => quote.textContent).sort()";
    page.wait_until("all passages, each once", || {
        let shown = page.run(shown, &[])?;
        let mut shown: Vec<&str> = shown
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        shown.sort_unstable();
        Ok(shown == want)
    })
}

pub fn side_by_side(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let Some([first, second]) = pair(&data) else {
        return Ok(());
    };
    page.open(&format!("documents/{}/?view=reader", text(first, "id")))?;
    awake(page)?;
    page.find("link", "Compare")?.click()?;
    let both = |theme: Option<&str>| {
        let mut all = [texts(first, theme), texts(second, theme)].concat();
        all.sort_unstable();
        all
    };
    shows(page, &both(None))?;
    page.step("on a theme");
    let theme = data
        .list("themes")
        .first()
        .context("the corpus has no theme")?;
    let choose = "const choice = document.getElementById('compare-theme');
        choice.value = arguments[0];
        choice.dispatchEvent(new Event('change', { bubbles: true }))";
    page.run(choose, &[json!(text(theme, "id"))])?;
    shows(page, &both(Some(text(theme, "id"))))?;
    let address = page.address()?;
    ensure!(
        address.contains("view=compare"),
        "{address} does not say what is shown"
    );
    for (width, scheme) in [(1440, Scheme::Light), (360, Scheme::Dark)] {
        page.resize(width, 900)?;
        page.prefer(scheme)?;
        page.reload()?;
        awake(page)?;
        page.is_accessible()?;
        page.fits_its_width()?;
    }
    page.step("a step leads to the place of a passage");
    shows(page, &both(Some(text(theme, "id"))))?;
    let there = "const link = document.querySelector('.compare .cell a:not(mark a)');
        const quote = link.closest('.cell').querySelector('blockquote').textContent;
        link.focus();
        return quote";
    let quote = page.run(there, &[])?;
    page.press("Enter")?;
    let is_there = "const block = document.querySelector('.block[data-linked]');
        return !!block && block.textContent.includes(arguments[0])";
    page.wait_until("the passage in its document", || {
        Ok(page.run(is_there, std::slice::from_ref(&quote))? == true)
    })
}

/// True for an event that two documents tell of.
fn is_told_twice(event: &&Value) -> bool {
    let mut sources = event["evidence"].as_array().into_iter().flatten();
    let first = sources.next().map(|e| text(e, "document"));
    sources.any(|e| Some(text(e, "document")) != first)
}

/// The documents that tell of an event, each once.
fn tellers(event: &Value) -> Vec<&str> {
    let mut tellers: Vec<_> = (event["evidence"].as_array().into_iter().flatten())
        .map(|e| text(e, "document"))
        .collect();
    tellers.sort_unstable();
    tellers.dedup();
    tellers
}

pub fn events_pair_their_quotes(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let rows = "return [...document.querySelectorAll('.pairs > li, .rest li')]
        .map((row) => row.querySelectorAll('blockquote').length)";
    for event in data.list("events").iter().filter(is_told_twice).take(20) {
        let (id, told) = (text(event, "id"), tellers(event));
        page.step(id);
        let address = format!(
            "documents/{}/?view=compare&with={}&event={id}",
            told[0], told[1]
        );
        page.open(&address)?;
        awake(page)?;
        page.wait_until("passages of both side by side", || {
            let rows = page.run(rows, &[])?;
            Ok(rows
                .as_array()
                .is_some_and(|rows| rows.first() == Some(&json!(2))))
        })?;
        // Quotes stand alone only where the other document has no more of them.
        let passages = |document: &str| {
            let mut blocks: Vec<_> = (event["evidence"].as_array().into_iter().flatten())
                .filter(|e| text(e, "document") == document)
                .map(|e| text(e, "block"))
                .collect();
            blocks.sort_unstable();
            blocks.dedup();
            blocks.len()
        };
        let (a, b) = (passages(told[0]), passages(told[1]));
        let want = [vec![2; a.min(b)], vec![1; a.abs_diff(b)]].concat();
        let mut rows: Vec<u64> = serde_json::from_value(page.run(rows, &[])?)?;
        rows.sort_unstable_by(|a, b| b.cmp(a));
        ensure!(rows == want, "{rows:?} passages in the rows, not {want:?}");
        let said = page.run(
            "return document.querySelector('.compare .count').textContent",
            &[],
        )?;
        let want = if a.min(b) == 1 { "1 pair " } else { "pairs " };
        let said = said.as_str().unwrap_or_default().trim();
        ensure!(said.contains(want) && !said.contains("only in"), "{said}");
    }
    page.step("an event that one document tells of says so");
    let alone = data
        .list("events")
        .iter()
        .find(|event| tellers(event).len() == 1);
    let (Some(event), Some([first, second])) = (alone, pair(&data)) else {
        return Ok(());
    };
    let (first, second) = (text(first, "id"), text(second, "id"));
    page.open(&format!(
        "documents/{first}/?view=compare&with={second}&event={}",
        text(event, "id")
    ))?;
    awake(page)?;
    page.wait_until("one side alone", || {
        let rows = page.run(rows, &[])?;
        let rows = rows.as_array().cloned().unwrap_or_default();
        let is_told = [first, second].contains(&tellers(event)[0]);
        Ok(rows.is_empty() != is_told && rows.iter().all(|row| row == 1))
    })?;
    page.is_accessible()?;
    page.step("and its document is compared on all it says");
    let teller = tellers(event)[0];
    page.open(&format!("documents/{teller}/?event={}", text(event, "id")))?;
    awake(page)?;
    page.find("link", "Compare")?.click()?;
    page.wait_until("an address without the event", || {
        let address = page.address()?;
        Ok(address.contains("view=compare") && !address.contains("event="))
    })
}

pub fn from_the_table(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    if data.list("documents").len() < 2 {
        return Ok(());
    }
    for theme in data.list("themes").iter().take(3) {
        let (id, name) = (text(theme, "id"), text(theme, "name"));
        page.step(name);
        page.open("?view=matrix")?;
        awake(page)?;
        page.find("table", "Themes by source")?
            .find("link", name)?
            .click()?;
        let address = page.wait("the comparison in the address", || {
            let address = page.address()?;
            Ok(address.contains("view=compare").then_some(address))
        })?;
        ensure!(address.contains(&format!("theme={id}&")), "{address}");
        let compared = |document: &&Value| {
            let id = text(document, "id");
            address.starts_with(&format!("documents/{id}/"))
                || address.ends_with(&format!("with={id}"))
        };
        let both = data.list("documents").iter().filter(compared);
        let mut want: Vec<_> = both
            .flat_map(|document| texts(document, Some(id)))
            .collect();
        want.sort_unstable();
        shows(page, &want)?;
    }
    Ok(())
}

pub fn on_an_event(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    // The corpus need not have one.
    let Some(event) = data.list("events").iter().find(is_told_twice) else {
        return Ok(());
    };
    page.open("")?;
    awake(page)?;
    let follow = "document.querySelector(`#event-${arguments[0]} .to-compare a`).focus()";
    page.run(follow, &[json!(text(event, "id"))])?;
    page.press("Enter")?;
    let shown = "return [...document.querySelectorAll('.compare mark')].map((m) => m.textContent).join('\\n')";
    for evidence in event["evidence"].as_array().into_iter().flatten() {
        let start: String = text(evidence, "quote").chars().take(12).collect();
        page.wait_until("the words of each source", || {
            Ok(page
                .run(shown, &[])?
                .as_str()
                .is_some_and(|shown| shown.contains(&start)))
        })?;
    }
    page.is_accessible()
}
