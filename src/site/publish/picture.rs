//! The picture that others show beside a link to the site: its events on a timeline, as the page
//! draws them, with strokes for the words; or its documents, where no event has a date.

use super::dates;
use crate::drawing::{Area, Canvas, Color, Ink, digits, faded, token};
use app::axis::{Extents, Scale, Unit, ticks};
use app::i18n::Messages;
use app::route::LanesBy;
use app::store::{Choices, Lanes};
use app::timeline::{Place, Plan, Scene};
use corpus::{BlockKind, Corpus, Event, Status};

/// Its path below the root of the site.
pub const FILE: &str = "og.png";
/// Its width in pixels; with [`HEIGHT`] the size that <https://ogp.me> images have everywhere.
pub const WIDTH: u32 = 1200;
/// Its height in pixels.
pub const HEIGHT: u32 = 630;
/// Width and height of the narrow picture.
pub const NARROW: (u32, u32) = (630, 1200);

/// Empty room at all sides.
const MARGIN: f32 = 60.0;
/// The size of the sign in the upper left corner.
const SIGN: f32 = 72.0;
/// The tallest that a row of events becomes, and the least that one with words needs.
const ROW: (f32, f32) = (34.0, 15.0);
/// The thinnest row; more events than these have room for share them.
const THINNEST: f32 = 7.0;
/// Lines of the axis, at most.
const TICKS: usize = 9;
/// How high the digits below them are.
const LABEL: f32 = 16.0;

/// `og.png`.
pub fn picture(corpus: &Corpus) -> Vec<u8> {
    drawn(corpus, WIDTH, HEIGHT)
}

/// The same for a phone held upright: the timeline above the documents, as the page has them there.
pub fn narrow(corpus: &Corpus) -> Vec<u8> {
    drawn(corpus, NARROW.0, NARROW.1)
}

/// A picture of so many pixels. What is higher than wide has room for the documents too.
fn drawn(corpus: &Corpus, width: u32, height: u32) -> Vec<u8> {
    let mut canvas = Canvas::new(width, height, token("--sunken"));
    let (width, height) = (width as f32, height as f32);
    let top = header(&mut canvas, corpus, width);
    let area = Area {
        x: MARGIN,
        y: top + MARGIN / 3.0,
        width: width - 2.0 * MARGIN,
        height: height - 1.2 * MARGIN - top,
    };
    let dated = dated(corpus);
    if dated.is_empty() {
        sheets(&mut canvas, corpus, area);
    } else if width < height {
        let half = area.height / 2.0;
        let upper = Area {
            height: half,
            ..area
        };
        let lower = Area {
            y: area.y + half + MARGIN / 2.0,
            height: half - MARGIN / 2.0,
            ..area
        };
        timeline(&mut canvas, corpus, upper, &dated);
        sheets(&mut canvas, corpus, lower);
    } else {
        timeline(&mut canvas, corpus, area, &dated);
    }
    canvas.png()
}

/// True when there are events to show; else the picture shows the documents.
pub fn shows_events(corpus: &Corpus) -> bool {
    corpus.events.iter().any(is_dated)
}

/// The positions of the events that have a place in time.
fn dated(corpus: &Corpus) -> Vec<usize> {
    let positions = 0..corpus.events.len();
    positions
        .filter(|&position| is_dated(&corpus.events[position]))
        .collect()
}

fn is_dated(event: &Event) -> bool {
    let date = event.date.as_ref();
    date.is_some_and(|date| date.earliest().is_some() || date.latest().is_some())
}

/// The sign of the program and a chip for each theme; gives the place below.
fn header(canvas: &mut Canvas, corpus: &Corpus, width: f32) -> f32 {
    let height = SIGN + 1.2 * MARGIN;
    let head = Area {
        x: 0.0,
        y: 0.0,
        width,
        height,
    };
    canvas.fill(head, 0.0, &Ink::Plain(token("--paper")));
    let rule = Area {
        y: height,
        height: 2.0,
        ..head
    };
    canvas.fill(rule, 0.0, &Ink::Plain(token("--rule")));
    canvas.sign(MARGIN, 0.6 * MARGIN, SIGN);
    let first = MARGIN + SIGN + MARGIN / 2.0;
    let room = ((width - first - MARGIN) / 48.0) as usize;
    for theme in 0..corpus.themes.len().min(12).min(room) {
        let (x, y) = (first + 48.0 * theme as f32, (height - 20.0) / 2.0);
        let chip = Area {
            x,
            y,
            width: 34.0,
            height: 20.0,
        };
        canvas.fill(chip, 10.0, &Ink::Plain(theme_colour(theme)));
    }
    height
}

