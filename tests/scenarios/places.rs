//! Places: a link leads to its words, marked words can be selected, the way back leads back, and who has read somewhere
//! can go on there.

use crate::data::{Data, text};
use crate::explore::awake;
use crate::quote::{comes_into_sight, marks, says};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tests::browser::{Element, Name, Page, containing};

/// A desk and a phone.
const SIZES: [(u32, u32); 2] = [(1280, 900), (390, 780)];

/// Opens the dialog at a passage and reads the link that is copied there; of a heading, which has no dialog, the link
/// beside it.
const LINK: &str = "const [id, done] = arguments;
    const block = document.getElementById(id);
    const heading = block.querySelector('.permalink');
    if (heading) return done(heading.href);
    block.querySelector('.take').click();
    const read = () => {
        const dialog = document.getElementById('passage');
        const field = document.getElementById('passage-link');
        if (!dialog.open || !field?.value.endsWith(id)) return requestAnimationFrame(read);
        dialog.close();
        done(field.value);
    };
    read();";

/// What there is to complain of when a link was opened and the page has come to rest: where the passage is, what covers
/// it, what is marked.
const LANDED: &str = "const [id, words, done] = arguments;
    const rest = (since) => {
        if (document.documentElement.dataset.awake === undefined || document.readyState !== 'complete') {
            return requestAnimationFrame(() => rest());
        }
        if (!since) since = performance.now();
        if (performance.now() - since < 160) return requestAnimationFrame(() => rest(since));
        done(complaint());
    };
    const squeezed = (text) => text.replace(/\\s+/g, '');
    const complaint = () => {
        const block = document.getElementById(id);
        const ranges = [...(CSS.highlights?.get('linked') ?? [])];
        const marked = ranges.length ? ranges.join('') :
            [...document.querySelectorAll('[data-linked]')].map((block) => block.textContent).join('');
        if (squeezed(marked) !== squeezed(words)) return `marked is ${marked}`;
        const lines = ranges.flatMap((range) => [...range.getClientRects()]).filter((line) => line.width > 1);
        const steps = document.querySelector('.event-steps')?.getBoundingClientRect();
        const below = steps?.bottom > innerHeight - 1 ? steps.height : 0;
        const free = innerHeight - below - Math.max(document.getElementById('reader').getBoundingClientRect().top, 0);
        const last = lines.at(-1).bottom - lines[0].top < free * 0.7 ? lines.at(-1) : lines[0];
        for (const line of [lines[0], last]) {
            if (line.top < 0 || line.bottom > innerHeight) return `a line is at ${line.top} to ${line.bottom}`;
            const seen = document.elementFromPoint(line.left + 1, (line.top + line.bottom) / 2);
            if (!block.contains(seen)) return `a line at ${line.top} is covered by ${seen?.outerHTML.slice(0, 99)}`;
        }
        return '';
    };
    rest();";

/// The words of each passage and notice of a document, by their anchors.
fn passages(document: &Value) -> Vec<(&str, String)> {
    let list = |name: &str| document[name].as_array().into_iter().flatten();
    let blocks = list("blocks").map(|block| (text(block, "id"), text(block, "text").to_owned()));
    let related = list("related").map(|item| {
        // The title stands above the printed date.
        let words = ["title", "date_text", "text"].map(|field| text(item, field));
        (text(item, "id"), words.concat())
    });
    blocks.chain(related).collect()
}

