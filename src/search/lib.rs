//! Finding words: the tokenizer, and what is built on it.
//!
//! - [`token`]: text to tokens, each with its stem and its place
//! - [`phrase`]: where a word or phrase stands in a text, matched on stems
//!
//! **Invariant:** the build machine and the browser run the same code, so that what a theme's cue
//! matched at build time is what a reader's query matches later. No I/O, no web types.

pub mod phrase;
pub mod token;

pub use phrase::Phrase;
pub use token::{Token, Tokenizer};
