//! WebKitGTK: MiniBrowser on a virtual display, with its web inspector for what WebDriver cannot do.

use std::cell::RefCell;
use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::inspector::Inspector;
use super::{Browser, Setup, text};
use crate::browser::page::{Scheme, origin};
use crate::browser::process::{Driver, Process, free_port, private_folder, within};
use crate::browser::webdriver::Session;

/// A running MiniBrowser.
pub struct WebKit {
    // Dropped in this order: browser, driver, display.
    inspector: Inspector,
    session: Session,
    _driver: Driver,
    _display: Process,
    seen: RefCell<Seen>,
}

/// What the events have told and nobody has asked for yet.
#[derive(Default)]
struct Seen {
    console: Vec<String>,
    requests: Vec<String>,
}

impl WebKit {
    /// Starts it; its sessions under automation keep nothing on disk.
    pub fn start(setup: Setup, logs: &Path) -> Result<Self> {
        let (process, display) = display(logs)?;
        let (port, folder) = (free_port()?, private_folder()?);
        let mut environment = vec![
            ("DISPLAY", OsString::from(display)),
            ("GDK_BACKEND", "x11".into()),
            // No bus, no settings of the person who runs this, no theme but the default.
            ("NO_AT_BRIDGE", "1".into()),
            ("GSETTINGS_BACKEND", "memory".into()),
            ("GTK_THEME", "Adwaita".into()),
        ];
        for name in [
            "HOME",
            "TMPDIR",
            "XDG_RUNTIME_DIR",
            "XDG_CONFIG_HOME",
            "XDG_CACHE_HOME",
            "XDG_DATA_HOME",
        ] {
            environment.push((name, OsString::from(&folder)));
        }
        if !setup.wasm {
            environment.push(("JSC_useWasm", "0".into()));
        }
        let arguments = [format!("--port={port}")];
        let driver = Driver::start(
            "WebKitWebDriver",
            port,
            &arguments,
            &environment,
            &folder,
            logs,
        )?;
        let (browser, address) = launcher(&folder)?;
        let session = Session::start(driver.client(), &capabilities(setup, &browser))?;
        // From now on, when the browser ends it has been closed.
        fs::write(address.with_extension("used"), "")?;
        let inspector = Inspector::connect(
            within(
                Duration::from_secs(20),
                || Ok(port_in(&address)),
                || "MiniBrowser has no web inspector".to_owned(),
            )?,
            &["Console.enable", "Network.enable", "Page.enable"],
        )?;
        Ok(WebKit {
            inspector,
            session,
            _driver: driver,
            _display: process,
            seen: RefCell::default(),
        })
    }

    /// Sorts the events that have come since the last call.
    fn listen(&self) -> Result<()> {
        let mut seen = self.seen.borrow_mut();
        for event in self.inspector.events()? {
            let told = &event["params"];
            match text(&event["method"]) {
                "Console.messageAdded" => {
                    let message = &told["message"];
                    if is_left_behind(text(&message["text"]), text(&message["url"])) {
                        continue;
                    }
                    seen.console.push(format!(
                        "{}: {} ({}:{})",
                        text(&message["level"]),
                        text(&message["text"]),
                        text(&message["url"]),
                        message["line"]
                    ));
                }
                "Network.requestWillBeSent" => {
                    seen.requests.push(text(&told["request"]["url"]).to_owned());
                }
                "Network.webSocketCreated" => seen.requests.push(text(&told["url"]).to_owned()),
                _ => {}
            }
        }
        Ok(())
    }
}

impl Browser for WebKit {
    fn session(&self) -> &Session {
        &self.session
    }

    /// Nothing, as each scenario has a browser of its own.
    fn forget(&self, _origin: &str) -> Result<()> {
        Ok(())
    }

    fn forgets(&self) -> bool {
        false
    }

    /// The window is all page, see [`capabilities`] and [`launcher`].
    fn resize(&self, width: u32, height: u32) -> Result<()> {
        let size = json!({ "x": 0, "y": 0, "width": width, "height": height });
        self.session.post("/window/rect", &size).map(drop)
    }

    fn prefer(&self, scheme: Scheme, features: &[(String, String)]) -> Result<()> {
        let scheme = match scheme {
            Scheme::Light => "Light",
            Scheme::Dark => "Dark",
        };
        let mut preferences = vec![("PrefersColorScheme", scheme)];
        for (name, value) in features {
            preferences.push(match (name.as_str(), value.as_str()) {
                ("prefers-reduced-motion", "reduce") => ("PrefersReducedMotion", "Reduce"),
                ("prefers-reduced-motion", _) => ("PrefersReducedMotion", "NoPreference"),
                ("prefers-contrast", "more") => ("PrefersContrast", "More"),
                ("prefers-contrast", _) => ("PrefersContrast", "NoPreference"),
                _ => bail!("WebKit has no known setting for {name}: {value}"),
            });
        }
        for (name, value) in preferences {
            let preference = json!({ "name": name, "value": value });
            self.inspector
                .standing("Page.overrideUserPreference", &preference)?;
        }
        Ok(())
    }

    fn console(&self) -> Result<Vec<String>> {
        self.listen()?;
        Ok(std::mem::take(&mut self.seen.borrow_mut().console))
    }

    fn requests(&self) -> Result<Vec<String>> {
        self.listen()?;
        Ok(std::mem::take(&mut self.seen.borrow_mut().requests))
    }

    /// By the inspector: the driver's own command waits for the page to be painted again, and a page at rest is not.
    fn screenshot(&self) -> Result<String> {
        let size = self.session.get("/window/rect")?;
        let area = json!({
            "x": 0, "y": 0, "width": size["width"], "height": size["height"], "coordinateSystem": "Viewport",
        });
        let picture = self.inspector.command("Page.snapshotRect", &area)?;
        let url = text(&picture["dataURL"]);
        let (_, data) = url.split_once(',').context("no picture came")?;
        Ok(data.to_owned())
    }
}