/// The link of every passage is its anchor alone; opened fresh, it leads to the passage and marks its words.
pub fn every_passage(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    for document in data.list("documents") {
        let id = text(document, "id");
        page.resize(SIZES[0].0, SIZES[0].1)?;
        page.open(&format!("documents/{id}/"))?;
        awake(page)?;
        let passages = passages(document);
        let mut links = Vec::new();
        let passages: Vec<_> = page.sample(&passages).collect();
        for (block, _) in &passages {
            page.step(&format!("taking the link of {block}"));
            let link = page.run_async(LINK, &[json!(block)])?;
            links.push(link.as_str().context("a passage has no link")?.to_owned());
        }
        for size in SIZES {
            page.resize(size.0, size.1)?;
            for (link, (block, words)) in links.iter().zip(&passages) {
                page.step(&format!("{link} at {}", size.0));
                ensure!(link.ends_with(&format!("/documents/{id}/#{block}")));
                // Another document in between, or the browser would only scroll.
                page.open_url("about:blank")?;
                page.open_url(link)?;
                let complaint = page.run_async(LANDED, &[json!(block), json!(words)])?;
                ensure!(complaint == "", "{complaint}");
            }
        }
    }
    Ok(())
}

/// A page that comes in slowly brings its place into sight when it is there, and leaves alone who has begun to read.
pub fn of_a_slow_page(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let (document, block) = crate::quote::passage(&data)?;
    let (id, block_id) = (text(document, "id"), text(block, "id"));
    let late = |request: &server::Request, response: &mut server::Response| {
        if request.path.ends_with(".wasm") {
            response.delay = std::time::Duration::from_secs(4);
            response.headers.retain(|(name, _)| name != "Cache-Control");
            response
                .headers
                .push(("Cache-Control".into(), "no-store".into()));
        }
    };
    // What keeps the site on the device is left behind with its page.
    page.expect_in_console("fetching the script");
    let server = crate::faults::spoiled(page, late)?;
    let link = format!("{}documents/{id}/#{block_id}", server.url());
    page.open_url(&link)?;
    comes_into_sight(page, block)?;
    awake(page)?;
    let complaint = page.run_async(LANDED, &[json!(block_id), block["text"].clone()])?;
    ensure!(complaint == "", "{complaint}");
    page.step("who has begun to scroll is not moved");
    page.open_url("about:blank")?;
    page.open_url(&link)?;
    let scroll = "const done = arguments[arguments.length - 1];
        setTimeout(() => {
            scrollTo(0, 0);
            document.querySelector('#reader').scrollTop = 0;
            done(document.documentElement.dataset.awake === undefined);
        }, 700)";
    ensure!(
        page.run_async(scroll, &[])? == true,
        "the program came too early"
    );
    awake(page)?;
    let place = "const done = arguments[arguments.length - 1];
        setTimeout(() => done([scrollY, document.querySelector('#reader').scrollTop]), 300)";
    let place = page.run_async(place, &[])?;
    ensure!(place == json!([0, 0]), "the reader was moved to {place}");
    Ok(())
}

/// Links of earlier versions of the program hold all words, and a text directive besides.
pub fn earlier_links(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let (document, block) = crate::quote::passage(&data)?;
    let (id, block_id, words) = (text(document, "id"), text(block, "id"), text(block, "text"));
    let first: Vec<_> = words.split_whitespace().take(4).collect();
    let last: Vec<_> = words.split_whitespace().rev().take(4).collect();
    let last: Vec<_> = last.into_iter().rev().collect();
    for size in SIZES {
        page.resize(size.0, size.1)?;
        let link = "const [words, id, first, last] = arguments;
            const escaped = (text) => encodeURIComponent(text).replace(/-/g, '%2D');
            return `documents/${id}/?quote=${encodeURIComponent(words)}`
                + `#${arguments[4]}:~:text=${escaped(first)},${escaped(last)}`";
        let arguments = [
            json!(words),
            json!(id),
            json!(first.join(" ")),
            json!(last.join(" ")),
            json!(block_id),
        ];
        let link = page.run(link, &arguments)?;
        page.open_url("about:blank")?;
        page.open(link.as_str().context("a link")?)?;
        let complaint = page.run_async(LANDED, &[json!(block_id), json!(words)])?;
        ensure!(complaint == "", "{complaint} at {}", size.0);
    }
    Ok(())
}

