//! How a source is named where it is quoted.

pub use crate::text::source::publisher_of;
