//! Events found by rule: what a sentence tells of a date that it states. An editor has yet to review
//! them, and each says so.
//!
//! In the order in which the data flows:
//!
//! - [`language`]: what the words of a language mean; data only
//! - [`sentence`]: a text to sentences and words
//! - [`telling`]: whether a sentence tells of something at its date, and as what; [`owner`]: whose date it is
//! - [`several`]: days that are told together; [`ongoing`]: what goes on at the time of telling
//! - [`clause`]: the words of it that are the title; [`alone`]: whether they stand alone; [`table`]: rows that are the entries of a chronicle
//!
//! **Invariant:** rather none than a wrong one.
//!
//! - Only running text is read, not headings or notes, and of tables those that are chronicles.
//! - A date counts if the words state it in full. It also counts if the sentence, a heading or the day of
//!   writing adds the year; then it is inferred, and the event gives the reason.
//! - What a sentence without a date says to go on now is told as of the day of its document, which is inferred.
//! - One sentence makes at most one event. Where it has several dates, those come first of which a whole
//!   clause tells; among these the most precise counts, and of equally precise ones the first.
//! - Where a date heads an entry, the first sentence below tells what was on that day.
//! - What a text says of "me", "us" or "you" is no event, but below a date: a title does not tell who that is.
//! - A sentence that says "it" of something is quoted with the sentence before, which says of what; where
//!   that one does not say it either, or has a date of its own, there is no event.

mod alone;
mod clause;
pub mod language;
mod ongoing;
mod owner;
pub mod sentence;
mod several;
mod table;
mod telling;
#[cfg(test)]
mod tests;

use crate::{
    dates::{Expression, Reason},
    event::{overlaps, quoted},
    fold::Folded,
    hash::sha256,
    manifest::Manifest,
    passage::Passage,
    phrases::PhraseIndex,
    reading::Reading,
    section::Section,
    slug::slug_within,
};
use clause::Has;
use corpus::{
    Block, BlockKind, BlockTheme, EdtfDate, EntityId, Event, EventDateBasis, EventId, Evidence,
    MentionBasis, Span, Status, ThemeId,
    edtf::{Member, SetKind},
};
use std::collections::{BTreeMap, BTreeSet};
use telling::Sentence;

/// The fewest words that tell something.
const FEWEST_WORDS: usize = 3;
/// A sentence with more scalar values is none that was split well.
const LONGEST: u32 = 800;

/// The automatic events of the documents, of which each has the `expressions` of its passages. Sentences that the
/// `reviewed` events quote are left out.
pub fn events(
    manifest: &Manifest,
    readings: &[Reading],
    expressions: Vec<Vec<Vec<Expression>>>,
    reviewed: &[Event],
) -> Vec<Event> {
    let quoted = quoted(reviewed);
    let mut found: BTreeMap<(String, String), Found> = BTreeMap::new();
    for (reading, expressions) in readings.iter().zip(expressions) {
        if reading.document.date.is_none() && expressions.iter().all(Vec::is_empty) {
            continue;
        }
        let quoted = quoted.get(&reading.document.id);
        let passages = reading.passages.iter().zip(expressions);
        for (block, (passage, expressions)) in reading.document.blocks.iter().zip(passages) {
            let is_placed = expressions.iter().any(|one| one.edtf.is_some());
            let found_here = match block.kind {
                BlockKind::Table if is_placed => {
                    table::in_table(reading, block, passage, expressions)
                }
                kind if is_running_text(kind)
                    && (is_placed
                        || passage.begins_entry
                        || ongoing::may_tell(reading, block, passage)) =>
                {
                    in_block(reading, block, passage, expressions)
                }
                _ => continue,
            };
            for one in found_here {
                let span = one.evidence[0].0.span;
                if !quoted.is_some_and(|spans| overlaps(spans, span)) {
                    let key = (one.date.to_string(), one.sentence.clone());
                    match found.get_mut(&key) {
                        Some(same) => same.add(one),
                        None => drop(found.insert(key, one)),
                    }
                }
            }
        }
    }
    let participants = Participants::new(manifest, readings);
    let ids = ids(found.values(), reviewed);
    let events = found.into_values().zip(ids);
    events
        .map(|(found, id)| found.event(id, &participants))
        .collect()
}

