//! Finding one's way.

use crate::data::{Data, has, tells, text};
use anyhow::{Result, ensure};
use tests::browser::{Element, Name, Page, containing};

/// Waits until the timeline lists so many events.
pub fn expect_events(page: &Page<'_>, want: usize) -> Result<()> {
    expect_marks(page, "Events", want)
}

/// Waits until a list on the timeline has so many marks.
pub fn expect_marks(page: &Page<'_>, list: &str, want: usize) -> Result<()> {
    page.wait_until(&format!("{want} {list} on the timeline"), || {
        let timeline = page.find("region", "Timeline")?;
        let list = timeline.find("list", list)?;
        Ok(list.find_all("listitem", Name::Any)?.len() == want)
    })
}

/// Waits until the page is alive.
pub fn awake(page: &Page<'_>) -> Result<()> {
    page.wait_until("the page to wake up", || {
        Ok(page.run("return document.documentElement.dataset.awake === ''", &[])? == true)
    })
}

/// What the live regions say.
fn statuses(page: &Page<'_>) -> Result<String> {
    let statuses = page.find_all("status", Name::Any)?;
    let texts: Result<Vec<_>> = statuses.iter().map(Element::text).collect();
    Ok(texts?.join("\n"))
}

pub fn expect_status(page: &Page<'_>, want: &str) -> Result<()> {
    page.wait_until(&format!("a status that says {want:?}"), || {
        Ok(statuses(page)?.contains(want))
    })
}

pub fn first_page(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    page.open("")?;
    awake(page)?;
    page.find("heading", data.title())?;
    ensure!(
        page.title()?.contains(data.title()),
        "the window is called {:?}",
        page.title()?
    );
    page.step("counting the events");
    expect_events(page, data.list("events").len())?;
    for document in data.list("documents") {
        page.find("link", text(document, "title"))?;
    }
    page.step("the groups of filters");
    let themes = page.find("group", "Themes")?;
    ensure!(themes.find_all("checkbox", Name::Any)?.len() == data.list("themes").len());
    let sources = page.find("group", "Sources")?;
    ensure!(sources.find_all("checkbox", Name::Any)?.len() == data.list("documents").len());
    Ok(())
}

pub fn filter_by_theme(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    page.open("")?;
    awake(page)?;
    for theme in page.sample(data.list("themes")) {
        let (id, name) = (text(theme, "id"), text(theme, "name"));
        page.step(name);
        let want = data.count(|event| has(event, "themes", id));
        let checkbox = page
            .find("group", "Themes")?
            .find("checkbox", containing(name))?;
        let told = checkbox.name()?;
        ensure!(
            told.contains(&format!("{want} event")),
            "{told:?} does not say {want} events"
        );
        checkbox.click()?;
        expect_events(page, want)?;
        ensure!(
            page.address()? == format!("?theme={id}"),
            "{}",
            page.address()?
        );
        page.back()?;
        expect_events(page, data.list("events").len())?;
    }
    page.step("the same after a reload");
    let id = text(&data.list("themes")[0], "id");
    page.open(&format!("?theme={id}"))?;
    page.reload()?;
    expect_events(page, data.count(|event| has(event, "themes", id)))?;
    let name = text(&data.list("themes")[0], "name");
    let checkbox = page
        .find("group", "Themes")?
        .find("checkbox", containing(name))?;
    ensure!(
        checkbox.is_selected()?,
        "{name} is not ticked after a reload"
    );
    Ok(())
}

