//! The filters of a view as wholes: what can be taken off.

use super::{Facet, ViewState};
use corpus::{Day, EdtfDate};

/// Something that may hide events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Filter {
    /// All that is chosen in a facet.
    Facet(Facet),
    /// The words that are looked for.
    Words,
    /// The beginning of the period.
    From,
    /// The end of the period.
    To,
}

impl Filter {
    /// All of them, in the order of the page.
    pub const ALL: [Filter; Facet::ALL.len() + 3] = {
        let mut all = [Filter::Words; Facet::ALL.len() + 3];
        let mut at = 0;
        while at < Facet::ALL.len() {
            all[at] = Filter::Facet(Facet::ALL[at]);
            at += 1;
        }
        all[at + 1] = Filter::From;
        all[at + 2] = Filter::To;
        all
    };

    /// True if a view has it.
    pub fn is_in(self, view: &ViewState) -> bool {
        match self {
            Filter::Facet(facet) => view.chosen.iter().any(|chosen| chosen.facet == facet),
            Filter::Words => !view.query.is_empty(),
            Filter::From => view.from.is_some(),
            Filter::To => view.to.is_some(),
        }
    }
}

impl ViewState {
    /// True if any filter hides events.
    pub fn is_filtered(&self) -> bool {
        Filter::ALL.into_iter().any(|filter| filter.is_in(self))
    }

    /// The first and the last day of the period, as far as it has bounds.
    pub fn bounds(&self) -> (Option<Day>, Option<Day>) {
        let first = self.from.as_ref().and_then(EdtfDate::earliest);
        let last = self.to.as_ref().and_then(EdtfDate::latest);
        (first, last)
    }

    /// The same view in another period. Without one undated events are shown anyway.
    #[must_use]
    pub fn in_period(&self, from: Option<EdtfDate>, to: Option<EdtfDate>) -> Self {
        Self {
            undated: self.undated && (from.is_some() || to.is_some()),
            from,
            to,
            fragment: None,
            ..self.clone()
        }
    }

    /// The same view with undated events beside those of the period, or no longer.
    #[must_use]
    pub fn with_undated(&self, undated: bool) -> Self {
        Self {
            undated,
            fragment: None,
            ..self.clone()
        }
    }

    /// The same view without a filter.
    #[must_use]
    pub fn without(&self, filter: Filter) -> Self {
        let mut view = Self {
            fragment: None,
            ..self.clone()
        };
        match filter {
            Filter::Facet(facet) => view.chosen.retain(|chosen| chosen.facet != facet),
            Filter::Words => view.query.clear(),
            Filter::From => return self.in_period(None, self.to.clone()),
            Filter::To => return self.in_period(self.from.clone(), None),
        }
        view
    }

    /// The same view with every filter taken off.
    #[must_use]
    pub fn unfiltered(&self) -> Self {
        Self {
            page: self.page.clone(),
            event: self.event.clone(),
            lanes: self.lanes,
            layout: self.layout,
            other: self.other.clone(),
            ..Self::default()
        }
    }
}
