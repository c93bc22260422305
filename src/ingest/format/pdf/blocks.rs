//! Lines to headings, paragraphs, items, tables and notes.

use super::lines::Line;
use corpus::BlockKind;
use std::collections::{BTreeMap, HashSet};

/// A block of a paper.
#[derive(Debug, Clone, PartialEq)]
pub struct PageBlock {
    /// What it is.
    pub kind: BlockKind,
    /// Of a heading, from 1.
    pub level: u8,
    /// Its words.
    pub text: String,
    /// The page on which it begins, from 1.
    pub page: u32,
}

/// How much larger than the text a heading is, at least.
const LARGER: f32 = 1.1;
/// How much smaller than the text a note is, at least.
const SMALLER: f32 = 0.93;
/// Headings are short: in characters.
const MAX_HEADING: usize = 200;
const MAX_BOLD_HEADING: usize = 100;
/// Bullets of lists; the private one is that of Word's symbol font.
const BULLETS: &[char] = &[
    '•', '▪', '‣', '◦', '●', '○', '■', '□', '\u{f0b7}', '∙', '·', '➢', '❖', '✓',
];

/// The blocks of a paper, the notes at the foot of its pages at its end.
pub fn blocks(lines: &[Line]) -> Vec<PageBlock> {
    let body = body_size(lines);
    let leading = leading(lines, body);
    let groups = groups(lines, body, leading);
    let words = words(lines);
    let marks = marks(lines);
    let levels = levels(&groups, body);
    let mut blocks: Vec<PageBlock> = Vec::new();
    let mut notes = Vec::new();
    // The last paragraph, with its last line, as long as only notes and the edge of a page have come since.
    let mut open: Option<&Line> = None;
    for group in &groups {
        let mut block = group.block(&levels, body, &words);
        if group.is_marked(&marks) {
            block.kind = BlockKind::Note;
            block.level = 0;
        }
        if block.kind == BlockKind::Note {
            notes.push(block);
            continue;
        }
        let last = group.lines.last().copied();
        let goes_on = open.is_some_and(|open| group.continues(open, body));
        match blocks
            .last_mut()
            .filter(|_| goes_on && block.kind == BlockKind::Paragraph)
        {
            Some(before) => join(&mut before.text, &block.text, &words),
            None => blocks.push(block),
        }
        let is_text = blocks
            .last()
            .is_some_and(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Item));
        open = last.filter(|_| is_text);
    }
    blocks.append(&mut notes);
    blocks
}

/// The marks of notes within lines, as `[1]`, with their page.
fn marks(lines: &[Line]) -> HashSet<(u32, &str)> {
    let mut marks = HashSet::new();
    for line in lines {
        let parts = line.text.split('[').skip(1 + usize::from(line.has_mark));
        let numbers = parts.filter_map(|part| Some(part.split_once(']')?.0));
        marks.extend(numbers.map(|number| (line.page, number)));
    }
    marks
}

/// The size of most of the text.
fn body_size(lines: &[Line]) -> f32 {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for line in lines {
        *counts.entry((line.size * 10.0) as u32).or_default() += line.text.len();
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    most.map_or(10.0, |(size, _)| size as f32 / 10.0)
}

/// The distance of most lines of the text from the one above, in sizes.
fn leading(lines: &[Line], body: f32) -> f32 {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for pair in lines.windows(2) {
        let gap = (pair[1].y - pair[0].y) / body;
        let is_text = is_near(pair[0].size, body) && is_near(pair[1].size, body);
        if is_text && pair[0].page == pair[1].page && (0.8..3.0).contains(&gap) {
            *counts.entry((gap * 20.0).round() as u32).or_default() += 1;
        }
    }
    let most = counts
        .into_iter()
        .max_by_key(|(gap, count)| (*count, std::cmp::Reverse(*gap)));
    most.map_or(1.25, |(gap, _)| gap as f32 / 20.0)
}

fn is_near(size: f32, other: f32) -> bool {
    (size - other).abs() < other * 0.05 + 0.1
}

/// Lines that stand together.
struct Group<'l> {
    lines: Vec<&'l Line>,
    left: f32,
    right: f32,
}

/// Parts the lines where a paragraph ends: by distance, size, weight, indent, a short last line, a bullet.
fn groups(lines: &[Line], body: f32, leading: f32) -> Vec<Group<'_>> {
    let mut groups: Vec<Group> = Vec::new();
    for line in lines {
        let joins = groups
            .last()
            .is_some_and(|group| group.takes(line, body, leading));
        match groups.last_mut().filter(|_| joins) {
            Some(group) => group.add(line),
            None => groups.push(Group {
                lines: vec![line],
                left: line.left,
                right: line.right,
            }),
        }
    }
    groups
}