/// A passage whose anchor is gone was edited, for its words make the anchor.
pub fn edited_passage(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let id = text(&data.list("documents")[0], "id");
    page.open(&format!("documents/{id}/#b-00000000"))?;
    awake(page)?;
    says(page, "edited or removed")?;
    page.is_accessible()?;
    page.find("link", "Hide this")?.focus()?;
    page.press("Enter")?;
    let want = format!("documents/{id}/");
    page.wait_until(
        "the address of the document",
        || Ok(page.address()? == want),
    )
}

/// Where the first line of some evidence begins and ends, and at which height it is.
const LINE: &str = "const range = document.createRange();
    range.selectNodeContents(arguments[0]);
    const line = [...range.getClientRects()].find((line) => line.width > 120);
    return line && [line.left, line.right, (line.top + line.bottom) / 2].map(Math.round)";

/// The middle of the first long word of an element.
const WORD: &str = "const texts = document.createTreeWalker(arguments[0], NodeFilter.SHOW_TEXT);
    for (let text; (text = texts.nextNode());) {
        const word = /\\p{L}{4,}/u.exec(text.data);
        if (!word) continue;
        const range = document.createRange();
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        const { left, top, width, height } = range.getBoundingClientRect();
        return [left + width / 2, top + height / 2].map(Math.round);
    }";

/// Marked words can be selected as others are, and a click on them leads to their event.
pub fn select_evidence(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let event = data.event("has a long quote", |event| {
        let evidence = &event["evidence"][0];
        text(evidence, "quote").len() > 60 && text(evidence, "block").starts_with("b-")
    })?;
    let (event_id, evidence) = (text(event, "id"), &event["evidence"][0]);
    let (document, block) = (text(evidence, "document"), text(evidence, "block"));
    let address = format!("documents/{document}/?event={event_id}&view=reader#{block}");
    page.open(&address)?;
    awake(page)?;
    let mark = || {
        page.wait("the quote in sight", || {
            let marks = page.find_all("mark", Name::Any)?;
            for mark in marks {
                let of_event = mark.attribute("data-events")?.unwrap_or_default();
                if of_event.split(' ').any(|of| of == event_id) && mark.is_in_view()? {
                    return Ok(Some(mark));
                }
            }
            Ok(None)
        })
    };
    // Not before the page has come to rest.
    let place_at_rest = |mark: &Element<'_>| {
        let mut before = Value::Null;
        let line = page.wait("the quote at rest", || {
            let line = mark.run(LINE, &[])?;
            let is_at_rest = line == before;
            std::thread::sleep(std::time::Duration::from_millis(150));
            before = line;
            Ok(is_at_rest.then(|| before.clone()))
        })?;
        let at = |place: usize| line[place].as_i64().context("the quote has a line");
        Ok::<_, anyhow::Error>((at(0)?, at(1)?, at(2)?))
    };
    let (left, right, height) = place_at_rest(&mark()?)?;
    page.step("dragging over it selects it");
    page.drag((left + 20, height), (right - 20, height))?;
    let selected = page.run("return getSelection().toString().trim()", &[])?;
    let selected = selected.as_str().unwrap_or_default();
    ensure!(
        selected.len() > 5 && text(evidence, "quote").contains(selected),
        "selected is {selected:?}"
    );
    ensure!(page.address()? == address, "the drag has led elsewhere");
    page.step("what is selected can be quoted");
    page.find("button", "Quote these words")?;
    page.press("q")?;
    page.find("dialog", "Quote this passage")?;
    let quote = "return document.querySelector('.quote-dialog blockquote')?.textContent ?? ''";
    page.wait_until("the selected words in the dialog", || {
        Ok(page.run(quote, &[])?.as_str().map(str::trim) == Some(selected))
    })?;
    let link = page.run("return document.getElementById('passage-link').value", &[])?;
    let link = link.as_str().context("a link")?;
    page.step("and have a link of their own");
    page.open_url(link)?;
    awake(page)?;
    marks(page, selected)?;
    page.step("a double click selects a word");
    page.open(&address)?;
    awake(page)?;
    let mark_at_rest = mark()?;
    place_at_rest(&mark_at_rest)?;
    let word = mark_at_rest.run(WORD, &[])?;
    let at = |place: usize| word[place].as_i64().context("the quote has a word");
    page.double_click((at(0)?, at(1)?))?;
    std::thread::sleep(std::time::Duration::from_millis(600));
    let word = page.run("return getSelection().toString().trim()", &[])?;
    let word = word.as_str().unwrap_or_default();
    ensure!(
        !word.is_empty() && text(evidence, "quote").contains(word),
        "selected is {word:?}"
    );
    ensure!(page.address()? == address, "the click has led elsewhere");
    page.step("a click leads to the event");
    page.open(&address)?;
    awake(page)?;
    mark()?.click()?;
    let want = format!("#event-{event_id}");
    page.wait_until("the event in the list", || {
        Ok(page.address()?.ends_with(&want))
    })?;
    page.step("so does the link beside the passage");
    page.back()?;
    page.wait_until("the document", || Ok(page.address()? == address))?;
    let focus = "document.getElementById(arguments[0]).querySelector('.notes a').focus()";
    page.run(focus, &[json!(block)])?;
    page.press("Enter")?;
    page.wait_until("an event in the list", || {
        Ok(page.address()?.contains("#event-"))
    })
}

