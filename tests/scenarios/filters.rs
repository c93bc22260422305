//! Filters: choosing, taking off, and what to do when they leave nothing.

use crate::data::{Data, has, text};
use crate::explore::{awake, expect_events, expect_status};
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use tests::browser::{Element, Name, Page, containing};

/// The entity of a kind that takes part in most events, and in how many.
fn busiest<'d>(data: &'d Data, kind: &str) -> Option<(&'d Value, usize)> {
    let entities = data.list("entities").iter();
    let counted = entities
        .filter(|entity| text(entity, "kind") == kind)
        .map(|entity| (entity, involved(data, text(entity, "id"))));
    counted
        .max_by_key(|(_, count)| *count)
        .filter(|(_, count)| *count > 0)
}

fn involved(data: &Data, id: &str) -> usize {
    data.count(|event| has(event, "participants", id))
}

fn events(count: usize) -> String {
    format!("{count} event{}", if count == 1 { "" } else { "s" })
}

/// The links that take a filter off, in their order.
fn chips<'p>(page: &'p Page<'_>) -> Result<Vec<Element<'p>>> {
    page.find("list", "Active filters")?
        .find_all("link", Name::Any)
}

fn expect_address(page: &Page<'_>, want: &str) -> Result<()> {
    page.wait_until(want, || Ok(page.address()? == want))
}

pub fn by_who_and_where(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let all = data.list("events").len();
    for (kind, group) in [
        ("person", "People"),
        ("organisation", "Organisations"),
        ("place", "Places"),
        ("agreement", "Agreements"),
    ] {
        page.open("")?;
        awake(page)?;
        page.step(group);
        let Some((entity, count)) = busiest(&data, kind) else {
            page.gone("group", group)?;
            continue;
        };
        let (id, name) = (text(entity, "id"), text(entity, "name"));
        let told = format!("{name} {}", events(count));
        let told = page
            .find("group", group)?
            .find("checkbox", containing(&told));
        told?.click()?;
        let address = format!("?{kind}={id}");
        expect_address(page, &address)?;
        expect_events(page, count)?;
        expect_status(page, &events(all))?;
        page.step("back, forward and a reload");
        page.back()?;
        expect_events(page, all)?;
        page.forward()?;
        expect_events(page, count)?;
        page.reload()?;
        expect_events(page, count)?;
        page.step("every event that is listed marks the name");
        let mark = format!("Remove {kind}: {name}");
        let listed = page.find("region", "Events")?.find_all("link", &*mark)?;
        ensure!(
            listed.len() == count,
            "{} of {count} are marked",
            listed.len()
        );
        for link in &listed {
            ensure!(link.attribute("aria-current")?.as_deref() == Some("true"));
        }
        page.is_accessible()?;
        page.step("the name in an event takes it off and puts it on");
        listed[0].click()?;
        expect_address(page, "")?;
        let choose = format!("Show only events with {name}");
        let links = page.find("region", "Events")?.find_all("link", &*choose)?;
        links.first().context("no name to choose")?.click()?;
        expect_address(page, &address)?;
        expect_events(page, count)?;
    }
    Ok(())
}

pub fn review(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let all = data.list("events").len();
    let automatic = data.count(|event| event["reviewed"] == false);
    page.open("")?;
    awake(page)?;
    if automatic == 0 {
        page.gone("group", "Review")?;
    } else {
        let told = format!("Found automatically {}", events(automatic));
        page.find("group", "Review")?
            .find("checkbox", containing(&told))?
            .click()?;
        expect_address(page, "?reviewed=no")?;
        expect_events(page, automatic)?;
    }
    page.step("from the address");
    page.open("?reviewed=yes&reviewed=no")?;
    expect_events(page, all)
}