impl<'l> Group<'l> {
    fn add(&mut self, line: &'l Line) {
        // The first line may be indented, or hang out.
        self.left = if self.lines.len() == 1 {
            line.left
        } else {
            self.left.min(line.left)
        };
        self.right = self.right.max(line.right);
        self.lines.push(line);
    }

    fn takes(&self, line: &Line, body: f32, leading: f32) -> bool {
        let Some(last) = self.lines.last() else {
            return false;
        };
        if line.has_mark {
            return false;
        }
        let size = last.size.max(line.size);
        let gap = line.y - last.y;
        let is_tables = last.text.contains('\t') && line.text.contains('\t');
        let is_level = last.page == line.page && gap.abs() < size * 0.3;
        if last.page != line.page
            || gap < -size * 0.3 && !is_level
            || gap > size * leading.max(1.0) * 1.3 + 0.5 && !(is_tables && gap < size * 3.0)
        {
            return false;
        }
        if !is_near(line.size, last.size)
            || is_tables != (last.text.contains('\t') || line.text.contains('\t'))
        {
            return false;
        }
        if is_tables || is_level {
            return true;
        }
        let is_large = line.size > body * LARGER;
        if line.is_bold != last.is_bold
            && (self.lines.iter().all(|other| other.is_bold == last.is_bold))
            && (last.is_bold && last.text.len() < MAX_BOLD_HEADING && ends(&last.text))
        {
            return false;
        }
        if is_large {
            return true;
        }
        if is_item(&line.text) {
            return false;
        }
        // Where the number or bullet before stood, another item begins.
        let first = self.lines[0];
        let is_list = is_item(&first.text) || starts_numbered(&first.text);
        let has_number = starts_numbered(&line.text)
            && line
                .text
                .starts_with(|c: char| c == '(' || c.is_ascii_digit());
        if is_list && has_number && line.left - first.left < size * 0.5 {
            return false;
        }
        let indent = line.left - self.left;
        let is_hanging = self.lines.len() > 1 && self.lines[0].left < self.left - size * 0.7;
        if self.lines.len() == 1 {
            // A second line left of the first: the first was indented. Right of it: it hangs, after a bullet or a number.
            let hangs = line.left - last.left;
            return hangs < size * 0.7 || is_item(&last.text) || starts_numbered(&last.text);
        }
        let is_indented = indent > size * 0.7 && indent < size * 8.0;
        let is_next_item = is_hanging && line.left < self.left - size * 0.7;
        // A short line that ends a sentence is the last of its paragraph.
        let is_short = self.right - last.right > size * 4.0
            && ends_sentence(&last.text)
            && starts_upper(&line.text);
        !(is_indented || is_next_item || is_short)
    }

    /// True if it goes on with a paragraph that ends with a line of another column or page.
    fn continues(&self, last: &Line, body: f32) -> bool {
        let Some(first) = self.lines.first() else {
            return false;
        };
        let is_away = first.page != last.page || first.y < last.y - last.size;
        let is_alike = is_near(first.size, last.size)
            && first.is_bold == last.is_bold
            && first.size <= body * LARGER;
        let is_indented = self.lines.len() > 1 && first.left - self.left > first.size * 0.7;
        let runs_on = !ends_sentence(&last.text) || starts_lower(&first.text);
        is_away
            && is_alike
            && runs_on
            && !is_indented
            && !is_item(&first.text)
            && !first.text.contains('\t')
    }

    fn is_heading(&self, body: f32) -> bool {
        let length: usize = self
            .lines
            .iter()
            .map(|line| line.text.chars().count())
            .sum();
        let text = &self.lines[0].text;
        let has_letters = self
            .lines
            .iter()
            .any(|line| line.text.chars().filter(|c| c.is_alphabetic()).count() > 1);
        let is_large =
            self.lines.iter().all(|line| line.size > body * LARGER) && length <= MAX_HEADING;
        let is_bold = self
            .lines
            .iter()
            .all(|line| line.is_bold && line.size > body * SMALLER)
            && length <= MAX_BOLD_HEADING
            && self.lines.len() <= 2
            && self.lines.last().is_some_and(|line| ends(&line.text));
        has_letters && !text.contains('\t') && !is_item(text) && (is_large || is_bold)
    }

    /// True for a note at the foot of a page: small, in its lower part, and begun by a number or a sign.
    fn is_note(&self, body: f32) -> bool {
        let first = self.lines[0];
        let is_small = self.lines.iter().all(|line| line.size < body * SMALLER);
        let is_marked = first
            .text
            .starts_with(|c: char| c.is_ascii_digit() || matches!(c, '[' | '*' | '†' | '‡' | '§'));
        is_small && is_marked && first.height > 0.4
    }

