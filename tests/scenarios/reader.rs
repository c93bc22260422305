//! What helps to read and to check a document: contents, highlights, evidence, the source file, a voice.

use crate::data::{Data, text};
use crate::explore::awake;
use crate::notes::bring_actions;
use crate::serve::Preview;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::fs;
use tests::browser::{Element, Name, Page, containing};

fn blocks(document: &Value) -> impl Iterator<Item = &Value> {
    document["blocks"].as_array().into_iter().flatten()
}

/// The document with the most text, of the most to do with it.
fn longest(data: &Data) -> Result<&Value> {
    let documents = data.list("documents").iter();
    documents
        .max_by_key(|document| blocks(document).count())
        .context("the corpus has no document")
}

fn open<'d>(page: &Page<'_>, data: &'d Data, query: &str) -> Result<&'d Value> {
    let document = longest(data)?;
    page.open(&format!("documents/{}/{query}", text(document, "id")))?;
    awake(page)?;
    Ok(document)
}

/// Unfolds what stands in the bar.
fn unfold(page: &Page<'_>, name: &str) -> Result<()> {
    let script = "const found = [...document.querySelectorAll('.reading-bar summary')]
            .find((summary) => summary.textContent.startsWith(arguments[0]));
        found?.focus();
        return !!found";
    ensure!(
        page.run(script, &[json!(name)])? == true,
        "no {name:?} in the bar"
    );
    page.press("Enter")
}

pub fn contents_follow(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let document = open(page, &data, "?view=reader")?;
    let headings: Vec<_> = blocks(document)
        .filter(|b| text(b, "kind") == "heading")
        .collect();
    let Some(last) = headings.last() else {
        return Ok(());
    };
    let current = "return document.querySelector('.contents [aria-current]')?.hash.slice(1) ?? ''";
    for size in [(1440, 900), (360, 640)] {
        page.resize(size.0, size.1)?;
        page.step(&format!("scrolling at {}", size.0));
        for heading in [headings[0], last] {
            let id = text(heading, "id");
            let script =
                "document.getElementById(arguments[0]).scrollIntoView({ block: 'center' })";
            page.run(script, &[json!(id)])?;
            page.wait_until(&format!("{id} as the current section"), || {
                Ok(page.run(current, &[])? == id)
            })?;
        }
    }
    page.step("a step folds the contents on a phone, and the section is in sight below the bar");
    unfold(page, "Contents")?;
    page.is_accessible()?;
    let contents = page.find("navigation", "Contents")?;
    let name = text(headings[0], "text").trim_end_matches('.');
    contents.find("link", name)?.click()?;
    let id = text(headings[0], "id");
    page.wait_until("the section in sight", || {
        let script =
            "const heading = document.getElementById(arguments[0]).getBoundingClientRect();
            const bar = document.querySelector('.reading-bar').getBoundingClientRect();
            return heading.top >= bar.bottom && heading.top < innerHeight";
        Ok(page.run(script, &[json!(id)])? == true)
    })?;
    ensure!(
        contents.find_all("link", Name::Any)?.is_empty(),
        "the contents cover the text"
    );
    Ok(())
}

pub fn highlights(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let document = open(page, &data, "")?;
    let stripes = "return [...document.querySelectorAll('.document .block')]
        .filter((block) => block.id.startsWith('b-'))
        .map((block) => [...block.querySelectorAll(':scope > .stripes > i')]
            .filter((stripe) => stripe.offsetWidth > 0).length)
        .reduce((all, some) => all + some, 0)";
    let of = |theme: &Value| {
        let has = |block: &&Value| {
            let themes = block["themes"].as_array();
            themes.is_some_and(|all| all.iter().any(|of| of["id"] == theme["id"]))
        };
        blocks(document).filter(has).count()
    };
    let all: usize = data.list("themes").iter().map(of).sum();
    let found = |want: usize| {
        page.wait_until(&format!("{want} stripes"), || {
            Ok(page.run(stripes, &[])? == want)
        })
    };
    found(0)?;
    page.step("all themes");
    unfold(page, "Themes")?;
    page.find("link", "All themes")?.click()?;
    found(all)?;
    ensure!(
        page.address()?.ends_with("?marks=themes"),
        "{}",
        page.address()?
    );
    page.is_accessible()?;
    page.reload()?;
    awake(page)?;
    found(all)?;
    page.step("one theme, and the words that tell it");
    unfold(page, "Themes")?;
    page.find("link", "Chosen themes")?.click()?;
    found(0)?;
    let most = data.list("themes").iter().max_by_key(|theme| of(theme));
    let theme = most.context("the corpus has no theme")?;
    let legend = page.find("list", "Themes in this text")?;
    legend
        .find("link", containing(text(theme, "name")))?
        .click()?;
    found(of(theme))?;
    let cues = "return [...document.querySelectorAll('.cue')]
        .filter((cue) => getComputedStyle(cue).outlineStyle === 'solid').map((cue) => cue.textContent)";
    let marked = page.run(cues, &[])?;
    let told = blocks(document).flat_map(|b| b["themes"].as_array().into_iter().flatten());
    let by_cue = told
        .filter(|of| of["id"] == theme["id"] && of["by"] == "cue")
        .count();
    ensure!(
        marked
            .as_array()
            .is_some_and(|marked| marked.len() >= by_cue),
        "{by_cue} passages have words that tell the theme, marked are {marked}"
    );
    page.is_accessible()?;
    page.step("nothing");
    page.find("link", "Nothing")?.click()?;
    found(0)?;
    page.press("Escape")?;
    page.gone("link", "Nothing")
}

