//! What a reader typed, and what answers it.
//!
//! - [`parse`]: a query taken apart
//! - [`similar`]: words that are nearly what was typed
//! - [`expand`]: typed words to terms of the index
//! - [`units`]: a query to what is counted in the passages

pub mod expand;
pub mod parse;
pub mod similar;
pub mod units;

pub use expand::{Expander, How, Slot, hash};
pub use parse::{Field, Kind, Part, Query};
pub use units::Unit;