/// How far the page and the boxes in it are scrolled.
const OFFSETS: &str = "const boxes = ['.frame', '.filters', '.found', '.reader'].map((name) => document.querySelector(name));
    return [scrollY, ...boxes.map((box) => box?.scrollTop ?? 0)].map(Math.round)";
/// Scrolls all of them by something.
const SCROLL: &str = "for (const name of ['.frame', '.filters', '.found', '.reader']) {
        document.querySelector(name).scrollTop = 90;
    }
    scrollTo(0, 260)";
/// Follows a link as the keyboard does, without moving the page before.
const TO_LINK: &str = "arguments[0].focus({ preventScroll: true })";

/// From a document one comes back to where one was on the start page, with the browser and with the button.
pub fn way_back(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let title = text(&data.list("documents")[0], "title");
    for size in SIZES {
        page.resize(size.0, size.1)?;
        page.open("about/")?;
        page.open("")?;
        awake(page)?;
        page.run(SCROLL, &[])?;
        let left = page.run(OFFSETS, &[])?;
        // On a desk the window stays, and its panes scroll.
        let mut offsets = left.as_array().into_iter().flatten();
        ensure!(
            offsets.any(|offset| offset.as_i64() > Some(0)),
            "nothing scrolls: {left}"
        );
        let open = || -> Result<()> {
            page.find("link", title)?.run(TO_LINK, &[])?;
            page.press("Enter")?;
            page.find("article", title)?;
            Ok(())
        };
        let is_at = |place: &Value| {
            let mut now = Value::Null;
            let is_there = page.wait_until(&format!("the place {place}"), || {
                now = page.run(OFFSETS, &[])?;
                Ok(now == *place)
            });
            is_there.with_context(|| format!("the page is at {now}"))
        };
        let is_back = |step: &str| -> Result<()> {
            page.step(&format!("{step} at {}", size.0));
            page.gone("article", title)?;
            is_at(&left)
        };
        open()?;
        // The page goes to its top when it has been drawn.
        page.run_async(
            "const done = arguments[arguments.length - 1];
            requestAnimationFrame(() => requestAnimationFrame(() => done()))",
            &[],
        )?;
        page.run(
            "document.querySelector('.reader').scrollTop = 700; scrollTo(0, 900)",
            &[],
        )?;
        let read = page.wait("the place to be kept", || {
            let read = page.run(OFFSETS, &[])?;
            let kept = page.run("return history.state", &[])?;
            let offsets: Vec<_> = read.as_array().into_iter().flatten().collect();
            let offsets: Vec<_> = offsets.iter().map(ToString::to_string).collect();
            Ok((kept == offsets.join(" ")).then_some(read))
        })?;
        page.back()?;
        is_back("back")?;
        page.forward()?;
        page.find("article", title)?;
        is_at(&read)?;
        page.find("link", "Close document")?.run(TO_LINK, &[])?;
        page.press("Enter")?;
        is_back("closed")?;
    }
    Ok(())
}