fn theme_colour(theme: usize) -> Color {
    token(&format!(".theme-{} {{ --c", theme % 12))
}

/// The first documents as sheets of paper, with a stroke for each of their first blocks.
fn sheets(canvas: &mut Canvas, corpus: &Corpus, area: Area) {
    let most = if area.width < 600.0 { 2 } else { 5 };
    let gap = MARGIN / 2.0;
    let width = (area.width + gap) / most as f32 - gap;
    let (ink, rule) = (token("--ink"), Ink::Plain(token("--rule")));
    for (place, document) in corpus.documents.iter().take(most).enumerate() {
        let x = area.x + place as f32 * (width + gap);
        // It goes on below the picture.
        let sheet = Area {
            x,
            y: area.y + gap,
            width,
            height: area.height + MARGIN,
        };
        canvas.fill(sheet, 8.0, &Ink::Plain(token("--paper")));
        canvas.frame(sheet, 8.0, 2.0, &rule, None);
        let mut y = sheet.y + gap;
        for block in &document.blocks {
            let is_heading = block.kind == BlockKind::Heading;
            let strokes = (block.text.chars().count() / 60).clamp(1, 4);
            for stroke in 0..strokes {
                let last = stroke + 1 == strokes;
                let share = if last { 0.6 } else { 1.0 };
                let line = Area {
                    x: x + gap / 1.5,
                    y,
                    width: (width - gap * 1.33) * share,
                    height: if is_heading { 10.0 } else { 6.0 },
                };
                let opacity = if is_heading { 0.7 } else { 0.3 };
                canvas.fill(line, 3.0, &Ink::Plain(faded(ink, opacity)));
                y += if last { 26.0 } else { 15.0 };
            }
            if y > area.y + area.height + MARGIN {
                break;
            }
        }
    }
}

fn timeline(canvas: &mut Canvas, corpus: &Corpus, area: Area, dated: &[usize]) {
    let extents = Extents::of(corpus);
    let scale = extents.whole();
    let height = area.height - LABEL - MARGIN / 6.0;
    let area = Area { height, ..area };
    axis(canvas, area, &scale);
    let choices = Choices::of(corpus, &[], Messages::of(&corpus.corpus.language));
    let plan = Plan::new(&Scene {
        extents: &extents,
        lanes: &Lanes::new(&choices, LanesBy::default(), |_| false),
        entries: dated,
        scale,
        whole: scale,
        first_view: scale,
        selected: None,
        labels: None,
    });
    let rows = Rows::new(area, plan.rows);
    for band in plan.bands.iter().skip(1) {
        let line = Area {
            y: rows.top(band.first_row) - 1.0,
            height: 1.0,
            ..area
        };
        canvas.fill(line, 0.0, &Ink::Plain(token("--rule-strong")));
    }
    for place in &plan.places {
        event(canvas, corpus, place, &rows);
    }
}

/// The lines of the axis, each with its date below: as ISO 8601 writes it, which needs no language.
fn axis(canvas: &mut Canvas, area: Area, scale: &Scale) {
    let colour = token("--ink-soft");
    for tick in ticks::ticks(scale, TICKS) {
        let x = area.x + tick.place as f32 * area.width;
        let y = area.y - MARGIN / 3.0;
        let line = Area {
            x,
            y,
            width: 1.5,
            height: area.height + MARGIN / 3.0,
        };
        canvas.fill(line, 0.0, &Ink::Plain(token("--rule")));
        let Some(day) = dates::common(tick.day) else {
            continue;
        };
        let day = day.to_string();
        let label = match tick.unit {
            Unit::Year => &day[..4],
            Unit::Month => &day[..7],
            Unit::Day => &day,
        };
        let left = x - digits::width(label, LABEL) / 2.0;
        canvas.write(
            label,
            (left, area.y + area.height + MARGIN / 6.0),
            LABEL,
            colour,
        );
    }
}

