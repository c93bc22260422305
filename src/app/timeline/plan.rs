//! Where each event and each document goes.
//!
//! What is close together is told by parts of time and not of the window, and these parts only double: clusters
//! neither fall apart nor count anew while one moves along, and few do so in a frame of zooming.

use crate::axis::{Extent, Extents, Scale};
use crate::route::LanesBy;
use crate::store::Lanes;
use corpus::{Day, positions_in_order};
use std::cmp::Ordering;

/// The timeline of some entries: bands from top to bottom, each with rows, each row with events or documents
/// whose labels do not meet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    /// The marks in view, in the order of their first entries.
    pub places: Vec<Place>,
    /// The bands, from top to bottom.
    pub bands: Vec<Band>,
    /// Rows in all bands together.
    pub rows: u16,
}

/// What a plan is made of.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'s> {
    /// The days of all entries.
    pub extents: &'s Extents,
    /// By what they are parted.
    pub lanes: &'s Lanes,
    /// The positions of those that are shown, ascending.
    pub entries: &'s [usize],
    /// The window on time.
    pub scale: Scale,
    /// The widest window.
    pub whole: Scale,
    /// The window on what one sees first.
    pub first_view: Scale,
    /// The position of the selected event.
    pub selected: Option<usize>,
    /// The room that the label of each entry needs, of [`room_for`], where labels are shown whole. Else each
    /// has [`LABEL`] at least.
    pub labels: Option<&'s [f64]>,
}

/// What the entries of a band have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lane {
    /// They are documents.
    Documents,
    /// A source, theme or status, by its position in the corpus.
    Named(LanesBy, usize),
    /// That none of the themes is theirs.
    Nameless,
    /// Nothing but a date: there are too many lanes for a band each.
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

/// Where an entry goes, or several that are drawn as one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Position of the entry; of a cluster the first one.
    pub entry: usize,
    /// How many entries it stands for; more than one make it a cluster.
    pub count: usize,
    /// The selected event is among them.
    pub holds_selected: bool,
    /// The days that its entries cover, both included; `None` for events without a date.
    pub days: Option<(Day, Day)>,
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
    /// The room that its label has, 0..1; at least what it needs beside its bar, unless the window ends before.
    pub label: f64,
    /// The label is set inside the bar, which as a whole is wide enough for it.
    pub wide: bool,
    /// The label stands before the bar, because there is no room behind it.
    pub flipped: bool,
}

/// The room of a label, as a fraction of the width. At the narrowest width at which the timeline
/// is drawn as a line (700 px) it is 154 px, the widest that a label is made by the style sheet.
pub const LABEL: f64 = 0.22;
/// A whole label has two lines: each takes half of what every letter does in small type, and the mark and what stays free at
/// the end of a line. In CSS pixels of a timeline that is so wide; a wider one has more room than it needs.
const HALF_LETTER: f64 = 3.1;
const BESIDE_LETTERS: f64 = 64.0;
const WIDTH: f64 = 760.0;
/// No label needs more, or it would fit neither before nor behind a bar in the middle.
const MAX_LABEL: f64 = 0.5;
/// The length that stands for an open end.
const FADE: f64 = 0.05;
/// As many lanes have a band each; the events of more stand in one band.
const MAX_LANES: usize = 13;
/// As many events in view are drawn one by one; of more, those that begin and end close together are drawn
/// as one. 120 labels fill about 30 rows, which is as much as anybody looks through.
const MAX_MARKS: usize = 120;
/// As many events are given rows together, in view or not, so that none changes its row while one moves along.
const MAX_PACKED: usize = 400;
/// Begin and end are close together when they are in the same part of time; so many parts at most fill the width, and
/// at least half as many.
const CELLS: usize = 24;
/// Events without a date are set in this many columns, or half as many with whole labels.
const UNDATED_COLUMNS: usize = 4;
/// As many of them are drawn one by one.
const MAX_UNDATED: usize = 48;

/// Places in an order.
fn sorted(places: &[Place], order: &dyn Fn(&Place, &Place) -> Ordering) -> Vec<Place> {
    let by_position = |a: usize, b: usize| order(&places[a], &places[b]);
    let positions = positions_in_order(places.len(), &by_position).into_iter();
    positions.map(|position| places[position]).collect()
}

