//! Pictures made of bars and lines, in the colours of the style sheet. No font is at hand on every
//! machine, and none covers all scripts, so there is no text in them but [`digits`].

pub mod digits;

use tiny_skia::{
    FillRule, GradientStop, LineCap, LineJoin, LinearGradient, Paint, Path, PathBuilder, Pixmap,
    Point, Shader, SpreadMode, Stroke, StrokeDash, Transform,
};

pub use tiny_skia::Color;

/// The colours and type of the page, which pictures share.
const TOKENS: &str = include_str!("../../app/style/tokens.css");

/// A colour of the light scheme: the first one behind a name in the style sheet, such as `--paper`
/// or `.theme-0 { --c`. Black where there is none.
pub fn token(name: &str) -> Color {
    let value = TOKENS
        .split_once(&format!("{name}: light-dark(#"))
        .and_then(|(_, rest)| u32::from_str_radix(rest.get(..6)?, 16).ok());
    let [_, red, green, blue] = value.unwrap_or(0).to_be_bytes();
    Color::from_rgba8(red, green, blue, 255)
}

/// The same colour, so much less opaque.
pub fn faded(mut colour: Color, opacity: f32) -> Color {
    colour.apply_opacity(opacity);
    colour
}

/// A colour as style sheets write it, without its opacity.
pub fn hex(colour: Color) -> String {
    let colour = colour.to_color_u8();
    format!(
        "#{:02x}{:02x}{:02x}",
        colour.red(),
        colour.green(),
        colour.blue()
    )
}

/// A rectangle in pixels from the upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Its left edge.
    pub x: f32,
    /// Its upper edge.
    pub y: f32,
    /// How wide it is.
    pub width: f32,
    /// How high it is.
    pub height: f32,
}

/// What an area is filled with.
#[derive(Debug, Clone, PartialEq)]
pub enum Ink {
    /// One colour.
    Plain(Color),
    /// Colours from left to right, each at its place from 0 to 1.
    Across(Vec<(f32, Color)>),
    /// Slanting stripes of two colours, each so many pixels wide.
    Hatched([Color; 2], f32),
}

/// A picture.
#[derive(Debug, Clone)]
pub struct Canvas(Pixmap);

impl Canvas {
    /// A picture of so many pixels, all of one colour. It has at least one pixel.
    pub fn new(width: u32, height: u32, ground: Color) -> Self {
        let mut pixels = Pixmap::new(width.clamp(1, 4096), height.clamp(1, 4096))
            .expect("a picture of these sizes has pixels and fits into memory");
        pixels.fill(ground);
        Self(pixels)
    }

    /// Fills an area with round corners.
    pub fn fill(&mut self, area: Area, radius: f32, ink: &Ink) {
        if let (Some(path), Some(paint)) = (rounded(area, radius), paint(area, ink)) {
            let (rule, place) = (FillRule::Winding, Transform::identity());
            self.0.fill_path(&path, &paint, rule, place, None);
        }
    }

    /// Draws the border of an area with round corners, inside of it; dashed when `dash` is given,
    /// which is how long the dashes and the gaps are.
    pub fn frame(&mut self, area: Area, radius: f32, line: f32, ink: &Ink, dash: Option<f32>) {
        let inner = Area {
            x: area.x + line / 2.0,
            y: area.y + line / 2.0,
            width: area.width - line,
            height: area.height - line,
        };
        let stroke = Stroke {
            width: line,
            dash: dash.and_then(|length| StrokeDash::new(vec![length, length], 0.0)),
            ..Stroke::default()
        };
        if let (Some(path), Some(paint)) = (rounded(inner, radius), paint(area, ink)) {
            let place = Transform::identity();
            self.0.stroke_path(&path, &paint, &stroke, place, None);
        }
    }

    /// Writes a number or a date of digits and hyphens, from its upper left corner.
    pub fn write(&mut self, text: &str, corner: (f32, f32), height: f32, colour: Color) {
        let paint = Paint {
            shader: Shader::SolidColor(colour),
            ..Paint::default()
        };
        let pen = Stroke {
            width: height / 8.0,
            line_cap: LineCap::Round,
            line_join: LineJoin::Round,
            ..Stroke::default()
        };
        if let Some(path) = digits::path(text, corner, height) {
            let place = Transform::identity();
            self.0.stroke_path(&path, &paint, &pen, place, None);
        }
    }

