//! Whether a sentence tells of something at a date that it names, and as what.
//!
//! **Invariant:** nothing is claimed that the words do not say. A date tells when something is only
//! behind a word that says so ("on", "in", "by") or at the head of the sentence; the date of an act,
//! of a letter or of a publication is part of its name. Denials, conditions and questions tell
//! nothing. A sentence whose verb is not known tells nothing either.

use super::{language::Language, sentence::Word};
use corpus::{EdtfDate, Span, Status};

/// A sentence with its words.
pub struct Sentence<'a> {
    /// The text in which it stands.
    pub text: &'a [char],
    /// Where it stands there.
    pub span: Span,
    /// Its words.
    pub words: &'a [Word],
    /// Its language.
    pub language: &'a Language,
    /// The date of its document.
    pub written: Option<&'a EdtfDate>,
}

/// What a sentence tells of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Telling {
    /// Whether it took place.
    pub status: Status,
    /// The verb that says so; none for an order: "By May 3, submit a report".
    pub verb: Option<Span>,
}

/// The fewest words besides the date with which a sentence tells something.
const FEWEST: usize = 4;
/// Of the years before this one an undated text that tells in the present tells what was, as a chronicle does.
const SURELY_PAST: &str = "2020";

impl Sentence<'_> {
    /// True unless it is a question, a reference or a piece of page furniture.
    pub fn tells(&self) -> bool {
        let language = self.language;
        let first = self.words.first().map_or("", |word| &*word.folded);
        let has = |list: &[&str]| self.words.iter().any(|w| list.contains(&&*w.folded));
        let characters = &self.text[self.span.start as usize..self.span.end as usize];
        !characters.contains(&'?')
            && !characters.contains(&'©')
            && !characters.contains(&'\t')
            // What it leads to stands below.
            && !characters.ends_with(&[':'])
            && !language.references.contains(&first)
            && !language.conditions.contains(&first)
            && !has(language.reference_words)
            && !self.breaks_off()
    }

    /// What it tells of the date that stands at `mention`.
    pub fn telling(&self, mention: Span, date: &EdtfDate) -> Option<Telling> {
        let before = self
            .words
            .iter()
            .take_while(|w| w.span.end <= mention.start);
        let before = before.count();
        // Neither the "2:30" nor the "p.m." of an agenda.
        let says = |word: &&Word| {
            let is_outside = !mention.contains(word.span);
            is_outside && word.span.len() > 1 && word.folded.contains(char::is_alphabetic)
        };
        if self.words.iter().filter(says).count() < FEWEST
            || self.words[..before]
                .iter()
                .any(|w| w.depth > 0 && self.is_open(w, mention))
        {
            return None;
        }
        let (role, from) = self.role(mention, before, date)?;
        if self.is_compared(from, mention) || self.ends_period(from) {
            return None;
        }
        let verb = self.verb(from, mention);
        let Some((at, kind)) = verb.map(|(at, kind)| self.with_auxiliary(at, kind, role)) else {
            let is_order = role == Role::Until;
            let status = match is_order {
                true => Status::Planned,
                false => self.present(role, date),
            };
            let verb = None;
            // "And of course the fair in April 1971."
            let label = self
                .words
                .first()
                .is_some_and(|word| self.is_before_colon(word));
            let first = self.words.get(usize::from(label));
            let first = first.map_or("", |word| &*word.folded);
            let goes_on = self.language.coordinating.contains(&first);
            let is_known = is_order || self.is_whole() && self.written.is_some() && !goes_on;
            return is_known.then_some(Telling { status, verb });
        };
        let is_day = super::precision(date) == Some(3);
        let is_past = self.is_over(date) || self.written.is_none();
        if self.is_denied(at)
            || self.is_condition(at)
            || self.is_of_another(at, mention)
            || self.is_addressed(at)
            || role == Role::At && self.is_of_a_noun(from, mention, at, is_day)
            || role == Role::At && is_past && self.is_perfect(at)
        {
            return None;
        }
        let status = self.status(kind, role, at, before, date)?;
        let verb = Some(self.words[at].span);
        Some(Telling { status, verb })
    }

    /// What it tells of a day that stands above it, or at its head as `opening`. There a text may also tell in the
    /// present of what was, if that day was over when it was written.
    pub fn telling_of_entry(&self, date: &EdtfDate, opening: Option<Span>) -> Option<Telling> {
        let from = { self.words.iter() }
            .take_while(|word| opening.is_some_and(|opening| word.span.start < opening.end))
            .count();
        let first = { from..self.words.len() }.find_map(|at| Some((at, self.kind(at)?)));
        let Some((at, kind)) = first else {
            let status = self.present(Role::At, date);
            let status = if status == Status::Ongoing {
                Status::Happened
            } else {
                status
            };
            let verb = None;
            // An item ends without a full stop.
            let ends = self.span.end as usize == self.text.len();
            let is_whole = (from > 0 || self.begins()) && (ends || self.ends()) && !self.doubts();
            let tells = is_whole && !self.may_be_to_come(date);
            return tells.then_some(Telling { status, verb });
        };
        let (at, kind) = self.with_auxiliary(at, kind, Role::At);
        let is_modal = self.language.modals.contains(&&*self.words[at].folded);
        let status = match kind {
            Kind::Forecast => return None,
            Kind::Present if self.may_be_to_come(date) => return None,
            _ if self.is_ahead(date) => Status::Planned,
            // What is to be, said on that day, is not of that day; but to propose is done on it.
            Kind::Planned if is_modal || self.may_be_to_come(date) => return None,
            Kind::Planned | Kind::Past | Kind::Present => Status::Happened,
        };
        let tells = !self.is_denied(at) && !self.is_condition(at);
        let verb = Some(self.words[at].span);
        tells.then_some(Telling { status, verb })
    }

    /// True if nothing says whether a date was to come when the text was written: the text has no date, and the day
    /// is not so old that it is past for all of its readers.
    fn may_be_to_come(&self, date: &EdtfDate) -> bool {
        let is_past = |date: &EdtfDate| {
            let sure: Option<EdtfDate> = SURELY_PAST.parse().ok();
            let sure = sure.as_ref().and_then(EdtfDate::earliest);
            date.latest()
                .zip(sure)
                .is_some_and(|(last, sure)| last < sure)
        };
        self.written.is_none() && !is_past(date)
    }

    /// True if it is a sentence from its first letter to its full stop, without a denial or condition:
    /// then it has a verb, whether or not that is known.
    pub(super) fn is_whole(&self) -> bool {
        self.begins() && self.ends() && !self.doubts()
    }

    /// True if it begins as a sentence does.
    fn begins(&self) -> bool {
        let is_number = |word: &Word| word.folded.starts_with(|c: char| c.is_ascii_digit());
        let first = self.words.first();
        first.is_some_and(|word| word.is_capital || is_number(word))
    }

    /// True if it ends as a sentence does.
    fn ends(&self) -> bool {
        let characters = &self.text[self.span.start as usize..self.span.end as usize];
        let is_quote = |c: &&char| matches!(c, '"' | '”' | '’' | '\'' | '»' | ')');
        let last = characters.iter().rev().find(|c| !is_quote(c));
        matches!(last, Some('.' | '!'))
    }

    /// True if it denies something or sets a condition.
    fn doubts(&self) -> bool {
        let language = self.language;
        let is = |word: &Word, list: &[&str]| list.contains(&&*word.folded);
        let doubts = |word: &Word| is(word, language.negations) || is(word, language.conditions);
        self.words.iter().any(doubts)
    }

    /// True if the bracket in which a word stands is still open at a mention.
    fn is_open(&self, word: &Word, mention: Span) -> bool {
        let between = &self.text[word.span.end as usize..mention.start as usize];
        !between.iter().any(|c| matches!(c, ')' | ']' | '）'))
    }

    /// How a mention stands in the sentence, and the number of words before what places it. `None`
    /// if it is part of a name, of a reference, of an address or in brackets.
    fn role(&self, mention: Span, before: usize, date: &EdtfDate) -> Option<(Role, usize)> {
        let language = self.language;
        let (start, end) = (mention.start as usize, mention.end as usize);
        let left = (start > self.span.start as usize).then(|| self.text[start - 1]);
        let right = (end < self.span.end as usize).then(|| self.text[end]);
        let glued = |c: char| c.is_alphanumeric() || "/_=-–#@&".contains(c);
        if left.is_some_and(|c| !c.is_whitespace()) || right.is_some_and(glued) {
            return None;
        }
        if before == 0 {
            // "Between 1990 and 1995 the town lost" places itself.
            let places_itself =
                matches!(date, EdtfDate::Interval(_)) && self.text[start].is_uppercase();
            let dash = || {
                let mut rest = self.text[end..self.span.end as usize].iter();
                let sign = rest.find(|c| !c.is_whitespace());
                sign.is_some_and(|c| matches!(c, '–' | '—' | '-'))
            };
            let is_set_apart = matches!(right, Some(',' | ':')) || right == Some(' ') && dash();
            return (places_itself || is_set_apart).then_some((Role::At, 0));
        }
        let mut at = before - 1;
        let adjacent = |at: usize| {
            let next = self.words.get(at + 1).filter(|_| at + 1 < before);
            let next = next.map_or(start, |next| next.span.start as usize);
            let between = &self.text[self.words[at].span.end as usize..next];
            between.iter().all(|c| c.is_whitespace() || *c == '-')
        };
        let word = |at: usize| &*self.words[at].folded;
        // "at 1130 May 3", "until 1400 local time May 6"
        let is_clock = |word: &str| {
            let is_time = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
            is_time || language.clock.contains(&word)
        };
        let skipped = |at: usize| language.between.contains(&word(at)) || is_clock(word(at));
        while at > 0 && adjacent(at) && skipped(at) {
            at -= 1;
        }
        if !adjacent(at) {
            return None;
        }
        // "in the 2016 elections", "in Fiscal Year 2015 Performance Metrics"
        let is_year = date.lacks_month();
        let next = self
            .words
            .iter()
            .find(|word| word.span.start >= mention.end);
        let names = next.is_some_and(|next| {
            let gap = &self.text[end..next.span.start as usize];
            at > 0 && next.is_capital && gap == [' ']
        });
        // "applied the July 2020 update", but "in the spring of 2010", "until the 18th February, 1886"
        let leads_name = |word: &str| word == "this" || language.articles.contains(&word);
        let is_named = leads_name(word(before - 1)) && self.text[start].is_uppercase();
        if is_year && (names || word(before - 1) == "the") || is_named {
            return None;
        }
        if word(at) == language.of {
            let part = at.checked_sub(1).filter(|at| adjacent(*at))?;
            if !language.parts.contains(&word(part)) {
                return None;
            }
            at = part;
            let mut first = at;
            while first > 0 && adjacent(first) && !self.places(word(first)) {
                if at - first > 2 {
                    return None;
                }
                first -= 1;
            }
            at = first;
        }
        // "American Foreign Relations Since 1776"
        let in_name = at > 0 && self.words[at].is_capital && self.words[at - 1].is_capital;
        // "it was 1965"
        let is_that = language.auxiliaries.contains(&word(at));
        if in_name && adjacent(at - 1) || is_that {
            return None;
        }
        let role = match word(at) {
            word if language.until.contains(&word) => Role::Until,
            word if language.since.contains(&word) => Role::Since,
            word if language.placing.contains(&word) => Role::At,
            word if language.from == word && matches!(date, EdtfDate::Interval(_)) => Role::At,
            word if language.like.0 == word || language.meant.0 == word => {
                let behind = at.checked_sub(1).map_or("", |at| &*self.words[at].folded);
                let (_, after) = if language.like.0 == word {
                    language.like
                } else {
                    language.meant
                };
                after.contains(&behind).then_some(Role::At)?
            }
            _ if self.is_past(at) => Role::At,
            _ => return None,
        };
        // A verb places what it says: "released July 2020", "due May 3".
        let own = usize::from(self.kind(at).is_some());
        Some((role, at + own))
    }

    fn places(&self, word: &str) -> bool {
        let language = self.language;
        [language.until, language.since, language.placing]
            .iter()
            .any(|list| list.contains(&word))
    }

    /// The verb that says what is at a mention, by the number of its word: the last before what
    /// places it, or else the first after it.
    fn verb(&self, from: usize, mention: Span) -> Option<(usize, Kind)> {
        let kind = |at: usize| Some((at, self.kind(at)?));
        let back = || (0..from).rev().find_map(kind);
        let behind = || {
            let all = { from..self.words.len() }
                .filter(|at| self.words[*at].span.start >= mention.end)
                .filter_map(kind);
            // "In 2008 the office, an initiative led by the mayor, opened"
            let first = { all.clone() }.find(|(at, _)| !self.is_reduced(*at));
            first.or_else(|| all.clone().next())
        };
        // ", and the aid beginning in 1950 made"
        let is_parted = |(at, _): &(usize, Kind)| {
            let coordinates = |at: usize| {
                let next = self.words.get(at + 1);
                next.is_some_and(|next| self.language.coordinating.contains(&&*next.folded))
            };
            (*at..from).any(|at| self.pauses_after(at) && coordinates(at))
        };
        let follows = |(at, _): &(usize, Kind)| {
            let own = (from..*at).all(|at| !self.pauses_after(at));
            self.words[*at].span.start >= mention.end && own
        };
        if self.opens_clause(from, mention) {
            return behind().or_else(back);
        }
        match (back(), behind()) {
            (Some(before), Some(after)) if is_parted(&before) && follows(&after) => Some(after),
            (before, after) => before.or(after),
        }
    }

    /// A verb with the auxiliary before it or the participle behind it: "will be held", "has been paid
    /// since", "to be released", "are required".
    fn with_auxiliary(&self, at: usize, kind: Kind, role: Role) -> (usize, Kind) {
        let ahead = |at: usize| {
            let kind = self.kind(at)?;
            matches!(kind, Kind::Planned | Kind::Forecast).then_some((at, kind))
        };
        match kind {
            Kind::Past => {
                let before = at.saturating_sub(4)..at;
                let is_pause = |left: usize| {
                    let gap = self.words[left].span.end as usize
                        ..self.words[left + 1].span.start as usize;
                    self.text[gap].iter().any(|c| matches!(c, ',' | ';' | ':'))
                };
                // "the proposal which we submitted" proposes nothing.
                let joins = |at: usize| {
                    let word = &&*self.words[at].folded;
                    self.language.subordinating.contains(word) || **word == *self.language.that
                };
                let near = before.rev().take_while(|at| !is_pause(*at) && !joins(*at));
                let near: Vec<_> = near.collect();
                let is = |at: usize, words: &[&str]| words.contains(&&*self.words[at].folded);
                let language = self.language;
                if let Some(found) = near.iter().find_map(|at| ahead(*at)) {
                    found
                } else if near.first().is_some_and(|at| is(*at, &[language.be])) {
                    (at, Kind::Planned)
                } else if role == Role::Since && near.iter().any(|at| is(*at, language.perfect)) {
                    (at, Kind::Present)
                } else {
                    (at, kind)
                }
            }
            Kind::Present => ahead(at + 1).unwrap_or((at, kind)),
            _ => (at, kind),
        }
    }

    /// True if a clause begins with what places a mention: "…, and in 2020 it will".
    fn opens_clause(&self, from: usize, mention: Span) -> bool {
        let joins = |word: &Word| self.language.joining.contains(&&*word.folded);
        let is_pause = |text: &[char]| {
            text.iter()
                .any(|c| matches!(c, ',' | ';' | ':' | '—' | '–'))
        };
        let gap = |left: &Word, right: u32| &self.text[left.span.end as usize..right as usize];
        // What places it is the word after `from`, or the mention itself.
        let mut right = self
            .words
            .get(from)
            .map_or(mention.start, |word| word.span.start);
        // "that as early as 1958"
        let mut from = from;
        let (like, behind) = self.language.like;
        while self.words[..from].last().is_some_and(|word| {
            let word = &*word.folded;
            word == like || behind.contains(&word)
        }) {
            from -= 1;
        }
        let before = self.words[..from].last();
        if before.is_some_and(|word| word.folded == self.language.that) {
            return true;
        }
        for word in self.words[..from].iter().rev() {
            if is_pause(gap(word, right)) {
                let next = self
                    .words
                    .iter()
                    .find(|word| word.span.start >= mention.end);
                return next.is_some_and(|next| {
                    let between = &self.text[mention.end as usize..next.span.start as usize];
                    !(is_pause(between) && joins(next))
                });
            }
            if !joins(word) {
                return false;
            }
            right = word.span.start;
        }
        false
    }

    /// What the verb says that a word is, if it is one.
    pub fn kind(&self, at: usize) -> Option<Kind> {
        let language = self.language;
        let word = self.words.get(at)?;
        if word.depth > 0 {
            return None;
        }
        let is = |list: &[&str]| list.contains(&&*word.folded);
        // "May 3, 1950" opens with a month.
        let next = self.words.get(at + 1);
        let is_month =
            next.is_some_and(|next| next.folded.starts_with(|c: char| c.is_ascii_digit()));
        // "rejects the plan"
        let is_noun = at.checked_sub(1).is_some_and(|before| {
            let before = &&*self.words[before].folded;
            language.articles.contains(before)
        });
        if word.is_capital && (at > 0 || is_month) || is_noun {
            None
        } else if is(language.planned) {
            Some(Kind::Planned)
        } else if is(language.forecast) {
            Some(Kind::Forecast)
        } else if self.is_past(at) {
            Some(Kind::Past)
        } else if is(language.present) {
            Some(Kind::Present)
        } else {
            None
        }
    }

    pub(super) fn is_past(&self, at: usize) -> bool {
        let language = self.language;
        let word = &self.words[at];
        if word.is_capital && at > 0 {
            return false;
        }
        if language.past.contains(&&*word.folded) {
            return true;
        }
        let (ending, not) = language.past_ending;
        let is_name = at
            .checked_sub(1)
            .is_some_and(|before| language.determiners.contains(&&*self.words[before].folded));
        !word.is_capital
            && !is_name
            && word.folded.len() > ending.len() + 2
            && word.folded.ends_with(ending)
            && !not.contains(&&*word.folded)
    }

    /// True if the sentence speaks to somebody: "you will recall".
    fn is_addressed(&self, at: usize) -> bool {
        let near = at.saturating_sub(2)..at;
        let you = |word: &Word| self.language.addressed.contains(&&*word.folded);
        self.words[near].iter().any(you)
    }

    /// True if the verb is denied, or what stands before it in its part of the sentence.
    fn is_denied(&self, at: usize) -> bool {
        let around = self.segment(at)..self.words.len().min(at + 3);
        let denies = |word: &Word| self.language.negations.contains(&&*word.folded);
        self.words[around].iter().any(denies)
    }

    /// True if a condition stands before the verb, or it tells what would have been.
    fn is_condition(&self, at: usize) -> bool {
        let language = self.language;
        let is = |word: &Word| language.conditions.contains(&&*word.folded);
        let next = self.words.get(at + 1).map_or("", |word| &*word.folded);
        let word = &&*self.words[at].folded;
        let unreal = (language.forecast.contains(word) || language.unreal.contains(word))
            && language.perfect.contains(&next);
        unreal || self.words[..at].iter().any(is)
    }

    /// The status of what a verb says at a date.
    fn status(
        &self,
        kind: Kind,
        role: Role,
        at: usize,
        before: usize,
        date: &EdtfDate,
    ) -> Option<Status> {
        let language = self.language;
        let is_ahead = self.is_ahead(date);
        let is_aim = language.aims.contains(&&*self.words[at].folded)
            && self.words.get(at + 1..before).is_some_and(|words| {
                words.windows(2).any(|pair| {
                    let verb = &pair[1];
                    pair[0].folded == language.to
                        && !verb.is_capital
                        && !language.determiners.contains(&&*verb.folded)
                })
            });
        let is_would = self.words[at].folded == language.would;
        let is_past = self.is_over(date) || !self.may_be_to_come(date) && self.written.is_none();
        let is_modal = language.modals.contains(&&*self.words[at].folded);
        Some(match kind {
            // "He said that the ships would leave."
            Kind::Forecast if is_would && is_ahead => Status::Planned,
            // What was told of the past is no forecast of it: "one could see in 1959".
            Kind::Forecast if role == Role::At && is_past => return None,
            Kind::Forecast => Status::Forecast,
            // Of what was planned in 1911 nobody says whether it came, or when it was planned.
            Kind::Planned if role == Role::At && is_past && !is_modal => return None,
            Kind::Planned => Status::Planned,
            _ if is_aim => Status::Planned,
            // What is told as past of a day after the text's own is a contradiction.
            Kind::Past if is_ahead => return None,
            // How long something lasted is no day on which it was done.
            Kind::Past if role == Role::Until => return None,
            Kind::Past => Status::Happened,
            // "The month has the anniversary of the decision in 1885."
            // Of an undated text nobody knows what its present is.
            Kind::Present if role == Role::At && (self.is_over(date) || self.written.is_none()) => {
                return None;
            }
            Kind::Present => self.present(role, date),
        })
    }

    /// The status of what is told in the present: it follows from the day of the text.
    fn present(&self, role: Role, date: &EdtfDate) -> Status {
        match role {
            _ if self.is_ahead(date) => Status::Planned,
            Role::Since => Status::Ongoing,
            _ if self.is_over(date) => Status::Happened,
            Role::Until => Status::Planned,
            Role::At => Status::Ongoing,
        }
    }

    /// True if a date is before the day of the text.
    fn is_over(&self, date: &EdtfDate) -> bool {
        let written = self.written.and_then(EdtfDate::earliest);
        date.latest()
            .zip(written)
            .is_some_and(|(last, day)| last < day)
    }

    /// True if a date is after the day of the text.
    fn is_ahead(&self, date: &EdtfDate) -> bool {
        let written = self.written.and_then(EdtfDate::latest);
        date.earliest()
            .zip(written)
            .is_some_and(|(first, day)| first > day)
    }
}

/// How a date stands in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Something is at the date.
    At,
    /// Something is from it on.
    Since,
    /// Something is to be done until then.
    Until,
}

/// What a verb says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Something was.
    Past,
    /// Something is.
    Present,
    /// Something is to be.
    Planned,
    /// Something may be.
    Forecast,
}