impl Plan {
    /// Places the entries of a scene; those that lie wholly outside its window are left out.
    pub fn new(scene: &Scene) -> Self {
        let lanes = scene.lanes;
        let of_documents = lanes.names + 1;
        let mut taken = vec![0_usize; of_documents + 1];
        let (mut dated, mut in_view) = (0, 0);
        let mut undated = Vec::new();
        for &entry in scene.entries {
            match scene.extents.get(entry) {
                Some(extent) => {
                    taken[lanes.of[entry]] += 1;
                    dated += 1;
                    in_view += usize::from(is_within(&extent, &scene.scale, 0.0));
                }
                // Documents without a date are only listed.
                None if lanes.of[entry] == of_documents => {}
                None => undated.push(entry),
            }
        }
        let documents = taken[of_documents];
        let of_events = taken[..of_documents].iter();
        let is_shared = of_events.filter(|count| **count > 0).count() > MAX_LANES;
        let lane_of = |entry: usize| match lanes.of[entry] {
            lane if is_shared && lane < of_documents => 0,
            lane => lane,
        };
        // How far beyond the window events are given rows with those in view.
        let margin = match dated {
            ..=MAX_PACKED => f64::INFINITY,
            _ => 0.0,
        };
        let mut bars = vec![Vec::new(); of_documents + 1];
        if in_view > MAX_MARKS {
            scene.clusters(lane_of, &mut bars);
        } else {
            for &entry in scene.entries {
                let near = |extent: &Extent| is_within(extent, &scene.scale, margin);
                if let Some(extent) = scene.extents.get(entry).filter(near) {
                    bars[lane_of(entry)].push(scene.bar(entry, extent));
                }
            }
        }
        let mut plan = Plan::default();
        let bars_of_documents = bars.pop().unwrap_or_default();
        // In a folder of dated papers they are what one sees first.
        let are_first = documents > dated - documents;
        if are_first {
            plan.add_dated(Lane::Documents, &bars_of_documents);
        }
        for (number, bars) in bars.into_iter().enumerate() {
            // A lane that has events keeps its band where none is in view, so that no band comes and goes.
            if is_shared && number == 0 {
                plan.add_dated(Lane::Dated, &bars);
            } else if !is_shared && taken[number] > 0 {
                let is_named = number < lanes.names;
                let lane = if is_named {
                    Lane::Named(lanes.by, number)
                } else {
                    Lane::Nameless
                };
                plan.add_dated(lane, &bars);
            }
        }
        if documents > 0 && !are_first {
            plan.add_dated(Lane::Documents, &bars_of_documents);
        }
        plan.add_undated(&undated, scene);
        plan.places = sorted(&plan.places, &|a, b| a.entry.cmp(&b.entry));
        plan
    }

    /// Adds the band of a lane: its bars in rows, those in view with the room that their labels have.
    fn add_dated(&mut self, lane: Lane, bars: &[Place]) {
        let mut bars = sorted(bars, &|a, b| room(a).0.total_cmp(&room(b).0));
        // For each row of the band the place up to which it is taken, and the last bar in it.
        let mut rows: Vec<(f64, usize)> = Vec::new();
        for position in 0..bars.len() {
            let (start, end) = room(&bars[position]);
            let row = rows.iter().position(|&(until, _)| until <= start);
            let row = row.unwrap_or(rows.len());
            bars[position].row = row as u16;
            match rows.get_mut(row) {
                Some(last) => {
                    widen_label(&mut bars[last.1], start);
                    *last = (end, position);
                }
                None => rows.push((end, position)),
            }
        }
        for &(_, last) in &rows {
            widen_label(&mut bars[last], 1.0);
        }
        let mut rows = 1;
        for mut bar in bars.into_iter().filter(Place::is_in_view) {
            rows = rows.max(bar.row + 1);
            bar.row = bar.row.saturating_add(self.rows);
            bar.clip();
            self.places.push(bar);
        }
        self.add_band(lane, rows);
    }

