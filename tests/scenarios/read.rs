//! From an event to the words that tell of it, and back.

use crate::data::{Data, text};
use crate::explore::awake;
use anyhow::{Result, ensure};
use serde_json::Value;
use tests::browser::{Element, Name, Page, containing};

/// The event's link on the timeline.
///
/// A title may be a part of another one: of the links that have it the one with the shortest name
/// is meant.
fn on_timeline<'p>(page: &'p Page<'_>, event: &Value) -> Result<Element<'p>> {
    let title = text(event, "title");
    unfold_timeline(page)?;
    page.wait(&format!("{title:?} on the timeline"), || {
        let timeline = page.find("region", "Timeline")?;
        let mut links = Vec::new();
        for link in timeline.find_all("link", containing(title))? {
            links.push((link.name()?.len(), link));
        }
        Ok(links
            .into_iter()
            .min_by_key(|(length, _)| *length)
            .map(|(_, link)| link))
    })
}

/// Shows the whole timeline, where an open document has folded it.
pub fn unfold_timeline(page: &Page<'_>) -> Result<()> {
    let unfold = "const folded = document.querySelector('.fold-timeline[aria-expanded=false]');
        if (folded?.checkVisibility()) folded.click()";
    page.run(unfold, &[]).map(drop)
}

/// The mark with the event's first quote, once it is in view.
fn quote<'p>(page: &'p Page<'_>, event: &Value) -> Result<Element<'p>> {
    let evidence = &event["evidence"][0];
    let want = text(evidence, "quote");
    page.find("article", Name::Any)?;
    page.wait("the quote in view", || {
        for mark in page.find_all("mark", Name::Any)? {
            let words = mark.property("textContent")?;
            let words = words.as_str().unwrap_or_default();
            if !words.is_empty() && want.starts_with(words) && mark.is_in_view()? {
                return Ok(Some(mark));
            }
        }
        Ok(None)
    })
}

/// An event with one quote, so that its mark is not shared.
fn plain_event(data: &Data) -> Result<&Value> {
    data.event("has a single quote and a date", |event| {
        event["evidence"].as_array().is_some_and(|e| e.len() == 1) && !event["date"].is_null()
    })
}

pub fn event_and_back(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    page.open("")?;
    awake(page)?;
    for event in page.sample(data.list("events")) {
        let id = text(event, "id");
        page.step(&format!("opening {id}"));
        on_timeline(page, event)?.click()?;
        let evidence = &event["evidence"][0];
        let document = text(evidence, "document");
        let want = format!(
            "documents/{document}/?event={id}#{}",
            text(evidence, "block")
        );
        page.wait_until(&want, || Ok(page.address()? == want))?;
        quote(page, event)?;
    }
    page.step("the focus follows, and the quote leads back");
    let event = plain_event(&data)?;
    on_timeline(page, event)?.click()?;
    let mark = quote(page, event)?;
    page.wait_until("the focus on the quote", || {
        let words = page.focused()?.property("textContent")?;
        Ok(words == mark.property("textContent")?)
    })?;
    page.press("Enter")?;
    let want = format!("#event-{}", text(event, "id"));
    page.wait_until("the event in the list", || {
        Ok(page.address()?.ends_with(&want))
    })?;
    page.wait_until("the focus on the event", || {
        Ok(page.focused()?.name()?.contains(text(event, "title")))
    })?;
    ensure!(page.focused()?.is_in_view()?, "the event is not in view");
    Ok(())
}

pub fn reload(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let event = plain_event(&data)?;
    page.open("")?;
    on_timeline(page, event)?.click()?;
    quote(page, event)?;
    let address = page.address()?;
    page.step("reloading");
    page.reload()?;
    quote(page, event)?;
    ensure!(page.address()? == address);
    page.step("opening the link in a fresh page");
    page.open("about/")?;
    page.open(&address)?;
    quote(page, event)?;
    let selected = on_timeline(page, event)?.attribute("aria-current")?;
    ensure!(
        selected.as_deref() == Some("true"),
        "the event is not marked on the timeline"
    );
    Ok(())
}

