//! Which events a view shows, what each choice would show instead, and what hides the rest.

use super::facet::{Choices, Facet};
use super::{Filter, ViewState};
use corpus::EdtfDate;

/// The events of a view, a count for each choice, and what taking a filter off would bring.
///
/// A choice's count is the number of events that would be shown if it were the only one chosen in
/// its facet, with all other filters as they are: so a facet's own selection never makes its counts
/// fall to zero.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facets {
    /// Positions in `corpus.events` of the events that are shown, in that order.
    pub events: Vec<usize>,
    /// A count for each of [`Choices`].
    pub counts: Vec<usize>,
    /// For each of [`Filter::ALL`] the number of events that it alone hides.
    hidden: [usize; Filter::ALL.len()],
}

/// What an event does not answer to, one bit for each facet and these two.
type Missing = u16;
const PERIOD: Missing = 1 << Facet::ALL.len();
const WORDS: Missing = PERIOD << 1;

fn bit(facet: Facet) -> Missing {
    1 << facet as Missing
}

impl Facets {
    /// Counts the events of a corpus under a view, in one pass. `found` says for the event at a
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
        let period = Period::of(view);
        let mut facets = Self {
            counts: vec![0; choices.len()],
            ..Self::default()
        };
        for (position, event) in choices.corpus.events.iter().enumerate() {
            let held = choices.of_event(position);
            let mut missing = asked;
            for &choice in held.iter().filter(|&&choice| is_chosen[choice]) {
                missing &= !facet_of[choice];
            }
            let date = event.date.as_ref();
            for (bit, is_missing) in [(PERIOD, !period.holds(date)), (WORDS, !found(position))] {
                missing |= if is_missing { bit } else { 0 };
            }
            for &choice in held {
                facets.counts[choice] += usize::from(missing & !facet_of[choice] == 0);
            }
            match missing {
                0 => facets.events.push(position),
                alone if alone.is_power_of_two() => facets.hide(alone, &period, date),
                _ => {}
            }
        }
        facets
    }

    /// Counts an event that lacks one thing alone.
    fn hide(&mut self, missing: Missing, period: &Period, date: Option<&EdtfDate>) {
        for (hidden, filter) in self.hidden.iter_mut().zip(Filter::ALL) {
            let hides = match filter {
                Filter::Facet(facet) => missing == bit(facet),
                Filter::Words => missing == WORDS,
                Filter::From => missing == PERIOD && period.without_from().holds(date),
                Filter::To => missing == PERIOD && period.without_to().holds(date),
            };
            *hidden += usize::from(hides);
        }
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

/// The period of a view.
#[derive(Clone, Copy)]
struct Period<'v> {
    from: Option<&'v EdtfDate>,
    to: Option<&'v EdtfDate>,
}

impl<'v> Period<'v> {
    fn of(view: &'v ViewState) -> Self {
        Self {
            from: view.from.as_ref(),
            to: view.to.as_ref(),
        }
    }

    fn without_from(self) -> Self {
        Self { from: None, ..self }
    }

    fn without_to(self) -> Self {
        Self { to: None, ..self }
    }

    /// True if an event of a date may lie in it. One without a date lies nowhere, unless neither
    /// bound is given.
    fn holds(&self, date: Option<&EdtfDate>) -> bool {
        if self.from.is_none() && self.to.is_none() {
            return true;
        }
        let from = self.from.and_then(EdtfDate::earliest);
        let to = self.to.and_then(EdtfDate::latest);
        date.is_some_and(|date| date.overlaps(from, to))
    }
}
