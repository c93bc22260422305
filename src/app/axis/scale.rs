//! Which days are in view.

use corpus::Day;

/// A window on time. Days are counted from 1970-01-01 as in [`corpus::Day`]; a place is a fraction
/// of the width, 0 at the first instant in view and 1 at the last.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    start: f64,
    end: f64,
}

/// The narrowest window: one day. Below that nothing new is to be seen, because no date of a corpus is finer.
const MIN_DAYS: f64 = 1.0;
/// All events together are given at least a week.
const MIN_WHOLE: f64 = 7.0;
/// Empty room at each side of all events, as a fraction of their extent.
const MARGIN: f64 = 0.03;

impl Scale {
    /// The window from the beginning of one day to the end of another, with a little room around.
    pub fn around(first: i64, last: i64) -> Self {
        let (first, last) = (first as f64, last.max(first) as f64 + 1.0);
        let room = ((last - first) * MARGIN).max(1.0);
        let days = (last - first + 2.0 * room).max(MIN_WHOLE);
        Self::centred((first + last) / 2.0, days)
    }

    fn centred(middle: f64, days: f64) -> Self {
        let half = days.max(MIN_DAYS) / 2.0;
        Self {
            start: middle - half,
            end: middle + half,
        }
    }

    /// The first instant in view, in days.
    pub fn start(&self) -> f64 {
        self.start
    }

    /// The last instant in view, in days.
    pub fn end(&self) -> f64 {
        self.end
    }

    /// How many days are in view.
    pub fn days(&self) -> f64 {
        self.end - self.start
    }

    /// The place of the beginning of a day; outside 0..1 when it is not in view.
    pub fn place(&self, day: f64) -> f64 {
        (day - self.start) / self.days()
    }

    /// The day at a place, with its fraction: the inverse of [`Self::place`].
    pub fn day(&self, place: f64) -> f64 {
        self.start + place * self.days()
    }

    /// The window with `factor` times as many days, in which the day at a place stays at that place. It never
    /// grows beyond `whole`.
    #[must_use]
    pub fn zoomed(&self, factor: f64, place: f64, whole: &Scale) -> Self {
        let days = bounded(self.days() * factor, MIN_DAYS, whole.days());
        let start = self.day(place) - place * days;
        Self {
            start,
            end: start + days,
        }
        .within(whole)
    }

    /// The window on a part of this one, from one place to another, with as much room again around.
    #[must_use]
    pub fn at(&self, start: f64, end: f64, whole: &Scale) -> Self {
        let days = ((end - start) * 2.0 * self.days()).min(whole.days());
        Self::centred(self.day((start + end) / 2.0), days).within(whole)
    }

    /// The window from the beginning of one day to the end of another, as far as that lies within `whole`.
    #[must_use]
    pub fn between(first: Option<Day>, last: Option<Day>, whole: &Scale) -> Self {
        match (first, last) {
            (None, None) => *whole,
            (first, last) => {
                let start = first.map_or(whole.start, |day| {
                    bounded(day.0 as f64, whole.start, whole.end)
                });
                let end = last.map_or(whole.end, |day| {
                    bounded(day.0 as f64 + 1.0, whole.start, whole.end)
                });
                Self::centred(
                    (start + end) / 2.0,
                    ((end - start) * (1.0 + 2.0 * MARGIN)).min(whole.days()),
                )
                .within(whole)
            }
        }
    }

    /// The narrowest window of whole parts of time, each of so many days, that has all of this one.
    #[must_use]
    pub fn in_parts(&self, days: f64) -> Self {
        Self {
            start: (self.start / days).floor() * days,
            end: (self.end / days).ceil() * days,
        }
    }

    /// True if there is no looking closer.
    pub fn is_narrowest(&self) -> bool {
        self.days() <= MIN_DAYS
    }

