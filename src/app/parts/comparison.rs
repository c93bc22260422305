//! Documents against each other.

use super::part;
use crate::{compare, matrix};
use corpus::Document;
use leptos::prelude::*;

/// Comparisons.
pub struct Comparison {
    /// A document beside another one.
    pub documents: fn(&'static Document) -> AnyView,
    /// The table of themes by source.
    pub matrix: fn() -> AnyView,
}

part! {
    /// The comparisons.
    COMPARISON: Comparison, comparison, Comparison {
        documents: |document| untrack(|| compare::compare(document)).into_any(),
        matrix: || untrack(matrix::matrix).into_any(),
    }
}