    fn add_undated(&mut self, events: &[usize], scene: &Scene) {
        let columns = match scene.labels {
            None => UNDATED_COLUMNS,
            Some(_) => UNDATED_COLUMNS / 2,
        };
        let single = if events.len() > MAX_UNDATED {
            MAX_UNDATED - 1
        } else {
            events.len()
        };
        let (single, rest) = events.split_at(single);
        let marks = single.iter().map(std::slice::from_ref);
        let marks = marks.chain([rest].into_iter().filter(|rest| !rest.is_empty()));
        let mut count = 0;
        for mark in marks {
            self.places.push(Place {
                entry: mark[0],
                count: mark.len(),
                holds_selected: (scene.selected).is_some_and(|selected| mark.contains(&selected)),
                days: None,
                row: self.rows.saturating_add((count / columns) as u16),
                start: (count % columns) as f64 / columns as f64,
                width: 0.0,
                open_start: false,
                open_end: false,
                label: 1.0 / columns as f64,
                wide: false,
                flipped: false,
            });
            count += 1;
        }
        if count > 0 {
            self.add_band(Lane::Undated, count.div_ceil(columns) as u16);
        }
    }

    fn add_band(&mut self, lane: Lane, rows: u16) {
        self.bands.push(Band {
            lane,
            first_row: self.rows,
            rows,
        });
        self.rows = self.rows.saturating_add(rows);
    }
}

impl Scene<'_> {
    /// The bar of an entry, before it has a row. It may begin before the window and end after it.
    fn bar(&self, entry: usize, extent: Extent) -> Place {
        let mut start = self.scale.place(extent.first.0 as f64);
        let mut end = self.scale.place(extent.last.0 as f64 + 1.0);
        if extent.open_start {
            start = end - FADE;
        }
        if extent.open_end {
            end = end.max(start + FADE);
        }
        let mut bar = Place {
            entry,
            count: 1,
            holds_selected: self.selected == Some(entry),
            days: Some((extent.first, extent.last)),
            row: 0,
            start,
            width: end - start,
            open_start: extent.open_start,
            open_end: extent.open_end,
            label: self.labels.map_or(LABEL, |labels| labels[entry]),
            wide: false,
            flipped: false,
        };
        self.set_label(&mut bar);
        bar
    }

    /// Sets the label of a bar into it, behind it or, if no room behind it would come by moving along, before it. Where a
    /// whole label has room nowhere it is set where there is most.
    fn set_label(&self, bar: &mut Place) {
        let end = bar.start + bar.width;
        let is_last = self.scale.end() + 0.5 >= self.whole.end() || self.scale == self.first_view;
        let (after, before) = (1.0 - end, if is_last { bar.start } else { 0.0 });
        let most = if self.labels.is_some() {
            bar.width.max(after).max(before)
        } else {
            bar.label
        };
        let need = bar.label.min(most);
        bar.wide = bar.width >= need;
        bar.flipped = !bar.wide && after < need && before >= need;
        if bar.flipped {
            bar.label = need;
        }
    }

    /// The bars in view, those that begin close together and end close together as one each. What is close is told by
    /// parts of time and not of the window, and they get longer by doubling only: so no cluster falls apart or counts
    /// anew while one moves along, and few do so while one zooms.
    fn clusters(&self, lane_of: impl Fn(usize) -> usize, bars: &mut [Vec<Place>]) {
        const COLUMNS: usize = CELLS + 3;
        let mut days = 1.0;
        while days * (CELLS as f64) < self.scale.days() {
            days *= 2.0;
        }
        let first = (self.scale.start() / days).floor() - 1.0;
        let cell =
            |day: f64| ((day / days).floor() - first).clamp(0.0, (COLUMNS - 1) as f64) as usize;
        // A part of time that is partly in view is counted as a whole.
        let seen = self.scale.in_parts(days);
        let mut cells = vec![Vec::new(); bars.len()];
        for &entry in self.entries {
            let in_view = |extent: &Extent| is_within(extent, &seen, 0.0);
            let Some(extent) = self.extents.get(entry).filter(in_view) else {
                continue;
            };
            let (from, to) = (cell(extent.first.0 as f64), cell(extent.last.0 as f64));
            let lane = lane_of(entry);
            let bar = self.bar(entry, extent);
            if cells[lane].is_empty() {
                cells[lane].resize(COLUMNS * COLUMNS, None);
            }
            match &mut cells[lane][from * COLUMNS + to] {
                Some(place) => {
                    let cluster: &mut Place = &mut bars[lane][*place];
                    cluster.take_in(&bar);
                    self.set_label(cluster);
                }
                free @ None => {
                    *free = Some(bars[lane].len());
                    bars[lane].push(bar);
                }
            }
        }
    }
}

