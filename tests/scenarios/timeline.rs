//! Moving about in time.

use crate::data::{Data, has, text};
use crate::explore::{awake, expect_events, expect_marks, expect_status};
use crate::hostile;
use crate::serve::Preview;
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use server::Site;
use tests::browser::{Element, Name, Page, containing};

/// The marks of the events in view.
fn marks<'p>(page: &'p Page<'_>) -> Result<Vec<Element<'p>>> {
    let list = page.find("region", "Timeline")?.find("list", "Events")?;
    list.find_all("listitem", Name::Any)
}

/// Where the events stand on the line, by the ids of their marks.
fn places(page: &Page<'_>) -> Result<String> {
    let script = "return [...document.querySelectorAll('#timeline li')]
        .map((mark) => mark.id + mark.style.getPropertyValue('--x')).join(' ')";
    Ok(page.run(script, &[])?.to_string())
}

/// Sends a pointer along some places of an element, as fractions of its width, and lifts it there.
const DRAG: &str = "const [selector, places] = arguments;
    const area = document.querySelector(selector), box = area.getBoundingClientRect();
    const send = (kind, place, buttons) => area.dispatchEvent(new PointerEvent(kind, {
        pointerId: 1, isPrimary: true, pointerType: 'mouse', button: 0, buttons, bubbles: true, cancelable: true,
        clientX: box.left + place * box.width, clientY: box.top + 10 }));
    send('pointerdown', places[0], 1);
    for (const place of places) send('pointermove', place, 1);
    send('pointerup', places.at(-1), 0);";

/// Turns a wheel over the middle of the line; true if the page was left to scroll.
const WHEEL: &str = "const area = document.querySelector('#track'), box = area.getBoundingClientRect();
    return area.dispatchEvent(new WheelEvent('wheel', { deltaY: arguments[0], ctrlKey: arguments[1],
        clientX: box.left + box.width / 2, clientY: box.top + 10, bubbles: true, cancelable: true }))";

/// True if a mark has the focus.
const FOCUS_IN_LIST: &str = "return document.activeElement.closest('#timeline ol') !== null";

pub fn by_keys(page: &Page<'_>) -> Result<()> {
    page.open("")?;
    awake(page)?;
    let all = marks(page)?.len();
    page.step("one stop for the Tab key");
    let stops =
        "return [...document.querySelectorAll('#timeline [aria-label=Events] :is(a, button)')]
        .filter((mark) => mark.tabIndex === 0).length";
    page.wait_until("one tab stop", || Ok(page.run(stops, &[])? == 1))?;
    page.run(
        "document.querySelector('#timeline [aria-label=Events] a').focus()",
        &[],
    )?;
    let first = page.focused()?.name()?;
    page.press("ArrowRight")?;
    let second = page.focused()?.name()?;
    ensure!(first != second, "the arrow key stays on {first:?}");
    page.wait_until("the stop to go along", || {
        Ok(page.focused()?.property("tabIndex")? == 0 && page.run(stops, &[])? == 1)
    })?;
    page.step("closer, along, and back");
    for _ in 0..5 {
        page.press("+")?;
    }
    page.wait_until("fewer events", || Ok(marks(page)?.len() < all))?;
    page.wait_until("the focus in the list", || {
        Ok(page.run(FOCUS_IN_LIST, &[])? == true)
    })?;
    let before = places(page)?;
    page.press("Shift+ArrowRight")?;
    page.wait_until("another time", || Ok(places(page)? != before))?;
    page.press("0")?;
    page.wait_until("all events", || Ok(marks(page)?.len() == all))?;
    page.is_accessible()
}

pub fn by_hand(page: &Page<'_>) -> Result<()> {
    page.resize(1280, 900)?;
    page.open("")?;
    awake(page)?;
    let all = marks(page)?.len();
    page.step("a wheel belongs to the page");
    ensure!(page.run(WHEEL, &[(-480).into(), false.into()])? == true);
    page.step("with Ctrl it looks closer");
    for _ in 0..3 {
        ensure!(page.run(WHEEL, &[(-480).into(), true.into()])? == false);
    }
    page.wait_until("fewer events", || Ok(marks(page)?.len() < all))?;
    page.step("the line is dragged");
    let before = places(page)?;
    page.run(DRAG, &["#track".into(), vec![0.6, 0.5, 0.4].into()])?;
    page.wait_until("another time", || Ok(places(page)? != before))?;
    ensure!(page.address()?.is_empty(), "dragging opened something");
    page.step("the brush chooses a period");
    page.run(
        DRAG,
        &["#timeline .strip".into(), vec![0.5, 0.7, 0.9].into()],
    )?;
    page.wait_until("the period in the address", || {
        let address = page.address()?;
        Ok(address.contains("from=") && address.contains("to="))
    })?;
    page.reload()?;
    awake(page)?;
    let chosen = page.find("group", "Time range")?;
    let from = chosen.find("slider", "From")?;
    let told = from.attribute("aria-valuetext")?;
    page.step("and keys change it");
    from.focus()?;
    page.press("Home")?;
    page.wait_until("no beginning", || Ok(!page.address()?.contains("from=")))?;
    let from = chosen.find("slider", "From")?;
    ensure!(
        from.attribute("aria-valuetext")? != told,
        "the slider still says {told:?}"
    );
    page.is_accessible()
}