pub fn back_and_forward(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let document = &data.list("documents")[0];
    page.open("")?;
    awake(page)?;
    page.find("link", text(document, "title"))?.click()?;
    page.find("article", text(document, "title"))?;
    page.find("link", "About")?.click()?;
    page.find("heading", "About")?;
    page.gone("article", Name::Any)?;
    page.step("back to the document");
    page.back()?;
    page.find("article", text(document, "title"))?;
    page.step("back to the start");
    page.back()?;
    page.gone("article", Name::Any)?;
    page.forward()?;
    page.find("article", text(document, "title"))?;
    Ok(())
}

pub fn status_is_told(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    page.open("")?;
    awake(page)?;
    for event in page.sample(data.list("events")) {
        let link = on_timeline(page, event)?;
        let mut word = text(event, "status").to_owned();
        word[..1].make_ascii_uppercase();
        ensure!(
            link.name()?.contains(&word),
            "{:?} does not say {word}",
            link.name()?
        );
    }
    Ok(())
}

pub fn keyboard(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    page.open("")?;
    awake(page)?;
    page.step("the first stop skips to the events");
    page.press("Tab")?;
    ensure!(
        page.focused()?.name()? == "Skip to the events",
        "{:?}",
        page.focused()?.name()?
    );
    page.step("tabbing to the timeline");
    let first = text(&data.list("events")[0], "title");
    let mut stops = 0;
    while !page.focused()?.name()?.contains(first) {
        page.press("Tab")?;
        stops += 1;
        ensure!(
            stops < 40,
            "the first event is not among the first 40 stops"
        );
    }
    page.step("arrow keys");
    let second = text(&data.list("events")[1], "title");
    page.press("ArrowRight")?;
    page.wait_until("the second event", || {
        Ok(page.focused()?.name()?.contains(second))
    })?;
    page.press("End")?;
    let last = data
        .list("events")
        .last()
        .map_or("", |event| text(event, "title"));
    page.wait_until("the last event", || {
        Ok(page.focused()?.name()?.contains(last))
    })?;
    page.press("Home")?;
    page.wait_until("the first event", || {
        Ok(page.focused()?.name()?.contains(first))
    })?;
    page.step("Enter opens");
    page.press("Enter")?;
    quote(page, &data.list("events")[0])?;
    page.step("a filter from the keyboard");
    let checkbox = page
        .find("group", "Sources")?
        .find_all("checkbox", Name::Any)?;
    checkbox[0].focus()?;
    page.press("Space")?;
    page.wait_until("the filter in the address", || {
        Ok(page.address()?.contains("source="))
    })?;
    ensure!(checkbox[0].is_focused()?, "the focus left the checkbox");
    Ok(())
}

/// So many events are in the list of a page as it is sent.
const SENT: usize = 12;

/// Requires of a page without its program that the timeline tells of all events, and that the list begins with the first of
/// them and says where all are.
pub fn tells_all_events(page: &Page<'_>, data: &Data) -> Result<()> {
    let names_in = |region: &str| -> Result<Vec<String>> {
        let links = page.find("region", region)?.find_all("link", Name::Any)?;
        links.iter().map(Element::name).collect()
    };
    let (marks, listed) = (names_in("Timeline")?, names_in("Events")?);
    for (place, event) in data.list("events").iter().enumerate() {
        let title = text(event, "title");
        let has = |names: &[String]| names.iter().any(|name| name.contains(title));
        ensure!(has(&marks), "no mark of {title:?}");
        ensure!(place >= SENT || has(&listed), "no link {title:?}");
    }
    let events = page.find("region", "Events")?;
    events.find("link", "All documents and events as lists")?;
    Ok(())
}

pub fn without_scripts(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    page.open("")?;
    tells_all_events(page, &data)?;
    page.step("a link leads to the document");
    let document = &data.list("documents")[0];
    page.find("link", text(document, "title"))?.click()?;
    let article = page.find("article", text(document, "title"))?;
    let words = article.text()?;
    for block in document["blocks"].as_array().into_iter().flatten() {
        let start: String = text(block, "text")
            .split_whitespace()
            .take(3)
            .collect::<Vec<_>>()
            .join(" ");
        ensure!(words.contains(&start), "the text lacks {start:?}");
    }
    page.step("and on to the next");
    let next = &data.list("documents")[1];
    page.find("navigation", "Other documents")?
        .find("link", containing(text(next, "title")))?
        .click()?;
    page.find("article", text(next, "title"))?;
    Ok(())
}
