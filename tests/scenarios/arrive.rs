//! Arriving: at any address, on any host, before and after the program.

use crate::data::{Data, has, text};
use crate::explore::{awake, expect_events, expect_status};
use crate::faults::spoiled;
use crate::hostile;
use anyhow::{Context, Result, ensure};
use server::{Request, Response, Site};
use std::time::Duration;
use tests::browser::{Name, Page, containing};

/// Links, the program and the way back work in any folder of a host, however its addresses end.
pub fn any_folder(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let document = &data.list("documents")[0];
    let (id, title) = (text(document, "id"), text(document, "title"));
    let files = page.folder().to_owned();
    // Sends a folder's page under the folder's own address instead of redirecting to the one with the slash.
    let without_slash = move |request: &Request, response: &mut Response| {
        let folder = request.path.trim_start_matches("/some/folder");
        let file = files.join(folder.trim_matches('/')).join("index.html");
        if let (301, Ok(html)) = (response.status, std::fs::read(file)) {
            response.status = 200;
            response.content_type = "text/html; charset=utf-8".into();
            response.headers.retain(|(name, _)| name != "Location");
            response.body = html.into();
        }
    };
    let site = Site::new(page.folder()).mounted_at("/some/folder/");
    let server = page.serve(site.hooked(without_slash))?;
    let home = server.url();
    let bare = home.trim_end_matches('/');
    for start in [bare, &home, &format!("{home}index.html")] {
        page.step(start);
        page.open_url(start)?;
        awake(page)?;
        page.find("link", title)?.click()?;
        page.find("article", title)?;
        let want = format!("{home}documents/{id}/");
        page.wait_until(&want, || Ok(page.url()? == want))?;
        page.reload()?;
        page.find("article", title)?;
    }
    for start in [
        format!("{home}documents/{id}"),
        format!("{home}documents/{id}/index.html"),
    ] {
        page.step(&start);
        page.open_url(&start)?;
        awake(page)?;
        page.find("article", title)?;
        page.find("link", "About")?.click()?;
        page.find("heading", "About")?;
        ensure!(page.url()? == format!("{home}about/"), "{}", page.url()?);
        page.back()?;
        page.find("article", title)?;
    }
    Ok(())
}

/// The page for missing addresses leads on from any depth, although it cannot know where it is.
pub fn missing_page(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let document = &data.list("documents")[0];
    page.expect_in_console("404");
    let server = page.serve(Site::new(page.folder()).mounted_at("/some/folder/"))?;
    let home = server.url();
    for missing in [
        "nothing",
        "no/such/page.html",
        "documents/none/",
        "%ff/%3Cscript%3E/",
    ] {
        page.step(missing);
        page.open_url(&format!("{home}{missing}"))?;
        page.find("heading", containing("no such page"))?;
        awake(page)?;
        page.find("link", "About")?.click()?;
        page.find("heading", "About")?;
        page.step(&format!("on from {missing}"));
        page.find("link", data.title())?.click()?;
        page.find("link", text(document, "title"))?.click()?;
        page.find("article", text(document, "title"))?;
        let want = format!("{home}documents/{}/", text(document, "id"));
        page.wait_until(&want, || Ok(page.url()? == want))?;
    }
    Ok(())
}

/// No address makes the page fail, and what the corpus does not have is said.
pub fn malformed_addresses(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let all = data.list("events").len();
    for address in [
        "?q=%E0%A4%A&theme=%00&%&=&&#%ff%",
        "?theme=__proto__&theme=constructor&event=toString&source=%2e%2e%2f",
        "?from=-99999999999999999999&to=Y-1e9999&status=%F0%9F",
        "?q=%00%0d%0aSet-Cookie:x&view=%3Cscript%3E#<script>window.hit=1</script>",
        "?q=\"((((((**-~^&lang=xx&embed=1&color-scheme=plaid#javascript:window.hit=1",
    ] {
        page.step(address);
        page.open(address)?;
        awake(page)?;
        page.find("region", "Timeline")?;
        ensure!(page.run("return window.hit === undefined", &[])? == true);
    }
    page.step("unknown ids are named, and hide nothing");
    page.open("?theme=no-such-theme&event=no-such-event")?;
    expect_status(page, "no-such-theme")?;
    expect_events(page, all)?;
    page.step("a query and a fragment without end");
    page.open("")?;
    awake(page)?;
    // As long as the browser itself can bear.
    let long = "for (let length = 1 << 20; length > 1 << 14; length >>= 1) {
            const long = 'x'.repeat(length);
            try { history.pushState(null, '', '?q=' + long + '#' + long); } catch { continue; }
            dispatchEvent(new PopStateEvent('popstate'));
            return length;
        }";
    let length = page.run(long, &[])?;
    ensure!(
        length.as_u64() > Some(1 << 16),
        "no long address was tried: {length}"
    );
    page.find("region", "Timeline")?;
    page.find("link", "About")?.click()?;
    page.find("heading", "About")?;
    Ok(())
}

/// Lets the program come so late that a person, or a test, can do something before; every time anew.
fn late(request: &Request, response: &mut Response) {
    if request.path.ends_with(".wasm") {
        response.delay = Duration::from_secs(5);
        response.headers.retain(|(name, _)| name != "Cache-Control");
        response
            .headers
            .push(("Cache-Control".into(), "no-store".into()));
    }
}

