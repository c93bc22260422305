//! Every view at every size, for axe-core and for the eye.

use crate::data::{Data, text};
use crate::explore::awake;
use anyhow::{Result, ensure};
use tests::browser::{Page, Scheme};

/// The views of the site: a name for the picture, and an address.
pub fn views(data: &Data) -> Vec<(String, String)> {
    let theme = data
        .list("themes")
        .first()
        .map_or("", |theme| text(theme, "id"));
    let event = &data.list("events")[0];
    let evidence = &event["evidence"][0];
    let (document, block) = (text(evidence, "document"), text(evidence, "block"));
    let mut views = vec![
        ("start".to_owned(), String::new()),
        ("filtered".to_owned(), format!("?theme={theme}")),
        (
            "nothing".to_owned(),
            format!("?theme={theme}&status=planned&to=0001"),
        ),
        ("search".to_owned(), "?q=the".to_owned()),
        ("about".to_owned(), "about/".to_owned()),
        ("notes".to_owned(), "notes/".to_owned()),
        ("matrix".to_owned(), format!("?view=matrix&theme={theme}")),
        (
            "reading".to_owned(),
            format!("documents/{document}/?view=reader"),
        ),
        (
            "all-themes".to_owned(),
            format!("documents/{document}/?view=reader&marks=themes"),
        ),
        (
            "theme-in-document".to_owned(),
            format!("documents/{document}/?theme={theme}#{block}"),
        ),
        (
            "event".to_owned(),
            format!("documents/{document}/?event={}#{block}", text(event, "id")),
        ),
    ];
    for document in data.list("documents") {
        let id = text(document, "id");
        views.push((format!("document-{id}"), format!("documents/{id}/")));
    }
    views
}

/// What is dark is the style sheet's doing and the same in every engine; that the preference arrives the harness proves.
fn schemes(page: &Page<'_>) -> Vec<Scheme> {
    match page.is_thorough() {
        true => vec![Scheme::Light, Scheme::Dark],
        false => vec![Scheme::Light],
    }
}

pub fn accessible(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    for (name, address) in views(&data) {
        page.open(&address)?;
        awake(page)?;
        for scheme in schemes(page) {
            page.step(&format!("{name} in {}", scheme.name()));
            page.prefer(scheme)?;
            page.is_accessible()?;
        }
    }
    Ok(())
}

pub fn fits(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    for (name, address) in views(&data) {
        page.open(&address)?;
        awake(page)?;
        for (width, height) in [(320, 640), (360, 780), (768, 1024), (1440, 900)] {
            page.resize(width, height)?;
            for scheme in schemes(page) {
                page.step(&format!("{name} at {width} in {}", scheme.name()));
                page.prefer(scheme)?;
                page.fits_its_width()?;
                page.screenshot(&format!("{name}-{width}-{}", scheme.name()))?;
            }
        }
    }
    Ok(())
}

/// Requires that the live page has the elements that were sent, one for one: a program that woke up
/// in a page of another shape would have torn it apart or built it twice. To the start page and that of a document come others
/// in between, and what says how many are listed goes when all are.
pub fn wakes_in_place(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let elements = "
        const done = arguments[arguments.length - 1];
        const outline = (root) => [...root.querySelectorAll('#app, #app *')].filter((e) => !e.closest('.more'))
            .map((e) => e.localName + '#' + e.id + '.' + (e.getAttribute('href') ?? ''));
        fetch(location.href).then((answer) => answer.text()).then((html) => {
            const sent = outline(new DOMParser().parseFromString(html, 'text/html'));
            const live = outline(document);
            const grows = document.querySelector('#app').dataset.page.match(/^(documents|$)/);
            let last = -1;
            const lost = sent.find((line, i) => (last = grows ? live.indexOf(line, last + 1) : live[i] === line ? i : -1) < 0);
            const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
            const twice = ids.find((id, i) => ids.indexOf(id) !== i);
            done(lost === undefined && !twice && (grows || sent.length === live.length) ? sent.length
                : `${sent.length} sent, ${live.length} live, ${lost} is lost, ${twice} is there twice`);
        });";
    for (name, address) in views(&data) {
        if address.contains(['?', '#']) {
            continue;
        }
        page.step(&name);
        page.open(&address)?;
        awake(page)?;
        let outcome = page.run_async(elements, &[])?;
        ensure!(
            outcome.as_u64().is_some_and(|count| count > 20),
            "{outcome}"
        );
        // An element of SVG that was made as one of HTML is there and is not drawn.
        let undrawn = "return [...document.querySelectorAll('.axis text')]
            .filter((text) => !(text instanceof SVGElement)).length";
        ensure!(
            page.run(undrawn, &[])?.as_u64() == Some(0),
            "years on the timeline are not drawn"
        );
    }
    Ok(())
}

/// The inline size of a pane, and the place in the middle of the border at its end.
const PANE: &str = "const [pane, name] = arguments;
    const border = document.querySelector(`[role=separator][aria-label='${name}']`);
    const place = border.getBoundingClientRect();
    return [document.querySelector(pane).getBoundingClientRect().width,
        place.left + place.width / 2, place.top + place.height / 2].map(Math.round)";

/// The borders between the panes of a desk are dragged or moved with keys, and are there again when the page is.
pub fn borders(page: &Page<'_>) -> Result<()> {
    page.resize(1440, 900)?;
    page.open("")?;
    awake(page)?;
    let (pane, name) = (".filters", "Width of the filters");
    let border = page.find("separator", name)?;
    let measured = || -> Result<Vec<i64>> {
        let found = page.run(PANE, &[pane.into(), name.into()])?;
        let found = found.as_array().cloned().unwrap_or_default();
        Ok(found.iter().filter_map(serde_json::Value::as_i64).collect())
    };
    let is_as_wide = |want: i64| {
        page.wait_until(&format!("{want} px of filters"), || {
            Ok((measured()?[0] - want).abs() <= 2)
        })
    };
    let width = measured()?[0];
    page.step("a key moves it by the size of a letter");
    border.focus()?;
    page.press("ArrowRight")?;
    is_as_wide(width + 16)?;
    page.press("ArrowLeft")?;
    is_as_wide(width)?;
    page.is_accessible()?;
    page.step("it is dragged, and stays");
    let [_, x, y] = measured()?[..] else {
        anyhow::bail!("the border has no place");
    };
    page.drag((x, y), (x + 50, y))?;
    // The middle of the gap is where the pointer was, the pane ends before it.
    page.wait_until("wider filters", || Ok(measured()?[0] > width + 40))?;
    let dragged = measured()?[0];
    page.reload()?;
    awake(page)?;
    is_as_wide(dragged)?;
    page.step("twice on it brings back what was");
    page.find("separator", name)?;
    let [_, x, y] = measured()?[..] else {
        anyhow::bail!("the border has no place");
    };
    page.double_click((x, y))?;
    is_as_wide(width)?;
    page.step("where panes stand below each other there are none");
    page.resize(768, 1024)?;
    let shown = "return [...document.querySelectorAll('[role=separator]')].some((border) => border.checkVisibility())";
    ensure!(page.run(shown, &[])? == false, "borders between no panes");
    Ok(())
}
