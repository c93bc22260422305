//! Passages that leave the page and come back: links, receipts, notes, and one document beside
//! another.
//!
//! In the order in which the data flows:
//!
//! - [`fold`]: texts without the differences that copying makes
//! - [`reading`]: the text of a document as one reads it, and the blocks that it is made of
//! - [`selector`]: which words of it are meant, as a W3C selector; [`address`]: the same in an address
//! - [`find`]: every place that may be meant, with how much speaks for it
//! - [`anchor`](mod@anchor): the one place that is meant, also in a text that was edited since, or none
//! - [`difference`](mod@difference): what was changed, word by word
//! - [`receipt`]: a passage as plain text that can be checked
//! - [`notes`]: what readers mark and write
//! - [`align`](mod@align): what two documents say side by side
//!
//! **Invariant:** pure functions of their arguments. No I/O, no clock, no web types, no words for
//! people; all of it takes bounded work, counted in steps and never in time. What is looked up in
//! an edited text is found, or said to be lost, and never taken for something else: guarded by the
//! properties in `anchor`.

pub mod address;
pub mod align;
pub mod anchor;
pub mod difference;
pub mod find;
pub mod fold;
pub mod notes;
pub mod reading;
pub mod receipt;
pub mod selector;

pub use align::{Row, Said, align};
pub use anchor::{Anchored, anchor};
pub use difference::{Run, difference};
pub use notes::Note;
pub use reading::{Field, Part, Reading};
pub use selector::{Rivals, Selector, Words};
