//! The picture that others show beside a link to the site: its events on a timeline, as the page
//! draws them, with strokes for the words.

use crate::drawing::{Area, Canvas, Ink, faded, token};
use app::timeline::{Place, Plan, Scale, plan, ticks};
use corpus::{Corpus, Event, Status};

/// Its path below the root of the site.
pub const FILE: &str = "og.png";
/// Its width in pixels; with [`HEIGHT`] the size that <https://ogp.me> images have everywhere.
pub const WIDTH: u32 = 1200;
/// Its height in pixels.
pub const HEIGHT: u32 = 630;

/// Empty room at all sides.
const MARGIN: f32 = 60.0;
/// The size of the sign in the upper left corner.
const SIGN: f32 = 72.0;
/// The tallest that a row of events becomes, and the least that one with words needs.
const ROW: (f32, f32) = (34.0, 15.0);
/// The thinnest row; more events than these have room for share them.
const THINNEST: f32 = 7.0;
/// Lines of the axis, at most.
const TICKS: usize = 10;

/// `og.png`.
pub fn picture(corpus: &Corpus) -> Vec<u8> {
    let mut canvas = Canvas::new(WIDTH, HEIGHT, token("--sunken"));
    let top = MARGIN + SIGN + MARGIN / 2.0;
    let area = Area {
        x: MARGIN,
        y: top,
        width: WIDTH as f32 - 2.0 * MARGIN,
        height: HEIGHT as f32 - MARGIN - top,
    };
    let head = Area {
        x: 0.0,
        y: 0.0,
        width: WIDTH as f32,
        height: top - MARGIN / 4.0,
    };
    canvas.fill(head, 0.0, &Ink::Plain(token("--paper")));
    let rule = Area {
        y: head.height,
        height: 2.0,
        ..head
    };
    canvas.fill(rule, 0.0, &Ink::Plain(token("--rule")));
    canvas.sign(MARGIN, MARGIN - MARGIN / 8.0, SIGN);
    title(&mut canvas, corpus);
    let scale = plan::whole(corpus);
    let has_bound = |event: &Event| {
        let date = event.date.as_ref();
        date.is_some_and(|date| date.earliest().is_some() || date.latest().is_some())
    };
    let dated: Vec<usize> = (0..corpus.events.len())
        .filter(|&position| has_bound(&corpus.events[position]))
        .collect();
    if dated.is_empty() {
        return canvas.png();
    }
    axis(&mut canvas, area, &scale);
    let plan = Plan::new(corpus, &dated, &scale);
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
        event(&mut canvas, corpus, place, &rows);
    }
    canvas.png()
}

/// Strokes in the place of the title and the line below it, one for each theme, so that pictures
/// of different corpora differ.
fn title(canvas: &mut Canvas, corpus: &Corpus) {
    let x = MARGIN + SIGN + MARGIN / 2.0;
    let y = MARGIN - MARGIN / 8.0;
    let most = WIDTH as f32 - MARGIN - x;
    let length = corpus.corpus.title.chars().count().clamp(8, 60) as f32 * 14.0;
    let bar = Area {
        x,
        y: y + 10.0,
        width: length.min(most),
        height: 20.0,
    };
    canvas.fill(bar, 6.0, &Ink::Plain(token("--ink")));
    let count = corpus.themes.len().min(12);
    for theme in 0..count {
        let chip = Area {
            x: x + 36.0 * theme as f32,
            y: y + 48.0,
            width: 24.0,
            height: 14.0,
        };
        canvas.fill(chip, 7.0, &Ink::Plain(theme_colour(theme)));
    }
}

fn theme_colour(theme: usize) -> tiny_skia::Color {
    token(&format!(".theme-{} {{ --c", theme % 12))
}

fn axis(canvas: &mut Canvas, area: Area, scale: &Scale) {
    for tick in ticks::ticks(scale, TICKS) {
        let x = area.x + tick.place as f32 * area.width;
        let line = Area {
            x,
            width: 1.5,
            height: area.height + MARGIN,
            ..area
        };
        canvas.fill(
            Area {
                y: area.y - MARGIN / 4.0,
                ..line
            },
            0.0,
            &Ink::Plain(token("--rule")),
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
    let event = &corpus.events[place.event];
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
    let x = match (place.holds_label(), place.flipped) {
        (true, _) => bar.x + size,
        (false, true) => bar.x - size * 0.6 - length,
        (false, false) => bar.x + bar.width + size * 0.6,
    };
    let width = match place.holds_label() {
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
fn mark(canvas: &mut Canvas, event: &Event, place: &Place, bar: Area, colour: tiny_skia::Color) {
    let doubt = event.date.as_ref().map(|date| date.qualification());
    let doubt = doubt.unwrap_or_default();
    let colour = if place.holds_label() {
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
