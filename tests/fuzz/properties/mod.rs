//! What must hold of what was made of an input.

pub mod compiled;
pub mod dates;
mod diagnostics;
pub mod edtf;
pub mod passage;
pub mod search;
pub mod shards;
mod words;
