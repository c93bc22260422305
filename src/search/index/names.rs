//! Names and compounds as the documents print them, into which a search completes what is typed.
//!
//! The index has them as terms of several words. They count for nothing in a search, which asks for their words.

use crate::text::{Word, form, words};
use corpus::{Corpus, Span};
use std::collections::BTreeMap;

/// What stands between the forms of a term of several words; it sorts before all letters, so such a term follows its
/// first word.
pub const BETWEEN: char = ' ';
/// No name or compound has more words.
const MAX_WORDS: usize = 6;
/// Nor more bytes, printed or not: the index counts them in one.
const MAX_BYTES: usize = 200;

/// The names of several words that a corpus knows: of who and what takes part, and those that tell its themes.
pub struct Names {
    /// By the first of their forms.
    by_first: BTreeMap<String, Vec<Vec<String>>>,
}

impl Names {
    /// Those of a corpus.
    pub fn of(corpus: &Corpus) -> Self {
        let entities = corpus.entities.iter();
        let entities = entities.flat_map(|entity| entity.forms.iter().chain([&entity.name]));
        let cues = corpus.themes.iter().flat_map(|theme| &theme.cues);
        let mut by_first: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for name in entities.chain(cues) {
            let forms: Vec<_> = words(name).iter().map(|word| form(word).text).collect();
            if (2..=MAX_WORDS).contains(&forms.len()) {
                let known = by_first.entry(forms[0].clone()).or_default();
                if !known.contains(&forms) {
                    known.push(forms);
                }
            }
        }
        Self { by_first }
    }

    /// Hands on each name and compound that a text prints: the term that the index has for it, and how it is printed.
    pub fn each(&self, text: &Printed, words: &[Word], mut each: impl FnMut(String, &str)) {
        let forms: Vec<_> = words.iter().map(|word| form(word).text).collect();
        let gaps: Vec<_> = (words.windows(2))
            .map(|pair| text.at(Span::new(pair[0].span.end, pair[1].span.start)))
            .collect();
        let mut hand_on = |from: usize, count: usize| {
            let key = forms[from..from + count].join(&BETWEEN.to_string());
            let span = Span::new(words[from].span.start, words[from + count - 1].span.end);
            let printed = without_possessive(text.at(span));
            if key.len().max(printed.len()) <= MAX_BYTES {
                each(key, printed);
            }
        };
        for (at, first) in forms.iter().enumerate() {
            for name in self.by_first.get(first).into_iter().flatten() {
                let last = at + name.len() - 1;
                let is_here = forms[at..].starts_with(name);
                if is_here && gaps[at..last].iter().all(|gap| is_within_name(gap)) {
                    hand_on(at, name.len());
                }
            }
            let is_inside = at > 0 && is_hyphen(gaps[at - 1]);
            let joined = gaps[at..].iter().take_while(|gap| is_hyphen(gap)).count();
            let is_compound = !is_inside && (1..MAX_WORDS).contains(&joined);
            let tells = |form: &String| form.contains(char::is_alphabetic);
            if is_compound && forms[at..=at + joined].iter().any(tells) {
                hand_on(at, joined + 1);
            }
        }
    }
}

/// True for what joins the words of a compound.
pub fn is_hyphen(gap: &str) -> bool {
    matches!(gap, "-" | "\u{2010}" | "\u{2011}")
}

/// True for what may stand between two words of a name; in scripts without spaces nothing does.
fn is_within_name(gap: &str) -> bool {
    matches!(gap, "" | " " | "\u{A0}") || is_hyphen(gap)
}

/// A word as it is printed, without the ending of a possessive.
pub fn without_possessive(printed: &str) -> &str {
    let bare = ["'s", "’s", "'S", "’S"].map(|end| printed.strip_suffix(end));
    bare.into_iter().flatten().next().unwrap_or(printed)
}

/// A text of which parts are asked for by their spans.
pub struct Printed<'t> {
    text: &'t str,
    /// The byte at which each of its characters begins, and its end.
    bytes: Vec<usize>,
}

impl<'t> Printed<'t> {
    /// Counts the characters of a text, once for all spans.
    pub fn new(text: &'t str) -> Self {
        let bytes = text.char_indices().map(|(byte, _)| byte);
        let bytes = bytes.chain([text.len()]).collect();
        Self { text, bytes }
    }

    /// What stands at a span of the text.
    pub fn at(&self, span: Span) -> &'t str {
        &self.text[self.bytes[span.start as usize]..self.bytes[span.end as usize]]
    }
}
