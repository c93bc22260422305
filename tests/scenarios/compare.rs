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
    let shown = "return [...document.querySelectorAll('.pairs blockquote')]
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
    let there = "const link = document.querySelector('.pairs .cell a:not(mark a)');
        const quote = link.closest('.cell').querySelector('blockquote').textContent;
        link.focus();
        return quote";
    let quote = page.run(there, &[])?;
    page.press("Enter")?;
    let is_there = "const block = document.querySelector('.block.here');
        return !!block && block.textContent.includes(arguments[0])";
    page.wait_until("the passage in its document", || {
        Ok(page.run(is_there, std::slice::from_ref(&quote))? == true)
    })
}

pub fn on_an_event(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    // An event that two documents tell of; the corpus need not have one.
    let told = |event: &&Value| {
        let mut sources = event["evidence"].as_array().into_iter().flatten();
        let first = sources.next().map(|e| text(e, "document"));
        sources.any(|e| Some(text(e, "document")) != first)
    };
    let Some(event) = data.list("events").iter().find(told) else {
        return Ok(());
    };
    page.open("")?;
    awake(page)?;
    let follow = "document.querySelector(`#event-${arguments[0]} .to-compare a`).focus()";
    page.run(follow, &[json!(text(event, "id"))])?;
    page.press("Enter")?;
    let shown = "return [...document.querySelectorAll('.pairs mark')].map((m) => m.textContent).join('\\n')";
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
