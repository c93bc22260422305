//! Firefox: WebDriver BiDi for its events and for tabs that share nothing, its own preferences for the user's.

use std::cell::RefCell;
use std::collections::HashSet;
use std::ffi::OsString;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::bidi::Bidi;
use super::{Browser, Setup, text};
use crate::browser::page::Scheme;
use crate::browser::process::{Driver, free_port, private_folder, which};
use crate::browser::webdriver::{ELEMENT, Session};

/// A running Firefox.
pub struct Firefox {
    // Dropped in this order: the browser is closed while its driver still runs.
    bidi: Bidi,
    session: Session,
    _driver: Driver,
    seen: RefCell<Seen>,
}

/// What the events have told and nobody has asked for yet.
#[derive(Default)]
struct Seen {
    /// The tab in use, and the user context that it is in.
    tab: String,
    user: String,
    console: Vec<String>,
    requests: Vec<String>,
}

impl Firefox {
    /// Starts it with an empty profile.
    pub fn start(setup: Setup, logs: &Path) -> Result<Self> {
        let (port, folder) = (free_port()?, private_folder()?);
        let environment =
            ["HOME", "TMPDIR", "XDG_RUNTIME_DIR"].map(|name| (name, OsString::from(&folder)));
        let arguments = [
            "--host".to_owned(),
            "127.0.0.1".to_owned(),
            format!("--port={port}"),
            format!("--websocket-port={}", free_port()?),
            // Preferences are set while the browser runs.
            "--allow-system-access".to_owned(),
        ];
        let driver = Driver::start("geckodriver", port, &arguments, &environment, &folder, logs)?;
        let session = Session::start(driver.client(), &capabilities(setup)?)?;
        let bidi = Bidi::connect(text(&session.capabilities()["webSocketUrl"]))?;
        let events = [
            "log.entryAdded",
            "network.beforeRequestSent",
            "network.responseCompleted",
            "network.fetchError",
        ];
        bidi.command("session.subscribe", json!({ "events": events }))?;
        Ok(Firefox {
            bidi,
            session,
            _driver: driver,
            seen: RefCell::default(),
        })
    }

    /// Waits until what the page has said has come. Lines of the console come from the process of the page, and only an
    /// answer from there is sure to come after them. A page that answers nothing has nothing more to say.
    fn catch_up(&self) {
        let tab = self.seen.borrow().tab.clone();
        let question = json!({
            "expression": "0",
            "awaitPromise": false,
            "target": { "context": tab, "sandbox": "dossier" },
        });
        let _ = self.bidi.command("script.evaluate", question);
    }