/// The sentences of a text in a language given by its BCP 47 tag, as spans of its scalar values.
pub fn sentences(text: &str, language: &str) -> Vec<Span> {
    let text: Vec<char> = text.chars().collect();
    sentence::sentences(&text, language::language(language))
}

/// True if some words in a language given by its BCP 47 tag deny something: "not", "never".
pub fn denies(text: &str, language: &str) -> bool {
    let Some(language) = language::language(language) else {
        return false;
    };
    let text: Vec<char> = text.chars().collect();
    let words = sentence::words(&text, Span::new(0, text.len() as u32));
    let mut words = words.iter();
    words.any(|word| language.negations.contains(&&*word.folded))
}

/// Headings name, tables list and notes refer; none of them tells.
pub fn is_running_text(kind: BlockKind) -> bool {
    match kind {
        BlockKind::Paragraph | BlockKind::Item | BlockKind::Quote | BlockKind::Standfirst => true,
        BlockKind::Heading | BlockKind::Table | BlockKind::Note => false,
    }
}

/// The longest id of an event without the digits that tell it from others, in bytes: it stands in each link to it.
const OF_ID: usize = 40;

/// An event without its id.
struct Found {
    title: String,
    date: EdtfDate,
    /// Why it has that date, if the sentence does not state it.
    reason: Option<String>,
    status: Status,
    themes: Vec<ThemeId>,
    /// Each with the length of its block and the language of its document.
    evidence: Vec<(Evidence, usize, String)>,
    /// The sentence, folded: what makes two of them one.
    sentence: String,
}

impl Found {
    /// Adds what the same sentence is elsewhere. Of two places in one document the one in the longer
    /// block counts, as a quote set apart repeats what the text has.
    fn add(&mut self, other: Self) {
        for new in other.evidence {
            let mut old = self.evidence.iter_mut();
            match old.find(|old| old.0.document == new.0.document) {
                Some(old) if old.1 < new.1 => *old = new,
                Some(_) => {}
                None => self.evidence.push(new),
            }
        }
        for theme in other.themes {
            if !self.themes.contains(&theme) {
                self.themes.push(theme);
            }
        }
    }

    fn event(self, id: EventId, participants: &Participants) -> Event {
        let (quotes, languages): (Vec<_>, Vec<_>) = self
            .evidence
            .into_iter()
            .map(|(evidence, _, language)| (evidence, language))
            .unzip();
        Event {
            id,
            title: self.title,
            date: Some(self.date),
            status: self.status,
            date_basis: match self.reason {
                Some(_) => EventDateBasis::Inferred,
                None => EventDateBasis::Stated,
            },
            date_reason: self.reason,
            reviewed: false,
            themes: self.themes,
            participants: participants.find(&quotes[0].quote, &languages[0]),
            evidence: quotes,
        }
    }
}

/// What one sentence tells.
struct Told {
    title: String,
    has: Has,
    date: EdtfDate,
    reason: Option<String>,
    status: Status,
    /// The words that prove it: the sentence, or it and the one before.
    quote: Span,
}

