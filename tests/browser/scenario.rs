//! Running scenarios: one browser after the other, one scenario after the other, and all of them in any case.

use std::any::Any;
use std::fs;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use anyhow::{Context, Result, anyhow, bail};
use libtest_mimic::{Arguments, Completion, Failed, Trial};
use server::{Server, Site};
use xtask::suite::{FAILED, PLAYED_TWICE};

use super::engine::{Browser, Engine, GAPS, Setup};
use super::page::{Page, Place, Skipped};

/// What a person does with the site, and what must come of it.
#[derive(Debug, Clone, Copy)]
pub struct Scenario {
    name: &'static str,
    setup: Setup,
    in_each_engine: bool,
    run: fn(&Page<'_>) -> Result<()>,
}

impl Scenario {
    /// `name` is a sentence.
    pub const fn new(name: &'static str, run: fn(&Page<'_>) -> Result<()>) -> Self {
        Scenario {
            name,
            setup: Setup::PLAIN,
            in_each_engine: true,
            run,
        }
    }

    /// In the thorough engine alone (see [`Engine::is_thorough`]), because what comes of it is the program's doing and not the
    /// engine's.
    #[must_use]
    pub const fn in_one_engine(mut self) -> Self {
        self.in_each_engine = false;
        self
    }

    /// In a browser that is started in another way.
    #[must_use]
    pub const fn with(mut self, setup: Setup) -> Self {
        self.setup = setup;
        self
    }

    /// A line of a tally: what became of it, its name, and why.
    fn told(&self, what: &str, why: &anyhow::Error) -> String {
        let why = format!("{why:#}");
        let lines: Vec<_> = why.lines().map(str::trim).collect();
        format!("{what}{}: {}", self.name, lines.join("; "))
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
        browser: None,
        server: None,
        played_twice: Vec::new(),
    }));
    let failed = Arc::new(Mutex::new(Vec::new()));
    let trials = scenarios.iter().map(|scenario| {
        let (scenario, stage, failed) = (*scenario, Arc::clone(&stage), Arc::clone(&failed));
        Trial::ignorable_test(scenario.name, move || {
            let mut stage = stage.lock().unwrap_or_else(PoisonError::into_inner);
            let began = Instant::now();
            let played = stage.play(&scenario);
            println!("{:.1} s", began.elapsed().as_secs_f64());
            played.map_err(|error| {
                let mut failed = failed.lock().unwrap_or_else(PoisonError::into_inner);
                failed.push(scenario.told(FAILED, &error));
                Failed::from(format!("{error:#}"))
            })
        })
    });
    let conclusion = libtest_mimic::run(&arguments, trials.collect());
    // The trials are gone. `Conclusion::exit` would leave the browser running.
    let mut stage = stage.lock().unwrap_or_else(PoisonError::into_inner);
    stage.browser = None;
    stage.server = None;
    if let Ok(engine) = Engine::from_environment() {
        for (_, gap, why) in GAPS.iter().filter(|(lacking, ..)| *lacking == engine) {
            println!("{} cannot {gap}: {why}", engine.name());
        }
    }
    let counts = [
        conclusion.num_passed,
        conclusion.num_failed,
        conclusion.num_ignored,
    ];
    let failed = failed.lock().unwrap_or_else(PoisonError::into_inner);
    if let Err(error) = tally(counts, failed.iter().chain(&stage.played_twice)) {
        eprintln!("{error:#}");
        return ExitCode::FAILURE;
    }
    conclusion.exit_code()
}

/// Adds a line with how many scenarios have passed, failed and been skipped, and a line for each that has failed or was
/// played twice, to the file that `DOSSIER_TALLY` names, for a summary of several runs.
fn tally<'a>(
    [passed, failed, skipped]: [u64; 3],
    named: impl Iterator<Item = &'a String>,
) -> Result<()> {
    let Some(file) = std::env::var_os("DOSSIER_TALLY").map(PathBuf::from) else {
        return Ok(());
    };
    let mut tally = fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(&file)
        .with_context(|| format!("cannot write {}", file.display()))?;
    writeln!(tally, "{passed} {failed} {skipped}")?;
    for line in named {
        writeln!(tally, "{line}")?;
    }
    Ok(())
}

