//! What fields of a query admit.

use crate::index::days::{self, Days};
use crate::index::{Layout, Section, bytes, passages::passages_in};
use crate::query::{Expander, Field, How, Kind, Part, Query, Slot, Unit};
use crate::rank::{Counts, count};
use crate::text::{form, words};
use corpus::{Corpus, Day, EdtfDate, EntityId, Event};

/// What of a corpus is looked through, besides what a query says itself: what a reader has chosen elsewhere. Where
/// nothing is named all of it is. It narrows passages only; whoever shows events narrows those by more than this.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// These documents, by their positions in the corpus.
    pub documents: Vec<usize>,
    /// Passages that have one of these themes, by their positions in the corpus.
    pub themes: Vec<usize>,
}

/// Takes the passages out that do not lie in a scope.
pub fn narrow(corpus: &Corpus, expander: &Expander, scope: &Scope, admitted: &mut [bool]) {
    let events = expander.layout.first_event() as usize;
    let documents = Value::Documents(scope.documents.clone());
    let themes = Value::Themes(scope.themes.clone());
    let asked = [
        (documents, scope.documents.is_empty()),
        (themes, scope.themes.is_empty()),
    ];
    for (value, is_open) in asked {
        if !is_open {
            let has = value.passages(corpus, expander);
            let passages = admitted.iter_mut().zip(has).take(events);
            passages.for_each(|(admitted, has)| *admitted &= has);
        }
    }
}

/// For each passage whether the fields of a query admit it; `None` if the query asks for nothing. A field with
/// a value that means nothing in the corpus becomes words of the query.
pub fn admitted(corpus: &Corpus, expander: &Expander, query: &mut Query) -> Option<Vec<bool>> {
    let passages = expander.layout.passages() as usize;
    let mut admitted = vec![true; passages];
    let mut asks = false;
    for part in &mut query.parts {
        let has = match part.kind {
            Kind::Field(field) => match Value::new(corpus, field, part) {
                Some(value) => value.passages(corpus, expander),
                None if part.words.is_empty() => continue,
                None => {
                    part.kind = Kind::Words;
                    asks = true;
                    continue;
                }
            },
            Kind::InTitle => titles(expander.layout, passages),
            _ => {
                asks = true;
                continue;
            }
        };
        asks = true;
        for (admitted, has) in admitted.iter_mut().zip(has) {
            *admitted &= has != part.is_excluded;
        }
    }
    asks.then_some(admitted)
}

/// The passages that are titles and headings, and the events, which have both.
fn titles(layout: &Layout, passages: usize) -> Vec<bool> {
    let first_event = layout.first_event() as usize;
    let mut is_title: Vec<_> = (0..passages)
        .map(|passage| passage >= first_event)
        .collect();
    for section in [Section::Documents, Section::Headings] {
        for at in 0..layout.section(section).len() / 8 {
            let passage = layout.entry(section, 2 * at).unwrap_or(u32::MAX);
            if let Some(is_title) = is_title.get_mut(passage as usize) {
                *is_title = true;
            }
        }
    }
    is_title
}

/// What the value of a field means in a corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Value {
    /// Themes by their positions.
    Themes(Vec<usize>),
    /// Documents by their positions.
    Documents(Vec<usize>),
    /// Entities by their positions.
    Entities(Vec<usize>),
    /// A time, open where there is no day.
    Time(Option<Day>, Option<Day>),
}

impl Value {
    /// What a part of a query asks of a field; `None` if the corpus has no such thing, or if nothing is
    /// asked yet.
    fn new(corpus: &Corpus, field: Field, part: &Part) -> Option<Self> {
        let names = |texts: &[&str]| is_name(part, texts);
        let value = match field {
            Field::Theme => Self::Themes(all(&corpus.themes, |theme| {
                names(&[theme.id.as_str(), &theme.name])
            })),
            Field::Source => Self::Documents(all(&corpus.documents, |document| {
                let publisher = document.publisher.as_deref().unwrap_or_default();
                names(&[document.id.as_str(), &document.title, publisher])
            })),
            Field::Entity(kind) => Self::Entities(all(&corpus.entities, |entity| {
                let mut texts = vec![entity.id.as_str(), &entity.name];
                texts.extend(entity.forms.iter().map(String::as_str));
                entity.kind == kind && names(&texts)
            })),
            Field::Date => time(&part.text)?,
        };
        match &value {
            Self::Themes(found) | Self::Documents(found) | Self::Entities(found)
                if found.is_empty() =>
            {
                None
            }
            _ => Some(value),
        }
    }

    /// True if an event is admitted.
    fn admits_event(&self, corpus: &Corpus, event: &Event) -> bool {
        match self {
            Self::Themes(themes) => themes
                .iter()
                .any(|at| event.themes.contains(&corpus.themes[*at].id)),
            Self::Documents(documents) => documents.iter().any(|at| {
                let id = &corpus.documents[*at].id;
                event
                    .evidence
                    .iter()
                    .any(|evidence| &evidence.document == id)
            }),
            Self::Entities(entities) => {
                let mut ids = entities.iter().map(|at| &corpus.entities[*at].id);
                ids.any(|id: &EntityId| event.participants.contains(id))
            }
            Self::Time(from, to) => event
                .date
                .as_ref()
                .is_some_and(|date| date.overlaps(*from, *to)),
        }
    }

