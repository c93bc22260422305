//! Finding words: the tokenizer, and what is built on it.
//!
//! - [`token`]: text to tokens, each with its stem and its place
//! - [`phrase`]: where a word or phrase stands in a text, matched on stems
//! - [`query`]: what a reader typed, as words to look for
//! - [`index`]: which passages and events have these words, best first
//!
//! **Invariant:** the build machine and the browser run the same code, so that what a theme's cue
//! matched at build time is what a reader's query matches later. No I/O, no web types.

pub mod index;
pub mod phrase;
pub mod query;
pub mod token;

pub use index::{Hit, Index, Place};
pub use phrase::Phrase;
pub use query::Query;
pub use token::{Token, Tokenizer};