pub fn long_groups_fold(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    page.open("")?;
    awake(page)?;
    for (kind, group) in [("place", "Places"), ("person", "People")] {
        let entities = data.list("entities").iter();
        let ids = entities.filter(|entity| text(entity, "kind") == kind);
        let want = ids
            .filter(|entity| involved(&data, text(entity, "id")) > 0)
            .count();
        if want <= 12 {
            continue;
        }
        page.step(group);
        let group = page.find("group", group)?;
        let boxes = || -> Result<usize> { Ok(group.find_all("checkbox", Name::Any)?.len()) };
        ensure!(boxes()? < want, "all {want} are shown at once");
        let unfold = group.find("button", &*format!("Show all {want}"))?;
        unfold.click()?;
        page.wait_until("all choices", || Ok(boxes()? == want))?;
        page.step("what is chosen stays in sight when the others are folded away");
        let last = group
            .find_all("checkbox", Name::Any)?
            .pop()
            .context("no choice")?;
        let name = last.name()?;
        last.click()?;
        group.find("button", "Show fewer")?.click()?;
        page.wait_until("fewer choices", || Ok(boxes()? < want))?;
        ensure!(group.find("checkbox", &*name)?.is_selected()?);
        page.is_accessible()?;
    }
    Ok(())
}

pub fn chips_from_the_keyboard(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let themes = data.list("themes").iter().take(2);
    let mut address: Vec<_> = themes
        .map(|theme| format!("theme={}", text(theme, "id")))
        .collect();
    address.extend(["from=0001", "to=9998"].map(String::from));
    page.open(&format!("?{}", address.join("&")))?;
    awake(page)?;
    page.wait_until("a link for each filter", || {
        let list = page.find_all("list", "Active filters")?;
        Ok(!list.is_empty() && chips(page)?.len() == address.len())
    })?;
    page.is_accessible()?;
    if let Some(theme) = data.list("themes").first() {
        let name = format!("Remove theme: {}", text(theme, "name"));
        ensure!(
            chips(page)?[0].name()? == name,
            "{:?}",
            chips(page)?[0].name()?
        );
    }
    page.step("the focus goes on to the next");
    chips(page)?[0].focus()?;
    while address.len() > 1 {
        let next = chips(page)?[1].name()?;
        page.press("Enter")?;
        address.remove(0);
        expect_address(page, &format!("?{}", address.join("&")))?;
        page.wait_until("the focus on the next", || {
            Ok(page.focused()?.name()? == next)
        })?;
    }
    page.step("and after the last to the heading");
    page.press("Enter")?;
    expect_address(page, "")?;
    page.wait_until("the focus on the heading", || {
        Ok(page.focused()?.role()? == "heading")
    })?;
    page.gone("list", "Active filters")?;
    page.step("what was taken off comes back with the history");
    page.back()?;
    page.wait_until("one filter", || {
        let list = page.find_all("list", "Active filters")?;
        Ok(!list.is_empty() && chips(page)?.len() == 1)
    })
}

pub fn nothing_matches(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let first = data.list("themes").iter().find_map(|theme| {
        let count = data.count(|event| has(event, "themes", text(theme, "id")));
        (count > 0).then_some((theme, count))
    });
    let (theme, count) = first.context("no theme has an event")?;
    let address = format!("?theme={}", text(theme, "id"));
    for width in [1440, 360] {
        page.resize(width, 900)?;
        page.open(&format!("{address}&to=0001"))?;
        awake(page)?;
        page.step(&format!("at {width}"));
        let list = page.find("region", "Events")?;
        let link = list.find("link", "Remove the end date")?;
        ensure!(
            list.text()?
                .contains(&format!("Remove the end date: {}", events(count)))
        );
        page.is_accessible()?;
        link.click()?;
        expect_address(page, &address)?;
        expect_events(page, count)?;
        page.wait_until("the focus on a heading", || {
            Ok(page.focused()?.role()? == "heading")
        })?;
    }
    page.step("where none alone helps, all can be taken off");
    page.resize(1440, 900)?;
    page.open(&format!("{address}&to=0001&q=zzqxqzz"))?;
    awake(page)?;
    let list = page.find("region", "Events")?;
    page.wait_until("the advice", || {
        Ok(list.text()?.contains("single filter does not help"))
    })?;
    list.find("link", "Clear all filters")?.click()?;
    expect_events(page, data.list("events").len())
}

