//! Digits and hyphens as lines of a pen, for years and dates.

use tiny_skia::{Path, PathBuilder};

/// How wide and how high a sign is, in the units of [`STROKES`].
const SIZE: (f32, f32) = (8.0, 12.0);
/// From the beginning of one sign to that of the next.
const STEP: f32 = 12.0;

/// For each digit, and last for the hyphen, the points that the pen visits: how far right and how
/// far down, each as one hexadecimal digit.
const STROKES: [&str; 11] = [
    "20 60 82 8a 6c 2c 0a 02 20",
    "22 40 4c",
    "02 20 60 82 84 0c 8c",
    "00 80 45 65 87 8a 6c 2c 0a",
    "6c 60 08 88",
    "80 00 05 65 87 8a 6c 0c",
    "81 60 20 02 0a 2c 6c 8a 87 65 25 07",
    "00 80 3c",
    "20 60 82 84 66 26 08 0a 2c 6c 8a 88 66 26 04 02 20",
    "0b 2c 6c 8a 82 60 20 02 05 27 67 85",
    "16 76",
];

/// How wide a text of that height is.
pub fn width(text: &str, height: f32) -> f32 {
    let signs = text.chars().count() as f32;
    (signs * STEP - (STEP - SIZE.0)).max(0.0) * height / SIZE.1
}

/// The way of the pen for a text of digits and hyphens with its upper left corner at a place;
/// other characters leave a gap.
pub fn path(text: &str, (x, y): (f32, f32), height: f32) -> Option<Path> {
    let unit = height / SIZE.1;
    let mut path = PathBuilder::new();
    for (place, c) in text.chars().enumerate() {
        let sign = match c {
            '-' => Some(10),
            c => c.to_digit(10),
        };
        let left = x + place as f32 * STEP * unit;
        let strokes = sign.map_or("", |sign| STROKES[sign as usize]);
        for (step, point) in strokes.split(' ').enumerate() {
            let mut point = point.chars().filter_map(|c| c.to_digit(16));
            let (Some(right), Some(down)) = (point.next(), point.next()) else {
                continue;
            };
            let (x, y) = (left + right as f32 * unit, y + down as f32 * unit);
            if step == 0 {
                path.move_to(x, y);
            } else {
                path.line_to(x, y);
            }
        }
    }
    path.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_stay_in_their_places() {
        for text in ["0", "123-456-789", "2023-07-19"] {
            let bounds = path(text, (10.0, 20.0), 18.0).expect("has signs").bounds();
            assert!(
                bounds.left() >= 10.0 && bounds.right() <= 10.0 + width(text, 18.0),
                "{text}"
            );
            assert!(bounds.top() >= 20.0 && bounds.bottom() <= 38.0, "{text}");
        }
        assert!(path("", (0.0, 0.0), 18.0).is_none() && path("ab", (0.0, 0.0), 18.0).is_none());
    }
}