impl Place {
    /// Makes one of this and a later one.
    fn take_in(&mut self, other: &Place) {
        let end = (self.start + self.width).max(other.start + other.width);
        self.start = self.start.min(other.start);
        self.width = end - self.start;
        self.label = LABEL;
        self.count += other.count;
        self.holds_selected |= other.holds_selected;
        self.open_start |= other.open_start;
        self.open_end |= other.open_end;
        self.days = self
            .days
            .zip(other.days)
            .map(|(these, those)| (these.0.min(those.0), these.1.max(those.1)));
    }

    /// True if it stands for more than one entry.
    pub fn is_cluster(&self) -> bool {
        self.count > 1
    }

    fn is_in_view(&self) -> bool {
        self.start <= 1.0 && self.start + self.width >= 0.0
    }

    /// Cuts off what is not in view.
    fn clip(&mut self) {
        let end = (self.start + self.width).min(1.0);
        self.start = self.start.max(0.0);
        self.width = end - self.start;
    }
}

/// True if any of an entry's days lies in a window that is wider at each side by so many times its width.
fn is_within(extent: &Extent, scale: &Scale, margin: f64) -> bool {
    let start = scale.place(extent.first.0 as f64);
    let end = scale.place(extent.last.0 as f64 + 1.0);
    let (before, after) = (
        if extent.open_end { FADE } else { 0.0 },
        if extent.open_start { FADE } else { 0.0 },
    );
    end + before >= -margin && start - after <= 1.0 + margin
}

/// Gives a label that stands behind its bar the free room up to a place.
fn widen_label(place: &mut Place, up_to: f64) {
    if !place.flipped && !place.wide {
        let from = (place.start + place.width).max(0.0);
        let free = up_to.min(1.0) - from;
        // Less than its share it has only at the end of the window, where its last letters would not be seen.
        place.label = free.max(place.label.min(1.0 - from)).max(0.0);
    }
}

/// From where to where a bar and its label take up room.
fn room(place: &Place) -> (f64, f64) {
    let end = place.start + place.width;
    match (place.wide, place.flipped) {
        (true, _) => (place.start, end),
        (false, true) => (place.start - place.label, end),
        (false, false) => (place.start, end + place.label),
    }
}