/// The site and the browser, started when the first scenario needs them.
struct Stage {
    folder: Option<PathBuf>,
    browser: Option<(Setup, Box<dyn Browser>)>,
    server: Option<Server>,
    /// A line for the tally for each that had to be.
    played_twice: Vec<String>,
}

impl Stage {
    fn play(&mut self, scenario: &Scenario) -> Result<Completion> {
        if !scenario.in_each_engine && !Engine::from_environment()?.is_thorough() {
            return Ok(Completion::ignored_with("played in another engine"));
        }
        let mut result = self.attempt(scenario);
        if let Err(error) = &result
            && !error.is::<Skipped>()
        {
            // On a machine that does other work as well, a browser now and then takes too long or ends. What the site
            // does wrong it does again.
            eprintln!("played again in a new browser, because {error:#}");
            let first = scenario.told(PLAYED_TWICE, error);
            self.browser = None;
            result = self.attempt(scenario);
            if result.is_ok() {
                self.played_twice.push(first);
            }
        }
        let forgets = |(_, browser): &(Setup, Box<dyn Browser>)| browser.forgets();
        if result.is_err() || !self.browser.as_ref().is_some_and(forgets) {
            // A browser in an unknown state must not fail the scenarios after this one.
            self.browser = None;
        }
        match result {
            Ok(gaps) if gaps.is_empty() => Ok(Completion::Completed),
            Ok(gaps) => {
                let gaps: Vec<String> = gaps.iter().map(Skipped::to_string).collect();
                Ok(Completion::ignored_with(format!(
                    "skipped in part: {}",
                    gaps.join(", ")
                )))
            }
            Err(error) => match error.downcast_ref::<Skipped>() {
                Some(gap) => Ok(Completion::ignored_with(format!("skipped: {gap}"))),
                None => Err(error),
            },
        }
    }

    /// Plays a scenario; answers what its engine could not do of it.
    fn attempt(&mut self, scenario: &Scenario) -> Result<Vec<Skipped>> {
        let engine = Engine::from_environment()?;
        let pictures = pictures(engine);
        let home = self.serve()?;
        self.browse(engine, scenario.setup, &pictures)?;
        let (Some(folder), Some((_, browser))) = (&self.folder, &self.browser) else {
            bail!("there is no site or no browser");
        };
        let place = Place {
            engine,
            setup: scenario.setup,
            folder,
            home: &home,
            pictures: &pictures,
        };
        let page = Page::new(browser.as_ref(), place, &slug(scenario.name))?;
        let result = match catch_unwind(AssertUnwindSafe(|| (scenario.run)(&page))) {
            Ok(result) => result.and_then(|()| page.finish()),
            Err(panic) => Err(anyhow!("{}", message(&*panic))),
        };
        match result {
            Ok(()) => Ok(page.gaps()),
            Err(error) if error.is::<Skipped>() => Err(error),
            Err(error) => {
                let picture = match page.picture("failed") {
                    Ok(file) => file.display().to_string(),
                    Err(error) => format!("none ({error:#})"),
                };
                let (step, url) = (page.current_step(), page.url().unwrap_or_default());
                Err(anyhow!(
                    "{error:#}\n  step: {step}\n  at: {url}\n  screenshot: {picture}"
                ))
            }
        }
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

    /// Keeps the browser when it was started as it has to be, else starts another.
    fn browse(&mut self, engine: Engine, setup: Setup, logs: &Path) -> Result<()> {
        if self
            .browser
            .as_ref()
            .is_some_and(|(as_is, _)| *as_is == setup)
        {
            return Ok(());
        }
        self.browser = None;
        fs::create_dir_all(logs)?;
        self.browser = Some((setup, engine.start(setup, logs)?));
        Ok(())
    }
}

/// Where pictures and the drivers' logs go.
fn pictures(engine: Engine) -> PathBuf {
    target_file("DOSSIER_SCREENSHOTS", "screenshots").join(engine.name())
}

/// What a variable names; when it is not set, the place below Cargo's target folder where `cargo xtask test` has it.
pub fn target_file(variable: &str, place: &str) -> PathBuf {
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