/// The events that the sentences of a block tell, which has these expressions.
fn in_block(
    reading: &Reading,
    block: &Block,
    passage: &Passage,
    expressions: Vec<Expression>,
) -> Vec<Found> {
    let Some(language) = language::language(&reading.document.language) else {
        return Vec::new();
    };
    let text: Vec<char> = passage.text.chars().collect();
    let mut expressions = expressions.into_iter().peekable();
    let mut events = Vec::new();
    let mut begins_entry = passage.begins_entry;
    let mut before = None;
    let mut is_of_now = ongoing::may_tell(reading, block, passage);
    for span in sentence::sentences(&text, Some(language)) {
        let mut own = Vec::new();
        while let Some(one) = expressions.next_if(|one| one.span.start < span.end) {
            own.push(one);
        }
        own.retain(|one| span.contains(one.span));
        let own = several::together(own, &text, language);
        // A title of two sentences with a date each would leave open which of them is the event's.
        let is_dated = own.iter().any(|one| one.edtf.is_some());
        let last = std::mem::replace(&mut before, (!is_dated).then_some(span));
        if span.len() > LONGEST {
            continue;
        }
        let entry = passage.section.as_ref().filter(|_| begins_entry);
        is_of_now &= { own.iter() }.all(|one| ongoing::is_of_the_time(one, &reading.document));
        if own.is_empty() && entry.is_none() && !is_of_now {
            continue;
        }
        let words = sentence::words(&text, span);
        let sentence = Sentence {
            text: &text,
            span,
            words: &words,
            language,
            written: reading.document.date.as_ref(),
        };
        if own.is_empty() && entry.is_none() {
            let told = ongoing::at_telling(&sentence, &reading.document);
            events.extend(told.map(|told| found(told, reading, block, passage, &text)));
            continue;
        }
        if !sentence.tells() {
            continue;
        }
        // The date at its head is that of the entry.
        let runs_in = entry.filter(|section| section.runs_in && span.start == 0);
        let head = runs_in.map_or(0, |section| section.words.chars().count() as u32);
        let dated = { own.iter() }
            .filter(|one| one.span.start >= head && !is_one_of_several(&sentence, one))
            .filter_map(|one| at_date(&sentence, one, last));
        // The first of the best, which `max_by_key` would find last.
        let rank = |told: &Told| (told.has, precision(&told.date));
        let best = dated.reduce(|best, next| {
            if rank(&next) > rank(&best) {
                next
            } else {
                best
            }
        });
        let entry = entry.and_then(|section| of_entry(&sentence, section, &own));
        begins_entry &= best.is_none() && entry.is_none();
        let told = match runs_in {
            Some(_) => entry.or(best),
            None => best.or(entry),
        };
        if let Some(told) = told {
            events.push(found(told, reading, block, passage, &text));
        }
    }
    events
}

/// True for a year or month that another is joined to: "in 1965 and '66", "in 1999 or 2000".
fn is_one_of_several(sentence: &Sentence, one: &Expression) -> bool {
    let language = sentence.language;
    let is_year = |text: &[char]| {
        let digits = text.iter().filter(|c| c.is_ascii_digit()).count();
        digits == 4 || digits == 2 && matches!(text.first(), Some('\'' | '’' | '‘'))
    };
    let word = |at: usize| sentence.words.get(at);
    let joins =
        |at: usize| word(at).is_some_and(|word| language.coordinating.contains(&&*word.folded));
    // With the sign before the digits.
    let year = |at: usize| {
        word(at).is_some_and(|word| {
            let start = (word.span.start as usize).saturating_sub(1);
            is_year(&sentence.text[start..word.span.end as usize])
        })
    };
    let next = sentence
        .words
        .iter()
        .position(|word| word.span.start >= one.span.end);
    let first = sentence
        .words
        .iter()
        .position(|word| word.span.start >= one.span.start);
    let after = next.is_some_and(|next| joins(next) && year(next + 1));
    let before = first.is_some_and(|first| first >= 2 && joins(first - 1) && year(first - 2));
    // "In 1940, 1945, the books"
    let is_listed = |at: usize| year(at) && sentence.pauses_after(at);
    let listed = next.is_some_and(|next| is_listed(next) && sentence.pauses_after(next - 1))
        || first.is_some_and(|first| first >= 1 && is_listed(first - 1) && is_listed(first));
    let is_day = one.edtf.as_ref().and_then(precision) == Some(3);
    !is_day && (after || before || listed)
}

/// What a sentence tells of a date that it names. `before` is the sentence before it, if that names none.
fn at_date(sentence: &Sentence, one: &Expression, before: Option<Span>) -> Option<Told> {
    let date = one.edtf.as_ref()?;
    let reason = reason(one, sentence)?;
    precision(date)?;
    let telling = sentence.telling(one.span, date)?;
    let title = clause::title(sentence, Some(one.span), telling.verb);
    let mut told = Told {
        title: title.text,
        has: title.has,
        date: match &reason {
            Some(_) if telling.status == Status::Ongoing => from_then_on(date, sentence),
            _ => date.clone(),
        },
        reason,
        status: telling.status,
        quote: sentence.span,
    };
    let is_torn = sentence.is_torn()
        || title.has == Has::Part && sentence.is_parted_from(title.span, one.span)
        || { telling.verb }.is_some_and(|verb| sentence.lacks_verb(title.span, verb));
    if told.has == Has::Nothing || is_torn || sentence.speaks_of_itself(title.span) {
        return None;
    }
    if sentence.leans_on_the_one_before(Some(one.span))
        || sentence.refers_back(title.span, one.span)
        || sentence.has_named_before(one.span)
    {
        let before = before.filter(|before| stands_alone(sentence, *before))?;
        told.title = clause::title_of_two(sentence.text, before, sentence.span)?;
        told.quote = Span::new(before.start, sentence.span.end);
        if sentence.speaks_of_itself(sentence.span) {
            return None;
        }
    }
    Some(told)
}