    /// Sorts the events that have come since the last call.
    fn listen(&self) -> Result<()> {
        self.catch_up();
        let mut seen = self.seen.borrow_mut();
        for event in self.bidi.events()? {
            let told = &event["params"];
            let url = text(&told["request"]["url"]);
            match text(&event["method"]) {
                "log.entryAdded" => {
                    let line = logged(told);
                    if !line.contains(LEFT_BEHIND) {
                        seen.console.push(line);
                    }
                }
                "network.beforeRequestSent" => seen.requests.push(url.to_owned()),
                // Other engines say in the console what has failed to load.
                "network.responseCompleted" => {
                    let status = told["response"]["status"].as_u64().unwrap_or_default();
                    if status >= 400 {
                        seen.console.push(format!("error: {url} answered {status}"));
                    }
                }
                "network.fetchError" => {
                    let error = text(&told["errorText"]);
                    // Going to another page ends what still loads.
                    if !error.contains("ABORTED") {
                        seen.console.push(format!("error: {url} failed: {error}"));
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Sets preferences of the browser; `null` resets one.
    fn set(&self, preferences: &[(&str, Value)]) -> Result<()> {
        let script = "for (const [name, value] of arguments[0]) {
            if (value === null) Services.prefs.clearUserPref(name);
            else if (typeof value === 'boolean') Services.prefs.setBoolPref(name, value);
            else Services.prefs.setIntPref(name, value);
        }";
        let session = &self.session;
        session.post("/moz/context", &json!({ "context": "chrome" }))?;
        let result = session.post(
            "/execute/sync",
            &json!({ "script": script, "args": [preferences] }),
        );
        session.post("/moz/context", &json!({ "context": "content" }))?;
        result.map(drop)
    }
}

impl Browser for Firefox {
    fn session(&self) -> &Session {
        &self.session
    }

    /// A tab in a new user context, which shares no cookies, storage, workers or cache with any other.
    fn forget(&self, _origin: &str) -> Result<()> {
        let context = self.bidi.command("browser.createUserContext", json!({}))?;
        let user = text(&context["userContext"]).to_owned();
        let tab = json!({ "type": "tab", "userContext": user });
        let tab = self.bidi.command("browsingContext.create", tab)?;
        let tab = text(&tab["context"]).to_owned();
        let old = self.session.get("/window")?;
        self.session.post("/window", &json!({ "handle": tab }))?;
        self.bidi
            .command("browsingContext.close", json!({ "context": old }))?;
        let before = self.seen.replace(Seen {
            tab,
            user,
            ..Seen::default()
        });
        if !before.user.is_empty() {
            let gone = json!({ "userContext": before.user });
            self.bidi.command("browser.removeUserContext", gone)?;
        }
        self.bidi.events()?;
        Ok(())
    }

    /// Firefox tells roles of what changes from the first question about them on: of a page that stands still when it is first
    /// asked it tells none.
    fn opened(&self) -> Result<()> {
        let question = json!({
            "context": self.seen.borrow().tab,
            "locator": { "type": "accessibility", "value": { "role": "main" } },
        });
        // There is nothing to ask of a page that could not be opened.
        let _ = self.bidi.command("browsingContext.locateNodes", question);
        Ok(())
    }

    fn resize(&self, width: u32, height: u32) -> Result<()> {
        let size = json!({ "width": width, "height": height });
        let viewport = json!({ "context": self.seen.borrow().tab, "viewport": size });
        self.bidi
            .command("browsingContext.setViewport", viewport)
            .map(drop)
    }

    fn prefer(&self, scheme: Scheme, features: &[(String, String)]) -> Result<()> {
        let dark = scheme == Scheme::Dark;
        let mut preferences = vec![
            (
                "layout.css.prefers-color-scheme.content-override",
                json!(if dark { 0 } else { 1 }),
            ),
            ("ui.prefersReducedMotion", json!(0)),
            ("browser.display.document_color_use", json!(0)),
            ("ui.useAccessibilityTheme", json!(0)),
        ];
        for (name, value) in features {
            preferences.push(match (name.as_str(), value.as_str()) {
                ("prefers-reduced-motion", "reduce") => ("ui.prefersReducedMotion", json!(1)),
                ("forced-colors", "active") => ("browser.display.document_color_use", json!(2)),
                ("prefers-contrast", "more") => ("ui.useAccessibilityTheme", json!(1)),
                (_, "no-preference" | "none") => continue,
                _ => bail!("Firefox has no known setting for {name}: {value}"),
            });
        }
        self.set(&preferences)
    }

    /// One question for all: BiDi finds elements by role, and knows them by the same names as WebDriver does. It looks
    /// at everything inside the elements it starts from, which is little for those that come in numbers.
    fn with_role(
        &self,
        _scope: Option<&Value>,
        role: &str,
        candidates: Vec<Value>,
    ) -> Result<Vec<(Value, Option<String>)>> {
        let start: Vec<Value> = candidates
            .iter()
            .map(|candidate| json!({ "sharedId": candidate[ELEMENT] }))
            .collect();
        let query = json!({
            "context": self.seen.borrow().tab,
            "locator": { "type": "accessibility", "value": { "role": role } },
            "startNodes": start,
            "serializationOptions": { "maxDomDepth": 0 },
        });
        let found = self.bidi.command("browsingContext.locateNodes", query)?;
        let found: HashSet<&str> = found["nodes"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|node| text(&node["sharedId"]))
            .collect();
        Ok(candidates
            .into_iter()
            .filter(|candidate| found.contains(text(&candidate[ELEMENT])))
            .map(|candidate| (candidate, None))
            .collect())
    }

    fn console(&self) -> Result<Vec<String>> {
        self.listen()?;
        Ok(std::mem::take(&mut self.seen.borrow_mut().console))
    }

    fn requests(&self) -> Result<Vec<String>> {
        self.listen()?;
        Ok(std::mem::take(&mut self.seen.borrow_mut().requests))
    }
}

/// What Firefox says of a request that a worker was asked for when its page was left: it has no address any more. One that
/// the worker answers wrongly has one.
const LEFT_BEHIND: &str = "Failed to load ‘’. A ServiceWorker intercepted the request";

/// A line of the console, with the place that it came from.
fn logged(entry: &Value) -> String {
    let place = &entry["stackTrace"]["callFrames"][0];
    let place = match text(&place["url"]) {
        "" => String::new(),
        url => format!(" ({url}:{})", place["lineNumber"]),
    };
    format!("{}: {}{place}", text(&entry["level"]), text(&entry["text"]))
}

fn capabilities(setup: Setup) -> Result<Value> {
    let binary = ["firefox-esr", "firefox"]
        .iter()
        .find_map(|name| which(name))
        .context("firefox-esr is not on PATH")?;
    let mut preferences = json!({
        "intl.accept_languages": "en-GB,en",
        // Should the page ask for another host, the request shows in the log and goes nowhere.
        "network.proxy.type": 1,
        "network.proxy.http": "127.0.0.1",
        "network.proxy.http_port": 9,
        "network.proxy.ssl": "127.0.0.1",
        "network.proxy.ssl_port": 9,
        "network.proxy.allow_hijacking_localhost": false,
    });
    if !setup.javascript {
        preferences["javascript.enabled"] = json!(false);
    }
    if !setup.wasm {
        preferences["javascript.options.wasm"] = json!(false);
    }
    if !setup.storage {
        preferences["network.cookie.cookieBehavior"] = json!(2);
    }
    Ok(json!({
        "browserName": "firefox",
        "pageLoadStrategy": setup.page_load_strategy(),
        "webSocketUrl": true,
        "moz:firefoxOptions": {
            "binary": binary,
            "args": ["-headless"],
            "prefs": preferences,
        },
    }))
}
