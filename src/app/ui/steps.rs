//! Steps from place to place in the open document.

use super::element;
use leptos::prelude::*;

/// A step to the place before or after this one, which is no link where there is none.
pub fn step(
    id: Option<&'static str>,
    sign: &'static str,
    name: String,
    href: Box<dyn Fn() -> Option<String> + Send + Sync>,
) -> AnyView {
    element("a")
        .class("button")
        .attr("id", id)
        .attr("href", href)
        .attr("title", name.clone())
        .attr("aria-label", name.clone())
        .child(sign)
        .into_any()
}
