//! Where things stand in a text: lines, columns, scalar values and bytes, each from any other.
//!
//! One index serves all the diagnostics of a file, so that a file with a hundred thousand problems is
//! not counted through a hundred thousand times.

/// An index of a text.
#[derive(Debug, Clone)]
pub struct Lines {
    /// What is known at every [`STEP`]th byte or a little before it, at a boundary of characters.
    marks: Vec<Point>,
}

/// A place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Point {
    /// Bytes before it.
    pub byte: usize,
    /// Scalar values before it.
    pub chars: u32,
    /// Line breaks before it.
    pub line: u32,
    /// The byte at which its line begins.
    pub line_byte: usize,
    /// The scalar values before its line.
    pub line_chars: u32,
}

impl Point {
    /// The place after one more character.
    fn after(mut self, c: char) -> Self {
        self.byte += c.len_utf8();
        self.chars += 1;
        if c == '\n' {
            self.line += 1;
            (self.line_byte, self.line_chars) = (self.byte, self.chars);
        }
        self
    }

    /// Scalar values between the start of its line and it.
    pub fn column(self) -> u32 {
        self.chars - self.line_chars
    }
}

/// Bytes between two marks.
const STEP: usize = 512;

impl Lines {
    /// An index of a text.
    pub fn new(text: &str) -> Self {
        let mut at = Point::default();
        let mut marks = vec![at];
        for c in text.chars() {
            at = at.after(c);
            if at.byte >= marks.len() * STEP {
                marks.push(at);
            }
        }
        Self { marks }
    }

    /// The place of a byte of the text, or of the character that it lies in.
    pub fn at_byte(&self, text: &str, byte: usize) -> Point {
        self.walk(text, |next| next.byte <= byte)
    }

    /// The place of a scalar value of the text.
    pub fn at_char(&self, text: &str, chars: u32) -> Point {
        self.walk(text, |next| next.chars <= chars)
    }

    /// The last place that does not lie beyond.
    fn walk(&self, text: &str, is_before: impl Fn(&Point) -> bool) -> Point {
        let mark = self.marks.partition_point(&is_before).saturating_sub(1);
        let mut at = self.marks.get(mark).copied().unwrap_or_default();
        for c in text.get(at.byte..).unwrap_or_default().chars() {
            let next = at.after(c);
            if !is_before(&next) {
                break;
            }
            at = next;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_counts_as_one_would_from_the_start() {
        let text = "één\r\n🙂 x\n\n".repeat(200) + "last";
        let lines = Lines::new(&text);
        let mut want = Point::default();
        for c in text.chars() {
            assert_eq!(lines.at_byte(&text, want.byte), want);
            assert_eq!(lines.at_byte(&text, want.byte + c.len_utf8() - 1), want);
            assert_eq!(lines.at_char(&text, want.chars), want);
            want = want.after(c);
        }
        assert_eq!(lines.at_byte(&text, usize::MAX), want);
        assert_eq!(lines.at_char(&text, u32::MAX), want);
        assert_eq!((want.line, want.column()), (600, 4));
    }
}