pub fn reasons(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let document = open(page, &data, "?view=reader")?;
    let id = text(document, "id");
    let read = |mention: &&Value| mention["document"] == id && !mention["edtf"].is_null();
    let within = |event: &Value, mention: &Value| {
        let evidence = event["evidence"].as_array().into_iter().flatten();
        let inside = |e: &Value| {
            e["document"] == id
                && e["span"]["start"].as_u64() <= mention["span"]["start"].as_u64()
                && e["span"]["end"].as_u64() >= mention["span"]["end"].as_u64()
        };
        evidence.into_iter().any(inside)
    };
    let mut pairs = data
        .list("mentions")
        .iter()
        .filter(read)
        .filter_map(|mention| {
            let event = data
                .list("events")
                .iter()
                .find(|event| within(event, mention))?;
            Some((event, mention))
        });
    let (event, mention) = pairs.next().context("no event is told with a date")?;
    page.step("why this date");
    let script = "const note = [...document.querySelectorAll('.document .notes li')]
            .find((note) => note.textContent.includes(arguments[0]));
        const why = note.querySelector('summary');
        why.click();
        return [why.textContent, note.innerText]";
    let said = page.run(script, &[event["title"].clone()])?;
    ensure!(said[0] == "Why this date?", "{said}");
    let said = said[1].as_str().unwrap_or_default();
    let words = text(mention, "text");
    ensure!(said.contains(words), "{said:?} does not say {words:?}");
    page.step("why this theme");
    let script = "const why = document.querySelector('.document .why-themes');
        why.querySelector('summary').click();
        const cues = [...why.closest('.block').querySelectorAll('.cue')];
        return cues.every((cue) => getComputedStyle(cue).outlineStyle === 'solid') ? cues.length : -1";
    let shown = page.run(script, &[])?;
    ensure!(
        shown.as_i64().is_some_and(|cues| cues > 0),
        "{shown} cues are marked"
    );
    page.is_accessible()
}

pub fn in_the_source(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let document = open(page, &data, "")?;
    let id = text(document, "id");
    let block = blocks(document)
        .filter(|block| text(block, "kind") != "heading")
        .max_by_key(|block| text(block, "text").len())
        .context("the document has no passage")?;
    let source = fs::read_to_string(page.folder().join(format!("documents/{id}/text.txt")))?;
    let start = block["span"]["start"].as_u64().unwrap_or_default() as usize;
    let line = 1 + source.chars().take(start).filter(|c| *c == '\n').count();
    bring_actions(page, text(block, "id"))?;
    let click = "const button = document.getElementById(arguments[0]).querySelector('.in-source');
        button.focus(); button.click()";
    page.run(click, &[block["id"].clone()])?;
    let dialog = page.find("dialog", "This passage in its source file")?;
    page.wait_until("the number of the line", || {
        let said = dialog.text()?;
        let is_told = |word: &str| said.contains(&format!("{word} {line} "));
        Ok(is_told("Line") || is_told("Lines"))
    })?;
    let marked = "return [...document.querySelectorAll('.source-lines mark')].map((m) => m.textContent).join('')";
    let squeezed = |words: &str| words.split_whitespace().collect::<String>();
    let marked = page.run(marked, &[])?;
    let marked = squeezed(marked.as_str().unwrap_or_default());
    if text(&document["source"], "file").ends_with(".txt") {
        ensure!(
            marked == squeezed(text(block, "text")),
            "marked is {marked:?}"
        );
    }
    page.is_accessible()?;
    page.step("the file is published as it was, and its fingerprint is told");
    let digest = "const done = arguments[arguments.length - 1];
        fetch(document.querySelector('.source-lines a').href).then((answer) => answer.arrayBuffer())
            .then((bytes) => crypto.subtle.digest('SHA-256', bytes))
            .then((digest) => done([...new Uint8Array(digest)].map((b) => b.toString(16).padStart(2, '0')).join('')))";
    let digest = page.run_async(digest, &[])?;
    ensure!(digest == document["source"]["sha256"], "{digest}");
    ensure!(dialog.text()?.contains(text(&document["source"], "sha256")));
    page.press("Escape")?;
    page.gone("dialog", Name::Any)
}

