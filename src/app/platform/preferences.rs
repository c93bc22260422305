//! What a person chose on this device. Storage may be full, forbidden or absent: then a choice
//! lasts as long as the page.

use super::page::root_attribute;
use web_sys::{Storage, window};

const COLOR_SCHEME: &str = "dossier.color-scheme";
const SHORTCUTS: &str = "dossier.shortcuts";

/// Light, dark, or as the system has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ColorScheme {
    /// As the system has it.
    #[default]
    Auto,
    /// Dark text on light ground.
    Light,
    /// Light text on dark ground.
    Dark,
}

impl ColorScheme {
    /// The word for it in addresses and in storage.
    pub fn as_str(self) -> &'static str {
        match self {
            ColorScheme::Auto => "auto",
            ColorScheme::Light => "light",
            ColorScheme::Dark => "dark",
        }
    }

    /// Reads the word for it; anything else is [`ColorScheme::Auto`].
    pub fn read(word: &str) -> Self {
        match word {
            "light" => ColorScheme::Light,
            "dark" => ColorScheme::Dark,
            _ => ColorScheme::Auto,
        }
    }

    /// The next one when a person goes through them.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            ColorScheme::Auto => ColorScheme::Light,
            ColorScheme::Light => ColorScheme::Dark,
            ColorScheme::Dark => ColorScheme::Auto,
        }
    }
}

fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}

/// The colours that were chosen before.
pub fn color_scheme() -> ColorScheme {
    // The script that started the program has found what was chosen on this device, or asked for by the page around.
    root_attribute("data-color-scheme").map_or(ColorScheme::Auto, |word| ColorScheme::read(&word))
}

/// Remembers the chosen colours.
pub fn remember_color_scheme(scheme: ColorScheme) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(COLOR_SCHEME, scheme.as_str());
    }
}

/// False if keys that are pressed alone were switched off before.
pub fn has_shortcuts() -> bool {
    let chosen = storage().and_then(|storage| storage.get_item(SHORTCUTS).ok()?);
    chosen.as_deref() != Some("off")
}

/// Remembers whether keys that are pressed alone do anything.
pub fn remember_shortcuts(enabled: bool) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(SHORTCUTS, if enabled { "on" } else { "off" });
    }
}

/// What was chosen before of how to read: the size of the text, the speed of the voice.
pub fn of_reading(setting: &str) -> Option<String> {
    storage()?.get_item(&format!("dossier.{setting}")).ok()?
}

/// Remembers how to read.
pub fn remember_of_reading(setting: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(&format!("dossier.{setting}"), value);
    }
}
