//! What a mouse, a pen or fingers do to an element that can be dragged.

use super::gesture::Change;
use super::{Done, Gesture};
use crate::browser::pointer;
use leptos::ev::PointerEvent;
use leptos::prelude::*;

/// How far a pointer may stray in a click, in CSS pixels.
const SLACK: f64 = 4.0;

/// The pointers on one element, for its handlers of pointer events.
#[derive(Clone, Copy)]
pub struct Hand(StoredValue<Gesture>);

impl Hand {
    /// No pointer yet.
    pub fn new() -> Self {
        Self(StoredValue::new(Gesture::default()))
    }

    /// A pointer comes down: its place, if it may drag here.
    pub fn down(self, event: &PointerEvent) -> Option<f64> {
        let (place, _) = pointer::place_on(event).filter(|_| pointer::begins_drag(event))?;
        self.0
            .update_value(|gesture| gesture.down(event.pointer_id(), place));
        Some(place)
    }

    /// A pointer moves: what that changes. From then on the element has the pointer's events wherever it goes. One
    /// that was lifted elsewhere is let go.
    pub fn moved(self, event: &PointerEvent) -> Option<Change> {
        let (place, width) = pointer::place_on(event)?;
        let id = event.pointer_id();
        let change = self
            .0
            .try_update_value(|gesture| match pointer::is_down(event) {
                true => gesture.moved(id, place, SLACK / width),
                false => gesture.up(id).and(None),
            });
        let change = change.flatten()?;
        pointer::capture(event);
        Some(change)
    }

    /// A pointer is lifted or lost: what it did, if it had come down here.
    pub fn up(self, event: &PointerEvent) -> Option<Done> {
        let done = self
            .0
            .try_update_value(|gesture| gesture.up(event.pointer_id()));
        done.flatten()
    }
}