/// A PDF file with a title and a paragraph on each page.
fn paper(title: &str, paragraphs: &[&str]) -> String {
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        String::new(),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    let mut kids = String::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let heading = match at {
            0 => format!("BT /F1 20 Tf 50 720 Td ({title}) Tj ET\n"),
            _ => String::new(),
        };
        let drawn = format!("{heading}BT /F1 11 Tf 50 650 Td ({paragraph}) Tj ET\n");
        kids += &format!("{} 0 R ", objects.len() + 1);
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>/Contents {} 0 R>>",
            objects.len() + 2
        ));
        objects.push(format!(
            "<</Length {}>>\nstream\n{drawn}endstream",
            drawn.len()
        ));
    }
    objects[1] = format!("<</Type/Pages/Count {}/Kids[{kids}]>>", paragraphs.len());
    let (mut file, mut table) = ("%PDF-1.4\n".to_owned(), String::new());
    for (at, object) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", file.len());
        file += &format!("{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let (start, count) = (file.len(), objects.len() + 1);
    file + &format!(
        "xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<</Root 1 0 R/Size {count}>>\nstartxref\n{start}\n%%EOF\n"
    )
}

/// What stands in a paper is cited with its page, and the file opens there.
pub fn on_its_page(page: &Page<'_>) -> Result<()> {
    let paragraphs = [
        "The guild of the two towns bought a mill, and spoke of nothing else all night.",
        "On the second day the harbour was closed to all ships but those of the guild.",
    ];
    let paper = paper("The long night", &paragraphs);
    let preview = Preview::of("paper", &[("paper.pdf".into(), paper)])?;
    page.allow_origin(&preview.url);
    page.open_url(&format!("{}documents/the-long-night/", preview.url))?;
    awake(page)?;
    let found = "return [...document.querySelectorAll('.block')]
        .find((block) => block.textContent.includes(arguments[0]))?.id";
    let id = page.run(found, &[json!(paragraphs[1])])?;
    bring_actions(page, id.as_str().context("the paper has no second page")?)?;
    let press = "document.getElementById(arguments[0]).querySelector(arguments[1]).click()";
    page.run(press, &[id.clone(), json!(".in-source")])?;
    let dialog = page.find("dialog", "This passage in its source file")?;
    page.wait_until("the page", || Ok(dialog.text()?.contains(", p. 2")))?;
    let link = page.find("link", "Original file, page 2")?;
    let href = link.attribute("href")?.unwrap_or_default();
    ensure!(href.ends_with("source.pdf#page=2"), "{href}");
    page.press("Escape")?;
    page.gone("dialog", Name::Any)?;
    page.run(press, &[id, json!(".take")])?;
    page.find("dialog", "Quote this passage")?;
    let cited = "return document.querySelector('#passage-quote').value.split('\\n')[1]";
    page.wait_until("the page behind the work", || {
        let cited = page.run(cited, &[])?;
        Ok(cited.as_str().is_some_and(|cited| cited.ends_with(" p. 2")))
    })?;
    page.press("Escape")?;
    // A page that is open asks the preview for news until it is left.
    page.open("")
}

/// Where an event is told: in which passage, from which character of the text.
type Step = (u64, String);

pub fn evidence(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let document = open(page, &data, "")?;
    let id = text(document, "id");
    let mut steps: Vec<Step> = Vec::new();
    for event in data.list("events") {
        let mut seen = Vec::new();
        for evidence in event["evidence"].as_array().into_iter().flatten() {
            let block = text(evidence, "block");
            let is_notice = block.starts_with("r-");
            if evidence["document"] == id && !is_notice && !seen.contains(&block) {
                seen.push(block);
                let start = evidence["span"]["start"].as_u64().unwrap_or_default();
                steps.push((start, format!("?event={}#{block}", text(event, "id"))));
            }
        }
    }
    steps.sort();
    let starts: Vec<_> = steps.iter().map(|(start, _)| *start).collect();
    for (place, start) in starts.iter().enumerate().take(6) {
        page.press("j")?;
        page.wait_until(&format!("step {place}"), || {
            let here = page.address()?;
            Ok(steps
                .iter()
                .any(|(at, address)| at == start && here.ends_with(address)))
        })?;
    }
    page.step("back with the link");
    let name = page.address()?;
    // By the keyboard: WebKit's driver takes a link in what stays in sight for one that is not to be seen.
    let follow = |name: &str| -> Result<()> {
        page.find("link", name)?.focus()?;
        page.press("Enter")
    };
    follow("Previous quote")?;
    page.wait_until("another address", || Ok(page.address()? != name))?;
    follow("Next quote")?;
    page.wait_until("the same address", || Ok(page.address()? == name))
}

