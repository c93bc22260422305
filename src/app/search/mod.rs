//! Finding words.
//!
//! - [`find`]: what the index finds
//! - [`completions`]: the field, and what it offers while one types
//! - [`passages`]: what was found in all documents; [`hits`]: in the open one

pub mod completions;
pub mod find;
pub mod hits;
pub mod passages;
