//! What can be chosen in the filters: the choices of each facet in a corpus, and which of them an event has.

use crate::axis::Entry;
use crate::i18n::Messages;
use crate::i18n::source::name_among;
use crate::route::Facet;
use crate::route::ViewState;
use corpus::{Corpus, Digest, Event, Status};
use std::ops::Range;

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice<'c> {
    /// What it is a choice of.
    pub facet: Facet,
    /// Its name in addresses.
    pub id: &'c str,
    /// Its name on the page.
    pub name: &'c str,
    /// More about it.
    pub hint: Option<&'c str>,
}

impl Facet {
    /// Its choices in a corpus, in the order of the corpus.
    fn choices<'c>(self, corpus: &'c Corpus, words: &'static Messages) -> Vec<Choice<'c>> {
        let choice = |id, name, hint| Choice {
            facet: self,
            id,
            name,
            hint,
        };
        let themes = corpus.themes.iter();
        let entities = corpus.entities.iter();
        match self {
            Facet::Theme => themes
                .map(|theme| choice(theme.id.as_str(), &theme.name, Some(&theme.definition)))
                .collect(),
            Facet::Source if !corpus.groups.all.is_empty() => (corpus.groups.all.iter())
                .map(|group| {
                    let name = match &*group.name {
                        "" => words.other_groups,
                        name => name,
                    };
                    choice(&group.id, name, None)
                })
                .collect(),
            Facet::Source => (corpus.documents.iter())
                .map(|document| {
                    let name = name_among(corpus, document);
                    // What the name does not say.
                    let hint = match name == document.title {
                        true => document.publisher.as_ref(),
                        false => Some(&document.title),
                    };
                    choice(document.id.as_str(), name, hint.map(String::as_str))
                })
                .collect(),
            Facet::Status => (Status::ALL.into_iter())
                .map(|status| {
                    let hint = (words.status_hints)(status);
                    choice(status.as_str(), (words.statuses)(status), Some(hint))
                })
                .collect(),
            Facet::Review => [true, false]
                .map(|reviewed| choice(yes_or_no(reviewed), (words.reviewed)(reviewed), None))
                .into(),
            Facet::Kind => vec![
                choice(EVENTS, words.events, None),
                choice(DOCUMENTS, words.documents, None),
            ],
            _ => entities
                .filter(|entity| Facet::of_kind(entity.kind) == self)
                .map(|entity| choice(entity.id.as_str(), &entity.name, None))
                .collect(),
        }
    }

    /// What an event answers: the ids of the choices that it has, and maybe of choices of others.
    fn answers<'e>(self, event: &'e Event, answer: &mut dyn FnMut(&'e str)) {
        match self {
            Facet::Theme => event.themes.iter().for_each(|id| answer(id.as_str())),
            Facet::Source => (event.evidence.iter()).for_each(|e| answer(e.document.as_str())),
            Facet::Status => answer(event.status.as_str()),
            Facet::Review => answer(yes_or_no(event.reviewed)),
            Facet::Kind => answer(EVENTS),
            _ => (event.participants.iter()).for_each(|id| answer(id.as_str())),
        }
    }
}

/// The choice to show events.
pub const EVENTS: &str = "events";
/// The choice to show documents.
pub const DOCUMENTS: &str = "documents";

