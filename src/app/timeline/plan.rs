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

/// What the events of a band have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lane {
    /// The source that tells of them, by its position in `corpus.documents`.
    Source(usize),
    /// Nothing but a date: there are too many sources for a band each.
    Dated,
    /// That they have no date.
    Undated,
}

/// A band of the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    /// What it holds.
    pub lane: Lane,
    /// Its first row, counted over all bands.
    pub first_row: u16,
    /// How many rows it has; at least one.
    pub rows: u16,
}

/// Where an event goes, or several that are drawn as one.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Position of the event in `corpus.events`.
    pub event: usize,
    /// The other events of a cluster, after it in that order; none for an event by itself.
    pub others: Vec<usize>,
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
/// As many sources have a band each; the events of more stand in one band.
const MOST_SOURCES: usize = 12;
/// As many events are drawn one by one; of more, those that begin and end close together are drawn
/// as one. 120 labels fill about 30 rows, which is as much as anybody looks through.
const MOST_MARKS: usize = 120;
/// Begin and end are close together when they are in the same of so many parts of the width.
const CELLS: usize = 24;
/// Events without a date are set in this many columns.
const UNDATED_COLUMNS: usize = 4;

impl Plan {
    /// Places the events at the given positions of `corpus.events`; those that lie wholly outside
    /// the scale are left out.
    pub fn new(corpus: &Corpus, events: &[usize], scale: &Scale) -> Self {
        let mut plan = Plan::default();
        let dated = events.iter().filter_map(|&position| {
            let event = &corpus.events[position];
            let bar = bar(position, extent_of(event)?, scale)?;
            let source = &event.evidence.first()?.document;
            let source = corpus.documents.iter().position(|d| &d.id == source)?;
            Some((source, bar))
        });
        let dated: Vec<_> = dated.collect();
        let is_crowded = dated.len() > MOST_MARKS && !scale.is_narrowest();
        for (lane, bars) in lanes(corpus.documents.len(), dated) {
            let bars = match is_crowded {
                true => clustered(bars),
                false => bars,
            };
            plan.add_dated(lane, bars);
        }
        let undated = |&position: &usize| extent_of(&corpus.events[position]).is_none();
        plan.add_undated(events.iter().copied().filter(undated));
        plan.places.sort_by_key(|place| place.event);
        plan
    }

    fn add_dated(&mut self, lane: Lane, mut bars: Vec<Place>) {
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
        self.add_band(lane, rows.len());
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
                others: Vec::new(),
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
            self.add_band(Lane::Undated, count.div_ceil(UNDATED_COLUMNS));
        }
    }

    fn add_band(&mut self, lane: Lane, rows: usize) {
        let rows = rows as u16;
        self.bands.push(Band {
            lane,
            first_row: self.rows,
            rows,
        });
        self.rows = self.rows.saturating_add(rows);
    }
}

impl Place {
    /// Makes one of this and a later one.
    fn take_in(&mut self, other: Place) {
        let end = (self.start + self.width).max(other.start + other.width);
        self.start = self.start.min(other.start);
        self.width = end - self.start;
        self.others.push(other.event);
        self.open_start |= other.open_start;
        self.open_end |= other.open_end;
        self.flipped = is_flipped(self.start, self.width);
    }

    /// The positions of its events.
    pub fn events(&self) -> impl Iterator<Item = usize> + '_ {
        [self.event].into_iter().chain(self.others.iter().copied())
    }

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
        others: Vec::new(),
        row: 0,
        start,
        width,
        open_start: extent.open_start,
        open_end: extent.open_end,
        label: LABEL,
        flipped: is_flipped(start, width),
    })
}

/// True if the label of a bar has no room behind it, but before it.
fn is_flipped(start: f64, width: f64) -> bool {
    width < HOLDS_LABEL && start + width + LABEL > 1.0 && start > LABEL
}