pub fn fold_on_a_phone(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let theme = data.list("themes").first().context("no theme")?;
    page.resize(360, 780)?;
    page.open(&format!("?theme={}", text(theme, "id")))?;
    awake(page)?;
    page.gone("group", "Sources")?;
    page.find("button", "Filters (1 active)")?.click()?;
    page.find("group", "Sources")?;
    page.is_accessible()?;
    page.fits_its_width()?;
    page.screenshot("open")?;
    page.step("the sheet says how many remain, and leads to them");
    let of_theme = data.count(|event| has(event, "themes", text(theme, "id")));
    let all = data.list("events").len();
    page.find(
        "button",
        containing(&format!("Show {of_theme} of {all} events")),
    )?
    .click()?;
    page.gone("group", "Sources")?;
    page.step("the tools are a menu, which a key closes");
    page.gone("link", "About")?;
    page.find("button", "Menu")?.click()?;
    page.find("link", "About")?;
    page.is_accessible()?;
    page.press("Escape")?;
    page.gone("link", "About")?;
    page.step("filters with long names can be taken off");
    let ids = data.list("documents").iter();
    let ids: Vec<_> = ids
        .map(|document| format!("source={}", text(document, "id")))
        .collect();
    page.resize(320, 780)?;
    page.open(&format!("?{}", ids.join("&")))?;
    awake(page)?;
    page.wait_until("the filters", || Ok(chips(page)?.len() == ids.len()))?;
    let cut = "return [...document.querySelectorAll('.active .cross')]
        .filter((cross) => cross.getBoundingClientRect().right > innerWidth).length";
    ensure!(page.run(cut, &[])? == 0, "a filter is cut off");
    Ok(())
}

/// The last year in which an event begins.
fn year(data: &Data) -> Result<&str> {
    let is_year = |date: &&str| date.len() == 4 && date.bytes().all(|b| b.is_ascii_digit());
    let dates = data
        .list("events")
        .iter()
        .filter_map(|event| event["date"].as_str());
    let years = dates.filter_map(|date| date.get(..4));
    years.filter(is_year).max().context("no event has a year")
}

pub fn undated_beside_a_period(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let year = year(&data)?;
    let undated = data.count(|event| event["date"].is_null());
    page.open("")?;
    awake(page)?;
    page.step("a year applies as soon as it is whole");
    let from = page.find("group", "Period")?.find("textbox", "From")?;
    from.type_text(&year[..3])?;
    ensure!(page.address()?.is_empty(), "{}", page.address()?);
    from.type_text(&year[3..])?;
    let address = format!("?from={year}");
    expect_address(page, &address)?;
    ensure!(from.is_focused()?, "the focus went away");
    ensure!(from.property("value")? == year, "the field was changed");
    from.type_text("-0")?;
    ensure!(page.address()? == address, "{}", page.address()?);
    let complaint = "return document.querySelector('.period .wrong').textContent.trim()";
    ensure!(
        page.run(complaint, &[])? == "",
        "a date that is being typed is complained about"
    );
    from.type_text("1")?;
    expect_address(page, &format!("?from={year}-01"))?;
    page.step("all of it is one step in the history");
    page.back()?;
    expect_address(page, "")?;
    page.forward()?;
    expect_address(page, &format!("?from={year}-01"))?;
    if undated == 0 {
        return Ok(());
    }
    page.step("what it hides is told and can be shown");
    let shown = || -> Result<usize> {
        let list = page.find("region", "Timeline")?.find("list", "Events")?;
        Ok(list.find_all("listitem", Name::Any)?.len())
    };
    let before = shown()?;
    expect_status(page, &format!("{undated} undated hidden"))?;
    page.is_accessible_in_all_colours()?;
    let link = page.find("link", "Show undated")?;
    link.focus()?;
    page.press("Enter")?;
    expect_address(page, &format!("?from={year}-01&undated=yes"))?;
    expect_events(page, before + undated)?;
    expect_status(page, &format!("including {undated} undated"))?;
    ensure!(
        page.focused()?.name()? == "Hide undated",
        "the focus went away"
    );
    page.reload()?;
    awake(page)?;
    expect_events(page, before + undated)?;
    page.step("and hidden again");
    page.find("link", "Hide undated")?.click()?;
    expect_events(page, before)?;
    page.step("without a period nothing is said of them");
    page.find("link", "Show undated")?.click()?;
    page.find("link", containing("Remove date"))?.click()?;
    expect_address(page, "")?;
    page.gone("link", "Hide undated")?;
    page.gone("link", "Show undated")?;
    for width in [360, 768] {
        page.resize(width, 800)?;
        page.open(&address)?;
        awake(page)?;
        expect_status(page, &format!("{undated} undated hidden"))?;
        page.fits_its_width()?;
        page.screenshot(&format!("{width}"))?;
    }
    Ok(())
}
