//! Events found by rule: what a sentence tells of a date that it states. An editor has yet to review
//! them, and each says so.
//!
//! In the order in which the data flows:
//!
//! - [`language`]: what the words of a language mean; data only
//! - [`sentence`]: a text to sentences and words
//! - [`telling`]: whether a sentence tells of something at its date, and as what
//! - [`clause`]: the words of it that are the title
//!
//! **Invariant:** rather none than a wrong one. Only running text is read, not headings, tables or
//! notes, and only dates that the words state in full: what is inferred of a date would make an
//! unreviewed event of two guesses. One sentence makes one event, at the most precise of its dates,
//! of equals the first.

mod clause;
mod language;
mod sentence;
mod telling;
#[cfg(test)]
mod tests;

use crate::{
    dates,
    event::{overlaps, quoted},
    fold::Folded,
    hash::sha256,
    manifest::Manifest,
    mention,
    passage::Passage,
    phrases::PhraseIndex,
    reading::Reading,
    slug::slug,
};
use corpus::{
    Block, BlockKind, BlockTheme, EdtfDate, EntityId, Event, EventDateBasis, EventId, Evidence,
    Mention, MentionBasis, Span, Status, ThemeId,
};
use std::collections::{BTreeMap, BTreeSet};
use telling::Sentence;

/// A sentence with more scalar values is none that was split well.
const LONGEST: u32 = 800;

/// The automatic events of the documents. Sentences that the `reviewed` events quote
/// are left out.
pub fn events(
    manifest: &Manifest,
    readings: &[Reading],
    mentions: &[Mention],
    reviewed: &[Event],
) -> Vec<Event> {
    let quoted = quoted(reviewed);
    let mut found: BTreeMap<(String, String), Found> = BTreeMap::new();
    let mut of_document = mentions
        .chunk_by(|a, b| a.document == b.document)
        .peekable();
    for reading in readings {
        let is_own = |mentions: &&[Mention]| mentions[0].document == reading.document.id;
        let Some(mentions) = of_document.next_if(is_own) else {
            continue;
        };
        let stated = mentions.iter().filter(|m| m.basis == MentionBasis::Stated);
        let stated: BTreeSet<_> = stated.map(|mention| &mention.block).collect();
        let quoted = quoted.get(&reading.document.id);
        for (block, passage) in reading.document.blocks.iter().zip(&reading.passages) {
            if !stated.contains(&block.id) || !is_running_text(block.kind) {
                continue;
            }
            for one in in_block(reading, block, passage) {
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

/// Headings name, tables list and notes refer; none of them tells.
pub fn is_running_text(kind: BlockKind) -> bool {
    match kind {
        BlockKind::Paragraph | BlockKind::Item | BlockKind::Quote | BlockKind::Standfirst => true,
        BlockKind::Heading | BlockKind::Table | BlockKind::Note => false,
    }
}

/// An event without its id.
struct Found {
    title: String,
    date: EdtfDate,
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
            date_basis: EventDateBasis::Stated,
            date_reason: None,
            reviewed: false,
            themes: self.themes,
            participants: participants.find(&quotes[0].quote, &languages[0]),
            evidence: quotes,
        }
    }
}

/// The events that the sentences of a block tell.
fn in_block(reading: &Reading, block: &Block, passage: &Passage) -> Vec<Found> {
    let Some(language) = language::language(&reading.document.language) else {
        return Vec::new();
    };
    let expressions = dates::find(&passage.text, &mention::context(reading, passage));
    let mut expressions = expressions
        .into_iter()
        .filter(|expression| expression.basis == MentionBasis::Stated)
        .filter_map(|expression| Some((expression.span, expression.edtf?)))
        .peekable();
    let text: Vec<char> = passage.text.chars().collect();
    let mut events = Vec::new();
    for span in sentence::sentences(&text, Some(language)) {
        let mut own = Vec::new();
        while let Some(one) = expressions.next_if(|(at, _)| at.start < span.end) {
            own.push(one);
        }
        own.retain(|(at, date)| {
            span.contains(*at) && precision(date).is_some() && has_year(&text, *at)
        });
        if own.is_empty() || span.len() > LONGEST {
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
        if !sentence.tells() {
            continue;
        }
        let told = own.into_iter().filter_map(|(at, date)| {
            let telling = sentence.telling(at, &date)?;
            Some((precision(&date), at, date, telling))
        });
        // The first of the most precise, which `max_by_key` would find last.
        let best = told.reduce(|best, next| if next.0 > best.0 { next } else { best });
        let Some((_, mention, date, telling)) = best else {
            continue;
        };
        let quote: String = text[span.start as usize..span.end as usize]
            .iter()
            .collect();
        let evidence = Evidence {
            document: reading.document.id.clone(),
            block: block.id.clone(),
            span: passage.positions.span(span),
            offset: span.start,
            quote,
        };
        events.push(Found {
            title: clause::title(&text, span, mention, telling.verb, language),
            status: telling.status,
            themes: block
                .themes
                .iter()
                .map(|theme: &BlockTheme| theme.id.clone())
                .collect(),
            sentence: Folded::new(&evidence.quote).as_str().to_owned(),
            evidence: vec![(
                evidence,
                block.text.len(),
                reading.document.language.clone(),
            )],
            date,
        });
    }
    events
}

/// True if a date prints its year in full: the century of "'69" is a guess.
fn has_year(text: &[char], date: Span) -> bool {
    let words = &text[date.start as usize..date.end as usize];
    let mut numbers = words.split(|c| !c.is_ascii_digit());
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
        EdtfDate::Set(_) => None,
    }
}

/// Ids from dates and titles. Where two would be the same, both get some digits of the hash of their
/// sentence, so that none depends on the order of the files.
fn ids<'f>(found: impl Iterator<Item = &'f Found> + Clone, reviewed: &[Event]) -> Vec<EventId> {
    let base = |found: &Found| slug(&format!("{} {}", found.date, found.title));
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
