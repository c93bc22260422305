//! The lines that an editor copies, in the kinds of pages that they are pasted into.

use crate::data::{Data, text};
use crate::embed::{heard, height, host, shows, strict};
use crate::explore::awake;
use crate::quote::passage;
use anyhow::{Context, Result, ensure};
use pulldown_cmark::{Parser, html};
use serde_json::json;
use server::Site;
use std::fs;
use tests::browser::{Name, Page, target_file};

/// Opens the dialog of the present page.
pub fn opened<'p>(page: &'p Page<'_>) -> Result<tests::browser::Element<'p>> {
    let button = page.find("button", "Embed")?;
    button.focus()?;
    page.press("Enter")?;
    page.find("dialog", "Embed")
}

/// What stands in a field of the dialog.
fn lines(page: &Page<'_>, name: &str) -> Result<String> {
    let field = page.find("dialog", "Embed")?.find("textbox", name)?;
    let lines = field.property("value")?;
    Ok(lines.as_str().context("no text")?.to_owned())
}

/// Chooses something by its words, as a person does.
fn choose(page: &Page<'_>, what: &str, word: &str) -> Result<()> {
    let choice = page.find("dialog", "Embed")?.find("combobox", what)?;
    let script = "const [choice, word] = arguments;
        choice.value = [...choice.options].find((option) => option.text === word).value;
        choice.dispatchEvent(new Event('change', { bubbles: true }))";
    choice.run(script, &[json!(word)]).map(drop)
}

const ELEMENT: &str = "Script embed";
const FRAME: &str = "iframe";
const QUOTATION: &str = "Plain link";
const ADMITTED: &str = "Security settings (CSP)";

pub fn lines_work(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let event = &data.list("events")[0];
    let theme = text(&data.list("themes")[0], "id");
    let evidence = &event["evidence"][0];
    let (document, block) = (text(evidence, "document"), text(evidence, "block"));
    let server = page.serve(Site::new(page.folder()))?;
    let home = server.url();
    let id = text(event, "id");
    page.open_url(&format!(
        "{home}documents/{document}/?theme={theme}&event={id}#{block}"
    ))?;
    awake(page)?;
    page.step("the dialog shows the view in a frame");
    opened(page)?;
    page.is_accessible_in_all_colours()?;
    let is_at_passage = "return document.querySelector('dialog[open] iframe').contentDocument?.querySelector('.block[data-linked], mark[data-selected]') != null";
    page.wait_until("the passage in the frame", || {
        Ok(page.run(is_at_passage, &[])? == true)
    })?;
    let place = "return [document.querySelector('dialog[open]').scrollTop, document.activeElement.localName]";
    page.wait_until("the beginning of the dialog, and the focus there", || {
        Ok(page.run(place, &[])? == json!([0, "select"]))
    })?;
    let steps = page.run("return history.length", &[])?;
    choose(page, "Show", "The selected event")?;
    let shown = "const inside = document.querySelector('dialog[open] iframe').contentDocument;
        return [...inside?.querySelectorAll('.found .event') ?? []].filter((event) => event.checkVisibility()).length";
    page.wait_until("the event alone", || Ok(page.run(shown, &[])? == 1))?;
    ensure!(
        page.run("return history.length", &[])? == steps,
        "the preview took a step back from the reader"
    );
    let [element, frame, quotation, admitted] =
        [ELEMENT, FRAME, QUOTATION, ADMITTED].map(|name| lines(page, name));
    let (element, frame, quotation) = (element?, frame?, quotation?);
    ensure!(admitted?.contains(home.trim_end_matches('/')));
    choose(page, "Show", "The timeline")?;
    choose(page, "Theme", "dark")?;
    let timeline = lines(page, ELEMENT)?;
    page.step("an editor pastes them into a page");
    let element = element.replace("<dossier-explorer ", "<dossier-explorer id=it ");
    let body = format!("{element}\n{frame}\n{quotation}");
    let plain = host(page, &home, &body, strict(&home))?;
    page.open_url(&plain.url)?;
    shows(page, "it", &format!("?event={id}&view=event"))?;
    let quoted = "return document.querySelector('blockquote p').textContent";
    let quote = text(evidence, "quote").split_whitespace();
    let quote = quote.collect::<Vec<_>>().join(" ");
    ensure!(page.run(quoted, &[])? == quote, "the words were changed");
    page.is_accessible()?;
    page.step("a writer pastes them into Markdown");
    let timeline = timeline.replace("<dossier-explorer ", "<dossier-explorer id=it ");
    let markdown = format!("A paragraph.\n\n{timeline}\n\nAnother *one*.\n\n{quotation}\n");
    let mut body = String::new();
    html::push_html(&mut body, Parser::new(&markdown));
    ensure!(body.contains("Another <em>one</em>"));
    let markdown = host(page, &home, &body, strict(&home))?;
    page.open_url(&markdown.url)?;
    shows(page, "it", &format!("?theme={theme}&view=timeline"))?;
    page.wait_until("its height", || Ok(height(page, "it")? > 320.0))?;
    ensure!(page.run(quoted, &[])? == quote, "the words were changed");
    Ok(())
}

