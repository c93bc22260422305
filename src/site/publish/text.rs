//! Text that leaves the page: for XML, for calendars, for tables.

use crate::template::escape;
use app::text::markup::turns_direction;

/// A text as one line of plain words: all white space is single spaces, and characters that no
/// reader sees but that could break or reorder what stands around are left out: controls, what XML
/// forbids, and the marks that switch the direction of writing without saying where that ends.
pub fn line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !line.is_empty() && !line.ends_with(' ') {
                line.push(' ');
            }
        } else if is_visible(c) {
            line.push(c);
        }
    }
    line.truncate(line.trim_end().len());
    line
}

fn is_visible(c: char) -> bool {
    // The last two of every plane are no characters.
    let is_no_character = matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE;
    !c.is_control() && !turns_direction(c) && !is_no_character && c != '\u{FEFF}'
}

/// A text for XML and HTML, as one line, in an element or a quoted attribute.
pub fn escaped(text: &str) -> String {
    escape(&line(text))
}

/// The first words of a text, at most so many characters of them.
pub fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.into();
    }
    let cut: String = text.chars().take(most).collect();
    let whole = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(words, _)| words);
    format!("{whole} …")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_keeps_words_and_nothing_that_breaks_out_of_it() {
        for (text, want) in [
            ("plain words", "plain words"),
            (
                "  two\r\n\tlines\u{85}and\u{2028}more ",
                "two lines and more",
            ),
            ("a\0b\u{8}c\u{1B}[31md\u{7F}e", "abc[31mde"),
            ("gpj.\u{202E}exe \u{2066}x\u{2069}", "gpj.exe x"),
            ("nel\u{9B}csi", "nelcsi"),
            ("\u{FEFF}\u{FFFE}x\u{FFFF}\u{1FFFE}\u{FDD0}", "x"),
            (
                "שלום \u{200F}עולם, Việt Nam, 日本 👩\u{200D}🚒",
                "שלום \u{200F}עולם, Việt Nam, 日本 👩\u{200D}🚒",
            ),
            (" \n ", ""),
        ] {
            assert_eq!(line(text), want, "{text:?}");
        }
    }

    #[test]
    fn long_texts_end_with_a_whole_word() {
        assert_eq!(shortened("one two", 7), "one two");
        assert_eq!(shortened("one two three", 9), "one two …");
        assert_eq!(shortened("日本語日本語", 3), "日本語 …");
    }
}
