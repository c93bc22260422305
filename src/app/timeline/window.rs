//! Which part of time is in view, and what moves it.

use super::TRACK;
use crate::axis::Scale;
use crate::browser::page;
use crate::signal::{Memo, RwSignal};
use leptos::prelude::*;

/// The window on time, for the parts of the timeline that move it.
#[derive(Clone, Copy)]
pub struct Window {
    scale: RwSignal<Scale>,
    /// What a hand has asked for since the last frame.
    asked: StoredValue<Option<Scale>>,
    glides: RwSignal<bool>,
    whole: Memo<Scale>,
    first_view: Memo<Scale>,
}

impl Window {
    /// The window on what one sees first; `whole` is all of time that has any event or document.
    pub fn new(whole: Memo<Scale>, first_view: Memo<Scale>) -> Self {
        Self {
            scale: RwSignal::new(first_view.get_untracked()),
            asked: StoredValue::new(None),
            glides: RwSignal::new(false),
            whole,
            first_view,
        }
    }

    /// What is in view.
    pub fn scale(self) -> Scale {
        self.scale.get()
    }

    /// The widest window.
    pub fn whole(self) -> Scale {
        self.whole.get()
    }

    /// What one sees first.
    pub fn first_view(self) -> Scale {
        self.first_view.get()
    }

    /// True when what changes place should be seen to go there, and not follow a hand.
    pub fn glides(self) -> bool {
        self.glides.get()
    }

    /// What is or will be in view, without following its changes.
    pub fn now(self) -> Scale {
        let asked = self.asked.get_value();
        asked.unwrap_or_else(|| self.scale.get_untracked())
    }

    /// Moves to another part. What is drawn glides there, so that the eye can follow.
    pub fn glide(self, to: Scale) {
        self.glides.set(true);
        self.asked.set_value(None);
        self.set(to);
    }

    fn set(self, to: Scale) {
        // The mark that has the focus may go out of view or into a cluster.
        page::keeping_focus_in(TRACK, || self.scale.set(to));
    }

    /// Moves with a hand: at once, and once a frame however often the hand moves.
    pub fn follow(self, change: impl FnOnce(&Scale, &Scale) -> Scale) {
        self.glides.set(false);
        let to = change(&self.now(), &self.whole.get_untracked());
        let waits = self.asked.get_value().is_some();
        self.asked.set_value(Some(to));
        if !waits {
            page::after_update(move || {
                if let Some(to) = self.asked.try_update_value(Option::take).flatten() {
                    self.set(to);
                }
            });
        }
    }
}
