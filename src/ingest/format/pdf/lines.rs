//! Signs to lines, in the order in which the pages draw them.
//!
//! That order is the order of reading in what LaTeX, word processors, typesetting programs and browsers make, also over
//! columns; what stands beside each other on paper says nothing about it.

use super::glyphs::{Glyph, PageGlyphs};

/// A line of a page, or of a column of it. Lengths are in points from the upper left corner.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Line {
    /// Its words; a tab stands for a gap as between two columns of a table.
    pub text: String,
    /// The page, from 1.
    pub page: u32,
    /// Where it begins.
    pub left: f32,
    /// Where it ends.
    pub right: f32,
    /// Its baseline.
    pub y: f32,
    /// The size of most of its signs.
    pub size: f32,
    /// True if most of its signs are bold.
    pub is_bold: bool,
    /// True if it begins with a raised number, as a note at the foot of a page does. The text has it as `[1]`.
    pub has_mark: bool,
    /// Where it stands on its page: 0 is the upper edge, 1 the lower.
    pub height: f32,
}

/// A gap of this part of the size is a space; ordinary ones are a fifth to a third, those between letters hardly any.
const SPACE: f32 = 0.17;

/// A gap of this many sizes parts two columns of a table.
const COLUMN: f32 = 1.6;

/// The lines of a page.
pub fn lines(page: &PageGlyphs, number: u32) -> Vec<Line> {
    let mut lines: Vec<Open> = Vec::new();
    for glyph in &page.glyphs {
        let goes_on = lines.last().is_some_and(|line| line.takes(glyph));
        if !goes_on {
            lines.push(Open::new(*glyph));
        }
        if let Some(line) = lines.last_mut() {
            line.add(*glyph);
        }
    }
    let lines = lines
        .into_iter()
        .map(|line| line.close(number, page.height));
    lines.filter(|line| !line.text.is_empty()).collect()
}

/// A line that is being read.
struct Open {
    text: String,
    left: f32,
    right: f32,
    y: f32,
    /// How wide its signs are of each size, in tenths of points, and how wide the bold ones.
    sizes: Vec<(u32, f32)>,
    bold: f32,
    /// The last sign that was no space.
    last: Option<Glyph>,
    /// True while raised signs are read: the mark of a note.
    is_raised: bool,
    /// True behind such a mark at the beginning.
    has_mark: bool,
}

impl Open {
    fn new(first: Glyph) -> Self {
        Self {
            text: String::new(),
            left: first.x,
            right: first.x,
            y: first.y,
            sizes: Vec::new(),
            bold: 0.0,
            last: None,
            is_raised: false,
            has_mark: false,
        }
    }

    fn size(&self) -> f32 {
        let most = self.sizes.iter().max_by(|a, b| a.1.total_cmp(&b.1));
        most.map_or(0.0, |(size, _)| *size as f32 / 10.0)
    }

    /// True if a sign stands in the line: on its baseline or a little off it, and right of what is there.
    fn takes(&self, glyph: &Glyph) -> bool {
        let size = self.size().max(glyph.size);
        let off = self.y - glyph.y;
        let is_level = off.abs() < size * 0.25
            || glyph.size < size * 0.85 && (-0.3..0.65).contains(&(off / size));
        let is_level = is_level || self.is_mark_of(glyph);
        // Signs that are drawn twice, to look bold, begin a little left of where the line ends.
        is_level && glyph.x > self.right - size * 1.2
    }

    /// True if there is only a number so far, smaller and higher than a sign.
    fn is_mark_of(&self, glyph: &Glyph) -> bool {
        let number = self.text.trim_end();
        let falls = (glyph.y - self.y) / glyph.size;
        (1..=3).contains(&number.len())
            && number.bytes().all(|byte| byte.is_ascii_digit())
            && self.size() < glyph.size * 0.85
            && (0.15..0.65).contains(&falls)
    }

    /// True for the raised number in `km2` and `x3`, which is no mark of a note.
    fn is_power(&self, sign: char) -> bool {
        let mut words = self.text.rsplit(|c: char| !c.is_alphabetic());
        let word = words.next().unwrap_or_default();
        let is_letter = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        matches!(sign, '2' | '3')
            && (is_letter || matches!(word, "km" | "cm" | "mm" | "dm" | "ft" | "mi"))
    }