    /// The window moved by a fraction of its width, within `whole`.
    #[must_use]
    pub fn panned(&self, by: f64, whole: &Scale) -> Self {
        let middle = (self.start + self.end) / 2.0 + by * self.days();
        Self::centred(middle, self.days()).within(whole)
    }

    /// The window moved so that it lies inside another that is at least as wide.
    fn within(self, whole: &Scale) -> Self {
        let right = (whole.start - self.start).max(0.0);
        let left = (self.end - whole.end).max(0.0);
        Self {
            start: self.start + right - left,
            end: self.end + right - left,
        }
    }
}

/// A number brought between two others. `f64::clamp` would bring the printing of floats into the program, for the
/// message of a panic.
fn bounded(number: f64, least: f64, most: f64) -> f64 {
    number.max(least).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_inside_with_room_around() {
        let scale = Scale::around(0, 999);
        assert!(scale.place(0.0) > 0.0 && scale.place(0.0) < 0.05);
        assert!(scale.place(1000.0) < 1.0 && scale.place(1000.0) > 0.95);
        assert_eq!(Scale::around(5, 5).days(), MIN_WHOLE);
        assert_eq!(Scale::around(5, 4).days(), MIN_WHOLE);
    }

    #[test]
    fn a_part_comes_into_the_middle() {
        let whole = Scale::around(0, 9_999);
        let (from, to) = (whole.place(2_000.0), whole.place(3_000.0));
        let part = whole.at(from, to, &whole);
        assert!((part.place(2_000.0) - 0.25).abs() < 1e-6);
        assert!((part.place(3_000.0) - 0.75).abs() < 1e-6);
    }

    #[test]
    fn what_is_under_the_pointer_stays_there() {
        let whole = Scale::around(0, 99_999);
        let near = whole.zoomed(0.1, 0.4, &whole);
        for place in [0.0, 0.3, 0.9] {
            let day = near.day(place);
            let nearer = near.zoomed(0.25, place, &whole);
            assert!((nearer.place(day) - place).abs() < 1e-6, "{place}");
            assert!((nearer.zoomed(4.0, place, &whole).start() - near.start()).abs() < 1e-3);
        }
    }

    #[test]
    fn a_period_fills_the_window() {
        let whole = Scale::around(0, 9_999);
        assert_eq!(Scale::between(None, None, &whole), whole);
        let part = Scale::between(Some(Day(2_000)), Some(Day(2_999)), &whole);
        assert!(part.place(2_000.0) > 0.0 && part.place(3_000.0) < 1.0 && part.days() < 1_100.0);
        let late = Scale::between(Some(Day(9_000)), None, &whole);
        assert!((late.end() - whole.end()).abs() < 1e-6 && late.start() < 9_000.0);
        // What lies outside shows the nearest day, and never more than there is.
        for (first, last) in [
            (20_000, 30_000),
            (-500, -400),
            (3_000, 2_000),
            (100, 9_999),
            (-9_999, 99_999),
        ] {
            let scale = Scale::between(Some(Day(first)), Some(Day(last)), &whole);
            assert!(scale.start() >= whole.start() - 1e-6 && scale.end() <= whole.end() + 1e-6);
        }
    }

    #[test]
    fn zooming_and_panning_stay_within_the_whole() {
        let whole = Scale::around(0, 9_999);
        let mut scale = whole;
        for _ in 0..40 {
            scale = scale.zoomed(0.5, whole.place(0.0), &whole);
        }
        assert_eq!(scale.days(), MIN_DAYS);
        assert!(scale.start() >= whole.start());
        assert!(scale.is_narrowest() && !whole.is_narrowest());
        for _ in 0..30_000 {
            scale = scale.panned(0.5, &whole);
        }
        assert!((scale.end() - whole.end()).abs() < 1e-6);
        for _ in 0..40 {
            scale = scale.zoomed(2.0, 0.5, &whole);
        }
        assert!((scale.start() - whole.start()).abs() < 1e-6);
        assert!((scale.days() - whole.days()).abs() < 1e-6);
    }
}
