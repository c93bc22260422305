//! Tells whether a text is hard-wrapped, and which of its lines go on in the next one.

use super::broken::breaks_word;
use super::line::Line;
use super::measure::{self, Ending};
use super::unit::{enumerates, is_ornament};

/// True if `next` goes on with an item: set in below its text, in lower case.
pub(super) fn hangs(first: &Line, line: &Line, next: &Line) -> bool {
    first.bullet
        && !next.gap
        && !next.bullet
        && next.indent > first.indent
        && continues(next)
        && !matches!(measure::ending(line.text), Ending::Sentence | Ending::Colon)
}

/// The narrowest and widest line that can be the result of wrapping at a fixed width.
const NARROWEST: usize = 35;
const WIDEST: usize = 130;

/// How a hard-wrapped text is wrapped.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wrap {
    /// Scalar values a line could have had.
    width: usize,
    /// True if a line that begins in lower case shows that the line before goes on.
    cased: bool,
}

impl Wrap {
    /// Finds out whether a text is hard-wrapped: most lines of wrappable width that have a line
    /// right after them end within a sentence, and the next one goes on in lower case. Verse does
    /// not pass, as its lines begin with capitals. Without the help of case (other scripts, texts
    /// all in lower case) the lines must fill their width: the next word would not have fit.
    pub fn of(lines: &[Line]) -> Option<Self> {
        let cased = lines
            .iter()
            .any(|line| line.text.chars().any(char::is_uppercase));
        let pairs: Vec<_> = lines
            .windows(2)
            .filter(|pair| {
                (NARROWEST..=WIDEST).contains(&pair[0].width) && !pair[1].gap && !pair[1].bullet
            })
            .collect();
        let open = |pair: &&&[Line]| measure::ending(pair[0].text) != Ending::Sentence;
        if cased {
            let broken: Vec<_> = pairs
                .iter()
                .filter(open)
                .filter(|pair| continues(&pair[1]))
                .collect();
            let mut widths: Vec<_> = broken.iter().map(|pair| pair[0].width).collect();
            widths.sort_unstable();
            let width = *widths.get(widths.len().saturating_sub(1) * 9 / 10)?;
            return (broken.len() * 5 >= pairs.len() * 2).then_some(Self { width, cased });
        }
        let width = pairs.iter().map(|pair| pair[0].width).max()?;
        let wrap = Self { width, cased };
        let full = pairs
            .iter()
            .filter(|pair| wrap.is_full(&pair[0], &pair[1], 10))
            .count();
        let open = pairs.iter().filter(open).count();
        let digits = |pair: &&&[Line]| pair[1].text.starts_with(|c: char| c.is_ascii_digit());
        let records = pairs.iter().filter(digits).count() * 4 >= pairs.len();
        (pairs.len() >= 3 && !records && full * 5 >= pairs.len() * 4 && open * 2 >= pairs.len())
            .then_some(wrap)
    }

    /// True if the first word of `next` would not have fit on `line`, give or take some tenths of
    /// the width.
    fn is_full(self, line: &Line, next: &Line, tenths: usize) -> bool {
        let word = next.text.split_whitespace().next().unwrap_or_default();
        // Only as far as it matters: a line can be one endless word.
        let word = word.chars().take(WIDEST).count();
        (line.width + 1 + word) * 10 >= self.width * tenths
    }

    /// True if a line is about as long as lines are.
    pub fn is_filled(self, line: &Line) -> bool {
        line.width * 5 >= self.width * 4 && line.width <= WIDEST
    }

    /// True if `next` goes on with the paragraph that begins at `first` and has come to `line`.
    pub fn joins(self, first: &Line, line: &Line, next: &Line) -> bool {
        if next.gap || next.bullet || line.width > WIDEST || next.width > WIDEST {
            return false;
        }
        if breaks_word(line, next) {
            return true;
        }
        let sentence_ends = measure::ending(line.text) == Ending::Sentence;
        // A first line that is set in, as in books without empty lines between paragraphs.
        if sentence_ends && !first.bullet && next.indent > line.indent {
            return false;
        }
        if first.bullet && next.indent > first.indent && line.width * 2 > self.width {
            return true;
        }
        if is_ornament(line.text) || is_ornament(next.text) || enumerates(next.text) {
            return false;
        }
        let room = if sentence_ends { 9 } else { 8 };
        self.is_full(line, next, room)
            || self.cased && !sentence_ends && continues(next) && line.width * 2 > self.width
    }
}

/// True if the line begins with a small letter.
fn continues(line: &Line) -> bool {
    line.text.chars().next().is_some_and(char::is_lowercase)
}
