//! The page as a scenario sees it.

use std::cell::{Cell, RefCell};
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use super::axe;
use super::element::{Element, Name};
use super::engine::Engine;
use super::keys;
use super::webdriver::Session;

/// How long [`Page::find`] and [`Page::wait`] look before they give up, unless told otherwise.
const PATIENCE: Duration = Duration::from_secs(10);

/// The size of the page when a scenario does not choose one, in CSS pixels.
const DESKTOP: (u32, u32) = (1280, 900);

/// The colour scheme the user has chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Scheme {
    /// As `prefers-color-scheme` has it.
    pub fn name(self) -> &'static str {
        match self {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        }
    }
}

/// One tab of the browser, with the site behind it.
pub struct Page<'s> {
    session: &'s Session,
    engine: Engine,
    home: String,
    screenshots: PathBuf,
    slug: String,
    step: RefCell<String>,
    patience: Cell<Duration>,
    scheme: Cell<Scheme>,
    features: RefCell<Vec<(String, String)>>,
    origins: RefCell<Vec<String>>,
    tolerated: RefCell<Vec<String>>,
    requested: RefCell<Vec<String>>,
}

impl<'s> Page<'s> {
    /// A page with nothing stored; `home` is the address of the site's start page.
    pub(super) fn new(
        session: &'s Session,
        engine: Engine,
        home: &str,
        screenshots: &Path,
        slug: &str,
    ) -> Result<Self> {
        let origin = origin(home).to_owned();
        engine.forget(session, &origin)?;
        let page = Page {
            session,
            engine,
            home: home.to_owned(),
            screenshots: screenshots.to_owned(),
            slug: slug.to_owned(),
            step: RefCell::new("starting".to_owned()),
            patience: Cell::new(PATIENCE),
            scheme: Cell::new(Scheme::Light),
            features: RefCell::default(),
            origins: RefCell::new(vec![origin]),
            tolerated: RefCell::default(),
            requested: RefCell::default(),
        };
        page.resize(DESKTOP.0, DESKTOP.1)?;
        page.prefer(Scheme::Light)?;
        Ok(page)
    }

