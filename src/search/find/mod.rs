//! Searching: a corpus, its index and a query to what is found.
//!
//! - [`fields`]: what fields of a query admit
//! - [`found`]: what a query finds
//! - [`marks`](mod@marks): where a passage has what was looked for
//! - [`spell`]: words and names as the corpus spells them

pub mod fields;
pub mod found;
pub mod marks;
pub mod spell;
#[cfg(test)]
mod tests;

pub use fields::Scope;
pub use found::{DocumentHit, Found, Hit, Holds, find};
pub use marks::{Marks, marks};
pub use spell::Completion;
