//! The explorer: the page that people see, rendered natively at build time and alive in the browser.
//!
//! In the order in which the data flows:
//!
//! - [`state`]: the address as a view, and what follows from it
//! - [`timeline`], [`text`]: geometry and words, pure functions
//! - [`ui`]: elements, lists and conditions; [`views`]: the pages; [`components`]: what they are made of, nested like the page
//! - [`parts`]: what of all this comes when it is asked for
//! - [`platform`]: the browser, the only place that knows `web_sys`
//! - [`render`]: a page as HTML, and [`style`]: its style sheets (feature `ssr`)
//!
//! **Invariant:** components render the same natively and in the browser: what only a browser knows
//! (address, storage, sizes) is applied after waking up, in effects. Guarded by the browser tests,
//! which fail on any message in the console and on replaced nodes.

mod components;
pub mod parts;
pub mod platform;
#[cfg(feature = "ssr")]
pub mod render;
mod signal;
pub mod state;
#[cfg(feature = "ssr")]
pub mod style;
pub mod text;
pub mod timeline;
mod ui;
mod views;

pub use views::app;