    /// The sign of the program: three rows of a timeline.
    pub fn sign(&mut self, x: f32, y: f32, size: f32) {
        let unit = size / 32.0;
        let at = |left: f32, top: f32, width: f32, height: f32| Area {
            x: x + left * unit,
            y: y + top * unit,
            width: width * unit,
            height: height * unit,
        };
        let accent = Ink::Plain(token("--accent"));
        let white = Ink::Plain(Color::WHITE);
        let pale = Ink::Plain(faded(Color::WHITE, 0.45));
        self.fill(at(0.0, 0.0, 32.0, 32.0), 6.0 * unit, &accent);
        for row in [10.0, 16.0, 22.0] {
            self.fill(at(7.0, row - 0.75, 18.0, 1.5), 0.0, &pale);
        }
        self.fill(at(7.4, 7.4, 5.2, 5.2), 2.6 * unit, &white);
        self.fill(at(14.0, 13.4, 10.0, 5.2), 2.6 * unit, &white);
        self.fill(at(16.1, 19.1, 5.8, 5.8), 2.9 * unit, &accent);
        self.frame(
            at(16.1, 19.1, 5.8, 5.8),
            2.15 * unit,
            1.5 * unit,
            &white,
            None,
        );
    }

    /// The picture as a PNG file.
    pub fn png(&self) -> Vec<u8> {
        self.0
            .encode_png()
            .expect("encoding into memory fails for no picture that has pixels")
    }
}

/// The outline of an area; `None` when there is nothing to draw.
fn rounded(area: Area, radius: f32) -> Option<Path> {
    let Area {
        x,
        y,
        width,
        height,
    } = area;
    if !(width > 0.0 && height > 0.0) {
        return None;
    }
    let radius = radius.min(width / 2.0).min(height / 2.0).max(0.0);
    // How far from a corner the handles of a curve lie that is close to a quarter of a circle.
    let handle = radius * (1.0 - 0.552_284_8);
    let (right, bottom) = (x + width, y + height);
    let mut path = PathBuilder::new();
    path.move_to(x + radius, y);
    path.line_to(right - radius, y);
    path.cubic_to(right - handle, y, right, y + handle, right, y + radius);
    path.line_to(right, bottom - radius);
    path.cubic_to(
        right,
        bottom - handle,
        right - handle,
        bottom,
        right - radius,
        bottom,
    );
    path.line_to(x + radius, bottom);
    path.cubic_to(x + handle, bottom, x, bottom - handle, x, bottom - radius);
    path.line_to(x, y + radius);
    path.cubic_to(x, y + handle, x + handle, y, x + radius, y);
    path.close();
    path.finish()
}

fn paint(area: Area, ink: &Ink) -> Option<Paint<'static>> {
    let gradient = |end: (f32, f32), stops: Vec<(f32, Color)>, mode| {
        let stops = stops.into_iter();
        let stops = stops.map(|(place, colour)| GradientStop::new(place, colour));
        LinearGradient::new(
            Point::from_xy(area.x, area.y),
            Point::from_xy(area.x + end.0, area.y + end.1),
            stops.collect(),
            mode,
            Transform::identity(),
        )
    };
    let shader = match ink {
        Ink::Plain(colour) => Shader::SolidColor(*colour),
        Ink::Across(stops) => gradient((area.width, 0.0), stops.clone(), SpreadMode::Pad)?,
        Ink::Hatched([one, other], width) => {
            let length = width * std::f32::consts::SQRT_2;
            let stops = vec![(0.0, *one), (0.5, *one), (0.5, *other), (1.0, *other)];
            gradient((length, length), stops, SpreadMode::Repeat)?
        }
    };
    Some(Paint {
        shader,
        anti_alias: true,
        ..Paint::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_sheet_has_the_colours() {
        let themes: Vec<String> = (0..12).map(|n| format!(".theme-{n} {{ --c")).collect();
        let names = [
            "--paper",
            "--sunken",
            "--ink",
            "--rule",
            "--rule-strong",
            "--accent",
        ];
        for name in names.into_iter().chain(themes.iter().map(String::as_str)) {
            assert!(TOKENS.contains(&format!("{name}: light-dark(#")), "{name}");
            assert_ne!(token(name), Color::BLACK, "{name}");
        }
        assert_eq!(token("--paper"), Color::from_rgba8(0xFD, 0xFC, 0xF8, 255));
    }

    #[test]
    fn nothing_that_is_drawn_is_too_small_or_too_far_away() {
        let mut canvas = Canvas::new(8, 8, Color::WHITE);
        for size in [0.0, -1.0, 0.001, 3.0, 1e30, f32::NAN, f32::INFINITY] {
            let area = Area {
                x: size,
                y: -size,
                width: size,
                height: size,
            };
            for ink in [
                Ink::Plain(Color::BLACK),
                Ink::Across(vec![(0.0, Color::BLACK), (1.0, Color::WHITE)]),
                Ink::Hatched([Color::BLACK, Color::WHITE], 2.0),
            ] {
                canvas.fill(area, size, &ink);
                canvas.frame(area, size, 1.0, &ink, Some(size));
            }
        }
        assert!(canvas.png().starts_with(b"\x89PNG\r\n\x1a\n"));
    }
}
