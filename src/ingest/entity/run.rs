//! Names in a sentence: words with capitals that follow each other.

use crate::{
    automatic::sentence::Word,
    names::{is_function_word, is_initial, is_title, kind_by_head},
};
use std::ops::Range;

/// A name by the numbers of its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its words.
    pub words: Range<usize>,
    /// It goes on with "and", which may as well join another name: "Ministry of Trade and Industry".
    pub is_joined: bool,
}

/// A sentence in which names are looked for.
pub struct Names<'a> {
    /// The text in which it stands.
    pub text: &'a [char],
    /// Its words.
    pub words: &'a [Word],
}

impl Names<'_> {
    /// The names in it. `is_name` says whether a word is mostly printed with a capital: where a sentence begins, only
    /// that tells.
    pub fn runs(&self, is_name: impl Fn(&str) -> bool) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            if !self.is_part(at) {
                at += 1;
                continue;
            }
            let end = self.end(at);
            let gap = self.gap(at);
            let begins = at == 0 || gap.contains([':', '“', '"']);
            // "Yesterday Okafor said"; of "United States" that begins a sentence "States" is none, nor "Nation Committee"
            // of "18-Nation Committee".
            if begins && !is_name(bare(&self.words[at].folded)) || gap == "-" {
                let is_next =
                    gap != "-" && at + 1 < end && is_name(bare(&self.words[at + 1].folded));
                at = if is_next { at + 1 } else { end };
                continue;
            }
            match (at..end).rev().find(|at| is_title(&self.words[*at].folded)) {
                // "Foreign Minister Okafor", but "Justice Department"
                Some(title) if self.kind_head(at..end).is_none() => {
                    match (title + 1 < end, self.behind_of(end)) {
                        (true, _) => runs.push(title + 1..end),
                        // "Secretary of Trade Okafor": the office is one word.
                        (false, Some(office)) => {
                            at = office + 1;
                            continue;
                        }
                        (false, None) => {}
                    }
                }
                _ => runs.push(at..end),
            }
            at = end;
        }
        let mut all = Vec::new();
        let mut before = 0..0;
        for words in runs {
            let longer = self.joined(&before, &words);
            before = words.clone();
            all.push(Run {
                words,
                is_joined: false,
            });
            all.extend(longer.map(|words| Run {
                words,
                is_joined: true,
            }));
        }
        all
    }

    /// A name as it is printed, on one line and without the sign of possession.
    pub fn form(&self, run: &Range<usize>) -> String {
        let (first, last) = (&self.words[run.start], &self.words[run.end - 1]);
        let text = &self.text[first.span.start as usize..last.span.end as usize];
        let text: String = text.iter().collect();
        bare(&text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What stands between a word and the one before it.
    pub fn gap(&self, at: usize) -> String {
        match at.checked_sub(1).zip(self.words.get(at)) {
            Some((before, word)) => {
                let from = self.words[before].span.end as usize;
                self.text[from..word.span.start as usize].iter().collect()
            }
            None => String::new(),
        }
    }

    /// A word as it is printed; empty where there is none.
    pub fn printed(&self, at: usize) -> String {
        self.words.get(at).map_or_else(String::new, |word| {
            let text = &self.text[word.span.start as usize..word.span.end as usize];
            text.iter().collect()
        })
    }

    /// The word whose kind a name has, and its place: the last, or the first before "of".
    pub fn kind_head(&self, run: Range<usize>) -> Option<(usize, corpus::EntityKind)> {
        let head = |at: usize| Some((at, kind_by_head(bare(&self.words[at].folded))?));
        let links = |at: &usize| *at > run.start && self.is_link(*at);
        match run.clone().find(links) {
            Some(link) => head(link - 1),
            None if run.len() > 1 => head(run.end - 1),
            None => None,
        }
    }

    fn is_link(&self, at: usize) -> bool {
        matches!(&*self.words[at].folded, "of" | "for" | "on")
    }

    /// True for a word that names may be made of.
    fn is_part(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| {
            // "I’m"
            let first = word.folded.split('\'').next().unwrap_or_default();
            let is_initial = first.len() == 1 && self.gap(at + 1).starts_with('.');
            word.is_capital && (is_initial || !is_function_word(first))
        })
    }

    /// Where the name ends that begins at a word.
    fn end(&self, start: usize) -> usize {
        let mut end = start + 1;
        loop {
            let is_possessive = self.words[end - 1].folded.ends_with("'s");
            let next = self.follows(end).filter(|_| !is_possessive);
            let Some(next) = next.or_else(|| self.behind_head(start, end)) else {
                return end;
            };
            end = next + 1;
        }
    }

    /// The word that goes on with a name before `end`, past a particle: "de", "von".
    fn follows(&self, end: usize) -> Option<usize> {
        const PARTICLES: &[&str] = &[
            "de", "del", "der", "den", "van", "von", "bin", "al", "da", "dos", "ter", "la",
        ];
        if end >= self.words.len() {
            return None;
        }
        let gap = self.gap(end);
        let before = &self.words[end - 1];
        let is_short = is_title(&before.folded) || is_initial(&self.printed(end - 1));
        let is_joined = match &*gap {
            " " | "\n" | "-" | " & " => true,
            ". " | "." => is_short,
            _ => false,
        };
        // "Tse-tung"
        if is_joined && (gap == "-" || self.is_part(end)) {
            return Some(end);
        }
        let is_particle = |at: &usize| PARTICLES.contains(&&*self.words[*at].folded);
        let particles = { end..self.words.len() }.take_while(is_particle).count();
        let next = end + particles;
        let is_plain = (end..=next).all(|at| self.gap(at) == " ");
        (particles > 0 && is_plain && self.is_part(next)).then_some(next)
    }

    /// The word behind "of", if that follows.
    fn behind_of(&self, end: usize) -> Option<usize> {
        let is_of = |at: usize| self.words.get(at).is_some_and(|word| word.folded == "of");
        let next = is_of(end).then(|| self.past_article(end + 1))?;
        self.is_part(next).then_some(next)
    }

    /// The word behind "of" or the like, if the name before `end` is one that goes on so: "Ministry of", "Treaty on".
    fn behind_head(&self, start: usize, end: usize) -> Option<usize> {
        let is_head = kind_by_head(&self.words[end - 1].folded).is_some();
        let has_link = (start..end).any(|at| self.is_link(at));
        if !is_head
            || has_link
            || end >= self.words.len()
            || !self.is_link(end)
            || self.gap(end) != " "
        {
            return None;
        }
        let next = self.past_article(end + 1);
        if !self.is_part(next) || self.gap(next) != " " || is_title(&self.words[next].folded) {
            return None;
        }
        // "Justice Department of the Republic of Elbia" are two names.
        let is_own = kind_by_head(&self.words[next].folded).is_some();
        let goes_on = next + 1 < self.words.len() && self.is_link(next + 1);
        (!is_own || !goes_on).then_some(next)
    }

    fn past_article(&self, at: usize) -> usize {
        let is_article = self.words.get(at).is_some_and(|word| word.folded == "the");
        at + usize::from(is_article)
    }

    /// A name of an organisation with what "and" joins to it, or with what it is joined to: "Ministry of Trade and
    /// Industry", "Trade and Industry Council".
    fn joined(&self, before: &Range<usize>, run: &Range<usize>) -> Option<Range<usize>> {
        let is_and = |at: usize| {
            let is_and = self.words.get(at).is_some_and(|word| word.folded == "and");
            is_and && self.gap(at) == " " && self.gap(at + 1) == " "
        };
        let has_link = run.clone().any(|at| self.is_link(at));
        let next = run.end + 1;
        if has_link && is_and(run.end) && self.is_part(next) && !is_title(&self.words[next].folded)
        {
            return Some(run.start..self.end(next));
        }
        let is_named = !has_link && self.kind_head(run.clone()).is_some();
        let follows = !before.is_empty() && before.end + 1 == run.start && is_and(before.end);
        let is_one = is_named && follows && self.kind_head(before.clone()).is_none();
        is_one.then_some(before.start..run.end)
    }
}