pub fn size_and_width(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    open(page, &data, "")?;
    let measure = "const p = document.querySelector('.block.paragraph > p') ?? document.querySelector('.block > p');
        return [parseFloat(getComputedStyle(p).fontSize), p.getBoundingClientRect().width]";
    let before = page.run(measure, &[])?;
    unfold(page, "Text")?;
    let choose = |group: &str, value: &str| -> Result<()> {
        page.find("group", group)?.find("radio", value)?.click()
    };
    choose("Size", "large")?;
    choose("Width", "narrow")?;
    page.is_accessible()?;
    let after = page.run(measure, &[])?;
    ensure!(
        after[0].as_f64() > before[0].as_f64(),
        "{after} after {before}"
    );
    page.step("after a reload, from the first frame on");
    page.reload()?;
    awake(page)?;
    ensure!(page.run(measure, &[])? == after, "not kept");
    if let Some(shift) = page.layout_shift()? {
        ensure!(shift < 0.01, "the text jumped by {shift}");
    }
    unfold(page, "Text")?;
    let large: Element<'_> = page.find("group", "Size")?.find("radio", "large")?;
    ensure!(large.is_selected()?, "the choice is not shown");
    Ok(())
}

/// A voice that says at once what it is given, and notes it.
const VOICE: &str = "
    const said = [];
    let timer;
    const synthesis = new EventTarget();
    Object.assign(synthesis, {
        getVoices: () => [{ lang: arguments[0], default: true, name: 'test' }],
        speak: (utterance) => {
            said.push([utterance.text, utterance.rate, String(CSS.highlights?.size ?? '')]);
            timer = setTimeout(() => utterance.onend?.(new Event('end')), said.length > 3 ? 1e6 : 20);
        },
        cancel: () => { clearTimeout(timer); said.silent = true },
    });
    window.said = said;
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis, configurable: true });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } };
";

pub fn aloud(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let document = longest(&data)?;
    page.open("")?;
    awake(page)?;
    page.step("without a voice nothing is offered");
    let voices = "return window.speechSynthesis?.getVoices().length ?? 0";
    let title = text(document, "title");
    if page.run(voices, &[])? == 0 {
        page.find("link", title)?.click()?;
        page.find("article", title)?;
        page.gone("button", "Listen")?;
        page.back()?;
        page.gone("article", title)?;
    }
    page.step("with a voice the document is read sentence by sentence");
    page.run(VOICE, &[document["language"].clone()])?;
    page.find("link", title)?.click()?;
    page.find("button", "Listen")?.click()?;
    page.wait_until("four sentences", || {
        Ok(page.run("return said.length", &[])? == 4)
    })?;
    let said = page.run("return said.map(([words]) => words)", &[])?;
    let words: String = blocks(document)
        .map(|b| text(b, "text"))
        .collect::<Vec<_>>()
        .join(" ");
    let mut rest = words.as_str();
    for sentence in said.as_array().into_iter().flatten() {
        let sentence = sentence.as_str().unwrap_or_default();
        let at = rest.find(sentence);
        let at = at.with_context(|| format!("{sentence:?} is not what comes next"))?;
        rest = &rest[at + sentence.len()..];
    }
    let marked = "const words = CSS.highlights?.get('spoken');
        return words ? [...words].map(String).join('') : said.at(-1)[0]";
    ensure!(
        page.run(marked, &[])? == said[3],
        "another sentence is marked"
    );
    page.is_accessible()?;
    page.step("pausing, going on faster, stopping");
    page.find("button", "Pause")?.click()?;
    page.find("button", "Resume")?.click()?;
    page.wait_until("the sentence again", || {
        Ok(page.run("return said.length", &[])? == 5
            && page.run("return said[4][0]", &[])? == said[3])
    })?;
    let speed = page.find("combobox", "Speed")?;
    let choose = "arguments[0].value = '1.5'; arguments[0].dispatchEvent(new Event('change', { bubbles: true }))";
    speed.run(choose, &[])?;
    page.wait_until("a faster voice", || {
        Ok(page.run("return said.at(-1)[1]", &[])? == 1.5)
    })?;
    page.step("leaving falls silent");
    page.run("said.silent = false", &[])?;
    page.find("link", "Close document")?.click()?;
    page.wait_until("silence", || {
        Ok(page.run("return said.silent", &[])? == true)
    })
}
