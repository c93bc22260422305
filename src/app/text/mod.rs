//! Words of the interface and dates as people read them.
//!
//! - [`messages`]: every string of the interface, a catalogue for each language
//! - [`dates`]: EDTF to words
//! - [`passage`]: a text cut into highlighted and plain parts

pub mod dates;
pub mod messages;
pub mod passage;

pub use messages::Messages;
