//! The index: made of a corpus once, on the build machine, and used as it lies in its bytes.
//!
//! - [`layout`]: how it lies there; [`bytes`]: numbers in bytes
//! - [`passages`]: what of a corpus is looked through
//! - [`build`](fn@build): a corpus to bytes; `stop_words`, `synonyms`: what is known of languages
//! - [`names`]: names and compounds, into which a search completes
//! - [`days`]: the days of a date, as it has them; [`pieces`]: an index that is fetched piece by piece
//! - [`terms`]: the dictionary; [`postings`]: where its words stand

mod build;
pub mod bytes;
pub mod days;
pub mod layout;
pub mod names;
pub mod passages;
pub mod pieces;
pub mod postings;
mod stop_words;
mod synonyms;
pub mod terms;
#[cfg(test)]
pub(crate) mod tests;

pub use build::build;
pub use layout::{IndexError, Layout, Section};
pub use passages::Place;
pub use postings::Postings;
pub use terms::{Term, Terms};
