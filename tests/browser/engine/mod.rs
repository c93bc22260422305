//! What differs from browser to browser: how it is started, what WebDriver has no standard command for, and what it
//! cannot do at all.
//!
//! - [`chromium`]: chromedriver and the DevTools protocol
//! - [`firefox`]: geckodriver, preferences, and the events of WebDriver BiDi ([`bidi`])
//! - [`webkit`]: WebKitWebDriver with MiniBrowser on a virtual display, and its web inspector ([`inspector`])

mod bidi;
mod chromium;
mod firefox;
mod inspector;
mod webkit;

use std::fmt;
use std::path::Path;

use anyhow::{Result, bail};
use serde_json::Value;

use super::page::Scheme;
use super::webdriver::{ELEMENT, Session, fresh};

/// How often a browser is started at most until it has started.
const STARTS: usize = 8;

/// A browser and its driver.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium with chromedriver.
    Chromium,
    /// Firefox with geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser with WebKitWebDriver: the engine of Safari.
    WebKit,
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
    /// Opening an address or following a link returns when the page has loaded with all its parts. Otherwise it
    /// returns at once, and the scenario can act on a page that is still on its way.
    pub patient: bool,
}

impl Setup {
    /// The browser as most people have it.
    pub const PLAIN: Setup = Setup {
        javascript: true,
        wasm: true,
        storage: true,
        patient: true,
    };

    /// As WebDriver calls it (section 9.1).
    fn page_load_strategy(self) -> &'static str {
        if self.patient { "normal" } else { "none" }
    }
}

impl Default for Setup {
    fn default() -> Self {
        Setup::PLAIN
    }
}

/// What not every engine lets a test do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ability {
    /// Measuring how far the content of a page has shifted while it loaded.
    LayoutShift,
    /// Pretending that the user forces colours of their own.
    ForcedColors,
    /// Finding things by role and name before the page has loaded, see [`Setup::patient`].
    RolesWhileLoading,
    /// Forbidding WebAssembly by a content security policy.
    ForbidWasm,
    /// Printing a page.
    Print,
    /// Keeping a heading on the sheet of what follows it.
    KeepHeadings,
}

impl fmt::Display for Ability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Ability::LayoutShift => "measure layout shift",
            Ability::ForcedColors => "emulate forced colours",
            Ability::RolesWhileLoading => "tell roles while a page loads",
            Ability::ForbidWasm => "forbid WebAssembly by policy",
            Ability::Print => "print",
            Ability::KeepHeadings => "keep headings with what follows on paper",
        })
    }
}

/// Every gap, with its reason. What depends on one is reported as skipped.
pub const GAPS: &[(Engine, Ability, &str)] = &[
    (Engine::Firefox, Ability::LayoutShift, NO_SHIFTS),
    (Engine::WebKit, Ability::LayoutShift, NO_SHIFTS),
    (
        Engine::Firefox,
        Ability::RolesWhileLoading,
        "questions about roles are answered when the page has loaded",
    ),
    (
        Engine::WebKit,
        Ability::ForcedColors,
        "it does not know the media feature forced-colors",
    ),
    (
        Engine::WebKit,
        Ability::ForbidWasm,
        "it runs WebAssembly although the policy does not admit it",
    ),
    (
        Engine::Firefox,
        Ability::KeepHeadings,
        "it does not know `break-after: avoid`",
    ),
    (
        Engine::WebKit,
        Ability::Print,
        "its driver does not know the command",
    ),
];

const NO_SHIFTS: &str = "its performance timeline has no layout-shift entries";

impl Engine {
    /// The one named by `DOSSIER_BROWSER`, Chromium when that is not set.
    pub fn from_environment() -> Result<Self> {
        match std::env::var("DOSSIER_BROWSER").as_deref() {
            Err(_) | Ok("" | "chromium") => Ok(Engine::Chromium),
            Ok("firefox") => Ok(Engine::Firefox),
            Ok("webkit") => Ok(Engine::WebKit),
            Ok(other) => {
                bail!("DOSSIER_BROWSER is `{other}`; known are: chromium, firefox, webkit")
            }
        }
    }