    pub(super) fn session(&self) -> &'s Session {
        self.session
    }

    /// Says what comes next. A failure is reported with the last step.
    pub fn step(&self, what: &str) {
        what.clone_into(&mut self.step.borrow_mut());
    }

    pub(super) fn current_step(&self) -> String {
        self.step.borrow().clone()
    }

    // Where it is.

    /// Opens an address relative to the start page: `""`, `documents/x/`, `?q=treaty#block`.
    pub fn open(&self, address: &str) -> Result<()> {
        self.open_url(&format!("{}{address}", self.home))
    }

    /// Opens a whole address, such as one of a second server; see [`Page::allow_origin`].
    pub fn open_url(&self, url: &str) -> Result<()> {
        self.session.post("/url", &json!({ "url": url }))?;
        Ok(())
    }

    /// The whole address shown now.
    pub fn url(&self) -> Result<String> {
        Ok(self
            .session
            .get("/url")?
            .as_str()
            .unwrap_or_default()
            .to_owned())
    }

    /// The address shown now, from the start page on.
    pub fn address(&self) -> Result<String> {
        let url = self.url()?;
        Ok(url
            .strip_prefix(self.home.as_str())
            .map_or(url.clone(), str::to_owned))
    }

    /// Loads the page again.
    pub fn reload(&self) -> Result<()> {
        self.session.post("/refresh", &json!({}))?;
        Ok(())
    }

    /// Goes back in the history.
    pub fn back(&self) -> Result<()> {
        self.session.post("/back", &json!({}))?;
        Ok(())
    }

    /// Goes forward in the history.
    pub fn forward(&self) -> Result<()> {
        self.session.post("/forward", &json!({}))?;
        Ok(())
    }

    /// The title of the document.
    pub fn title(&self) -> Result<String> {
        Ok(self
            .session
            .get("/title")?
            .as_str()
            .unwrap_or_default()
            .to_owned())
    }

    // What the user's machine is like.

    /// Sets the size of the page, in CSS pixels.
    pub fn resize(&self, width: u32, height: u32) -> Result<()> {
        self.engine.resize(self.session, width, height)
    }

    /// The user chooses a colour scheme.
    pub fn prefer(&self, scheme: Scheme) -> Result<()> {
        self.scheme.set(scheme);
        self.engine
            .prefer(self.session, scheme, &self.features.borrow())
    }

    /// The user sets another preference by its media feature: `prefers-reduced-motion` to `reduce`.
    pub fn prefer_feature(&self, feature: &str, value: &str) -> Result<()> {
        self.features
            .borrow_mut()
            .push((feature.to_owned(), value.to_owned()));
        self.engine
            .prefer(self.session, self.scheme.get(), &self.features.borrow())
    }

    // What is on it.

    /// The one element with that role and name. Waits for it; more than one is an error too, since a user who is
    /// told "press Share" could not tell which.
    pub fn find(&'s self, role: &str, name: impl Into<Name>) -> Result<Element<'s>> {
        self.find_in(None, role, &name.into())
    }

    /// All elements with that role and name, as they are now.
    pub fn find_all(&'s self, role: &str, name: impl Into<Name>) -> Result<Vec<Element<'s>>> {
        Element::select(self, None, role, &name.into())
    }

    /// Waits until nothing has that role and name.
    pub fn gone(&'s self, role: &str, name: impl Into<Name>) -> Result<()> {
        let name = name.into();
        self.wait(&format!("no {role}{}", name.describe()), || {
            Ok(Element::select(self, None, role, &name)?
                .is_empty()
                .then_some(()))
        })
    }

    pub(super) fn find_in(
        &'s self,
        scope: Option<&Element<'_>>,
        role: &str,
        name: &Name,
    ) -> Result<Element<'s>> {
        let what = format!("a {role}{}", name.describe());
        let mut count = 0;
        let found = self.wait(&what, || {
            let mut found = Element::select(self, scope, role, name)?;
            count = found.len();
            Ok(if found.len() == 1 { found.pop() } else { None })
        });
        found.with_context(|| match count {
            0 => self.alternatives(scope, role),
            _ => format!("{count} of them are there, one was expected"),
        })
    }

    /// What there is instead, so that the message tells a renamed element from a missing one.
    fn alternatives(&'s self, scope: Option<&Element<'_>>, role: &str) -> String {
        let others = Element::select(self, scope, role, &Name::Any).unwrap_or_default();
        let names: Vec<String> = others
            .iter()
            .take(12)
            .filter_map(|other| other.name().ok())
            .map(|name| format!("{name:?}"))
            .collect();
        match others.len() {
            0 => format!("there is no {role} at all"),
            count => format!(
                "the page has {count} with role {role}: {}",
                names.join(", ")
            ),
        }
    }

    /// The element that has the focus.
    pub fn focused(&'s self) -> Result<Element<'s>> {
        Element::from(self, &self.session.get("/element/active")?)
    }

    /// Sets how long everything that waits does so at most; ten seconds otherwise.
    pub fn wait_at_most(&self, patience: Duration) {
        self.patience.set(patience);
    }

    /// Asks again and again until there is an answer or patience has run out.
    pub fn wait<T>(&self, what: &str, mut ask: impl FnMut() -> Result<Option<T>>) -> Result<T> {
        let started = Instant::now();
        loop {
            let last = match ask() {
                Ok(Some(value)) => return Ok(value),
                Ok(None) => None,
                Err(error) => Some(error),
            };
            if started.elapsed() > self.patience.get() {
                let message = format!(
                    "waited {:.1} s for {what}",
                    self.patience.get().as_secs_f64()
                );
                return Err(match last {
                    Some(error) => error.context(message),
                    None => anyhow::anyhow!(message),
                });
            }
            thread::sleep(Duration::from_millis(30));
        }
    }

    /// Waits until something holds.
    pub fn wait_until(&self, what: &str, mut holds: impl FnMut() -> Result<bool>) -> Result<()> {
        self.wait(what, || Ok(holds()?.then_some(())))
    }

    // What a user does.

    /// Presses a key or a combination on whatever has the focus: `Tab`, `Shift+Tab`, `/`, `Escape`.
    pub fn press(&self, combination: &str) -> Result<()> {
        self.session.post("/actions", &keys::press(combination)?)?;
        Ok(())
    }

    /// Runs a script in the page; what it returns. For what no user can see or do.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.session.post(
            "/execute/sync",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// The same for a script that calls its last argument when it is done.
    pub fn run_async(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.session.post(
            "/execute/async",
            &json!({ "script": script, "args": arguments }),
        )
    }

    // What must hold of any page.

    /// Requires that axe-core finds no violation on the page as it is now.
    pub fn is_accessible(&self) -> Result<()> {
        axe::check(self).with_context(|| {
            format!(
                "accessibility of {} ({})",
                self.address().unwrap_or_default(),
                self.scheme.get().name()
            )
        })
    }

    /// Requires that the page does not scroll sideways.
    pub fn fits_its_width(&self) -> Result<()> {
        let script = "const e = document.documentElement; return [e.scrollWidth, e.clientWidth]";
        let widths = self.run(script, &[])?;
        if widths[0].as_i64() > widths[1].as_i64() {
            bail!(
                "the page is {} px wide in a window of {} px",
                widths[0],
                widths[1]
            );
        }
        Ok(())
    }

    /// Lets console lines with this text pass, in a scenario that provokes them.
    pub fn expect_in_console(&self, part: &str) {
        self.tolerated.borrow_mut().push(part.to_owned());
    }

    /// Lets the page send requests to a further server of this scenario.
    pub fn allow_origin(&self, url: &str) {
        self.origins.borrow_mut().push(origin(url).to_owned());
    }

    /// Every address requested so far, in order.
    pub fn requests(&self) -> Result<Vec<String>> {
        let mut requested = self.requested.borrow_mut();
        requested.extend(self.engine.requests(self.session)?);
        Ok(requested.clone())
    }

    /// Requires that nothing has been logged since the last call. Holds at the end of every scenario.
    pub fn console_is_empty(&self) -> Result<()> {
        let tolerated = self.tolerated.borrow();
        let mut lines = self.engine.console(self.session)?;
        lines.retain(|line| !tolerated.iter().any(|part| line.contains(part.as_str())));
        if !lines.is_empty() {
            bail!("the console is not empty:\n    {}", lines.join("\n    "));
        }
        Ok(())
    }

    /// Requires that no request has gone to anyone else. Holds at the end of every scenario.
    pub fn stays_on_the_site(&self) -> Result<()> {
        let origins = self.origins.borrow();
        let mut strangers = self.requests()?;
        strangers.retain(|url| is_remote(url) && !origins.iter().any(|own| origin(url) == own));
        if !strangers.is_empty() {
            bail!("requests left the site:\n    {}", strangers.join("\n    "));
        }
        Ok(())
    }

    pub(super) fn finish(&self) -> Result<()> {
        self.step("looking at the console and the requests");
        self.console_is_empty()?;
        self.stays_on_the_site()
    }

    /// Saves what the window shows; answers where.
    pub fn screenshot(&self, name: &str) -> Result<PathBuf> {
        let picture = self.session.get("/screenshot")?;
        let bytes = BASE64_STANDARD.decode(picture.as_str().unwrap_or_default())?;
        let file = self.screenshots.join(format!("{}--{name}.png", self.slug));
        fs::create_dir_all(&self.screenshots)?;
        fs::write(&file, bytes)?;
        Ok(file)
    }
}

/// `http://127.0.0.1:8000` of any address below it.
fn origin(url: &str) -> &str {
    let host = url.find("://").map_or(0, |at| at + 3);
    let end = url[host..]
        .find(['/', '?', '#'])
        .map_or(url.len(), |at| host + at);
    &url[..end]
}

/// Data, blobs and the browser's own pages travel nowhere.
fn is_remote(url: &str) -> bool {
    ["http:", "https:", "ws:", "wss:", "ftp:"]
        .iter()
        .any(|scheme| url.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_ends_where_the_path_begins() {
        let table = [
            ("http://127.0.0.1:80/a/b?c", "http://127.0.0.1:80"),
            ("http://127.0.0.1:80", "http://127.0.0.1:80"),
            ("https://example.org?x=/", "https://example.org"),
            (
                "http://127.0.0.1:8000.example.org/",
                "http://127.0.0.1:8000.example.org",
            ),
        ];
        for (url, expected) in table {
            assert_eq!(origin(url), expected);
        }
    }
}