/// Waits until so many dated documents are marked.
fn expect_documents(page: &Page<'_>, want: usize) -> Result<()> {
    expect_marks(page, "Documents", want)
}

/// Waits until a list on the timeline is empty: some browsers tell nothing of one that is.
fn expect_none(page: &Page<'_>, list: &str) -> Result<()> {
    let items =
        format!("return document.querySelectorAll('#timeline [aria-label={list}] li').length");
    page.wait_until(&format!("no {list} on the timeline"), || {
        Ok(page.run(&items, &[])? == 0)
    })
}

/// Documents that have a date stand on the timeline as themselves.
pub fn documents(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let documents = data.list("documents").iter();
    let dated: Vec<_> = documents
        .filter(|document| !document["date"].is_null())
        .collect();
    let Some(first) = dated.first() else {
        return Ok(());
    };
    let events = data.list("events").len();
    page.open("")?;
    awake(page)?;
    expect_events(page, events)?;
    expect_documents(page, dated.len())?;
    page.step("they alone");
    let kinds = page.find("group", "Show")?;
    kinds.find("checkbox", containing("Documents"))?.click()?;
    expect_documents(page, dated.len())?;
    expect_none(page, "Events")?;
    ensure!(page.address()? == "?show=documents", "{}", page.address()?);
    page.is_accessible()?;
    page.step("events alone");
    page.open("?show=events")?;
    awake(page)?;
    expect_none(page, "Documents")?;
    expect_events(page, events)?;
    page.step("a mark leads to the document");
    page.open("")?;
    awake(page)?;
    let list = page.find("region", "Timeline")?.find("list", "Documents")?;
    list.find("link", containing(text(first, "title")))?
        .click()?;
    page.wait_until("the document", || {
        Ok(page.address()? == format!("documents/{}/", text(first, "id")))
    })?;
    page.find("article", Name::Any)?;
    Ok(())
}

/// A folder of dated papers, one of them far from all others, which does not decide what is seen first.
pub fn papers(page: &Page<'_>) -> Result<()> {
    let years = (1961..1973).chain([1803]);
    let files = years.map(|year| {
        let text =
            format!("---\ntitle: Letter of {year}\ndate: {year}-05-04\n---\n\nAll is well.\n");
        (format!("letter-{year}.md"), text)
    });
    let preview = Preview::of("papers", &files.collect::<Vec<_>>())?;
    page.allow_origin(&preview.url);
    page.resize(1280, 900)?;
    page.open_url(&preview.url)?;
    awake(page)?;
    expect_documents(page, 12)?;
    expect_status(page, "13 documents")?;
    page.find("region", "Documents")?
        .find("link", "Letter of 1803")?;
    page.is_accessible()?;
    page.step("the way to what lies far away");
    page.find("button", containing("1 earlier"))?.click()?;
    expect_documents(page, 13)?;
    // A page of the preview would ask for changes when that has ended.
    page.open("")
}

/// Without any date there is no axis, and nothing is offered that could only be asked of events.
pub fn of_no_dates(page: &Page<'_>) -> Result<()> {
    let files = ["heat", "flow"].map(|name| {
        let text = format!("---\ntitle: On {name}\n---\n\nThe {name} is constant.\n");
        (format!("{name}.md"), text)
    });
    let preview = Preview::of("no-dates", &files)?;
    page.allow_origin(&preview.url);
    page.resize(1280, 900)?;
    page.open_url(&preview.url)?;
    awake(page)?;
    expect_status(page, "2 documents")?;
    expect_status(page, "No dates were found in these documents.")?;
    let list = page.find("region", "Documents")?;
    for name in ["On heat", "On flow"] {
        list.find("link", name)?;
    }
    let offered = page.find_all("group", Name::Any)?;
    ensure!(
        offered.len() == 1,
        "{} filters, and not only of sources",
        offered.len()
    );
    let drawn = "return [...document.querySelectorAll('.axis, .zoom')].some((part) => part.checkVisibility())";
    ensure!(page.run(drawn, &[])? == false, "an axis without a date");
    page.is_accessible()?;
    page.screenshot("no dates")?;
    page.open("")
}