/// The bars of each lane, in the order of the sources.
fn lanes(sources: usize, bars: Vec<(usize, Place)>) -> Vec<(Lane, Vec<Place>)> {
    let mut of_source = vec![Vec::new(); sources];
    for (source, bar) in &bars {
        of_source[*source].push(bar.clone());
    }
    let taken = of_source.iter().filter(|bars| !bars.is_empty()).count();
    if taken > MOST_SOURCES {
        let bars = bars.into_iter().map(|(_, bar)| bar);
        return vec![(Lane::Dated, bars.collect())];
    }
    let lanes = of_source.into_iter().enumerate();
    lanes
        .filter(|(_, bars)| !bars.is_empty())
        .map(|(source, bars)| (Lane::Source(source), bars))
        .collect()
}

/// Bars that begin close together and end close together, as one each.
fn clustered(bars: Vec<Place>) -> Vec<Place> {
    let cell = |place: f64| (place * CELLS as f64) as usize;
    // Places go from 0 to 1, both included.
    let mut cells = vec![None; (CELLS + 1) * (CELLS + 1)];
    for bar in bars {
        let begin_and_end = cell(bar.start) * (CELLS + 1) + cell(bar.start + bar.width);
        match &mut cells[begin_and_end.min((CELLS + 1) * (CELLS + 1) - 1)] {
            free @ None => *free = Some(bar),
            Some(taken) => Place::take_in(taken, bar),
        }
    }
    cells.into_iter().flatten().collect()
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
            .map(|band| (band.lane, band.rows))
            .collect();
        assert_eq!(bands.last(), Some(&(Lane::Undated, 1)), "{bands:?}");
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

    /// The marks at this zoom: how many of them are clusters, and all events in them.
    fn crowd(corpus: &Corpus, scale: &Scale) -> (usize, usize, Vec<usize>) {
        let all: Vec<_> = (0..corpus.events.len()).collect();
        let plan = Plan::new(corpus, &all, scale);
        let clusters = plan.places.iter().filter(|p| !p.others.is_empty());
        let mut events: Vec<_> = plan.places.iter().flat_map(Place::events).collect();
        events.sort_unstable();
        (plan.places.len(), clusters.count(), events)
    }

    #[test]
    fn crowds_are_drawn_as_one_and_open_when_one_looks_closer() {
        let days: Vec<String> = (0..2_000)
            .map(|n| format!("19{:02}-{:02}-{:02}", n / 40, n % 12 + 1, n % 28 + 1))
            .collect();
        let days: Vec<&str> = days.iter().map(String::as_str).collect();
        let corpus = corpus_of(&dates(&days));
        let far = whole(&corpus);
        let (marks, clusters, events) = crowd(&corpus, &far);
        // A mark begins in a part of the width and ends there or in the next.
        assert!(marks <= 2 * CELLS && clusters > 0, "{marks}");
        // Nobody is lost in a crowd.
        assert_eq!(events, (0..2_000).collect::<Vec<_>>());
        let near = far.zoomed(0.01, None, &far);
        let (marks, clusters, _) = crowd(&corpus, &near);
        assert!(marks > 0 && clusters == 0, "{marks} {clusters}");
        // On one day nothing is left to look closer at.
        let corpus = corpus_of(&dates(&["1962-10-22"; 200]));
        let (marks, clusters, _) = crowd(&corpus, &whole(&corpus));
        assert_eq!((marks, clusters), (200, 0));
    }

    #[test]
    fn many_sources_share_a_band() {
        let mut corpus = corpus_of(&dates(&["1962-10-22"; 13]));
        corpus.documents.clear();
        for (position, event) in corpus.events.iter_mut().enumerate() {
            let document = crate::state::tests::document(&format!("d{position}"));
            event.evidence = vec![crate::timeline::tests::evidence(&document.id)];
            corpus.documents.push(document);
        }
        let bands = |events: &[usize]| {
            let plan = Plan::new(&corpus, events, &whole(&corpus));
            let lanes: Vec<_> = plan.bands.iter().map(|band| band.lane).collect();
            lanes
        };
        let all: Vec<_> = (0..13).collect();
        assert_eq!(bands(&all), [Lane::Dated]);
        assert_eq!(bands(&all[5..7]), [Lane::Source(5), Lane::Source(6)]);
    }
}
