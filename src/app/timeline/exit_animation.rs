//! The marks that a filter has just taken away: they fade where they stood, so that the eye sees what is gone.

use super::marks::{color_of, shape_of};
use super::{Place, Plan, Window, style_of};
use crate::axis::{Entry, Scale};
use crate::browser::page;
use crate::signal::{Memo, RwSignal};
use crate::store::Explorer;
use crate::ui::{Element, all, effect, element};
use leptos::ev;

/// Marks for the eye alone. Where motion is not wanted the style sheet shows none of them.
pub fn exit_animation(plan: Memo<Plan>, window: Window) -> Element {
    let explorer = Explorer::get();
    // The plan of a moment ago, with the marks only that are gone.
    let gone = RwSignal::new(Plan::default());
    let mut before: Option<(Scale, Plan)> = None;
    effect(move || {
        let (scale, now) = (window.scale(), plan.get());
        // What went out of view has not gone: it is seen to move there.
        let stood = before.take().filter(|(before, _)| *before == scale);
        let mut stood = stood.map(|(_, plan)| plan).unwrap_or_default();
        let is_here = |place: &Place| now.places.iter().any(|other| other.entry == place.entry);
        stood.places.retain(|place| !is_here(place));
        if stood.places.len() + gone.with_untracked(|gone| gone.places.len()) > 0 {
            gone.set(stood);
        }
        before = Some((scale, now));
    });
    effect(move || {
        let styles = gone.with(|gone| {
            let places = gone.places.iter().enumerate();
            let styles = places.map(|(number, place)| (id(number), style_of(gone, place)));
            styles.collect::<Vec<_>>()
        });
        page::after_update(move || page::set_properties(&styles));
    });
    let mark = move |(number, place): (usize, Place)| {
        let entry = Entry::at(explorer.corpus, place.entry);
        let class = format!("{} {}", shape_of(&place, entry), color_of(explorer, entry));
        element("span")
            .class(class)
            .attr("id", id(number))
            .child(element("span").class("mark"))
    };
    element("div")
        .class("gone")
        .attr("aria-hidden", "true")
        .on(ev::animationend, move |_| gone.set(Plan::default()))
        .child(move || all(gone.get().places.into_iter().enumerate().map(mark)))
}

fn id(number: usize) -> String {
    format!("gone-{number}")
}
