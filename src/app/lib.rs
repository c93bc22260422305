//! The explorer: the page that people see, rendered natively at build time and alive in the browser.
//!
//! From below to above; a module knows those below it, and `tests/architecture.rs` checks it:
//!
//! - [`text`], [`axis`]: texts and time, pure functions
//! - [`route`]: the address as a view
//! - [`i18n`]: the words of the interface
//! - [`browser`]: the only place that knows `web_sys`
//! - [`store`]: what the program has of the corpus, and what follows from the view of it
//! - [`ui`]: elements, lists, links and what else many views are made of
//! - [`parts`]: what of the features comes when it is asked for, and the only way from one feature to another
//! - the features, none of which knows another: [`timeline`], [`filters`], [`events`], [`reader`], [`search`], [`quote`], [`notes`],
//!   [`matrix`], [`compare`], [`embed`], [`collection`]
//! - [`shell`]: the pages, which put the features together, and waking them up
//! - [`render`]: a page as HTML, and [`style`]: its style sheets (feature `ssr`)
//!
//! **Invariant:** components render the same natively and in the browser: what only a browser knows
//! (address, storage, sizes) is applied after waking up, in effects. Guarded by the browser tests,
//! which fail on any message in the console and on replaced nodes.

pub mod axis;
pub mod browser;
mod collection;
mod compare;
pub mod embed;
mod events;
mod filters;
pub mod i18n;
mod matrix;
mod notes;
pub mod parts;
mod quote;
mod reader;
#[cfg(feature = "ssr")]
pub mod render;
pub mod route;
mod search;
pub mod shell;
mod signal;
pub mod store;
#[cfg(feature = "ssr")]
pub mod style;
pub mod text;
pub mod timeline;
mod ui;

pub use shell::app;
