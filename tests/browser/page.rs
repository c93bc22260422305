//! The page as a scenario sees it.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use server::{Server, Site};

use super::axe;
use super::element::{Element, Name};
use super::engine::{Ability, Browser, Engine, Setup};
use super::keys;
use super::webdriver::Session;

/// How long [`Page::find`] and [`Page::wait`] look before they give up, unless told otherwise.
const PATIENCE: Duration = Duration::from_secs(30);

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

/// Where a scenario takes place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'s> {
    pub engine: Engine,
    pub setup: Setup,
    /// The folder with the site's files.
    pub folder: &'s Path,
    /// The address of the site's start page.
    pub home: &'s str,
    /// The folder for pictures and logs.
    pub pictures: &'s Path,
}

/// A scenario cannot be played in an engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Skipped(pub Engine, pub Ability);

impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} cannot {}", self.0.name(), self.1)
    }
}

impl std::error::Error for Skipped {}

/// One tab of the browser, with the site behind it.
pub struct Page<'s> {
    browser: &'s dyn Browser,
    place: Place<'s>,
    slug: String,
    step: RefCell<String>,
    patience: Cell<Duration>,
    scheme: Cell<Scheme>,
    features: RefCell<Vec<(String, String)>>,
    origins: RefCell<Vec<String>>,
    servers: RefCell<Vec<Rc<Server>>>,
    tolerated: RefCell<Vec<String>>,
    requested: RefCell<Vec<String>>,
    gaps: RefCell<Vec<Skipped>>,
}

impl<'s> Page<'s> {
    /// A page with nothing stored.
    pub(super) fn new(browser: &'s dyn Browser, place: Place<'s>, slug: &str) -> Result<Self> {
        let origin = origin(place.home).to_owned();
        browser.forget(&origin)?;
        let page = Page {
            browser,
            place,
            slug: slug.to_owned(),
            step: RefCell::new("starting".to_owned()),
            patience: Cell::new(PATIENCE),
            scheme: Cell::new(Scheme::Light),
            features: RefCell::default(),
            origins: RefCell::new(vec![origin]),
            servers: RefCell::default(),
            tolerated: RefCell::default(),
            requested: RefCell::default(),
            gaps: RefCell::default(),
        };
        page.resize(DESKTOP.0, DESKTOP.1)?;
        page.prefer(Scheme::Light)?;
        Ok(page)
    }

