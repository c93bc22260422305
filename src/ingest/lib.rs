//! Documents and `corpus.toml` to a compiled corpus, with diagnostics that an editor can act on.
//!
//! In the order in which the data flows:
//!
//! - [`text`]: plain text, clean or the dump of a web page, to blocks with their places
//! - [`dates`]: expressions of time in a text
//!
//! **Invariant:** native only. The app takes this crate as a build dependency, so that nothing of
//! it reaches the WebAssembly. Guarded by `tests/architecture.rs`.

pub mod dates;
pub mod text;
