//! What a person chose on this device. Storage may be full, forbidden or absent: then a choice
//! lasts as long as the page.

use super::page::root_attribute;
use corpus::{BlockId, DocumentId};
use std::sync::atomic::{AtomicBool, Ordering};
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

/// True if they were switched off in this page, also where nothing can be remembered.
static ARE_SHORTCUTS_OFF: AtomicBool = AtomicBool::new(false);

/// False if keys that are pressed alone were switched off.
pub fn has_shortcuts() -> bool {
    if ARE_SHORTCUTS_OFF.load(Ordering::Relaxed) {
        return false;
    }
    let chosen = storage().and_then(|storage| storage.get_item(SHORTCUTS).ok()?);
    chosen.as_deref() != Some("off")
}

/// Remembers whether keys that are pressed alone do anything.
pub fn remember_shortcuts(enabled: bool) {
    ARE_SHORTCUTS_OFF.store(!enabled, Ordering::Relaxed);
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

/// Forgets it.
pub fn forget_of_reading(setting: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&format!("dossier.{setting}"));
    }
}

/// Where somebody has read to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingPlace {
    /// The document.
    pub document: DocumentId,
    /// The passage in it.
    pub block: BlockId,
    /// What the place is called, so that it can be offered where the text is not.
    pub name: String,
}

/// In so many documents it is kept where one has read.
const MAX_PLACES: usize = 8;
/// So many characters of the name of a place are kept.
const LONGEST_NAME: usize = 120;

impl ReadingPlace {
    /// As a line of storage: `inss#b-1a2b3c4d Significance`.
    fn line(&self) -> String {
        let name = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
        let name: String = name.chars().take(LONGEST_NAME).collect();
        format!("{}#{} {name}\n", self.document, self.block)
    }

    fn read(line: &str) -> Option<Self> {
        let (place, name) = line.split_once(' ')?;
        let (document, block) = place.split_once('#')?;
        Some(Self {
            document: DocumentId::new(document).ok()?,
            block: BlockId::new(block).ok()?,
            name: name.to_owned(),
        })
    }
}

/// The name of the places of one site in storage; the script that starts the program looks there too.
fn places_of(root: &str) -> String {
    format!("dossier.places:{root}")
}

/// Where one has read in the documents of the site with that root, the last first.
pub fn reading_places(root: &str) -> Vec<ReadingPlace> {
    let kept = storage().and_then(|storage| storage.get_item(&places_of(root)).ok()?);
    let kept = kept.unwrap_or_default();
    kept.lines().filter_map(ReadingPlace::read).collect()
}

/// Keeps a place instead of the one before in its document.
pub fn keep_reading_place(root: &str, place: &ReadingPlace) {
    write_places(root, Some(place), &place.document);
}

/// Forgets the place in a document.
pub fn forget_reading_place(root: &str, document: &DocumentId) {
    write_places(root, None, document);
}

fn write_places(root: &str, first: Option<&ReadingPlace>, instead_of: &DocumentId) {
    let places = reading_places(root);
    let others = places.iter().filter(|other| &other.document != instead_of);
    let lines = first.into_iter().chain(others).take(MAX_PLACES);
    let lines: String = lines.map(ReadingPlace::line).collect();
    if let Some(storage) = storage() {
        let _ = storage.set_item(&places_of(root), &lines);
    }
}
