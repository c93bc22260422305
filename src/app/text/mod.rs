//! Texts, without the interface around them.
//!
//! - [`markup`]: HTML that is written as text, which escapes whatever it is given
//! - [`passage`]: a text cut into highlighted and plain parts
//! - [`cues`]: the words that give a passage its themes
//! - [`sentences`]: a text as it is read aloud
//! - [`lines`]: the source file around a passage

pub mod cues;
pub mod lines;
pub mod markup;
pub mod passage;
pub mod sentences;