    /// For each passage whether it is admitted.
    fn passages(&self, corpus: &Corpus, expander: &Expander) -> Vec<bool> {
        let layout = expander.layout;
        let end = layout.first_event();
        let mut admitted = vec![false; layout.passages() as usize];
        let events = admitted.iter_mut().skip(end as usize);
        for (admitted, event) in events.zip(&corpus.events) {
            *admitted = self.admits_event(corpus, event);
        }
        match self {
            Self::Themes(themes) => admit_themes(layout, themes, &mut admitted),
            Self::Documents(documents) => {
                for number in documents {
                    let passages = passages_in(layout, *number);
                    passages.for_each(|passage| admit(&mut admitted, passage, true));
                }
            }
            Self::Entities(entities) => {
                let entities = entities.iter().map(|at| &corpus.entities[*at]);
                let forms = entities.flat_map(|entity| entity.forms.iter().chain([&entity.name]));
                let mut counts = Counts::new(end);
                forms.for_each(|text| count_text(expander, text, end, &mut counts));
                counts.take(|passage, _| {
                    if let Some(admitted) = admitted.get_mut(passage as usize) {
                        *admitted = true;
                    }
                });
            }
            Self::Time(from, to) => admit_time(corpus, layout, (*from, *to), &mut admitted),
        }
        admitted
    }
}

fn all<T>(of: &[T], is: impl Fn(&T) -> bool) -> Vec<usize> {
    (0..of.len()).filter(|at| is(&of[*at])).collect()
}

/// True if each word that was typed begins a word of the texts.
fn is_name(part: &Part, texts: &[&str]) -> bool {
    let forms = |text: &&str| {
        words(text)
            .iter()
            .map(|word| form(word).text)
            .collect::<Vec<_>>()
    };
    let known: Vec<String> = texts.iter().flat_map(forms).collect();
    let mut typed = part.words.iter().map(|word| form(word).text);
    !part.words.is_empty() && typed.all(|typed| known.iter().any(|known| known.starts_with(&typed)))
}

/// Reads `2023`, `2023..2025`, `..2025-04`, `2023/2025`.
fn time(text: &str) -> Option<Value> {
    let (from, to) = match text.split_once("..") {
        Some((from, to)) if !text.contains('/') => (from, to),
        _ => (text, text),
    };
    let date = |text: &str| match text.trim() {
        "" => Some(None),
        text => text.parse::<EdtfDate>().ok().map(Some),
    };
    if from.is_empty() && to.is_empty() {
        return None;
    }
    let (from, to) = (date(from)?, date(to)?);
    Some(Value::Time(
        from.and_then(|date| date.earliest()),
        to.and_then(|date| date.latest()),
    ))
}

fn admit(admitted: &mut [bool], passage: usize, is: bool) {
    if let Some(admitted) = admitted.get_mut(passage) {
        *admitted |= is;
    }
}

/// Admits the passages that have one of some themes.
fn admit_themes(layout: &Layout, themes: &[usize], admitted: &mut [bool]) {
    let mut lists = layout.section(Section::Themes);
    let mut theme = 0;
    while let Some(count) = bytes::read(&mut lists) {
        if !themes.contains(&theme) {
            bytes::skip(&mut lists, count);
        } else {
            let mut passage = 0_usize;
            for _ in 0..count {
                // A damaged count may be far more than there are bytes.
                let Some(distance) = bytes::read(&mut lists) else {
                    return;
                };
                passage = passage.saturating_add(distance as usize);
                admit(admitted, passage, true);
            }
        }
        theme += 1;
    }
}

/// Counts where a name stands, its words in their order.
fn count_text(expander: &Expander, text: &str, end: u32, counts: &mut Counts) {
    let slots: Vec<Slot> = words(text)
        .iter()
        .map(|word| expander.as_spelt(word))
        .collect();
    if slots.is_empty() || slots.iter().any(|slot| slot.how != How::Known) {
        return;
    }
    let unit = Unit::of_slots(slots);
    count(expander.layout, &unit, end, counts);
}

/// Admits the passages that speak of a time. One that names no date speaks of that of its document.
fn admit_time(corpus: &Corpus, layout: &Layout, time: Days, admitted: &mut [bool]) {
    let mut is_dated = vec![false; admitted.len()];
    let mut dates = layout.section(Section::Dates);
    let mut passage = 0_usize;
    while let Some(distance) = bytes::read(&mut dates) {
        let Some(named) = days::take(&mut dates) else {
            break;
        };
        passage = passage.saturating_add(distance as usize);
        admit(&mut is_dated, passage, true);
        admit(admitted, passage, days::overlap(named, time));
    }
    for (document, number) in corpus.documents.iter().zip(0..) {
        let is = (document.date.as_ref()).is_some_and(|date| date.overlaps(time.0, time.1));
        for passage in passages_in(layout, number) {
            let is_dated = is_dated.get(passage) == Some(&true);
            admit(admitted, passage, is && !is_dated);
        }
    }
}
