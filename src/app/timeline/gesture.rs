//! What fingers, a pen or a mouse do to the window on time.

use crate::axis::Scale;

/// The pointers that are down on the timeline. Places are fractions of its width.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Gesture {
    pointers: Vec<(i32, f64)>,
    /// How far the first pointer went, before that counted as moving.
    strayed: f64,
    is_moving: bool,
}

/// A change of the window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// The place at which the pointers are now; what was under them stays under them.
    pub place: f64,
    /// How far they went, as a fraction of the width.
    pub by: f64,
    /// With how many times as many days in view.
    pub factor: f64,
}

/// What a pointer did that is lifted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// It moved the window; what it was on is not meant to be clicked.
    Moved,
    /// It went down and up at one place.
    Clicked,
}

/// Fingers that are nearer to one another do not pinch: a hair's breadth would make an age of a day.
const NEAREST: f64 = 0.01;

impl Gesture {
    /// A pointer comes down.
    pub fn down(&mut self, pointer: i32, place: f64) {
        if self.pointers.is_empty() {
            *self = Self::default();
        }
        self.pointers.retain(|(id, _)| *id != pointer);
        // A third finger changes nothing.
        if self.pointers.len() < 2 {
            self.pointers.push((pointer, place));
        }
    }

    /// A pointer moves. Nothing changes before it has gone further than `slack`, so that a click with an unsteady
    /// hand stays a click.
    pub fn moved(&mut self, pointer: i32, place: f64, slack: f64) -> Option<Change> {
        let number = self.pointers.iter().position(|(id, _)| *id == pointer)?;
        let before = self.span();
        let went = place - self.pointers[number].1;
        self.pointers[number].1 = place;
        self.strayed += went;
        if !self.is_moving && self.strayed.abs() <= slack && self.pointers.len() < 2 {
            return None;
        }
        let by = if self.is_moving { went } else { self.strayed };
        self.is_moving = true;
        Some(match (before, self.span()) {
            (Some((from, wide)), Some((to, wider))) => Change {
                place: to,
                by: to - from,
                factor: wide / wider,
            },
            _ => Change {
                place,
                by,
                factor: 1.0,
            },
        })
    }

    /// A pointer is lifted or lost: what it did, if it had come down here.
    pub fn up(&mut self, pointer: i32) -> Option<Done> {
        let number = self.pointers.iter().position(|(id, _)| *id == pointer)?;
        self.pointers.remove(number);
        Some(if self.is_moving {
            Done::Moved
        } else {
            Done::Clicked
        })
    }

    /// The middle of two pointers, and how far they are apart.
    fn span(&self) -> Option<(f64, f64)> {
        let [(_, a), (_, b)] = self.pointers[..] else {
            return None;
        };
        Some(((a + b) / 2.0, (a - b).abs().max(NEAREST)))
    }
}

impl Change {
    /// The window after the change.
    #[must_use]
    pub fn of(&self, scale: &Scale, whole: &Scale) -> Scale {
        scale
            .panned(-self.by, whole)
            .zoomed(self.factor, self.place, whole)
    }
}

/// The change that turning a wheel makes: `across` and `along` as a browser tells them, in pixels. A turn zooms where
/// it may; sideways it moves along.
pub fn wheel(place: f64, across: f64, along: f64, width: f64, zooms: bool) -> Option<Change> {
    /// So many pixels of turning double the days in view: about two notches of a common wheel.
    const DOUBLING: f64 = 240.0;
    let sideways = across.abs() > along.abs();
    match (sideways, zooms) {
        (true, _) => Some(Change {
            place,
            by: -across / width.max(1.0),
            factor: 1.0,
        }),
        (false, true) => Some(Change {
            place,
            by: 0.0,
            factor: match along / DOUBLING {
                back if back >= 0.0 => 1.0 + back.min(1.0),
                forth => 1.0 / (1.0 - forth.max(-1.0)),
            },
        }),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole() -> Scale {
        Scale::around(0, 99_999)
    }

    #[test]
    fn an_unsteady_click_is_a_click() {
        let mut gesture = Gesture::default();
        gesture.down(1, 0.5);
        assert_eq!(gesture.moved(1, 0.503, 0.01), None);
        assert_eq!(gesture.moved(2, 0.9, 0.01), None, "another pointer hovers");
        assert_eq!(gesture.up(2), None);
        assert_eq!(gesture.up(1), Some(Done::Clicked));
    }

    #[test]
    fn what_is_under_the_pointer_goes_with_it() {
        let scale = whole().zoomed(0.1, 0.5, &whole());
        let mut gesture = Gesture::default();
        gesture.down(1, 0.5);
        let day = scale.day(0.5);
        let mut now = scale;
        for place in [0.504, 0.52, 0.6, 0.3] {
            if let Some(change) = gesture.moved(1, place, 0.01) {
                now = change.of(&now, &whole());
            }
        }
        assert!((now.place(day) - 0.3).abs() < 1e-6);
        assert_eq!((gesture.up(1), gesture.up(1)), (Some(Done::Moved), None));
    }

    #[test]
    fn two_fingers_keep_what_is_under_them() {
        let scale = whole().zoomed(0.1, 0.5, &whole());
        let mut gesture = Gesture::default();
        gesture.down(1, 0.4);
        gesture.down(2, 0.6);
        gesture.down(3, 0.1);
        let (left, right) = (scale.day(0.4), scale.day(0.6));
        let mut now = scale;
        for (finger, place) in [(1, 0.3), (2, 0.7), (1, 0.25), (3, 0.9), (2, 0.75)] {
            if let Some(change) = gesture.moved(finger, place, 0.01) {
                now = change.of(&now, &whole());
            }
        }
        assert!((now.place(left) - 0.25).abs() < 1e-6 && (now.place(right) - 0.75).abs() < 1e-6);
        // Fingers on one spot make no endless zoom.
        let change = gesture.moved(2, 0.25, 0.01).expect("moves");
        assert!(change.factor.is_finite());
    }

    #[test]
    fn a_wheel_zooms_where_it_may_and_moves_sideways() {
        let zoom = wheel(0.2, 0.0, -240.0, 1000.0, true).expect("zooms");
        assert_eq!((zoom.factor, zoom.by), (0.5, 0.0));
        assert_eq!(wheel(0.2, 0.0, -240.0, 1000.0, false), None);
        let pan = wheel(0.2, 100.0, 0.0, 1000.0, false).expect("moves");
        assert_eq!((pan.factor, pan.by), (1.0, -0.1));
    }
}
