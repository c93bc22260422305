//! Texts without the differences that copying and typesetting make: the kind of white space,
//! quotation mark and dash, and characters that nobody sees.
//!
//! `ingest` folds more, also how a letter with an accent is coded (Unicode Standard Annex 15). The
//! tables for that cost the page 43 kB; here such a letter counts as one that was changed.

/// A folded text that remembers where each of its characters comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The characters. White space is one space each time, also at the ends.
    pub chars: Vec<char>,
    /// For each of them, how many scalar values come before it in the original.
    pub at: Vec<u32>,
}

impl Folded {
    /// Folds a text.
    pub fn of(text: &str) -> Self {
        let mut folded = Self::default();
        for (c, at) in text.chars().zip(0..) {
            folded.push(c, at);
        }
        folded
    }

    fn push(&mut self, c: char, at: u32) {
        let Some(c) = plain(c) else { return };
        if c != ' ' || self.chars.last() != Some(&' ') {
            self.chars.push(c);
            self.at.push(at);
        }
    }

    /// The position in this text of what stands at `at` in the original or next after it.
    pub fn position(&self, at: u32) -> usize {
        self.at.partition_point(|&other| other < at)
    }
}

/// The characters of a folded text without white space at its ends.
pub fn trimmed(text: &str) -> Vec<char> {
    let mut chars = Folded::of(text).chars;
    if chars.last() == Some(&' ') {
        chars.pop();
    }
    if chars.first() == Some(&' ') {
        chars.remove(0);
    }
    chars
}

/// True if two texts are the same after folding.
pub fn same(a: &str, b: &str) -> bool {
    trimmed(a) == trimmed(b)
}

/// A character as it is compared; `None` for one that cannot be seen.
fn plain(c: char) -> Option<char> {
    Some(match c {
        c if c.is_whitespace() => ' ',
        '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' | '‹' | '›' | '`' | '´' => '\'',
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' => return None,
        '\u{2060}'..='\u{2069}' | '\u{FEFF}' => return None,
        c if c.is_control() => return None,
        c => c,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_copying_changes_does_not_count() {
        for (a, b) in [
            ("“It’s” — so", "\"It's\" - so"),
            (" two\r\n\tlines\u{A0}", "two lines"),
            ("co\u{AD}operate\u{200B}", "cooperate"),
            ("", " \n"),
        ] {
            assert!(same(a, b), "{a:?} {b:?}");
        }
        for (a, b) in [("Aid", "aid"), ("a b", "ab"), ("1.5", "15")] {
            assert!(!same(a, b), "{a:?} {b:?}");
        }
    }

    #[test]
    fn each_character_knows_where_it_comes_from() {
        let folded = Folded::of("a \n\u{AD}’b");
        assert_eq!(folded.chars, ['a', ' ', '\'', 'b']);
        assert_eq!(folded.at, [0, 1, 4, 5]);
        assert_eq!(
            [0, 1, 2, 4, 9].map(|at| folded.position(at)),
            [0, 1, 2, 2, 4]
        );
    }
}
