//! Text to words, and what makes two words the same.
//!
//! - [`words`](words()): text to words
//! - [`fold`](mod@fold): case, accents and points
//! - [`spelling`]: British and American
//! - `language`: inflections
//! - [`form`](form()): words to the forms under which the index has them

pub mod fold;
pub mod form;
pub mod language;
pub mod spelling;
pub mod words;

pub use form::{ACRONYM, Form, form};
pub use language::Language;
pub use words::{Word, words};
