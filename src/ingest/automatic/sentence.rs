//! A text to its sentences, and a sentence to its words.
//!
//! The signs that end a sentence are those of Unicode Standard Annex 29 (Sentence_Terminal). A point
//! ends one only before a space and a word that is not in lower case, and not after an abbreviation
//! or an initial; where that leaves it open, two sentences stay one, which costs a title its end but
//! never a quote its sense.

use super::language::Language;
use corpus::Span;

/// Signs that end a sentence whatever follows.
const FULL_STOPS: &str = "。！？｡؟۔।॥։።፧၊။៕᠃";
/// Signs that end one before a space.
const STOPS: &str = ".!?…";
/// Signs that may stand between the end of a sentence and the next.
const CLOSERS: &str = "\"'”’»›)]}」』）】";

/// The sentences of a text as spans of its scalar values, without the space around them.
pub fn sentences(text: &[char], language: Option<&Language>) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < text.len() {
        let c = text[at];
        at += 1;
        if !STOPS.contains(c) && !FULL_STOPS.contains(c) {
            continue;
        }
        let stop = at - 1;
        while at < text.len() && (CLOSERS.contains(text[at]) || STOPS.contains(text[at])) {
            at += 1;
        }
        // The mark of a footnote belongs to no sentence.
        let end = at;
        at = after_mark(text, at);
        let follows = text[at..].iter().find(|c| !c.is_whitespace());
        let ends = match follows {
            None => true,
            Some(_) if FULL_STOPS.contains(c) => true,
            Some(_) if !text[at].is_whitespace() => false,
            Some(next) if c == '.' || c == '…' => {
                !next.is_lowercase() && (c == '…' || !abbreviates(text, start, stop, language))
            }
            Some(_) => true,
        };
        if ends {
            push(&mut spans, text, start, end);
            start = at;
        }
    }
    push(&mut spans, text, start, text.len());
    spans
}

/// Past the mark of a footnote, such as `[12]`, if one stands there.
pub fn after_mark(text: &[char], at: usize) -> usize {
    let digits = |from: usize| text[from..].iter().take_while(|c| c.is_ascii_digit());
    if text.get(at) != Some(&'[') {
        return at;
    }
    let count = digits(at + 1).count();
    let closed = count > 0 && text.get(at + 1 + count) == Some(&']');
    if closed { at + count + 2 } else { at }
}

fn push(spans: &mut Vec<Span>, text: &[char], mut start: usize, mut end: usize) {
    while start < end && text[start].is_whitespace() {
        start += 1;
    }
    while start < end && text[end - 1].is_whitespace() {
        end -= 1;
    }
    if start < end {
        spans.push(Span::new(start as u32, end as u32));
    }
}

/// True if the point at `stop` belongs to an initial or an abbreviation.
fn abbreviates(text: &[char], start: usize, stop: usize, language: Option<&Language>) -> bool {
    let letters = text[start..stop].iter().rev();
    let length = letters.take_while(|c| c.is_alphabetic()).count();
    let word: String = text[stop - length..stop].iter().collect();
    match length {
        0 => false,
        // Of "U.S." as of "J. Smith".
        1 => {
            let listed = language.is_some_and(|language| language.abbreviations.contains(&&*word));
            word.chars().all(char::is_uppercase) || text[..stop - 1].ends_with(&['.']) || listed
        }
        _ => language.is_some_and(|language| {
            let folded = word.to_lowercase();
            language.abbreviations.contains(&&*folded)
        }),
    }
}

/// A word of a sentence.
#[derive(Debug)]
pub struct Word {
    /// Where it stands in the text.
    pub span: Span,
    /// In lower case, with straight apostrophes.
    pub folded: String,
    /// It begins with a capital.
    pub is_capital: bool,
    /// How many brackets are open before it.
    pub depth: u32,
}

/// The words of a sentence: runs of letters and digits, with apostrophes inside.
pub fn words(text: &[char], sentence: Span) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut depth = 0_u32;
    let mut at = sentence.start;
    let get = |at: u32| (at < sentence.end).then(|| text[at as usize]);
    while let Some(first) = get(at) {
        match first {
            '(' | '[' | '（' => depth += 1,
            ')' | ']' | '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if !first.is_alphanumeric() {
            at += 1;
            continue;
        }
        let start = at;
        let mut folded = String::new();
        while let Some(c) = get(at) {
            let apostrophe = matches!(c, '\'' | '’');
            let inside = apostrophe && get(at + 1).is_some_and(char::is_alphanumeric);
            if !c.is_alphanumeric() && !inside {
                break;
            }
            folded.extend(if apostrophe { '\'' } else { c }.to_lowercase());
            at += 1;
        }
        words.push(Word {
            span: Span::new(start, at),
            folded,
            is_capital: first.is_uppercase(),
            depth,
        });
    }
    words
}

#[cfg(test)]
mod tests {
    use super::super::language::language;
    use super::*;

    #[test]
    fn sentences_end_where_a_reader_would_end_them() {
        let cases: &[(&str, &[&str])] = &[
            (
                "In Roe v. Hill it lost. So",
                &["In Roe v. Hill it lost.", "So"],
            ),
            ("One. Two! Three? four", &["One.", "Two!", "Three?", "four"]),
            ("Mr. Smith met Dr. Li.", &["Mr. Smith met Dr. Li."]),
            (
                "The U.S. Government did. So did J. Smith.",
                &["The U.S. Government did.", "So did J. Smith."],
            ),
            (
                "It rose 3.5 points at 5 p.m. on Monday. Then",
                &["It rose 3.5 points at 5 p.m. on Monday.", "Then"],
            ),
            (
                "He said: “It is over.” She left.[3] They",
                &["He said: “It is over.”", "She left.", "They"],
            ),
            ("他走了。她来了。", &["他走了。", "她来了。"]),
            (
                "See www.example.org/a.b now.",
                &["See www.example.org/a.b now."],
            ),
            ("", &[]),
            (" . ", &["."]),
        ];
        for (text, want) in cases {
            let characters: Vec<char> = text.chars().collect();
            let spans = sentences(&characters, language("en"));
            let found: Vec<_> = spans.iter().filter_map(|s| s.slice(text)).collect();
            assert_eq!(&found, want, "{text:?}");
        }
    }

    #[test]
    fn words_know_their_brackets() {
        let text: Vec<char> = "It’s (on May 3) done".chars().collect();
        let words = words(&text, Span::new(0, text.len() as u32));
        let found: Vec<_> = words.iter().map(|w| (&*w.folded, w.depth)).collect();
        let want = [("it's", 0), ("on", 1), ("may", 1), ("3", 1), ("done", 0)];
        assert_eq!(found, want);
    }
}
