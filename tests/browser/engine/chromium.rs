//! Chromium, with commands of the Chrome DevTools Protocol for what WebDriver cannot do.

use std::collections::HashMap;
use std::ffi::OsString;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::{Browser, Setup, text};
use crate::browser::page::Scheme;
use crate::browser::process::{Driver, free_port, private_folder, which};
use crate::browser::webdriver::{ELEMENT, Session};

/// A running Chromium.
pub struct Chromium {
    // Dropped in this order: the browser is closed while its driver still runs.
    session: Session,
    _driver: Driver,
}

impl Chromium {
    /// Starts it with an empty profile.
    pub fn start(setup: Setup, logs: &Path) -> Result<Self> {
        let (port, folder) = (free_port()?, private_folder()?);
        let environment = [("TMPDIR", OsString::from(&folder))];
        let driver = Driver::start(
            "chromedriver",
            port,
            &[format!("--port={port}")],
            &environment,
            &folder,
            logs,
        )?;
        Ok(Chromium {
            session: Session::start(driver.client(), &capabilities(setup)?)?,
            _driver: driver,
        })
    }

    fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        self.session.post(
            "/goog/cdp/execute",
            &json!({ "cmd": command, "params": parameters }),
        )
    }

    fn log(&self, kind: &str) -> Result<Vec<Value>> {
        match self.session.post("/se/log", &json!({ "type": kind }))? {
            Value::Array(entries) => Ok(entries),
            _ => bail!("the driver has no log of the {kind}"),
        }
    }
}

impl Browser for Chromium {
    fn session(&self) -> &Session {
        &self.session
    }

    fn forget(&self, origin: &str) -> Result<()> {
        // A new tab, so that nothing that still runs in the old one can interfere.
        let session = &self.session;
        let old = session.get("/window")?;
        let new = session.post("/window/new", &json!({ "type": "tab" }))?;
        session.post("/window", &json!({ "handle": old }))?;
        session.delete("/window")?;
        session.post("/window", &json!({ "handle": new["handle"] }))?;
        let everything = json!({ "origin": origin, "storageTypes": "all" });
        self.devtools("Storage.clearDataForOrigin", everything)?;
        self.devtools("Network.clearBrowserCache", json!({}))?;
        self.log("browser")?;
        self.log("performance")?;
        Ok(())
    }

    /// Windows have a smallest width of 500 pixels, wider than a phone; the emulated device has none.
    fn resize(&self, width: u32, height: u32) -> Result<()> {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics)
            .map(drop)
    }

    fn prefer(&self, scheme: Scheme, features: &[(String, String)]) -> Result<()> {
        let scheme = [("prefers-color-scheme".to_owned(), scheme.name().to_owned())];
        let features: Vec<Value> = scheme
            .iter()
            .chain(features)
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        self.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        )
        .map(drop)
    }

    /// One question for the whole accessibility tree, which is where chromedriver looks each element up by itself.
    fn with_role(
        &self,
        scope: Option<&Value>,
        role: &str,
        candidates: Vec<Value>,
    ) -> Result<Vec<(Value, Option<String>)>> {
        let root = match scope {
            Some(element) => json!(node(element)?),
            None => {
                self.devtools("DOM.getDocument", json!({ "depth": 0 }))?["root"]["backendNodeId"]
                    .take()
            }
        };
        // Chromium itself calls pictures by their later name.
        let role = if role == "img" { "image" } else { role };
        let query = json!({ "backendNodeId": root, "role": role });
        let found = self.devtools("Accessibility.queryAXTree", query)?;
        let names: HashMap<u64, &str> = found["nodes"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|found| found["ignored"] != true)
            .filter_map(|found| {
                let name = text(&found["name"]["value"]);
                Some((found["backendDOMNodeId"].as_u64()?, name))
            })
            .collect();
        let mut with_role = Vec::new();
        for candidate in candidates {
            if let Some(name) = names.get(&node(&candidate)?) {
                with_role.push((candidate, Some((*name).to_owned())));
            }
        }
        Ok(with_role)
    }

    fn console(&self) -> Result<Vec<String>> {
        let entries = self.log("browser")?;
        let line =
            |entry: &Value| format!("{}: {}", text(&entry["level"]), text(&entry["message"]));
        Ok(entries.iter().map(line).collect())
    }

    fn requests(&self) -> Result<Vec<String>> {
        let mut addresses = Vec::new();
        for entry in self.log("performance")? {
            // The message is itself JSON, as text.
            let event: Value =
                serde_json::from_str(text(&entry["message"])).context("a DevTools event")?;
            let event = &event["message"];
            match text(&event["method"]) {
                "Network.requestWillBeSent" => {
                    addresses.push(text(&event["params"]["request"]["url"]).to_owned());
                }
                "Network.webSocketCreated" => {
                    addresses.push(text(&event["params"]["url"]).to_owned());
                }
                _ => {}
            }
        }
        Ok(addresses)
    }
}

/// The number that DevTools knows an element by. The driver's own name for it ends in that.
fn node(element: &Value) -> Result<u64> {
    let name = text(&element[ELEMENT]);
    name.rsplit('.')
        .next()
        .and_then(|number| number.parse().ok())
        .with_context(|| format!("the element `{name}` has no DevTools number"))
}

fn capabilities(setup: Setup) -> Result<Value> {
    let binary = ["chromium", "chromium-browser", "google-chrome"]
        .iter()
        .find_map(|name| which(name))
        .context("chromium is not on PATH")?;
    let mut arguments = vec![
        "--headless=new",
        // Its sandbox does not start for root, which is who CI is.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=en-GB",
        // Should the page ask for another host, the request shows in the log and goes nowhere.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    ];
    if !setup.wasm {
        arguments.push("--js-flags=--jitless");
    }
    let content = |allowed: bool| if allowed { 1 } else { 2 };
    Ok(json!({
        "browserName": "chrome",
        "pageLoadStrategy": setup.page_load_strategy(),
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        "goog:chromeOptions": {
            "binary": binary,
            "args": arguments,
            "prefs": {
                "profile.managed_default_content_settings.javascript": content(setup.javascript),
                "profile.managed_default_content_settings.cookies": content(setup.storage),
            },
        },
    }))
}
