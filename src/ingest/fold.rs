//! Texts without the differences that copying and typesetting make: the kind of white space,
//! quotation mark and dash, and how a letter with an accent is coded.

use corpus::Span;
use unicode_normalization::char::{
    canonical_combining_class, decompose_canonical, is_combining_mark,
};

/// A folded text that remembers where each of its characters comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    text: String,
    /// For each scalar value of `text`, which one of the original it comes from.
    origin: Vec<u32>,
}

impl Folded {
    /// Folds a text. Two texts are equal after folding if they are canonically equivalent (Unicode
    /// Standard Annex 15) apart from white space, the style of quotation marks and dashes, and
    /// characters that cannot be seen.
    pub fn new(text: &str) -> Self {
        let mut folded: Vec<(char, u32)> = Vec::with_capacity(text.len());
        for (c, at) in text.chars().zip(0..) {
            if c.is_whitespace() {
                if folded.last().is_some_and(|(last, _)| *last != ' ') {
                    folded.push((' ', at));
                }
            } else if !is_invisible(c) {
                decompose_canonical(c, |c| match plain(c) {
                    '…' => folded.extend([('.', at); 3]),
                    c => folded.push((c, at)),
                });
            }
        }
        folded.pop_if(|(c, _)| *c == ' ');
        // Marks on one letter have a fixed order in which they are compared.
        for marks in folded.chunk_by_mut(|(a, _), (b, _)| {
            canonical_combining_class(*a) != 0 && canonical_combining_class(*b) != 0
        }) {
            marks.sort_by_key(|(mark, _)| canonical_combining_class(*mark));
        }
        let (text, origin) = folded.into_iter().unzip();
        Self { text, origin }
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Where another text stands in this one, as spans of the original text; without overlaps.
    pub fn find(&self, other: &Folded) -> Vec<Span> {
        if other.text.is_empty() {
            return Vec::new();
        }
        let length = other.origin.len();
        let found = self.text.match_indices(&other.text).filter(|(byte, _)| {
            // `e` is not found in `é`.
            let next = self.text[byte + other.text.len()..].chars().next();
            !next.is_some_and(is_combining_mark)
        });
        let (mut at, mut first) = (0, 0);
        found
            .filter_map(|(byte, _)| {
                first += self.text[at..byte].chars().count();
                at = byte;
                let start = self.origin.get(first)?;
                let end = self.origin.get(first + length - 1)?;
                Some(Span::new(*start, end + 1))
            })
            .collect()
    }

    /// True if another text stands in this one.
    pub fn contains(&self, other: &Folded) -> bool {
        !self.find(other).is_empty()
    }
}

/// Characters that nobody sees: joiners, soft hyphens, byte order marks, direction marks.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// The plain form of quotation marks and dashes.
fn plain(c: char) -> char {
    match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '〝' | '〞' => '"',
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | 'ʼ' | '`' | '´' => '\'',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹘' | '－' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_the_same_folds_to_the_same() {
        for (a, b) in [
            ("“a” ‘b’ – c", "\"a\" 'b' - c"),
            ("a\u{A0}b\n\t c ", "a b c"),
            ("soft\u{AD}ly\u{200B}", "softly"),
            ("wait…", "wait..."),
            ("é", "e\u{301}"),
            ("한", "\u{1112}\u{1161}\u{11ab}"),
            ("q\u{307}\u{323}", "q\u{323}\u{307}"),
        ] {
            assert_eq!(Folded::new(a).as_str(), Folded::new(b).as_str(), "{a:?}");
        }
        assert_ne!(Folded::new("A").as_str(), Folded::new("a").as_str());
        assert_ne!(Folded::new("e").as_str(), Folded::new("é").as_str());
    }

    #[test]
    fn what_is_found_is_given_in_the_original() {
        for (text, needle, want) in [
            ("He said:\u{A0}“Yes –\n no”.", "\"yes", vec![]),
            (
                "He said:\u{A0}“Yes –\n no”.",
                "\"Yes - no\"",
                vec!["“Yes –\n no”"],
            ),
            ("un cafe\u{301} noir", "café", vec!["cafe\u{301}"]),
            ("un cafe\u{301} noir", "cafe", vec![]),
            ("aa … aa", "a...a", vec![]),
            ("aa … aa", "aa", vec!["aa", "aa"]),
            ("x", " ", vec![]),
        ] {
            let found = Folded::new(text).find(&Folded::new(needle));
            let found: Vec<_> = found.into_iter().filter_map(|s| s.slice(text)).collect();
            assert_eq!(found, want, "{needle:?} in {text:?}");
        }
    }
}