/// The room that a title needs to be shown whole on two lines, with its mark.
pub fn room_for(title: &str) -> f64 {
    let letters = title.chars().count() as f64 * HALF_LETTER;
    ((letters + BESIDE_LETTERS) / WIDTH).min(MAX_LABEL)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::axis::Entry;
    use crate::axis::tests::{corpus_of, dates};
    use crate::i18n::Messages;
    use crate::store::Choices;
    use corpus::Corpus;

    /// The plan of all events of a corpus in a window.
    fn seen(corpus: &Corpus, by: LanesBy, window: impl Fn(&Scale) -> Scale) -> Plan {
        labelled(corpus, by, window, None)
    }

    fn labelled(
        corpus: &Corpus,
        by: LanesBy,
        window: impl Fn(&Scale) -> Scale,
        labels: Option<&[f64]>,
    ) -> Plan {
        let extents = Extents::of(corpus);
        let is_shown =
            |entry: &usize| *entry < corpus.events.len() || Entry::at(corpus, *entry).is_dated();
        let all: Vec<_> = (0..Entry::count(corpus)).filter(is_shown).collect();
        let whole = extents.whole();
        let choices = Choices::of(corpus, &[], Messages::of("en"));
        Plan::new(&Scene {
            extents: &extents,
            lanes: &Lanes::new(&choices, by, |_| false),
            entries: &all,
            scale: window(&whole),
            whole,
            first_view: whole,
            selected: Some(1),
            labels,
        })
    }

    fn plan(events: &[&str]) -> Plan {
        seen(&corpus_of(&dates(events)), LanesBy::Source, Clone::clone)
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
                .filter(|b| b.row == a.row && b.entry != a.entry)
            {
                let (a, b) = (room(a), room(b));
                assert!(a.1 <= b.0 + 1e-9 || b.1 <= a.0 + 1e-9, "{a:?} meets {b:?}");
            }
        }
    }

    #[test]
    fn whole_labels_have_the_room_that_they_need() {
        let days: Vec<String> = (1..=27).map(|day| format!("2023-02-{day:02}")).collect();
        let mut days: Vec<&str> = days.iter().map(String::as_str).collect();
        days.extend(["2023-02-02/2023-02-26", "2023-02-10/..", ""]);
        let corpus = corpus_of(&dates(&days));
        for title in [10, 60] {
            let need = room_for(&"x".repeat(title));
            let needs = vec![need; days.len()];
            let plan = labelled(&corpus, LanesBy::Source, Clone::clone, Some(&needs));
            for place in &plan.places {
                let room = if place.wide { place.width } else { place.label };
                assert!(room >= need - 1e-9, "{title} letters: {place:?}");
                let is_other = |b: &&Place| b.row == place.row && b.entry != place.entry;
                for other in plan.places.iter().filter(is_other) {
                    let (a, b) = (super::room(place), super::room(other));
                    assert!(
                        a.1 <= b.0 + 1e-9 || b.1 <= a.0 + 1e-9,
                        "{place:?} meets {other:?}"
                    );
                }
            }
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
    fn what_is_out_of_view_is_left_out_and_what_is_half_in_view_is_cut() {
        let corpus = corpus_of(&dates(&["2000", "2010", "2005/2020-02", ""]));
        let late = |whole: &Scale| whole.zoomed(0.25, 1.0, whole);
        let plan = seen(&corpus, LanesBy::Source, late);
        let places = plan.places.iter();
        let places: Vec<_> = places.map(|p| (p.entry, p.start, p.wide)).collect();
        assert_eq!(places, [(2, 0.0, true), (3, 0.0, false)]);
        // Moving along changes nobody's row.
        let rows = |by: f64| {
            let corpus = corpus_of(&dates(&[
                "2000", "2000-02", "2000-03", "2001", "2003", "2003",
            ]));
            let window = |whole: &Scale| whole.zoomed(0.5, 0.5, whole).panned(by, whole);
            let plan = seen(&corpus, LanesBy::Source, window);
            let rows = plan.places.iter().map(|place| (place.entry, place.row));
            rows.collect::<Vec<_>>()
        };
        let all = rows(0.0);
        for by in [-0.3, -0.1, 0.1, 0.3] {
            for row in rows(by) {
                let before = all.iter().find(|(event, _)| *event == row.0);
                assert!(before.is_none_or(|before| before == &row), "{by} {row:?}");
            }
        }
    }

    /// How many marks are in a plan, how many of them are clusters, and how many events they stand for.
    fn counts(plan: &Plan) -> (usize, usize, usize) {
        let clusters = plan.places.iter().filter(|p| p.is_cluster()).count();
        let events = plan.places.iter().map(|place| place.count).sum();
        (plan.places.len(), clusters, events)
    }

    #[test]
    fn crowds_are_drawn_as_one_and_open_when_one_looks_closer() {
        let days: Vec<String> = (0..20_000)
            .map(|n| format!("19{:02}-{:02}-{:02}", n / 200, n % 12 + 1, n % 28 + 1))
            .collect();
        let days: Vec<&str> = days.iter().map(String::as_str).collect();
        let corpus = corpus_of(&dates(&days));
        let far = seen(&corpus, LanesBy::Source, Clone::clone);
        let (marks, clusters, events) = counts(&far);
        // A mark begins in a part of the width and ends there or in the next.
        assert!(marks <= 2 * (CELLS + 3) && clusters > 0, "{marks}");
        // Nobody is lost in a crowd, and the selected event is in one of them.
        assert_eq!(events, 20_000);
        assert_eq!(far.places.iter().filter(|p| p.holds_selected).count(), 1);
        // Moving along and looking a little closer count no crowd anew.
        let crowds = |factor: f64, by: f64| {
            let window = |whole: &Scale| whole.zoomed(factor, 0.5, whole).panned(by, whole);
            let plan = seen(&corpus, LanesBy::Source, window);
            let crowds = plan.places.iter().map(|place| (place.entry, place.count));
            crowds.collect::<Vec<_>>()
        };
        let before = crowds(0.29, 0.0);
        for (factor, by) in [(0.29, 0.1), (0.29, -0.31), (0.27, 0.0), (0.3, 0.2)] {
            let now = crowds(factor, by);
            let same = now.iter().filter(|crowd| before.contains(crowd)).count();
            assert!(same > 8, "{factor} {by}: {same} of {}", now.len());
            for crowd in now {
                let other = before.iter().find(|other| other.0 == crowd.0);
                assert!(
                    other.is_none_or(|other| other.1 == crowd.1),
                    "{factor} {by}"
                );
            }
        }
        let near = seen(&corpus, LanesBy::Source, |whole| {
            whole.zoomed(0.001, 0.5, whole)
        });
        let (marks, clusters, _) = counts(&near);
        assert!(marks > 0 && clusters == 0, "{marks} {clusters}");
        // What happened on one day is not torn apart; its cluster knows the day.
        let plan = plan(&["1962-10-22"; 200]);
        let day = plan.places[0].days.expect("has days");
        assert_eq!((plan.places.len(), plan.places[0].count), (1, 200));
        assert_eq!(day.0, day.1);
        // Nor are crowds without a date all drawn.
        let plan = self::plan(&[""; 500]);
        assert_eq!(counts(&plan), (MAX_UNDATED, 1, 500));
    }

    #[test]
    fn documents_have_a_band_of_their_own_and_come_first_where_they_are_more() {
        let bands = |events: &[&str], by| {
            let mut corpus = corpus_of(&dates(events));
            corpus.documents[0].date = "1963-01".parse().ok();
            let plan = seen(&corpus, by, Clone::clone);
            let documents = plan
                .places
                .iter()
                .filter(|place| place.entry >= events.len());
            assert_eq!(documents.count(), 1);
            plan.bands.iter().map(|band| band.lane).collect::<Vec<_>>()
        };
        let source = Lane::Named(LanesBy::Source, 0);
        let dated = ["1962", "1962-10-22"];
        assert_eq!(bands(&dated, LanesBy::Source), [source, Lane::Documents]);
        assert_eq!(
            bands(&dated, LanesBy::Theme),
            [Lane::Nameless, Lane::Documents]
        );
        assert_eq!(bands(&[], LanesBy::Source), [Lane::Documents]);
        assert_eq!(
            bands(&[""], LanesBy::Source),
            [Lane::Documents, Lane::Undated]
        );
    }

    #[test]
    fn lanes_are_chosen_and_too_many_share_a_band() {
        let mut corpus = corpus_of(&dates(&["1962-10-22"; 14]));
        corpus.documents.clear();
        for (position, event) in corpus.events.iter_mut().enumerate() {
            let document = crate::store::tests::document(&format!("d{position}"));
            event.evidence = vec![crate::axis::tests::evidence(&document.id)];
            corpus.documents.push(document);
        }
        corpus.events[3].status = corpus::Status::Forecast;
        let bands = |corpus: &Corpus, by| {
            let plan = seen(corpus, by, Clone::clone);
            plan.bands.iter().map(|band| band.lane).collect::<Vec<_>>()
        };
        assert_eq!(bands(&corpus, LanesBy::Source), [Lane::Dated]);
        let status = |number| Lane::Named(LanesBy::Status, number);
        assert_eq!(bands(&corpus, LanesBy::Status), [status(0), status(3)]);
        assert_eq!(bands(&corpus, LanesBy::Theme), [Lane::Nameless]);
        corpus.events.truncate(2);
        let source = |number| Lane::Named(LanesBy::Source, number);
        assert_eq!(bands(&corpus, LanesBy::Source), [source(0), source(1)]);
    }
}
