//! `dossier serve`: the site of a folder on this machine, made again whenever a file changes.
//!
//! Each site is made by a process of its own, `dossier build`, because a site's corpus is never freed in the process that made
//! it. While something is wrong the last good site stays, and a report says what.

mod report;

use crate::output;
use anyhow::{Context, Result, bail};
use ingest::Folder;
use notify::{EventKind, RecursiveMode, Watcher};
use serde_json::json;
use server::{Request, Response, Server, Site};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{env, fs, process};

/// What `serve` can be told.
#[derive(clap::Args)]
pub struct Arguments {
    /// The folder with the documents and `corpus.toml`
    #[arg(default_value = ".")]
    folder: PathBuf,
    /// The port; if it is taken, the next free one
    #[arg(long, default_value_t = 8000)]
    port: u16,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
    /// Serve the site as it is published, which readers' devices keep; pages do not follow changes by themselves then
    #[arg(long)]
    offline: bool,
}

/// Where the script and the report are, beside the site and in no built site.
const SCRIPT: &str = "/-/preview.js";
const STATE: &str = "/-/state";
const REPORT: &str = "/-/report/";

/// So long nothing must change before the site is made again: editors write a file in several steps.
const SETTLED: Duration = Duration::from_millis(30);
/// So long a page waits for news before it asks again.
const PATIENCE: Duration = Duration::from_secs(20);

/// Serves until the program is stopped.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let folder = fs::canonicalize(&arguments.folder)
        .with_context(|| format!("cannot read the folder {}", arguments.folder.display()))?;
    if !folder.is_dir() {
        bail!("{} is not a folder of documents", folder.display());
    }
    let sites = env::temp_dir().join(format!("dossier-serve-{}", process::id()));
    fs::create_dir_all(&sites).with_context(|| sites.display().to_string())?;
    let gone = sites.clone();
    ctrlc::set_handler(move || {
        let _ = fs::remove_dir_all(&gone);
        process::exit(130);
    })?;
    let (changes, watcher) = watch(&folder)?;
    let mut preview = Preview {
        folder,
        sites: sites.clone(),
        offline: arguments.offline,
        made: 0,
        news: Arc::default(),
    };
    let served = serve(&mut preview, arguments, &changes);
    drop(watcher);
    let _ = fs::remove_dir_all(&sites);
    served.map(|()| ExitCode::SUCCESS)
}

fn serve(preview: &mut Preview, arguments: &Arguments, changes: &Receiver<()>) -> Result<()> {
    let first = match preview.make() {
        Some(site) => site,
        None => preview.report_alone()?,
    };
    let mut site = Site::new(first);
    if !arguments.offline {
        let news = Arc::clone(&preview.news);
        site = site
            .uncompressed()
            .hooked(move |request, response| news.answer(request, response));
    }
    let server = Server::start_near(&site, arguments.port)
        .with_context(|| format!("no port near {} is free", arguments.port))?;
    output::print(&format!("\n{}   (Ctrl-C stops it)\n", server.url()))?;
    if arguments.open && open::that(server.url()).is_err() {
        output::complain("note: no browser could be opened here\n");
    }
    while changes.recv().is_ok() {
        while changes.recv_timeout(SETTLED).is_ok() {}
        if let Some(site) = preview.make() {
            server.show(site);
            preview.forget_old();
        }
        preview.news.tell();
    }
    Ok(())
}

/// Changes in a folder, as the system tells them. They come for as long as the watcher is there.
fn watch(folder: &Path) -> Result<(Receiver<()>, impl Watcher + use<>)> {
    let (sender, changes) = channel();
    let root = folder.to_owned();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let Ok(event) = event else { return };
        let is_change = !matches!(event.kind, EventKind::Access(_));
        // What begins with a dot is no document: the files of a version control, or what an editor writes meanwhile.
        let is_hidden = |path: &PathBuf| {
            let below = path.strip_prefix(&root).unwrap_or(path);
            below
                .iter()
                .any(|part| part.to_string_lossy().starts_with('.'))
        };
        if is_change && !event.paths.iter().all(is_hidden) {
            // Nobody listens any more when the program ends.
            let _ = sender.send(());
        }
    })
    .context("changes of files cannot be followed here")?;
    watcher
        .watch(folder, RecursiveMode::Recursive)
        .with_context(|| format!("changes in {} cannot be followed", folder.display()))?;
    Ok((changes, watcher))
}

