//! What the collection is: where to start in it, its sources and method.

use super::part;
use crate::collection::{self, start};
use leptos::prelude::*;

/// What tells of the collection.
pub struct About {
    /// All of the page on sources and method.
    pub page: fn() -> AnyView,
    /// What the collection is, and what to begin with.
    pub begin: fn() -> AnyView,
}

part! {
    /// What tells of the collection.
    ABOUT: About, about, About {
        page: || untrack(collection::about::about).into_any(),
        begin: || untrack(start::begin).into_any(),
    }
}
