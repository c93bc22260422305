//! Finding words: what makes two words the same, and what answers a query.
//!
//! - [`text`]: text to words, folded; inflections and spellings by language
//! - [`token`], [`phrase`]: where a word or phrase stands in a text, matched on stems; for the build
//! - [`index`]: a corpus to bytes in which words are found, and these bytes
//! - [`query`]: what a reader typed, to what is counted in the passages
//! - [`rank`]: how well passages answer
//! - [`find`]: all together: passages, documents and events, marked; what was probably meant
//!
//! **Invariant:** the build machine and the browser run the same code, down to the logarithm, so that a query has the
//! same answers on both. No I/O, no web types. Nothing that is typed and no bytes of an index make it fail.

pub mod find;
pub mod index;
pub mod phrase;
pub mod query;
pub mod rank;
mod searcher;
pub mod text;
pub mod token;

pub use find::{Completion, DocumentHit, Found, Hit, Holds, Marks, Scope, marks};
pub use index::pieces::{Cut, SIZES, cut};
pub use index::{IndexError, Place, build};
pub use phrase::Phrase;
pub use query::Query;
pub use searcher::{Index, Wanted};
pub use text::{Language, language};
pub use token::{Token, Tokenizer};
