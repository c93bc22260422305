//! Sources and method.

use super::part;
use crate::collection;
use leptos::prelude::*;

/// The page.
pub struct About {
    /// All of it.
    pub page: fn() -> AnyView,
}

part! {
    /// Sources and method.
    ABOUT: About, about, About {
        page: || untrack(collection::about::about).into_any(),
    }
}