/// What is done before the program came is done when it has come.
pub fn early_clicks(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let theme = &data.list("themes")[0];
    let server = spoiled(page, late)?;
    page.open_url(&server.url())?;
    page.find("group", "Themes")?
        .find("checkbox", containing(text(theme, "name")))?
        .click()?;
    page.find("searchbox", Name::Any)?.type_text("the")?;
    page.find("button", containing("Theme: "))?.click()?;
    let asleep = "return document.documentElement.dataset.awake === undefined";
    ensure!(page.run(asleep, &[])? == true, "the program came too early");
    page.step("the program comes");
    awake(page)?;
    page.wait_until("the theme and the words in the address", || {
        let url = page.url()?;
        Ok(url.contains(&format!("theme={}", text(theme, "id"))) && url.contains("q=the"))
    })?;
    page.find("button", containing("light"))?;
    // WebKit takes for an error what still comes when its page is left.
    page.wait_until("what was found", || {
        let passages = page.find("region", "Passages")?.text()?;
        Ok(passages.contains("passage") && !passages.contains("Searching"))
    })?;
    page.step("a choice that the address has made already is not taken back");
    page.open_url(&format!("{}?theme={}", server.url(), text(theme, "id")))?;
    let checkbox = page
        .find("group", "Themes")?
        .find("checkbox", containing(text(theme, "name")))?;
    if !checkbox.is_selected()? {
        checkbox.click()?;
    }
    awake(page)?;
    expect_events(
        page,
        data.count(|event| has(event, "themes", text(theme, "id"))),
    )?;
    ensure!(
        page.url()?
            .ends_with(&format!("?theme={}", text(theme, "id")))
    );
    Ok(())
}

/// All documents and events are listed on pages of their own, which need no program, of a small and of a large collection.
pub fn everything_is_listed(page: &Page<'_>) -> Result<()> {
    let (large, of_large) = hostile::site()?;
    for (folder, data) in [(page.folder().to_owned(), Data::read()?), (large, of_large)] {
        let server = page.serve(Site::new(&folder))?;
        page.step("from the start page");
        page.open_url(&server.url())?;
        // Also below a list of events that goes on there.
        let links = page.find_all("link", "All documents and events as lists")?;
        links.last().context("a link to the lists")?.click()?;
        let pages = page.find("navigation", "Pages")?;
        let links = pages.find_all("link", Name::Any)?;
        let addresses: Result<Vec<_>> = links.iter().map(|link| link.property("href")).collect();
        let mut listed = Vec::new();
        for address in addresses? {
            let address = address.as_str().context("an address")?.to_owned();
            page.step(&address);
            page.open_url(&address)?;
            page.find("navigation", "Pages")?;
            page.is_accessible()?;
            let titles = "return [...document.querySelectorAll('main li a')].map((link) => link.textContent)";
            listed.extend(
                page.run(titles, &[])?
                    .as_array()
                    .cloned()
                    .unwrap_or_default(),
            );
        }
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let listed: Vec<_> = listed
            .iter()
            .filter_map(|it| it.as_str().map(words))
            .collect();
        let all = data.list("documents").iter().chain(data.list("events"));
        let titles: Vec<_> = all.map(|one| words(text(one, "title"))).collect();
        ensure!(listed.len() == titles.len(), "{} are listed", listed.len());
        for title in titles {
            ensure!(listed.contains(&title), "{title:?} is not listed");
        }
        page.step("an event leads to its words");
        page.find("main", Name::Any)?
            .find_all("link", Name::Any)?
            .last()
            .context("a link")?
            .click()?;
        page.find("article", Name::Any)?;
        awake(page)?;
    }
    Ok(())
}

/// Nothing moves when the page wakes up.
pub fn nothing_moves(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let document = text(&data.list("documents")[0], "id");
    let theme = text(&data.list("themes")[0], "id");
    let addresses = [
        String::new(),
        "about/".into(),
        format!("documents/{document}/"),
        "?q=the".into(),
        format!("?theme={theme}&lanes=source"),
        format!("documents/{document}/?view=reader"),
    ];
    for width in [360, 768, 1440] {
        page.resize(width, 800)?;
        for address in &addresses {
            page.step(&format!("{address} at {width}"));
            page.open(address)?;
            awake(page)?;
            let Some(shift) = page.layout_shift()? else {
                return Ok(());
            };
            ensure!(
                shift == 0.0,
                "layout shift of {shift} at {address}, {width}"
            );
        }
    }
    Ok(())
}

/// The program takes up the elements that were sent, whatever the address says besides.
pub fn keeps_nodes(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let document = text(&data.list("documents")[0], "id");
    let theme = text(&data.list("themes")[0], "id");
    let server = spoiled(page, late)?;
    let kept = "return ['h1', 'main', '#timeline h2', '#timeline ol', '#filters', '#reader', '#reader article p']
        .filter((s) => [...document.querySelectorAll(s)].some((e) => !e.wasSent))";
    for address in [
        format!("documents/{document}/?embed=1&utm_source=x"),
        format!("documents/{document}/?theme={theme}&q=the"),
        format!("documents/{document}/#timeline"),
        format!("documents/{document}/?view=reader&event=none"),
    ] {
        page.step(&address);
        page.open_url(&format!("{}{address}", server.url()))?;
        page.find("article", Name::Any)?;
        let mark = "document.querySelectorAll('#app *').forEach((e) => { e.wasSent = true });
            return document.documentElement.dataset.awake === undefined";
        ensure!(page.run(mark, &[])? == true, "the program came too early");
        awake(page)?;
        let replaced = page.run(kept, &[])?;
        ensure!(
            replaced.as_array().is_some_and(Vec::is_empty),
            "replaced: {replaced}"
        );
    }
    Ok(())
}
