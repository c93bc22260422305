//! What developers and CI run: `cargo xtask build`, `serve`, `test`, `fuzz` and the like.
//!
//! Knows the tools and the order of the steps, and nothing of documents: everything about a corpus is done by the
//! crates that the steps start.

pub mod cli;

mod bench;
mod browser;
mod conformance;
mod fuzz;
mod module;
mod order;
mod package;
mod site;
mod sizes;
pub mod split;
mod step;
pub mod suite;
mod system;
mod tools;
mod workspace;
