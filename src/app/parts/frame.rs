//! What stands around every page, or in it now and then.

use super::part;
use crate::filters::empty_state;
use crate::reader::reading_place;
use crate::shell::{borders, cited, shortcuts, tools};
use crate::signal::Memo;
use crate::store::Explorer;
use crate::timeline::{self, Plan, Window, event_steps};
use leptos::prelude::*;

/// The frame of a page.
pub struct Frame {
    /// The tools in its head.
    pub tools: fn() -> AnyView,
    /// Does what a key stands for; false if it stands for nothing here.
    pub press: fn(Explorer, &str) -> bool,
    /// The offer to go on where one has read before.
    pub go_on: fn() -> AnyView,
    /// What stands in the list of events when the filters leave none.
    pub empty_state: fn() -> AnyView,
    /// The marks that a filter has just taken away from the timeline.
    pub exit_animation: fn(Memo<Plan>, Window) -> AnyView,
    /// What lies before and behind the window of the timeline.
    pub beyond: fn(Window) -> AnyView,
    /// The selected event, and the steps to its neighbours in time.
    pub event_steps: fn() -> AnyView,
    /// The documents that a print cites at its end.
    pub cited: fn() -> AnyView,
}

part! {
    /// The frame.
    FRAME: Frame, frame, Frame {
        tools: || untrack(tools::tools).into_any(),
        press: shortcuts::press,
        go_on: || untrack(|| reading_place::continue_reading(None)).into_any(),
        empty_state: || untrack(empty_state::empty_state).into_any(),
        exit_animation: |plan, window| untrack(|| timeline::exit_animation(plan, window)).into_any(),
        beyond: |window| untrack(|| timeline::beyond(window)),
        event_steps: || {
            // With what stands below the timeline on every page that has panes.
            borders::place_borders();
            untrack(event_steps::event_steps)
        },
        cited: || untrack(cited::cited),
    }
}