/// For how many events the marks in view stand, and how many of them stand for several.
fn crowds(page: &Page<'_>) -> Result<(u64, u64)> {
    let script = "const several = [...document.querySelectorAll('#timeline [aria-label=Events] button')];
        const single = document.querySelectorAll('#timeline [aria-label=Events] a').length;
        const events = several.map((mark) => parseInt(mark.textContent)).reduce((sum, count) => sum + count, single);
        return [events, several.length]";
    let counts = page.run(script, &[])?;
    Ok((
        counts[0].as_u64().unwrap_or_default(),
        counts[1].as_u64().unwrap_or_default(),
    ))
}

pub fn crowd(page: &Page<'_>) -> Result<()> {
    let (folder, data) = hostile::site()?;
    let all = data.list("events").len() as u64;
    let server = page.serve(Site::new(&folder))?;
    page.resize(1280, 900)?;
    page.open_url(&server.url())?;
    awake(page)?;
    page.step("nobody is lost in a crowd");
    let mut before = crowds(page)?;
    ensure!(before.0 == all && before.1 > 0, "{before:?} of {all}");
    page.is_accessible()?;
    page.step("looking closer opens it");
    let list = page.find("region", "Timeline")?.find("list", "Events")?;
    for _ in 0..3 {
        if before.1 > 0 {
            list.find_all("button", containing("event"))?[0].click()?;
            page.wait_until("fewer events", || Ok(crowds(page)?.0 < before.0))?;
            page.wait_until("the focus on what opened", || {
                Ok(page.run(FOCUS_IN_LIST, &[])? == true)
            })?;
            before = crowds(page)?;
        }
    }
    ensure!(before.1 == 0, "{before:?} after looking closer three times");
    page.step("a wheel takes the mark with the focus out of view, and the focus stays in the list");
    page.wait_until("crowds again", || {
        page.run(WHEEL, &[480.into(), true.into()])?;
        Ok(crowds(page)?.1 > 0)
    })?;
    let focused = "return document.activeElement.closest('#timeline') !== null";
    page.wait_until("the focus in the timeline", || {
        Ok(page.run(focused, &[])? == true)
    })?;
    page.step("on a phone the list has each of them");
    page.resize(360, 740)?;
    page.find("region", "Events")?;
    page.fits_its_width()?;
    page.is_accessible()
}

pub fn lanes(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let all = data.list("events").len();
    page.open("")?;
    awake(page)?;
    let bands =
        "return [...document.querySelectorAll('#timeline .band')].map((band) => band.innerText)";
    let by_source = page.run(bands, &[])?;
    let choice = page.find("combobox", "Group by")?;
    choice.run(
        "arguments[0].value = 'theme'; arguments[0].dispatchEvent(new Event('change', { bubbles: true }))",
        &[],
    )?;
    page.wait_until("the lanes in the address", || {
        Ok(page.address()? == "?lanes=theme")
    })?;
    page.wait_until("other bands", || Ok(page.run(bands, &[])? != by_source))?;
    expect_events(page, all)?;
    page.step("a lane for each theme that an event has");
    let bands = page.run(bands, &[])?.to_string();
    let dated = |event: &serde_json::Value| !event["date"].is_null();
    for theme in data.list("themes") {
        let leads = |event: &serde_json::Value| event["themes"][0] == theme["id"];
        let is_shown = data.count(|event| dated(event) && leads(event)) > 0;
        let name = text(theme, "name");
        ensure!(bands.contains(name) == is_shown, "{name:?} in {bands}");
    }
    page.step("kept by a filter and by a reload");
    let id = text(&data.list("themes")[0], "id");
    page.open(&format!("?theme={id}&lanes=theme"))?;
    page.reload()?;
    expect_events(page, data.count(|event| has(event, "themes", id)))
}

