//! Sources and method.

use super::part;
use crate::views;
use leptos::prelude::*;

/// The page.
pub struct About {
    /// All of it.
    pub page: fn() -> AnyView,
}

part! {
    /// Sources and method.
    ABOUT: About, about, About {
        page: || untrack(views::about).into_any(),
    }
}
