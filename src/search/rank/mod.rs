//! Which passages answer a query, and how well.
//!
//! - [`count`](mod@count): how often passages have what is asked for
//! - [`near`]: words that stand close together
//! - [`score`](mod@score): what that counts
//! - [`best`]: the best of many

pub mod best;
pub mod count;
pub mod near;
pub mod score;

pub use best::Best;
pub use count::{Counts, count, phrases};
pub use score::{Scores, score};
