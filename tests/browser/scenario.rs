//! Running scenarios: one browser after the other, one scenario after the other, and all of them in any case.

use std::any::Any;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result, anyhow, bail};
use libtest_mimic::{Arguments, Failed, Trial};
use xtask::server::{Server, Site};

use super::engine::{Engine, Setup};
use super::page::Page;
use super::process::Driver;
use super::webdriver::Session;

/// What a person does with the site, and what must come of it.
#[derive(Debug, Clone, Copy)]
pub struct Scenario {
    name: &'static str,
    setup: Setup,
    run: fn(&Page<'_>) -> Result<()>,
}

impl Scenario {
    /// `name` is a sentence.
    pub const fn new(name: &'static str, run: fn(&Page<'_>) -> Result<()>) -> Self {
        let setup = Setup {
            javascript: true,
            wasm: true,
            storage: true,
        };
        Scenario { name, setup, run }
    }

    /// In a browser that is started in another way.
    #[must_use]
    pub const fn with(mut self, setup: Setup) -> Self {
        self.setup = setup;
        self
    }
}

/// The main function of a file of scenarios on the built site, the folder that `DOSSIER_DIST` names. Takes the
/// arguments of any Rust test, and prints the same lines.
pub fn run(scenarios: &[Scenario]) -> ExitCode {
    play(
        scenarios,
        std::env::var_os("DOSSIER_DIST").map(PathBuf::from),
    )
}

/// The same on a given folder.
pub fn run_on(folder: &Path, scenarios: &[Scenario]) -> ExitCode {
    play(scenarios, Some(folder.to_owned()))
}

fn play(scenarios: &[Scenario], folder: Option<PathBuf>) -> ExitCode {
    let mut arguments = Arguments::from_args();
    arguments.test_threads = Some(1);
    let stage = Arc::new(Mutex::new(Stage {
        folder,
        session: None,
        driver: None,
        server: None,
    }));
    let trials = scenarios.iter().map(|scenario| {
        let (scenario, stage) = (*scenario, Arc::clone(&stage));
        Trial::test(scenario.name, move || {
            let mut stage = stage.lock().unwrap_or_else(PoisonError::into_inner);
            stage
                .play(&scenario)
                .map_err(|error| Failed::from(format!("{error:#}")))
        })
    });
    let conclusion = libtest_mimic::run(&arguments, trials.collect());
    // Closes the browser; `Conclusion::exit` would leave it running.
    drop(stage);
    conclusion.exit_code()
}

/// The site and the browser, started when the first scenario needs them.
struct Stage {
    folder: Option<PathBuf>,
    // Dropped in this order: the browser is closed while its driver still runs.
    session: Option<(Setup, Session)>,
    driver: Option<Driver>,
    server: Option<Server>,
}

impl Stage {
    fn play(&mut self, scenario: &Scenario) -> Result<()> {
        let result = self.attempt(scenario);
        if result.is_err() {
            // A browser in an unknown state must not fail the scenarios after this one.
            self.session = None;
        }
        result
    }

    fn attempt(&mut self, scenario: &Scenario) -> Result<()> {
        let engine = Engine::from_environment()?;
        let pictures = pictures();
        let home = self.serve()?;
        let session = self.browse(engine, scenario.setup, &pictures)?;
        let page = Page::new(session, engine, &home, &pictures, &slug(scenario.name))?;
        let result = match catch_unwind(AssertUnwindSafe(|| (scenario.run)(&page))) {
            Ok(result) => result.and_then(|()| page.finish()),
            Err(panic) => Err(anyhow!("{}", message(&*panic))),
        };
        result.map_err(|error| {
            let picture = match page.screenshot("failed") {
                Ok(file) => file.display().to_string(),
                Err(error) => format!("none ({error:#})"),
            };
            let (step, url) = (page.current_step(), page.url().unwrap_or_default());
            anyhow!("{error:#}\n  step: {step}\n  at: {url}\n  screenshot: {picture}")
        })
    }

    /// The address of the start page.
    fn serve(&mut self) -> Result<String> {
        if let Some(server) = &self.server {
            return Ok(server.url());
        }
        let folder = self
            .folder
            .as_ref()
            .context("DOSSIER_DIST does not name a built site: run `cargo xtask test`")?;
        if !folder.join("index.html").is_file() {
            bail!(
                "{} has no index.html: run `cargo xtask test`",
                folder.display()
            );
        }
        Ok(self
            .server
            .insert(Server::start(Site::new(folder), 0)?)
            .url())
    }

    fn browse(&mut self, engine: Engine, setup: Setup, logs: &Path) -> Result<&Session> {
        let session = match self.session.take() {
            Some((started, session)) if started == setup => session,
            other => {
                drop(other);
                Session::start(
                    self.drive(engine, logs)?.client(),
                    &engine.capabilities(setup)?,
                )?
            }
        };
        Ok(&self.session.insert((setup, session)).1)
    }

    fn drive(&mut self, engine: Engine, logs: &Path) -> Result<&Driver> {
        let driver = match self.driver.take() {
            Some(driver) => driver,
            None => {
                fs::create_dir_all(logs)?;
                Driver::start(engine, &logs.join(format!("{}.log", engine.driver())))?
            }
        };
        Ok(self.driver.insert(driver))
    }
}

/// Where pictures and the driver's log go.
fn pictures() -> PathBuf {
    target_file("DOSSIER_SCREENSHOTS", "screenshots")
}

/// What a variable names; when it is not set, the place below Cargo's target folder where `cargo xtask test` has it.
pub(super) fn target_file(variable: &str, place: &str) -> PathBuf {
    if let Some(file) = std::env::var_os(variable) {
        return PathBuf::from(file);
    }
    // Test programs run from `<target>/debug/deps/`.
    let program = std::env::current_exe().unwrap_or_default();
    program
        .ancestors()
        .nth(3)
        .unwrap_or(Path::new("target"))
        .join(place)
}

/// A file name of a sentence.
fn slug(name: &str) -> String {
    let words = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").to_lowercase()
}

fn message(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("a panic without a message")
}