/// Whether a line of the console tells of a request that ended because its page was left: WebKit then speaks of access
/// control, which no request to the page's own origin is subject to. Of a page that is gone already it names no address.
fn is_left_behind(line: &str, page: &str) -> bool {
    let Some((_, rest)) = line.split_once("annot load ") else {
        return false;
    };
    rest.strip_suffix(" due to access control checks.")
        .is_some_and(|url| page.is_empty() || origin(url) == origin(page))
}

/// Starts a virtual display that any size of page fits; answers its name too.
fn display(logs: &Path) -> Result<(Process, String)> {
    let log = logs.join("Xvfb.log");
    let arguments = "-displayfd 1 -screen 0 2560x2000x24 -nolisten tcp -noreset";
    let arguments: Vec<String> = arguments.split(' ').map(str::to_owned).collect();
    let process = Process::start("Xvfb", &arguments, &[], &private_folder()?, &log)?;
    // It prints its number when it is ready, among warnings.
    let number = within(
        Duration::from_secs(20),
        || {
            let printed = fs::read_to_string(&log).unwrap_or_default();
            let mut lines = printed.split_inclusive('\n').map(str::trim_end);
            Ok(lines
                .find(|line| !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit()))
                .map(str::to_owned))
        },
        || format!("Xvfb was not ready: see {}", log.display()),
    )?;
    Ok((process, format!(":{number}")))
}

/// A script that starts MiniBrowser after writing down where its inspector will listen, as the driver alone is told;
/// and the file it writes that to.
fn launcher(folder: &Path) -> Result<(PathBuf, PathBuf)> {
    let browser = browser().context(
        "MiniBrowser of WebKitGTK is not installed (Debian has it in libwebkit2gtk-4.1-0)",
    )?;
    let (script, address) = (folder.join("browser"), folder.join("inspector"));
    // Now and then MiniBrowser ends while it starts. Its driver goes on knocking at the same address.
    let text = format!(
        "#!/bin/sh\necho \"$WEBKIT_INSPECTOR_SERVER\" > '{0}'\nfor attempt in 1 2 3 4; do\n'{1}' \"$@\"\n\
         echo \"MiniBrowser ended with $?\" >&2\n[ -e '{0}.used' ] && exit\ndone\n",
        address.display(),
        browser.display()
    );
    fs::write(&script, text)?;
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755))?;
    // A hidden tool bar still makes the window wider than a phone, unless nothing in it takes any room.
    fs::create_dir_all(folder.join("gtk-3.0"))?;
    let style =
        "* { padding: 0; margin: 0; border-width: 0; min-width: 0; min-height: 0; font-size: 1px }";
    fs::write(folder.join("gtk-3.0/gtk.css"), style)?;
    Ok((script, address))
}

/// Distributions keep MiniBrowser in a folder of the library: `/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/`.
fn browser() -> Option<PathBuf> {
    let inside = |folder: PathBuf| {
        let entries = fs::read_dir(folder).into_iter().flatten();
        let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        folders.sort();
        folders
    };
    let mut places = inside("/usr/lib".into());
    places.extend(["/usr/lib".into(), "/usr/libexec".into()]);
    places
        .into_iter()
        .flat_map(inside)
        .filter(|folder| folder.to_string_lossy().contains("webkit"))
        .map(|folder| folder.join("MiniBrowser"))
        .find(|file| file.is_file())
}

fn port_in(address: &Path) -> Option<u16> {
    let address = fs::read_to_string(address).ok()?;
    address.strip_suffix('\n')?.rsplit(':').next()?.parse().ok()
}

fn capabilities(setup: Setup, browser: &Path) -> Value {
    let mut arguments = vec![
        "--automation",
        "--enable-developer-extras=TRUE",
        // The window is all page.
        "--full-screen",
        // A script of a scenario may open another tab.
        "--javascript-can-open-windows-automatically=TRUE",
    ];
    if !setup.javascript {
        arguments.push("--enable-javascript=FALSE");
    }
    if !setup.storage {
        arguments.extend([
            "--cookies-policy=never",
            "--enable-html5-local-storage=FALSE",
            "--enable-html5-database=FALSE",
        ]);
    }
    json!({
        "browserName": "MiniBrowser",
        "pageLoadStrategy": setup.page_load_strategy(),
        // Should the page ask for another host, the request shows in the log and goes nowhere.
        "proxy": {
            "proxyType": "manual",
            "httpProxy": "127.0.0.1:9",
            "sslProxy": "127.0.0.1:9",
            "noProxy": ["127.0.0.1", "localhost"],
        },
        "webkitgtk:browserOptions": { "binary": browser, "args": arguments },
    })
}

#[cfg(test)]
mod tests {
    use super::is_left_behind;

    #[test]
    fn only_requests_to_the_own_origin_are_left_behind() {
        let (page, gone) = ("http://127.0.0.1:8000/offline.js", "");
        let table = [
            (
                "Fetch API cannot load http://127.0.0.1:8000/sw.js due to access control checks.",
                page,
                true,
            ),
            (
                "Fetch API cannot load http://127.0.0.1:9000/sw.js due to access control checks.",
                page,
                false,
            ),
            (
                "Cannot load http://127.0.0.1:8000/sw.js due to access control checks.",
                gone,
                true,
            ),
            (
                "Fetch API cannot load http://127.0.0.1:8000/sw.js.",
                page,
                false,
            ),
            ("Not allowed", page, false),
        ];
        for (line, page, expected) in table {
            assert_eq!(is_left_behind(line, page), expected, "{line}");
        }
    }
}