/// An inferred date from which on something is, as a time without an end: as a day alone it would say that the thing is
/// known of that day only.
fn from_then_on(date: &EdtfDate, sentence: &Sentence) -> EdtfDate {
    let written = sentence.written.and_then(EdtfDate::earliest);
    let is_over = written.is_none_or(|day| date.latest().is_some_and(|last| last < day));
    let open = format!("{date}/..").parse().ok().filter(|_| is_over);
    open.unwrap_or_else(|| date.clone())
}

/// True for a sentence that says of what it speaks.
fn stands_alone(next: &Sentence, span: Span) -> bool {
    let words = sentence::words(next.text, span);
    let sentence = Sentence {
        span,
        words: &words,
        ..*next
    };
    let at_none = Span::new(span.start, span.start);
    sentence.tells()
        && !sentence.is_torn()
        && !sentence.leans_on_the_one_before(None)
        && !sentence.refers_back(span, at_none)
        && !sentence.speaks_of_itself(span)
}

/// What the first sentence of an entry tells of its day. `own` are the dates that it names.
fn of_entry(sentence: &Sentence, section: &Section, own: &[Expression]) -> Option<Told> {
    precision(&section.date)?;
    let begins = sentence.span.start == 0 && section.runs_in;
    // "March 3, 1812." before the sentence that tells.
    let opening = match own.first() {
        _ if begins => Some(Span::new(0, section.words.chars().count() as u32)),
        Some(own) if own.span.start == sentence.span.start => Some(own.span),
        _ => None,
    };
    let more = { sentence.words.iter() }
        .filter(|word| opening.is_none_or(|opening| word.span.start >= opening.end));
    if more.count() < FEWEST_WORDS || sentence.leans_on_the_one_before(opening) {
        return None;
    }
    let telling = sentence.telling_of_entry(&section.date, opening)?;
    let title = clause::title(sentence, None, telling.verb);
    if title.has == Has::Nothing {
        return None;
    }
    let below = || format!("it stands below the date “{}”", section.words);
    let year = |words: &String| Reason::Heading(words.clone()).to_string();
    Some(Told {
        title: title.text,
        has: title.has,
        date: section.date.clone(),
        reason: match section.runs_in {
            true => section.year_from.as_ref().map(year),
            false => Some(below()),
        },
        status: telling.status,
        quote: sentence.span,
    })
}

fn found(told: Told, reading: &Reading, block: &Block, passage: &Passage, text: &[char]) -> Found {
    let (from, to) = (told.quote.start as usize, told.quote.end as usize);
    let quote: String = text[from..to].iter().collect();
    let evidence = Evidence {
        document: reading.document.id.clone(),
        block: block.id.clone(),
        span: passage.positions.span(told.quote),
        offset: told.quote.start,
        quote,
    };
    let themes = block
        .themes
        .iter()
        .map(|theme: &BlockTheme| theme.id.clone());
    let language = reading.document.language.clone();
    Found {
        title: told.title,
        status: told.status,
        reason: told.reason,
        themes: themes.collect(),
        sentence: Folded::new(&evidence.quote).as_str().to_owned(),
        evidence: vec![(evidence, block.text.len(), language)],
        date: told.date,
    }
}

/// How many days before or after the day of writing a day is that needs no year.
const NEAR: i64 = 31;

/// Why an expression has its date, if its words do not state it: `None` if that would be one guess too many, or
/// the date is none of the calendar.
fn reason(one: &Expression, sentence: &Sentence) -> Option<Option<String>> {
    let words = &sentence.text[one.span.start as usize..one.span.end as usize];
    let words: String = words.iter().collect::<String>().to_lowercase();
    let mut parts = words.split(|c: char| !c.is_alphanumeric());
    // "FY2016"
    let bare = |part: &str| {
        part.trim_end_matches(|c: char| c.is_ascii_digit())
            .to_owned()
    };
    if parts.any(|part| sentence.language.fiscal.contains(&&*bare(part))) {
        return None;
    }
    let Some(reason) = &one.reason else {
        return (one.basis == MentionBasis::Stated && has_year(&words)).then_some(None);
    };
    let is_day = |date: &EdtfDate| precision(date) == Some(3);
    let is_sure = match reason {
        Reason::Listed(_) | Reason::Opening(_) | Reason::Heading(_) => true,
        Reason::Century(_) => prints_short_year(&words),
        Reason::Last(of) | Reason::Next(of) => {
            let distance = of.date.earliest()?.0 - of.anchor.earliest()?.0;
            is_day(&of.date) && is_day(&of.anchor) && distance.abs() <= NEAR
        }
        _ => false,
    };
    is_sure.then(|| Some(reason.to_string()))
}

