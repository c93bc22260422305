//! Words of the interface and dates as people read them.
//!
//! - [`messages`]: every string of the interface, a catalogue for each language
//! - [`part_messages`]: those of the parts of the program that come later
//! - [`sent`]: those that only the page as it is sent contains (feature `ssr`)
//! - [`dates`]: EDTF to words
//! - [`source`]: what a document is called
//! - [`passage`]: a text cut into highlighted and plain parts
//! - [`cues`]: the words that give a passage its themes
//! - [`sentences`]: a text as it is read aloud
//! - [`lines`]: the source file around a passage

pub mod cues;
pub mod dates;
pub mod lines;
pub mod markup;
pub mod messages;
pub mod part_messages;
pub mod passage;
#[cfg(feature = "ssr")]
pub mod sent;
pub mod sentences;
pub mod source;

pub use messages::Messages;
pub use part_messages::PartMessages;
#[cfg(feature = "ssr")]
pub use sent::SentMessages;