pub fn busiest_follows_the_filters(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let said = || -> Result<String> {
        let said = page.run(
            "return document.querySelector('.overview .note')?.textContent ?? ''",
            &[],
        )?;
        Ok(said.as_str().unwrap_or_default().to_owned())
    };
    page.open("")?;
    awake(page)?;
    let before = said()?;
    ensure!(before.contains("Most in"), "{before}");
    // Each year that an event is of; periods are named by months or years.
    let years = data
        .list("events")
        .iter()
        .filter_map(|event| event["date"].as_str());
    let mut years: Vec<_> = years
        .filter(|date| date.starts_with(['1', '2']))
        .map(|date| &date[..4])
        .collect();
    years.sort_unstable();
    years.dedup();
    for year in years.into_iter().take(5) {
        page.step(year);
        page.open(&format!("?from={year}&to={year}"))?;
        awake(page)?;
        page.wait_until("the busiest period of that year", || {
            let said = said()?;
            let most = said.split("Most in ").nth(1).unwrap_or_default();
            Ok(most
                .split(':')
                .next()
                .is_some_and(|period| period.contains(&year[..3])))
        })?;
    }
    page.step("where nothing is shown nothing is busiest");
    page.open("?q=zzqxqzz")?;
    awake(page)?;
    page.wait_until("no busiest period", || Ok(!said()?.contains("Most in")))
}

/// Whether the card of an event and the words that tell of it are in sight within their panes, with all of time above them
/// and nothing scrolled away.
const IN_SIGHT: &str = "const [id] = arguments;
    const isIn = (pane, selector) => {
        const found = document.querySelector(selector)?.getBoundingClientRect();
        const around = document.querySelector(pane).getBoundingClientRect();
        return !!found && found.height > 0 && found.top >= around.top - 1 && found.top < around.bottom;
    };
    return scrollY === 0 && isIn('.found', `#event-${id}[data-selected] h3`)
        && isIn('.reader', `mark[data-selected][data-events~=\"${id}\"]`)
        && document.querySelector('#timeline .overview').getBoundingClientRect().bottom > 0";

/// One key and one button lead from event to event in the order of time, through all documents.
pub fn step_by_step(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let is_dated = |event: &&Value| event["date"].is_string();
    let dated: Vec<_> = data.list("events").iter().filter(is_dated).collect();
    let is_at = |event: &Value| {
        page.wait_until(&format!("{} in sight", text(event, "id")), || {
            Ok(page.run(IN_SIGHT, &[event["id"].clone()])? == true)
        })
    };
    page.resize(1440, 900)?;
    page.open("")?;
    awake(page)?;
    // What was sent is taken out when this wakes up.
    let says = |want: &str| {
        let said = "return document.querySelector('.event-steps').innerText";
        page.wait_until(&format!("{want:?} beside the steps"), || {
            let said = page.run(said, &[])?;
            Ok(said.as_str().is_some_and(|said| said.contains(want)))
        })
    };
    page.find("group", "Events in order of time")?;
    says(&format!("{} events", dated.len()))?;
    for (place, event) in dated.iter().enumerate() {
        page.step(&format!("on to {}", text(event, "id")));
        page.press(".")?;
        is_at(event)?;
        says(&format!("{} of {}", place + 1, dated.len()))?;
        says(text(event, "title"))?;
    }
    page.step("the last has none after it, and buttons lead back");
    // By their ids: WebKit does not hear that what led nowhere has become a link, nor the contrary.
    let leads_on = "return document.querySelector('#next-event').hasAttribute('href')";
    ensure!(
        page.run(leads_on, &[])? == false,
        "an event follows the last"
    );
    page.run("document.querySelector('#previous-event').focus()", &[])?;
    page.press("Enter")?;
    is_at(dated[dated.len() - 2])?;
    page.step("what filters leave is what one steps through");
    let theme = &data.list("themes")[0];
    let on = |event: &&&Value| has(event, "themes", text(theme, "id"));
    page.open(&format!("?theme={}", text(theme, "id")))?;
    awake(page)?;
    page.press(".")?;
    is_at(dated.iter().find(on).context("no event has the theme")?)?;
    page.step("an open document folds the timeline, which a key or a button unfolds");
    let is_unfolded = "return document.querySelector('#timeline .axis').checkVisibility()";
    let unfolded = |want: bool| {
        page.wait_until("the timeline to be folded or not", || {
            Ok(page.run(is_unfolded, &[])? == want)
        })
    };
    unfolded(false)?;
    page.is_accessible()?;
    page.find("button", "Show timeline")?.focus()?;
    page.press("Enter")?;
    unfolded(true)?;
    page.find("button", "Hide timeline")?.focus()?;
    page.press("Enter")?;
    unfolded(false)?;
    page.press("t")?;
    unfolded(true)?;
    page.step("on a phone the event stands at the lower edge");
    page.resize(360, 780)?;
    let edge = "return document.querySelector('.event-steps').getBoundingClientRect().bottom === innerHeight";
    page.wait_until("the event at the lower edge", || {
        Ok(page.run(edge, &[])? == true)
    })?;
    page.is_accessible()
}
