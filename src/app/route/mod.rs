//! A view as an address and back: the one place where it is written down what is on screen.
//!
//! - [`address`]: reading and writing addresses
//! - [`facet`]: what events can be filtered by; the one place that says so
//! - [`filter`]: the filters of a view, and taking them off
//! - [`lanes`]: by what the events of the timeline are parted

pub mod address;
pub mod facet;
pub mod filter;
pub mod lanes;

pub use address::{Chosen, Form, Fragment, Layout, Marks, Page, ViewState};
pub use facet::Facet;
pub use filter::Filter;
pub use lanes::LanesBy;
