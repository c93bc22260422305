//! Passages that travel: taken from a document with a link, a citation and a receipt, and found again.
//!
//! - [`selection`]: the words that a reader selects
//! - [`dialog`]: what one can do with them
//! - [`linked`]: the words that the address points at, and what became of them

pub mod dialog;
pub mod linked;
pub mod selection;