    fn add(&mut self, glyph: Glyph) {
        if glyph.sign.is_whitespace() || glyph.sign.is_control() {
            if !glyph.sign.is_control()
                && glyph.width > glyph.size * 0.1
                && !self.text.ends_with([' ', '\t'])
                && !self.text.is_empty()
            {
                self.unraise();
                self.text.push(' ');
            }
            return;
        }
        if let Some(last) = self.last {
            let is_twice = last.sign == glyph.sign && (last.x - glyph.x).abs() < glyph.size * 0.12;
            if is_twice {
                return;
            }
            if self.is_mark_of(&glyph) {
                self.text = format!("[{}] ", self.text.trim_end());
                self.has_mark = true;
                self.y = glyph.y;
            }
            let size = self.size().max(glyph.size);
            let gap = glyph.x - self.right;
            let rises = !self.is_raised
                && glyph.size < self.size() * 0.85
                && self.y - glyph.y > self.size() * 0.15;
            if gap > size * COLUMN {
                self.unraise();
                self.text.truncate(self.text.trim_end().len());
                self.text.push('\t');
            } else if gap > size * SPACE && !self.text.ends_with([' ', '\t']) {
                self.unraise();
                self.text.push(' ');
            }
            if rises
                && !self.is_power(glyph.sign)
                && glyph.sign.is_ascii_digit()
                && self
                    .text
                    .ends_with(|c: char| !c.is_ascii_digit() && c != '[' && !c.is_whitespace())
            {
                self.text.push('[');
                self.is_raised = true;
            } else if self.is_raised && !glyph.sign.is_ascii_digit() {
                self.unraise();
            }
        }
        self.text.push(glyph.sign);
        self.right = self.right.max(glyph.x + glyph.width);
        self.left = self.left.min(glyph.x);
        let size = (glyph.size * 10.0).round() as u32;
        // A line has few; more would take long to find.
        let is_full = self.sizes.len() >= 32;
        match self.sizes.iter_mut().find(|(other, _)| *other == size) {
            Some((_, width)) => *width += glyph.width,
            None if is_full => {}
            None => self.sizes.push((size, glyph.width)),
        }
        if self.last.is_none() {
            (self.y, self.left) = (glyph.y, glyph.x);
        } else if glyph.size > self.size() * 1.1 || self.sizes.len() == 1 {
            self.y = glyph.y;
        }
        self.bold += if glyph.is_bold {
            glyph.width
        } else {
            -glyph.width
        };
        self.last = Some(glyph);
    }

    /// Ends the mark of a note.
    fn unraise(&mut self) {
        if self.is_raised {
            self.text.push(']');
            self.is_raised = false;
        }
    }

    fn close(mut self, page: u32, height: f32) -> Line {
        self.unraise();
        let size = self.size();
        Line {
            text: self.text.trim().to_owned(),
            page,
            left: self.left,
            right: self.right,
            y: self.y,
            size,
            is_bold: self.bold > 0.0,
            has_mark: self.has_mark,
            height: if height > 0.0 { self.y / height } else { 0.0 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Signs of width 5 and size 10 from a place on.
    fn signs(text: &str, x: f32, y: f32, size: f32) -> Vec<Glyph> {
        let sign = |(at, sign): (usize, char)| Glyph {
            sign,
            x: x + at as f32 * size / 2.0,
            y,
            width: size / 2.0,
            size,
            is_bold: false,
        };
        text.chars()
            .enumerate()
            .filter(|(_, c)| *c != '_')
            .map(sign)
            .collect()
    }

    #[test]
    fn gaps_are_spaces_and_borders_and_raised_numbers_marks() {
        for (parts, want) in [
            (vec![signs("two words", 0.0, 20.0, 10.0)], vec!["two words"]),
            (vec![signs("no_space", 0.0, 20.0, 10.0)], vec!["no space"]),
            (
                vec![signs("a", 0.0, 20.0, 10.0), signs("b", 60.0, 20.0, 10.0)],
                vec!["a\tb"],
            ),
            (
                vec![
                    signs("end", 0.0, 20.0, 10.0),
                    signs("12", 15.0, 16.0, 6.0),
                    signs(". So", 21.0, 20.0, 10.0),
                ],
                vec!["end[12]. So"],
            ),
            (
                vec![signs("5 km", 0.0, 20.0, 10.0), signs("2", 20.0, 16.0, 6.0)],
                vec!["5 km2"],
            ),
            (
                vec![signs("1", 0.0, 16.0, 6.0), signs("Note", 5.0, 20.0, 10.0)],
                vec!["[1] Note"],
            ),
            (
                vec![signs("one", 0.0, 20.0, 10.0), signs("two", 0.0, 32.0, 10.0)],
                vec!["one", "two"],
            ),
            (
                vec![signs("b", 0.0, 20.0, 10.0), signs("b", 0.3, 20.0, 10.0)],
                vec!["b"],
            ),
        ] {
            let page = PageGlyphs {
                glyphs: parts.concat(),
                height: 100.0,
                has_image: false,
            };
            let got: Vec<_> = lines(&page, 1).into_iter().map(|line| line.text).collect();
            assert_eq!(got, want);
        }
    }
}
