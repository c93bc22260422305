//! The geometry of the timeline: from dates to places on a line. Pure functions over numbers, so
//! that they are tested natively and know nothing of pixels or the page.
//!
//! - [`scale`]: which days are in view, zooming and panning
//! - [`ticks`]: the marks of the axis
//! - [`plan`]: where each event goes, so that no two labels meet

pub mod plan;
pub mod scale;
pub mod ticks;

pub use plan::{Band, Place, Plan};
pub use scale::Scale;
pub use ticks::{Tick, Unit};