/// The rows of all bands, from top to bottom.
struct Rows {
    area: Area,
    height: f32,
    count: u16,
}

impl Rows {
    fn new(area: Area, count: u16) -> Self {
        let height = (area.height / f32::from(count.max(1))).clamp(THINNEST, ROW.0);
        let fits = (area.height / height) as u16;
        Self {
            area,
            height,
            count: count.min(fits).max(1),
        }
    }

    fn top(&self, row: u16) -> f32 {
        self.area.y + f32::from(row % self.count) * self.height
    }
}

fn event(canvas: &mut Canvas, corpus: &Corpus, place: &Place, rows: &Rows) {
    let event = &corpus.events[place.entry];
    let size = (rows.height * 0.55).min(16.0);
    let start = rows.area.x + place.start as f32 * rows.area.width;
    let bar = Area {
        x: start,
        y: rows.top(place.row) + (rows.height - size) / 2.0,
        width: (place.width as f32 * rows.area.width).max(size),
        height: size,
    };
    let theme = event
        .themes
        .first()
        .and_then(|id| corpus.themes.iter().position(|t| &t.id == id));
    let colour = theme.map_or_else(|| token("--ink"), theme_colour);
    mark(canvas, event, place, bar, colour);
    if rows.height < ROW.1 {
        return;
    }
    // A stroke for the title, about as long as the title would be, where there is room for it.
    let room = place.label as f32 * rows.area.width - 2.0 * size;
    let length = (event.title.chars().count() as f32 * 6.0).min(room);
    let height = size * 0.45;
    let x = match (place.wide, place.flipped) {
        (true, _) => bar.x + size,
        (false, true) => bar.x - size * 0.6 - length,
        (false, false) => bar.x + bar.width + size * 0.6,
    };
    let width = match place.wide {
        true => length.max(0.0).min(bar.width - 2.0 * size),
        false => length,
    };
    let y = bar.y + (size - height) / 2.0;
    let words = Ink::Plain(faded(token("--ink"), 0.35));
    canvas.fill(
        Area {
            x,
            y,
            width,
            height,
        },
        height / 2.0,
        &words,
    );
}

/// The mark of an event, as the style sheet draws it: filled, it happened; hollow, it is planned;
/// dashed, it is foretold. An open end fades out, an approximate date is hatched, and an uncertain
/// one is pale at both sides.
fn mark(canvas: &mut Canvas, event: &Event, place: &Place, bar: Area, colour: Color) {
    let doubt = event.date.as_ref().map(|date| date.qualification());
    let doubt = doubt.unwrap_or_default();
    let colour = if place.wide {
        faded(colour, 0.3)
    } else {
        colour
    };
    let paper = token("--sunken");
    let radius = bar.height / 2.0;
    let none = faded(colour, 0.0);
    let ink = match (place.open_start, place.open_end) {
        (true, true) => Ink::Across(vec![(0.0, none), (0.5, colour), (1.0, none)]),
        (true, false) => Ink::Across(vec![(0.0, none), (0.7, colour)]),
        (false, true) => Ink::Across(vec![(0.3, colour), (1.0, none)]),
        (false, false) if doubt.approximate => Ink::Hatched([colour, paper], 3.0),
        (false, false) if doubt.uncertain => {
            let pale = faded(colour, 0.27);
            Ink::Across(vec![(0.0, pale), (0.4, colour), (0.6, colour), (1.0, pale)])
        }
        (false, false) => Ink::Plain(colour),
    };
    match event.status {
        Status::Happened | Status::Ongoing => canvas.fill(bar, radius, &ink),
        Status::Planned => canvas.frame(bar, radius, 3.0, &ink, None),
        Status::Forecast => canvas.frame(bar, radius, 3.0, &ink, Some(4.0)),
    }
}
