//! Words of the interface, and dates as people read them.
//!
//! - [`messages`]: every string of the interface, a catalogue for each language
//! - [`part_messages`]: those of the parts of the program that come later
//! - [`sent`]: those that only the page as it is sent contains (feature `ssr`)
//! - [`dates`]: EDTF to words
//! - [`source`]: what a document is called

pub mod dates;
pub mod messages;
pub mod part_messages;
#[cfg(feature = "ssr")]
pub mod sent;
pub mod source;

pub use messages::Messages;
pub use part_messages::PartMessages;
#[cfg(feature = "ssr")]
pub use sent::SentMessages;
