//! How a source is named where it is quoted.

pub use crate::text::source::{name_among, publisher_of};