pub fn filters_combine(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let [first, second, ..] = data.list("themes") else {
        return Ok(());
    };
    let source = &data.list("documents")[0];
    let (first, second) = (text(first, "id"), text(second, "id"));
    let either = |event: &_| has(event, "themes", first) || has(event, "themes", second);
    page.open(&format!("?theme={first}&theme={second}"))?;
    expect_events(page, data.count(either))?;
    page.step("and one source of them");
    let id = text(source, "id");
    let label = source["publisher"]
        .as_str()
        .unwrap_or(text(source, "title"));
    let checkbox = page
        .find("group", "Sources")?
        .find("checkbox", containing(label))?;
    let want = data.count(|event| either(event) && tells(event, id));
    ensure!(
        checkbox.name()?.contains(&format!("{want} event")),
        "{:?}",
        checkbox.name()?
    );
    checkbox.click()?;
    expect_events(page, want)?;
    page.step("the chosen themes do not change their own counts");
    for theme in data.list("themes") {
        let (id_of, name) = (text(theme, "id"), text(theme, "name"));
        let want = data.count(|event| has(event, "themes", id_of) && tells(event, id));
        let checkbox = page
            .find("group", "Themes")?
            .find("checkbox", containing(name))?;
        ensure!(
            checkbox.name()?.contains(&format!("{want} event")),
            "{:?}",
            checkbox.name()?
        );
    }
    page.step("all filters off");
    page.find("link", "Clear all filters")?.click()?;
    expect_events(page, data.list("events").len())
}

pub fn filter_by_period(page: &Page<'_>) -> Result<()> {
    page.open("")?;
    awake(page)?;
    let group = page.find("group", "Period")?;
    group.find("textbox", "From")?.type_text("not a date\t")?;
    expect_status(page, "Not a date")?;
    page.step("a date that nothing lies after");
    group.find("textbox", "From")?.clear()?;
    group.find("textbox", "From")?.type_text("9999\t")?;
    page.wait_until("the period in the address", || {
        Ok(page.address()? == "?from=9999")
    })?;
    page.wait_until("the complaint to go", || {
        Ok(!statuses(page)?.contains("Not a date"))
    })
}

pub fn unknown_address(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    page.open("?theme=no-such-theme&event=no-such-event&status=maybe#b-00000000")?;
    expect_status(page, "no-such-theme")?;
    expect_status(page, "no-such-event")?;
    expect_events(page, data.list("events").len())
}

pub fn search(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let document = &data.list("documents")[0];
    let blocks = document["blocks"].as_array().map_or(&[][..], Vec::as_slice);
    let block = blocks.iter().max_by_key(|block| text(block, "text").len());
    let words = block.map_or("", |block| text(block, "text"));
    let words: Vec<_> = words.split_whitespace().take(8).collect();
    page.open("")?;
    page.find("searchbox", Name::Any)?
        .type_text(&words.join(" "))?;
    let results = page.find("region", "Passages")?;
    page.wait_until("a passage", || {
        Ok(!results.find_all("link", Name::Any)?.is_empty())
    })?;
    page.step("the query is in the address and survives a reload");
    page.wait_until("the query in the address", || {
        Ok(page.address()?.starts_with("?q="))
    })?;
    page.reload()?;
    let results = page.find("region", "Passages")?;
    let first = results.find_all("link", Name::Any)?;
    ensure!(!first.is_empty(), "no passage after a reload");
    page.step("the best passage is the one that the words are from");
    first[0].click()?;
    let id = block.map_or("", |block| text(block, "id"));
    page.wait_until("the passage in the address", || {
        Ok(page.address()?.ends_with(id))
    })?;
    page.find("article", Name::Any)?;
    Ok(())
}

pub fn zoom(page: &Page<'_>) -> Result<()> {
    page.open("")?;
    awake(page)?;
    let count = || -> Result<usize> {
        let list = page.find("region", "Timeline")?.find("list", "Events")?;
        Ok(list.find_all("listitem", Name::Any)?.len())
    };
    let all = count()?;
    for _ in 0..6 {
        page.find("button", "Zoom in")?.click()?;
    }
    page.wait_until("fewer events", || Ok(count()? < all))?;
    page.find("button", "Show all")?.click()?;
    page.wait_until("all events", || Ok(count()? == all))
}