    /// True for a note that is as large as the text: it begins with a raised number that stands in the text of its page, above.
    fn is_marked(&self, marks: &HashSet<(u32, &str)>) -> bool {
        let first = self.lines[0];
        let number = first.text.strip_prefix('[').unwrap_or_default();
        first.has_mark
            && first.height > 0.4
            && number
                .split_once(']')
                .is_some_and(|(number, _)| marks.contains(&(first.page, number)))
    }

    fn block(&self, levels: &[u32], body: f32, words: &HashSet<String>) -> PageBlock {
        let first = self.lines[0];
        let mut text = String::new();
        let is_table =
            self.lines.len() >= 2 && self.lines.iter().all(|line| line.text.contains('\t'));
        for (at, line) in self.lines.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| self.lines.get(at));
            let is_forced = before.is_some_and(|before| self.is_forced(before, line));
            if is_table || is_forced {
                text.push('\n');
                text.push_str(&line.text.replace(if is_table { '\n' } else { '\t' }, " "));
            } else {
                join(&mut text, &line.text.replace('\t', " "), words);
            }
        }
        let text = text.trim().to_owned();
        let (kind, level) = if is_table {
            (BlockKind::Table, 0)
        } else if self.is_heading(body) {
            let size = tenths(first.size);
            let above = levels.iter().filter(|level| **level > size).count();
            (BlockKind::Heading, above.min(5) as u8 + 1)
        } else if self.is_note(body) {
            (BlockKind::Note, 0)
        } else if is_item(&text) {
            (BlockKind::Item, 1)
        } else {
            (BlockKind::Paragraph, 0)
        };
        let bare = text
            .trim_start_matches(BULLETS)
            .trim_start_matches(['–', '-']);
        let text = match kind {
            BlockKind::Item => bare.trim_start().to_owned(),
            _ => text,
        };
        PageBlock {
            kind,
            level,
            text,
            page: first.page,
        }
    }

    /// True if the writer has ended a line: the first word of the next one would have had room in it.
    fn is_forced(&self, line: &Line, next: &Line) -> bool {
        let word = next
            .text
            .split_whitespace()
            .next()
            .unwrap_or_default()
            .chars()
            .count();
        let width = (next.right - next.left) / next.text.chars().count().max(1) as f32;
        let needed = (word + 1) as f32 * width * 1.4 + line.size;
        line.page == next.page && !line.text.ends_with(HYPHENS) && self.right - line.right > needed
    }
}

/// The sizes of headings in tenths of points, each once.
fn levels(groups: &[Group], body: f32) -> Vec<u32> {
    let headings = groups.iter().filter(|group| group.is_heading(body));
    let mut sizes: Vec<u32> = headings.map(|group| tenths(group.lines[0].size)).collect();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    // Sizes that differ by a hair are one.
    sizes.dedup_by(|a, b| *b - *a < 5);
    sizes
}

fn tenths(size: f32) -> u32 {
    (size * 10.0).round() as u32
}

/// All words that no end of a line breaks, in lower case.
fn words(lines: &[Line]) -> HashSet<String> {
    let mut words = HashSet::new();
    for line in lines {
        let mut of_line = line.text.split_whitespace().peekable();
        while let Some(word) = of_line.next() {
            let is_broken = of_line.peek().is_none() && word.ends_with(HYPHENS);
            if !is_broken {
                words.insert(bare(word));
            }
        }
    }
    words
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
}

/// What stands at the end of a line within a word.
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{ad}'];

/// Adds a line to a text. A word that was broken at its end is joined, and loses its hyphen, unless it is written with one
/// elsewhere in the paper, or only its parts are words there.
fn join(text: &mut String, line: &str, words: &HashSet<String>) {
    if text.is_empty() {
        text.push_str(line);
        return;
    }
    let is_broken = text.ends_with(HYPHENS) && starts_lower(line);
    if !is_broken {
        let keeps =
            text.ends_with('-') && line.starts_with(char::is_alphanumeric) && !text.ends_with(" -");
        if !keeps && !text.ends_with(['\u{2014}', '/']) {
            text.push(' ');
        }
        text.push_str(line);
        return;
    }
    let first = text.split_whitespace().next_back().unwrap_or_default();
    let second = line.split_whitespace().next().unwrap_or_default();
    let whole = bare(&format!("{}{second}", first.trim_end_matches(HYPHENS)));
    let hyphened = bare(&format!("{}-{second}", first.trim_end_matches(HYPHENS)));
    let is_soft = text.ends_with('\u{ad}');
    let parts_are_words = words.contains(&bare(first)) && words.contains(&bare(second));
    let keeps =
        !is_soft && !words.contains(&whole) && (words.contains(&hyphened) || parts_are_words);
    if !keeps {
        text.truncate(text.trim_end_matches(HYPHENS).len());
    }
    text.push_str(line);
}

