//! A text to its sentences, well enough to show them.

use corpus::Span;

/// The sentences of a text in their order, in scalar values; together they cover all of it.
///
/// One ends after a full stop or the like and the marks that close it, where white space follows. A stop
/// after an initial or a short word with a capital (`U.S.`, `Gen.`, `No.`) ends none, nor does one
/// before a small letter. For scripts with full stops of their own, white space need not follow.
pub fn sentences(text: &str) -> Vec<Span> {
    let chars: Vec<char> = text.chars().collect();
    let mut sentences = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < chars.len() {
        let c = chars[at];
        at += 1;
        if !matches!(
            c,
            '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '।' | '\n'
        ) {
            continue;
        }
        let is_short = c == '.' && ends_short_word(&chars[..at - 1]);
        while chars.get(at).is_some_and(|c| closes(*c)) {
            at += 1;
        }
        let next = chars[at..].iter().find(|c| !c.is_whitespace());
        let is_apart = chars.get(at).is_none_or(|c| c.is_whitespace());
        let is_wide = matches!(c, '。' | '！' | '？');
        let goes_on = c != '\n' && (is_short || next.is_some_and(|c| c.is_lowercase()));
        if c != '\n' && !is_wide && !is_apart || goes_on {
            continue;
        }
        while chars.get(at).is_some_and(|c| c.is_whitespace()) {
            at += 1;
        }
        sentences.push(Span::new(start as u32, at as u32));
        start = at;
    }
    if start < chars.len() {
        sentences.push(Span::new(start as u32, chars.len() as u32));
    }
    sentences
}

/// True for marks that close a sentence after its stop.
fn closes(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '」' | '』'
    )
}

/// True if a text ends with a word that is short and begins with a capital.
fn ends_short_word(text: &[char]) -> bool {
    let word = text.iter().rev().take(5).take_while(|c| c.is_alphabetic());
    let length = word.clone().count();
    (1..=3).contains(&length) && word.last().is_some_and(|c| c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_a_reader_would_pause() {
        for (text, want) in [
            (
                "One here. Two there! “Three?” Four",
                &["One here. ", "Two there! ", "“Three?” ", "Four"][..],
            ),
            (
                "The U.S. and Gen. Smith met in 3.5 hours. It was e.g. long.",
                &[
                    "The U.S. and Gen. Smith met in 3.5 hours. ",
                    "It was e.g. long.",
                ],
            ),
            ("一つ。二つ。", &["一つ。", "二つ。"]),
            ("a\nb", &["a\n", "b"]),
            ("", &[]),
        ] {
            let found: Vec<_> = sentences(text)
                .iter()
                .filter_map(|s| s.slice(text))
                .collect();
            assert_eq!(found, want, "{text:?}");
        }
    }
}