/// A word without the sign of possession.
pub fn bare(word: &str) -> &str {
    let bare = word.strip_suffix("'s").or(word.strip_suffix("’s"));
    bare.unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::automatic::sentence;
    use corpus::Span;

    #[test]
    fn names_are_words_with_capitals_that_follow_each_other() {
        for (text, want) in [
            (
                "we met Foreign Minister Ada Okafor and Mr. Lind.",
                &["Ada Okafor", "Lind"][..],
            ),
            (
                "and J. F. Okafor’s plan for Lisbon",
                &["J. F. Okafor", "Lisbon"],
            ),
            (
                "Yesterday Okafor of the Harbour Board spoke",
                &["Okafor", "Harbour Board"],
            ),
            (
                "at the Ministry of Trade and Industry in May",
                &[
                    "Ministry of Trade",
                    "Ministry of Trade and Industry",
                    "Industry",
                ],
            ),
            ("the Secretary of Trade Ada Okafor", &["Ada Okafor"]),
            (
                "a treaty with Tan Wu-lin and Ludwig van der Molen",
                &["Tan Wu-lin", "Ludwig van der Molen"],
            ),
            (
                "the Justice Department of the Republic of Elbia",
                &["Justice Department", "Republic of Elbia"],
            ),
            ("the Harbour Board on Monday", &["Harbour Board"]),
            (
                "the Trade and Industry Council met",
                &["Trade", "Industry Council", "Trade and Industry Council"],
            ),
            ("I’m Ada Okafor of the 18-Nation Committee", &["Ada Okafor"]),
            ("Amber Coast ships", &[]),
            ("Okafor, Lind & Sons", &["Okafor", "Lind & Sons"]),
        ] {
            let characters: Vec<char> = text.chars().collect();
            let words = sentence::words(&characters, Span::new(0, characters.len() as u32));
            let names = Names {
                text: &characters,
                words: &words,
            };
            let runs = names.runs(|word| word == "okafor");
            let found: Vec<_> = runs.iter().map(|run| names.form(&run.words)).collect();
            assert_eq!(found, want, "{text}");
        }
    }
}