/// True if the two digits of a year can be nothing else: "'69", "19/05/25"; but not "May 3, 69".
fn prints_short_year(words: &str) -> bool {
    words.contains(['\'', '’', '‘']) || !words.contains(char::is_alphabetic)
}

/// True if a date prints its year in full: the century of "'69" is a guess.
fn has_year(words: &str) -> bool {
    let mut numbers = words.split(|c: char| !c.is_ascii_digit());
    numbers.any(|digits| digits.len() > 2)
}

/// How precise a date is; `None` for those that are too wide for an event or leave a choice.
fn precision(date: &EdtfDate) -> Option<u8> {
    let of_date = |date: &corpus::edtf::Date| {
        let known = date.year().exact().is_some();
        known.then(|| match (date.month(), date.day()) {
            (Some(_), Some(_)) => 3,
            (Some(_), None) => 2,
            _ => 1,
        })
    };
    match date {
        EdtfDate::Date(date) => of_date(date),
        EdtfDate::Interval(interval) => {
            let ends = [interval.start(), interval.end()];
            ends.into_iter()
                .filter_map(corpus::edtf::Endpoint::date)
                .filter_map(of_date)
                .min()
        }
        EdtfDate::Set(set) if set.kind() == SetKind::AllOf => {
            let members = set.members().iter().map(|member| match member {
                Member::Date(date) => of_date(date),
                _ => None,
            });
            members.min().flatten()
        }
        EdtfDate::Set(_) => None,
    }
}

/// Ids from dates and titles. Where two would be the same, both get some digits of the hash of their
/// sentence, so that none depends on the order of the files.
fn ids<'f>(found: impl Iterator<Item = &'f Found> + Clone, reviewed: &[Event]) -> Vec<EventId> {
    let base = |found: &Found| slug_within(&format!("{} {}", found.date, found.title), OF_ID);
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for event in reviewed {
        taken.insert(event.id.to_string(), 1);
    }
    for found in found.clone() {
        *taken.entry(base(found)).or_default() += 1;
    }
    let id = |found: &Found| {
        let base = base(found);
        let id = match taken.get(&base) {
            Some(1) => base,
            _ => format!("{base}-{}", &sha256(found.sentence.as_bytes())[..8]),
        };
        EventId::new(id).expect("a slug that begins with a year, and digits behind it, are an id")
    };
    found.map(id).collect()
}

/// Finds those of the entities that a sentence names.
struct Participants<'m> {
    manifest: &'m Manifest,
    indices: BTreeMap<String, PhraseIndex>,
}

impl<'m> Participants<'m> {
    fn new(manifest: &'m Manifest, readings: &[Reading]) -> Self {
        let languages = readings.iter().map(|reading| &reading.document.language);
        let languages: BTreeSet<_> = languages.collect();
        let index = |language: &String| {
            let entities = manifest.entities.iter().enumerate();
            let forms = entities.flat_map(|(number, entity)| {
                let forms = entity.forms.iter().enumerate();
                forms.map(move |(form, text)| ((number, form), &*text.value))
            });
            (language.clone(), PhraseIndex::new(forms, language))
        };
        Self {
            manifest,
            indices: languages.into_iter().map(index).collect(),
        }
    }

    fn find(&self, sentence: &str, language: &str) -> Vec<EntityId> {
        let index = self.indices.get(language);
        let found = index
            .map(|index| index.find(&[sentence]))
            .unwrap_or_default();
        let entities: BTreeSet<_> = found.into_iter().map(|(entity, _)| entity).collect();
        let id = |entity: usize| EntityId::new(&*self.manifest.entities[entity].id.value).ok();
        entities.into_iter().filter_map(id).collect()
    }
}