    pub(super) fn session(&self) -> &'s Session {
        self.browser.session()
    }

    pub(super) fn browser(&self) -> &'s dyn Browser {
        self.browser
    }

    pub(super) fn runs_scripts(&self) -> bool {
        self.place.setup.javascript
    }

    // What the engine is good for.

    /// Whether a test can do that in this engine. What a scenario leaves out for it is reported.
    pub fn can(&self, ability: Ability) -> bool {
        let can = self.place.engine.can(ability);
        let gap = Skipped(self.place.engine, ability);
        let mut gaps = self.gaps.borrow_mut();
        if !can && !gaps.contains(&gap) {
            gaps.push(gap);
        }
        can
    }

    /// Skips the rest of the scenario in an engine that cannot do that: `page.needs(Ability::LayoutShift)?`.
    pub fn needs(&self, ability: Ability) -> Result<()> {
        if self.place.engine.can(ability) {
            return Ok(());
        }
        Err(Skipped(self.place.engine, ability).into())
    }

    pub(super) fn gaps(&self) -> Vec<Skipped> {
        self.gaps.borrow().clone()
    }

    /// Whether this is the engine for what depends on the page alone; see [`Engine::is_thorough`].
    pub fn is_thorough(&self) -> bool {
        self.place.engine.is_thorough()
    }

    /// Of many of a kind all, in the engine that [`Page::is_thorough`]; in others every third, so that the engines together take
    /// no longer than people wait.
    pub fn sample<'t, T>(&self, all: &'t [T]) -> impl Iterator<Item = &'t T> + use<'t, T> {
        all.iter().step_by(if self.is_thorough() { 1 } else { 3 })
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
        self.open_url(&format!("{}{address}", self.place.home))
    }

    /// Opens a whole address, such as one of a second server; see [`Page::allow_origin`].
    pub fn open_url(&self, url: &str) -> Result<()> {
        self.session().post("/url", &json!({ "url": url }))?;
        self.browser.opened()
    }

    /// The folder with the files of the site, to make another [`Site`] of.
    pub fn folder(&self) -> &Path {
        self.place.folder
    }

    /// Serves a site of this scenario's own, at an origin of its own: mounted in a folder, with a hook that delays,
    /// spoils or refuses. The page may send requests to it. It goes on until the scenario has ended: what a page still fetches
    /// then comes.
    pub fn serve(&self, site: Site) -> Result<Rc<Server>> {
        let server = Rc::new(Server::start(site, 0)?);
        self.allow_origin(&server.origin());
        self.servers.borrow_mut().push(Rc::clone(&server));
        Ok(server)
    }

    /// Ends a server, which cuts the page off.
    pub fn cut_off(&self, server: Rc<Server>) {
        let mut servers = self.servers.borrow_mut();
        servers.retain(|other| !Rc::ptr_eq(other, &server));
        drop(server);
    }

    /// The whole address shown now.
    pub fn url(&self) -> Result<String> {
        Ok(self
            .session()
            .get("/url")?
            .as_str()
            .unwrap_or_default()
            .to_owned())
    }

    /// The address shown now, from the start page on.
    pub fn address(&self) -> Result<String> {
        let url = self.url()?;
        Ok(url
            .strip_prefix(self.place.home)
            .map_or(url.clone(), str::to_owned))
    }

    /// Loads the page again.
    pub fn reload(&self) -> Result<()> {
        self.session().post("/refresh", &json!({}))?;
        self.browser.opened()
    }

    /// Goes back in the history.
    pub fn back(&self) -> Result<()> {
        self.session().post("/back", &json!({}))?;
        Ok(())
    }

    /// Goes forward in the history.
    pub fn forward(&self) -> Result<()> {
        self.session().post("/forward", &json!({}))?;
        Ok(())
    }

    /// The title of the document.
    pub fn title(&self) -> Result<String> {
        Ok(self
            .session()
            .get("/title")?
            .as_str()
            .unwrap_or_default()
            .to_owned())
    }

    // What the user's machine is like.

    /// Sets the size of the page, in CSS pixels.
    pub fn resize(&self, width: u32, height: u32) -> Result<()> {
        self.browser.resize(width, height)
    }

    /// The user chooses a colour scheme.
    pub fn prefer(&self, scheme: Scheme) -> Result<()> {
        self.scheme.set(scheme);
        self.browser.prefer(scheme, &self.features.borrow())
    }

    /// The user sets another preference by its media feature: `prefers-reduced-motion` to `reduce`.
    pub fn prefer_feature(&self, feature: &str, value: &str) -> Result<()> {
        self.features
            .borrow_mut()
            .push((feature.to_owned(), value.to_owned()));
        self.browser
            .prefer(self.scheme.get(), &self.features.borrow())
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
        Element::from(self, &self.session().get("/element/active")?)
    }

    /// Sets how long everything that waits does so at most; half a minute otherwise.
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
        self.session()
            .post("/actions", &keys::press(combination)?)?;
        Ok(())
    }

    /// Presses the main button of a mouse at one place of the window, moves to another and lets go. In CSS pixels.
    pub fn drag(&self, from: (i64, i64), to: (i64, i64)) -> Result<()> {
        let between = ((from.0 + to.0) / 2, (from.1 + to.1) / 2);
        self.mouse(&[move_to(from), down(), move_to(between), move_to(to), up()])
    }

    /// Presses the main button of a mouse twice at a place of the window, in CSS pixels.
    pub fn double_click(&self, at: (i64, i64)) -> Result<()> {
        self.mouse(&[move_to(at), down(), up(), down(), up()])
    }

    fn mouse(&self, actions: &[Value]) -> Result<()> {
        let mouse = json!({
            "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": actions,
        });
        self.session()
            .post("/actions", &json!({ "actions": [mouse] }))?;
        Ok(())
    }

    /// Runs a script in the page; what it returns. For what no user can see or do.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.session().post(
            "/execute/sync",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// The same for a script that calls its last argument when it is done.
    pub fn run_async(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.session().post(
            "/execute/async",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// A command of the Chrome DevTools Protocol, for benchmarks; other engines refuse it.
    pub fn devtools(&self, command: &str, parameters: &Value) -> Result<()> {
        let body = json!({ "cmd": command, "params": parameters });
        self.session().post("/goog/cdp/execute", &body)?;
        Ok(())
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

    /// Requires the same in light and in dark colours; dark ones stay.
    pub fn is_accessible_in_all_colours(&self) -> Result<()> {
        [Scheme::Light, Scheme::Dark]
            .into_iter()
            .try_for_each(|scheme| {
                self.prefer(scheme)?;
                self.is_accessible()
            })
    }

    /// Requires that the page does not scroll sideways.
    pub fn fits_its_width(&self) -> Result<()> {
        let script = "const root = document.documentElement;
            const sticks_out = (e) => e.getBoundingClientRect().right > root.clientWidth + 1;
            const out = [...document.body.querySelectorAll('*')].filter(sticks_out);
            const name = (e) => [e.localName, e.id && '#' + e.id, ...[...e.classList].map((c) => '.' + c)].join('');
            return [root.scrollWidth, root.clientWidth, out.slice(0, 5).map(name).join(', ')]";
        let widths = self.run(script, &[])?;
        if widths[0].as_i64() > widths[1].as_i64() {
            bail!(
                "the page is {} px wide in a window of {} px: {}",
                widths[0],
                widths[1],
                widths[2]
            );
        }
        Ok(())
    }

    /// How far the content of the present page has shifted by itself since its HTML was there: the sum of its layout
    /// shifts (<https://wicg.github.io/layout-instability/>), 0 for none. What is drawn of a page that is still coming
    /// in, as on a busy machine, is not counted. `None`, and reported as skipped, where the
    /// engine does not measure it.
    pub fn layout_shift(&self) -> Result<Option<f64>> {
        if !self.can(Ability::LayoutShift) {
            return Ok(None);
        }
        let script = "const done = arguments[0];
            const read = performance.getEntriesByType('navigation')[0]?.domContentLoadedEventStart ?? 0;
            let sum = 0;
            const counts = (e) => !e.hadRecentInput && e.startTime > read;
            const add = (entries) => { for (const e of entries) if (counts(e)) sum += e.value };
            const observer = new PerformanceObserver((list) => add(list.getEntries()));
            observer.observe({ type: 'layout-shift', buffered: true });
            // The buffered entries are delivered in a task of their own, what is drawn now in the next frames.
            setTimeout(() => { add(observer.takeRecords()); done(sum) }, 150)";
        Ok(self.run_async(script, &[])?.as_f64())
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
        requested.extend(self.browser.requests()?);
        Ok(requested.clone())
    }

    /// Requires that nothing has been logged since the last call. Holds at the end of every scenario.
    pub fn console_is_empty(&self) -> Result<()> {
        let tolerated = self.tolerated.borrow();
        let mut lines = self.browser.console()?;
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

    /// Prints the page on paper of so many centimetres, and keeps the file under a name. Answers the lines of each sheet.
    pub fn print(&self, name: &str, (width, height): (f64, f64)) -> Result<Vec<Vec<String>>> {
        let paper = json!({ "page": { "width": width, "height": height } });
        let printed = self.session().post("/print", &paper)?;
        let bytes = BASE64_STANDARD.decode(printed.as_str().unwrap_or_default())?;
        let file = self
            .place
            .pictures
            .join(format!("{}--{name}.pdf", self.slug));
        fs::create_dir_all(self.place.pictures)?;
        fs::write(&file, bytes)?;
        let read = Command::new("pdftotext")
            .arg("-layout")
            .arg(&file)
            .arg("-")
            .output();
        let read =
            read.context("pdftotext reads what was printed; Debian has it in poppler-utils")?;
        let text = String::from_utf8(read.stdout)?;
        let lines = |sheet: &str| -> Vec<String> {
            let lines = sheet.lines().map(str::trim).filter(|line| !line.is_empty());
            lines.map(str::to_owned).collect()
        };
        // Each sheet ends with a form feed.
        Ok(text
            .trim_end_matches('\x0c')
            .split('\x0c')
            .map(lines)
            .collect())
    }

    /// Saves what the window shows, in the engine that [`Page::is_thorough`].
    pub fn screenshot(&self, name: &str) -> Result<()> {
        if self.is_thorough() {
            self.picture(name)?;
        }
        Ok(())
    }

    /// Saves what the window shows; answers where.
    pub(super) fn picture(&self, name: &str) -> Result<PathBuf> {
        let bytes = BASE64_STANDARD.decode(self.browser.screenshot()?)?;
        let folder = self.place.pictures;
        let file = folder.join(format!("{}--{name}.png", self.slug));
        fs::create_dir_all(folder)?;
        fs::write(&file, bytes)?;
        Ok(file)
    }
}

/// `http://127.0.0.1:8000` of any address below it.
pub(super) fn origin(url: &str) -> &str {
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

fn move_to((x, y): (i64, i64)) -> Value {
    json!({ "type": "pointerMove", "duration": 60, "x": x, "y": y })
}

fn down() -> Value {
    json!({ "type": "pointerDown", "button": 0 })
}

fn up() -> Value {
    json!({ "type": "pointerUp", "button": 0 })
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
