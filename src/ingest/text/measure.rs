//! What can be measured in a piece of text without understanding it.

/// How a piece of text ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// With a full stop, a question mark or another sign that ends sentences.
    Sentence,
    /// With a colon.
    Colon,
    /// With a comma, a semicolon or a dash: it goes on.
    Pause,
    /// With a word.
    Open,
}

/// The signs that end sentences in the scripts of Unicode (property Sentence_Terminal, its members
/// in living scripts).
const TERMINALS: &str = ".!?…。！？．｡؟۔।॥։።፧၊။៕᠃᥄᥅‼⁇⁈⁉܀";
/// Signs that may follow them.
const CLOSERS: &str = "\"'”’»›)]}」』）】*_";

/// How the text ends, whatever quotation marks, brackets and footnote marks follow.
pub(super) fn ending(text: &str) -> Ending {
    let text = without_footnote_mark(text).trim_end_matches(|c| CLOSERS.contains(c));
    match text.chars().next_back() {
        Some(c) if TERMINALS.contains(c) => Ending::Sentence,
        Some(':' | '：') => Ending::Colon,
        Some(',' | ';' | '，' | '、' | '；' | '،' | '؛' | '–' | '—' | '-') => {
            Ending::Pause
        }
        _ => Ending::Open,
    }
}

/// The text without a footnote mark such as `[12]` at its end.
pub(super) fn without_footnote_mark(text: &str) -> &str {
    let Some(inner) = text.strip_suffix(']') else {
        return text;
    };
    let digits = inner.trim_end_matches(|c: char| c.is_ascii_digit() || c == '*');
    match digits.strip_suffix('[') {
        Some(rest) if digits.len() < inner.len() && !rest.trim_end().is_empty() => rest.trim_end(),
        _ => text,
    }
}

/// The number of words. In scripts that do not put spaces between words, two letters count as one.
pub(super) fn words(text: &str) -> usize {
    text.split_whitespace()
        .map(|token| {
            let (mut unspaced, mut spaced) = (0, false);
            for c in token.chars() {
                if is_unspaced(c) {
                    unspaced += 1;
                } else if c.is_alphanumeric() {
                    spaced = true;
                }
            }
            usize::div_ceil(unspaced, 2) + usize::from(spaced)
        })
        .sum()
}

/// Letters of Thai, Lao, Myanmar, Khmer, Chinese and Japanese.
fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// True if there are lower-case letters and no upper-case ones.
pub(super) fn is_lower_case(text: &str) -> bool {
    let mut lower = false;
    for c in text.chars() {
        if c.is_uppercase() {
            return false;
        }
        lower |= c.is_lowercase();
    }
    lower
}

/// True if there are at least two upper-case letters and no lower-case ones.
pub(super) fn is_upper_case(text: &str) -> bool {
    let mut upper = 0;
    for c in text.chars() {
        if c.is_lowercase() {
            return false;
        }
        upper += usize::from(c.is_uppercase());
    }
    upper >= 2
}

/// The first letter, past digits, quotation marks and other signs.
pub(super) fn first_letter(text: &str) -> Option<char> {
    text.chars().find(|c| c.is_alphabetic())
}

/// The text for comparison: lower case, and one space for everything between words.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() {
            folded.extend(c.to_lowercase());
        } else if !matches!(c, '\'' | '’') && !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_seen_through_quotes_and_footnote_marks() {
        for (text, want) in [
            ("It ends.", Ending::Sentence),
            ("“It ends.”", Ending::Sentence),
            ("It ends.[2]", Ending::Sentence),
            ("It ends (here.) [12]", Ending::Sentence),
            ("它结束。", Ending::Sentence),
            ("यह समाप्त होता है।", Ending::Sentence),
            ("Why?", Ending::Sentence),
            ("as follows:", Ending::Colon),
            ("Dear Sir,", Ending::Pause),
            ("A heading", Ending::Open),
            ("A heading [1]", Ending::Open),
            ("[1]", Ending::Open),
            ("", Ending::Open),
        ] {
            assert_eq!(ending(text), want, "{text}");
        }
    }

    #[test]
    fn words_are_counted_in_scripts_with_and_without_spaces() {
        for (text, want) in [
            ("", 0),
            ("— … —", 0),
            ("US-Israel relations, again", 3),
            ("世界人权宣言", 3),
            ("انسانی حقوق کا عالمی منشور", 5),
        ] {
            assert_eq!(words(text), want, "{text}");
        }
    }

    #[test]
    fn folding_keeps_words_alone() {
        for (text, want) in [
            ("  Plays:-Audio plays count", "plays audio plays count"),
            ("© 2024 Site.", "2024 site"),
            ("Don’t  Stop!", "dont stop"),
            ("—", ""),
        ] {
            assert_eq!(fold(text), want, "{text}");
        }
    }

    #[test]
    fn case_is_only_seen_where_there_is_case() {
        assert!(is_lower_case("a b1") && !is_lower_case("a B") && !is_lower_case("世界 1"));
        assert!(is_upper_case("PART II") && !is_upper_case("A") && !is_upper_case("世界"));
        assert_eq!(first_letter("“12 — Été"), Some('É'));
    }
}
