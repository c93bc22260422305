//! Steps from place to place in the open document.

use leptos::prelude::*;

/// A step to the place before or after this one, which is no link where there is none.
pub fn step(
    id: Option<&'static str>,
    sign: &'static str,
    name: String,
    href: Box<dyn Fn() -> Option<String> + Send + Sync>,
) -> AnyView {
    view! {
        <a class="button" id=id href=move || href() title=name.clone() aria-label=name.clone()>
            {sign}
        </a>
    }
    .into_any()
}
