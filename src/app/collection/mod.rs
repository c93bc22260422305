//! The collection as a whole.
//!
//! - [`start`]: where to start
//! - [`about`](mod@about): its sources and how it was made
//! - [`check`]: a receipt against the documents

pub mod about;
pub mod check;
pub mod start;