    /// Its name, as `DOSSIER_BROWSER` has it.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }

    /// Whether this is the engine for what depends on the page alone and not on who shows it: what the program answers, contrast
    /// in every scheme, pictures. With `DOSSIER_THOROUGH` set every engine is.
    pub fn is_thorough(self) -> bool {
        self == Engine::Chromium || std::env::var_os("DOSSIER_THOROUGH").is_some()
    }

    /// Whether a test can do that in this engine.
    pub fn can(self, ability: Ability) -> bool {
        !GAPS
            .iter()
            .any(|(engine, gap, _)| (*engine, *gap) == (self, ability))
    }

    /// Starts the browser; what it and its driver print goes into the folder `logs`.
    pub(super) fn start(self, setup: Setup, logs: &Path) -> Result<Box<dyn Browser>> {
        for _ in 1..STARTS {
            match self.start_once(setup, logs) {
                Ok(browser) => return Ok(browser),
                // MiniBrowser now and then ends while it starts, and its driver waits for it in vain.
                Err(error) => eprintln!("{} is started again: {error:#}", self.name()),
            }
        }
        self.start_once(setup, logs)
    }

    fn start_once(self, setup: Setup, logs: &Path) -> Result<Box<dyn Browser>> {
        Ok(match self {
            Engine::Chromium => Box::new(chromium::Chromium::start(setup, logs)?),
            Engine::Firefox => Box::new(firefox::Firefox::start(setup, logs)?),
            Engine::WebKit => Box::new(webkit::WebKit::start(setup, logs)?),
        })
    }
}

/// A running browser, as far as WebDriver has no standard command for what is asked of it. Dropping it ends it.
pub trait Browser: Send {
    /// The standard commands.
    fn session(&self) -> &Session;

    /// Makes the browser forget everything about `origin`, and drops what has been logged and emulated so far.
    fn forget(&self, origin: &str) -> Result<()>;

    /// Whether [`Browser::forget`] forgets all there is. Otherwise each scenario gets a browser of its own.
    fn forgets(&self) -> bool {
        true
    }

    /// A page was opened.
    fn opened(&self) -> Result<()> {
        Ok(())
    }

    /// Sets the size of the page itself, in CSS pixels.
    fn resize(&self, width: u32, height: u32) -> Result<()>;

    /// Makes the page see these user preferences: media features by name, such as `prefers-reduced-motion`.
    fn prefer(&self, scheme: Scheme, features: &[(String, String)]) -> Result<()>;

    /// What the console got since the last call: one line each, with its level.
    fn console(&self) -> Result<Vec<String>>;

    /// The addresses requested since the last call, in order.
    fn requests(&self) -> Result<Vec<String>>;

    /// Of `candidates`, those with that computed role (WAI-ARIA), in the same order, each with its accessible name when
    /// that came along. All of them are inside `scope`; those that vanish meanwhile are left out, for the page may be
    /// drawing itself anew.
    fn with_role(
        &self,
        scope: Option<&Value>,
        role: &str,
        candidates: Vec<Value>,
    ) -> Result<Vec<(Value, Option<String>)>> {
        let _ = scope;
        let mut found = Vec::new();
        for candidate in candidates {
            let path = format!("/element/{}/computedrole", text(&candidate[ELEMENT]));
            if let Some(computed) = fresh(self.session().get(&path))?
                && same_role(text(&computed), role)
            {
                found.push((candidate, None));
            }
        }
        Ok(found)
    }

    /// What the window shows: a PNG in Base64.
    fn screenshot(&self) -> Result<String> {
        let picture = self.session().get("/screenshot")?;
        Ok(text(&picture).to_owned())
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// ARIA 1.3 has `image` for `img`, and engines answer with either. A list to choose from is a `combobox` by the mapping
/// of HTML to ARIA, and WebKit calls it by its look, a button.
fn same_role(computed: &str, wanted: &str) -> bool {
    let plain = |role: &str| {
        if role == "img" {
            "image".to_owned()
        } else {
            role.to_owned()
        }
    };
    plain(computed) == plain(wanted) || (computed, wanted) == ("button", "combobox")
}
