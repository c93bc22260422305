//! The browser: the only place that knows `web_sys`.
//!
//! - [`address`]: reading and writing the address bar, following links inside the site
//! - [`article`]: the elements of a text
//! - [`module`]: the program as the browser has it
//! - [`pace`]: long work in parts
//! - [`page`]: moving the reader to a place, measuring, setting styles
//! - [`scroll`]: how far a reader has come
//! - [`speech`]: reading aloud
//! - [`idle`]: when something is about to be needed, and when there is time for it
//! - [`file`]: files of the site, and files that people give and take
//! - [`clock`]: the time
//! - [`ids`]: names that nothing else has
//! - [`storage`]: what people make themselves, kept in the browser
//! - [`panes`]: sizes that a person gives to panes
//! - [`pointer`]: pointers and wheels over an element
//! - [`preferences`]: what a person chose on this device
//! - [`shortcuts`]: keys that are pressed alone, dialogs
//! - [`words`]: from the words of a passage to what shows them, and back
//! - [`sharing`]: the clipboard, and what the system shares with
//!
//! Every function answers in our types and with our errors, and does nothing where the browser
//! refuses. None of them is called while a page is rendered natively: they are for event handlers
//! and effects, which only run in a browser.
//!
//! **Invariant:** `web_sys`, `js_sys` and `JsCast` appear below this folder only. Guarded by
//! `tests/architecture.rs`.

pub mod address;
pub mod article;
pub mod clock;
pub mod file;
pub mod idle;
pub mod ids;
#[cfg(feature = "hydrate")]
pub mod module;
pub mod pace;
pub mod page;
pub mod panes;
pub mod pointer;
pub mod preferences;
pub mod scroll;
pub mod sharing;
pub mod shortcuts;
pub mod speech;
pub mod storage;
pub mod words;
