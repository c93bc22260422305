//! The command line: from words to one task.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;

use crate::browser::Engine;
use crate::site::BuildOptions;
use crate::suite::{self, Choice};
use crate::{bench, conformance, fuzz, package, site, workspace::Workspace};

const HELP: &str = "\
Builds, serves and tests the site. Missing tools are installed into target/tools on first use.

Usage: cargo xtask <COMMAND>

Commands:
  build [--corpus DIR] [--out DIR]   build the site from DIR (seeds) into dist, and print what a visit loads
        [--url ADDRESS]              where it will stand, for search engines and previews of links
        [--embed BYTES]              up to so much text is in the program (1000000); more is fetched when needed
        [--no-offline]               do not keep it on readers' devices, and remove it from those that have it
        [--versions DIR]             keep the one files of earlier versions that are there, and not only in the output
  serve [--corpus DIR] [--port N]    build, then serve it on this machine (port 8000, or the next free one)
        [--offline]                  let the browser keep it; otherwise every reload shows the last build
  package                            build the executable, then an archive of it and packages for npm and Python
  test  [--only WORD] [--engine E]   formatting, lints, tests, build, browser scenarios: what CI runs
                                     (WORD: only the browser scenarios with that word in their name;
                                     E: only in chromium, firefox or webkit)
  bench [--corpus DIR] [--out DIR]   build, then measure what a visit costs beside the same text without scripts
        [--events N,N]               instead: how smoothly the timeline moves with N made-up events, beside vis-timeline
        [--search N,N]               instead: searching N made-up passages, beside other engines (1000,10000,100000)
        [--site N,N]                 instead: making the site of N made-up documents, beside Eleventy with Pagefind
  fuzz  [--only TARGET] [--seconds N] try inputs that libFuzzer makes, N seconds for each target (60)
        [--jobs N] [--input FILE]    (jobs: how many at once; FILE: this one input again)
  conformance --data DIR [--verbose] figures on the benchmarks/ and corpora/ in DIR: dates, text, size
";

/// The default folder of documents, below the workspace.
const SEEDS: &str = "seeds";
/// The default output folder, below the workspace.
const DIST: &str = "dist";

#[derive(Debug, PartialEq, Eq)]
enum Task {
    Help,
    Build {
        corpus: Option<PathBuf>,
        out: Option<PathBuf>,
        options: BuildOptions,
    },
    Serve {
        corpus: Option<PathBuf>,
        port: u16,
        offline: bool,
    },
    Package,
    Test(Choice),
    Bench {
        corpus: Option<PathBuf>,
        out: Option<PathBuf>,
    },
    /// With each of these numbers of events.
    BenchTimeline(Vec<usize>),
    /// With each of these numbers of passages.
    BenchSearch(Vec<usize>),
    /// With each of these numbers of documents.
    BenchSite(Vec<usize>),
    Fuzz(fuzz::Choice),
    Conformance {
        data: PathBuf,
        verbose: bool,
    },
}

/// Runs one command. An error is one line for a person, whose cause has been printed above it.
pub fn run(words: impl IntoIterator<Item = OsString>) -> Result<()> {
    let task = parse(words)?;
    if task == Task::Help {
        print!("{HELP}");
        return Ok(());
    }
    let workspace = Workspace::find()?;
    match task {
        Task::Help => Ok(()),
        Task::Build {
            corpus,
            out,
            options,
        } => {
            let corpus = folder(corpus, &workspace.root.join(SEEDS))?;
            let out = folder(out, &workspace.root.join(DIST))?;
            site::build(&workspace, &corpus, &out, &options)
        }
        Task::Bench { corpus, out } => {
            let corpus = folder(corpus, &workspace.root.join(SEEDS))?;
            let out = folder(out, &workspace.root.join(DIST))?;
            bench::visit(&workspace, &corpus, &out)
        }
        Task::BenchSearch(sizes) => bench::search(&workspace, &sizes),
        Task::BenchSite(counts) => bench::growth::run(&workspace, &counts),
        Task::BenchTimeline(counts) => bench::timeline(&workspace, &counts),
        Task::Serve {
            corpus,
            port,
            offline,
        } => {
            let corpus = folder(corpus, &workspace.root.join(SEEDS))?;
            site::serve(&workspace, &corpus, port, offline)
        }
        Task::Package => package::run(&workspace),
        Task::Fuzz(mut choice) => {
            choice.input = choice.input.map(std::path::absolute).transpose()?;
            fuzz::run(&workspace, &choice).map(|said| println!("{said}"))
        }
        Task::Conformance { data, verbose } => {
            conformance::run(&workspace, &std::path::absolute(data)?, verbose)
        }
        Task::Test(choice) => suite::run(
            &workspace,
            &workspace.root.join(SEEDS),
            &workspace.root.join(DIST),
            &choice,
        ),
    }
}

fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Task> {
    let mut words = lexopt::Parser::from_args(words);
    let mut command = None;
    let (mut corpus, mut out, mut port) = (None, None, None);
    let mut options = BuildOptions::default();
    let (mut only, mut engine) = (None, None);
    let (mut seconds, mut jobs, mut input) = (None, None, None);
    let (mut data, mut verbose) = (None, false);
    let (mut events, mut search, mut site) = (None, None, None);
    let mut offline = false;
    while let Some(word) = words.next()? {
        match word {
            Short('h') | Long("help") => return Ok(Task::Help),
            Long("corpus") => corpus = Some(PathBuf::from(words.value()?)),
            Long("out") => out = Some(PathBuf::from(words.value()?)),
            Long("url") => options.url = Some(words.value()?.string()?),
            Long("embed") => options.embed = Some(words.value()?.parse::<usize>()?.to_string()),
            Long("port") => port = Some(words.value()?.parse()?),
            Long("only") => only = Some(words.value()?.string()?),
            Long("engine") => engine = Some(Engine::named(&words.value()?.string()?)?),
            Long("events") => events = Some(words.value()?.parse_with(numbers)?),
            Long("search") => search = Some(words.value()?.parse_with(numbers)?),
            Long("site") => site = Some(words.value()?.parse_with(numbers)?),
            Long("seconds") => seconds = Some(words.value()?.parse()?),
            Long("jobs") => jobs = Some(words.value()?.parse()?),
            Long("input") => input = Some(PathBuf::from(words.value()?)),
            Long("data") => data = Some(PathBuf::from(words.value()?)),
            Long("verbose") => verbose = true,
            Long("offline") => offline = true,
            Long("no-offline") => options.no_offline = true,
            Long("versions") => options.versions = Some(PathBuf::from(words.value()?)),
            Value(value) if command.is_none() => command = Some(value.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    let given = [
        ("corpus", corpus.is_some()),
        ("out", out.is_some()),
        ("url", options.url.is_some()),
        ("embed", options.embed.is_some()),
        ("port", port.is_some()),
        ("only", only.is_some()),
        ("engine", engine.is_some()),
        ("events", events.is_some()),
        ("search", search.is_some()),
        ("site", site.is_some()),
        ("seconds", seconds.is_some()),
        ("jobs", jobs.is_some()),
        ("input", input.is_some()),
        ("data", data.is_some()),
        ("verbose", verbose),
        ("offline", offline),
        ("no-offline", options.no_offline),
        ("versions", options.versions.is_some()),
    ];
    let takes = |options: &[&str]| {
        let stray = given
            .iter()
            .find(|(name, is_given)| *is_given && !options.contains(name));
        match stray {
            Some((name, _)) => bail!("`--{name}` does not belong to this command\n\n{HELP}"),
            None => Ok(()),
        }
    };
    match command.as_deref() {
        Some("build") => {
            takes(&["corpus", "out", "url", "embed", "no-offline", "versions"])?;
            Ok(Task::Build {
                corpus,
                out,
                options,
            })
        }
        Some("bench") => match (events, search, site) {
            (None, None, None) => {
                takes(&["corpus", "out"])?;
                Ok(Task::Bench { corpus, out })
            }
            (Some(counts), _, _) => {
                takes(&["events"])?;
                Ok(Task::BenchTimeline(counts))
            }
            (None, Some(sizes), _) => {
                takes(&["search"])?;
                Ok(Task::BenchSearch(sizes))
            }
            (None, None, Some(counts)) => {
                takes(&["site"])?;
                Ok(Task::BenchSite(counts))
            }
        },
        Some("serve") => {
            takes(&["corpus", "port", "offline"])?;
            Ok(Task::Serve {
                corpus,
                port: port.unwrap_or(8000),
                offline,
            })
        }
        Some("package") => {
            takes(&[])?;
            Ok(Task::Package)
        }
        Some("test") => {
            takes(&["only", "engine"])?;
            Ok(Task::Test(Choice { only, engine }))
        }
        Some("fuzz") => {
            takes(&["only", "seconds", "jobs", "input"])?;
            Ok(Task::Fuzz(fuzz::Choice {
                only,
                seconds: seconds.unwrap_or(60),
                jobs,
                input,
            }))
        }
        Some("conformance") => {
            takes(&["data", "verbose"])?;
            let data = data.context("`conformance` needs `--data DIR`")?;
            Ok(Task::Conformance { data, verbose })
        }
        Some("help") | None => Ok(Task::Help),
        Some(other) => bail!("there is no command `{other}`\n\n{HELP}"),
    }
}

/// Numbers with commas between them.
fn numbers(text: &str) -> Result<Vec<usize>, std::num::ParseIntError> {
    text.split(',').map(str::parse).collect()
}

/// Absolute, since the steps run in other folders than the one the person typed in.
fn folder(given: Option<PathBuf>, default: &Path) -> Result<PathBuf> {
    let path = given.unwrap_or_else(|| default.to_owned());
    std::path::absolute(&path).with_context(|| format!("`{}` is not a usable path", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Task> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn each_command_takes_its_own_options() {
        let table = [
            ("", Task::Help),
            ("--help", Task::Help),
            ("build -h", Task::Help),
            (
                "build",
                Task::Build {
                    corpus: None,
                    out: None,
                    options: BuildOptions::default(),
                },
            ),
            (
                "build --corpus here --out=there --url https://example.org/ --embed 9 --no-offline --versions kept",
                Task::Build {
                    corpus: Some("here".into()),
                    out: Some("there".into()),
                    options: BuildOptions {
                        url: Some("https://example.org/".to_owned()),
                        embed: Some("9".to_owned()),
                        no_offline: true,
                        versions: Some("kept".into()),
                    },
                },
            ),
            (
                "serve",
                Task::Serve {
                    corpus: None,
                    port: 8000,
                    offline: false,
                },
            ),
            (
                "--port 0 serve --corpus c --offline",
                Task::Serve {
                    corpus: Some("c".into()),
                    port: 0,
                    offline: true,
                },
            ),
            ("test", Task::Test(Choice::default())),
            (
                "test --only theme",
                Task::Test(Choice {
                    only: Some("theme".to_owned()),
                    engine: None,
                }),
            ),
            (
                "fuzz --only html --seconds 5 --jobs 1",
                Task::Fuzz(fuzz::Choice {
                    only: Some("html".to_owned()),
                    seconds: 5,
                    jobs: Some(1),
                    input: None,
                }),
            ),
            (
                "bench --events 12,1000",
                Task::BenchTimeline(vec![12, 1000]),
            ),
            ("bench --site 350,700", Task::BenchSite(vec![350, 700])),
            ("package", Task::Package),
            (
                "conformance --data d --verbose",
                Task::Conformance {
                    data: "d".into(),
                    verbose: true,
                },
            ),
            (
                "test --engine webkit",
                Task::Test(Choice {
                    only: None,
                    engine: Some(Engine::WebKit),
                }),
            ),
        ];
        for (line, expected) in table {
            assert_eq!(read(line).expect(line), expected, "{line}");
        }
    }

    #[test]
    fn what_a_command_does_not_know_is_refused_by_name() {
        let table = [
            ("bulid", "`bulid`"),
            ("build --port 1", "`--port`"),
            ("serve --out x", "`--out`"),
            ("serve --url x", "`--url`"),
            ("serve --no-offline", "`--no-offline`"),
            ("build --offline", "`--offline`"),
            ("test --corpus x", "`--corpus`"),
            ("build --engine webkit", "`--engine`"),
            ("test --engine gecko", "`gecko`"),
            ("bench --url x", "`--url`"),
            ("bench --events 5 --out x", "`--out`"),
            ("bench --events few", "few"),
            ("bench --search 5 --site 5", "`--site`"),
            ("package --out x", "`--out`"),
            ("serve --port many", "many"),
            ("build --corpus", "--corpus"),
            ("build again", "again"),
            ("fuzz --engine webkit", "`--engine`"),
            ("test --seconds 5", "`--seconds`"),
            ("conformance", "--data"),
        ];
        for (line, named) in table {
            let message = read(line).expect_err(line).to_string();
            assert!(message.contains(named), "{line}: {message}");
        }
    }
}
