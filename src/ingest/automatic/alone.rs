//! Whether a title can stand alone: whether it says of whom it speaks, and is no torn piece of a sentence.

use super::{sentence::Word, telling::Sentence};
use corpus::Span;

/// The most words before the colon behind the name of who speaks: "MR. LAKE: I went".
const OF_SPEAKER: usize = 5;

impl Sentence<'_> {
    /// True if the words of a title speak of "me" and "us", or to "you". Who that is only the rest of the text tells,
    /// unless the title begins with the name of the speaker, or they are words of somebody that it quotes.
    pub(super) fn speaks_of_itself(&self, title: Span) -> bool {
        let language = self.language;
        let mut label = self.words.iter().take(OF_SPEAKER).take_while(|word| {
            let letters = &self.text[word.span.start as usize..word.span.end as usize];
            !letters.iter().any(|c| c.is_lowercase())
        });
        let first = self.words.first();
        let is_labelled = first.is_some_and(|first| first.span.start == title.start)
            && label.any(|word| self.is_before_colon(word));
        let speaks = |at: usize| {
            let (word, own) = (&self.words[at], title.contains(self.words[at].span));
            own && !self.is_quoted(word)
                && (language.speaker.contains(&&*word.folded) && !is_labelled && !self.names(at)
                    || language.addressed.contains(&&*word.folded))
        };
        (0..self.words.len()).any(speaks)
    }

    /// True if a colon stands right behind a word, as behind the name of who speaks: "MR. LAKE: I went".
    pub(super) fn is_before_colon(&self, word: &Word) -> bool {
        self.text[word.span.end as usize..].starts_with(&[':'])
    }

    /// True for the "US" and "My Lai", which are no "us" and "my", and the number of "Part I".
    fn names(&self, at: usize) -> bool {
        let word = &self.words[at];
        let letters = &self.text[word.span.start as usize..word.span.end as usize];
        if letters.len() > 1 {
            let is_name = word.is_capital && letters[1].is_alphabetic();
            return is_name && at > 0 && !self.pauses_after(at - 1)
                || letters.iter().all(|c| c.is_uppercase());
        }
        let numbers = |before: &Word| {
            let gap = &self.text[before.span.end as usize..word.span.start as usize];
            let opens = [
                self.language.opening,
                self.language.joining,
                self.language.placing,
            ];
            let opens = opens.iter().any(|list| list.contains(&&*before.folded));
            before.is_capital && gap == [' '] && !opens
        };
        at > 0 && numbers(&self.words[at - 1])
    }

    /// True for a word between quotation marks.
    fn is_quoted(&self, word: &Word) -> bool {
        let before = &self.text[self.span.start as usize..word.span.start as usize];
        let count = |sign: char| before.iter().filter(|c| **c == sign).count();
        count('"') % 2 == 1 || count('“') > count('”')
    }

    /// True if a word of a title stands for somebody or something that the title does not name before it: "his house
    /// burned", "the list of his teachers grew", "the king gave him a ring".
    pub(super) fn refers_back(&self, title: Span, mention: Span) -> bool {
        let language = self.language;
        let own: Vec<usize> = { 0..self.words.len() }
            .filter(|at| title.contains(self.words[*at].span))
            .collect();
        let folded = |at: usize| &*self.words[at].folded;
        let is_verb = |at: usize| self.kind(at).is_some();
        let (mut things, mut verbs) = (0, 0);
        for &at in &own {
            let stands_for_clause = folded(at) == language.it && self.says_it_of_what_follows(at);
            let word = &self.words[at];
            let is = |list: &[&str]| list.contains(&folded(at));
            let behind = at.checked_sub(1).map_or("", folded);
            if is(language.standing) && !stands_for_clause {
                let is_within = behind == language.of && things == 1;
                // "to reopen it by", but "when it was opened"
                let is_it = folded(at) == language.it && !is_verb(at + 1);
                let is_object = (is(language.objects) || is_it) && things == 1 && verbs <= 1;
                if !self.is_quoted(word) && (things == 0 || verbs == 0 && is_within || is_object) {
                    return true;
                }
            } else if is(language.showing) && self.shows_what_was_named(at) {
                // ", and this was followed by"
                let is_told = things > 0 && is_verb(at + 1);
                if !is_told && !self.is_quoted(word) && !mention.contains(word.span) {
                    return true;
                }
            }
            verbs += usize::from(is_verb(at) && !is(language.auxiliaries));
            let is_of_date = mention.contains(word.span);
            let begins = language.articles.contains(&behind)
                || word.is_capital && !self.is_plain(at)
                || things == 0 && !self.is_plain(at) && behind != language.of;
            // But in "The Harbour Board" the article is no part of the name.
            let is_within = |before: usize| self.words[before].is_capital && !self.is_plain(before);
            let goes_on = word.is_capital && at > own[0] && is_within(at - 1);
            things += usize::from(begins && !goes_on && !is_of_date && !is_verb(at));
        }
        false
    }

    /// True if the subject is nothing but "the program" and the text has said before, in the same passage, which one.
    /// Another bare "the program" there says no more.
    pub(super) fn has_named_before(&self, mention: Span) -> bool {
        /// How far back that is looked for, in scalar values.
        const NEAR: u32 = 600;
        let language = self.language;
        let leads = |word: &&Word| {
            let word_is = |list: &[&str]| list.contains(&&*word.folded);
            mention.contains(word.span) || word_is(language.opening) || word_is(language.placing)
        };
        let the = |word: &&Word| word.folded == language.the;
        let article = self.words.iter().take_while(leads).filter(the).last();
        let Some(at) = article.and_then(|the| self.words.iter().position(|w| w.span == the.span))
        else {
            return false;
        };
        let Some(noun) = self.words.get(at + 1).filter(|noun| !noun.is_capital) else {
            return false;
        };
        let start = self.span.start.saturating_sub(NEAR);
        let words = super::sentence::words(self.text, Span::new(start, self.span.start));
        let before = Sentence {
            words: &words,
            ..*self
        };
        let says_which = |at: usize| {
            let has_article = at > 0 && language.articles.contains(&&*words[at - 1].folded);
            let is_last = words.get(at + 1).is_none_or(|next| {
                let gap = words[at].span.end as usize..next.span.start as usize;
                self.text[gap].contains(&'.')
            });
            let is_bare = has_article && (is_last || before.is_bare(at));
            words[at].folded == noun.folded && !is_bare
        };
        self.is_bare(at + 1) && (0..words.len()).any(says_which)
    }

    /// True for a noun that no words explain, as its verb follows at once: "the program was closed".
    fn is_bare(&self, noun: usize) -> bool {
        let is_adverb = |at: &usize| {
            let word = self.words.get(*at);
            word.is_some_and(|word| self.language.adverbs.contains(&&*word.folded))
        };
        let next = { noun + 1.. }.find(|at| !is_adverb(at)).unwrap_or(noun + 1);
        self.kind(next).is_some() && self.kind(noun).is_none()
    }

    /// True for "it was decided to" and "it is true that".
    fn says_it_of_what_follows(&self, at: usize) -> bool {
        let language = self.language;
        let mut next = { at + 1..self.words.len() }.take(6);
        next.any(|at| {
            let word = &*self.words[at].folded;
            word == language.that || word == language.to
        })
    }

    /// True for "those plans were due" and "in this case", but not for "this week" and "those of the towns".
    fn shows_what_was_named(&self, at: usize) -> bool {
        let language = self.language;
        let next = |ahead: usize| self.words.get(at + ahead).map_or("", |word| &*word.folded);
        let is_time = language.parts.contains(&next(1)) || language.periods.contains(&next(1));
        let is_explained = (1..=3).any(|ahead| {
            next(ahead) == language.of
                || next(ahead) == language.that
                || language.relative.contains(&next(ahead))
        });
        !is_time && !is_explained
    }

    /// True if a date that a title leaves out is told in another part of the sentence than the title is from.
    pub(super) fn is_parted_from(&self, title: Span, mention: Span) -> bool {
        let left_out = { 0..self.words.len() }.filter(|at| {
            let span = self.words[*at].span;
            span.end >= title.end && span.end < mention.start
        });
        let left_out: Vec<usize> = left_out.collect();
        left_out
            .iter()
            .rev()
            .skip(1)
            .any(|at| self.pauses_after(*at))
    }

    /// True if the words of a title have no verb but that of a clause that opens them: "In May, when the fleet came"; or
    /// none but what somebody says in them: "To the mayor, in May: “We won”".
    pub(super) fn lacks_verb(&self, title: Span, verb: Span) -> bool {
        let own = |at: &usize| title.contains(self.words[*at].span);
        let mut verbs = { 0..self.words.len() }
            .filter(own)
            .filter(|at| self.kind(*at).is_some());
        let first = verbs.next();
        let opens = |at: usize| {
            let word = &&*self.words[at].folded;
            self.language.opening_clauses.contains(word) && **word != *self.language.that
        };
        let is_opened = first.is_some_and(|first| (0..first).filter(own).any(opens));
        let is_told = |word: &&Word| word.span == verb;
        let is_said = self.words.iter().find(is_told);
        let is_said =
            is_said.is_some_and(|word| self.is_quoted(word)) && !self.is_quoted(&self.words[0]);
        is_opened && verbs.next().is_none() || is_said
    }

    /// True for a word that names nothing.
    fn is_plain(&self, at: usize) -> bool {
        let language = self.language;
        let lists = [
            language.opening,
            language.joining,
            language.placing,
            language.between,
            language.parts,
            language.articles,
            language.prepositions,
            language.adverbs,
            language.determiners,
            language.subordinating,
            language.relating,
            language.auxiliaries,
        ];
        let word = &*self.words[at].folded;
        lists.iter().any(|list| list.contains(&word))
            || word.ends_with(language.adverb_ending)
            || word.starts_with(|c: char| c.is_ascii_digit())
    }

    /// True for a piece of a sentence: brackets that close without having been opened, or never close, as the rest
    /// stands elsewhere. "1) " before it only counts.
    pub(super) fn is_torn(&self) -> bool {
        let characters = &self.text[self.span.start as usize..self.span.end as usize];
        let label = { characters.iter() }
            .take_while(|c| c.is_alphanumeric())
            .count();
        let characters = match characters[label..].starts_with(&[')', ' ']) {
            true => &characters[label + 1..],
            false => characters,
        };
        let mut open = 0_u32;
        for c in characters {
            match (c, open.checked_sub(1)) {
                ('(', _) => open += 1,
                (')', Some(fewer)) => open = fewer,
                (')', None) => return true,
                _ => {}
            }
        }
        open > 0
    }

    /// True for a sentence that is begun again, as it happens in speech: "in 19 – and in 2009", "what the – the mayor",
    /// "was here – was there", "a plan to – for the war". What belongs to what in it nobody can tell.
    pub(super) fn breaks_off(&self) -> bool {
        let word = |at: usize| &*self.words[at].folded;
        let is_dash = |at: usize| {
            let gap = self.words[at - 1].span.end as usize..self.words[at].span.start as usize;
            let gap: String = self.text[gap].iter().collect();
            matches!(gap.trim(), "--" | "—" | "–") && (gap.len() > gap.trim().len() || gap == "--")
        };
        { 1..self.words.len() }.filter(|at| is_dash(*at)).any(|at| {
            let before = at.saturating_sub(4)..at;
            let begins_again = word(at - 1) == word(at)
                || self.words.get(at + 1).is_some_and(|next| {
                    { before.start + 1..before.end }
                        .any(|last| word(last - 1) == word(at) && word(last) == next.folded)
                });
            let is_cut = self.language.articles.contains(&word(at - 1))
                || self.language.between.contains(&word(at - 1))
                || at > 1
                    && word(at - 1).bytes().all(|b| b.is_ascii_digit())
                    && (word(at - 2) == self.language.from
                        || word(at - 1).len() < 3 && self.language.placing.contains(&word(at - 2)));
            // But "to – and from – the town".
            let leads =
                self.language.leading.contains(&word(at - 1)) || word(at - 1) == self.language.of;
            let leads = leads && !self.language.coordinating.contains(&word(at));
            begins_again || is_cut || leads
        })
    }
}
