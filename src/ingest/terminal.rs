//! Words of others on a terminal, which obeys some characters and turns the order of others around.

use std::borrow::Cow;

/// How the codes begin that this program writes for colours; they end in `m`.
const COLOUR: &str = "\u{1b}[";

/// True for characters that terminals obey, or that turn the order of others around.
pub fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFB}')
}

/// Words of others for one line: what is unsafe is written as `\u{1b}`.
pub fn plain(text: &str) -> Cow<'_, str> {
    escaped(text, is_unsafe, |c| c.escape_default().to_string())
}

/// Lines of words for a terminal: what is unsafe is escaped as by [`plain`], but for ends of lines and tabs.
pub fn lines(text: &str) -> Cow<'_, str> {
    escaped(text, is_unsafe_in_lines, |c| c.escape_default().to_string())
}

/// The same for lines in which words of others are [plain] already, beside codes for colours, which stay.
pub fn coloured(text: &str) -> String {
    let mut parts = text.split(COLOUR);
    let mut out = lines(parts.next().unwrap_or_default()).into_owned();
    for part in parts {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
        let is_colour = rest.starts_with('m');
        out.push_str(if is_colour { COLOUR } else { "\\u{1b}[" });
        out.push_str(&lines(part));
    }
    out
}

/// The same JSON, or TOML in which texts stand in quotation marks, with nothing unsafe in it.
pub fn code(text: &str) -> Cow<'_, str> {
    escaped(text, is_unsafe_in_lines, |c| {
        format!("\\u{:04x}", u32::from(c))
    })
}

fn is_unsafe_in_lines(c: char) -> bool {
    is_unsafe(c) && !matches!(c, '\n' | '\t')
}

fn escaped(text: &str, which: fn(char) -> bool, escape: fn(char) -> String) -> Cow<'_, str> {
    if !text.contains(which) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match which(c) {
            true => out.push_str(&escape(c)),
            false => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What terminals obey and what turns words around, with what each is to become.
    const TABLE: [(&str, &str, &str); 8] = [
        ("plain\tä 日本\n", "plain\tä 日本\n", "plain\tä 日本\n"),
        ("\u{1b}]0;x\u{7}", "\\u{1b}]0;x\\u{7}", "\\u001b]0;x\\u0007"),
        ("\u{1b}[2J", "\\u{1b}[2J", "\\u001b[2J"),
        ("\u{9b}2J", "\\u{9b}2J", "\\u009b2J"),
        (
            "\u{202e}gpj.exe\u{2069}",
            "\\u{202e}gpj.exe\\u{2069}",
            "\\u202egpj.exe\\u2069",
        ),
        (
            "a\rb\u{8}\u{7f}",
            "a\\rb\\u{8}\\u{7f}",
            "a\\u000db\\u0008\\u007f",
        ),
        (
            "\u{200f}\u{61c}\u{2028}",
            "\\u{200f}\\u{61c}\\u{2028}",
            "\\u200f\\u061c\\u2028",
        ),
        ("\u{1b}[31", "\\u{1b}[31", "\\u001b[31"),
    ];

    #[test]
    fn nothing_of_others_is_obeyed() {
        for (text, want, in_code) in TABLE {
            assert_eq!(lines(text), want, "{text:?}");
            assert_eq!(code(text), in_code, "{text:?}");
            assert!(!plain(text).contains(is_unsafe), "{text:?}");
        }
    }

    #[test]
    fn colours_of_this_program_stay() {
        let text = "\u{1b}[1;4mbold\u{1b}[0m and \u{1b}[1A\u{1b}c";
        assert_eq!(
            coloured(text),
            "\u{1b}[1;4mbold\u{1b}[0m and \\u{1b}[1A\\u{1b}c"
        );
        assert_eq!(lines("\u{1b}[31mred"), "\\u{1b}[31mred");
    }
}
