//! Where each event goes.

use super::Scale;
use corpus::{Corpus, Day, Event};

/// The timeline of some events: bands from top to bottom, each with rows, each row with events
/// whose labels do not meet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    /// The events in view, by row and place within it ordered as they were given.
    pub places: Vec<Place>,
    /// The bands, from top to bottom.
    pub bands: Vec<Band>,
    /// Rows in all bands together.
    pub rows: u16,
}

/// A band of the timeline: all events of one source, or those without a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    /// Position of the source in `corpus.documents`; `None` for events without a date.
    pub document: Option<usize>,
    /// Its first row, counted over all bands.
    pub first_row: u16,
    /// How many rows it has; at least one.
    pub rows: u16,
}

/// Where an event goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Position of the event in `corpus.events`.
    pub event: usize,
    /// Its row, counted over all bands.
    pub row: u16,
    /// Where its bar begins, 0..1.
    pub start: f64,
    /// How wide its bar is, 0..1; 0 for a date that is a point at this zoom.
    pub width: f64,
    /// Its beginning is open or unknown: the bar fades out to the left.
    pub open_start: bool,
    /// Its end is open or unknown: the bar fades out to the right.
    pub open_end: bool,
    /// The room that its label has, 0..1; at least [`LABEL`] for a label beside its bar.
    pub label: f64,
    /// The label stands before the bar, because there is no room behind it.
    pub flipped: bool,
}

/// The room of a label, as a fraction of the width. At the narrowest width at which the timeline
/// is drawn as a line (700 px) it is 154 px, the widest that a label is made by the style sheet.
pub const LABEL: f64 = 0.22;
/// A bar at least this wide holds its label inside.
const HOLDS_LABEL: f64 = LABEL;
/// The length that stands for an open end.
const FADE: f64 = 0.05;
/// Events without a date are set in this many columns.
const UNDATED_COLUMNS: usize = 4;

impl Plan {
    /// Places the events at the given positions of `corpus.events`; those that lie wholly outside
    /// the scale are left out.
    pub fn new(corpus: &Corpus, events: &[usize], scale: &Scale) -> Self {
        let mut plan = Plan::default();
        for document in 0..corpus.documents.len() {
            let id = &corpus.documents[document].id;
            let told = events.iter().filter_map(|&position| {
                let event = &corpus.events[position];
                let tells = event.evidence.first().is_some_and(|e| &e.document == id);
                bar(position, extent_of(event).filter(|_| tells)?, scale)
            });
            plan.add_dated(document, told);
        }
        let undated = |&position: &usize| extent_of(&corpus.events[position]).is_none();
        plan.add_undated(events.iter().copied().filter(undated));
        plan.places.sort_by_key(|place| place.event);
        plan
    }

    fn add_dated(&mut self, document: usize, bars: impl Iterator<Item = Place>) {
        let mut bars: Vec<_> = bars.collect();
        if bars.is_empty() {
            return;
        }
        bars.sort_by(|a, b| room(a).0.total_cmp(&room(b).0));
        // For each row of the band the place up to which it is taken, and the last bar in it.
        let mut rows: Vec<(f64, usize)> = Vec::new();
        for mut bar in bars {
            let (start, end) = room(&bar);
            let row = rows.iter().position(|&(until, _)| until <= start);
            let row = row.unwrap_or(rows.len());
            let taken = (end, self.places.len());
            match rows.get_mut(row) {
                Some(last) => {
                    self.widen_label(last.1, start);
                    *last = taken;
                }
                None => rows.push(taken),
            }
            bar.row = self.rows.saturating_add(row as u16);
            self.places.push(bar);
        }
        for &(_, last) in &rows {
            self.widen_label(last, 1.0);
        }
        self.add_band(Some(document), rows.len());
    }

    /// Gives a label that stands behind its bar the free room up to a place.
    fn widen_label(&mut self, position: usize, up_to: f64) {
        let place = &mut self.places[position];
        if !place.flipped && !place.holds_label() {
            place.label = (up_to - place.start - place.width).max(LABEL);
        }
    }

    fn add_undated(&mut self, events: impl Iterator<Item = usize>) {
        let mut count = 0;
        for event in events {
            self.places.push(Place {
                event,
                row: self.rows.saturating_add((count / UNDATED_COLUMNS) as u16),
                start: (count % UNDATED_COLUMNS) as f64 / UNDATED_COLUMNS as f64,
                width: 0.0,
                open_start: false,
                open_end: false,
                label: 1.0 / UNDATED_COLUMNS as f64,
                flipped: false,
            });
            count += 1;
        }
        if count > 0 {
            self.add_band(None, count.div_ceil(UNDATED_COLUMNS));
        }
    }

    fn add_band(&mut self, document: Option<usize>, rows: usize) {
        let rows = rows as u16;
        self.bands.push(Band {
            document,
            first_row: self.rows,
            rows,
        });
        self.rows = self.rows.saturating_add(rows);
    }
}

