//! The marks of events that a filter has just taken away: they fade where they stood, so that the eye sees what is gone.

use super::marks::shape_of;
use super::{Window, style_of};
use crate::components::all;
use crate::components::theme::class_for;
use crate::platform::page;
use crate::state::Explorer;
use crate::timeline::{Place, Plan, Scale};
use leptos::prelude::*;

/// Marks for the eye alone. Where motion is not wanted the style sheet shows none of them.
#[component]
pub fn Gone(plan: Memo<Plan>, window: Window) -> impl IntoView {
    let explorer = Explorer::get();
    // The plan of a moment ago, with the marks only that are gone.
    let gone = RwSignal::new(Plan::default());
    Effect::new(move |before: Option<(Scale, Plan)>| {
        let (scale, now) = (window.scale(), plan.get());
        // What went out of view has not gone: it is seen to move there.
        let stood = before.filter(|(before, _)| *before == scale);
        let mut stood = stood.map(|(_, plan)| plan).unwrap_or_default();
        let is_here = |place: &Place| now.places.iter().any(|other| other.event == place.event);
        stood.places.retain(|place| !is_here(place));
        if stood.places.len() + gone.with_untracked(|gone| gone.places.len()) > 0 {
            gone.set(stood);
        }
        (scale, now)
    });
    Effect::new(move || {
        let styles = gone.with(|gone| {
            let places = gone.places.iter().enumerate();
            let styles = places.map(|(number, place)| (id(number), style_of(gone, place)));
            styles.collect::<Vec<_>>()
        });
        page::after_update(move || page::set_properties(&styles));
    });
    let mark = move |(number, place): (usize, Place)| {
        let event = &explorer.corpus.events[place.event];
        let class = format!("{} {}", shape_of(&place, event), class_for(explorer, event));
        view! {
            <span class=class id=id(number)>
                <span class="mark"></span>
            </span>
        }
    };
    view! {
        <div class="gone" aria-hidden="true" on:animationend=move |_| gone.set(Plan::default())>
            {move || all(gone.get().places.into_iter().enumerate().map(mark))}
        </div>
    }
}

fn id(number: usize) -> String {
    format!("gone-{number}")
}
