//! What lies before and behind the window.

use super::Window;
use crate::axis::{Extent, Scale};
use crate::i18n::dates::show_days;
use crate::signal::Memo;
use crate::store::{Explorer, Facets};
use crate::ui::{element, views};
use corpus::Day;
use leptos::ev;
use leptos::prelude::*;

/// How many of those that are shown lie before and behind what is in view, and the way to them.
pub fn beyond(window: Window) -> AnyView {
    let explorer = Explorer::get();
    let extents = explorer.loader.store.extents();
    let words = explorer.part_words();
    let beyond = Memo::new(move |_| {
        let scale = window.scale();
        let mut sides = [None::<(usize, Day, Day)>; 2];
        for entry in explorer.facets().with(Facets::entries) {
            let Some(Extent { first, last, .. }) = extents.get(entry) else {
                continue;
            };
            let is_after = first.0 as f64 >= scale.end();
            if is_after || scale.start() > last.0 as f64 {
                let side = &mut sides[usize::from(is_after)];
                let (count, from, to) = side.unwrap_or((0, first, last));
                *side = Some((count + 1, from.min(first), to.max(last)));
            }
        }
        sides
    });
    let side = move |side: usize| {
        let found = beyond.with(|sides| sides[side]);
        found.map(|(count, first, last)| {
            let come = move |_| {
                let now = window.now();
                let (start, end) = (Day(now.start() as i64), Day(now.end() as i64));
                let to =
                    Scale::between(Some(first.min(start)), Some(last.max(end)), &window.whole());
                window.glide(to);
            };
            element("button")
                .attr("type", "button")
                .class("quiet")
                .on(ev::click, come)
                .child((words.beyond[side])(
                    count,
                    &show_days((first, last), &words.dates),
                ))
        })
    };
    views()
        .child(element("span").child(move || side(0)))
        .child(element("span").child(move || side(1)))
        .into_any()
}
