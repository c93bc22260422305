//! What differs from browser to browser: how it is started, and what WebDriver has no standard command for.
//!
//! Another engine is another variant: the compiler then lists every answer it has to give.

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::page::Scheme;
use super::webdriver::Session;

/// A browser and its driver.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium with chromedriver.
    Chromium,
}

/// What a scenario needs the browser to be started with. Scenarios with the same setup share one browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setup {
    /// Scripts run.
    pub javascript: bool,
    /// WebAssembly is there.
    pub wasm: bool,
    /// Cookies and storage are there.
    pub storage: bool,
}

impl Default for Setup {
    fn default() -> Self {
        Setup {
            javascript: true,
            wasm: true,
            storage: true,
        }
    }
}

impl Engine {
    /// The one named by `DOSSIER_BROWSER`, Chromium when that is not set.
    pub fn from_environment() -> Result<Self> {
        match std::env::var("DOSSIER_BROWSER").as_deref() {
            Err(_) | Ok("" | "chromium") => Ok(Engine::Chromium),
            Ok(other) => bail!("DOSSIER_BROWSER is `{other}`; known are: chromium"),
        }
    }

    /// The driver's program.
    pub fn driver(self) -> &'static str {
        match self {
            Engine::Chromium => "chromedriver",
        }
    }

    /// How the driver is told its port.
    pub fn driver_arguments(self, port: u16) -> Vec<String> {
        match self {
            Engine::Chromium => vec![format!("--port={port}")],
        }
    }

    /// The capabilities to start a browser with.
    pub fn capabilities(self, setup: Setup) -> Result<Value> {
        match self {
            Engine::Chromium => chromium(setup),
        }
    }

    /// Makes the browser forget everything about `origin`, and drops what has been logged and emulated so far.
    pub fn forget(self, session: &Session, origin: &str) -> Result<()> {
        match self {
            Engine::Chromium => {
                // A new tab, so that nothing that still runs in the old one can interfere.
                let old = session.get("/window")?;
                let new = session.post("/window/new", &json!({ "type": "tab" }))?;
                session.post("/window", &json!({ "handle": old }))?;
                session.delete("/window")?;
                session.post("/window", &json!({ "handle": new["handle"] }))?;
                let everything = json!({ "origin": origin, "storageTypes": "all" });
                devtools(session, "Storage.clearDataForOrigin", everything)?;
                devtools(session, "Network.clearBrowserCache", json!({}))?;
                log(session, "browser")?;
                log(session, "performance")?;
                Ok(())
            }
        }
    }

    /// Sets the size of the page itself, in CSS pixels.
    pub fn resize(self, session: &Session, width: u32, height: u32) -> Result<()> {
        match self {
            // Windows have a smallest width of 500 pixels, wider than a phone.
            Engine::Chromium => {
                let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
                devtools(session, "Emulation.setDeviceMetricsOverride", metrics)
            }
        }
    }

    /// Makes the page see these user preferences: media features by name, such as `prefers-reduced-motion`.
    pub fn prefer(
        self,
        session: &Session,
        scheme: Scheme,
        features: &[(String, String)],
    ) -> Result<()> {
        match self {
            Engine::Chromium => {
                let scheme = [("prefers-color-scheme".to_owned(), scheme.name().to_owned())];
                let features: Vec<Value> = scheme
                    .iter()
                    .chain(features)
                    .map(|(name, value)| json!({ "name": name, "value": value }))
                    .collect();
                devtools(
                    session,
                    "Emulation.setEmulatedMedia",
                    json!({ "features": features }),
                )
            }
        }
    }

    /// What the console got since the last call: one line each, with its level.
    pub fn console(self, session: &Session) -> Result<Vec<String>> {
        match self {
            Engine::Chromium => Ok(log(session, "browser")?
                .iter()
                .map(|entry| format!("{}: {}", text(&entry["level"]), text(&entry["message"])))
                .collect()),
        }
    }

    /// The addresses requested since the last call, in order.
    pub fn requests(self, session: &Session) -> Result<Vec<String>> {
        match self {
            Engine::Chromium => {
                let mut addresses = Vec::new();
                for entry in log(session, "performance")? {
                    // The message is itself JSON, as text.
                    let event: Value = serde_json::from_str(text(&entry["message"]))
                        .context("a DevTools event")?;
                    let event = &event["message"];
                    match text(&event["method"]) {
                        "Network.requestWillBeSent" => {
                            addresses.push(text(&event["params"]["request"]["url"]).to_owned());
                        }
                        "Network.webSocketCreated" => {
                            addresses.push(text(&event["params"]["url"]).to_owned())
                        }
                        _ => {}
                    }
                }
                Ok(addresses)
            }
        }
    }
}

fn chromium(setup: Setup) -> Result<Value> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let mut files =
        std::env::split_paths(&path).flat_map(|folder| names.map(|name| folder.join(name)));
    let binary = files
        .find(|file| file.is_file())
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
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ];
    if !setup.wasm {
        arguments.push("--js-flags=--jitless");
    }
    let content = |allowed: bool| if allowed { 1 } else { 2 };
    Ok(json!({
        "browserName": "chrome",
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

/// A command of the Chrome DevTools Protocol, for what WebDriver cannot do.
fn devtools(session: &Session, command: &str, parameters: Value) -> Result<()> {
    session.post(
        "/goog/cdp/execute",
        &json!({ "cmd": command, "params": parameters }),
    )?;
    Ok(())
}

fn log(session: &Session, kind: &str) -> Result<Vec<Value>> {
    match session.post("/se/log", &json!({ "type": kind }))? {
        Value::Array(entries) => Ok(entries),
        _ => bail!("the driver has no log of the {kind}"),
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