fn yes_or_no(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

/// All choices of a corpus, and which of them each event and each document has that is listed, see [`Entry`]. Made once, so that counting compares
/// no text.
#[derive(Debug, Clone)]
pub struct Choices<'c> {
    /// What they are the choices of.
    pub corpus: &'c Corpus,
    all: Vec<Choice<'c>>,
    /// Facets and ids in their order, with positions in `all`. A document that is in a group stands for its group.
    by_id: Vec<(Facet, &'c str, usize)>,
    /// For all entries one after the other, the positions of their choices; none for a document that is not listed.
    held: Vec<usize>,
    /// Where the choices of each entry end in `held`.
    ends: Vec<usize>,
    /// For each choice the number of entries that it counts.
    totals: Vec<usize>,
    /// How many documents have a date. Counted once: every page of a site says it.
    pub dated: usize,
}

impl<'c> Choices<'c> {
    /// The choices of a corpus, in words of the interface. `digests` say which themes its documents have.
    pub fn of(corpus: &'c Corpus, digests: &[Digest], words: &'static Messages) -> Self {
        let all: Vec<_> = (Facet::ALL.into_iter())
            .flat_map(|facet| facet.choices(corpus, words))
            .collect();
        let mut choices = Self {
            corpus,
            dated: Entry::dated_documents(corpus),
            by_id: Vec::with_capacity(all.len()),
            held: Vec::new(),
            ends: Vec::with_capacity(Entry::count(corpus)),
            totals: vec![0; all.len()],
            all,
        };
        for position in 0..choices.all.len() {
            let Choice { facet, id, .. } = choices.all[position];
            choices.name(facet, id, position);
        }
        let [themes, sources, kinds] =
            [Facet::Theme, Facet::Source, Facet::Kind].map(|facet| choices.of_facet(facet).start);
        for (document, group) in corpus.documents.iter().zip(&corpus.groups.of) {
            choices.name(Facet::Source, document.id.as_str(), sources + group);
        }
        for event in &corpus.events {
            let mut held = Vec::new();
            for facet in Facet::ALL {
                facet.answers(event, &mut |id| {
                    // Two quotes may be of one source.
                    let choice = choices.find(facet, id);
                    held.extend(choice.filter(|choice| !held.contains(choice)));
                });
            }
            choices.add(held);
        }
        for (position, document) in corpus.documents.iter().enumerate() {
            let themes_of = digests.get(position).map(|digest| &digest.themes[..]);
            let themes_of = themes_of.unwrap_or_default().iter();
            let mut held = vec![kinds + 1, sources + corpus.groups.source_of(position)];
            held.extend(themes_of.map(|told| themes + told.theme));
            let is_listed = choices.are_few() || Entry::Document(document).is_dated();
            held.retain(|_| is_listed);
            choices.add(held);
        }
        choices
    }

    /// Adds the next entry.
    fn add(&mut self, held: Vec<usize>) {
        let entry = self.ends.len();
        self.held.extend(held);
        self.ends.push(self.held.len());
        for place in 0..self.counting(entry).len() {
            let choice = self.counting(entry)[place];
            self.totals[choice] += 1;
        }
    }

    /// The positions of the choices that count the entry at a position.
    pub fn counting(&self, entry: usize) -> &[usize] {
        let held = self.of_entry(entry);
        match entry < self.corpus.events.len() || self.counts_documents() {
            true => held,
            // The first is that it is a document.
            false => &held[..held.len().min(1)],
        }
    }

    fn place(&self, facet: Facet, id: &str) -> Result<usize, usize> {
        self.by_id
            .binary_search_by(|other| (other.0, other.1).cmp(&(facet, id)))
    }

    /// Gives a choice an id in addresses, unless another choice has it.
    fn name(&mut self, facet: Facet, id: &'c str, position: usize) {
        if let Err(place) = self.place(facet, id) {
            self.by_id.insert(place, (facet, id, position));
        }
    }

    /// True where hardly anything has a place in time: fewer events and dated documents than one for every ten documents. There
    /// all documents are listed, without a date as well as with one.
    pub fn are_few(&self) -> bool {
        (self.corpus.events.len() + self.dated) * 10 < self.corpus.documents.len()
    }

    /// Whether more documents are listed than there are events: then all choices count them as well, and else only their own.
    pub fn counts_documents(&self) -> bool {
        self.listed() > self.corpus.events.len()
    }

    /// How many documents are listed where nothing is chosen.
    pub fn listed(&self) -> usize {
        match self.are_few() {
            true => self.corpus.documents.len(),
            false => self.dated,
        }
    }

    /// How many choices there are in all facets together.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// True if there is nothing to choose.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The choice at a position.
    pub fn at(&self, position: usize) -> &Choice<'c> {
        &self.all[position]
    }

    /// The position of a choice, if the corpus has it.
    pub fn find(&self, facet: Facet, id: &str) -> Option<usize> {
        self.place(facet, id).ok().map(|place| self.by_id[place].2)
    }

    /// The positions of the choices that the entry at a position has.
    pub fn of_entry(&self, entry: usize) -> &[usize] {
        let start = match entry {
            0 => 0,
            _ => self.ends[entry - 1],
        };
        &self.held[start..self.ends[entry]]
    }

    /// The positions of a facet's choices.
    pub fn of_facet(&self, facet: Facet) -> Range<usize> {
        let start = self.all.partition_point(|choice| choice.facet < facet);
        let end = self.all.partition_point(|choice| choice.facet <= facet);
        start..end
    }

    /// The positions of those choices of a facet that are worth drawing, the one with most events
    /// first where there are more than `long`. Whether events were reviewed is no question where all
    /// are, nor what to show where no document is dated or there is no event, nor then how far one has
    /// come, and who takes part in no event is no choice.
    pub fn drawn(&self, facet: Facet, long: usize) -> Vec<usize> {
        let every = self.of_facet(facet);
        let has_events = |position: &usize| self.totals[*position] > 0;
        let drawn: Vec<_> = match facet {
            Facet::Theme | Facet::Source => every.collect(),
            Facet::Status | Facet::Kind if self.corpus.events.is_empty() => Vec::new(),
            Facet::Status => every.collect(),
            Facet::Review | Facet::Kind => {
                let second = every.clone().next_back().filter(has_events);
                second.into_iter().flat_map(|_| every.clone()).collect()
            }
            _ => every.filter(has_events).collect(),
        };
        if drawn.len() <= long {
            return drawn;
        }
        let most = drawn.iter().map(|&position| self.totals[position]).max();
        let mut by_count = vec![Vec::new(); most.unwrap_or_default() + 1];
        for position in drawn {
            by_count[self.totals[position]].push(position);
        }
        by_count.into_iter().rev().flatten().collect()
    }

    /// The positions of what a view has chosen, as far as the corpus has it.
    pub fn chosen_in(&self, view: &ViewState) -> Vec<usize> {
        let chosen = view.chosen.iter();
        chosen
            .filter_map(|chosen| self.find(chosen.facet, &chosen.id))
            .collect()
    }
}
