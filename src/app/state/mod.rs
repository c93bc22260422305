//! What is on screen, and how it changes.
//!
//! - [`address`]: a view as an address and back; the one place where state is written down
//! - [`facets`]: which events a view shows, and the counts of its filters
//! - [`links`]: the views that lie one step away
//! - [`explorer`]: the view as signals, for components

pub mod address;
pub mod explorer;
pub mod facets;
pub mod links;

pub use address::{Fragment, Layout, Page, ViewState};
pub use explorer::Explorer;
pub use facets::Facets;