pub fn of_a_passage(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let (document, block) = passage(&data)?;
    let (document, block) = (text(document, "id"), text(block, "id"));
    page.open(&format!("documents/{document}/?view=reader"))?;
    awake(page)?;
    let address = page.run("return location.href", &[])?;
    let focus = "document.querySelector(`#${arguments[0]} .take`).focus()";
    page.run(focus, &[json!(block)])?;
    page.press("Enter")?;
    embed_from(page, "Quote this passage", "The passage")?;
    let element = lines(page, ELEMENT)?;
    let part = format!(" document=\"{document}\" passage=\"{block}\"");
    ensure!(element.contains(&part), "no {part} in {element}");
    ensure!(lines(page, QUOTATION)?.starts_with("<blockquote "));
    page.step("the preview shows it, and leaves the dialog where it is");
    let is_there = |page: &Page<'_>| -> Result<()> {
        let inside = "const inside = document.querySelector('dialog[open] iframe').contentWindow;
            return inside.document.querySelector('.block[data-linked]')?.id === arguments[0] && inside.scrollY > 0";
        page.wait_until("the passage in the frame", || {
            Ok(page.run(inside, &[json!(block)])? == true)
        })?;
        let place = "const dialog = document.querySelector('dialog[open]');
            const share = dialog.querySelector('iframe').offsetWidth / dialog.clientWidth;
            return [dialog.scrollTop, share > 0.8]";
        let place = page.run(place, &[])?;
        ensure!(
            place == json!([0, true]),
            "scrolled to, and wide enough: {place}"
        );
        Ok(())
    };
    is_there(page)?;
    choose(page, "Show", "The open document")?;
    choose(page, "Show", "The passage")?;
    is_there(page)?;
    page.step("closed, it leaves all as it was");
    page.press("Escape")?;
    page.gone("dialog", "Embed")?;
    let focused = "return document.activeElement.matches(`#${arguments[0]} .take`)";
    page.wait_until("the focus where it was", || {
        Ok(page.run(focused, &[json!(block)])? == true)
    })?;
    ensure!(page.run("return location.href", &[])? == address);
    page.step("the same for the document");
    page.find("button", "Cite")?.focus()?;
    page.press("Enter")?;
    embed_from(page, "Cite this document", "The open document")
}

/// Goes on from another dialog to that for embedding, which begins with a part of what is there.
fn embed_from(page: &Page<'_>, dialog: &str, part: &str) -> Result<()> {
    let button = page.find("dialog", dialog)?.find("button", "Embed")?;
    button.focus()?;
    page.press("Enter")?;
    page.gone("dialog", dialog)?;
    let choice = page.find("dialog", "Embed")?.find("combobox", "Show")?;
    let state =
        "return [arguments[0].selectedOptions[0].text, document.activeElement === arguments[0]]";
    page.wait_until(&format!("{part:?} chosen and the focus there"), || {
        Ok(choice.run(state, &[])? == json!([part, true]))
    })?;
    page.is_accessible()
}

/// React in a page without a bundler: the modules that its package has for servers, each in a function of its own.
const MODULES: [(&str, &str); 4] = [
    ("react", "react/cjs/react.production.js"),
    ("scheduler", "scheduler/cjs/scheduler.production.js"),
    ("react-dom", "react-dom/cjs/react-dom.production.js"),
    (
        "react-dom/client",
        "react-dom/cjs/react-dom-client.production.js",
    ),
];

const APP: &str = r#"
    const { createElement: h, useState } = need("react");
    function App({ home, theme }) {
      const [filter, setFilter] = useState();
      const [isShown, show] = useState(true);
      const [said, say] = useState("nothing");
      return h("main", null, h("h1", null, "Host"),
        h("button", { onClick: () => setFilter(theme) }, "Filter"),
        h("button", { onClick: () => show(!isShown) }, "Show"),
        isShown && h("dossier-explorer",
          { id: "it", src: home, theme: filter, view: "timeline", "ondossier:select": ({ detail }) => say(detail.address) },
          h("a", { href: home }, "The documents")),
        h("p", { id: "said" }, said));
    }
    const { home, theme } = document.currentScript.dataset;
    need("react-dom/client").createRoot(document.getElementById("root")).render(h(App, { home, theme }));
"#;

pub fn in_react(page: &Page<'_>) -> Result<()> {
    let packages = target_file("DOSSIER_HOST_PAGES", "tools/host-pages/node_modules");
    let mut script = String::from("const modules = {}, loaded = {};\n");
    for (name, file) in MODULES {
        let file = packages.join(file);
        let text = fs::read_to_string(&file)
            .with_context(|| format!("cannot read {}: run `cargo xtask test`", file.display()))?;
        script +=
            &format!("modules['{name}'] = (exports, module, require, process) => {{{text}\n}};\n");
    }
    script += "function need(name) {
        if (!loaded[name]) {
          const module = { exports: {} };
          modules[name](module.exports, module, need, { env: {} });
          loaded[name] = module.exports;
        }
        return loaded[name];
      }\n";
    let data = Data::read()?;
    let theme = text(&data.list("themes")[0], "id");
    let server = page.serve(Site::new(page.folder()))?;
    let home = server.url();
    let body = format!(
        "<div id=root></div><script src=app.js data-home={home} data-theme={theme}></script>"
    );
    let host = host(page, &home, &body, strict(&home))?;
    fs::write(host.folder.join("app.js"), script + APP)?;
    page.open_url(&host.url)?;
    let says = |address: &str| {
        page.wait_until(&format!("React to hear {address:?}"), || {
            let said = page.run("return document.getElementById('said')?.textContent", &[])?;
            Ok(said == address)
        })
    };
    says("?view=timeline")?;
    page.step("an attribute that React changes is a step of the explorer");
    let filtered = format!("?theme={theme}&view=timeline");
    page.find("button", "Filter")?.click()?;
    says(&filtered)?;
    page.step("what React takes away and makes anew begins anew");
    let ready = heard(page, "it", "ready")?.len();
    for _ in 0..2 {
        page.find("button", "Show")?.click()?;
    }
    page.wait_until("it to be ready again", || {
        Ok(heard(page, "it", "ready")?.len() > ready)
    })?;
    shows(page, "it", &filtered)?;
    page.gone("link", Name::Any)
}