/// The sites that were made, and what is told of them.
struct Preview {
    folder: PathBuf,
    /// The folder of the sites, each under its number.
    sites: PathBuf,
    offline: bool,
    made: usize,
    news: Arc<News>,
}

impl Preview {
    /// Checks the folder and makes its site; nothing where something is wrong.
    fn make(&mut self) -> Option<PathBuf> {
        let started = Instant::now();
        let compiled = ingest::compile(&Folder::read(&self.folder));
        output::report(&compiled.diagnostics, &self.folder);
        self.news.report(&compiled.diagnostics);
        compiled.corpus.as_ref()?;
        let site = self.sites.join((self.made + 1).to_string());
        if let Err(error) = self.build(&site) {
            output::complain(&format!("error: {error:#}\n"));
            return None;
        }
        self.made += 1;
        self.news.made(self.made);
        let took = started.elapsed().as_secs_f64();
        output::complain(&format!("the site is made ({took:.2} s)\n"));
        Some(site)
    }

    fn build(&self, site: &Path) -> Result<()> {
        let mut build = Command::new(env::current_exe()?);
        build.arg("build").arg(&self.folder).arg("--out").arg(site);
        if !self.offline {
            build.arg("--no-offline");
        }
        let built = build.stdin(Stdio::null()).stdout(Stdio::null()).output()?;
        if !built.status.success() {
            bail!("{}", String::from_utf8_lossy(&built.stderr).trim());
        }
        Ok(())
    }

    /// A site of nothing but the report, for a folder that is wrong from the beginning.
    fn report_alone(&self) -> Result<PathBuf> {
        let site = self.sites.join("0");
        fs::create_dir_all(&site)?;
        for page in ["index.html", "404.html"] {
            fs::write(site.join(page), report::leading_to(REPORT))?;
        }
        Ok(site)
    }

    /// Removes the site before the last one; those before it are gone already.
    fn forget_old(&self) {
        let old = self.made.saturating_sub(1).to_string();
        let _ = fs::remove_dir_all(self.sites.join(old));
    }
}

/// What pages ask for while they are open.
#[derive(Default)]
struct News {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// How often the folder has changed.
    change: usize,
    /// The number of the site that is shown.
    site: usize,
    /// What is wrong, in a few words; empty if nothing is.
    summary: String,
    /// The page of the report.
    report: String,
}

impl News {
    fn with<T>(&self, read: impl FnOnce(&mut State) -> T) -> T {
        read(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn report(&self, diagnostics: &[ingest::Diagnostic]) {
        let (summary, page) = (report::summary(diagnostics), report::page(diagnostics));
        self.with(|state| (state.summary, state.report) = (summary, page));
    }

    fn made(&self, site: usize) {
        self.with(|state| state.site = site);
    }

    fn tell(&self) {
        self.with(|state| state.change += 1);
        self.changed.notify_all();
    }

    /// Answers what only a preview has, and puts the script into every page.
    fn answer(&self, request: &Request, response: &mut Response) {
        match request.path.as_str() {
            SCRIPT => set(
                response,
                "text/javascript; charset=utf-8",
                include_str!("serve/preview.js"),
            ),
            REPORT => set(
                response,
                "text/html; charset=utf-8",
                &followed(&self.with(|state| state.report.clone())),
            ),
            STATE => {
                let seen = request
                    .query
                    .as_deref()
                    .and_then(|query| query.parse().ok());
                set(response, "application/json", &self.state_after(seen));
            }
            _ if response.content_type.starts_with("text/html") => {
                let page = String::from_utf8_lossy(&response.body);
                response.body = followed(&page).into_bytes().into();
            }
            _ => {}
        }
    }

    /// The state when it is another than the one that a page has seen, or after a while.
    fn state_after(&self, seen: Option<usize>) -> String {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let is_old = |state: &mut State| Some(state.change) == seen;
        let waited = self.changed.wait_timeout_while(state, PATIENCE, is_old);
        let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        let State {
            change,
            site,
            summary,
            ..
        } = &*state;
        json!({ "change": change, "site": site, "summary": summary, "report": REPORT }).to_string()
    }
}

/// A page with the script that shows it again when something has changed.
fn followed(page: &str) -> String {
    let script = format!("<script type=\"module\" src=\"{SCRIPT}\"></script></body>");
    page.replacen("</body>", &script, 1)
}

fn set(response: &mut Response, content_type: &str, body: &str) {
    response.status = 200;
    response.content_type = content_type.to_owned();
    response.body = body.as_bytes().into();
    response.headers.retain(|(name, _)| name == "Cache-Control");
}
