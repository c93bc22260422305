//! Which events a view shows, what each choice would show instead, and what hides the rest.

use super::Choices;
use crate::axis::Entry;
use crate::route::{Facet, Filter, ViewState};
use corpus::EdtfDate;

/// The events and documents of a view, a count for each choice, and what taking a filter off would bring.
///
/// A choice's count is the number of events that would be shown if it were the only one chosen in
/// its facet, with all other filters as they are: so a facet's own selection never makes its counts
/// fall to zero. Documents are counted by their own choice, and by all where they are more than the events.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facets {
    /// Positions in `corpus.events` of the events that are shown, in that order.
    pub events: Vec<usize>,
    /// Positions behind those of all events, see [`Entry`], of the documents that are shown.
    pub documents: Vec<usize>,
    /// A count for each of [`Choices`].
    pub counts: Vec<usize>,
    /// How many events without a date all filters but the period leave: so many it hides, unless the view shows them
    /// beside it. None without a period.
    pub undated: usize,
    /// For each of [`Filter::ALL`] the number of events that it alone hides.
    hidden: [usize; Filter::ALL.len()],
}

/// What an event does not answer to: bit n stands for the nth of [`Filter::ALL`].
type Missing = u16;
const WORDS: Missing = 1 << Facet::ALL.len();
const FROM: Missing = WORDS << 1;
const TO: Missing = FROM << 1;

fn bit(facet: Facet) -> Missing {
    1 << facet as Missing
}

impl Facets {
    /// Counts the entries of a corpus under a view, in one pass. `found` says for the entry at a
    /// position whether the view's words find it.
    pub fn count(choices: &Choices, view: &ViewState, found: impl Fn(usize) -> bool) -> Self {
        let mut is_chosen = vec![false; choices.len()];
        let mut asked = 0;
        for choice in choices.chosen_in(view) {
            is_chosen[choice] = true;
            asked |= bit(choices.at(choice).facet);
        }
        let facet_of: Vec<_> = (0..choices.len())
            .map(|choice| bit(choices.at(choice).facet))
            .collect();
        let (from, to) = view.bounds();
        // An event without a date lies nowhere in time, unless a bound is not given.
        let is_before = |date: Option<&EdtfDate>| {
            view.from.is_some() && !date.map_or(view.undated, |date| date.overlaps(from, None))
        };
        let is_after = |date: Option<&EdtfDate>| {
            view.to.is_some() && !date.map_or(view.undated, |date| date.overlaps(None, to))
        };
        let is_period = view.from.is_some() || view.to.is_some();
        let mut facets = Self {
            counts: vec![0; choices.len()],
            ..Self::default()
        };
        for position in 0..Entry::count(choices.corpus) {
            let held = choices.of_entry(position);
            let is_event = position < choices.corpus.events.len();
            if !is_event && held.is_empty() {
                continue;
            }
            let mut missing = asked;
            for &choice in held.iter().filter(|&&choice| is_chosen[choice]) {
                missing &= !facet_of[choice];
            }
            let date = Entry::at(choices.corpus, position).date();
            for (bit, is_missing) in [
                (WORDS, !found(position)),
                (FROM, is_before(date)),
                (TO, is_after(date)),
            ] {
                missing |= if is_missing { bit } else { 0 };
            }
            for &choice in choices.counting(position) {
                facets.counts[choice] += usize::from(missing & !facet_of[choice] == 0);
            }
            let is_undated = is_period && date.is_none();
            facets.undated += usize::from(is_undated && missing & !(FROM | TO) == 0);
            match missing {
                0 if is_event => facets.events.push(position),
                0 => facets.documents.push(position),
                alone if is_event && alone.is_power_of_two() => {
                    facets.hidden[alone.trailing_zeros() as usize] += 1;
                }
                _ => {}
            }
        }
        facets
    }

    /// The positions of all entries that are shown, in their order.
    pub fn entries(&self) -> Vec<usize> {
        [&self.events[..], &self.documents].concat()
    }

    /// The filters that hide events all by themselves, each with the number of events that would be
    /// shown without it, best first.
    pub fn advice(&self) -> Vec<(Filter, usize)> {
        let mut advice: Vec<(Filter, usize)> = Vec::new();
        let hiding = Filter::ALL.into_iter().zip(self.hidden);
        for (filter, hidden) in hiding.filter(|(_, hidden)| *hidden > 0) {
            let shown = self.events.len() + hidden;
            let place = advice.partition_point(|(_, other)| *other >= shown);
            advice.insert(place, (filter, shown));
        }
        advice
    }
}