fn is_item(text: &str) -> bool {
    text.starts_with(BULLETS)
        || (text.starts_with("– ") || text.starts_with("- ")) && text.len() > 4
}

/// True for "1. …", "(a) …", "iv) …".
fn starts_numbered(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let bare = first
        .trim_start_matches(['(', '['])
        .trim_end_matches(['.', ')', ']']);
    bare.len() < first.len()
        && bare.len() <= 4
        && bare.chars().all(char::is_alphanumeric)
        && text.len() > first.len()
}

fn starts_lower(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

fn starts_upper(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphanumeric());
    first.is_some_and(|c| !c.is_lowercase())
}

fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['”', '’', '"', '\'', ')', ']', '»']);
    // The mark of a note follows the full stop.
    let bare = bare.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '[' | ']'));
    bare.ends_with(['.', '!', '?', ':', ';', '。', '！', '？', '…'])
}

/// True for a line that can be a heading by its end.
fn ends(text: &str) -> bool {
    !text.ends_with(['.', ',', ';', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::BlockKind::{Heading, Item, Note, Paragraph, Table};

    /// A line of size 10 as wide as its text, on page 1.
    fn line(text: &str, left: f32, y: f32) -> Line {
        Line {
            text: text.into(),
            page: 1,
            left,
            right: left + text.chars().count() as f32 * 5.0,
            y,
            size: 10.0,
            is_bold: false,
            has_mark: false,
            height: y / 800.0,
        }
    }

    fn read(lines: Vec<Line>) -> Vec<(BlockKind, u8, String, u32)> {
        let blocks = blocks(&lines).into_iter();
        blocks
            .map(|block| (block.kind, block.level, block.text, block.page))
            .collect()
    }

    #[test]
    fn paragraphs_headings_items_tables_and_notes_are_told_apart() {
        let large = |line: Line| Line { size: 16.0, ..line };
        let lines = vec![
            large(line("The long night", 50.0, 60.0)),
            line(
                "It began in the spring of the year with a long meet-",
                50.0,
                100.0,
            ),
            line(
                "ing of all, and the well-known men went home again.",
                50.0,
                112.0,
            ),
            line(
                "They met again in the autumn of that same long year,",
                60.0,
                124.0,
            ),
            line("as all the well-", 50.0, 136.0),
            line("known papers wrote.", 50.0, 148.0),
            Line {
                is_bold: true,
                ..line("The end", 50.0, 172.0)
            },
            line(
                "• One item that is long enough for a second line, it",
                60.0,
                196.0,
            ),
            line("seems.", 70.0, 208.0),
            line("• Two.", 60.0, 220.0),
            line("Year\tShips", 50.0, 250.0),
            line("2016\t12", 50.0, 262.0),
            Line {
                size: 8.0,
                ..line("1 In Washington.", 50.0, 700.0)
            },
            Line {
                page: 2,
                ..line(
                    "The last paragraph of it all goes on over the edge of",
                    50.0,
                    300.0,
                )
            },
            Line {
                page: 3,
                ..line("a page.", 50.0, 60.0)
            },
        ];
        let want = [
            (Heading, 1, "The long night", 1),
            (
                Paragraph,
                0,
                "It began in the spring of the year with a long meeting of all, and the well-known men went home again.",
                1,
            ),
            (
                Paragraph,
                0,
                "They met again in the autumn of that same long year, as all the well-known papers wrote.",
                1,
            ),
            (Heading, 2, "The end", 1),
            (
                Item,
                1,
                "One item that is long enough for a second line, it seems.",
                1,
            ),
            (Item, 1, "Two.", 1),
            (Table, 0, "Year\tShips\n2016\t12", 1),
            (
                Paragraph,
                0,
                "The last paragraph of it all goes on over the edge of a page.",
                2,
            ),
            (Note, 0, "1 In Washington.", 1),
        ];
        assert_eq!(
            read(lines),
            want.map(|(kind, level, text, page)| (kind, level, text.to_owned(), page))
        );
    }

    #[test]
    fn a_note_as_large_as_the_text_is_told_by_its_mark_in_it() {
        let marked = |text, y| Line {
            has_mark: true,
            ..line(text, 50.0, y)
        };
        let lines = vec![
            marked("[1] In the beginning of the book there are numbers.", 600.0),
            line(
                "Then it was said[2] that all the men went home again.",
                50.0,
                630.0,
            ),
            marked("[2] In Washington.", 700.0),
        ];
        let read: Vec<_> = read(lines).into_iter().map(|block| block.0).collect();
        assert_eq!(read, [Paragraph, Paragraph, Note]);
    }
}
