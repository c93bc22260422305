//! The browsers that the scenarios drive.

use std::fmt;

use anyhow::{Result, bail};

use crate::system::Need;

/// A browser engine, each of which the scenarios run in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, with chromedriver.
    Chromium,
    /// Firefox, with geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser on a virtual display.
    WebKit,
}

impl Engine {
    /// In the order in which they run.
    pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

    /// As the command line and `DOSSIER_BROWSER` name it.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }

    /// The engine of that name.
    pub fn named(name: &str) -> Result<Engine> {
        match Engine::ALL.into_iter().find(|engine| engine.name() == name) {
            Some(engine) => Ok(engine),
            None => bail!("there is no engine `{name}`: chromium, firefox or webkit"),
        }
    }

    /// What has to be on the machine. geckodriver is not among Debian's packages, see [`crate::tools`].
    pub fn need(self) -> Need {
        let (packages, programs): (&[&str], &[&[&str]]) = match self {
            Engine::Chromium => (
                &["chromium", "chromium-driver"],
                &[
                    &["chromium", "chromium-browser", "google-chrome"],
                    &["chromedriver"],
                ],
            ),
            Engine::Firefox => (&["firefox-esr"], &[&["firefox-esr", "firefox"]]),
            Engine::WebKit => (
                &["webkit2gtk-driver", "xvfb", "dbus"],
                &[&["WebKitWebDriver"], &["Xvfb"]],
            ),
        };
        Need {
            name: self.name(),
            packages,
            programs,
            probe: &[],
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_engine_is_found_by_its_name() {
        for engine in Engine::ALL {
            assert_eq!(Engine::named(engine.name()).ok(), Some(engine));
        }
        let message = Engine::named("gecko").expect_err("no such engine");
        assert!(message.to_string().contains("`gecko`"), "{message}");
    }
}