/// Brings a passage to the upper half of the window, as one reads.
const READ: &str = "const block = document.getElementById(arguments[0]);
    block.scrollIntoView({ block: 'start' })";

/// Where one has read is kept, and offered until the text is read to its end.
pub fn reading_place(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let documents = data.list("documents").iter();
    let document = documents.max_by_key(|document| document["blocks"].as_array().map(Vec::len));
    let document = document.context("the corpus has a document")?;
    let (id, title) = (text(document, "id"), text(document, "title"));
    let blocks = document["blocks"].as_array().context("no blocks")?;
    ensure!(blocks.len() > 12, "no document is long");
    let at = blocks.len() / 2;
    let is_heading = |block: &&Value| text(block, "kind") == "heading";
    let address = format!("documents/{id}/");
    let offered = |want: bool| -> Result<()> {
        page.open("")?;
        awake(page)?;
        match want {
            true => page.find("link", containing("Continue at")).map(drop),
            false => page.gone("link", containing("Continue at")),
        }
    };
    let read_to = |block: &Value| -> Result<()> {
        page.open(&address)?;
        awake(page)?;
        let kept = "return JSON.stringify({ ...localStorage })";
        let before = page.run(kept, &[])?;
        // By who has begun to read: a page that is opened at the address that it has is loaded again, and brings others
        // back to where it was.
        page.press("Shift")?;
        page.run(READ, &[block["id"].clone()])?;
        page.wait_until(
            "the place to be kept",
            || Ok(page.run(kept, &[])? != before),
        )
    };
    offered(false)?;
    page.step("in the middle");
    read_to(&blocks[at])?;
    for (width, height) in SIZES {
        page.resize(width, height)?;
        offered(true)?;
        page.is_accessible()?;
        if let Some(shift) = page.layout_shift()? {
            ensure!(shift == 0.0, "the start page shifts by {shift} at {width}");
        }
        page.open(&address)?;
        awake(page)?;
        page.find("link", containing("Continue at"))?;
        page.is_accessible()?;
        if let Some(shift) = page.layout_shift()? {
            ensure!(shift == 0.0, "the document shifts by {shift} at {width}");
        }
    }
    page.step("it is offered by its heading, and leads there");
    let link = page.find("link", containing("Continue at"))?;
    let name = link.name()?;
    let headings = blocks.iter().take(at + 2).filter(is_heading);
    let named = headings.map(|heading| text(heading, "text").trim_end_matches('.'));
    ensure!(
        named
            .rev()
            .take(2)
            .chain([title])
            .any(|heading| name == format!("Continue at {heading}")),
        "{name:?}"
    );
    link.focus()?;
    page.press("Enter")?;
    let place = page.wait("the place in the address", || {
        let address = page.address()?;
        let block = address.split_once("#").map(|(_, block)| block.to_owned());
        Ok(block.and_then(|id| blocks.iter().find(|block| text(block, "id") == id)))
    })?;
    comes_into_sight(page, place)?;
    page.step("not in a frame of others");
    page.open("?embed=1")?;
    awake(page)?;
    page.gone("link", containing("Continue at"))?;
    page.step("it can be dismissed");
    offered(true)?;
    page.find("button", "Dismiss")?.focus()?;
    page.press("Enter")?;
    page.gone("link", containing("Continue at"))?;
    offered(false)?;
    page.step("what is read to its end is not offered");
    page.resize(SIZES[0].0, SIZES[0].1)?;
    read_to(&blocks[at])?;
    read_to(&blocks[blocks.len() - 1])?;
    offered(false)
}