impl Place {
    /// True if the label is set inside the bar.
    pub fn holds_label(&self) -> bool {
        self.width >= HOLDS_LABEL
    }
}

/// The days that an event covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Extent {
    first: Day,
    last: Day,
    open_start: bool,
    open_end: bool,
}

/// The days that an event covers; `None` when it has no date, or one that is open on both sides.
fn extent_of(event: &Event) -> Option<Extent> {
    let date = event.date.as_ref()?;
    let (first, last) = (date.earliest(), date.latest());
    Some(Extent {
        first: first.or(last)?,
        last: last.or(first)?,
        open_start: first.is_none(),
        open_end: last.is_none(),
    })
}

/// The scale on which all dated events of a corpus are in view.
pub fn whole(corpus: &Corpus) -> Scale {
    let extents = || corpus.events.iter().filter_map(extent_of);
    let first = extents().map(|extent| extent.first.0).min();
    let last = extents().map(|extent| extent.last.0).max();
    Scale::around(first.unwrap_or_default(), last.unwrap_or_default())
}

/// The bar of an event, before it has a row; `None` when it lies outside the scale.
fn bar(event: usize, extent: Extent, scale: &Scale) -> Option<Place> {
    let mut start = scale.place(extent.first.0 as f64);
    let mut end = scale.place(extent.last.0 as f64 + 1.0);
    if extent.open_start {
        start = end - FADE;
    }
    if extent.open_end {
        end = end.max(start + FADE);
    }
    if end < 0.0 || start > 1.0 {
        return None;
    }
    let (start, end) = (start.max(0.0), end.min(1.0));
    let width = end - start;
    Some(Place {
        event,
        row: 0,
        start,
        width,
        open_start: extent.open_start,
        open_end: extent.open_end,
        label: LABEL,
        flipped: width < HOLDS_LABEL && end + LABEL > 1.0 && start > LABEL,
    })
}

/// From where to where a bar and its label take up room.
fn room(place: &Place) -> (f64, f64) {
    let end = place.start + place.width;
    match (place.holds_label(), place.flipped) {
        (true, _) => (place.start, end),
        (false, true) => (place.start - LABEL, end),
        (false, false) => (place.start, end + LABEL),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::tests::{corpus_of, dates};

    fn plan(events: &[&str]) -> Plan {
        let corpus = corpus_of(&dates(events));
        let all: Vec<_> = (0..corpus.events.len()).collect();
        Plan::new(&corpus, &all, &whole(&corpus))
    }

    #[test]
    fn labels_never_meet() {
        let crowd: Vec<String> = (1..=28).map(|day| format!("2023-02-{day:02}")).collect();
        let mut crowd: Vec<&str> = crowd.iter().map(String::as_str).collect();
        crowd.extend([
            "2016",
            "2019/2028",
            "2025-04/..",
            "../2023-07-19",
            "2024",
            "2027-12-31",
        ]);
        let plan = plan(&crowd);
        assert_eq!(plan.places.len(), crowd.len());
        for a in &plan.places {
            for b in plan
                .places
                .iter()
                .filter(|b| b.row == a.row && b.event != a.event)
            {
                let (a, b) = (widest(a), widest(b));
                assert!(a.1 <= b.0 + 1e-9 || b.1 <= a.0 + 1e-9, "{a:?} meets {b:?}");
            }
        }
    }

    /// What a bar and its label take up with all the room that the label was given.
    fn widest(place: &Place) -> (f64, f64) {
        let (start, end) = room(place);
        match place.flipped || place.holds_label() {
            true => (start, end),
            false => (start, place.start + place.width + place.label),
        }
    }

    #[test]
    fn what_is_open_is_drawn_open_and_what_has_no_date_has_no_place_in_time() {
        let plan = plan(&["2016", "2025-04/..", "../2023", "", "../.."]);
        let shapes: Vec<_> = plan
            .places
            .iter()
            .map(|p| (p.open_start, p.open_end))
            .collect();
        assert_eq!(
            shapes,
            [
                (false, false),
                (false, true),
                (true, false),
                (false, false),
                (false, false)
            ]
        );
        let bands: Vec<_> = plan
            .bands
            .iter()
            .map(|band| (band.document, band.rows))
            .collect();
        assert_eq!(bands.last(), Some(&(None, 1)), "{bands:?}");
        assert!(plan.places[3].row == plan.places[4].row);
    }

    #[test]
    fn what_is_out_of_view_is_left_out() {
        let corpus = corpus_of(&dates(&["2000", "2010", "2020", ""]));
        let all = whole(&corpus);
        let late = all.zoomed(
            0.25,
            Some(Day::new(2020, 6, 1).map_or(0.0, |d| d.0 as f64)),
            &all,
        );
        let plan = Plan::new(&corpus, &[0, 1, 2, 3], &late);
        let events: Vec<_> = plan.places.iter().map(|place| place.event).collect();
        assert_eq!(events, [2, 3]);
    }
}
