//! Whose date a date is: that of the verb of its clause, or of something else that the clause names.
//!
//! "The mayor cancelled a manual issued in 1950" tells nothing of 1950, nor does "more than in 1871", nor
//! "the year ended June 30". A participle is told from a verb of the past by what stands around it: an
//! auxiliary, another verb of its clause, an object.

use super::telling::{Kind, Sentence};
use corpus::Span;

/// How far before a date the words stand that compare with it.
const REACH: usize = 9;

impl Sentence<'_> {
    /// True if a number is set beside that of the time of a mention: "over the number in 1871", "from 51 per cent
    /// in 1884 to". `from` is the number of words before what places it.
    pub(super) fn is_compared(&self, from: usize, mention: Span) -> bool {
        let language = self.language;
        let folded = |at: usize| &*self.words[at].folded;
        let back = || (from.saturating_sub(REACH)..from).rev();
        let compares = back()
            .take_while(|at| !self.pauses_after(*at))
            .find(|at| !language.compared.contains(&folded(*at)))
            .is_some_and(|at| language.comparing.contains(&folded(at)) && !self.pauses_after(at));
        // "twice as many as in 1820"
        let like = |at: usize| folded(at) == language.like.0;
        let is_like = from >= 3 && like(from - 1) && (from.saturating_sub(4)..from - 2).any(like);
        let next = self
            .words
            .iter()
            .find(|word| word.span.start >= mention.end);
        let goes_on = next.is_some_and(|next| next.folded == language.to);
        let is_base = || {
            let mut before = back().take_while(|at| !self.pauses_after(*at));
            let base = before.find(|at| folded(*at) == language.from);
            base.is_some_and(|base| (base..from).any(|at| self.has_digit(at)))
        };
        // ", up from 2.1 million in 2016"
        let is_set_off = || {
            let first = self.segment(from.saturating_sub(1));
            first > 0 && (first..from).all(|at| self.kind(at).is_none())
        };
        compares || is_like || is_base() && (goes_on || is_set_off())
    }

    /// True if a date is that of something that the sentence only names: "After the agreement of the two on May 3,
    /// the ships", "The events in the capital in May 1968 were seen". `from` is the number of words before what
    /// places it, `verb` the verb that was found for it.
    pub(super) fn is_of_a_noun(
        &self,
        from: usize,
        mention: Span,
        verb: usize,
        is_day: bool,
    ) -> bool {
        let language = self.language;
        let is = |at: usize, list: &[&str]| list.contains(&&*self.words[at].folded);
        if from == 0 {
            return false;
        }
        let first = self.segment(from - 1);
        if self.pauses_after(from - 1) {
            return false;
        }
        if self.words[verb].span.start < mention.end {
            // "he kept the books until his death in 1953"
            let behind_verb = first.max(verb + 1)..from;
            return { behind_verb }.any(|at| is(at, language.preceding));
        }
        let opener = first..from;
        if { opener.clone() }.any(|at| is(at, language.relating)) {
            return true;
        }
        // The verb follows at once: then what stands before the date is its subject.
        let goes_on = (first..verb).all(|at| !self.pauses_after(at));
        let names = |at: usize| {
            let lists = [
                language.opening,
                language.joining,
                language.adverbs,
                language.placing,
                language.between,
                language.saying,
            ];
            self.kind(at).is_none() && !lists.iter().any(|list| is(at, list))
        };
        let has_verb = { opener.clone() }.any(|at| self.kind(at).is_some());
        goes_on && !is_day && !has_verb && opener.into_iter().any(names)
    }

    /// True if a verb is in the present perfect, which goes with no day of the past: "have taken note of the statement
    /// on March 30" dates the statement.
    pub(super) fn is_perfect(&self, verb: usize) -> bool {
        let language = self.language;
        let is = |at: usize, list: &[&str]| list.contains(&&*self.words[at].folded);
        let passes = |at: &usize| {
            is(*at, language.adverbs)
                || is(*at, language.auxiliaries)
                || self.words[*at].folded.ends_with(language.adverb_ending)
        };
        (self.segment(verb)..=verb)
            .rev()
            .take_while(|at| *at == verb || passes(at))
            .any(|at| is(at, language.perfect))
    }

    /// True if the verb at the beginning of a part is that of the sentence, as its subject stands before what is set
    /// in: "Ann Lee, who built the mill, died in 1950".
    fn closes_apposition(&self, verb: usize) -> bool {
        // "The bridge, designed by the clerk and built of stone, fell"
        let is_set_in = |at: usize| {
            let first = self.segment(at);
            first > 0 && first != verb && self.kind(first) == Some(Kind::Past)
        };
        let main =
            |at: usize| self.kind(at).is_some() && !self.is_subordinate(at) && !is_set_in(at);
        let is_last = { verb..self.words.len() }
            .filter(|at| self.pauses_after(*at))
            .all(|at| {
                let next = self.words.get(at + 1);
                next.is_none_or(|next| {
                    next.folded.starts_with(|c: char| c.is_ascii_digit())
                        || self.language.joining.contains(&&*next.folded)
                })
            });
        is_last && !(0..verb).any(main)
    }

    fn has_digit(&self, at: usize) -> bool {
        let word = self.words.get(at);
        word.is_some_and(|word| word.folded.contains(|c: char| c.is_ascii_digit()))
    }

    /// True for "the fiscal year ended June 30".
    pub(super) fn ends_period(&self, from: usize) -> bool {
        let language = self.language;
        let is = |at: usize, list: &[&str]| {
            let word = self.words.get(at);
            word.is_some_and(|word| list.contains(&&*word.folded))
        };
        (from.saturating_sub(2)..from + 1)
            .any(|at| is(at, language.ending) && at > 0 && is(at - 1, language.periods))
    }

    /// True if the verb that was found for a mention is that of another thing than the sentence tells of: of a
    /// relative clause, or a participle.
    pub(super) fn is_of_another(&self, verb: usize, mention: Span) -> bool {
        let opens = self.words[verb].span.start >= mention.end;
        let is_before = |at: usize| self.words[at].span.end <= mention.start;
        let is_of_opener = self.opens_with_participle() && { 0..self.words.len() }
            .take_while(|at| is_before(*at))
            .all(|at| !self.pauses_after(at));
        self.is_subordinate(verb) || is_of_opener || !opens && self.is_participle(verb, mention)
    }

    /// True for what stands before its subject: "Founded in 1872 by the guild, the mill was sold", "Born in Northport in
    /// 1812, Mary Lake moved"; but not for "Sailed on May 3."
    fn opens_with_participle(&self) -> bool {
        let language = self.language;
        let (ending, not) = language.past_ending;
        let [first, next, ..] = self.words else {
            return false;
        };
        let word = &&*first.folded;
        let is_past = language.past.contains(word) || word.ends_with(ending) && !not.contains(word);
        let leads = language.placing.contains(&&*next.folded)
            || language.prepositions.contains(&&*next.folded);
        let pause = { 1..self.words.len() }.find(|at| self.pauses_after(*at));
        let has_verb = pause.is_some_and(|pause| {
            let mut behind = { pause + 1..self.words.len() }.filter(|at| self.kind(*at).is_some());
            behind.next().is_some_and(|at| !self.is_subordinate(at))
        });
        is_past && leads && has_verb
    }

    /// The first word of the part of a sentence, between its pauses, in which a word stands.
    pub(super) fn segment(&self, at: usize) -> usize {
        let mut first = at;
        while first > 0 && !self.pauses_after(first - 1) {
            first -= 1;
        }
        first
    }

    /// True if a sign stands between a word and the next.
    pub(super) fn pauses_after(&self, at: usize) -> bool {
        let (Some(word), Some(next)) = (self.words.get(at), self.words.get(at + 1)) else {
            return true;
        };
        let gap = &self.text[word.span.end as usize..next.span.start as usize];
        // "5,308,483"
        let is_number = gap == [','];
        let mut signs = gap.iter();
        !is_number && signs.any(|c| matches!(c, ',' | ';' | ':' | '—' | '–' | '(' | ')'))
    }

    /// The verb of the main clause behind one that opens the sentence with its verb: "When the council met in 1800,
    /// the people were"; else that verb.
    pub(super) fn main_verb(&self, verb: Span) -> Span {
        let language = self.language;
        let is = |at: usize, list: &[&str]| {
            let word = self.words.get(at);
            word.is_some_and(|word| list.contains(&&*word.folded))
        };
        let Some(at) = self.words.iter().position(|word| word.span == verb) else {
            return verb;
        };
        let first = (0..at).find(|at| !is(*at, language.adverbs));
        let Some(first) = first.filter(|at| *at <= 2 && self.segment(*at) == 0) else {
            return verb;
        };
        let opens = is(first, language.joining)
            || is(first, language.subordinating)
            || is(first, &[language.to]);
        let pause = { at..self.words.len() }.find(|at| self.pauses_after(*at));
        if !opens || self.segment(at) > 0 {
            return verb;
        }
        let main = pause
            .and_then(|pause| { pause + 1..self.words.len() }.find(|at| self.kind(*at).is_some()));
        main.map_or(verb, |main| self.words[main].span)
    }

    /// True if a word before the verb opens a clause that only adds to another: "which", "after"; but "said that".
    fn is_subordinate(&self, verb: usize) -> bool {
        let language = self.language;
        let folded = |at: usize| &*self.words[at].folded;
        (self.segment(verb)..verb).any(|at| {
            let word = folded(at);
            if word == language.that {
                let near = at.saturating_sub(4)..at;
                let said = near
                    .into_iter()
                    .any(|at| language.saying.contains(&folded(at)));
                return at > 0 && !said && !self.pauses_after(at - 1);
            }
            // "as early as" and "more than" join no clauses; nor does what opens the sentence without a verb.
            let (like, behind) = language.like;
            let measures = word == like
                && self
                    .words
                    .get(at + 1)
                    .is_some_and(|next| behind.contains(&&*next.folded))
                || word == like && at > 0 && behind.contains(&folded(at - 1));
            language.subordinating.contains(&word) && !measures
        })
    }

    /// True if a verb form of the past is no verb of its clause: "the manual issued in 1950".
    fn is_participle(&self, verb: usize, mention: Span) -> bool {
        let language = self.language;
        let is = |at: usize, list: &[&str]| {
            let word = self.words.get(at);
            word.is_some_and(|word| list.contains(&&*word.folded))
        };
        if self.kind(verb) != Some(Kind::Past) || is(verb, language.auxiliaries) {
            return false;
        }
        let first = self.segment(verb);
        if self.has_auxiliary(first, verb) {
            return false;
        }
        // "disclosed and fixed in": the first of two tells what both are.
        let coordinated = verb >= first + 2
            && is(verb - 1, language.coordinating)
            && self.kind(verb - 2) == Some(Kind::Past);
        if coordinated {
            return self.is_participle(verb - 2, mention);
        }
        let joined = verb > first && is(verb - 1, language.coordinating);
        if joined {
            // ", opened in 1822 and closed in 1911, now holds"
            let other = (first..verb - 1).rev().find(|at| self.kind(*at).is_some());
            return other == Some(first) && first > 0 && !self.closes_apposition(first);
        }
        let next = self.words.get(verb + 1);
        let has_doer =
            next.is_some_and(|next| next.folded == language.doer) && !self.pauses_after(verb);
        has_doer
            || self.follows_verb(first, verb)
            || verb == first && first > 0 && !self.closes_apposition(verb)
            || self.lacks_object(verb, mention)
            || self.is_set_in(first, verb)
    }

    /// True for a participle that is none of the verb's: "led by the mayor", "the council having failed".
    pub(super) fn is_reduced(&self, verb: usize) -> bool {
        let language = self.language;
        let word = |at: usize| self.words.get(at).map_or("", |word| &*word.folded);
        let before = verb.checked_sub(1).map_or("", word);
        let is_gerund =
            language.auxiliaries.contains(&before) && before.ends_with(language.gerund_ending);
        let has_doer = word(verb + 1) == language.doer && !self.pauses_after(verb);
        self.kind(verb) == Some(Kind::Past)
            && (is_gerund || has_doer && !self.has_auxiliary(self.segment(verb), verb))
    }

    /// True if an auxiliary stands before a participle, with nothing but adverbs between: "was then formally signed".
    pub(super) fn has_auxiliary(&self, first: usize, verb: usize) -> bool {
        let language = self.language;
        let word = |at: usize| &*self.words[at].folded;
        let is_adverb = |at: usize| {
            word(at).ends_with(language.adverb_ending) || language.adverbs.contains(&word(at))
        };
        let before = { first..verb }.rev().find(|at| !is_adverb(*at));
        before.is_some_and(|at| language.auxiliaries.contains(&word(at)))
    }

    /// True if the clause has another verb before this one: "cancelled a manual issued".
    fn follows_verb(&self, first: usize, verb: usize) -> bool {
        let language = self.language;
        let joins = |at: usize| {
            let word = &*self.words[at].folded;
            language.joining.contains(&word) && word != "as" && word != "with"
        };
        { first..verb }
            .rev()
            .take_while(|at| !joins(*at))
            .any(|at| self.kind(at).is_some())
    }

    /// True if a verb that needs an object has its date right behind it: "the treaty signed in 1950", but "he
    /// announced in 2018 that".
    fn lacks_object(&self, verb: usize, mention: Span) -> bool {
        let language = self.language;
        let between = { verb + 1..self.words.len() }
            .take_while(|at| self.words[*at].span.end <= mention.start);
        let mut between = between.peekable();
        let adjacent = between.all(|at| {
            let word = &&*self.words[at].folded;
            language.placing.contains(word) || language.between.contains(word)
        });
        let behind = { self.words.iter() }.find(|word| word.span.start >= mention.end);
        let goes_on = behind.is_some_and(|word| {
            let gap = &self.text[mention.end as usize..word.span.start as usize];
            let word = &*word.folded;
            gap == [' ']
                && (word == language.that
                    || word == language.to
                    || language.determiners.contains(&word)
                        && !language.prepositions.contains(&word))
        });
        // "delivered to the office on", "held in London in"
        let led_on = self.words.get(verb + 1).is_some_and(|word| {
            language.leading.contains(&&*word.folded) && !self.pauses_after(verb)
        });
        let needs = !language.intransitive.contains(&&*self.words[verb].folded);
        (adjacent && !goes_on || led_on) && needs
    }

    /// True if what precedes a verb is set into a sentence that has its verb elsewhere: ", in conformity with our
    /// pledge made at", ", a method proposed in".
    fn is_set_in(&self, first: usize, verb: usize) -> bool {
        let language = self.language;
        if first == 0 {
            return false;
        }
        let is = |at: usize, list: &[&str]| list.contains(&&*self.words[at].folded);
        if is(first, language.coordinating) || is(first, language.joining) {
            return false;
        }
        // A verb in a part before, as far as that belongs to the same clause.
        let parts = |at: &usize| {
            let (word, next) = (&self.words[*at], &self.words[*at + 1]);
            let gap = &self.text[word.span.end as usize..next.span.start as usize];
            gap.iter().any(|c| matches!(c, ';' | ':'))
        };
        let mut start = (0..first).rev().find(parts).map_or(0, |at| at + 1);
        while start < first {
            let end = { start..first }
                .find(|at| self.pauses_after(*at))
                .map_or(first, |at| at + 1);
            let opened = start == 0 && self.opens_with_participle()
                || is(start, language.subordinating)
                || is(start, language.joining)
                || is(start, language.prepositions);
            if !opened && (start..end).any(|at| self.kind(at).is_some()) {
                return verb > first;
            }
            start = end;
        }
        false
    }

    /// True if the subject of the sentence is a word that stands for something named before: "In 1887, it was".
    pub(super) fn leans_on_the_one_before(&self, mention: Option<Span>) -> bool {
        let language = self.language;
        let is = |at: usize, list: &[&str]| list.contains(&&*self.words[at].folded);
        let mut at = 0;
        // Past the date that opens it, with what places it.
        if let Some(mention) = mention
            && self
                .words
                .iter()
                .take_while(|w| w.span.end <= mention.start)
                .count()
                <= 2
        {
            at = { self.words.iter() }
                .take_while(|word| word.span.start < mention.end)
                .count();
        }
        while at < self.words.len() && is(at, language.opening) && !is(at, language.pronouns) {
            at += 1;
        }
        let folded = |at: usize| self.words.get(at).map_or("", |word| &*word.folded);
        // "It is true that six million men" names what it speaks of.
        let expletive = folded(at) == "it" && { at + 1..(at + 6).min(self.words.len()) }
            .any(|at| folded(at) == language.that && at > 0 && is(at - 1, language.saying));
        // "The next will be held"
        let lacks_noun = folded(at.saturating_sub(1)) == language.the
            && language.ranks.contains(&folded(at))
            && self.kind(at + 1).is_some();
        at < self.words.len() && is(at, language.pronouns) && !expletive
            || lacks_noun
            || self.tells_of_whom()
    }

    /// True if the first verb says something of "he" and nothing before it could be that, as no clause does: "By leaving
    /// the town in 1966, he showed". But "When he left the town, the mayor" names him.
    fn tells_of_whom(&self) -> bool {
        let language = self.language;
        let is = |at: usize, list: &[&str]| list.contains(&&*self.words[at].folded);
        let is_adverb = |at: usize| {
            is(at, language.adverbs) || self.words[at].folded.ends_with(language.adverb_ending)
        };
        let verb = { 0..self.words.len() }.find(|at| self.kind(*at).is_some());
        let subject = verb.and_then(|verb| { 0..verb }.rev().find(|at| !is_adverb(*at)));
        let opens = |at: usize| is(at, language.subordinating) || is(at, &[language.like.0]);
        subject.is_some_and(|subject| is(subject, language.personal) && !(0..subject).any(opens))
    }
}
